import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { offsetsOf, positionToShow, rowAt, stretchOf } from "./windowing.ts";

const heightsOf = fc
  .array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 60 })
  .map((heights) => Float64Array.from(heights));

const at = (offsets: Float64Array, row: number): number => offsets[row] ?? Number.NaN;

describe("a long list", () => {
  it("has each height in exactly one row", () => {
    fc.assert(
      fc.property(heightsOf, fc.nat(6000), (heights, y) => {
        const offsets = offsetsOf(heights);
        const row = rowAt(offsets, y);
        const total = heights.reduce((sum, height) => sum + height, 0);
        expect(offsets.at(-1)).toBe(total);
        if (y >= total) expect(row).toBe(heights.length - 1);
        else expect([at(offsets, row) <= y, y < at(offsets, row + 1)]).toEqual([true, true]);
      }),
    );
    expect(rowAt(offsetsOf(new Float64Array(0)), 5)).toBe(-1);
  });

  it("draws all that is in sight, and little more", () => {
    fc.assert(
      fc.property(
        heightsOf,
        fc.nat(3000),
        fc.integer({ min: 1, max: 500 }),
        (heights, top, high) => {
          const offsets = offsetsOf(heights);
          const { from, until } = stretchOf(offsets, top, top + high, 2);
          for (let row = 0; row < heights.length; row += 1) {
            const inSight = at(offsets, row) < top + high && at(offsets, row + 1) > top;
            if (inSight) expect(row >= from && row < until).toBe(true);
          }
          const seen = Math.max(
            1,
            heights.filter((_, row) => {
              return at(offsets, row) <= top + high && at(offsets, row + 1) > top;
            }).length,
          );
          expect(until - from).toBeLessThanOrEqual(seen + 4);
        },
      ),
    );
    expect(stretchOf(offsetsOf(new Float64Array(0)), 0, 100, 2)).toEqual({ from: 0, until: 0 });
  });

  it("moves no further than it must to show a row", () => {
    fc.assert(
      fc.property(heightsOf, fc.nat(3000), fc.nat(59), (heights, top, wanted) => {
        const offsets = offsetsOf(heights);
        const row = wanted % heights.length;
        const view = { top, height: 100, margin: 8 };
        const to = positionToShow(offsets, row, view);
        expect(at(offsets, row)).toBeGreaterThanOrEqual(to);
        expect(at(offsets, row + 1)).toBeLessThanOrEqual(to + 100);
        expect(positionToShow(offsets, row, { ...view, top: to })).toBe(to);
      }),
    );
    const offsets = offsetsOf(Float64Array.from([50, 50, 50, 50]));
    expect(positionToShow(offsets, 1, { top: 40, height: 120, margin: 10 })).toBe(40);
    expect(positionToShow(offsets, 3, { top: 0, height: 120, margin: 10 })).toBe(90);
    expect(positionToShow(offsets, 0, { top: 90, height: 120, margin: 10 })).toBe(0);
  });
});
