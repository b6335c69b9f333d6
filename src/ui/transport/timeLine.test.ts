import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ScriptEntry } from "../../sim/scenario.ts";
import { evenScale, xOf } from "./axis.ts";
import { draggedBy, grabAt, type Handle, handlesOf, spread, stepUs, targetPx } from "./timeLine.ts";

const scale = evenScale(0, 1_000_000, 1000);
const request = (index: number, atMs: number): ScriptEntry => ({
  index,
  atUs: atMs * 1000,
  kind: "request",
  node: "tokyo",
  client: "tokyo",
  operations: [],
});
const crash = (index: number, atMs: number, untilMs: number | null): ScriptEntry => ({
  index,
  atUs: atMs * 1000,
  untilUs: untilMs === null ? null : untilMs * 1000,
  kind: "crash",
  node: "london",
});

describe("marks", () => {
  it("are spread: in order, a gap apart, inside, and unmoved where there is room", () => {
    const property = fc.property(
      fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { maxLength: 40 }),
      (places) => {
        const wanted = [...places].sort((a, b) => a - b);
        const found = spread(wanted, targetPx, 1000);
        for (const [i, place] of found.entries()) {
          const before = found[i - 1];
          if (before !== undefined) expect(place - before).toBeGreaterThanOrEqual(targetPx - 1e-6);
          expect(place).toBeGreaterThanOrEqual(-1e-6);
          expect(place).toBeLessThanOrEqual(1000 + 1e-6);
        }
      },
    );
    fc.assert(property, { numRuns: 300 });
    expect(spread([100, 500], 24, 1000)).toEqual([100, 500]);
    expect(spread([500, 500], 24, 1000)).toEqual([488, 512]);
    expect(spread([], 24, 1000)).toEqual([]);
  });

  it("stand for what is in sight; faults have a row of their own, remarks have no mark", () => {
    const say: ScriptEntry = { index: 3, atUs: 5, kind: "say", text: "" };
    const handles = handlesOf([request(0, 10), crash(1, 10, 400), request(2, 1200), say], scale, 0);
    expect(handles.map(({ entry, kind, x }) => ({ entry, kind, x }))).toEqual([
      { entry: 1, kind: "fault", x: 10 },
      { entry: 0, kind: "point", x: 10 },
    ]);
  });

  it("are those around where we stand if there are too many, near their times", () => {
    const many = Array.from({ length: 500 }, (_, i) => request(i, i * 2));
    for (const timeUs of [0, 600_000, 1_000_000]) {
      const handles = handlesOf(many, scale, timeUs);
      expect(handles.length).toBeGreaterThan(10);
      for (const { x, fromUs } of handles) {
        expect(Math.abs(x - xOf(scale, fromUs))).toBeLessThanOrEqual(30);
      }
      const near = handles.map(({ fromUs }) => Math.abs(fromUs - timeUs));
      expect(Math.min(...near)).toBeLessThanOrEqual(2000);
    }
  });
});

describe("a pointer", () => {
  const handles = handlesOf([crash(1, 0, null), crash(0, 200, 600), request(2, 700)], scale, 0);
  const at = (x: number, y: number, knob = -100) => grabAt(handles, scale, knob, { x, y }, 8);

  it.each([
    ["the middle of a fault, at its top", 400, 12, { entry: 0, part: "whole" }],
    ["its end", 603, 22, { entry: 0, part: "end" }],
    ["its beginning", 197, 10, { entry: 0, part: "start" }],
    ["a longer one beside it", 800, 12, { entry: 1, part: "whole" }],
    ["the open end of that", 998, 12, { entry: 1, part: "end" }],
    ["a request", 703, 33, { entry: 2, part: "whole" }],
    ["the line itself", 400, 26, null],
    ["the lower part of a fault", 400, 22, null],
    ["below the line", 400, 33, null],
    ["the labels", 703, 46, null],
    ["above everything", 603, 2, null],
  ] as const)("takes hold of %s", (_name, x, y, expected) => {
    expect(at(x, y)).toEqual(expected);
  });

  it("takes hold of the knob before anything else", () => {
    expect(at(703, 33, 698)).toBeNull();
    expect(at(603, 22, 598)).toBeNull();
    expect(at(603, 8, 598)).toEqual({ entry: 0, part: "end" });
  });

  it("finds the middle of a very short fault, too", () => {
    const short = handlesOf([crash(0, 500, 506)], scale, 0);
    const parts = [494, 500.5, 503, 505.5, 512].map(
      (x) => grabAt(short, scale, -100, { x, y: 12 }, 8)?.part,
    );
    expect(parts).toEqual(["start", "start", "whole", "end", "end"]);
  });
});

describe("a drag", () => {
  const fault: Handle = {
    entry: 0,
    kind: "fault",
    fromUs: 200_000,
    untilUs: 600_000,
    node: null,
    x: 200,
  };
  it.each([
    ["whole", 50.4, { fromUs: 250_000, untilUs: 650_000 }],
    ["whole", -300, { fromUs: 0, untilUs: 400_000 }],
    ["end", 100, { fromUs: 200_000, untilUs: 700_000 }],
    ["end", -900, { fromUs: 200_000, untilUs: 201_000 }],
    ["start", 700, { fromUs: 599_000, untilUs: 600_000 }],
    ["start", 0, { fromUs: 200_000, untilUs: 600_000 }],
  ] as const)("of the %s by %d", (part, dx, expected) => {
    expect(draggedBy(fault, part, dx, scale)).toEqual(expected);
  });

  it("of an open end begins at the line's end; a request has none", () => {
    expect(draggedBy({ fromUs: 0, untilUs: null }, "end", -100, scale).untilUs).toBe(900_000);
    expect(draggedBy({ fromUs: 1500, untilUs: null }, "whole", 3, scale)).toEqual({
      fromUs: 5000,
      untilUs: null,
    });
  });

  it("goes in whole milliseconds, finer when time is zoomed", () => {
    expect(stepUs(scale, 0)).toBe(1000);
    expect(stepUs(evenScale(0, 100_000, 1000), 0)).toBe(100);
    expect(stepUs(evenScale(0, 5000, 1000), 0)).toBe(10);
  });
});
