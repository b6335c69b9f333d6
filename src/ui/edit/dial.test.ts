import { describe, expect, it } from "vitest";
import { angleOf, arcTo, turnedUs, turnUs } from "./dial.ts";

describe("a dial", () => {
  it.each([
    [0, 0, 0],
    [0, Math.PI / 2, 150_000],
    [0, -Math.PI / 2, -150_000],
    [40_000, 0.4, 38_000],
  ])("from %d dragged to %d is at %d µs", (from, angle, expected) => {
    expect(turnedUs(from, angle)).toBe(expected);
  });

  it("goes on over the top, forwards and back", () => {
    let us = 0;
    for (let i = 1; i <= 20; i += 1)
      us = turnedUs(us, Math.atan2(Math.sin(i / 2), Math.cos(i / 2)));
    expect(us).toBe(Math.round(((10 / (2 * Math.PI)) * turnUs) / 1000) * 1000);
    for (let i = 19; i >= -3; i -= 1) {
      us = turnedUs(us, Math.atan2(Math.sin(i / 2), Math.cos(i / 2)));
    }
    expect(us).toBe(Math.round(((-1.5 / (2 * Math.PI)) * turnUs) / 1000) * 1000);
  });

  it("shows where the hand is, and the wedge on its side", () => {
    expect(angleOf(150_000)).toBeCloseTo(Math.PI / 2);
    expect(angleOf(-150_000)).toBeCloseTo(-Math.PI / 2);
    expect(arcTo(0)).toBe("");
    expect(arcTo(150_000)).toBe("M0 0V-26A26 26 0 0 1 26 0z");
    expect(arcTo(-450_000)).toBe("M0 0V-26A26 26 0 1 0 26 0z");
    expect(arcTo(turnUs)).toContain("a26");
  });
});
