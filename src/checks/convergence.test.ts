import { describe, expect, it } from "vitest";
import type { TableView } from "../data/view.ts";
import { HandMadeTrace, shows } from "../testing/handMadeTrace.ts";
import { convergence } from "./convergence.ts";

const table = (value: string, ...holds: string[]): TableView => {
  return { "users/1": shows({ email: [value, ...holds] }) };
};
const begin = (): HandMadeTrace => new HandMadeTrace({ rows: table("old") });

describe("convergence", () => {
  it("is there from the start when nothing happens", () => {
    expect(convergence(begin().build())).toEqual({
      converged: true,
      convergedAtUs: 0,
      differing: [],
      compared: ["tokyo", "london", "saopaulo"],
    });
  });
  it("begins with the last stretch of equal rows", () => {
    const made = begin();
    for (const [atMs, value] of [
      [10, "a"],
      [50, "b"],
    ] as const) {
      for (const [i, node] of made.nodes.entries()) {
        made.add({ atMs: atMs + i, node, rows: table(value) });
      }
    }
    expect(convergence(made.build())).toMatchObject({ converged: true, convergedAtUs: 52_000 });
  });
  it("is missing while the nodes differ at the end", () => {
    const made = begin();
    made.add({ atMs: 1, node: "london", rows: table("new") });
    expect(convergence(made.build())).toMatchObject({
      converged: false,
      convergedAtUs: null,
      differing: ["users/1"],
    });
  });
  it("does not look at who wrote a value, but at siblings", () => {
    const made = begin();
    made.add({ atMs: 1, node: "london", rows: table("old", "r7") });
    expect(convergence(made.build()).convergedAtUs).toBe(0);
    const siblings = shows({ email: { siblings: [["old"], ["new"]] } });
    made.add({ atMs: 2, node: "london", rows: { "users/1": siblings } });
    expect(convergence(made.build()).converged).toBe(false);
  });
  it("takes a deleted row for an absent one", () => {
    const made = begin();
    made.add({ atMs: 5, node: "tokyo", rows: { "users/2": [{ fields: null, holds: ["r1"] }] } });
    expect(convergence(made.build()).convergedAtUs).toBe(0);
  });
  it("compares nodes that are up only, and again when one comes back", () => {
    const made = begin();
    made.add({ atMs: 1, node: "london", rows: table("new") });
    made.add({ atMs: 3, node: "london", kind: "crash" });
    expect(convergence(made.build())).toMatchObject({
      convergedAtUs: 3000,
      compared: ["tokyo", "saopaulo"],
    });
    made.add({ atMs: 9, node: "london", kind: "restart" });
    expect(convergence(made.build()).converged).toBe(false);
    made.add({ atMs: 12, node: "london", rows: table("old") });
    expect(convergence(made.build()).convergedAtUs).toBe(12_000);
  });
  it("counts what stands at the end of an instant", () => {
    const made = begin();
    for (const node of made.nodes) made.add({ atMs: 4, node, rows: table("new") });
    expect(convergence(made.build()).convergedAtUs).toBe(0);
  });
  it("is quick for 10 000 events over 300 rows", () => {
    const made = new HandMadeTrace({ nodes: ["tokyo", "london"] });
    const rows: Record<string, TableView[string]> = {};
    for (let i = 0; i < 300; i += 1) rows[`items/${i}`] = shows({ value: [i] });
    for (const node of made.nodes) made.add({ atMs: 0, node, rows });
    for (let i = 0; i < 10_000; i += 1) {
      const node = i % 2 === 0 ? "tokyo" : "london";
      const value = Math.floor(i / 2);
      made.add({
        atMs: 1 + i,
        node,
        rows: { [`items/${value % 300}`]: shows({ value: [value] }) },
      });
    }
    const trace = made.build();
    expect(convergence(trace)).toMatchObject({ converged: true, convergedAtUs: 10_000_000 });
  });
});
