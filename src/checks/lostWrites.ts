// Which acknowledged writes were lost. One definition for all modes: a write is lost unless what it
// brought is visible at the end at every node that is up, or a client's write replaced it at a node
// where it was the visible value, or part of it. While a run is unfinished that is still open.
import type { FieldValue, NodeId, RequestId, RowId } from "../data/value.ts";
import { endsPiece, type Work, within } from "../lib/work.ts";
import { isUpAfter, lastEvent, type RequestRecord, type Trace } from "../sim/trace.ts";
import { type Decision, decisions } from "./decisions.ts";
import { type Effect, effectsOf } from "./effects.ts";
import { type Overwrites, overwrites } from "./overwrites.ts";
import { perTraceInPieces } from "./perTrace.ts";
import { isIdle, isReplaced } from "./replaced.ts";
import { Standing } from "./standing.ts";

export interface LostField {
  /** Null: the row's existence; the request inserted or deleted it. */
  readonly field: string | null;
  /** What was written; for `increment`, `add` and `remove` what the operation says. */
  readonly value: FieldValue;
  /** The nodes that are up at the end and do not show it. */
  readonly missingAt: readonly NodeId[];
  /** The writes that it was lost to; empty where it simply vanished. */
  readonly shadowedBy: readonly RequestId[];
  /** The event by which the loss was certain. */
  readonly event: number;
}

/** What one request lost in one row. */
export interface LostWrite {
  readonly request: RequestId;
  readonly row: RowId;
  readonly fields: readonly LostField[];
  /** The first event by which some of it was certain. */
  readonly event: number;
}

export type Fate =
  | "lost"
  | "replaced"
  /** Every node that is up shows it in the end. */
  | "kept"
  /** It removed what was not there. */
  | "idle"
  /** The run ends before it is decided. */
  | "open"
  /** Its client was never told OK. */
  | "unacknowledged";

export interface EffectWithFate {
  readonly request: RequestId;
  readonly row: RowId;
  readonly effect: Effect;
  readonly fate: Fate;
  readonly missingAt: readonly NodeId[];
}

/** What became of everything that clients wrote and were not refused, in order of requests. */
export const fates = perTraceInPieces(function* (trace: Trace): Work<readonly EffectWithFate[]> {
  const graph = yield* within(overwrites.inPieces(trace), 0, 0.6);
  const standing = new AtTheEnd(trace);
  const found: EffectWithFate[] = [];
  for (const request of trace.requests) {
    if (request.outcome === "refused") continue;
    for (const [row, effects] of effectsOf(request)) {
      for (const effect of effects) {
        const missingAt = standing.missing(request.id, row, effect);
        const fate = fateOf(trace, graph, request, row, effect, missingAt);
        found.push({ request: request.id, row, effect, fate, missingAt });
      }
    }
    if (endsPiece(request.index)) yield 0.6 + (0.4 * request.index) / trace.requests.length;
  }
  return found;
});

function fateOf(
  trace: Trace,
  graph: Overwrites,
  { id, outcome }: RequestRecord,
  row: RowId,
  effect: Effect,
  missingAt: readonly NodeId[],
): Fate {
  if (outcome !== "ok") return "unacknowledged";
  if (missingAt.length === 0 && !trace.unfinished) return "kept";
  const version = graph.find(id, row, effect.field);
  if (version !== undefined && isReplaced(trace, version, effect)) return "replaced";
  if (isIdle(trace, version, effect)) return "idle";
  return trace.unfinished ? "open" : "lost";
}

/** What every node that is up shows at the end. */
class AtTheEnd {
  private readonly trace: Trace;
  private readonly nodes: readonly {
    readonly node: NodeId;
    readonly standing: Map<RowId, Standing>;
  }[];

  constructor(trace: Trace) {
    this.trace = trace;
    this.nodes = trace.nodes
      .filter((node) => isUpAfter(trace, node, lastEvent(trace)))
      .map((node) => ({ node, standing: new Map() }));
  }

  /** The nodes that lack what a request did. */
  missing(request: RequestId, row: RowId, effect: Effect): readonly NodeId[] {
    const end = lastEvent(this.trace);
    return this.nodes.flatMap(({ node, standing }) => {
      const known = standing.get(row) ?? new Standing(this.trace, node, end, row);
      standing.set(row, known);
      return known.shows(request, effect) ? [] : [node];
    });
  }
}

/** The lost writes in order of their requests. */
export const lostWrites = perTraceInPieces(function* (trace: Trace): Work<readonly LostWrite[]> {
  const all = yield* within(fates.inPieces(trace), 0, 0.6);
  const lost = all.filter(({ fate }) => fate === "lost");
  const decided = yield* within(decisions(trace, lost), 0.6, 1);
  const writes = new Map<string, LostWrite>();
  for (const [i, one] of lost.entries()) {
    const { request, row } = one;
    const field = fieldOf(one, decided[i] as Decision);
    const key = `${request} ${row}`;
    const earlier = writes.get(key);
    const event = Math.min(field.event, earlier?.event ?? field.event);
    writes.set(key, { request, row, fields: [...(earlier?.fields ?? []), field], event });
  }
  return [...writes.values()];
});

function fieldOf({ effect, missingAt }: EffectWithFate, { event, to }: Decision): LostField {
  const { field, value } = effect;
  return { field, value, missingAt, shadowedBy: to.toSorted(byNumber), event };
}

function byNumber(a: RequestId, b: RequestId): number {
  return Number(a.slice(1)) - Number(b.slice(1));
}
