import { describe, expect, it } from "vitest";
import { lostWrites } from "../../checks/lostWrites.ts";
import type { Operation } from "../../data/operation.ts";
import { showTable } from "../../data/view.ts";
import { completeOptions } from "../../sim/mode.ts";
import type { Note } from "../../sim/note.ts";
import { simulate } from "../../sim/simulate.ts";
import { lastEvent, type RequestRecord, rowsAfter, type Trace } from "../../sim/trace.ts";
import { atStart } from "../../testing/context.ts";
import { buildScenario, type Draft, type Entry } from "../../testing/scenario.ts";
import { expectTranscript } from "../../testing/transcripts.ts";
import type { PrimaryMessage } from "./messages.ts";
import { primaryReplica } from "./primaryReplica.ts";

const cities = ["virginia", "tokyo", "london", "saopaulo"];
const ship = (by: number): readonly Operation[] => [
  { verb: "increment", row: "stock/widget", field: "units", by: -by },
];
const read: readonly Operation[] = [{ verb: "read", row: "stock/widget" }];
/** The `book` network: 200 between Virginia and every other city. */
const book = {
  nodes: cities,
  latenciesMs: { "virginia>tokyo": 200, "virginia>london": 200, "virginia>saopaulo": 200 },
};

const run = (script: readonly Entry[], options = {}, draft: Partial<Draft> = book): Trace =>
  simulate(buildScenario({ ...draft, script }), primaryReplica, { options });

const result = ({ outcome, code, atUs, doneUs }: RequestRecord): unknown[] => [
  code ?? outcome,
  doneUs === null ? null : (doneUs - atUs) / 1000,
];
const results = (trace: Trace): unknown[] => trace.requests.map(result);

function final(trace: Trace): unknown[] {
  return trace.nodes.map((node) => {
    const table = showTable(rowsAfter(trace, node, lastEvent(trace)));
    return (table["stock/widget"] as { units?: number } | undefined)?.units;
  });
}

function valueRead({ reply }: RequestRecord): unknown {
  if (reply?.outcome !== "ok") return null;
  return reply.reads[0]?.view?.[0]?.fields?.["units"]?.[0]?.value;
}

function notes<Kind extends Note["kind"]>(trace: Trace, kind: Kind): unknown[] {
  return trace.events.flatMap((event) =>
    event.notes
      .filter((note) => note.kind === kind)
      .map((note) => ({ at: event.atUs / 1000, node: event.node, ...note })),
  );
}

describe("worked numbers", () => {
  it("primary Virginia under book: a write takes 400 from every city, 0 at home", () => {
    const trace = run(cities.map((node) => ({ at: 0, node, do: ship(1) })));
    expect(results(trace)).toEqual([
      ["ok", 0],
      ["ok", 400],
      ["ok", 400],
      ["ok", 400],
    ]);
    expect(final(trace)).toEqual([96, 96, 96, 96]);
  });
  it("semi-sync adds the round trip to the nearest replica", () => {
    const trace = run(
      [
        { at: 0, node: "virginia", do: ship(1) },
        { at: 1000, node: "tokyo", do: ship(1) },
      ],
      { ack: "semi-sync" },
    );
    expect(results(trace)).toEqual([
      ["ok", 400],
      ["ok", 800],
    ]);
  });
  it("a local read takes nothing and may be old; at the primary it is fresh", () => {
    const script: Entry[] = [
      { at: 0, node: "virginia", do: ship(1) },
      { at: 199, node: "tokyo", do: read },
      { at: 200, node: "tokyo", do: read },
    ];
    const local = run(script);
    expect(results(local)).toEqual(Array(3).fill(["ok", 0]));
    expect(local.requests.slice(1).map(valueRead)).toEqual([100, 99]);
    const fresh = run(script.slice(0, 2), { read: "primary" });
    expect([results(fresh)[1], valueRead(fresh.requests[1] as RequestRecord)]).toEqual([
      ["ok", 400],
      99,
    ]);
  });
  it("without Virginia the first node is primary, and the option says otherwise", () => {
    const write: Entry[] = [{ at: 0, node: "london", do: ship(1) }];
    expect(results(run(write, {}, {}))).toEqual([["ok", 200]]);
    expect(results(run(write, { primary: "london" }, {}))).toEqual([["ok", 0]]);
  });
  it("the primary is down: nobody can write, everybody can read", () => {
    const trace = run([
      { at: 0, until: 20_000, crash: "virginia" },
      { at: 10, node: "london", do: ship(1) },
      { at: 10, node: "tokyo", do: read },
      { at: 10, node: "virginia", do: ship(1) },
    ]);
    expect(results(trace)).toEqual([
      ["unknown", 10_000],
      ["ok", 0],
      [11, 0],
    ]);
    expect(final(trace)).toEqual([99, 99, 99, 99]);
  });
  it("forward false: a replica refuses writes as read-only, at once", () => {
    const trace = run([{ at: 0, node: "tokyo", do: ship(1) }], { forward: false });
    expect(results(trace)).toEqual([[1290, 0]]);
  });
});

describe("semi-sync", () => {
  const cut: Entry = { at: 50, until: 8000, partition: [["virginia"], cities.slice(1)] };
  const script: Entry[] = [
    cut,
    { at: 100, node: "virginia", client: "a", do: ship(1) },
    { at: 1000, node: "virginia", client: "b", do: ship(1) },
    { at: 4000, node: "virginia", client: "c", do: ship(1) },
    { at: 9000, node: "virginia", client: "d", do: ship(1) },
  ];
  it("falls back to async when no replica answers in time, until one has caught up", () => {
    const trace = run(script, { ack: "semi-sync", ackTimeout: 3000 });
    expect(results(trace)).toEqual([
      ["ok", 3000],
      ["ok", 2100],
      ["ok", 0],
      ["ok", 400],
    ]);
    expect(notes(trace, "fallback")).toEqual([
      { at: 3100, node: "virginia", kind: "fallback", to: "async" },
      { at: 8400, node: "virginia", kind: "fallback", to: "semi-sync" },
    ]);
    expect(final(trace)).toEqual([96, 96, 96, 96]);
  });
  it("waits as long as the timeout says, 10 s by default", () => {
    const trace = run(script.slice(0, 2), { ack: "semi-sync" });
    expect(results(trace)).toEqual([["ok", 8300]]);
    expect(notes(trace, "fallback")).toEqual([]);
  });
  it("a lonely primary waits for nobody", () => {
    const trace = run(
      [{ at: 0, node: "virginia", do: ship(1) }],
      { ack: "semi-sync" },
      { nodes: ["virginia"] },
    );
    expect(results(trace)).toEqual([["ok", 0]]);
  });
});

const failover: Entry[] = [
  { at: 100, until: 2000, partition: [["virginia"], cities.slice(1)] },
  { at: 200, node: "virginia", do: ship(30) },
  { at: 500, promote: "london" },
  { at: 800, node: "tokyo", do: ship(20) },
];

describe("promotion without fencing", () => {
  it("two primaries take writes; the old one's tail is discarded and counted as lost", () => {
    const trace = run(failover);
    expect(trace.requests.map(({ outcome }) => outcome)).toEqual(["ok", "ok"]);
    expect(final(trace)).toEqual([80, 80, 80, 80]);
    expect(notes(trace, "primary")).toEqual([
      { at: 500, node: "london", kind: "primary", term: 2 },
    ]);
    expect(notes(trace, "discard")).toMatchObject([{ node: "virginia", requests: ["r1"] }]);
    expect(lostWrites(trace).map(({ request }) => request)).toEqual(["r1"]);
  });
  it("semi-sync: what no replica had was not acknowledged, and is done by the new primary", () => {
    const trace = run(failover, { ack: "semi-sync" });
    expect(trace.requests.map(({ outcome }) => outcome)).toEqual(["ok", "ok"]);
    expect(final(trace)).toEqual([50, 50, 50, 50]);
    expect(notes(trace, "discard")).toEqual([]);
    expect(lostWrites(trace)).toEqual([]);
  });
  it("a replica that had more of the old log than the new primary gives it up too", () => {
    const trace = run(
      [
        {
          at: 0,
          until: 3000,
          partition: [
            ["virginia", "tokyo"],
            ["london", "saopaulo"],
          ],
        },
        { at: 100, node: "virginia", do: ship(30) },
        { at: 1000, promote: "london" },
      ],
      {},
      { ...book, partition: "drop" },
    );
    expect(final(trace)).toEqual([100, 100, 100, 100]);
    expect(notes(trace, "discard")).toMatchObject([{ node: "virginia", requests: ["r1"] }]);
  });
  it("a request that was under way to the old primary is carried out once by the new one", () => {
    const trace = run([
      { at: 0, node: "tokyo", do: ship(20) },
      // The old primary has it at 200 and ships it; London has it at 400.
      { at: 401, promote: "london" },
      { at: 401, crash: "virginia", until: 4000 },
    ]);
    expect(trace.requests.map(({ outcome }) => outcome)).toEqual(["ok"]);
    expect(final(trace)).toEqual([80, 80, 80, 80]);
  });
  it("a client of the old primary is asked for by the new one, and not executed twice", () => {
    const trace = run(
      [
        { at: 100, until: 5000, cut: ["tokyo>virginia"] },
        { at: 300, node: "tokyo", do: ship(20) },
        { at: 1000, promote: "london" },
      ],
      {},
      book,
    );
    // Tokyo hears of London at 1100 and asks it: 100 there, 100 back. What the cut held is late.
    expect(results(trace)).toEqual([["ok", 1000]]);
    expect(final(trace)).toEqual([80, 80, 80, 80]);
  });
  it("what is written while a replica joins reaches it as soon as it has joined", () => {
    const trace = run(
      [
        { at: 0, promote: "london" },
        // Asked at 100, position at 200, told at 300, joined at 400.
        { at: 350, node: "london", do: ship(5) },
        { at: 499, node: "saopaulo", do: read },
        { at: 500, node: "saopaulo", do: read },
      ],
      {},
      {},
    );
    expect(trace.requests.slice(1).map(valueRead)).toEqual([100, 95]);
  });
  it("failover none: nobody is promoted", () => {
    const trace = run(failover, { failover: "none" });
    expect(notes(trace, "primary")).toEqual([]);
    expect(final(trace)).toEqual([50, 50, 50, 50]);
    expect(lostWrites(trace)).toEqual([]);
  });
  it("a former primary can be promoted again", () => {
    const trace = run([
      { at: 0, promote: "london" },
      { at: 1000, promote: "virginia" },
      { at: 2000, node: "london", do: ship(5) },
      { at: 2000, node: "virginia", do: ship(5) },
    ]);
    expect(results(trace)).toEqual([
      ["ok", 400],
      ["ok", 0],
    ]);
    expect(final(trace)).toEqual([90, 90, 90, 90]);
  });
});

it("a late repeat of a request that has long been answered is ignored", () => {
  const scenario = buildScenario({ nodes: ["virginia", "tokyo"], script: [] });
  const context = {
    node: "virginia",
    nodes: ["virginia", "tokyo"],
    peers: ["tokyo"],
    database: scenario.database,
    options: completeOptions(primaryReplica.about, {}),
    ...atStart,
  };
  const term = { round: 1, node: "virginia" };
  const asked = (id: string, floor: number): PrimaryMessage => {
    const request = { id, client: id, node: "tokyo", operations: ship(1) };
    return { type: "forward", term, request, floor };
  };
  let { state } = primaryReplica.init(context);
  const hear = (message: PrimaryMessage): number => {
    const step = primaryReplica.step(state, { kind: "message", from: "tokyo", message }, context);
    state = step.state;
    return step.effects.length;
  };
  expect(hear(asked("r1", 1))).toBeGreaterThan(0);
  expect(hear(asked("r3", 3))).toBeGreaterThan(0);
  expect(hear(asked("r1", 1))).toBe(0);
  expect(showTable(primaryReplica.rows(state))["stock/widget"]).toEqual({ units: 98 });
});

describe("transcripts", () => {
  it("writes from everywhere", () =>
    expectTranscript(
      import.meta.url,
      "writes-from-everywhere",
      run([
        { at: 0, node: "tokyo", do: ship(20) },
        { at: 0, node: "london", do: [...ship(30), ...read] },
        { at: 450, node: "saopaulo", do: read },
        { at: 1000, node: "london", do: [{ verb: "insert", row: "stock/widget", set: {} }] },
      ]),
    ));
  it("cut and fallback", () =>
    expectTranscript(
      import.meta.url,
      "cut-and-fallback",
      run(
        [
          { at: 50, until: 5000, partition: [["virginia"], cities.slice(1)] },
          { at: 100, node: "virginia", do: ship(30) },
          { at: 200, node: "tokyo", do: ship(20) },
        ],
        { ack: "semi-sync", ackTimeout: 3000 },
      ),
    ));
  it("crash and restart", () =>
    expectTranscript(
      import.meta.url,
      "crash-and-restart",
      run([
        { at: 0, node: "tokyo", do: ship(20) },
        { at: 100, until: 1000, crash: "london" },
        { at: 250, until: 3000, crash: "virginia" },
        { at: 500, node: "london", do: ship(1) },
        { at: 1500, node: "london", do: ship(1) },
      ]),
    ));
  it("failover", () => expectTranscript(import.meta.url, "failover", run(failover)));
});
