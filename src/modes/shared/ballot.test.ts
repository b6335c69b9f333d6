import fc from "fast-check";
import { expect, test } from "vitest";
import { compareBallots, isAbove, laterBallot, nextBallot, sameBallot } from "./ballot.ts";

const ballots = fc.record({
  round: fc.integer({ min: 1, max: 4 }),
  node: fc.constantFrom("london", "saopaulo", "tokyo"),
});

test("the larger round is above, and in one round the larger node id", () => {
  expect(isAbove({ round: 2, node: "london" }, { round: 1, node: "tokyo" })).toBe(true);
  expect(isAbove({ round: 1, node: "tokyo" }, { round: 1, node: "london" })).toBe(true);
  expect(isAbove({ round: 1, node: "tokyo" }, { round: 1, node: "tokyo" })).toBe(false);
});

test("no ballot is below every ballot", () => {
  expect(isAbove({ round: 1, node: "london" }, null)).toBe(true);
  expect(isAbove(null, { round: 1, node: "london" })).toBe(false);
  expect(isAbove(null, null)).toBe(false);
  expect(laterBallot(null, { round: 1, node: "london" })).toEqual({ round: 1, node: "london" });
});

test("ballots are totally ordered, and only equal ones compare as equal", () => {
  fc.assert(
    fc.property(ballots, ballots, ballots, (a, b, c) => {
      expect(Math.sign(compareBallots(a, b))).toBe(0 - Math.sign(compareBallots(b, a)));
      expect(sameBallot(a, b)).toBe(a.round === b.round && a.node === b.node);
      if (compareBallots(a, b) <= 0 && compareBallots(b, c) <= 0) {
        expect(compareBallots(a, c)).toBeLessThanOrEqual(0);
      }
    }),
  );
});

test("the next ballot is above what was seen, whoever proposed in it", () => {
  fc.assert(
    fc.property(ballots, (seen) => {
      expect(isAbove(nextBallot(seen, "london"), seen)).toBe(true);
    }),
  );
  expect(nextBallot(null, "tokyo")).toEqual({ round: 1, node: "tokyo" });
});
