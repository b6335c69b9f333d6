// A list of any length in a frame that scrolls: only the rows in sight are drawn, each at its
// place. A row's height is measured when it is drawn, and what is in sight stays where it is.
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import { useSize } from "../../size.ts";
import { offsetsOf, positionToShow, rowAt, type Stretch, stretchOf } from "./windowing.ts";

export interface Rows extends Stretch {
  /** Where a row begins. */
  topOf(row: number): number;
  /** All rows together. */
  readonly height: number;
  /** The first row that is in sight as a whole. */
  readonly first: number;
  /** Another one: all that was known of heights is forgotten. */
  readonly generation: unknown;
  /** How many rows a page has. */
  readonly page: number;
  /** Scrolls as little as is needed for a row to be in sight. */
  show(row: number): void;
}

interface Measured {
  heights: Float64Array;
  offsets: Float64Array;
}

/** Rows above and below that are drawn as well, so that scrolling shows no gap. */
const spare = 6;

interface RowsOptions {
  readonly frame: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly guess: number;
  /** What stands above the rows in the frame and does not scroll. */
  readonly headPx: number;
  /** Another list, or rows that are set otherwise: nothing is known of their heights. */
  readonly resetKey: unknown;
  /** The row that is to be in sight at first. */
  readonly start: number;
  /** Under which its frame's size is kept for when it comes again. */
  readonly name: string;
}

export function useRows(options: RowsOptions): Rows {
  const { frame, count, guess, headPx, resetKey, name } = options;
  const size = useSize(frame, name);
  const [top, setTop] = useState(() => (size === null ? 0 : startAt(options, size.height)));
  const started = useRef(top);
  const [, setVersion] = useState(0);
  const known = useRef<(Measured & { key: unknown }) | null>(null);
  const key = JSON.stringify([size?.width ?? 0, guess, count]);
  const last = useRef<unknown>(null);
  if (known.current === null || known.current.key !== key || last.current !== resetKey) {
    const heights = new Float64Array(count).fill(guess);
    known.current = { key, heights, offsets: offsetsOf(heights) };
    last.current = resetKey;
  }
  const { offsets } = known.current;
  const height = Math.max(0, (size?.height ?? 0) - headPx);
  const stretch = stretchOf(offsets, top, top + height, spare);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const follow = (): void => setTop(element.scrollTop);
    if (started.current > 0) element.scrollTop = started.current;
    follow();
    element.addEventListener("scroll", follow, { passive: true });
    return () => element.removeEventListener("scroll", follow);
  }, [frame]);
  useLayoutEffect(() => {
    const [element, rows] = [frame.current, known.current];
    if (element === null || rows === null || !measure(element, rows)) return;
    setTop(element.scrollTop);
    setVersion((version) => version + 1);
  });
  const show = useCallback(
    (row: number) => {
      const [element, rows] = [frame.current, known.current];
      if (element === null || rows === null) return;
      const inside = element.clientHeight - headPx;
      const view = { top: element.scrollTop, height: inside, margin: guess };
      const to = positionToShow(rows.offsets, row, view);
      if (to !== element.scrollTop) element.scrollTop = to;
    },
    [frame, guess, headPx],
  );
  const first = rowAt(offsets, top);
  return {
    ...stretch,
    topOf: (row) => offsets[row] ?? 0,
    height: offsets[count] ?? 0,
    first: (offsets[first] ?? 0) < top ? Math.min(first + 1, count - 1) : first,
    generation: known.current,
    page: Math.max(1, Math.floor(height / guess) - 1),
    show,
  };
}

/** Where the list is scrolled to when it comes: the row in the middle, as far as can be known. */
function startAt({ count, guess, headPx, start }: RowsOptions, frameHeight: number): number {
  const height = frameHeight - headPx;
  const offsets = offsetsOf(new Float64Array(count).fill(guess));
  return positionToShow(offsets, start, { top: 0, height, margin: height / 2 });
}

/** Takes the heights of the drawn rows; true if any is another than was thought. */
function measure(element: HTMLElement, rows: Measured): boolean {
  const top = element.scrollTop;
  const firstSeen = rowAt(rows.offsets, top);
  let above = 0;
  let isNew = false;
  for (const row of element.querySelectorAll<HTMLElement>("[data-row]")) {
    const index = Number(row.dataset["row"]);
    const before = rows.heights[index];
    const height = row.offsetHeight;
    if (before === undefined || height === before) continue;
    isNew = true;
    rows.heights[index] = height;
    if (index < firstSeen) above += height - before;
  }
  if (!isNew) return false;
  rows.offsets = offsetsOf(rows.heights);
  if (above !== 0) element.scrollTop = top + above;
  return true;
}
