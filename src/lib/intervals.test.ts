import fc from "fast-check";
import { expect, it } from "vitest";
import { Intervals } from "./intervals.ts";

it("finds exactly the intervals that touch a stretch", () => {
  const interval = fc.tuple(fc.nat(40), fc.oneof(fc.nat(20), fc.constant(Infinity)));
  fc.assert(
    fc.property(
      fc.array(interval, { maxLength: 40 }),
      fc.nat(60),
      fc.nat(10),
      (all, from, more) => {
        const sorted = all.toSorted(([a], [b]) => a - b);
        const starts = sorted.map(([start]) => start);
        const ends = sorted.map(([start, length]) => start + length);
        const until = from + more;
        const wanted = [...starts.keys()].filter(
          (i) => (starts[i] ?? 0) <= until && (ends[i] ?? 0) >= from,
        );
        expect(new Intervals(starts, ends).touching(from, until)).toEqual(wanted);
      },
    ),
    { numRuns: 500 },
  );
});

it("looks at few of many", () => {
  let reads = 0;
  const starts = new Proxy(
    Array.from({ length: 100_000 }, (_, i) => i),
    {
      get: (target, key, receiver) => {
        reads += 1;
        return Reflect.get(target, key, receiver);
      },
    },
  );
  const ends = Array.from({ length: 100_000 }, (_, i) => (i === 0 ? Infinity : i + 5));
  const intervals = new Intervals(starts, ends);
  reads = 0;
  expect(intervals.touching(50_000, 50_000)).toEqual([
    0,
    ...[5, 4, 3, 2, 1, 0].map((i) => 50_000 - i),
  ]);
  expect(reads).toBeLessThan(40);
});
