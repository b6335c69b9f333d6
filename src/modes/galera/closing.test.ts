import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Context } from "../../sim/mode.ts";
import { atStart } from "../../testing/context.ts";
import { closingOf, remaining } from "./closing.ts";
import {
  compareSets,
  type GaleraState,
  initialState,
  type Report,
  type WriteSet,
} from "./state.ts";

const members = ["london", "saopaulo", "tokyo"];
const context: Context = {
  node: "london",
  nodes: members,
  peers: ["saopaulo", "tokyo"],
  database: { tables: {}, rows: {}, vectors: {}, homes: {} },
  options: {},
  ...atStart,
};
const set = (origin: string, index: number, time: number): WriteSet => ({
  view: 1,
  origin,
  index,
  time,
  request: `${origin}${index}`,
  sync: true,
  lastSeen: 0,
  keys: [],
  rows: [],
});
const names = (sets: readonly WriteSet[]): string[] => sets.map(({ request }) => request);
const nobody = { london: 0, saopaulo: 0, tokyo: 0 };

describe("the end of a view", () => {
  it("delivers what anybody stores, in the order", () => {
    const closing = closingOf({
      london: { sequence: 0, delivered: nobody, pending: [set("london", 1, 2)] },
      tokyo: { sequence: 0, delivered: nobody, pending: [set("tokyo", 1, 1), set("london", 1, 2)] },
    });
    expect(names(closing.flush)).toEqual(["tokyo1", "london1"]);
  });
  it("leaves out what lies behind a gap", () => {
    const pending = [set("tokyo", 1, 1), set("tokyo", 3, 3), set("london", 2, 2)];
    const closing = closingOf({ london: { sequence: 0, delivered: nobody, pending } });
    expect(names(closing.flush)).toEqual(["tokyo1"]);
  });
  it("begins where the furthest reporter is, and others catch up from what they store", () => {
    const first = set("tokyo", 1, 1);
    const second = set("london", 1, 2);
    const closing = closingOf({
      london: { sequence: 0, delivered: nobody, pending: [first, second] },
      tokyo: { sequence: 1, delivered: { ...nobody, tokyo: 1 }, pending: [second] },
    });
    expect(closing.sequence).toBe(1);
    expect(names(closing.flush)).toEqual(["london1"]);
    const behind: GaleraState = { ...initialState(context), store: [second, first] };
    expect(names(remaining(behind, { members, ...closing }))).toEqual(["tokyo1", "london1"]);
  });
  it("fails loudly where a member lacks what others have delivered", () => {
    const closing = closingOf({
      tokyo: { sequence: 1, delivered: { ...nobody, tokyo: 1 }, pending: [] },
    });
    expect(() => remaining(initialState(context), { members, ...closing })).toThrow(/ends at 1/);
  });
});

/** A view with everything ever sent in it, and what each member had of it when it stopped. */
interface Ending {
  readonly order: readonly WriteSet[];
  readonly reports: Readonly<Record<string, Report>>;
}

/**
 * All members store the first `safe` write-sets; beyond that each has some of each origin's,
 * without gaps.
 */
const endings: fc.Arbitrary<Ending> = fc
  .record({
    origins: fc.array(fc.constantFrom(...members), { maxLength: 8 }),
    safe: fc.nat({ max: 8 }),
    delivered: fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 8 }), fc.nat({ max: 8 })),
    extra: fc.array(fc.nat({ max: 3 }), { minLength: 9, maxLength: 9 }),
  })
  .map(({ origins, safe, delivered, extra }) => {
    const counts: Record<string, number> = {};
    const order = origins.map((origin, i) => {
      counts[origin] = (counts[origin] ?? 0) + 1;
      return set(origin, counts[origin], i + 1);
    });
    const reports = members.map((member, m): [string, Report] => {
      const done = Math.min(delivered[m as 0 | 1 | 2], safe, order.length);
      const more = members.map((origin, o) => {
        const later = order.slice(safe).filter((one) => one.origin === origin);
        return later.slice(0, origin === member ? later.length : extra[3 * m + o]);
      });
      const of = (origin: string): number =>
        order.slice(0, done).filter((one) => one.origin === origin).length;
      return [
        member,
        {
          sequence: done,
          delivered: Object.fromEntries(members.map((origin) => [origin, of(origin)])),
          pending: [...order.slice(done, safe), ...more.flat()],
        },
      ];
    });
    return { order, reports: Object.fromEntries(reports) };
  });

describe("any ending", () => {
  it("brings every member to the same sequence, whichever majority reports", () => {
    fc.assert(
      fc.property(endings, fc.constantFrom(...members), ({ order, reports }, absent) => {
        const heard = Object.fromEntries(
          Object.entries(reports).filter(([member]) => member !== absent),
        );
        const succession = { members, ...closingOf(heard) };
        const sequences = members.map((member) => {
          const { sequence, delivered, pending } = reports[member] as Report;
          const state = { ...initialState(context), sequence, delivered, store: pending };
          return names([...order.slice(0, sequence), ...remaining(state, succession)]);
        });
        expect(sequences[1]).toEqual(sequences[0]);
        expect(sequences[2]).toEqual(sequences[0]);
      }),
    );
  });
  it("keeps the order of the view", () => {
    fc.assert(
      fc.property(endings, ({ reports }) => {
        const { flush } = closingOf(reports);
        expect([...flush].sort(compareSets)).toEqual(flush);
      }),
    );
  });
});
