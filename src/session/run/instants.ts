// The instants of a comparison: all times at which something happens in any mode. One clock runs
// for all panels, and playing goes from instant to instant; single events are stepped through in
// `steps.ts`.
import { countLeading } from "../../lib/bisect.ts";
import { endsPiece, type Work } from "../../lib/work.ts";
import type { Run } from "./run.ts";

/** Ascending, each once. The first is the start of the runs. */
export function mergedInstants(runs: readonly Run[]): Work<readonly number[]> {
  return merged(runs.map(({ instantsUs }) => instantsUs));
}

/** Times at which some mode found a conflict or lost a write, ascending. */
export function conflictInstants(runs: readonly Run[]): Work<readonly number[]> {
  return merged(runs.map(({ conflictsUs }) => conflictsUs));
}

/** Each takes next to no time. */
const numbersInPiece = 4096;

/** Ascending lists as one, each number once. */
function* merged(lists: readonly (readonly number[])[]): Work<readonly number[]> {
  const numbers: number[] = [];
  const places = lists.map(() => 0);
  for (;;) {
    let least = Number.POSITIVE_INFINITY;
    for (const [i, list] of lists.entries()) {
      least = Math.min(least, list[places[i] as number] ?? Number.POSITIVE_INFINITY);
    }
    if (least === Number.POSITIVE_INFINITY) return numbers;
    if (endsPiece(numbers.length, numbersInPiece)) yield 0;
    numbers.push(least);
    for (const [i, list] of lists.entries()) {
      if (list[places[i] as number] === least) places[i] = (places[i] as number) + 1;
    }
  }
}

/** The end of the longest run: where the time line stops. */
export function endOf(runs: readonly Run[]): number {
  return runs.reduce((end, { trace }) => Math.max(end, trace.endedUs), 0);
}

export function nextAfter(times: readonly number[], timeUs: number): number | undefined {
  return times[countUpTo(times, timeUs)];
}

export function lastBefore(times: readonly number[], timeUs: number): number | undefined {
  return times[countLeading(times.length, (i) => (times[i] as number) < timeUs) - 1];
}

/** How many of the ascending times are at or before a time. */
export function countUpTo(times: readonly number[], timeUs: number): number {
  return countLeading(times.length, (i) => (times[i] as number) <= timeUs);
}
