import { expect, it } from "vitest";
import { leastReadingMs, mostReadingMs, readingMs, wholeReadingMs } from "./reading.ts";

it("gives each word a quarter of a second, and each Japanese character 120 ms", () => {
  expect(wholeReadingMs("Tokyo crashes.")).toBe(500);
  expect(wholeReadingMs("At 1 ms São Paulo says OK – “at once”.")).toBe(9 * 250);
  expect(wholeReadingMs("東京が停止します。")).toBe(8 * 120);
  expect(wholeReadingMs("東京は stock を 80 にします。")).toBe(2 * 250 + 8 * 120);
  expect(wholeReadingMs("")).toBe(0);
});

it("holds no text for too short or too long", () => {
  expect(readingMs("Tokyo crashes.")).toBe(leastReadingMs);
  expect(readingMs("one ".repeat(20))).toBe(5000);
  expect(readingMs("one ".repeat(500))).toBe(mostReadingMs);
});
