import { expect, it } from "vitest";
import { rowForKey } from "./keys.ts";

it("keys move along the rows and stop at the ends", () => {
  expect(rowForKey("ArrowDown", 3, 10, 20)).toBe(4);
  expect(rowForKey("ArrowUp", 0, 10, 20)).toBe(0);
  expect(rowForKey("PageDown", 15, 10, 20)).toBe(19);
  expect(rowForKey("PageUp", 15, 10, 20)).toBe(5);
  expect(rowForKey("Home", 15, 10, 20)).toBe(0);
  expect(rowForKey("End", 15, 10, 20)).toBe(19);
  expect(rowForKey("ArrowLeft", 15, 10, 20)).toBeNull();
  expect(rowForKey("End", 0, 10, 0)).toBeNull();
});
