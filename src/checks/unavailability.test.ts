import { describe, expect, it } from "vitest";
import { findMode } from "../modes/index.ts";
import { findInLibrary } from "../scenarios/library/index.ts";
import { compileScenario } from "../scenarios/schema.ts";
import type { OkWhen } from "../sim/mode.ts";
import { simulate } from "../sim/simulate.ts";
import type { Trace } from "../sim/trace.ts";
import { HandMadeTrace } from "../testing/handMadeTrace.ts";
import type { Entry } from "../testing/scenario.ts";
import { unavailability } from "./unavailability.ts";

const write = [{ verb: "increment", row: "stock/widget", field: "units", by: -1 }] as const;
const cut: Entry = { at: 100, until: 1000, partition: [["tokyo"], ["london", "saopaulo"]] };

/** A hand-made trace of a mode whose clients need this much for an OK. */
function needing(okWhen: OkWhen, script: readonly Entry[], build: (t: HandMadeTrace) => void) {
  const made = new HandMadeTrace({ script });
  build(made);
  const trace = made.build();
  const about = { ...trace.mode.about, okWhen: () => okWhen };
  return outages({ ...trace, mode: { ...trace.mode, about } });
}

function outages(trace: Trace): { total: number; each: readonly (readonly unknown[])[] } {
  const { totalUs, outages: all } = unavailability(trace);
  const each = all.map(({ request, node, fromUs, untilUs }) => {
    return [request, node, fromUs / 1000, untilUs / 1000];
  });
  return { total: totalUs / 1000, each };
}

const majority: OkWhen = { kind: "nodes", count: 2 };

describe("time without service", () => {
  it("is that of a request which waits for a majority out of its reach", () => {
    const found = needing(majority, [cut], (trace) => {
      trace.add({ atMs: 200, node: "tokyo", start: write });
      trace.add({ atMs: 300, node: "london", start: write });
      trace.add({ atMs: 500, node: "london", ok: { r2: [] } });
      trace.add({ atMs: 1300, node: "tokyo", ok: { r1: [] } });
    });
    // London and São Paulo are a majority: London's 200 ms are what agreement costs.
    expect(found).toEqual({ total: 1100, each: [["r1", "tokyo", 200, 1300]] });
  });

  it("begins with the fault where the request was open before, and overlaps once", () => {
    const found = needing({ kind: "nodes", count: 3 }, [cut], (trace) => {
      trace.add({ atMs: 50, node: "tokyo", start: write });
      trace.add({ atMs: 60, node: "london", start: write });
      trace.add({ atMs: 90, node: "saopaulo", start: write });
      trace.add({ atMs: 95, node: "saopaulo", ok: { r3: [] } });
      trace.add({ atMs: 700, node: "london", unknown: ["r2"] });
      trace.add({ atMs: 1500, node: "saopaulo" });
    });
    expect(found.each).toEqual([
      ["r1", "tokyo", 100, 1500],
      ["r2", "london", 100, 700],
    ]);
    expect(found.total).toBe(1400);
  });

  it("is none where a client has its answer at once, or all are within reach", () => {
    const atOnce = needing({ kind: "at-once" }, [cut], (trace) => {
      trace.add({ atMs: 200, node: "tokyo", start: write });
      trace.add({ atMs: 900, node: "tokyo", ok: { r1: [] } });
    });
    expect(atOnce).toEqual({ total: 0, each: [] });
    const whole = needing(majority, [cut], (trace) => {
      trace.add({ atMs: 1000, node: "tokyo", start: write });
      trace.add({ atMs: 1200, node: "tokyo", ok: { r1: [] } });
    });
    expect(whole).toEqual({ total: 0, each: [] });
  });

  it("counts a node that is down, and one direction of a link, as out of reach", () => {
    const found = needing(
      { kind: "nodes", count: 3 },
      [{ at: 600, until: 700, cut: ["london>tokyo"] }],
      (trace) => {
        trace.add({ atMs: 10, node: "tokyo", start: write });
        trace.add({ atMs: 20, node: "saopaulo", kind: "crash" });
        trace.add({ atMs: 30, node: "saopaulo", kind: "restart" });
        trace.add({ atMs: 400, node: "tokyo", ok: { r1: [] } });
        trace.add({ atMs: 500, node: "tokyo", start: write });
        trace.add({ atMs: 900, node: "tokyo", ok: { r2: [] } });
      },
    );
    expect(found.each).toEqual([
      ["r1", "tokyo", 20, 400],
      ["r2", "tokyo", 600, 900],
    ]);
  });

  it("follows the views that nodes form", () => {
    const view = (members: readonly string[], primary: boolean) =>
      ({ kind: "view", view: 2, members, primary }) as const;
    const found = needing({ kind: "nodes", count: 3 }, [cut], (trace) => {
      trace.add({ atMs: 200, node: "london", start: write });
      trace.add({ atMs: 400, node: "london", notes: [view(["london", "saopaulo"], true)] });
      trace.add({ atMs: 500, node: "london", ok: { r1: [] } });
      trace.add({ atMs: 600, node: "london", start: write });
      trace.add({ atMs: 800, node: "london", ok: { r2: [] } });
      trace.add({ atMs: 850, node: "tokyo", notes: [view(["tokyo"], false)] });
      trace.add({ atMs: 1100, node: "tokyo", start: write });
      trace.add({ atMs: 1400, node: "tokyo", ok: { r3: [] } });
    });
    expect(found.each).toEqual([
      ["r1", "london", 200, 500],
      ["r3", "tokyo", 1100, 1400],
    ]);
  });

  it("knows the home or primary that a request was passed on to", () => {
    const found = needing({ kind: "home" }, [cut], (trace) => {
      const note = { kind: "forward", request: "r1", to: "london" } as const;
      trace.add({ atMs: 200, node: "tokyo", start: write, notes: [note] });
      trace.add({ atMs: 300, node: "saopaulo", start: write, notes: [{ ...note, request: "r2" }] });
      trace.add({ atMs: 500, node: "saopaulo", ok: { r2: [] } });
      trace.add({ atMs: 1200, node: "tokyo", ok: { r1: [] } });
    });
    expect(found.each).toEqual([["r1", "tokyo", 200, 1200]]);
  });

  it("lasts from a refusal until the node reaches all, or serves again", () => {
    const found = needing(majority, [cut], (trace) => {
      trace.add({ atMs: 200, node: "tokyo", start: write, refused: { r1: 1047 } });
      trace.add({ atMs: 300, node: "tokyo", start: write, refused: { r2: 20 } });
      trace.add({ atMs: 400, node: "london", start: write, refused: { r3: 11 } });
      trace.add({ atMs: 650, node: "london", start: write });
      trace.add({ atMs: 700, node: "london", ok: { r4: [] } });
      trace.add({ atMs: 2000, node: "tokyo" });
    });
    expect(found.each).toEqual([
      ["r1", "tokyo", 200, 1000],
      ["r3", "london", 400, 650],
    ]);
    expect(found.total).toBe(800);
  });
});

/** The outages of a library scenario's modes. */
function ofLibrary(id: string): readonly ReturnType<typeof outages>[] {
  const document = findInLibrary(id)?.document;
  if (document === undefined) throw new Error(id);
  const scenario = compileScenario(document);
  return scenario.modes.map((choice) => {
    const mode = findMode(choice.mode);
    if (mode === undefined) throw new Error(choice.mode);
    return outages(simulate(scenario, mode, choice));
  });
}

describe("time without service in the library", () => {
  it("is what the cut costs each of its modes", () => {
    const [lww, vectors, crdt, paxos, galera] = ofLibrary("cut");
    for (const one of [lww, vectors, crdt]) expect(one).toEqual({ total: 0, each: [] });
    // Tokyo alone waits where two of three are enough, both where all three are asked.
    expect(paxos).toEqual({ total: 1300, each: [["r1", "tokyo", 100, 1400]] });
    expect(galera?.each.map(([request]) => request)).toEqual(["r1", "r2"]);
  });

  it("is none where nothing is cut and nobody is down", () => {
    for (const id of ["inventory", "slow-member", "duel", "virginia"]) {
      for (const one of ofLibrary(id)) expect(one.total).toBe(0);
    }
  });
});
