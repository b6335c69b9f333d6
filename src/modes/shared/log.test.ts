import fc from "fast-check";
import { expect, test } from "vitest";
import { append, emptyLog, entriesFrom, entryAt, type Log } from "./log.ts";

const build = (items: readonly string[]): Log<string> =>
  items.reduce<Log<string>>((log, item) => append(log, item), emptyLog);

test("a log gives back what was appended, under its number, at every length", () => {
  const items = Array.from({ length: 200 }, (_, i) => `entry ${i + 1}`);
  let log: Log<string> = emptyLog;
  for (const [i, item] of items.entries()) {
    log = append(log, item);
    expect(log.length).toBe(i + 1);
    expect(entryAt(log, i + 1)).toBe(item);
    expect(entriesFrom(log, 1)).toEqual(items.slice(0, i + 1));
  }
  expect(entryAt(log, 0)).toBeUndefined();
  expect(entryAt(log, 201)).toBeUndefined();
});

test("an append leaves the earlier log as it was", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 140 }),
      fc.integer({ min: 1, max: 150 }),
      (size, first) => {
        const items = Array.from({ length: size }, (_, i) => String(i));
        const log = build(items);
        const before = JSON.stringify(log);
        append(append(log, "x"), "y");
        expect(JSON.stringify(log)).toBe(before);
        expect(entriesFrom(log, first)).toEqual(items.slice(first - 1));
      },
    ),
  );
});
