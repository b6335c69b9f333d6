import { describe, expect, it } from "vitest";
import type { Operation } from "../../data/operation.ts";
import { showTable } from "../../data/view.ts";
import type { Note, NoteKind } from "../../sim/note.ts";
import { simulate } from "../../sim/simulate.ts";
import { eventIndexAt, lastEvent, rowsAfter, type Trace } from "../../sim/trace.ts";
import { buildScenario, type Draft } from "../../testing/scenario.ts";
import { expectTranscript } from "../../testing/transcripts.ts";
import { paxos } from "./paxos.ts";

const ship = (by: number): Operation[] => [
  { verb: "increment", row: "stock/widget", field: "units", by: -by },
];
const read: Operation[] = [{ verb: "read", row: "stock/widget", field: "units" }];
const run = (draft: Draft, options = {}): Trace =>
  simulate(buildScenario(draft), paxos, { options });

/** The units at each node at a time in ms; at the end without one. */
function units(trace: Trace, atMs?: number): unknown[] {
  const event = atMs === undefined ? lastEvent(trace) : eventIndexAt(trace, atMs * 1000);
  return trace.nodes.map(
    (node) => showTable(rowsAfter(trace, node, event))["stock/widget"]?.["units" as never],
  );
}
/** When and how each request ended, in ms. */
const ends = (trace: Trace): unknown[] =>
  trace.requests.map(({ outcome, doneUs }) => [outcome, (doneUs ?? 0) / 1000]);
type At = { readonly at: number; readonly node: string | null };
function notesOf<Kind extends NoteKind>(trace: Trace, kind: Kind) {
  return trace.events.flatMap(({ notes, atUs, node }) =>
    notes
      .filter((note): note is Extract<Note, { kind: Kind }> => note.kind === kind)
      .map((note): Extract<Note, { kind: Kind }> & At => ({ ...note, at: atUs / 1000, node })),
  );
}
const orders = (trace: Trace): unknown[] =>
  trace.nodes.map((node) =>
    notesOf(trace, "log")
      .filter((note) => note.node === node)
      .map(({ request }) => request),
  );

const oneWrite: Draft = { script: [{ at: 0, node: "tokyo", do: ship(20) }] };
const inventory: Draft = {
  script: [
    { at: 1, node: "london", do: ship(30) },
    { at: 2, node: "tokyo", do: ship(20) },
  ],
};
const cutAndHeal: Draft = {
  script: [
    { at: 0, until: 1000, partition: [["tokyo"], ["london", "saopaulo"]] },
    { at: 100, node: "tokyo", do: ship(20) },
    { at: 200, node: "london", do: ship(30) },
  ],
};
const crashAndRestart: Draft = {
  script: [
    { at: 0, node: "tokyo", do: ship(20) },
    { at: 250, until: 3000, crash: "tokyo" },
    { at: 260, until: 900, crash: "saopaulo" },
    { at: 1000, node: "london", do: ship(30) },
  ],
};

describe("worked numbers: when a write is OK", () => {
  it.each(["tokyo", "london", "saopaulo"])(
    "the first one at %s at 400, the next 200 later",
    (node) => {
      const trace = run({
        script: [
          { at: 0, node, do: ship(1) },
          { at: 1000, node, do: ship(1) },
        ],
      });
      expect(ends(trace)).toEqual([
        ["ok", 400],
        ["ok", 1200],
      ]);
    },
  );
  it("200 with the ballot held; the third vote (300) is not waited for", () => {
    const trace = run(oneWrite, { leader: "tokyo" });
    expect(ends(trace)).toEqual([["ok", 200]]);
    expect(notesOf(trace, "learn").map(({ node, at }) => [node, at])).toEqual([
      ["tokyo", 200],
      ["london", 300],
      ["saopaulo", 350],
    ]);
    expect(units(trace, 299)).toEqual([80, 100, 100]);
    expect(units(trace, 350)).toEqual([80, 80, 80]);
  });
  it("400 again once another node has taken the ballot", () => {
    const trace = run({
      script: [
        { at: 0, node: "tokyo", do: ship(1) },
        { at: 1000, node: "london", do: ship(1) },
        { at: 2000, node: "tokyo", do: ship(1) },
      ],
    });
    expect(ends(trace)).toEqual([
      ["ok", 400],
      ["ok", 1400],
      ["ok", 2400],
    ]);
  });
  it("with phase 1 for each request always 400", () => {
    const script = [0, 1000].map((at) => ({ at, node: "tokyo", do: ship(1) }));
    const both = [0, 0].map((at, i) => ({ at, node: "london", client: `c${i}`, do: ship(1) }));
    const options = { phase1: "always" };
    expect(ends(run({ script }, options))).toEqual([
      ["ok", 400],
      ["ok", 1400],
    ]);
    // Two that come together take their turns: the second one's ballot starts when the first is
    // done.
    expect(ends(run({ script: both }, options))).toEqual([
      ["ok", 400],
      ["ok", 800],
    ]);
    expect(ends(run({ script: both }))).toEqual([
      ["ok", 400],
      ["ok", 400],
    ]);
  });
  it("one node alone decides at once, two need each other", () => {
    expect(ends(run({ ...oneWrite, nodes: ["tokyo"] }))).toEqual([["ok", 0]]);
    const alone = run(
      { ...inventory, nodes: ["london"], script: inventory.script.slice(0, 1) },
      {
        phase1: "always",
      },
    );
    expect(units(alone)).toEqual([70]);
    const two: Draft = {
      nodes: ["tokyo", "london"],
      endMs: 11_000,
      script: [{ at: 0, crash: "london" }, ...oneWrite.script],
    };
    expect(ends(run(two))).toEqual([["unknown", 10_000]]);
  });
});

describe("worked numbers: rivals", () => {
  it("with leader London: 70, then 50; Tokyo takes over what London began", () => {
    const trace = run(inventory, { leader: "london" });
    expect(ends(trace)[0]).toEqual(["ok", 201]);
    expect(units(trace, 201)).toEqual([100, 70, 100]);
    expect(units(trace)).toEqual([50, 50, 50]);
    expect(orders(trace)).toEqual([
      ["r1", "r2"],
      ["r1", "r2"],
      ["r1", "r2"],
    ]);
    expect(notesOf(trace, "adopt")[0]).toMatchObject({ node: "tokyo", slot: 1, requests: ["r1"] });
  });
  it.each(["a", "b", "c", "d", "e", "f"])("without a leader, seed %s: 50 at every node", (seed) => {
    const trace = run({ ...inventory, seed });
    expect(units(trace)).toEqual([50, 50, 50]);
    expect(trace.requests.map(({ outcome }) => outcome)).toEqual(["ok", "ok"]);
    expect(new Set(orders(trace).map(String)).size).toBe(1);
    expect(notesOf(trace, "preempted").length).toBeGreaterThan(0);
  });
  it("two inserts of one row: one is refused", () => {
    const insert = (units: number): Operation[] => [
      { verb: "insert", row: "stock/new", set: { units } },
    ];
    const trace = run({
      script: [
        { at: 1, node: "tokyo", do: insert(1) },
        { at: 1, node: "london", do: insert(2) },
      ],
    });
    const codes = trace.requests.map(({ code }) => code);
    expect([...codes].sort()).toEqual([21, null]);
    expect(notesOf(trace, "log").filter(({ verdict }) => verdict === "refused")).toHaveLength(3);
    expect(notesOf(trace, "refuse")).toHaveLength(1);
  });
  it("ten duelling rounds end, and every request has its place", () => {
    const script = ["tokyo", "london", "saopaulo"].flatMap((node) =>
      Array.from({ length: 10 }, (_, i) => ({ at: i, node, client: `${node}${i}`, do: ship(1) })),
    );
    const trace = run({ script });
    expect(trace.stopped).toBe("rest");
    expect(units(trace)).toEqual([70, 70, 70]);
    expect(trace.requests.every(({ outcome }) => outcome === "ok")).toBe(true);
  });
});

describe("worked numbers: cuts", () => {
  it("with leader London her write is OK at 400, Tokyo's goes through after the heal: 50", () => {
    const trace = run(cutAndHeal, { leader: "london" });
    expect(ends(trace)).toEqual([
      ["ok", 1400],
      ["ok", 400],
    ]);
    expect(units(trace, 999)).toEqual([100, 70, 70]);
    expect(units(trace)).toEqual([50, 50, 50]);
  });
  it.each(["hold", "drop"] as const)(
    "a minority waits, its client gives up, and after the heal it is chosen (%s)",
    (partition) => {
      const trace = run({
        partition,
        script: [
          { at: 0, until: 15_000, partition: [["tokyo"], ["london", "saopaulo"]] },
          ...oneWrite.script,
        ],
      });
      expect(ends(trace)).toEqual([["unknown", 10_000]]);
      expect(notesOf(trace, "wait")).toMatchObject([
        { request: "r1", reason: "quorum", nodes: ["london", "saopaulo"], at: 2000 },
      ]);
      expect(units(trace, 15_000)).toEqual([100, 100, 100]);
      expect(units(trace)).toEqual([80, 80, 80]);
      expect(trace.stopped).toBe("rest");
    },
  );
  it("who was cut off from all is told after the heal, though every message to it was lost", () => {
    const trace = run(
      {
        partition: "drop",
        script: [
          { at: 0, until: 5000, partition: [["saopaulo"], ["london", "tokyo"]] },
          { at: 100, node: "tokyo", do: ship(20) },
        ],
      },
      { leader: "tokyo" },
    );
    expect(ends(trace)).toEqual([["ok", 300]]);
    expect(units(trace, 5000)).toEqual([80, 80, 100]);
    expect(units(trace)).toEqual([80, 80, 80]);
    expect(trace.stopped).toBe("rest");
  });
  it("half of four nodes is no majority: nobody commits before the heal", () => {
    const nodes = ["tokyo", "london", "saopaulo", "virginia"];
    const trace = run({
      nodes,
      script: [
        { at: 0, until: 1000, partition: [nodes.slice(0, 2), nodes.slice(2)] },
        { at: 100, node: "tokyo", do: ship(20) },
        { at: 200, node: "virginia", do: ship(30) },
      ],
    });
    expect(units(trace, 1000)).toEqual([100, 100, 100, 100]);
    expect(notesOf(trace, "elected").every(({ at }) => at > 1000)).toBe(true);
    expect(units(trace)).toEqual([50, 50, 50, 50]);
  });
});

describe("reads and refusals", () => {
  const readAfterWrite: Draft = {
    script: [
      { at: 0, node: "tokyo", do: ship(20) },
      { at: 250, node: "london", do: read },
    ],
  };
  const valuesRead = (trace: Trace): unknown =>
    trace.requests.map(({ reply }) =>
      reply?.outcome === "ok"
        ? reply.reads.map(({ view }) => view?.[0]?.fields?.["units"]?.[0]?.value)
        : null,
    );
  it("a read through the log sees the acknowledged write, at the price of a round", () => {
    const trace = run(readAfterWrite, { leader: "tokyo" });
    expect(valuesRead(trace)).toEqual([[], [80]]);
    expect(ends(trace)[1]).toEqual(["ok", 650]);
  });
  it("a local read is answered at once and may be stale", () => {
    const trace = run(readAfterWrite, { leader: "tokyo", read: "local" });
    expect(valuesRead(trace)).toEqual([[], [100]]);
    expect(ends(trace)[1]).toEqual(["ok", 250]);
    expect(orders(trace)).toEqual([["r1"], ["r1"], ["r1"]]);
  });
  it("a guard is decided in the log's order, the same everywhere", () => {
    const guarded: Operation[] = [
      { verb: "require", row: "stock/widget", field: "units", min: 60 },
      ...ship(60),
      ...read,
    ];
    const trace = run({
      script: [
        { at: 1, node: "tokyo", do: guarded },
        { at: 1, node: "london", do: guarded },
      ],
    });
    expect(units(trace)).toEqual([40, 40, 40]);
    expect(trace.requests.map(({ code }) => code).sort()).toEqual([22, null]);
    expect(JSON.stringify(valuesRead(trace))).toContain("[40]");
  });
  it("a local guard that is false is refused at once", () => {
    const guard: Operation[] = [
      { verb: "require", row: "stock/widget", field: "units", min: 500 },
      ...read,
    ];
    const trace = run({ script: [{ at: 5, node: "tokyo", do: guard }] }, { read: "local" });
    expect(trace.requests).toMatchObject([{ outcome: "refused", code: 22, doneUs: 5000 }]);
    expect(trace.counts.sent).toBe(0);
  });
  it("text is not supported, and said so at once", () => {
    const splice: Operation = {
      verb: "splice",
      row: "stock/widget",
      field: "text",
      index: 0,
      delete: 0,
      insert: "x",
    };
    const trace = run({ script: [{ at: 0, node: "tokyo", do: [splice] }] });
    expect(trace.requests).toMatchObject([{ outcome: "refused", code: 24, doneUs: 0 }]);
    expect(notesOf(trace, "refuse")).toMatchObject([{ request: "r1", row: "stock/widget" }]);
  });
});

describe("crashes", () => {
  it("what a client was told survives the crash of the node that told it", () => {
    const trace = run(crashAndRestart, { leader: "tokyo" });
    expect(ends(trace)).toEqual([
      ["ok", 200],
      ["ok", expect.any(Number)],
    ]);
    expect(units(trace)).toEqual([50, 50, 50]);
    expect(trace.stopped).toBe("rest");
  });
  it("a vote whose proposer is gone for good is finished by those who gave it", () => {
    const trace = run(
      {
        endMs: 30_000,
        script: [
          { at: 0, node: "tokyo", do: ship(20) },
          { at: 120, crash: "tokyo" },
        ],
      },
      { leader: "tokyo" },
    );
    expect(ends(trace)).toEqual([["unknown", 120]]);
    expect(notesOf(trace, "adopt")[0]).toMatchObject({ slot: 1, requests: ["r1"] });
    expect(units(trace).slice(1)).toEqual([80, 80]);
  });
  it("a node that missed everything learns it after its restart", () => {
    const trace = run({
      script: [
        { at: 0, until: 5000, crash: "saopaulo" },
        ...[10, 20, 30].map((at) => ({ at, node: "tokyo", client: `c${at}`, do: ship(1) })),
      ],
    });
    expect(units(trace, 4999)).toEqual([97, 97, 100]);
    expect(units(trace)).toEqual([97, 97, 97]);
    expect(notesOf(trace, "resynchronise")[0]).toMatchObject({ with: "saopaulo", count: 3 });
    expect(trace.endedUs).toBeLessThan(6_000_000);
  });
});

describe("transcripts", () => {
  it.each([
    ["first-write", oneWrite, {}],
    ["conflict", inventory, { leader: "london" }],
    ["cut-and-heal", cutAndHeal, { leader: "london" }],
    ["crash-and-restart", crashAndRestart, { leader: "tokyo" }],
  ] as const)("%s", (name, draft, options) =>
    expectTranscript(import.meta.url, name, run(draft, options)),
  );
});
