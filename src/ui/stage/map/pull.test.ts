import { describe, expect, it } from "vitest";
import { polyline } from "./geometry.ts";
import { bentPath, gripsOf, outwards, pulledMs } from "./pull.ts";

const cable = polyline([
  { x: 0, y: 0 },
  { x: 0, y: 100 },
]);

describe("a pulled cable", () => {
  it.each([
    [{ x: 200, y: 50 }, -1],
    [{ x: -200, y: 50 }, 1],
    [{ x: 2, y: 50 }, 1],
  ])("is longer away from %j", (middle, side) => {
    const normal = outwards(cable, middle);
    expect(normal.x).toBeCloseTo(side);
    expect(normal.y).toBeCloseTo(0);
  });

  it("takes a millisecond more a pixel, and never less than none", () => {
    const normal = { x: 1, y: 0 };
    const from = { x: 3, y: 40 };
    expect(pulledMs(100, from, { x: 43, y: 90 }, normal)).toBe(140);
    expect(pulledMs(100, from, { x: -17, y: 0 }, normal)).toBe(80);
    expect(pulledMs(100, from, { x: -500, y: 0 }, normal)).toBe(0);
    expect(pulledMs(100.25, from, { x: 3.4, y: 70 }, normal)).toBe(100.25);
  });

  it("passes through the pointer, its ends stay", () => {
    expect(bentPath(cable, { from: { x: 0, y: 50 }, to: { x: 30, y: 50 } })).toBe(
      "M0 0Q60 50 0 100",
    );
  });
});

describe("the button of a cable", () => {
  it("is at its middle, unless a city or another button is near", () => {
    const ends = [
      { x: 0, y: 0 },
      { x: 0, y: 100 },
    ];
    const [grip] = gripsOf([{ line: cable }], ends);
    expect(grip?.y).toBe(50);
    const [aside] = gripsOf([{ line: cable }], [...ends, { x: 20, y: 60 }]);
    expect(aside?.y).toBeLessThan(46);
    const [first, second] = gripsOf([{ line: cable }, { line: cable }], ends);
    expect(Math.abs((first?.y ?? 0) - (second?.y ?? 0))).toBeGreaterThan(8);
  });
});
