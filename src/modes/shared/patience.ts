// How long a node waits for an answer before it sends again: twice the longest round trip that the
// links allow when nothing is wrong, and never less than two seconds. So what is only slow is not
// taken for lost, and without a fault nothing is sent twice. The wait doubles with each time-out in
// a row, to at most four times that.
const leastUs = 2_000_000;
const factors = [1, 2, 4] as const;

/** In microseconds; `roundTripUs` is the link's, `timeouts` how many there were in a row. */
export function patienceUs(roundTripUs: number, timeouts: number): number {
  return Math.max(leastUs, 2 * roundTripUs) * (factors[timeouts] ?? 4);
}
