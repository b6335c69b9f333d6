import { describe, expect, it } from "vitest";
import type { FieldVersion, TableView } from "../data/view.ts";
import type { Invariant } from "../sim/scenario.ts";
import { HandMadeTrace, type Siblings, shows, type Version } from "../testing/handMadeTrace.ts";
import { bounds } from "./bounds.ts";
import { invariantResults } from "./invariants.ts";
import { inventedValue } from "./inventedValues.ts";

const stock = (units: Version | Siblings): TableView => ({ "stock/widget": shows({ units }) });
const range: Invariant = { kind: "range", row: "stock/widget", field: "units", min: 0, max: 150 };
const begin = (...invariants: readonly Invariant[]): HandMadeTrace =>
  new HandMadeTrace({ rows: stock([100]), invariants });

describe("a range", () => {
  it("holds while nobody shows anything else", () => {
    const made = begin(range);
    made.add({ atMs: 1, node: "tokyo", rows: stock([0]) });
    made.add({ atMs: 2, node: "tokyo", rows: stock([150]) });
    expect(invariantResults(made.build())).toEqual([
      { invariant: range, holds: true, first: null, worst: null, brokenAtEnd: [] },
    ]);
  });
  it("is broken at one node for a moment: first and worst are told", () => {
    const made = begin(range);
    const first = made.add({ atMs: 1, node: "tokyo", rows: stock([-1]) });
    const worst = made.add({ atMs: 2, node: "london", rows: stock([170]) });
    made.add({ atMs: 3, node: "tokyo", rows: stock([5]) });
    const [result] = invariantResults(made.build());
    expect(result).toMatchObject({
      holds: false,
      first: { atUs: 1000, event: first, node: "tokyo", value: -1, excess: 1 },
      worst: { event: worst, node: "london", value: 170, excess: 20 },
      brokenAtEnd: ["london"],
    });
  });
  it("is not broken within an instant, nor while the node is down", () => {
    const made = begin(range);
    made.add({ atMs: 1, node: "tokyo", rows: stock([-1]) });
    made.add({ atMs: 1, node: "tokyo", rows: stock([1]) });
    made.add({ atMs: 2, node: "london", kind: "crash", rows: stock([-7]) });
    expect(invariantResults(made.build())[0]?.holds).toBe(true);
    made.add({ atMs: 9, node: "london", kind: "restart" });
    expect(invariantResults(made.build())[0]?.first).toMatchObject({ atUs: 9000, value: -7 });
  });
  it("holds for every sibling", () => {
    const made = begin(range);
    made.add({ atMs: 1, node: "tokyo", rows: stock({ siblings: [[70], [-3]] }) });
    expect(invariantResults(made.build())[0]?.first?.value).toBe(-3);
  });
});

describe("a sum", () => {
  const sum: Invariant = {
    kind: "sum",
    terms: [
      { row: "stock/widget", field: "units" },
      { row: "stock/other", field: "units" },
    ],
    equals: 100,
  };
  it("counts absent rows as nothing", () => {
    expect(invariantResults(begin(sum).build())[0]?.holds).toBe(true);
  });
  it("is broken when it differs, either way, and when only one sibling fits", () => {
    const made = begin(sum);
    const other = (units: Version | Siblings): TableView => ({ "stock/other": shows({ units }) });
    made.add({ atMs: 1, node: "tokyo", rows: { ...stock([40]), ...other([60]) } });
    expect(invariantResults(made.build())[0]?.holds).toBe(true);
    made.add({ atMs: 2, node: "tokyo", rows: other({ siblings: [[60], [50]] }) });
    made.add({ atMs: 3, node: "tokyo", rows: other([63]) });
    expect(invariantResults(made.build())[0]).toMatchObject({
      first: { atUs: 2000, value: 90 },
      worst: { atUs: 2000, excess: 10 },
    });
  });
});

describe("bounded counters", () => {
  it("never fall below zero", () => {
    const database = { tables: { stock: { units: "bounded-counter" } } } as const;
    const made = new HandMadeTrace({ rows: stock([100]), database });
    made.add({ atMs: 1, node: "tokyo", rows: stock([0]) });
    expect(bounds(made.build())).toEqual([]);
    made.add({ atMs: 2, node: "tokyo", rows: stock([-4]) });
    expect(bounds(made.build())).toEqual([
      { row: "stock/widget", field: "units", node: "tokyo", atUs: 2000, value: -4 },
    ]);
  });
});

describe("invented values", () => {
  const database = {
    tables: { users: { email: "register", tags: "set", visits: "counter" } },
    rows: { "users/1": { email: "old", tags: ["a"], visits: 0 } },
  } as const;
  const row = (email: FieldVersion["value"], tags: readonly string[], visits = 0): TableView => {
    return { "users/1": shows({ email: [email], tags: [tags], visits: [visits] }) };
  };
  function run(...rows: readonly TableView[]) {
    const made = new HandMadeTrace({ database, rows: row("old", ["a"]) });
    const email = { verb: "update", row: "users/1", set: { email: "new" } } as const;
    const tag = { verb: "add", row: "users/1", field: "tags", value: "b" } as const;
    made.add({ atMs: 1, node: "tokyo", start: [email, tag] });
    for (const [i, shown] of rows.entries()) made.add({ atMs: 2 + i, node: "london", rows: shown });
    return inventedValue(made.build());
  }
  it("are none where the start, a client or a counter gives them", () => {
    expect(run(row("new", ["a"], 77), row("old", ["a", "b"]), row(null, []))).toBeNull();
  });
  it("are found in registers and in sets", () => {
    expect(run(row("odd", ["a"]))).toMatchObject({ node: "london", field: "email", value: "odd" });
    expect(run(row("old", ["a", "z"]))).toMatchObject({ atUs: 2000, field: "tags" });
  });
});
