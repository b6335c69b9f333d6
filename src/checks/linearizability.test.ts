import { describe, expect, it } from "vitest";
import type { Operation } from "../data/operation.ts";
import type { ReadResult } from "../data/plainTable.ts";
import type { RowView } from "../data/view.ts";
import { finish } from "../lib/work.ts";
import { lww } from "../modes/lww/lww.ts";
import { simulate } from "../sim/simulate.ts";
import { type HandMadeEvent, HandMadeTrace, shows } from "../testing/handMadeTrace.ts";
import { buildScenario, type Entry } from "../testing/scenario.ts";
import { checkRows, linearizability } from "./linearizability.ts";

const row = "stock/widget";
const take = (by: number): Operation => ({ verb: "increment", row, field: "units", by: -by });
const look: Operation = { verb: "read", row, field: "units" };
const saw = (units: number | null): ReadResult => {
  const view: RowView | undefined = units === null ? undefined : shows({ units: [units] });
  return { row, field: "units", view };
};

type Call = readonly [
  start: number,
  end: number | null,
  operations: readonly Operation[],
  result?: readonly ReadResult[] | 11 | 20 | 21 | 22,
];

/** Each call at a node of its own, from `start` to `end` (null: unknown). */
function run(...calls: readonly Call[]) {
  const nodes = calls.map((_, i) => `n${i + 1}`);
  const made = new HandMadeTrace({ nodes });
  const byStart = [...calls.keys()].sort((a, b) => (calls[a]?.[0] ?? 0) - (calls[b]?.[0] ?? 0));
  const events: HandMadeEvent[] = [];
  for (const [i, call] of byStart.entries()) {
    const [start, end, operations, result = []] = calls[call] as Call;
    const node = nodes[call] ?? "";
    events.push({ atMs: start, node, start: operations });
    const id = `r${i + 1}`;
    if (end === null) continue;
    const outcome =
      typeof result === "number" ? { refused: { [id]: result } } : { ok: { [id]: result } };
    events.push({ atMs: end, node, ...outcome });
  }
  for (const event of events.toSorted((a, b) => a.atMs - b.atMs)) made.add(event);
  return finish(checkRows(made.build(), 200_000));
}

describe("a row", () => {
  it("is linearizable when increments add up", () => {
    expect(run([1, 5, [take(30)]], [2, 4, [take(20)]], [6, 7, [look], [saw(50)]])).toMatchObject({
      linearizable: true,
      rows: [{ row, linearizable: true, stuck: null }],
    });
  });
  it("is not when one of them is missing from a later read", () => {
    expect(run([1, 5, [take(30)]], [2, 4, [take(20)]], [6, 7, [look], [saw(80)]])).toMatchObject({
      linearizable: false,
      rows: [{ row, linearizable: false, stuck: "r3" }],
    });
  });
  it("allows an unknown one to count, late or never", () => {
    const calls = (units: number): readonly Call[] => [
      [1, null, [take(30)]],
      [2, 3, [look], [saw(100)]],
      [4, 5, [look], [saw(units)]],
    ];
    expect(run(...calls(100)).linearizable).toBe(true);
    expect(run(...calls(70)).linearizable).toBe(true);
    expect(run(...calls(40)).linearizable).toBe(false);
  });
  it("takes a transaction as one step", () => {
    const half: Call = [2, 3, [look], [saw(90)]];
    expect(run([1, 9, [take(10), take(20)]], half).linearizable).toBe(false);
    expect(run([1, 9, [take(10)]], [1, 9, [take(20)]], half).linearizable).toBe(true);
  });
  it("lets a transaction read its own writes", () => {
    expect(run([1, 2, [take(10), look], [saw(90)]]).linearizable).toBe(true);
    expect(run([1, 2, [take(10), look], [saw(100)]]).linearizable).toBe(false);
  });
  it("asks for the reason of a refusal", () => {
    const guard: Operation = { verb: "require", row, field: "units", min: 80 };
    expect(run([1, 2, [guard, take(5)], 22]).linearizable).toBe(false);
    expect(run([1, 9, [take(30)]], [1, 2, [guard, take(5)], 22]).linearizable).toBe(true);
    expect(run([1, 2, [{ verb: "insert", row, set: {} }], 21]).linearizable).toBe(true);
    expect(run([1, 2, [{ verb: "delete", row }], 20]).linearizable).toBe(false);
  });
  it("asks for none where the network was to blame, or another row", () => {
    expect(run([1, 2, [take(5)], 11]).linearizable).toBe(true);
    const other: Operation = { verb: "delete", row: "stock/other" };
    expect(run([1, 2, [take(5), other], 20]).linearizable).toBe(true);
  });
  it("knows presence", () => {
    const insert: Operation = { verb: "insert", row, set: { units: 7 } };
    const remove: Operation = { verb: "delete", row };
    expect(run([1, 2, [remove]], [3, 4, [look], [saw(null)]]).linearizable).toBe(true);
    expect(run([1, 2, [remove]], [3, 4, [look], [saw(100)]]).linearizable).toBe(false);
    expect(run([1, 2, [insert]]).linearizable).toBe(false);
    const reborn: readonly Call[] = [
      [1, 2, [remove]],
      [3, 4, [insert]],
    ];
    expect(run(...reborn, [5, 6, [look], [saw(7)]]).linearizable).toBe(true);
  });
  it("does not take siblings for a value", () => {
    const view = shows({ units: { siblings: [[100], [100]] } });
    const read: Call = [1, 2, [look], [{ row, field: "units", view }]];
    expect(run(read).linearizable).toBe(false);
  });
  it("compares whole rows with empty fields filled in", () => {
    // The row of the start does not say what its tags are; the replica shows an empty set.
    const view = shows({ units: [100], tags: [[]] });
    const made = new HandMadeTrace({
      nodes: ["tokyo"],
      database: { tables: { stock: { units: "counter", tags: "set" } } },
    });
    const ok = { r1: [{ row, field: null, view }] };
    made.add({ atMs: 1, node: "tokyo", start: [{ verb: "read", row }], ok });
    expect(finish(checkRows(made.build(), 200_000)).linearizable).toBe(true);
  });
});

it("is undecided beyond the budget", () => {
  const made = new HandMadeTrace({ nodes: ["tokyo"] });
  for (let i = 1; i <= 10; i += 1) made.add({ atMs: i, node: "tokyo", start: [take(2 * i)] });
  made.add({ atMs: 20, node: "tokyo", start: [look] });
  made.add({ atMs: 21, node: "tokyo", ok: { r11: [saw(1)] } });
  expect(finish(checkRows(made.build(), 20)).linearizable).toBe(null);
  expect(finish(checkRows(made.build(), 200_000)).linearizable).toBe(false);
});

describe("the last reads", () => {
  const shipAt = (at: number, node: string, by: number): Entry => ({
    at,
    node,
    do: [{ verb: "increment", row: "stock/widget", field: "units", by: -by }],
  });
  const script = [shipAt(1, "london", 30), shipAt(2, "tokyo", 20)];
  it("tell of an acknowledged write that is gone, though no client looked", () => {
    const { linearizable, rows } = linearizability(simulate(buildScenario({ script }), lww));
    expect(linearizable).toBe(false);
    expect(rows[0]?.stuck).toMatch(/^the last read at /);
  });
  it("find nothing where one write came after the other had arrived", () => {
    const later = [shipAt(1, "london", 30), shipAt(500, "tokyo", 20)];
    expect(linearizability(simulate(buildScenario({ script: later }), lww)).linearizable).toBe(
      true,
    );
  });
  it("are left out where the run is stopped before it rests, or a fault lasts", () => {
    const stopped = simulate(buildScenario({ script, endMs: 200 }), lww);
    // Nothing it was told is wrong by then; whether all is right it is too short to tell.
    expect(linearizability(stopped).linearizable).toBeNull();
    expect(linearizability(stopped).rows.map(({ linearizable }) => linearizable)).toEqual([true]);
    const cut: Entry = { at: 0, cut: ["london>tokyo"] };
    const lasting = simulate(buildScenario({ script: [cut, ...script], endMs: 9000 }), lww);
    expect(linearizability(lasting).linearizable).toBe(true);
  });
});
