import { describe, expect, it } from "vitest";
import type { Operation } from "../data/operation.ts";
import { HandMadeTrace } from "../testing/handMadeTrace.ts";
import { duplicateInserts } from "./duplicateInserts.ts";

const row = "users/5000";
const insert: Operation = { verb: "insert", row, set: { name: "Aiko" } };
const remove: Operation = { verb: "delete", row };
const database = { tables: { users: { name: "register" } }, rows: {} } as const;

type Call = readonly [
  start: number,
  end: number,
  operations: readonly Operation[],
  outcome?: "ok" | "unknown" | "refused",
];

function clashes(calls: readonly Call[], existed = false): readonly unknown[] {
  const rows = existed ? { [row]: { name: "Eve" } } : {};
  const made = new HandMadeTrace({
    nodes: calls.map((_, i) => `n${i}`),
    database: { ...database, rows },
  });
  const moments = calls.flatMap(([start, end, operations, outcome = "ok"], i) => {
    const id = `r${i + 1}`;
    const how = {
      ok: { ok: { [id]: [] } },
      unknown: { unknown: [id] },
      refused: { refused: { [id]: 21 as const } },
    }[outcome];
    const node = `n${i}`;
    return [
      { atMs: start, node, start: operations },
      { atMs: end, node, ...how },
    ];
  });
  for (const moment of moments.toSorted((a, b) => a.atMs - b.atMs)) made.add(moment);
  return duplicateInserts(made.build()).map(({ request, earlier }) => [request, earlier]);
}

describe("two acknowledged inserts", () => {
  it("clash, side by side or one after the other", () => {
    expect(
      clashes([
        [1, 5, [insert]],
        [2, 4, [insert]],
      ]),
    ).toEqual([["r2", "r1"]]);
    expect(
      clashes([
        [1, 2, [insert]],
        [3, 4, [insert]],
      ]),
    ).toEqual([["r2", "r1"]]);
  });
  it("do not when one was refused or nobody knows", () => {
    expect(
      clashes([
        [1, 5, [insert]],
        [2, 4, [insert], "refused"],
      ]),
    ).toEqual([]);
    expect(
      clashes([
        [1, 5, [insert]],
        [2, 4, [insert], "unknown"],
      ]),
    ).toEqual([]);
  });
  it("do not when a deletion lies between them, or may lie there", () => {
    expect(
      clashes([
        [1, 2, [insert]],
        [3, 4, [remove]],
        [5, 6, [insert]],
      ]),
    ).toEqual([]);
    expect(
      clashes([
        [1, 2, [insert]],
        [3, 9, [remove]],
        [5, 6, [insert]],
      ]),
    ).toEqual([]);
    expect(
      clashes([
        [1, 2, [insert]],
        [3, 4, [remove], "unknown"],
        [5, 6, [insert]],
      ]),
    ).toEqual([]);
  });
  it("do not when the one that began first may have come last", () => {
    expect(
      clashes([
        [1, 9, [insert]],
        [2, 3, [insert]],
        [5, 6, [remove]],
      ]),
    ).toEqual([]);
  });
  it("clash when the deletion came later, or was refused", () => {
    expect(
      clashes([
        [1, 2, [insert]],
        [3, 4, [insert]],
        [5, 6, [remove]],
      ]),
    ).toEqual([["r2", "r1"]]);
    expect(
      clashes([
        [1, 2, [insert]],
        [3, 4, [remove], "refused"],
        [5, 6, [insert]],
      ]),
    ).toEqual([["r3", "r1"]]);
  });
  it("clash with a row of the start", () => {
    expect(clashes([[1, 2, [insert]]], true)).toEqual([["r1", null]]);
    expect(
      clashes(
        [
          [1, 2, [remove]],
          [3, 4, [insert]],
        ],
        true,
      ),
    ).toEqual([]);
    expect(clashes([[1, 2, [remove, insert]]], true)).toEqual([]);
  });
});
