// What an event could know of, and what could know of it, by the kernel's ground truth: vector
// clocks after Fidge and Mattern, which no mode can see.
import type { Trace, TraceEvent } from "../sim/trace.ts";
import { perRun } from "./perRun.ts";

/** `none`: events of the world and the start of the nodes stand outside of what nodes can know. */
export type Relation = "same" | "before" | "after" | "concurrent" | "none";

/** Events by their index in the trace, ascending: those that are told (no background, start). */
export interface Cone {
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Those that did not know each other. */
  readonly concurrent: readonly number[];
}

/** How event `a` stands to event `b`: "before" means that `a` could influence `b`. */
export function relationOf(trace: Trace, a: number, b: number): Relation {
  return relate(orderOf(trace), trace.events[a], trace.events[b]);
}

function relate(order: Order, a: TraceEvent | undefined, b: TraceEvent | undefined): Relation {
  if (a === undefined || b === undefined || isOutside(a) || isOutside(b)) return "none";
  if (a === b) return "same";
  if (couldReach(order, a, b)) return "before";
  return couldReach(order, b, a) ? "after" : "concurrent";
}

const lastCone = new WeakMap<Trace, { readonly event: number; readonly cone: Cone }>();

/** All told events by how they stand to this one. Empty for an event that stands outside. */
export function coneOf(trace: Trace, event: number): Cone {
  // Whoever asks, asks again for the same one: what is drawn, counted and told is one cone.
  const last = lastCone.get(trace);
  if (last?.event === event) return last.cone;
  const cone = computeCone(trace, event);
  lastCone.set(trace, { event, cone });
  return cone;
}

function computeCone(trace: Trace, event: number): Cone {
  const sides = { before: [] as number[], after: [] as number[], concurrent: [] as number[] };
  const order = orderOf(trace);
  const centre = trace.events[event];
  for (const other of trace.events) {
    if (other.background) continue;
    const relation = relate(order, other, centre);
    if (relation !== "none" && relation !== "same") sides[relation].push(other.index);
  }
  return sides;
}

/** Whether the event is of the world around the nodes, or before everything. */
function isOutside({ node, kind }: TraceEvent): boolean {
  return node === null || kind === "start";
}

/** Whether something of `from` may be in what the node knew at `to`. */
function couldReach({ placeOf, ticks }: Order, from: TraceEvent, to: TraceEvent): boolean {
  const i = placeOf[from.index] ?? -1;
  // A client that gives up, or a message to a node that is down, leaves no trace in any node.
  if (ticks[from.index] !== 1) return false;
  return (to.clock[i] ?? 0) >= (from.clock[i] ?? Number.POSITIVE_INFINITY);
}

interface Order {
  /** By event: the position of its node in the scenario's order, which is that of the clocks. */
  readonly placeOf: Int32Array;
  /** By event: 1 if it is an event of its node's own history. */
  readonly ticks: Uint8Array;
}

const orderOf = perRun(({ nodes, events }: Trace): Order => {
  const places = new Map(nodes.map((node, i) => [node, i]));
  const placeOf = new Int32Array(events.length).fill(-1);
  const ticks = new Uint8Array(events.length);
  const counts = nodes.map(() => 0);
  for (const { index, node, clock } of events) {
    const i = node === null ? undefined : places.get(node);
    if (i === undefined) continue;
    placeOf[index] = i;
    const count = clock[i] ?? 0;
    if (count > (counts[i] ?? 0)) ticks[index] = 1;
    counts[i] = count;
  }
  return { placeOf, ticks };
});
