import { describe, expect, it } from "vitest";
import { HandMadeTrace } from "../../testing/handMadeTrace.ts";
import { compareEvents } from "./comparison.ts";

const made = new HandMadeTrace();
const tokyo = made.add({ atMs: 1, node: "tokyo" });
const london = made.add({ atMs: 2, node: "london" });
const heard = made.add({ atMs: 4, node: "london", after: tokyo });
const split = made.add({ atMs: 5, node: null, kind: "partition" });
const trace = made.build();

const signs = (a: number, b: number): string =>
  compareEvents(trace, a, b)
    .entries.map(({ first, sign, second }) => `${first}${sign}${second}`)
    .join(" ");

describe("two events side by side", () => {
  it("show entry by entry that one came before the other", () => {
    expect(signs(tokyo, heard)).toBe("1=1 0<2 0=0");
    expect(compareEvents(trace, tokyo, heard)).toMatchObject({
      relation: "before",
      crossed: false,
    });
    expect(compareEvents(trace, heard, tokyo).relation).toBe("after");
    expect(compareEvents(trace, heard, tokyo).entries.map(({ node }) => node)).toEqual(trace.nodes);
  });

  it("show that each has something that the other lacks", () => {
    expect(signs(tokyo, london)).toBe("1>0 0<1 0=0");
    expect(compareEvents(trace, tokyo, london)).toMatchObject({
      relation: "concurrent",
      crossed: true,
    });
  });

  it("have nothing to compare where one of them is of the world", () => {
    expect(compareEvents(trace, tokyo, split)).toEqual({
      relation: "none",
      entries: [],
      crossed: false,
    });
  });
});
