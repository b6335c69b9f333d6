import { expect, it } from "vitest";
import { finish, type Work, within } from "./work.ts";

function* count(pieces: number): Work<string> {
  for (let i = 1; i <= pieces; i += 1) yield i / pieces;
  return `${pieces} pieces`;
}

it("gives the result of all pieces", () => {
  expect(finish(count(3))).toBe("3 pieces");
  expect(finish(count(0))).toBe("0 pieces");
});

it("shows a part as a stretch of the whole", () => {
  const work = within(count(4), 0.5, 0.9);
  const seen: number[] = [];
  let step = work.next();
  for (; !step.done; step = work.next()) seen.push(Math.round(step.value * 100));
  expect(seen).toEqual([60, 70, 80, 90]);
  expect(step.value).toBe("4 pieces");
});
