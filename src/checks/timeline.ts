// The tables of all nodes, instant by instant. What happens within one instant has no duration:
// only what stands when the last event of the instant is over counts for "at every instant" and
// "from then on".
import type { TableView } from "../data/view.ts";
import { defined } from "../lib/assert.ts";
import { endsPiece } from "../lib/work.ts";
import type { Trace, TraceEvent } from "../sim/trace.ts";

/** What changed at one instant. Nodes are numbered in the scenario's order. */
export interface Instant {
  readonly atUs: number;
  /** Index of the last event of the instant. */
  readonly event: number;
  /** The nodes that show another table than before (the first instant: all). */
  readonly changed: readonly { readonly node: number; readonly table: TableView }[];
  readonly isUp: readonly boolean[];
  /** Whether a node went down or came up (true at the first instant). */
  readonly upChanged: boolean;
}

/**
 * Walks through the instants at which a table, or who is up, may have changed; and now and then
 * through one at which nothing did, so that who walks in pieces never goes far without an end.
 */
export function* instants(trace: Trace): Generator<Instant> {
  const histories = trace.nodes.map((node) => defined(trace.histories[node], `history of ${node}`));
  const positions = histories.map(() => -1);
  const tables: (TableView | undefined)[] = histories.map(() => undefined);
  const turns = turningEvents(trace);
  const isUp = trace.nodes.map(() => true);
  let turned = true;
  for (const event of trace.events) {
    const turn = turns.get(event.index);
    for (const { node, up } of turn ?? []) isUp[node] = up;
    turned ||= turn !== undefined;
    if (!endsInstant(trace.events, event)) continue;
    const changed: { node: number; table: TableView }[] = [];
    for (const [node, history] of histories.entries()) {
      const before = positions[node] as number;
      let position = before;
      while ((history.events[position + 1] ?? Number.POSITIVE_INFINITY) <= event.index) {
        position += 1;
      }
      if (position === before) continue;
      positions[node] = position;
      const table = trace.mode.rows(history.states[position]);
      if (table === tables[node]) continue;
      tables[node] = table;
      changed.push({ node, table });
    }
    if (changed.length === 0 && !turned && !endsPiece(event.index)) continue;
    yield { atUs: event.atUs, event: event.index, changed, isUp: [...isUp], upChanged: turned };
    turned = false;
  }
}

function endsInstant(events: readonly TraceEvent[], event: TraceEvent): boolean {
  return events[event.index + 1]?.atUs !== event.atUs;
}

/** Who goes down or comes up, by event. */
function turningEvents(trace: Trace): Map<number, { node: number; up: boolean }[]> {
  const turns = new Map<number, { node: number; up: boolean }[]>();
  const add = (event: number, node: number, up: boolean): void => {
    turns.set(event, [...(turns.get(event) ?? []), { node, up }]);
  };
  for (const [node, id] of trace.nodes.entries()) {
    for (const { from, to } of trace.down[id] ?? []) {
      add(from, node, false);
      if (to !== null) add(to, node, true);
    }
  }
  return turns;
}
