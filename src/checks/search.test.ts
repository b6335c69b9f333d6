import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finish } from "../lib/work.ts";
import { checkHistory, type Model, type TimedOperation } from "./search.ts";

/** A register that is written and read, and set only from an expected value. */
type Step =
  | { readonly f: "write"; readonly value: number }
  | { readonly f: "read"; readonly value: number }
  | { readonly f: "swap"; readonly from: number; readonly to: number };

const register: Model<number, Step> = {
  initial: 0,
  step(state, operation) {
    if (operation.f === "write") return operation.value;
    if (operation.f === "read") return operation.value === state ? state : null;
    return operation.from === state ? operation.to : null;
  },
  isPure: ({ f }) => f === "read",
  key: String,
};

type Timed = TimedOperation<Step>;
const write = (value: number, invoked: number, returned: number | null): Timed => {
  return { operation: { f: "write", value }, invoked, returned };
};
const read = (value: number, invoked: number, returned: number | null): Timed => {
  return { operation: { f: "read", value }, invoked, returned };
};
const swap = (from: number, to: number, invoked: number, returned: number | null): Timed => {
  return { operation: { f: "swap", from, to }, invoked, returned };
};
const check = (history: readonly Timed[], budget = 100_000) =>
  finish(checkHistory(history, register, budget));

/** Whether an order keeps to real time, leaves out no known outcome and is a run of the model. */
function explains(history: readonly Timed[], order: readonly number[]): boolean {
  const isComplete = history.every(({ returned }, i) => returned === null || order.includes(i));
  if (!isComplete || new Set(order).size !== order.length) return false;
  let state: number | null = register.initial;
  for (const [place, i] of order.entries()) {
    const operation = history[i];
    if (operation === undefined || state === null) return false;
    const isTooLate = order.slice(place + 1).some((later) => {
      const returned = history[later]?.returned ?? null;
      return returned !== null && returned < operation.invoked;
    });
    if (isTooLate) return false;
    state = register.step(state, operation.operation);
  }
  return state !== null;
}

/** All orders of all selections: the definition itself, far too slow for anything but a handful. */
function bruteForce(history: readonly Timed[], chosen: readonly number[] = []): boolean {
  if (explains(history, chosen)) return true;
  return history.some((_, i) => !chosen.includes(i) && bruteForce(history, [...chosen, i]));
}

describe("classic histories", () => {
  it("accepts what is sequential", () => {
    expect(check([write(1, 0, 1), read(1, 2, 3), write(2, 4, 5), read(2, 6, 7)])).toMatchObject({
      linearizable: true,
      order: [0, 1, 2, 3],
    });
  });
  it("accepts a read of either value while a write is under way", () => {
    expect(check([write(1, 0, 5), read(0, 1, 2), read(1, 3, 4)]).linearizable).toBe(true);
  });
  it("refuses a read that goes back while a write is under way, and says which", () => {
    const verdict = check([write(1, 0, 5), read(1, 1, 2), read(0, 3, 4)]);
    expect(verdict).toMatchObject({ linearizable: false, order: null, stuck: 2 });
  });
  it("refuses a stale read", () => {
    expect(check([write(1, 0, 1), read(0, 2, 3)]).linearizable).toBe(false);
  });
  it("refuses two readers that see two writes in two orders", () => {
    const history = [write(1, 0, 1), write(2, 0, 1), read(1, 2, 3), read(2, 4, 5), read(1, 6, 7)];
    expect(check(history).linearizable).toBe(false);
  });
  it("lets two swaps from one value not both succeed", () => {
    expect(check([swap(0, 1, 0, 3), swap(0, 2, 1, 2)]).linearizable).toBe(false);
    expect(check([swap(0, 1, 0, 3), swap(1, 2, 1, 2)]).linearizable).toBe(true);
  });
  it("lets operations that touch in one moment be concurrent", () => {
    expect(check([write(1, 0, 2), read(0, 2, 3)]).linearizable).toBe(true);
  });
});

describe("unknown outcomes", () => {
  it("may never take effect", () => {
    expect(check([write(1, 0, null), read(0, 5, 6)]).linearizable).toBe(true);
  });
  it("may take effect long after", () => {
    const history = [write(1, 0, null), write(2, 1, 2), read(2, 3, 4), read(1, 5, 6)];
    expect(check(history)).toMatchObject({ linearizable: true, order: [1, 2, 0, 3] });
  });
  it("take effect once", () => {
    const history = [write(1, 0, null), read(1, 1, 2), write(2, 3, 4), read(1, 5, 6)];
    expect(check(history).linearizable).toBe(false);
  });
  it("do not take effect before their call", () => {
    expect(check([read(1, 0, 1), write(1, 2, null)]).linearizable).toBe(false);
  });
});

describe("the search", () => {
  const step = fc.oneof(
    fc.record({ f: fc.constant("write" as const), value: fc.integer({ min: 0, max: 2 }) }),
    fc.record({ f: fc.constant("read" as const), value: fc.integer({ min: 0, max: 2 }) }),
    fc.record({
      f: fc.constant("swap" as const),
      from: fc.integer({ min: 0, max: 2 }),
      to: fc.integer({ min: 0, max: 2 }),
    }),
  );
  const timed = fc
    .record({
      operation: step,
      invoked: fc.integer({ min: 0, max: 12 }),
      length: fc.integer({ min: 0, max: 8 }),
      isKnown: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
    })
    .map(({ operation, invoked, length, isKnown }): Timed => {
      return { operation, invoked, returned: isKnown ? invoked + length : null };
    });

  it("agrees with all permutations, and its order is a proof", () => {
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.array(timed, { maxLength: 6 }), (history) => {
        const { linearizable, order } = check(history);
        expect(linearizable).toBe(bruteForce(history));
        if (linearizable) accepted += 1;
        else refused += 1;
        if (order !== null) expect(explains(history, order)).toBe(true);
      }),
      { numRuns: 600, seed: 7 },
    );
    expect(Math.min(accepted, refused)).toBeGreaterThan(100);
  });

  it("gives up, undecided, when its budget is used", () => {
    const writes = Array.from({ length: 12 }, (_, i) => write(i + 1, 0, 100));
    const history = [...writes, read(99, 200, 201)];
    expect(check(history, 500)).toMatchObject({ linearizable: null, order: null, stuck: null });
    expect(check(history, 500).configurations).toBeLessThan(510);
  });

  it("remembers what it has tried: 12 concurrent writes need thousands of steps, not 12!", () => {
    const writes = Array.from({ length: 12 }, (_, i) => write(i + 1, 0, 100));
    const verdict = check([...writes, read(99, 200, 201)]);
    expect(verdict.linearizable).toBe(false);
    expect(verdict.configurations).toBeLessThan(12 * 4096);
  });

  it("is quick with a long history", () => {
    const history = Array.from({ length: 5000 }, (_, i): Timed => {
      return i % 2 === 0 ? write(i, 2 * i, 2 * i + 1) : read(i - 1, 2 * i, 2 * i + 1);
    });
    expect(check(history).linearizable).toBe(true);
  });
});
