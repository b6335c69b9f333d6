// The laws of every replicated type, on states that random histories of replicas produce: the join
// is commutative, associative and idempotent, and replicas that received the same are equal, in
// whatever order and however often.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextDot } from "../versionVector.ts";
import {
  addToBoundedCounter,
  type BoundedCounter,
  giveRights,
  joinBoundedCounters,
  rightsByNode,
  startBoundedCounter,
  valueOfBoundedCounter,
} from "./boundedCounter.ts";
import {
  addToGCounter,
  clearGCounter,
  type GCounter,
  holdersOfGCounter,
  joinGCounters,
  totalOfGCounter,
} from "./gCounter.ts";
import {
  clearLwwRegister,
  joinLwwRegisters,
  startLwwRegister,
  writeLwwRegister,
} from "./lwwRegister.ts";
import {
  clearMvRegister,
  joinMvRegisters,
  type MvRegister,
  startMvRegister,
  writeMvRegister,
} from "./mvRegister.ts";
import { addToOrSet, joinOrSets, type OrSet, removeFromOrSet, startOrSet } from "./orSet.ts";
import {
  addToPnCounter,
  clearPnCounter,
  joinPnCounters,
  startPnCounter,
  valueOfPnCounter,
} from "./pnCounter.ts";

const nodes = ["a", "b", "c"] as const;
type Node = (typeof nodes)[number];

/**
 * One act of a history: a local change with a number to vary it, or one replica taking in another's
 * state.
 */
type Act =
  | { readonly act: "change"; readonly node: Node; readonly number: number }
  | { readonly act: "join"; readonly node: Node; readonly from: Node };

interface Type<State> {
  readonly start: State;
  readonly join: (a: State, b: State) => State;
  readonly change: (state: State, node: Node, number: number, index: number) => State;
}

const node = fc.constantFrom(...nodes);
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant("change" as const),
      node,
      number: fc.integer({ min: -4, max: 4 }),
    }),
    fc.record({ act: fc.constant("join" as const), node, from: node }),
  ),
  { maxLength: 24 },
);

function play<State>(type: Type<State>, history: readonly Act[]): Record<Node, State> {
  const states = { a: type.start, b: type.start, c: type.start };
  for (const [index, act] of history.entries()) {
    states[act.node] =
      act.act === "join"
        ? type.join(states[act.node], states[act.from])
        : type.change(states[act.node], act.node, act.number, index);
  }
  return states;
}

const request = (index: number) => `r${index}`;
const gCounter: Type<GCounter> = {
  start: {},
  join: joinGCounters,
  change: (state, who, number, index) =>
    addToGCounter(state, who, Math.abs(number), request(index)),
};
const pnCounter: Type<ReturnType<typeof startPnCounter>> = {
  start: startPnCounter(100),
  join: joinPnCounters,
  change: (state, who, number, index) => addToPnCounter(state, who, number, request(index)),
};
const boundedCounter: Type<BoundedCounter> = {
  start: startBoundedCounter({ a: 4, b: 4, c: 2 }),
  join: joinBoundedCounters,
  change: (state, who, number, index) =>
    number === 4
      ? (giveRights(state, who, who === "a" ? "b" : "a", 1) ?? state)
      : (addToBoundedCounter(state, who, number, request(index)) ?? state),
};
const lwwRegister: Type<ReturnType<typeof startLwwRegister<string>>> = {
  start: startLwwRegister("start"),
  join: joinLwwRegisters,
  change: (state, who, number, index) => writeLwwRegister(state, request(index), who, number),
};
const mvRegister: Type<MvRegister<string>> = {
  start: startMvRegister("start"),
  join: joinMvRegisters,
  change: (state, who, _number, index) =>
    writeMvRegister(state, nextDot(state.context, who), request(index)),
};
const orSet: Type<OrSet> = {
  start: startOrSet([1, 2]),
  join: joinOrSets,
  change: (state, who, number, index) =>
    number > 0
      ? addToOrSet(state, `${who}:${index}`, number % 3, request(index))
      : removeFromOrSet(state, -number % 3, request(index)),
};

/** The same type, whose replicas now and then take away all that they know. */
const cleared = <State>(type: Type<State>, clear: (state: State) => State): Type<unknown> =>
  ({
    ...type,
    change: (state: State, who: Node, number: number, index: number) =>
      number < -1 ? clear(state) : type.change(state, who, number, index),
  }) as Type<unknown>;

const types: readonly [string, Type<unknown>][] = [
  ["G-Counter that is cleared", cleared(gCounter, clearGCounter)],
  ["PN-Counter that is cleared", cleared(pnCounter, clearPnCounter)],
  ["LWW-Register that is cleared", cleared(lwwRegister, (own) => clearLwwRegister(own, "none"))],
  ["MV-Register that is cleared", cleared(mvRegister, clearMvRegister)],
  ["G-Counter", gCounter as Type<unknown>],
  ["PN-Counter", pnCounter as Type<unknown>],
  ["bounded counter", boundedCounter as Type<unknown>],
  ["LWW-Register", lwwRegister as Type<unknown>],
  ["MV-Register", mvRegister as Type<unknown>],
  ["OR-Set", orSet as Type<unknown>],
];

describe.each(types)("the join of the %s", (_name, type) => {
  it("is commutative, associative and idempotent", () => {
    fc.assert(
      fc.property(acts, (history) => {
        const { a, b, c } = play(type, history);
        expect(type.join(a, b)).toEqual(type.join(b, a));
        expect(type.join(type.join(a, b), c)).toEqual(type.join(a, type.join(b, c)));
        expect(type.join(a, a)).toBe(a);
        expect(type.join(a, structuredClone(a))).toBe(a);
        const joined = type.join(a, b);
        expect(type.join(joined, a)).toBe(joined);
        expect(type.join(joined, b)).toBe(joined);
      }),
    );
  });

  it("makes replicas equal that received the same, in any order and more than once", () => {
    fc.assert(
      fc.property(
        acts,
        fc.shuffledSubarray([..."abcabcabc"], { minLength: 9 }),
        (history, order) => {
          const states = play(type, history);
          const inOrder = type.join(type.join(states.a, states.b), states.c);
          const received = order.map((from) => states[from as Node]);
          expect(received.reduce((own, theirs) => type.join(own, theirs), states.b)).toEqual(
            inOrder,
          );
        },
      ),
    );
  });

  it("knows a change from what was before it: the changed state stands above", () => {
    fc.assert(
      fc.property(acts, fc.integer({ min: -4, max: 4 }), (history, number) => {
        const { a } = play(type, history);
        const changed = type.change(a, "a", number, history.length);
        expect(type.join(a, changed)).toEqual(changed);
        expect(type.join(changed, a)).toBe(changed);
      }),
    );
  });

  it("leaves its arguments as they were", () => {
    fc.assert(
      fc.property(acts, (history) => {
        const { a, b } = play(type, history);
        const before = structuredClone([a, b]);
        type.join(a, b);
        expect([a, b]).toEqual(before);
      }),
    );
  });
});

describe("what the types keep", () => {
  const changes = (history: readonly Act[]) =>
    history.flatMap((act) => (act.act === "change" ? [act.number] : []));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

  it("counters keep every addition", () => {
    fc.assert(
      fc.property(acts, (history) => {
        const pn = play(pnCounter, history);
        const all = joinPnCounters(joinPnCounters(pn.a, pn.b), pn.c);
        expect(valueOfPnCounter(all)).toBe(100 + sum(changes(history)));
        const grown = play(gCounter, history);
        const total = joinGCounters(joinGCounters(grown.a, grown.b), grown.c);
        expect(totalOfGCounter(total)).toBe(sum(changes(history).map(Math.abs)));
      }),
    );
  });

  it("a counter that two replicas clear at once loses what they knew, once, and no more", () => {
    fc.assert(
      fc.property(acts, fc.integer({ min: -9, max: 9 }), (history, by) => {
        const { a, b, c } = play(pnCounter, history);
        const known = joinPnCounters(a, b);
        const [one, other] = [clearPnCounter(known), clearPnCounter(known)];
        const meanwhile = addToPnCounter(known, "a", by, "later");
        const all = [other, meanwhile].reduce(joinPnCounters, one);
        expect(valueOfPnCounter(all)).toBe(by);
        const unseen = valueOfPnCounter(joinPnCounters(known, c)) - valueOfPnCounter(known);
        expect(valueOfPnCounter(joinPnCounters(all, c))).toBe(by + unseen);
      }),
    );
    const counted = addToGCounter(clearGCounter(addToGCounter({}, "a", 3, "r1")), "a", 2, "r2");
    expect([totalOfGCounter(counted), holdersOfGCounter(counted)]).toEqual([2, ["r2"]]);
    // Of two that are cleared, the one that was cleared further counts, in whatever order.
    const again = clearGCounter(counted);
    for (const joined of [joinGCounters(counted, again), joinGCounters(again, counted)]) {
      expect([totalOfGCounter(joined), holdersOfGCounter(joined)]).toEqual([0, []]);
    }
  });

  it("a bounded counter is never below zero, and its rights are its value", () => {
    fc.assert(
      fc.property(acts, (history) => {
        const { a, b, c } = play(boundedCounter, history);
        const all = joinBoundedCounters(joinBoundedCounters(a, b), c);
        const rights = Object.values(rightsByNode(all, nodes));
        expect(valueOfBoundedCounter(all)).toBeGreaterThanOrEqual(0);
        expect(sum(rights)).toBe(valueOfBoundedCounter(all));
        expect(Math.min(...rights)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("a multi-value register keeps no value that a later write has seen", () => {
    fc.assert(
      fc.property(acts, (history) => {
        const { a, b } = play(mvRegister, history);
        const joined = joinMvRegisters(a, b);
        const after = writeMvRegister(joined, nextDot(joined.context, "c"), "later");
        expect(joinMvRegisters(a, after).entries).toEqual(after.entries);
        expect(joinMvRegisters(after, b).entries).toEqual(after.entries);
      }),
    );
  });
});
