// The order of ballots, for everything that agrees by Paxos. A ballot is a pair of a round and the
// node that proposes in it, so that no two nodes ever propose in the same ballot (Lamport, "The
// Part-Time Parliament", 1998).
import type { NodeId } from "../../data/value.ts";
import { compareText } from "../../lib/record.ts";
import type { Ballot } from "../../sim/note.ts";

/**
 * Negative, zero or positive, as `a` is before, equal to or after `b`: the larger round, then the
 * larger node id.
 */
export function compareBallots(a: Ballot, b: Ballot): number {
  return a.round - b.round || compareText(a.node, b.node);
}

/** Whether `a` is larger than `b`. No ballot at all (null) is smaller than every ballot. */
export function isAbove(a: Ballot | null, b: Ballot | null): boolean {
  if (a === null) return false;
  return b === null || compareBallots(a, b) > 0;
}

export function sameBallot(a: Ballot | null, b: Ballot | null): boolean {
  return a === b || (a !== null && b !== null && compareBallots(a, b) === 0);
}

/** The larger of the two; null where neither is one. */
export function laterBallot(a: Ballot | null, b: Ballot | null): Ballot | null {
  return isAbove(a, b) ? a : b;
}

/** The smallest ballot of this node that is above what it has seen so far. */
export function nextBallot(seen: Ballot | null, node: NodeId): Ballot {
  return { round: (seen?.round ?? 0) + 1, node };
}
