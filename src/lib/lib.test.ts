import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countLeading } from "./bisect.ts";
import { canonical, sameData } from "./canonical.ts";
import { digestOf } from "./hash.ts";
import { EventHeap } from "./heap.ts";
import { randomStream } from "./random.ts";
import { compareText } from "./record.ts";
import { utf8Length } from "./utf8.ts";

describe("EventHeap", () => {
  it("gives slots back in order of key, and of insertion among equal keys", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 300 }), (keys) => {
        const heap = new EventHeap();
        for (const [slot, key] of keys.entries()) heap.push(key, slot);
        const got = keys.map(() => heap.pop());
        const want = keys.map((key, slot) => ({ key, slot }));
        want.sort((a, b) => a.key - b.key || a.slot - b.slot);
        expect(got).toEqual(want.map(({ slot }) => slot));
      }),
    );
  });
  it("keeps the order of insertion when slots are used again between pops", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 3 })), { maxLength: 400 }),
        (steps) => {
          const heap = new EventHeap();
          const model: { key: number; order: number; slot: number }[] = [];
          const free = Array.from({ length: 400 }, (_, i) => 399 - i);
          let order = 0;
          for (const [isPush, key] of steps) {
            if (isPush) {
              const slot = free.pop() as number;
              heap.push(key, slot);
              model.push({ key, order: order++, slot });
            } else if (model.length > 0) {
              model.sort((a, b) => a.key - b.key || a.order - b.order);
              expect(heap.peekKey()).toBe(model[0]?.key);
              const slot = heap.pop();
              expect(slot).toBe(model.shift()?.slot);
              free.push(slot);
            }
          }
          expect(heap.size).toBe(model.length);
        },
      ),
    );
  });
});

describe("randomStream", () => {
  it("tells apart seeds that the generator alone would confuse", () => {
    const seeds = ["a", "aa", "š", "11", "111", "", "東", "京", "A", "a/"];
    const first = seeds.map((seed) => randomStream(seed, "link:x>y").next());
    expect(new Set(first).size).toBe(seeds.length);
    expect(randomStream("a", "b").next()).not.toBe(randomStream("a:0061", "b").next());
  });
  it("is a function of seed and name", () => {
    const a = randomStream("s", "n");
    const b = randomStream("s", "n");
    expect([a.next(), a.integer(10), a.next()]).toEqual([b.next(), b.integer(10), b.next()]);
    expect(randomStream("s", "n").next()).not.toBe(randomStream("s", "m").next());
  });
  it("draws integers in range, each about as often", () => {
    const random = randomStream("spread", "x");
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i += 1) {
      const drawn = random.integer(4);
      counts[drawn] = (counts[drawn] ?? Number.NaN) + 1;
    }
    for (const count of counts) expect(count).toBeGreaterThan(850);
  });
});

describe("canonical", () => {
  it("does not depend on the order of keys", () => {
    expect(canonical({ b: 1, a: [{ d: null, c: "x" }] })).toBe(
      canonical({ a: [{ c: "x", d: null }], b: 1 }),
    );
    expect(sameData({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(sameData({ a: 1 }, { a: 2 })).toBe(false);
  });
  it("agrees with JSON on what the data is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe("digestOf", () => {
  it("differs for texts that differ in one unit, in order, or in length", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(digestOf(a) === digestOf(b)).toBe(a === b);
      }),
      { numRuns: 2000 },
    );
    expect(digestOf("ab")).not.toBe(digestOf("ba"));
    expect(digestOf("")).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe("countLeading", () => {
  it("counts what holds before the first that does not", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (length, border) => {
        expect(countLeading(length, (i) => i < border)).toBe(Math.min(length, border));
      }),
    );
  });
});

describe("compareText", () => {
  const unit = fc.constantFrom("a", "z", "\ud7ff", "\ue000", "\uffff", "\u{1f600}", "\u{20000}");
  const text = fc.array(unit, { maxLength: 4 }).map((units) => units.join(""));
  const points = (one: string) => [...one].map((letter) => letter.codePointAt(0) ?? 0);

  it("orders by code points, as no order of code units does", () => {
    expect(["\u{1f600}", "\uffff"].sort(compareText)).toEqual(["\uffff", "\u{1f600}"]);
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, other] = [points(a), points(b)];
        const at = one.findIndex((point, i) => point !== other[i]);
        const expected = at < 0 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? -1);
        expect(Math.sign(compareText(a, b))).toBe(Math.sign(expected));
      }),
    );
  });
});

describe("utf8Length", () => {
  it("is the length of what an encoder makes of the text", () => {
    const unit = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("\ud800", "\udc00", "é"),
    );
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const text = units.join("");
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});
