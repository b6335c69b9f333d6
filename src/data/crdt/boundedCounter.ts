// A counter that never falls below zero: every node holds rights, may take away only what it has
// rights for, and rights can be handed over (escrow: O'Neil, 1986; as a CRDT: Balegas and others,
// "Extending Eventually Consistent Cloud Databases for Enforcing Numeric Invariants", 2015). The
// sum of the rights is the value.
import type { NodeId, RequestId } from "../value.ts";
import {
  addToGCounter,
  type GCounter,
  holdersOfGCounter,
  joinGCounters,
  startGCounter,
  totalOfGCounter,
} from "./gCounter.ts";
import { joinRecords } from "./joinRecords.ts";

export interface BoundedCounter {
  /** Rights made by each node's additions; what it starts with included. */
  readonly made: GCounter;
  /** Rights used up by each node. */
  readonly spent: GCounter;
  /** Rights handed over so far, by giver, then by receiver. Only the giver changes its entry. */
  readonly given: Readonly<Record<NodeId, Readonly<Record<NodeId, number>>>>;
}

/** A counter that starts with these rights by node. */
export function startBoundedCounter(rights: Readonly<Record<NodeId, number>>): BoundedCounter {
  return { made: startGCounter(rights), spent: {}, given: {} };
}

/**
 * `total` split evenly over the nodes; the first ones get the rest. `total` is a whole number ≥ 0.
 */
export function splitEvenly(total: number, nodes: readonly NodeId[]): Record<NodeId, number> {
  const share = Math.floor(total / nodes.length);
  const rest = total - share * nodes.length;
  return Object.fromEntries(
    nodes.map((node, index) => [node, share + Math.max(0, Math.min(1, rest - index))]),
  );
}

/**
 * What the node may take away, as far as this replica knows: at the node itself exact, elsewhere
 * perhaps old.
 */
export function rightsOf(counter: BoundedCounter, node: NodeId): number {
  const made = counter.made[node]?.count ?? 0;
  const spent = counter.spent[node]?.count ?? 0;
  const given = Object.values(counter.given[node] ?? {}).reduce((sum, amount) => sum + amount, 0);
  const received = Object.values(counter.given).reduce((sum, to) => sum + (to[node] ?? 0), 0);
  return made + received - given - spent;
}

export function rightsByNode(
  counter: BoundedCounter,
  nodes: readonly NodeId[],
): Readonly<Record<NodeId, number>> {
  return Object.fromEntries(nodes.map((node) => [node, rightsOf(counter, node)]));
}

/** A local addition or taking away. Null when it takes more than the node's rights. */
export function addToBoundedCounter(
  counter: BoundedCounter,
  node: NodeId,
  by: number,
  request: RequestId,
): BoundedCounter | null {
  if (by >= 0) return { ...counter, made: addToGCounter(counter.made, node, by, request) };
  if (rightsOf(counter, node) < -by) return null;
  return { ...counter, spent: addToGCounter(counter.spent, node, -by, request) };
}

/** Hands rights from this node to another. Null when it has not so many. */
export function giveRights(
  counter: BoundedCounter,
  from: NodeId,
  to: NodeId,
  amount: number,
): BoundedCounter | null {
  if (rightsOf(counter, from) < amount) return null;
  const own = counter.given[from] ?? {};
  const given = { ...own, [to]: (own[to] ?? 0) + amount };
  return { ...counter, given: { ...counter.given, [from]: given } };
}

/** The join: the larger of each entry, all of which only grow. `a` itself when `b` adds nothing. */
export function joinBoundedCounters(a: BoundedCounter, b: BoundedCounter): BoundedCounter {
  const made = joinGCounters(a.made, b.made);
  const spent = joinGCounters(a.spent, b.spent);
  const given = joinRecords(a.given, b.given, (x, y) => joinRecords(x, y, larger));
  const same = made === a.made && spent === a.spent && given === a.given;
  return same ? a : { made, spent, given };
}

function larger(x: number, y: number): number {
  return y > x ? y : x;
}

export function valueOfBoundedCounter(counter: BoundedCounter): number {
  return totalOfGCounter(counter.made) - totalOfGCounter(counter.spent);
}

/** Every request whose effect the value contains. */
export function holdersOfBoundedCounter(counter: BoundedCounter): readonly RequestId[] {
  return [...new Set([...holdersOfGCounter(counter.made), ...holdersOfGCounter(counter.spent)])];
}
