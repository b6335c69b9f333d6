// The end of a view: which write-sets are still delivered in it, alike by all who go on (the flush
// of virtual synchrony; Birman and Joseph, "Exploiting virtual synchrony in distributed systems",
// 1987).
//
// Why it is right: a member delivers only what every member stores, and a member that has made a
// promise for the end of the view stores nothing more. So whatever anyone has delivered is in every
// report, and nothing that is ordered before it and undelivered is in any. All else that somebody
// stores may be delivered, or left out, so long as all do the same.
import type { NodeId } from "../../data/value.ts";
import { assert } from "../../lib/assert.ts";
import type { Dictionary } from "../../lib/record.ts";
import {
  compareSets,
  type GaleraState,
  type Report,
  type Succession,
  type WriteSet,
} from "./state.ts";

/** Makes one ending of the members' reports, of which there is at least one. */
export function closingOf(
  reports: Dictionary<Report>,
): Pick<Succession, "sequence" | "delivered" | "flush"> {
  const furthest = Object.values(reports).reduce((best, report) =>
    report.sequence > best.sequence ? report : best,
  );
  const { sequence, delivered } = furthest;
  const pending = Object.values(reports).flatMap((report) => report.pending);
  const flush = Object.keys(delivered).flatMap((origin) =>
    unbroken(pending, origin, delivered[origin] ?? 0),
  );
  return { sequence, delivered, flush: flush.sort(compareSets) };
}

/**
 * An origin's write-sets that follow one another without a gap: what lies behind a gap was
 * delivered nowhere.
 */
function unbroken(pending: readonly WriteSet[], origin: NodeId, from: number): WriteSet[] {
  const byIndex = new Map<number, WriteSet>();
  for (const set of pending) if (set.origin === origin) byIndex.set(set.index, set);
  const sets: WriteSet[] = [];
  for (let set = byIndex.get(from + 1); set !== undefined; set = byIndex.get(set.index + 1)) {
    sets.push(set);
  }
  return sets;
}

/** What a member of the view still has to deliver to be where all begin the next one. */
export function remaining(state: GaleraState, succession: Succession): readonly WriteSet[] {
  const isOpen = (set: WriteSet): boolean => set.index > (state.delivered[set.origin] ?? 0);
  const behind = state.store.filter(
    (set) => isOpen(set) && set.index <= (succession.delivered[set.origin] ?? 0),
  );
  const sets = [...behind, ...succession.flush.filter(isOpen)].sort(compareSets);
  const end = succession.sequence + succession.flush.length;
  assert(
    state.sequence + sets.length === end,
    `view ${state.view.id} ends at ${end}, not at ${state.sequence} + ${sets.length}`,
  );
  return sets;
}
