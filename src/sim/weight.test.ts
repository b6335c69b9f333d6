import { expect, it } from "vitest";
import { weightBeside } from "./weight.ts";

const parts = Array.from({ length: 50 }, (_, i) => ({ id: `part ${i}`, with: ["some", "texts"] }));
const whole = weightBeside({ parts }, {});
const one = weightBeside(parts[0], undefined);

it("weighs what is new, and of the rest the places that it takes", () => {
  expect(weightBeside({ parts }, { parts })).toBeLessThan(50);
  expect(whole).toBeGreaterThan(50 * one * 0.9);
  const list = weightBeside({ parts: [...parts] }, { parts });
  expect(list).toBeLessThan(whole / 5);
});

it.each([
  ["at its end", [...parts, { ...parts[0] }]],
  ["at its beginning", [{ ...parts[0] }, ...parts]],
  ["in its middle", parts.toSpliced(25, 0, { id: "new", with: ["some", "texts"] })],
  ["in its middle, while the first one leaves", [...parts.slice(1, 25), {}, ...parts.slice(25)]],
  ["by turns", parts.toReversed()],
])("does not take for new what has only moved in a list that changes %s", (_where, list) => {
  const moved = weightBeside({ parts: [...parts] }, { parts });
  expect(weightBeside({ parts: list }, { parts })).toBeLessThan(moved + 2 * one);
});

it("takes a change deep inside for no more than the way there", () => {
  const changed = parts.with(7, { id: "other", with: (parts[7] as { with: string[] }).with });
  const moved = weightBeside({ parts: [...parts] }, { parts });
  expect(weightBeside({ parts: changed }, { parts })).toBeLessThan(moved + one);
});
