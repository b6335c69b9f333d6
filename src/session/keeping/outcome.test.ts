import { expect, it } from "vitest";
import { outcomeOf } from "../run/run.ts";
import { createSession } from "../store.ts";
import { outcomeWithin } from "./outcome.ts";

function runsOf(hash: string) {
  const session = createSession();
  session.openHash(hash);
  return session.getState().runs;
}

it("in one go it is what links have always said", () => {
  const runs = runsOf("#s=inventory");
  expect(outcomeWithin(runs, 10_000)).toBe(outcomeOf(runs));
});

it("goes on where it stopped, and gives the same", () => {
  const runs = runsOf("#s=storm");
  let asked = 0;
  let result: string | null = null;
  while (result === null) {
    result = outcomeWithin(runs, 1);
    asked += 1;
  }
  expect(asked).toBeGreaterThan(1);
  expect(result).toBe(outcomeOf(runs));
  // It is known from then on.
  expect(outcomeWithin(runs, 0)).toBe(result);
});
