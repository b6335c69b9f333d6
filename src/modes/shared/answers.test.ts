import { expect, test } from "vitest";
import {
  type Answers,
  floorOf,
  isBelowFloor,
  noAnswers,
  raiseFloor,
  recall,
  remember,
} from "./answers.ts";

const none: Answers<string> = noAnswers;

test("an answer is recalled until its origin says that nothing up to it is open", () => {
  let answers = remember(none, "tokyo", "r9", "yes");
  answers = remember(answers, "tokyo", "r11", "no");
  answers = remember(answers, "london", "r9", "theirs", "r9#2");
  answers = raiseFloor(answers, "tokyo", 10);
  expect(recall(answers, "r9")).toBeUndefined();
  expect(recall(answers, "r11")).toBe("no");
  expect(recall(answers, "r9#2")).toBe("theirs");
  expect(isBelowFloor(answers, "tokyo", "r9")).toBe(true);
  expect(isBelowFloor(answers, "tokyo", "r10")).toBe(false);
  expect(isBelowFloor(answers, "london", "r9")).toBe(false);
});

test("a floor never falls, and the same floor changes nothing", () => {
  const answers = raiseFloor(none, "tokyo", 10);
  expect(raiseFloor(answers, "tokyo", 5)).toBe(answers);
  expect(raiseFloor(answers, "tokyo", 10)).toBe(answers);
});

test("the floor is the smallest number, not the first in the alphabet", () => {
  expect(floorOf(["r10", "r9", "r100"])).toBe(9);
});
