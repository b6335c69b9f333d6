/**
 * How many items of a list come before the first that does not hold: `holds` must be true for the
 * first so many indices and false for the rest. Binary search.
 */
export function countLeading(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
