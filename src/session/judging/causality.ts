// What an event could know of, and what could know of it, by the kernel's ground truth: vector
// clocks after Fidge and Mattern, which no mode can see.
import { countLeading } from "../../lib/bisect.ts";
import { oncePerKey } from "../../lib/oncePerKey.ts";
import type { Trace, TraceEvent } from "../../sim/trace.ts";

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

/**
 * In the lane of each node, what could influence the event is a beginning and what it could
 * influence is an end; so all that is left to do for each event is to look where it stands.
 */
function computeCone(trace: Trace, event: number): Cone {
  const sides: Record<keyof Cone, number[]> = { before: [], after: [], concurrent: [] };
  const centre = trace.events[event];
  if (centre === undefined || isOutside(centre)) return sides;
  const order = orderOf(trace);
  const { placeOf, ticks, positionOf, lanes, told } = order;
  const bounds = lanes.map((lane, i) => boundsIn(lane, i, centre, order));
  for (const other of told) {
    if (other === event) continue;
    const { known, reached } = bounds[placeOf[other] ?? -1] ?? nowhere;
    const position = positionOf[other] ?? 0;
    if (position < known && ticks[other] === 1) sides.before.push(other);
    else if (position >= reached) sides.after.push(other);
    else sides.concurrent.push(other);
  }
  return sides;
}

interface Bounds {
  /** How many events of the lane lie in the event's past, those included that leave no trace. */
  readonly known: number;
  /** The first of the lane that could know of the event. */
  readonly reached: number;
}

const nowhere: Bounds = { known: 0, reached: 0 };

function boundsIn(
  lane: readonly TraceEvent[],
  place: number,
  centre: TraceEvent,
  { placeOf, ticks }: Order,
): Bounds {
  const own = placeOf[centre.index] ?? -1;
  const count = centre.clock[own] ?? Number.POSITIVE_INFINITY;
  const seen = centre.clock[place] ?? 0;
  const isBefore = (i: number): boolean => (lane[i]?.clock[own] ?? 0) < count;
  return {
    known: countLeading(lane.length, (i) => (lane[i]?.clock[place] ?? 0) <= seen),
    reached: ticks[centre.index] === 1 ? countLeading(lane.length, isBefore) : lane.length,
  };
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
  /** By event: where it stands in the lane of its node. */
  readonly positionOf: Int32Array;
  /** By node: its events after the start, in order; their clocks never go back. */
  readonly lanes: readonly (readonly TraceEvent[])[];
  /** The events that are told, ascending. */
  readonly told: readonly number[];
}

const orderOf = oncePerKey(({ nodes, events }: Trace): Order => {
  const places = new Map(nodes.map((node, i) => [node, i]));
  const placeOf = new Int32Array(events.length).fill(-1);
  const ticks = new Uint8Array(events.length);
  const positionOf = new Int32Array(events.length);
  const lanes = nodes.map((): TraceEvent[] => []);
  const told: number[] = [];
  const counts = nodes.map(() => 0);
  for (const event of events) {
    const i = event.node === null ? undefined : places.get(event.node);
    const lane = i === undefined ? undefined : lanes[i];
    if (i === undefined || lane === undefined || event.kind === "start") continue;
    const { index, clock, background } = event;
    placeOf[index] = i;
    positionOf[index] = lane.length;
    lane.push(event);
    if (!background) told.push(index);
    const count = clock[i] ?? 0;
    if (count > (counts[i] ?? 0)) ticks[index] = 1;
    counts[i] = count;
  }
  return { placeOf, ticks, positionOf, lanes, told };
});
