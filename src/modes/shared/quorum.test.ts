import fc from "fast-check";
import { expect, test } from "vitest";
import { isMajority, majorityOf } from "./quorum.ts";

test("a majority is more than half, also of an even number", () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(majorityOf)).toEqual([1, 2, 2, 3, 3, 4, 4]);
});

test("voters count once, strangers not at all", () => {
  const members = ["tokyo", "london", "saopaulo"];
  expect(isMajority(["tokyo", "tokyo"], members)).toBe(false);
  expect(isMajority(["tokyo", "paris"], members)).toBe(false);
  expect(isMajority(["saopaulo", "tokyo"], members)).toBe(true);
});

test("two majorities of one group share a member", () => {
  const members = ["a", "b", "c", "d", "e", "f"];
  const groups = fc.subarray(members);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), groups, groups, (count, one, other) => {
      const group = members.slice(0, count);
      if (!isMajority(one, group) || !isMajority(other, group)) return;
      expect(group.some((member) => one.includes(member) && other.includes(member))).toBe(true);
    }),
  );
});
