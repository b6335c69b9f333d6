// Which of many intervals touch a stretch? For pictures of long runs: what is under way now must be
// found without looking at all that ever was.
import { countLeading } from "./bisect.ts";

/** A tree over intervals in order of their starts; each knot knows the last end below it. */
export class Intervals {
  private readonly starts: readonly number[];
  private readonly lastEnds: Float64Array;
  private readonly size: number;

  /** `starts` ascending; `ends[i]` belongs to `starts[i]`. Both ends are part of an interval. */
  constructor(starts: readonly number[], ends: readonly number[]) {
    this.starts = starts;
    let size = 1;
    while (size < starts.length) size *= 2;
    this.size = size;
    this.lastEnds = new Float64Array(2 * size).fill(Number.NEGATIVE_INFINITY);
    this.lastEnds.set(ends, size);
    for (let i = size - 1; i > 0; i -= 1) {
      this.lastEnds[i] = Math.max(this.endOf(2 * i), this.endOf(2 * i + 1));
    }
  }

  /** The indices of those that share a point with `from` to `until`, ascending. */
  touching(from: number, until: number): readonly number[] {
    const { starts } = this;
    const count = countLeading(starts.length, (i) => (starts[i] as number) <= until);
    const found: number[] = [];
    this.collect(1, 0, this.size, { count, from, found });
    return found;
  }

  private collect(knot: number, first: number, width: number, wanted: Wanted): void {
    if (first >= wanted.count || this.endOf(knot) < wanted.from) return;
    if (width === 1) {
      wanted.found.push(first);
      return;
    }
    const half = width / 2;
    this.collect(2 * knot, first, half, wanted);
    this.collect(2 * knot + 1, first + half, half, wanted);
  }

  private endOf(knot: number): number {
    return this.lastEnds[knot] as number;
  }
}

interface Wanted {
  /** Only the first so many start early enough. */
  readonly count: number;
  readonly from: number;
  readonly found: number[];
}
