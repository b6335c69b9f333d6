import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareStamps } from "./stamp.ts";
import { meet, mergeRow, type Register, type StampedChange, type StampedRow } from "./table.ts";

// Stamps are never given twice, so equal stamps mean the same write: its value is derived from it.
const stamps = fc.record({
  us: fc.integer({ min: 0, max: 3 }),
  node: fc.constantFrom("london", "saopaulo", "tokyo"),
  count: fc.integer({ min: 1, max: 3 }),
});
const register = (stamp: Register<string>["stamp"], name: string): Register<string> => ({
  value: `${name} of ${stamp.us} ${stamp.node} ${stamp.count}`,
  stamp,
  holder: "r1",
  writer: "r1",
  history: {},
});
const changes = fc
  .record({ stamp: stamps, names: fc.subarray(["email", "phone"]), isPresent: fc.boolean() })
  .map(({ stamp, names, isPresent }): StampedChange => {
    const present = (stamp.us + stamp.count) % 2 === 0;
    const cells = names.map((name) => [name, register(stamp, name)]);
    return {
      row: "users/1",
      stamp,
      presence: isPresent ? { ...register(stamp, ""), value: present } : null,
      cells: Object.fromEntries(cells),
    };
  });
const apply = (list: readonly StampedChange[]): StampedRow | undefined =>
  list.reduce<StampedRow | undefined>((row, change) => mergeRow(row, change), undefined);

describe("merging changes into a row", () => {
  it("does not depend on order or repetition", () => {
    fc.assert(
      fc.property(
        fc
          .array(changes, { minLength: 1, maxLength: 6 })
          .chain((list) =>
            fc.tuple(
              fc.constant(list),
              fc.shuffledSubarray(list, { minLength: list.length }),
              fc.array(fc.constantFrom(...list), { maxLength: 4 }),
            ),
          ),
        ([list, shuffled, repeats]) => {
          expect(apply([...shuffled, ...repeats])).toEqual(apply(list));
        },
      ),
      { numRuns: 500 },
    );
  });
  it("leaves the row as it is, the very object, where nothing of the change is newer", () => {
    fc.assert(
      fc.property(fc.array(changes, { minLength: 1, maxLength: 5 }), (list) => {
        const row = apply(list);
        for (const change of list) expect(mergeRow(row, change)).toBe(row);
      }),
    );
  });
  it("says of each register which side stays", () => {
    fc.assert(
      fc.property(changes, changes, (first, second) => {
        const row = mergeRow(undefined, first);
        for (const { arriving, stored, arrivingWins } of meet(row, second)) {
          const isLater = stored === undefined || compareStamps(arriving.stamp, stored.stamp) > 0;
          expect(arrivingWins).toBe(isLater);
        }
      }),
    );
  });
});

describe("stamps", () => {
  it("are in one total order", () => {
    fc.assert(
      fc.property(stamps, stamps, stamps, (a, b, c) => {
        expect(Math.sign(compareStamps(a, b))).toBe(-Math.sign(compareStamps(b, a)) + 0);
        const isSame = a.us === b.us && a.node === b.node && a.count === b.count;
        expect(compareStamps(a, b) === 0).toBe(isSame);
        if (compareStamps(a, b) <= 0 && compareStamps(b, c) <= 0) {
          expect(compareStamps(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
