import { beforeAll, describe, expect, it } from "vitest";
import { type FuzzTally, fuzz, whatFails } from "./fuzz.ts";
import { inputKinds, inputOf } from "./inputs.ts";

describe("whatever comes in from outside", () => {
  let tally: FuzzTally;
  beforeAll(() => {
    tally = fuzz("test", 1, 3000);
  });

  it("is read or refused in one line, and what is accepted is accepted again", () => {
    expect(tally.failures).toEqual([]);
    expect(tally.inputs).toBe(3000);
  });

  it("is of every kind, and some of each that can be is accepted", () => {
    for (const kind of inputKinds) expect(tally.tried[kind]).toBeGreaterThan(300);
    for (const kind of ["text", "tree", "link", "positional bytes"]) {
      expect(tally.accepted[kind], kind).toBeGreaterThan(10);
    }
    expect(Object.keys(tally.refused).length).toBeGreaterThan(40);
  });

  it("is the same under the same number, whatever came before it", () => {
    expect(inputOf("test", 77)).toEqual(inputOf("test", 77));
    expect(inputOf("test", 77)).not.toEqual(inputOf("other", 77));
  });

  it("is seen when it goes wrong", () => {
    const told: (string | null)[] = [];
    const broken = { kind: "text", isLink: false } as const;
    // Nothing of this kind can come in; a reader that throws would be found out.
    expect(whatFails({ ...broken, text: null as unknown as string }, () => {})).toMatch(/^thrown/);
    expect(whatFails({ ...broken, text: "{" }, (outcome) => told.push(outcome))).toBeNull();
    expect(told).toEqual(["expectedKey"]);
  });
});
