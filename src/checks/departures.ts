// Until when each node showed what was lost in the end, itself or as a part of something else.
import type { FieldValue, NodeId, RequestId, RowId, Scalar } from "../data/value.ts";
import type { RowView } from "../data/view.ts";
import { endsPiece, type Work, within } from "../lib/work.ts";
import { rowsAfter, type Trace } from "../sim/trace.ts";
import type { Effect } from "./effects.ts";
import { below, type CarriedOut, type Overwrites } from "./overwrites.ts";
import { Standing } from "./standing.ts";

/** A write that is lost. */
export interface Lost {
  readonly request: RequestId;
  readonly row: RowId;
  readonly effect: Effect;
  readonly missingAt: readonly NodeId[];
}

/** The event after which a node never showed a lost write again; null where it never had. */
type Departures = (node: NodeId, loss: Lost) => number | null;

export function* departures(
  trace: Trace,
  losses: readonly Lost[],
  graph: Overwrites,
): Work<Departures> {
  const rows = new Map<RowId, Map<string, Effect>>();
  for (const { row, effect } of losses) {
    const places = rows.get(row) ?? new Map<string, Effect>();
    rows.set(row, places.set(placeOf(effect), effect));
  }
  const byNode = new Map<NodeId, ReadonlyMap<string, PlaceLog>>();
  const { length } = trace.nodes;
  for (const [i, node] of trace.nodes.entries()) {
    const logs = yield* within(logsOf(trace, node, rows), i / length, (i + 1) / length);
    for (const log of logs.values()) log.spread(graph);
    byNode.set(node, logs);
  }
  return (node, loss) => {
    const { request, row, effect } = loss;
    const log = byNode.get(node)?.get(`${row} ${placeOf(effect)}`);
    if (effect.kind === "remove") return removalLeft(trace, node, loss, graph);
    if (effect.kind === "add") return log?.items.get(effect.value as Scalar) ?? null;
    const event = log?.requests.get(request);
    return event === undefined || event === Number.POSITIVE_INFINITY ? null : event;
  };
}

const placeOf = ({ field, kind }: Effect): string => `${kind} ${field ?? ""}`;

/** What one place of one node showed, and when each of it left for good. */
class PlaceLog {
  readonly items = new Map<Scalar, number>();
  /** Of the requests whose values were shown there, themselves or as a part of others. */
  readonly requests = new Map<RequestId, number>();

  private readonly node: NodeId;
  private readonly row: RowId;
  private readonly effect: Effect;
  private readonly left: (readonly [RequestId, event: number])[] = [];
  private held: ReadonlySet<RequestId> = new Set();
  private shown: ReadonlySet<Scalar> = new Set();

  constructor(node: NodeId, row: RowId, effect: Effect) {
    this.node = node;
    this.row = row;
    this.effect = effect;
  }

  follow(view: RowView | undefined, event: number): void {
    const held = new Set(this.heldIn(view));
    for (const request of this.held) if (!held.has(request)) this.left.push([request, event]);
    this.held = held;
    if (this.effect.kind !== "add") return;
    const shown = new Set(itemsIn(view, this.effect.field ?? ""));
    for (const item of this.shown) if (!shown.has(item)) this.items.set(item, event);
    this.shown = shown;
  }

  private heldIn(view: RowView | undefined): readonly RequestId[] {
    const { field, kind } = this.effect;
    return (view ?? []).flatMap(({ fields, holds }) => {
      if (field === null) return (fields === null) === (kind === "absent") ? holds : [];
      return (fields?.[field] ?? []).flatMap((version) => version.holds);
    });
  }

  /** What was shown as a part of something else stayed as long as that. The latest go first. */
  spread(graph: Overwrites): void {
    const seen = new Set<CarriedOut>();
    const still = [...this.held].map((request) => [request, Number.POSITIVE_INFINITY] as const);
    for (const [request, event] of [...still, ...this.left.reverse()]) {
      if (!this.requests.has(request)) this.requests.set(request, event);
      const version = graph.find(request, this.row, this.effect.field);
      const open = version === undefined ? [] : [...below(version, this.node, event - 1)];
      for (let one = open.pop(); one !== undefined; one = open.pop()) {
        if (seen.has(one)) continue;
        seen.add(one);
        for (const older of one.contains) {
          if (!this.requests.has(older.request)) this.requests.set(older.request, event);
          open.push(...below(older, this.node, one.event));
        }
      }
    }
  }
}

function itemsIn(view: RowView | undefined, field: string): readonly Scalar[] {
  const values = (view ?? []).flatMap(({ fields }) =>
    (fields?.[field] ?? []).map(({ value }) => value),
  );
  return values.flatMap((value: FieldValue): readonly Scalar[] =>
    Array.isArray(value) ? value : [],
  );
}

/** By row and place. */
function* logsOf(
  trace: Trace,
  node: NodeId,
  rows: ReadonlyMap<RowId, ReadonlyMap<string, Effect>>,
): Work<ReadonlyMap<string, PlaceLog>> {
  const logs = new Map<string, PlaceLog>();
  const views = new Map<RowId, RowView | undefined>();
  for (const [i, event] of (trace.histories[node]?.events ?? []).entries()) {
    if (endsPiece(i, 32)) yield 0;
    const table = rowsAfter(trace, node, event);
    for (const [row, places] of rows) {
      const view = table[row];
      if (views.has(row) && views.get(row) === view) continue;
      views.set(row, view);
      for (const [place, effect] of places) {
        const key = `${row} ${place}`;
        const log = logs.get(key) ?? new PlaceLog(node, row, effect);
        logs.set(key, log);
        log.follow(view, event);
      }
    }
  }
  return logs;
}

/** The same for the removal of an item, found the long way: it is in the values, not in holders. */
function removalLeft(trace: Trace, node: NodeId, loss: Lost, graph: Overwrites): number | null {
  const { request, row, effect } = loss;
  const carriedOut = graph.find(request, row, effect.field)?.firstEvent ?? 0;
  const events = trace.histories[node]?.events ?? [];
  const last = events.findLastIndex(
    (event) => event >= carriedOut && new Standing(trace, node, event, row).shows(request, effect),
  );
  return last < 0 ? null : (events[last + 1] ?? null);
}
