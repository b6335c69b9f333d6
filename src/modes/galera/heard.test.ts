import fc from "fast-check";
import { expect, test } from "vitest";
import { contiguous, joinStatus } from "./heard.ts";
import type { Status, WriteSet } from "./state.ts";

const statuses: fc.Arbitrary<Status> = fc.record({
  time: fc.nat({ max: 5 }),
  received: fc.dictionary(fc.constantFrom("london", "tokyo"), fc.nat({ max: 5 }), {
    noNullPrototype: true,
  }),
});

test("statuses form a join: their order and repeats make no difference", () => {
  fc.assert(
    fc.property(statuses, statuses, statuses, (a, b, c) => {
      expect(joinStatus(a, a)).toEqual(a);
      expect(joinStatus(a, b)).toEqual(joinStatus(b, a));
      expect(joinStatus(joinStatus(a, b), c)).toEqual(joinStatus(a, joinStatus(b, c)));
    }),
  );
});

test("only an origin's write-sets without a gap count as received", () => {
  const sets = [
    { origin: "tokyo", index: 4 },
    { origin: "tokyo", index: 3 },
    { origin: "london", index: 5 },
    { origin: "tokyo", index: 6 },
  ] as WriteSet[];
  expect(contiguous(sets, "tokyo", 2)).toBe(4);
  expect(contiguous(sets, "tokyo", 1)).toBe(1);
  expect(contiguous(sets, "saopaulo", 0)).toBe(0);
});
