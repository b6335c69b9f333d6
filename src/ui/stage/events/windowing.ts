// Which rows of a long list are in sight. Rows have heights of their own, known once they have been
// drawn; until then they are guessed.

/** Where each row begins, and at the end how high they all are. */
export function offsetsOf(heights: Float64Array): Float64Array {
  const offsets = new Float64Array(heights.length + 1);
  for (let i = 0; i < heights.length; i += 1) {
    offsets[i + 1] = (offsets[i] as number) + (heights[i] as number);
  }
  return offsets;
}

/** The row at a height; the first above all, the last below all. -1 of none. */
export function rowAt(offsets: Float64Array, y: number): number {
  const rows = offsets.length - 1;
  let [low, high] = [0, rows];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle + 1] as number) <= y) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, rows - 1);
}

export interface Stretch {
  readonly from: number;
  /** The first row that is no longer in it. */
  readonly until: number;
}

/** The rows between two heights, with some more on both sides. */
export function stretchOf(
  offsets: Float64Array,
  top: number,
  bottom: number,
  spare: number,
): Stretch {
  const rows = offsets.length - 1;
  if (rows === 0) return { from: 0, until: 0 };
  return {
    from: Math.max(0, rowAt(offsets, top) - spare),
    until: Math.min(rows, rowAt(offsets, bottom) + 1 + spare),
  };
}

/** The scroll position nearest to `top` at which a row is in sight, with a margin around it. */
export function positionToShow(
  offsets: Float64Array,
  row: number,
  view: { readonly top: number; readonly height: number; readonly margin: number },
): number {
  const { top, height, margin } = view;
  const [start, end] = [offsets[row] ?? 0, offsets[row + 1] ?? 0];
  const room = Math.max(0, Math.min(margin, (height - (end - start)) / 2));
  if (start - room < top) return Math.max(0, start - room);
  if (end + room > top + height) return Math.max(0, end + room - height);
  return top;
}
