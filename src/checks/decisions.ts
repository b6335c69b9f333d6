// When the loss of a write was certain, and to whom it was lost: the first event after which a node
// that should show it never does again, or by which a node decided against it.
import type { NodeId, RequestId } from "../data/value.ts";
import { holdersOf } from "../data/view.ts";
import { endsPiece, type Work, within } from "../lib/work.ts";
import type { Note } from "../sim/note.ts";
import { lastEvent, requestById, rowsAfter, type Trace, type TraceEvent } from "../sim/trace.ts";
import { departures, type Lost } from "./departures.ts";
import type { Effect } from "./effects.ts";
import { descendants, type Overwrites, overwrites, type Version } from "./overwrites.ts";

export interface Decision {
  readonly event: number;
  /** The writes that took its place then and there. */
  readonly to: readonly RequestId[];
}

/** One decision for each loss, in their order. */
export function* decisions(trace: Trace, losses: readonly Lost[]): Work<readonly Decision[]> {
  if (losses.length === 0) return [];
  const graph = overwrites(trace);
  const noted = yield* within(notedLosses(trace, losses), 0, 0.3);
  const left = yield* within(departures(trace, losses, graph), 0.3, 0.9);
  const beaters = new Beaters(trace, graph);
  return losses.map((loss) => {
    const note = noted.get(keyOf(loss))?.find((one) => concerns(one, loss.effect));
    const gone = loss.missingAt
      .map((node) => left(node, loss))
      .filter((event) => event !== null)
      .reduce((first, event) => Math.min(first, event), Number.POSITIVE_INFINITY);
    const event = Math.min(gone, note?.event ?? Number.POSITIVE_INFINITY);
    // A write cannot be lost before it has its OK.
    const acknowledged = requestById(trace, loss.request)?.endedBy ?? 0;
    if (event === note?.event && note.to.length > 0) {
      return { event: Math.max(event, acknowledged), to: note.to };
    }
    if (event === Number.POSITIVE_INFINITY) {
      return { event: lastEvent(trace), to: beaters.at(lastEvent(trace), loss.missingAt, loss) };
    }
    const node = trace.events[event]?.node;
    const to = node == null ? [] : beaters.at(event, [node], loss);
    return { event: Math.max(event, acknowledged), to };
  });
}

const keyOf = ({ request, row }: Lost): string => `${request} ${row}`;

/** A node's own note that a write does not stand. */
interface NotedLoss {
  readonly event: number;
  /** Empty: of all that it wrote in the row. */
  readonly fields: readonly string[];
  readonly to: readonly RequestId[];
}

const concerns = ({ fields }: NotedLoss, { field }: Effect): boolean =>
  fields.length === 0 || fields.includes(field ?? "");

/** By request and row, in order of events. */
function* notedLosses(
  trace: Trace,
  losses: readonly Lost[],
): Work<ReadonlyMap<string, readonly NotedLoss[]>> {
  const noted = new Map<string, NotedLoss[]>(losses.map((loss) => [keyOf(loss), []]));
  for (const { index, notes } of trace.events) {
    if (endsPiece(index)) yield index / trace.events.length;
    for (const note of notes) {
      for (const { request, row, ...one } of lossesIn(note)) {
        noted.get(`${request} ${row}`)?.push({ event: index, ...one });
      }
    }
  }
  return noted;
}

function lossesIn(note: Note) {
  if (note.kind === "lost") {
    const { request, row, to } = note;
    return [{ request, row, fields: note.fields.map(({ field }) => field), to: to ? [to] : [] }];
  }
  if (note.kind !== "conflict") return [];
  const { row } = note;
  const to = note.kept.flatMap(({ request }) => request ?? []);
  // Where a row competes as a whole, its existence does, too.
  const fields = note.fields.length === 0 ? [] : [...note.fields, ""];
  return note.lost.flatMap(({ request }) => (request === null ? [] : { request, row, fields, to }));
}

/** Whose values took the place of a lost one. */
class Beaters {
  private readonly trace: Trace;
  private readonly graph: Overwrites;
  private readonly above = new Map<Version, ReadonlySet<Version>>();

  constructor(trace: Trace, graph: Overwrites) {
    this.trace = trace;
    this.graph = graph;
  }

  at(index: number, nodes: readonly NodeId[], { request, row, effect }: Lost): RequestId[] {
    const event = this.trace.events[index] as TraceEvent;
    // What a crash takes is lost to nobody.
    if (event.kind === "crash") return [];
    const own = this.graph.find(request, row, effect.field);
    const held = nodes.flatMap((node) =>
      holdersOf(rowsAfter(this.trace, node, index)[row], effect.field),
    );
    return [...new Set(held)].filter((id) => id !== request && !this.isOlder(id, own));
  }

  /** Whether a write is one that the other stood over: an old value that shows again. */
  private isOlder(id: RequestId, own: Version | undefined): boolean {
    const one = own && this.graph.find(id, own.row, own.field);
    if (own === undefined || one === undefined) return false;
    const above = this.above.get(one) ?? descendants([one]);
    this.above.set(one, above);
    return above.has(own);
  }
}
