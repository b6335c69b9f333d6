// Views: who is voted out, who stops, who comes back and with what.
import { describe, expect, it } from "vitest";
import { disagreements } from "../../checks/agreement.ts";
import type { Operation } from "../../data/operation.ts";
import { showTable } from "../../data/view.ts";
import type { Note } from "../../sim/note.ts";
import type { Options } from "../../sim/scenario.ts";
import { simulate } from "../../sim/simulate.ts";
import { eventIndexAt, lastEvent, rowsAfter, stateAfter, type Trace } from "../../sim/trace.ts";
import { buildScenario, type Draft, type Entry } from "../../testing/scenario.ts";
import { expectTranscript } from "../../testing/transcripts.ts";
import { galera } from "./galera.ts";
import type { GaleraState } from "./state.ts";

const row = "stock/widget";
const ship = (by: number): Operation[] => [{ verb: "increment", row, field: "units", by: -by }];
const look: Operation[] = [{ verb: "read", row, field: "units" }];
const shipping = (at: number, node: string, by: number): Entry => ({ at, node, do: ship(by) });
const tokyoCut = [["tokyo"], ["london", "saopaulo"]];

const run = (draft: Draft, options: Options = {}): Trace =>
  simulate(buildScenario(draft), galera, { options });
const finals = (trace: Trace): unknown[] =>
  trace.nodes.map((node) => showTable(rowsAfter(trace, node, lastEvent(trace)))[row]);
const doneMs = (trace: Trace): unknown[] =>
  trace.requests.map(({ doneUs }) => (doneUs === null ? null : doneUs / 1000));
const ends = (trace: Trace): unknown[] =>
  trace.requests.map(({ outcome, code }) => code ?? outcome);
const lastState = (trace: Trace, node: string): GaleraState =>
  stateAfter(trace, node, lastEvent(trace)) as GaleraState;
const views = (trace: Trace): unknown[] =>
  trace.nodes.map((node) => {
    const { view, phase, primary } = lastState(trace, node);
    return `${view.members.join("+")} ${primary ? phase : "non-primary"}`;
  });
const notes = <K extends Note["kind"]>(
  trace: Trace,
  kind: K,
  node?: string,
): { atMs: number; note: Note & { readonly kind: K } }[] =>
  trace.events
    .filter((event) => node === undefined || event.node === node)
    .flatMap(({ atUs, notes: told }) => told.map((note) => ({ atMs: atUs / 1000, note })))
    .filter(
      (one): one is { atMs: number; note: Note & { readonly kind: K } } => one.note.kind === kind,
    );
const all = "tokyo+london+saopaulo serving";
const everywhere = (units: number): unknown[] => [{ units }, { units }, { units }];

describe("a short cut", () => {
  const script: Entry[] = [
    { at: 0, until: 1000, partition: tokyoCut },
    shipping(100, "tokyo", 20),
    shipping(200, "london", 30),
  ];
  it.each(["hold", "drop"] as const)("stalls everybody until it heals (%s)", (partition) => {
    const trace = run({ partition, script }, { strict: true });
    expect(trace.requests.every(({ doneUs }) => (doneUs ?? 0) > 1_000_000)).toBe(true);
    expect(ends(trace).sort()).toEqual([1213, "ok", "ok"]);
    expect(finals(trace)).toEqual(everywhere(50));
    expect(trace.stopped).toBe("rest");
  });
  it("changes no view", () => {
    const trace = run({ script });
    expect(notes(trace, "view")).toEqual([]);
    expect(finals(trace)).toEqual(everywhere(50));
  });
  it("lets the majority go on before it heals if silence is suspected soon", () => {
    const trace = run({ script }, { suspectTimeout: 300 });
    const before = trace.requests.filter(
      ({ doneUs, outcome }) => outcome === "ok" && (doneUs ?? 0) < 1_000_000,
    );
    expect(before.map(({ node }) => node)).toEqual(["london"]);
    expect(views(trace)).toEqual([all, all, all]);
  });
});

describe("a member that is down", () => {
  const script: Entry[] = [{ at: 0, crash: "saopaulo" }, shipping(100, "tokyo", 20)];
  it("is waited for in vain by a strict cluster", () => {
    const trace = run({ script, endMs: 30_000 }, { strict: true });
    expect(ends(trace)).toEqual(["unknown"]);
    expect(doneMs(trace)).toEqual([10_100]);
    expect(notes(trace, "wait")).toMatchObject([
      { atMs: 2100, note: { reason: "member", nodes: ["saopaulo"] } },
    ]);
  });
  it("is voted out otherwise, and the write goes on with two", () => {
    const trace = run({ script });
    expect(ends(trace)).toEqual(["ok"]);
    expect(notes(trace, "suspect").map(({ atMs }) => atMs)).toEqual([5000, 5000]);
    // London's ballot takes two round trips to Tokyo, which then learns of the view.
    expect(doneMs(trace)).toEqual([5500]);
    expect(views(trace).slice(0, 2)).toEqual(["tokyo+london serving", "tokyo+london serving"]);
    expect(trace.stopped).toBe("rest");
  });
  it("comes back by a transfer of what it lacks", () => {
    const trace = run({
      script: [
        { at: 0, until: 7000, crash: "saopaulo" },
        shipping(100, "tokyo", 20),
        shipping(6000, "london", 30),
        { at: 7001, node: "saopaulo", do: look },
        { at: 8500, node: "saopaulo", do: look },
      ],
    });
    expect(ends(trace)).toEqual(["ok", "ok", 1047, "ok"]);
    expect(notes(trace, "transfer")).toMatchObject([
      { note: { transfer: "incremental", count: 2 } },
    ]);
    expect(finals(trace)).toEqual(everywhere(50));
    expect(views(trace)).toEqual([all, all, all]);
    expectTranscript(import.meta.url, "crash-and-restart", trace);
  });
  it("comes back by a transfer of the state if it was away for too long", () => {
    const writes = Array.from({ length: 101 }, (_, i) => shipping(6000 + i, "london", 1));
    const trace = run({
      script: [{ at: 0, until: 40_000, crash: "saopaulo" }, ...writes],
    });
    expect(ends(trace)).not.toContain("unknown");
    expect(notes(trace, "transfer")).toMatchObject([{ note: { transfer: "state", count: 1 } }]);
    expect(finals(trace)).toEqual(everywhere(-1));
    const index = lastState(trace, "london").index;
    expect(lastState(trace, "saopaulo").index).toEqual(index);
  });
  it("is not served before it belongs to a view again, even after a moment's crash", () => {
    const trace = run({
      script: [
        { at: 100, until: 101, crash: "saopaulo" },
        { at: 102, node: "saopaulo", do: look },
        { at: 1500, node: "saopaulo", do: look },
      ],
    });
    expect(ends(trace)).toEqual([1047, "ok"]);
    expect(views(trace)).toEqual([all, all, all]);
  });
});

describe("all members", () => {
  it("come back from a crash of all with what they had stored", () => {
    const crashes = ["tokyo", "london", "saopaulo"].map((crash) => ({
      at: 160,
      until: 1000,
      crash,
    }));
    const trace = run({ script: [shipping(0, "tokyo", 20), ...crashes] });
    expect(ends(trace)).toEqual(["unknown"]);
    // The client never heard, but London and São Paulo had stored it: it happens.
    expect(finals(trace)).toEqual(everywhere(80));
    expect(views(trace)).toEqual([all, all, all]);
  });
  it("go on in a strict cluster when a crashed one returns", () => {
    const trace = run(
      { script: [{ at: 50, until: 2000, crash: "saopaulo" }, shipping(100, "tokyo", 20)] },
      { strict: true },
    );
    expect(ends(trace)).toEqual(["ok"]);
    expect(finals(trace)).toEqual(everywhere(80));
    expect(views(trace)).toEqual([all, all, all]);
  });
});

describe("a strict cluster", () => {
  it("keeps a member that is down when another comes back", () => {
    const trace = run(
      {
        endMs: 20_000,
        script: [
          { at: 0, crash: "saopaulo" },
          { at: 1000, until: 1100, crash: "tokyo" },
          shipping(12_000, "tokyo", 1),
        ],
      },
      { strict: true },
    );
    expect(lastState(trace, "tokyo").view).toMatchObject({ id: 2, members: trace.nodes });
    expect(notes(trace, "view", "tokyo").at(-1)?.atMs).toBeLessThan(3500);
    expect(ends(trace)).toEqual(["unknown"]);
    expect(doneMs(trace)).toEqual([null]);
  });
});

describe("a write that was on its way when its node was cut off", () => {
  const draft = (until: number, writes: readonly Entry[] = []): Draft => ({
    timeoutMs: 55_000,
    script: [shipping(0, "tokyo", 20), { at: 120, until, partition: tokyoCut }, ...writes],
  });
  it("is answered when the node learns what became of it", () => {
    const trace = run(draft(8000));
    expect(ends(trace)).toEqual(["ok"]);
    expect(doneMs(trace)).toEqual([8600]);
    expect(finals(trace)).toEqual(everywhere(80));
  });
  it("is not tried again when only the state tells, which may contain it", () => {
    const writes = Array.from({ length: 101 }, (_, i) => shipping(6000 + i, "london", 1));
    const trace = run(draft(40_000, writes));
    expect(notes(trace, "transfer")).toMatchObject([{ note: { transfer: "state" } }]);
    expect(ends(trace)[0]).toBe("unknown");
    expect(finals(trace)).toEqual(everywhere(-21));
  });
});

describe("a new view", () => {
  it("keeps what arrives for it before it is known", () => {
    // São Paulo enters the view 450 ms before Tokyo does, and its write comes first there.
    const trace = run({
      nodes: ["tokyo", "london", "saopaulo", "virginia"],
      latenciesMs: { "london>tokyo": 500, "london>saopaulo": 50, "saopaulo>tokyo": 50 },
      script: [{ at: 0, crash: "virginia" }, shipping(5100, "saopaulo", 20)],
    });
    expect(notes(trace, "view", "saopaulo")[0]?.atMs).toBe(7050);
    expect(notes(trace, "view", "tokyo")[0]?.atMs).toBe(7500);
    expect(doneMs(trace)).toEqual([7550]);
  });
  it("lets in who cannot reach its leader", () => {
    const trace = run({
      partition: "drop",
      script: [
        { at: 0, until: 8000, partition: tokyoCut },
        { at: 0, until: 17_000, cut: ["tokyo>london", "london>tokyo"] },
      ],
    });
    const entered = notes(trace, "view", "tokyo").filter(({ note }) => note.primary);
    expect(entered[0]?.atMs).toBeLessThan(14_000);
    expect(views(trace)).toEqual([all, all, all]);
  });
  it.each([1, 2, 3, 4, 5])("lets in who is heard again, without delay (%i)", (seed) => {
    const trace = run({
      seed: `${seed}`,
      partition: "drop",
      script: [{ at: 0, until: 20_000, partition: tokyoCut }],
    });
    // A sign of life arrives at 21 100 at the latest; asking and agreeing take 600.
    expect(notes(trace, "view", "tokyo").at(-1)?.atMs).toBeLessThanOrEqual(21_700);
  });
  it("answers reads while it is being agreed, and keeps writes waiting", () => {
    const trace = run({
      script: [
        { at: 0, until: 8000, partition: tokyoCut },
        { at: 5200, node: "saopaulo", client: "ana", do: look },
        { at: 5200, node: "saopaulo", client: "bob", do: ship(1) },
      ],
    });
    expect(doneMs(trace)).toEqual([5200, 5700]);
    expect(notes(trace, "wait")).toMatchObject([
      { atMs: 5200, note: { request: "r2", reason: "member", nodes: ["tokyo"] } },
    ]);
  });
  it("is waited for by a read that wants the order, and nothing is broadcast in vain", () => {
    const trace = run(
      {
        script: [
          { at: 0, until: 8000, partition: tokyoCut },
          { at: 5200, node: "saopaulo", do: look },
        ],
      },
      { syncWait: true },
    );
    expect(notes(trace, "wait")).toMatchObject([
      { atMs: 5200, note: { request: "r1", reason: "member", nodes: ["tokyo"] } },
    ]);
    // A member stores nothing more of the view that ends: its own neither.
    expect(stateAfter(trace, "saopaulo", eventIndexAt(trace, 5_200_000))).toMatchObject({
      view: { id: 1 },
      phase: "changing",
      store: [],
    });
    // The new view at 5500, and there and back between its two members.
    expect(doneMs(trace)).toEqual([5700]);
  });
  it("listens to its members anew", () => {
    const trace = run({
      partition: "drop",
      script: [
        { at: 0, until: 8000, partition: tokyoCut },
        { at: 0, until: 17_000, cut: ["tokyo>saopaulo", "saopaulo>tokyo"] },
        shipping(9500, "saopaulo", 1),
      ],
    });
    const suspicions = notes(trace, "suspect", "saopaulo").map(({ note }) => note.node);
    expect(suspicions.slice(0, 2)).toEqual(["tokyo", "tokyo"]);
    expect(ends(trace)).toEqual(["ok"]);
    expect(finals(trace)).toEqual(everywhere(99));
  });
});

describe("Tokyo is cut off", () => {
  const script: Entry[] = [
    { at: 0, until: 8000, partition: tokyoCut },
    shipping(100, "tokyo", 5),
    shipping(200, "london", 30),
    { at: 4000, node: "tokyo", client: "ana", do: look },
    { at: 5100, node: "tokyo", client: "ana", do: ship(20) },
    { at: 6000, node: "london", do: look },
    { at: 9500, node: "tokyo", client: "ana", do: look },
  ];
  it("refuses after the suspicion timeout while the others go on, and comes back", () => {
    const trace = run({ script });
    // Tokyo's first write took no place in the order of the view that ended; in the next one it
    // loses, and is retried.
    expect(ends(trace)).toEqual([1213, "ok", "ok", 1047, "ok", "ok", "ok"]);
    expect(doneMs(trace).slice(1, 4)).toEqual([5400, 4000, 5100]);
    expect(notes(trace, "view", "tokyo")[0]).toEqual({
      atMs: 5000,
      note: { kind: "view", view: 1, members: ["tokyo"], primary: false },
    });
    expect(finals(trace)).toEqual(everywhere(65));
    expect(views(trace)).toEqual([all, all, all]);
    expect(disagreements(trace)).toEqual([]);
    expectTranscript(import.meta.url, "partition", trace);
  });
  it("leaves open what had already been broadcast", () => {
    const [cut, ship5] = script as [Entry, Entry];
    const trace = run({ script: [{ ...cut, until: 20_000 } as Entry, ship5] });
    expect(ends(trace)).toEqual(["unknown"]);
    expect(doneMs(trace)).toEqual([10_100]);
    // Nobody has refused it, so that it may still happen, and does.
    expect(finals(trace)).toEqual(everywhere(95));
  });
  it("in one direction only, is told that the group goes on without it", () => {
    const trace = run({
      partition: "drop",
      script: [
        { at: 0, until: 7000, cut: ["tokyo>london", "tokyo>saopaulo"] },
        shipping(6000, "london", 30),
        { at: 6500, node: "tokyo", do: ship(1) },
      ],
    });
    expect(ends(trace)).toEqual(["ok", 1047]);
    expect(finals(trace)).toEqual(everywhere(70));
    expect(views(trace)).toEqual([all, all, all]);
  });
});

describe("equal halves", () => {
  const nodes = ["tokyo", "london", "saopaulo", "virginia"];
  const halves = [
    ["tokyo", "virginia"],
    ["london", "saopaulo"],
  ];
  it("both stop at the suspicion timeout, and serve again together", () => {
    const trace = run({
      nodes,
      script: [
        { at: 0, until: 9000, partition: halves },
        shipping(5000, "tokyo", 20),
        shipping(5000, "london", 30),
        shipping(11_000, "virginia", 1),
      ],
    });
    expect(ends(trace)).toEqual([1047, 1047, "ok"]);
    expect(finals(trace)).toEqual([...everywhere(99), { units: 99 }]);
    expect(new Set(views(trace))).toEqual(new Set([`${nodes.join("+")} serving`]));
    expect(trace.stopped).toBe("rest");
  });
  it("of two nodes both stop", () => {
    const trace = run({
      nodes: ["tokyo", "london"],
      endMs: 9000,
      script: [
        { at: 0, partition: [["tokyo"], ["london"]] },
        shipping(5000, "tokyo", 20),
        shipping(5000, "london", 30),
      ],
    });
    expect(ends(trace)).toEqual([1047, 1047]);
  });
});

describe("failure detection", () => {
  it("is not moved by clocks that jump", () => {
    const script: Entry[] = [
      { at: 0, until: 30_000, crash: "saopaulo" },
      ...[2000, 9000, 16_000].map((at, i) => ({
        at,
        clock: "tokyo",
        offset: i % 2 ? -5000 : 5000,
      })),
    ];
    const trace = run({ script });
    expect(notes(trace, "suspect").map(({ note }) => note.node)).toEqual(["saopaulo", "saopaulo"]);
  });
  it("stays in the background: an idle cluster is at rest at once", () => {
    const trace = run({ script: [{ at: 0, node: "tokyo", do: look }] });
    expect(trace.stopped).toBe("rest");
    expect(trace.endedUs).toBe(0);
    const long = run({ script: [{ at: 20_000, node: "tokyo", do: look }] });
    expect(long.counts).toMatchObject({ sent: 0, events: 1 });
    expect(notes(long, "suspect")).toEqual([]);
  });
});
