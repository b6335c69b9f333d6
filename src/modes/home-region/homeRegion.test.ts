import { describe, expect, it } from "vitest";
import type { Operation } from "../../data/operation.ts";
import { showTable } from "../../data/view.ts";
import { simulate } from "../../sim/simulate.ts";
import { lastEvent, type RequestRecord, rowsAfter, type Trace } from "../../sim/trace.ts";
import { buildScenario, type Draft, type Entry } from "../../testing/scenario.ts";
import { expectTranscript } from "../../testing/transcripts.ts";
import { homeRegion } from "./homeRegion.ts";

const rows = ["stock/t", "stock/l", "stock/s"];
const homes = { "stock/t": "tokyo", "stock/l": "london", "stock/s": "saopaulo" };
const database = {
  tables: { stock: { units: "counter" } },
  rows: Object.fromEntries(rows.map((row) => [row, { units: 100 }])),
  homes,
} as const;

const add = (row: string, by: number): Operation => ({
  verb: "increment",
  row,
  field: "units",
  by,
});
const read = (row: string): Operation => ({ verb: "read", row });
const move = (from: string, to: string, by: number): Operation[] => [add(from, -by), add(to, by)];

const run = (script: readonly Entry[], options = {}, draft: Partial<Draft> = {}): Trace =>
  simulate(buildScenario({ database, ...draft, script }), homeRegion, { options });

const result = ({ outcome, code, atUs, doneUs }: RequestRecord): unknown[] => [
  code ?? outcome,
  doneUs === null ? null : (doneUs - atUs) / 1000,
];
const results = (trace: Trace): unknown[] => trace.requests.map(result);

function final(trace: Trace): unknown[] {
  return trace.nodes.map((node) => {
    const table = showTable(rowsAfter(trace, node, lastEvent(trace)));
    return rows.map((row) => (table[row] as { units?: number } | undefined)?.units);
  });
}

function values(trace: Trace, index: number): unknown[] {
  const { reply } = trace.requests[index] as RequestRecord;
  if (reply?.outcome !== "ok") return [];
  return reply.reads.map(({ view }) => view?.[0]?.fields?.["units"]?.[0]?.value);
}

describe("worked numbers", () => {
  it("home London, classroom: a write takes 200, 0, 200, and so does a read", () => {
    for (const operation of [add("stock/l", -1), read("stock/l")]) {
      const asked = ["tokyo", "london", "saopaulo"].map((node) => ({
        at: 0,
        node,
        do: [operation],
      }));
      expect(results(run(asked))).toEqual([
        ["ok", 200],
        ["ok", 0],
        ["ok", 200],
      ]);
    }
  });
  it("a report over three regions takes the round trip to the farthest, 300", () => {
    const trace = run([{ at: 0, node: "tokyo", do: rows.map(read) }]);
    expect(results(trace)).toEqual([["ok", 300]]);
    expect(values(trace, 0)).toEqual([100, 100, 100]);
  });
  it("a local read takes nothing and may be 150 behind", () => {
    const trace = run(
      [
        { at: 0, node: "saopaulo", do: [add("stock/s", 1)] },
        { at: 149, node: "tokyo", do: [read("stock/s")] },
        { at: 150, node: "tokyo", do: [read("stock/s")] },
      ],
      { read: "local" },
    );
    expect(results(trace)).toEqual([
      ["ok", 0],
      ["ok", 0],
      ["ok", 0],
    ]);
    expect([values(trace, 1), values(trace, 2)]).toEqual([[100], [101]]);
  });
  it("inventory at London: 50 everywhere, no conflict", () => {
    const trace = run([
      { at: 1, node: "london", do: [add("stock/l", -30)] },
      { at: 2, node: "tokyo", do: [add("stock/l", -20)] },
    ]);
    expect(final(trace)).toEqual(Array(3).fill([100, 50, 100]));
    expect(trace.endedUs).toBe(302_000);
  });
  it("a transaction in one home behaves like one write; over two homes it waits for both", () => {
    const trace = run([
      { at: 0, node: "tokyo", do: [add("stock/l", 1), read("stock/l")] },
      { at: 1000, node: "london", do: move("stock/l", "stock/t", 10) },
      { at: 2000, node: "london", do: move("stock/t", "stock/s", 10) },
    ]);
    expect(results(trace)).toEqual([
      ["ok", 200],
      ["ok", 200],
      ["ok", 200],
    ]);
    expect(values(trace, 0)).toEqual([101]);
    expect(final(trace)).toEqual(Array(3).fill([100, 91, 110]));
  });
});

describe("a home out of reach", () => {
  const cut: Entry = { at: 0, until: 15_000, partition: [["tokyo"], ["london", "saopaulo"]] };
  it("its rows wait until the client gives up; rows on one's own side do not notice", () => {
    const trace = run([
      cut,
      { at: 100, node: "tokyo", do: [add("stock/l", 1)] },
      { at: 100, node: "london", do: [add("stock/s", 1)] },
      { at: 12_000, node: "tokyo", do: [add("stock/t", 1)] },
    ]);
    expect(results(trace)).toEqual([
      ["unknown", 10_000],
      ["ok", 200],
      ["ok", 0],
    ]);
    expect(final(trace)).toEqual(Array(3).fill([101, 101, 101]));
  });
  it("refuse: at once when the home is suspected, after three beats; before, it waits", () => {
    const asked = [1000, 2900, 3100].map((at) => ({
      at,
      node: "tokyo",
      client: `at ${at}`,
      do: [add("stock/l", 1)],
    }));
    const trace = run([cut, ...asked], { refuse: true });
    expect(results(trace)).toEqual([
      ["unknown", 10_000],
      ["unknown", 10_000],
      [11, 0],
    ]);
    expect(final(trace)).toEqual(Array(3).fill([100, 102, 100]));
  });
  it("a transaction lets go of the rows of other homes when one falls silent", () => {
    const trace = run([
      { ...cut, partition: [["london"], ["tokyo", "saopaulo"]] },
      { at: 100, node: "tokyo", client: "ana", do: move("stock/s", "stock/l", 5) },
      { at: 200, node: "tokyo", client: "ben", do: [add("stock/s", 1)] },
      { at: 4000, node: "tokyo", client: "eva", do: [add("stock/s", 1)] },
    ]);
    const [ana, ben, eva] = trace.requests.map(result);
    expect(ana).toEqual(["unknown", 10_000]);
    expect(ben).toEqual(["ok", 3_100]);
    expect(eva).toEqual(["ok", 300]);
    expect(final(trace)).toEqual(Array(3).fill([100, 100, 102]));
  });
});

/** The decision of 300 would reach São Paulo at 450. */
const commitLost: Entry[] = [
  { at: 0, node: "tokyo", do: move("stock/l", "stock/s", 5) },
  { at: 440, until: 3000, crash: "saopaulo" },
];

describe("two-phase commit", () => {
  it("a participant that crashed after its vote carries out the commit when it is back", () => {
    const trace = run(commitLost);
    expect(results(trace)).toEqual([["ok", 300]]);
    expect(final(trace)).toEqual(Array(3).fill([100, 95, 105]));
  });
  it("a read at a home waits for the lock of a decided transaction", () => {
    const trace = run([
      { at: 0, node: "tokyo", do: move("stock/l", "stock/s", 5) },
      { at: 310, node: "london", do: [read("stock/l")] },
    ]);
    // The decision of 300 is at London at 400.
    expect([result(trace.requests[1] as RequestRecord), values(trace, 1)]).toEqual([
      ["ok", 90],
      [95],
    ]);
  });
  it("a coordinator that crashed before its decision has aborted: no lock stays", () => {
    const trace = run([
      { at: 0, node: "tokyo", do: move("stock/l", "stock/s", 5) },
      { at: 200, until: 1000, crash: "tokyo" },
      { at: 5000, node: "london", do: [add("stock/l", 1)] },
    ]);
    expect(results(trace)).toEqual([
      ["unknown", 200],
      ["ok", 0],
    ]);
    expect(final(trace)).toEqual(Array(3).fill([100, 101, 100]));
  });
  it("a vote that finds its coordinator restarted is answered with an abort at once", () => {
    const trace = run([
      { at: 0, node: "tokyo", do: move("stock/l", "stock/s", 5) },
      { at: 110, until: 150, crash: "tokyo" },
      // The vote of 100 is at Tokyo at 200, the abort back at 300.
      { at: 250, node: "london", do: [read("stock/l")] },
    ]);
    expect(result(trace.requests[1] as RequestRecord)).toEqual(["ok", 50]);
  });
  it("a coordinator that crashed after its decision still tells it", () => {
    const trace = run(
      [
        { at: 0, node: "tokyo", do: move("stock/l", "stock/s", 5) },
        { at: 300, until: 2000, cut: ["tokyo>london", "tokyo>saopaulo"] },
        { at: 310, until: 1000, crash: "tokyo" },
      ],
      {},
      { partition: "drop" },
    );
    expect(results(trace)).toEqual([["ok", 300]]);
    expect(final(trace)).toEqual(Array(3).fill([100, 95, 105]));
  });
  it("transactions that cross each other both happen", () => {
    const trace = run([
      { at: 0, node: "london", do: move("stock/l", "stock/s", 5) },
      { at: 0, node: "saopaulo", do: move("stock/s", "stock/l", 7) },
    ]);
    expect(trace.requests.map(({ outcome }) => outcome)).toEqual(["ok", "ok"]);
    expect(final(trace)).toEqual(Array(3).fill([100, 102, 98]));
  });
  it("one that fails a guard at any home changes nothing anywhere", () => {
    const guard: Operation = { verb: "require", row: "stock/s", field: "units", min: 200 };
    const trace = run([{ at: 0, node: "tokyo", do: [add("stock/l", 5), guard] }]);
    expect(results(trace)).toEqual([[22, 300]]);
    expect(final(trace)).toEqual(Array(3).fill([100, 100, 100]));
    expect(trace.endedUs).toBeLessThan(2_000_000);
  });
});

describe("moving a home", () => {
  it("the next home serves once it has the row; every node learns it", () => {
    const trace = run([
      { at: 0, rehome: "stock/l", to: "tokyo" },
      { at: 1000, node: "tokyo", do: [add("stock/l", 1)] },
      { at: 1000, node: "london", do: [add("stock/l", 1)] },
    ]);
    expect(results(trace)).toEqual([
      ["ok", 0],
      ["ok", 200],
    ]);
    expect(final(trace)).toEqual(Array(3).fill([100, 102, 100]));
  });
  it("who asks the old home is sent on, and nothing happens twice", () => {
    const trace = run([
      { at: 0, rehome: "stock/l", to: "tokyo" },
      // London has given the row up at 100; São Paulo does not know when it asks.
      { at: 50, node: "saopaulo", do: [add("stock/l", 1)] },
    ]);
    // 100 to London, 100 back, then 150 to Tokyo and back.
    expect(results(trace)).toEqual([["ok", 500]]);
    expect(final(trace)).toEqual(Array(3).fill([100, 101, 100]));
  });
  it("a cut between the two homes makes the row wait; it never has two homes", () => {
    const trace = run(
      [
        { at: 0, rehome: "stock/l", to: "tokyo" },
        // Tokyo's claim is at London at 100; the row itself does not get through.
        { at: 90, until: 4000, partition: [["tokyo"], ["london", "saopaulo"]] },
        { at: 500, node: "london", client: "a", do: [add("stock/l", 1)] },
        { at: 500, node: "tokyo", client: "b", do: [add("stock/l", 1)] },
      ],
      {},
      { partition: "drop" },
    );
    expect(trace.requests.map(({ outcome, doneUs }) => [outcome, Number(doneUs) > 4e6])).toEqual([
      ["ok", true],
      ["ok", true],
    ]);
    expect(final(trace)).toEqual(Array(3).fill([100, 102, 100]));
    const moves = trace.events.flatMap(({ node, notes }) =>
      notes.filter(({ kind }) => kind === "home").map(() => node),
    );
    expect(moves).toEqual(["tokyo"]);
  });
});

describe("transcripts", () => {
  it("forwarded writes", () =>
    expectTranscript(
      import.meta.url,
      "forwarded-writes",
      run([
        { at: 1, node: "london", do: [add("stock/l", -30)] },
        { at: 2, node: "tokyo", do: [add("stock/l", -20), read("stock/l")] },
        { at: 500, node: "saopaulo", do: [{ verb: "insert", row: "stock/l", set: {} }] },
      ]),
    ));
  it("conflicting transactions", () =>
    expectTranscript(
      import.meta.url,
      "conflicting-transactions",
      run([
        { at: 0, node: "london", do: move("stock/l", "stock/s", 5) },
        { at: 1, node: "saopaulo", do: move("stock/s", "stock/l", 7) },
      ]),
    ));
  it("cut and heal", () =>
    expectTranscript(
      import.meta.url,
      "cut-and-heal",
      run(
        [
          { at: 0, until: 5000, partition: [["tokyo"], ["london", "saopaulo"]] },
          { at: 100, node: "tokyo", client: "ana", do: [add("stock/l", -20)] },
          { at: 200, node: "london", do: [add("stock/l", -30)] },
          { at: 4000, node: "tokyo", client: "ben", do: [add("stock/l", -1)] },
        ],
        { refuse: true },
      ),
    ));
  it("crash of a participant", () =>
    expectTranscript(import.meta.url, "crash-of-a-participant", run(commitLost)));
  it("a row moves", () =>
    expectTranscript(
      import.meta.url,
      "a-row-moves",
      run([
        { at: 0, rehome: "stock/l", to: "tokyo" },
        { at: 50, node: "saopaulo", do: [add("stock/l", 1)] },
        { at: 120, node: "tokyo", do: [add("stock/l", 1)] },
      ]),
    ));
});
