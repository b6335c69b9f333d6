import { expect, it } from "vitest";
import { measure } from "./meter.ts";

it.each([
  [1, "short", 78],
  [78, "short", 78],
  [79, "medium", 271],
  [271, "medium", 271],
  [272, "long", 500],
  [500, "long", 500],
  [501, "file", 500],
])("%d bytes are %s", (bytes, fit, of) => {
  expect(measure("a".repeat(bytes))).toEqual({ bytes, fit, of });
});

it("counts bytes, not characters", () => {
  expect(measure("ã".repeat(39)).bytes).toBe(78);
});
