// The four outcomes of the lesson on vectors, and the laws of a partial order.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareVectors,
  coversDot,
  mergeVectors,
  nextDot,
  type VersionVector,
  withDot,
  zeroVector,
} from "./versionVector.ts";

const vector = (a: number, b: number, c: number): VersionVector => ({ a, b, c });
const anyVector = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.nat(3));
/** Entries of 0 written out, so that vectors that say the same compare as equal data. */
const full = (v: VersionVector): VersionVector => ({ ...zeroVector(["a", "b", "c"]), ...v });

describe("compareVectors", () => {
  it.each([
    [vector(5, 3, 7), vector(5, 3, 7), "equal"],
    [vector(6, 5, 3), vector(5, 5, 3), "after"],
    [vector(5, 5, 8), vector(10, 5, 8), "before"],
    [vector(6, 5, 3), vector(5, 6, 3), "concurrent"],
    [vector(10, 5, 8), vector(5, 5, 9), "concurrent"],
  ])("%o against %o is %s", (a, b, order) => {
    expect(compareVectors(a, b)).toBe(order);
  });

  it("takes a missing entry for 0", () => {
    expect(compareVectors({ a: 1 }, { a: 1, b: 0 })).toBe("equal");
    expect(compareVectors({}, { b: 1 })).toBe("before");
  });

  it("is a partial order", () => {
    const opposite = { before: "after", after: "before", equal: "equal", concurrent: "concurrent" };
    fc.assert(
      fc.property(anyVector, anyVector, anyVector, (a, b, c) => {
        expect(compareVectors(a, a)).toBe("equal");
        expect(compareVectors(b, a)).toBe(opposite[compareVectors(a, b)]);
        if (compareVectors(a, b) === "equal") expect(full(a)).toEqual(full(b));
        if (compareVectors(a, b) === "before" && compareVectors(b, c) === "before") {
          expect(compareVectors(a, c)).toBe("before");
        }
      }),
    );
  });
});

describe("mergeVectors", () => {
  it("takes the larger of each entry, without a count of its own", () => {
    expect(mergeVectors(vector(6, 5, 3), vector(5, 6, 3))).toEqual(vector(6, 6, 3));
  });

  it("is the least upper bound: commutative, associative, idempotent", () => {
    fc.assert(
      fc.property(anyVector, anyVector, anyVector, (a, b, c) => {
        const merged = mergeVectors(a, b);
        expect(full(merged)).toEqual(full(mergeVectors(b, a)));
        expect(full(mergeVectors(merged, c))).toEqual(full(mergeVectors(a, mergeVectors(b, c))));
        expect(mergeVectors(a, a)).toBe(a);
        expect(["after", "equal"]).toContain(compareVectors(merged, a));
        for (const node of ["a", "b", "c"]) {
          expect(full(merged)[node]).toBe(Math.max(full(a)[node] ?? 0, full(b)[node] ?? 0));
        }
      }),
    );
  });
});

it("gives each write a dot that its vector did not cover", () => {
  fc.assert(
    fc.property(anyVector, (seen) => {
      const dot = nextDot(seen, "b");
      expect(coversDot(seen, dot)).toBe(false);
      expect(coversDot(withDot(seen, dot), dot)).toBe(true);
      expect(compareVectors(seen, withDot(seen, dot))).toBe("before");
    }),
  );
});
