import { describe, expect, it } from "vitest";
import { barOf } from "./bar.ts";

const panel = (value: number, up: Record<string, number>, down: Record<string, number>) =>
  barOf({ shape: "counter", grows: false, title: "", row: "a/1", field: "n", value, up, down });

describe("a counter's bar", () => {
  it("is as long as all that there was: what is left and what was taken", () => {
    const bar = panel(50, {}, { tokyo: 20, london: 30, saopaulo: 0 });
    expect(bar).toMatchObject({ start: 100, rest: 50, length: 100 });
    expect(bar.parts).toEqual([
      { kind: "down", node: "tokyo", count: 20 },
      { kind: "down", node: "london", count: 30 },
    ]);
  });

  it("has what was added as parts of its own", () => {
    expect(panel(15, { tokyo: 10, london: 5 }, {})).toMatchObject({
      start: 0,
      rest: 0,
      length: 15,
    });
    expect(panel(107, { tokyo: 10 }, { london: 3 })).toMatchObject({
      start: 100,
      rest: 97,
      length: 110,
    });
  });

  it("never has a negative part", () => {
    expect(panel(-20, {}, { tokyo: 20 })).toMatchObject({ start: 0, rest: 0, length: 20 });
    expect(panel(-5, { london: 5 }, { tokyo: 10 })).toMatchObject({ start: 0, rest: 0 });
  });
});
