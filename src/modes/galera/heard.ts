// What members know of each other's stores. Statuses only grow, so they are joined entry by entry,
// in whatever order and however often they arrive.
import type { NodeId } from "../../data/value.ts";
import { type Dictionary, withEntry } from "../../lib/record.ts";
import { compareSets, type GaleraState, type Status, type WriteSet } from "./state.ts";

/** The least status that says all that both say. */
export function joinStatus(a: Status, b: Status): Status {
  const received: Record<NodeId, number> = { ...a.received };
  for (const [origin, index] of Object.entries(b.received)) {
    received[origin] = Math.max(received[origin] ?? 0, index);
  }
  return { time: Math.max(a.time, b.time), received };
}

export function withStatus(
  heard: Dictionary<Status>,
  node: NodeId,
  status: Status,
): Dictionary<Status> {
  const known = heard[node];
  return withEntry(heard, node, known === undefined ? status : joinStatus(known, status));
}

/** How far an origin's write-sets are stored without a gap. */
export function contiguous(store: readonly WriteSet[], origin: NodeId, from: number): number {
  const indices = new Set(store.filter((set) => set.origin === origin).map((set) => set.index));
  let last = from;
  while (indices.has(last + 1)) last += 1;
  return last;
}

/**
 * Whether a member is known to store the write-set, and nothing ordered before it can still come
 * from it.
 */
function hasReleased(state: GaleraState, set: WriteSet, member: NodeId): boolean {
  const status = state.heard[member];
  if (status === undefined) return false;
  const isStored = (status.received[set.origin] ?? 0) >= set.index;
  const isWhole = (state.received[member] ?? 0) >= (status.received[member] ?? 0);
  return isStored && isWhole && status.time >= set.time;
}

/**
 * Members that hold up the first write-set in the order; none where there is nothing to deliver.
 */
export function missing(state: GaleraState, set: WriteSet): readonly NodeId[] {
  return state.view.members.filter((member) => !hasReleased(state, set, member));
}

/** The first of the stored write-sets in the order. */
export function firstStored({ store }: GaleraState): WriteSet | undefined {
  return store.reduce<WriteSet | undefined>(
    (first, set) => (first === undefined || compareSets(set, first) < 0 ? set : first),
    undefined,
  );
}
