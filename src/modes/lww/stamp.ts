// Stamps: what "last" means in last writer wins.
import { compareText } from "../../lib/record.ts";
import type { Context } from "../../sim/mode.ts";
import type { Stamp } from "../../sim/note.ts";

/** The stamp of the data at the start: smaller than any other. */
export const originStamp: Stamp = { us: Number.MIN_SAFE_INTEGER, node: "", count: 0 };

/**
 * Larger reading wins; ties go to the larger node id; the count tells a node's own writes apart.
 */
export function compareStamps(a: Stamp, b: Stamp): number {
  if (a.us !== b.us) return a.us - b.us;
  return a.node === b.node ? a.count - b.count : compareText(a.node, b.node);
}

export type ClockRule = "physical" | "monotonic" | "hybrid";

/**
 * What a write is stamped with.
 *
 * - `physical`: the clock's reading, as it is (Riak's LWW register).
 * - `monotonic`: at least one tick above what the node has stored of the row (Antidote's register).
 * - `hybrid`: at least one tick above every stamp that the node has ever seen (the hybrid logical
 *   clock of Kulkarni et
 * al. 2014, its counter kept in the low digits).
 */
export function readingOf(context: Context, storedUs: number, highestSeenUs: number): number {
  const tickUs = Math.max(1, Number(context.options["resolution"]) * 1000);
  const nowUs = Math.floor(context.clockUs / tickUs) * tickUs;
  const rule = context.options["clock"] as ClockRule;
  if (rule === "physical") return nowUs;
  return Math.max(nowUs, (rule === "monotonic" ? storedUs : highestSeenUs) + tickUs);
}

/** What the loser's clock would have had to read at least to win. */
export function neededReading(winner: Stamp, loser: Stamp): number {
  return compareText(loser.node, winner.node) > 0 ? winner.us : winner.us + 1;
}
