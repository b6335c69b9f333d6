import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { library } from "../../scenarios/library/index.ts";
import { createSession } from "../../session/store.ts";
import { breakPx, evenScale, type Scale, scaleOf, timeAt, usAt, usPerPixel, xOf } from "./axis.ts";

/** Something happens in the first 600 ms, and again after two long pauses. */
const silent = scaleOf(0, 15_000_000, 1200, [0, 100_000, 600_000, 7_000_000, 7_100_000], 750_000);

describe("an even axis", () => {
  it("leads from times to places and back, also where a part is shown", () => {
    const part = evenScale(200_000, 300_000, 500);
    expect(xOf(part, 250_000)).toBe(250);
    expect(usAt(part, 250)).toBe(250_000);
    expect(usAt(part, -9)).toBe(200_000);
    expect(usAt(part, 900)).toBe(300_000);
    expect(timeAt(part, -5)).toBe(199_000);
    expect(xOf(evenScale(0, 0, 500), 0)).toBe(0);
  });
});

describe("a broken axis", () => {
  it("gives long pauses a few pixels, and what is left to the rest, evenly", () => {
    const broken = silent.stretches.filter(({ isBroken }) => isBroken);
    expect(broken.map(({ fromUs, untilUs }) => [fromUs, untilUs])).toEqual([
      [600_000, 7_000_000],
      [7_100_000, 15_000_000],
    ]);
    for (const { left, right } of broken) expect(right - left).toBeCloseTo(breakPx);
    expect(xOf(silent, 600_000)).toBeGreaterThan(900);
    expect(usPerPixel(silent, 10)).toBeCloseTo(usPerPixel(silent, xOf(silent, 7_050_000)));
  });

  it("is whole where nothing is gained, and where a pause is no longer than messages take", () => {
    const count = (scale: Scale) => scale.stretches.filter(({ isBroken }) => isBroken).length;
    expect(count(scaleOf(0, 1_000_000, 1200, [0, 500_000], 750_000))).toBe(0);
    expect(count(scaleOf(0, 5_000_000, 1200, [], 750_000))).toBe(0);
    expect(count(scaleOf(0, 60_000_000, 1200, [0, 10_000_000, 10_900_000], 750_000))).toBe(2);
    // Zoomed to the pause itself.
    expect(count(scaleOf(1_000_000, 2_000_000, 1200, [0, 600_000, 7_000_000], 750_000))).toBe(0);
  });

  it("never turns back: later is farther to the right, and every place has its time", () => {
    const times = fc.array(fc.integer({ min: 0, max: 20_000_000 }), { maxLength: 30 });
    const property = fc.property(
      times,
      fc.integer({ min: 0, max: 9_000_000 }),
      fc.integer({ min: 1, max: 12_000_000 }),
      fc.integer({ min: 1, max: 2000 }),
      (moments, fromUs, lengthUs, width) => {
        const sorted = [...moments].sort((a, b) => a - b);
        const scale = scaleOf(fromUs, fromUs + lengthUs, width, sorted, 700_000);
        expect(xOf(scale, fromUs)).toBeCloseTo(0);
        expect(xOf(scale, fromUs + lengthUs)).toBeCloseTo(width);
        let last = Number.NEGATIVE_INFINITY;
        for (let i = -2; i <= 42; i += 1) {
          const us = fromUs + (i / 40) * lengthUs;
          const x = xOf(scale, us);
          expect(x).toBeGreaterThanOrEqual(last);
          last = x;
          expect(Math.abs(timeAt(scale, x) - us)).toBeLessThanOrEqual(1e-6 * lengthUs + 1e-3);
        }
      },
    );
    fc.assert(property, { numRuns: 300 });
  });

  it("hides nothing that happens in the library", () => {
    for (const { id } of library) {
      const session = createSession();
      session.open(id);
      const { instantsUs, endUs } = session.getState();
      const { stretches } = scaleOf(0, endUs, 1232, instantsUs, 750_000);
      for (const { fromUs, untilUs } of stretches.filter(({ isBroken }) => isBroken)) {
        expect(
          instantsUs.some((us) => us > fromUs && us < untilUs),
          id,
        ).toBe(false);
      }
    }
  });
});
