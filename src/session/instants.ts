// The instants of a comparison: all times at which something happens in any mode. One clock runs
// for all panels, and playing goes from instant to instant; single events are stepped through in
// `steps.ts`.
import { countLeading } from "../lib/bisect.ts";
import type { Run } from "./run.ts";

/** Ascending, each once. The first is the start of the runs. */
export function mergedInstants(runs: readonly Run[]): readonly number[] {
  return [...new Set(runs.flatMap((run) => run.instantsUs))].sort((a, b) => a - b);
}

/** Times at which some mode found a conflict or lost a write, ascending. */
export function conflictInstants(runs: readonly Run[]): readonly number[] {
  return [...new Set(runs.flatMap((run) => run.conflictsUs))].sort((a, b) => a - b);
}

/** The end of the longest run: where the time line stops. */
export function endOf(runs: readonly Run[]): number {
  return runs.reduce((end, { trace }) => Math.max(end, trace.endedUs), 0);
}

export function nextAfter(times: readonly number[], timeUs: number): number | undefined {
  return times[countUpTo(times, timeUs)];
}

export function lastBefore(times: readonly number[], timeUs: number): number | undefined {
  return times.findLast((time) => time < timeUs);
}

/** How many of the ascending times are at or before a time. */
export function countUpTo(times: readonly number[], timeUs: number): number {
  return countLeading(times.length, (i) => (times[i] as number) <= timeUs);
}
