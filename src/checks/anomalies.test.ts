import { describe, expect, it } from "vitest";
import type { Operation } from "../data/operation.ts";
import type { AnomalyKind } from "../sim/mode.ts";
import { HandMadeTrace, shows, wrote } from "../testing/handMadeTrace.ts";
import { anomalies } from "./anomalies.ts";

const row = "users/1";
const set = (email: string): Operation => ({ verb: "update", row, set: { email } });
const rows = { [row]: shows({ email: ["old"] }) };
const kinds = (made: HandMadeTrace): readonly AnomalyKind[] =>
  anomalies(made.build()).map(({ kind }) => kind);

describe("lost writes", () => {
  /** Two nodes write; `after`: London's event follows Tokyo's message. Then the winner stands. */
  function run(winner: "r1" | "r2", heard: boolean, overlap = false): readonly AnomalyKind[] {
    const made = new HandMadeTrace({ rows });
    const first = made.add({
      atMs: 1,
      node: "tokyo",
      start: [set("r1")],
      notes: [wrote("r1", row, { email: ["r1"] })],
    });
    if (!overlap) made.add({ atMs: 2, node: "tokyo", ok: { r1: [] } });
    made.add({
      atMs: 3,
      node: "london",
      start: [set("r2")],
      notes: [wrote("r2", row, { email: ["r2"] })],
      ok: { r2: [] },
      ...(heard ? { after: first } : {}),
    });
    if (overlap) made.add({ atMs: 4, node: "tokyo", ok: { r1: [] } });
    const view = shows({ email: [winner, winner] });
    for (const node of made.nodes) made.add({ atMs: 9, node, rows: { [row]: view } });
    return kinds(made);
  }
  it("are of concurrent writes when neither knew of the other", () => {
    expect(run("r2", false)).toEqual(["lost-concurrent-write"]);
    expect(run("r2", true)).toEqual([]);
  });
  it("are by an older write when the winner was over before the loser began", () => {
    expect(run("r1", true)).toEqual(["older-write-won"]);
    expect(run("r1", true, true)).toEqual([]);
    expect(run("r1", false)).toEqual(["lost-concurrent-write", "older-write-won"]);
  });
});

describe("a minority", () => {
  const partition = { at: 10, until: 50, partition: [["tokyo"], ["london", "saopaulo"]] };
  const start = [{ verb: "read", row }] as const;
  function run(tell: (made: HandMadeTrace) => void): readonly AnomalyKind[] {
    const made = new HandMadeTrace({ script: [partition] });
    tell(made);
    return kinds(made);
  }
  it("is refused", () => {
    expect(
      run((made) => made.add({ atMs: 20, node: "tokyo", start, refused: { r1: 1047 } })),
    ).toEqual(["minority-refused"]);
    expect(
      run((made) => made.add({ atMs: 20, node: "tokyo", start, refused: { r1: 20 } })),
    ).toEqual([]);
  });
  it("waits until the end of the partition, or for ever", () => {
    const waits = (end: number | null) => (made: HandMadeTrace) => {
      made.add({ atMs: 20, node: "tokyo", start });
      if (end !== null) made.add({ atMs: end, node: "tokyo", ok: { r1: [] } });
    };
    expect(run(waits(60))).toEqual(["minority-waited"]);
    expect(run(waits(null))).toEqual(["minority-waited"]);
    expect(run(waits(40))).toEqual([]);
  });
  it("is not the other part, nor before and after", () => {
    const at = (atMs: number, node: string) => (made: HandMadeTrace) =>
      made.add({ atMs, node, start, refused: { r1: 11 } });
    expect(run(at(20, "london"))).toEqual([]);
    expect(run(at(5, "tokyo"))).toEqual([]);
    expect(run(at(55, "tokyo"))).toEqual([]);
  });
  it("is not what a node that is down, or goes down, refuses", () => {
    expect(
      run((made) => {
        made.add({ atMs: 15, node: "tokyo", kind: "crash" });
        made.add({ atMs: 20, node: "tokyo", start, refused: { r1: 11 } });
      }),
    ).toEqual([]);
    expect(
      run((made) => {
        made.add({ atMs: 20, node: "tokyo", start });
        made.add({ atMs: 30, node: "tokyo", kind: "crash", unknown: ["r1"] });
      }),
    ).toEqual([]);
  });
});

describe("what replicas show", () => {
  it("is siblings, of a field or of a row, also for a while", () => {
    const field = shows({ email: { siblings: [["a"], ["b"]] } });
    for (const view of [field, [...shows({ email: ["a"] }), { fields: null, holds: [] }]]) {
      const made = new HandMadeTrace({ rows });
      for (const node of made.nodes) made.add({ atMs: 1, node, rows: { [row]: view } });
      for (const node of made.nodes) made.add({ atMs: 2, node, rows });
      expect(kinds(made)).toEqual(["siblings"]);
    }
  });
  it("is divergence at rest only", () => {
    const made = new HandMadeTrace({ rows });
    made.add({ atMs: 1, node: "tokyo", rows: { [row]: shows({ email: ["new"] }) } });
    expect(kinds(made)).toEqual(["divergence"]);
    expect(anomalies(made.build({ stopped: "end" }))).toEqual([]);
  });
});

it("counts the requests that show it, and names the first", () => {
  const made = new HandMadeTrace();
  const start = [{ verb: "delete", row }] as const;
  for (const atMs of [1, 2]) {
    made.add({ atMs, node: "tokyo", start, refused: { [`r${atMs}`]: 1213 } });
  }
  expect(anomalies(made.build())).toEqual([
    { kind: "certification-failure", count: 2, example: "r1" },
  ]);
});
