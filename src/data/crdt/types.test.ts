// The worked cases of the lessons on counters and sets, on the types alone.
import { describe, expect, it } from "vitest";
import { nextDot } from "../versionVector.ts";
import {
  addToBoundedCounter,
  giveRights,
  joinBoundedCounters,
  rightsByNode,
  rightsOf,
  splitEvenly,
  startBoundedCounter,
  valueOfBoundedCounter,
} from "./boundedCounter.ts";
import {
  addToGCounter,
  countsOfGCounter,
  holdersOfGCounter,
  joinGCounters,
  startGCounter,
  totalOfGCounter,
} from "./gCounter.ts";
import { joinLwwRegisters, startLwwRegister, writeLwwRegister } from "./lwwRegister.ts";
import { joinMvRegisters, startMvRegister, writeMvRegister } from "./mvRegister.ts";
import { addToOrSet, holdersOfOrSet, itemsOfOrSet, joinOrSets, removeFromOrSet } from "./orSet.ts";
import {
  addToPnCounter,
  holdersOfPnCounter,
  startPnCounter,
  valueOfPnCounter,
} from "./pnCounter.ts";

describe("G-Counter", () => {
  it("counts 3 + 2 + 1, and 8 after two additions at once", () => {
    const start = startGCounter({ tokyo: 3, london: 2, saopaulo: 1 });
    expect(totalOfGCounter(start)).toBe(6);
    const tokyo = addToGCounter(start, "tokyo", 1, "r1");
    const london = addToGCounter(start, "london", 1, "r2");
    const joined = joinGCounters(tokyo, london);
    expect(countsOfGCounter(joined)).toEqual({ tokyo: 4, london: 3, saopaulo: 1 });
    expect(totalOfGCounter(joined)).toBe(8);
    expect(holdersOfGCounter(joined)).toEqual(["r1", "r2"]);
  });

  it("takes an old state for old", () => {
    const old = addToGCounter({}, "tokyo", 4, "r1");
    const late = addToGCounter(old, "tokyo", 6, "r2");
    expect(totalOfGCounter(joinGCounters(late, old))).toBe(10);
  });

  it("remembers an addition of 0", () => {
    const before = addToGCounter({}, "tokyo", 4, "r1");
    const after = addToGCounter(before, "tokyo", 0, "r2");
    expect(holdersOfGCounter(joinGCounters(before, after))).toEqual(["r1", "r2"]);
    expect(holdersOfGCounter(joinGCounters(after, before))).toEqual(["r1", "r2"]);
  });

  it.each([
    ["tokyo", 70],
    ["london", 80],
    ["saopaulo", 50],
  ])("misused for a stock that %s seeded, it shows %i", (seeder, shown) => {
    const start = startGCounter({ [seeder]: 100 });
    const london = addToGCounter(start, "london", -30, "r1");
    const tokyo = addToGCounter(start, "tokyo", -20, "r2");
    expect(totalOfGCounter(joinGCounters(tokyo, london))).toBe(shown);
    expect(totalOfGCounter(joinGCounters(london, tokyo))).toBe(shown);
  });
});

describe("PN-Counter", () => {
  it("ends at 50, and below zero where more is taken than there is", () => {
    const half = addToPnCounter(startPnCounter(100), "london", -30, "r1");
    const both = addToPnCounter(half, "tokyo", -20, "r2");
    expect(valueOfPnCounter(both)).toBe(50);
    expect(holdersOfPnCounter(both)).toEqual(["r1", "r2"]);
    expect(valueOfPnCounter(addToPnCounter(both, "tokyo", -80, "r3"))).toBe(-30);
  });

  it("starts from counts by node", () => {
    expect(valueOfPnCounter(startPnCounter({ tokyo: 40, london: -10 }))).toBe(30);
  });
});

describe("bounded counter", () => {
  const start = startBoundedCounter({ tokyo: 40, london: 40, saopaulo: 20 });
  const nodes = ["tokyo", "london", "saopaulo"];

  it("leaves 20, 10 and 20 rights after the two sales", () => {
    const london = addToBoundedCounter(start, "london", -30, "r1");
    const tokyo = addToBoundedCounter(start, "tokyo", -20, "r2");
    if (london === null || tokyo === null) throw new Error("The sales are within their rights.");
    const joined = joinBoundedCounters(tokyo, london);
    expect(rightsByNode(joined, nodes)).toEqual({ tokyo: 20, london: 10, saopaulo: 20 });
    expect(valueOfBoundedCounter(joined)).toBe(50);
    expect(addToBoundedCounter(joined, "london", -15, "r3")).toBeNull();
    const lent = giveRights(joined, "saopaulo", "london", 5);
    if (lent === null) throw new Error("São Paulo has 20 to give.");
    const sold = addToBoundedCounter(lent, "london", -15, "r3");
    if (sold === null) throw new Error("London has 15 now.");
    expect(rightsByNode(sold, nodes)).toEqual({ tokyo: 20, london: 0, saopaulo: 15 });
    expect(valueOfBoundedCounter(sold)).toBe(35);
  });

  it("gives no more than there is", () => {
    expect(giveRights(start, "saopaulo", "london", 21)).toBeNull();
    expect(rightsOf(giveRights(start, "saopaulo", "london", 20) ?? start, "saopaulo")).toBe(0);
  });

  it("splits a plain number evenly, the first nodes get the rest", () => {
    expect(splitEvenly(100, nodes)).toEqual({ tokyo: 34, london: 33, saopaulo: 33 });
    expect(splitEvenly(101, nodes)).toEqual({ tokyo: 34, london: 34, saopaulo: 33 });
  });
});

describe("LWW-Register", () => {
  it("keeps the larger reading, and of equal ones the larger node", () => {
    const start = startLwwRegister("start");
    const tokyo = writeLwwRegister(start, "A", "tokyo", 1000);
    expect(joinLwwRegisters(tokyo, writeLwwRegister(start, "B", "london", 2000)).content).toBe("B");
    expect(joinLwwRegisters(tokyo, writeLwwRegister(start, "B", "london", 1000)).content).toBe("A");
    expect(joinLwwRegisters(writeLwwRegister(start, "B", "london", 1000), tokyo).content).toBe("A");
  });

  it("lets a node with a slow clock see its own write", () => {
    const ahead = writeLwwRegister(startLwwRegister("start"), "A", "tokyo", 5000);
    const own = writeLwwRegister(ahead, "B", "london", 2000);
    expect(own.us).toBe(5001);
    expect(joinLwwRegisters(ahead, own).content).toBe("B");
  });
});

describe("MV-Register", () => {
  it("keeps values written at once in the order of their writers, and drops the seen ones", () => {
    const start = startMvRegister("start");
    const tokyo = writeMvRegister(start, nextDot(start.context, "tokyo"), "A");
    const london = writeMvRegister(start, nextDot(start.context, "london"), "B");
    const both = joinMvRegisters(tokyo, london);
    expect(both.entries.map((entry) => entry.content)).toEqual(["B", "A"]);
    const later = writeMvRegister(both, nextDot(both.context, "tokyo"), "C");
    expect(joinMvRegisters(london, later).entries.map((entry) => entry.content)).toEqual(["C"]);
  });
});

describe("OR-Set", () => {
  const added = addToOrSet({}, "tokyo:1", "item1", "r1");

  it("does not remove what the remover has not seen", () => {
    const removal = removeFromOrSet({}, "item1", "r2");
    expect(itemsOfOrSet(joinOrSets(added, removal))).toEqual(["item1"]);
  });

  it("removes what it has seen, also from a copy that arrives late", () => {
    const removal = removeFromOrSet(added, "item1", "r2");
    expect(itemsOfOrSet(joinOrSets(removal, added))).toEqual([]);
    expect(itemsOfOrSet(joinOrSets(added, removal))).toEqual([]);
    expect(holdersOfOrSet(removal)).toEqual(["r2"]);
  });

  it("keeps an add that happened at the time of the removal", () => {
    const again = addToOrSet(added, "tokyo:2", "item1", "r2");
    const joined = joinOrSets(again, removeFromOrSet(added, "item1", "r3"));
    expect(itemsOfOrSet(joined)).toEqual(["item1"]);
    expect(holdersOfOrSet(joined)).toEqual(["r3", "r2"]);
  });
});
