// A counter that only grows: every node counts its own additions, the total is their sum, and of
// two reports about one node the larger one is the later one (Shapiro and others, "Conflict-free
// Replicated Data Types", 2011).
import { mapValues } from "../../lib/record.ts";
import type { NodeId, RequestId } from "../value.ts";
import { joinRecords } from "./joinRecords.ts";

/** What one node has added so far. */
interface Share {
  readonly count: number;
  /** The requests that made it up, in order; what was there at the start holds nobody. */
  readonly holds: readonly RequestId[];
  /** What of it was taken away for good: that much, of so many requests. */
  readonly cleared?: Cleared;
}

interface Cleared {
  readonly count: number;
  readonly requests: number;
}

export type GCounter = Readonly<Record<NodeId, Share>>;

/** A counter that starts with what the nodes are said to have added. */
export function startGCounter(counts: Readonly<Record<NodeId, number>>): GCounter {
  return mapValues(counts, (count) => ({ count, holds: [] }));
}

/**
 * A local addition. The type is sound for `by` ≥ 0 only: the join takes a node's smaller count for
 * an old one, so what a negative addition took away comes back. Callers refuse it, except where a
 * lesson wants to see that.
 */
export function addToGCounter(
  counter: GCounter,
  node: NodeId,
  by: number,
  request: RequestId,
): GCounter {
  const share = counter[node];
  const count = (share?.count ?? 0) + by;
  return { ...counter, [node]: { ...share, count, holds: [...(share?.holds ?? []), request] } };
}

/**
 * Takes away all that is known here. Each share says how far, so two who take the same away take it
 * away once, and what others have added meanwhile stays.
 */
export function clearGCounter(counter: GCounter): GCounter {
  return mapValues(counter, (share) => {
    const cleared = { count: share.count, requests: share.holds.length };
    return { ...share, cleared };
  });
}

/** The join: for each node the larger count. `a` itself when `b` adds nothing. */
export function joinGCounters(a: GCounter, b: GCounter): GCounter {
  return joinRecords(a, b, laterShare);
}

function laterShare(a: Share, b: Share): Share {
  const later = isLater(a, b) ? b : a;
  const cleared = furtherCleared(a.cleared, b.cleared);
  return cleared === undefined || cleared === later.cleared ? later : { ...later, cleared };
}

function isLater(a: Share, b: Share): boolean {
  // Additions of 0 change no count, but their requests must not be forgotten.
  return a.count === b.count ? b.holds.length > a.holds.length : b.count > a.count;
}

function furtherCleared(a: Cleared | undefined, b: Cleared | undefined): Cleared | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.requests > a.requests || b.count > a.count ? b : a;
}

const shownOf = ({ count, cleared }: Share): number => count - (cleared?.count ?? 0);

export function totalOfGCounter(counter: GCounter): number {
  return Object.values(counter).reduce((sum, share) => sum + shownOf(share), 0);
}

export function countsOfGCounter(counter: GCounter): Readonly<Record<NodeId, number>> {
  return mapValues(counter, shownOf);
}

/** Every request whose addition the total contains. */
export function holdersOfGCounter(counter: GCounter): readonly RequestId[] {
  return Object.values(counter).flatMap(({ holds, cleared }) =>
    holds.slice(cleared?.requests ?? 0),
  );
}
