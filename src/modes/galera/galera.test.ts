import { describe, expect, it } from "vitest";
import { readFindings } from "../../checks/staleReads.ts";
import type { Operation } from "../../data/operation.ts";
import { showRow, showTable } from "../../data/view.ts";
import type { Note } from "../../sim/note.ts";
import type { Options } from "../../sim/scenario.ts";
import { simulate } from "../../sim/simulate.ts";
import { eventIndexAt, lastEvent, rowsAfter, type Trace } from "../../sim/trace.ts";
import { buildScenario, type Draft, type Entry } from "../../testing/scenario.ts";
import { expectTranscript } from "../../testing/transcripts.ts";
import { galera } from "./galera.ts";

const row = "stock/widget";
const ship = (by: number): Operation[] => [{ verb: "increment", row, field: "units", by: -by }];
const look: Operation[] = [{ verb: "read", row, field: "units" }];
const shipping = (at: number, node: string, by: number): Entry => ({ at, node, do: ship(by) });

const run = (draft: Draft, options: Options = {}): Trace =>
  simulate(buildScenario(draft), galera, { options });
const finals = (trace: Trace): unknown[] =>
  trace.nodes.map((node) => showTable(rowsAfter(trace, node, lastEvent(trace)))[row]);
const unitsAt = (trace: Trace, node: string, ms: number): unknown =>
  showRow(rowsAfter(trace, node, eventIndexAt(trace, ms * 1000))[row]);
const doneMs = (trace: Trace): unknown[] =>
  trace.requests.map(({ doneUs }) => (doneUs === null ? null : doneUs / 1000));
const ends = (trace: Trace): unknown[] =>
  trace.requests.map(({ outcome, code }) => code ?? outcome);
const notes = <K extends Note["kind"]>(
  trace: Trace,
  kind: K,
  node?: string,
): (Note & { readonly kind: K })[] =>
  trace.events
    .filter((event) => node === undefined || event.node === node)
    .flatMap((event) => event.notes)
    .filter((one): one is Note & { readonly kind: K } => one.kind === kind);
const everywhere = (units: number): unknown[] => [{ units }, { units }, { units }];

const idle = { script: [shipping(0, "tokyo", 20)] };
const bothShip = { script: [shipping(1, "london", 30), shipping(2, "tokyo", 20)] };
const slowSaoPaulo = { "london>saopaulo": 500, "saopaulo>tokyo": 500 };

describe("an idle classroom", () => {
  it.each([
    ["tokyo", 300],
    ["london", 200],
    ["saopaulo", 300],
  ])("a write at %s is OK after %i", (node, ms) => {
    const trace = run({ script: [shipping(0, node, 20)] });
    expect(doneMs(trace)).toEqual([ms]);
    expect(finals(trace)).toEqual(everywhere(80));
    expect(trace.stopped).toBe("rest");
    expect(trace.endedUs).toBe(ms === 200 ? 250_000 : 300_000);
  });
  it("waits for the farthest member", () => {
    expect(doneMs(run({ ...idle, latenciesMs: slowSaoPaulo }))).toEqual([1000]);
  });
  it("pays a round trip in a group of two, and nothing alone", () => {
    expect(doneMs(run({ ...idle, nodes: ["tokyo", "london"] }))).toEqual([200]);
    expect(doneMs(run({ ...idle, nodes: ["tokyo"] }))).toEqual([0]);
  });
  it("shows how a write goes", () => {
    expectTranscript(import.meta.url, "write", run(idle));
  });
});

describe("two cities change one row", () => {
  it("first in order wins, the loser tries again: 50", () => {
    const trace = run(bothShip);
    expect(ends(trace)).toEqual(["ok", 1213, "ok"]);
    expect(doneMs(trace)).toEqual([201, 302, 602]);
    expect(finals(trace)).toEqual(everywhere(50));
    expect(notes(trace, "conflict")).toHaveLength(3);
    expect(notes(trace, "conflict", "saopaulo")).toEqual([
      {
        kind: "conflict",
        row,
        fields: ["units"],
        conflict: "update-update",
        rule: "first-in-order",
        kept: [{ request: "r1", node: "london", value: 70 }],
        lost: [{ request: "r2", node: "tokyo", value: 80 }],
      },
    ]);
    expectTranscript(import.meta.url, "conflict", trace);
  });
  it("ends alike with the times exchanged, whoever wins", () => {
    const trace = run({ script: [shipping(1, "tokyo", 20), shipping(2, "london", 30)] });
    expect(ends(trace).sort()).toEqual([1213, "ok", "ok"]);
    expect(finals(trace)).toEqual(everywhere(50));
  });
  it("is no conflict on different rows", () => {
    const rows = { "stock/widget": { units: 100 }, "stock/gadget": { units: 100 } };
    const gadget: Operation = { verb: "increment", row: "stock/gadget", field: "units", by: -30 };
    const trace = run({
      database: { rows },
      script: [shipping(1, "tokyo", 20), { at: 2, node: "london", do: [gadget] }],
    });
    expect(ends(trace)).toEqual(["ok", "ok"]);
    expect(notes(trace, "certify").map(({ verdict }) => verdict)).not.toContain("fail");
  });
  it("lets one of two inserts of a row in", () => {
    const insert = (units: number): Operation[] => [
      { verb: "insert", row: "stock/5000", set: { units } },
    ];
    const trace = run({
      script: [
        { at: 1, node: "tokyo", do: insert(1) },
        { at: 1, node: "london", do: insert(2) },
      ],
    });
    expect(ends(trace)).toEqual([1213, "ok", 21]);
    expect(notes(trace, "conflict", "saopaulo")).toMatchObject([{ conflict: "insert-insert" }]);
  });
  it("calls a delete against an update by its name", () => {
    const remove: Operation = { verb: "delete", row };
    const trace = run({
      script: [{ at: 1, node: "tokyo", do: [remove] }, shipping(2, "london", 30)],
    });
    expect(notes(trace, "conflict", "saopaulo")).toMatchObject([
      {
        conflict: "delete-update",
        kept: [{ request: "r2", node: "london", value: 70 }],
        lost: [{ request: "r1", node: "tokyo", deleted: true }],
      },
    ]);
    expect(ends(trace)).toEqual([1213, "ok", "ok"]);
    expect(finals(trace)).toEqual([undefined, undefined, undefined]);
  });
  it("certifies what a guard looked at like what is written", () => {
    const rows = { "stock/widget": { units: 100 }, "stock/gadget": { units: 100 } };
    const guarded: Operation[] = [
      { verb: "require", row, field: "units", min: 80 },
      { verb: "increment", row: "stock/gadget", field: "units", by: 1 },
    ];
    const trace = run({
      database: { rows },
      script: [shipping(1, "london", 30), { at: 2, node: "tokyo", do: guarded }],
    });
    expect(ends(trace)).toEqual(["ok", 1213, 22]);
  });
});

describe("one node", () => {
  it("lets a later transaction on the same rows wait for the earlier one", () => {
    const trace = run({
      script: [
        { at: 0, node: "tokyo", client: "ana", do: ship(10) },
        { at: 10, node: "tokyo", client: "bob", do: ship(20) },
        { at: 20, node: "tokyo", client: "cem", do: look },
      ],
    });
    expect(ends(trace)).toEqual(["ok", "ok", "ok"]);
    expect(doneMs(trace)).toEqual([300, 600, 20]);
    expect(notes(trace, "wait")).toEqual([
      { kind: "wait", request: "r2", reason: "lock", nodes: ["tokyo"] },
    ]);
    expect(finals(trace)).toEqual(everywhere(70));
  });
  it("does not let a third overtake the second", () => {
    const rows = { "stock/a": { units: 1 }, "stock/b": { units: 1 } };
    const set = (units: number, ...ids: string[]): Operation[] =>
      ids.map((id) => ({ verb: "update", row: `stock/${id}`, set: { units } }));
    const trace = run({
      database: { rows },
      script: [
        { at: 0, node: "tokyo", client: "ana", do: set(10, "a") },
        { at: 1, node: "tokyo", client: "bob", do: set(20, "a", "b") },
        { at: 2, node: "tokyo", client: "cem", do: set(30, "b") },
      ],
    });
    expect(doneMs(trace)).toEqual([300, 600, 900]);
    const last = rowsAfter(trace, "saopaulo", lastEvent(trace));
    expect(showTable(last)).toEqual({ "stock/a": { units: 20 }, "stock/b": { units: 30 } });
  });
  it("refuses what it cannot carry out, at once", () => {
    const absent: Operation = { verb: "delete", row: "stock/none" };
    const splice: Operation = {
      verb: "splice",
      row,
      field: "units",
      index: 0,
      delete: 0,
      insert: "x",
    };
    const trace = run({
      script: [
        { at: 0, node: "tokyo", do: [absent] },
        { at: 0, node: "london", do: [splice] },
      ],
    });
    expect(ends(trace)).toEqual([20, 24]);
    expect(doneMs(trace)).toEqual([0, 0]);
  });
});

describe("certified is not yet applied", () => {
  const late = { applyDelay: 50 };
  it("shows London's write at São Paulo at 300, though it is OK at 200", () => {
    const trace = run(
      { script: [shipping(0, "london", 20), { at: 201, node: "saopaulo", do: look }] },
      late,
    );
    expect(doneMs(trace)[0]).toBe(200);
    expect(unitsAt(trace, "saopaulo", 299)).toEqual({ units: 100 });
    expect(unitsAt(trace, "saopaulo", 300)).toEqual({ units: 80 });
    expect(readFindings(trace).stale).toHaveLength(1);
  });
  it("shows Tokyo's at 250", () => {
    const trace = run(idle, late);
    expect(doneMs(trace)).toEqual([300]);
    expect(unitsAt(trace, "saopaulo", 249)).toEqual({ units: 100 });
    expect(unitsAt(trace, "saopaulo", 250)).toEqual({ units: 80 });
  });
  it("shows each write in its own time", () => {
    const rows = { "stock/widget": { units: 100 }, "stock/gadget": { units: 100 } };
    const gadget: Operation = { verb: "increment", row: "stock/gadget", field: "units", by: -30 };
    const script: Entry[] = [
      shipping(0, "london", 20),
      { at: 30, node: "london", client: "bob", do: [gadget] },
    ];
    const trace = run({ database: { rows }, script }, { applyDelay: 100 });
    const gadgetAt = (ms: number): unknown =>
      showRow(rowsAfter(trace, "saopaulo", eventIndexAt(trace, ms * 1000))["stock/gadget"]);
    expect(unitsAt(trace, "saopaulo", 350)).toEqual({ units: 80 });
    expect(gadgetAt(379)).toEqual({ units: 100 });
    expect(gadgetAt(380)).toEqual({ units: 70 });
  });
  it("lets the loser's retry wait until the winner is visible", () => {
    const trace = run(bothShip, { applyDelay: 400 });
    expect(ends(trace)).toEqual(["ok", 1213, "ok"]);
    // The winner is certified at Tokyo at 251 and visible at 651.
    expect(doneMs(trace)).toEqual([201, 302, 951]);
    expect(finals(trace)).toEqual(everywhere(50));
  });
  it("keeps the order: a node's own write waits for an earlier one of another", () => {
    const rows = { "stock/widget": { units: 100 }, "stock/gadget": { units: 100 } };
    const gadget: Operation = { verb: "increment", row: "stock/gadget", field: "units", by: -30 };
    const trace = run(
      {
        database: { rows },
        script: [shipping(0, "london", 20), { at: 150, node: "saopaulo", do: [gadget] }],
      },
      { applyDelay: 1000 },
    );
    expect(doneMs(trace)).toEqual([200, 1250]);
  });
});

describe("a read that waits for the order", () => {
  const scenario: Draft = {
    script: [shipping(0, "london", 20), { at: 201, node: "saopaulo", do: look }],
  };
  const read = (trace: Trace): unknown => {
    const reply = trace.requests[1]?.reply;
    return reply?.outcome === "ok" ? reply.reads.map(({ view }) => showRow(view)) : null;
  };
  it("costs what a write costs and sees everything before it", () => {
    const trace = run(scenario, { syncWait: true });
    expect(doneMs(trace)).toEqual([200, 501]);
    expect(read(trace)).toEqual([{ units: 80 }]);
    expect(readFindings(trace).stale).toEqual([]);
  });
  it("waits until it is applied, too", () => {
    const trace = run(scenario, { syncWait: true, applyDelay: 1000 });
    expect(doneMs(trace)).toEqual([200, 1250]);
    expect(read(trace)).toEqual([{ units: 80 }]);
  });
  it("is stale without", () => {
    const trace = run(scenario);
    expect(read(trace)).toEqual([{ units: 100 }]);
    expect(readFindings(trace).stale).toHaveLength(1);
  });
  it("holds for a refusal, which tells what is stored", () => {
    const insert: Operation = { verb: "insert", row: "stock/new", set: { units: 1 } };
    const update: Operation = { verb: "update", row: "stock/new", set: { units: 2 } };
    const script: Entry[] = [
      { at: 0, node: "london", do: [insert] },
      { at: 201, node: "saopaulo", do: [update] },
    ];
    expect(ends(run({ script }))).toEqual(["ok", 20]);
    expect(ends(run({ script }, { syncWait: true }))).toEqual(["ok", "ok"]);
  });
});
