import { expect, it } from "vitest";
import { heightFor } from "./size.ts";

it("is never less than an embedded page needs, and does not shrink as it gets wider", () => {
  expect(heightFor(320)).toBeGreaterThanOrEqual(240);
  for (const [from, until] of [
    [320, 899],
    [900, 2400],
  ] as const) {
    for (let width = from; width + 10 <= until; width += 10) {
      expect(heightFor(width + 10)).toBeGreaterThanOrEqual(heightFor(width));
    }
  }
});
