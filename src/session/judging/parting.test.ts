import { describe, expect, it } from "vitest";
import { rowsAfter, type Trace } from "../../sim/trace.ts";
import { HandMadeTrace, shows } from "../../testing/handMadeTrace.ts";
import { momentOf, rowText } from "../run/moment.ts";
import type { Run } from "../run/run.ts";
import { createSession } from "../store.ts";
import { differencesOf, firstPartingOf } from "./parting.ts";

function runsOf(id: string): readonly Run[] {
  const session = createSession();
  session.openHash(`#s=${id}`);
  return session.getState().runs;
}

/** A run around a trace: only the trace is looked at. */
const runAround = (trace: Trace): Run => ({ trace }) as Run;

function made(build: (trace: HandMadeTrace) => void): Run {
  const trace = new HandMadeTrace();
  build(trace);
  return runAround(trace.build());
}

const show = (units: number) => ({ "stock/widget": shows({ units: [units] }) });

describe("where two runs part", () => {
  it("is the first instant from which some node shows something else", () => {
    const a = made((trace) => {
      trace.add({ atMs: 1, node: "tokyo", rows: show(1) });
      trace.add({ atMs: 5, node: "london", rows: show(1) });
      trace.add({ atMs: 9, node: "saopaulo", rows: show(1) });
    });
    const b = made((trace) => {
      trace.add({ atMs: 1, node: "tokyo", rows: show(1) });
      trace.add({ atMs: 5, node: "london" });
      trace.add({ atMs: 5, node: "london", rows: show(2) });
    });
    expect(firstPartingOf([a, b])).toEqual({ timeUs: 5000, runs: [a, b] });
    expect(differencesOf([a, b])).toEqual([[5000, 9000]]);
  });

  it("is that of the first two of several", () => {
    const [a, b, c] = [1, 1, 2].map((units) =>
      made((trace) => {
        trace.add({ atMs: 1, node: "tokyo", rows: show(units) });
        trace.add({ atMs: 4, node: "tokyo", rows: show(2) });
      }),
    ) as [Run, Run, Run];
    expect(firstPartingOf([a, b, c])).toEqual({ timeUs: 1000, runs: [a, c] });
    expect(firstPartingOf([c, b, a])?.runs).toEqual([c, b]);
    expect(firstPartingOf([a, b])).toBeNull();
    expect(differencesOf([a, b, c])).toEqual([[1000, 4000]]);
  });

  it("does not see what is over within an instant, nor what nobody can read", () => {
    const a = made((trace) => trace.add({ atMs: 1, node: "tokyo", rows: show(1) }));
    const b = made((trace) => {
      trace.add({ atMs: 1, node: "tokyo", rows: show(7) });
      trace.add({ atMs: 1, node: "tokyo", rows: { "stock/widget": shows({ units: [1, "r1"] }) } });
    });
    expect(firstPartingOf([a, b])).toBeNull();
    expect(differencesOf([a, b])).toEqual([]);
  });

  it("does not read at a node that is down, but sees that it is", () => {
    const down = (value: number) =>
      made((trace) => {
        trace.add({ atMs: 1, node: "tokyo", kind: "crash", rows: show(value) });
        trace.add({ atMs: 8, node: "tokyo", kind: "restart", rows: show(1) });
      });
    expect(firstPartingOf([down(1), down(2)])).toBeNull();
    const up = made((trace) => trace.add({ atMs: 1, node: "tokyo", rows: show(1) }));
    expect(firstPartingOf([down(1), up])?.timeUs).toBe(1000);
    const three = [down(1), down(2), up];
    expect(firstPartingOf(three)?.runs).toEqual([three[0], up]);
    expect(differencesOf([down(1), up])).toEqual([[1000, 8000]]);
  });

  it("lasts to the end of the longest run", () => {
    const a = made((trace) => trace.add({ atMs: 1, node: "tokyo", rows: show(1) }));
    const b = made((trace) => trace.add({ atMs: 20, node: "tokyo", rows: show(3) }));
    expect(differencesOf([a, b])).toEqual([[1000, 20_000]]);
    expect(differencesOf([a])).toEqual([]);
    expect(differencesOf([])).toEqual([]);
  });
});

/** The same found the slow way: everything compared at every instant. */
function differAt(runs: readonly Run[], timeUs: number): boolean {
  const moments = runs.map((run) => momentOf(run, { timeUs, part: null }, null));
  const nodes = runs[0]?.trace.nodes ?? [];
  return nodes.some((node, i) => {
    const seen = runs.map((run, k) => {
      const isUp = moments[k]?.nodes[i]?.up === true;
      const table = rowsAfter(run.trace, node, moments[k]?.event ?? 0);
      const rows = Object.keys(table).filter((row) => rowText(table[row]) !== "");
      return isUp ? JSON.stringify(rows.sort().map((row) => [row, rowText(table[row])])) : "down";
    });
    return seen.some((text) => text !== seen[0]);
  });
}

describe("the runs of the library", () => {
  it.each(["inventory", "cut", "crash", "or-set", "failover", "insert", "duel", "storm"])(
    "part where a comparison of everything says so: %s",
    (id) => {
      const runs = runsOf(id);
      const times = [...new Set(runs.flatMap(({ trace }) => trace.events.map((e) => e.atUs)))];
      times.sort((a, b) => a - b);
      const step = Math.ceil(times.length / 400);
      const stretches = differencesOf(runs);
      for (const timeUs of times.filter((_, i) => i % step === 0)) {
        const inside = stretches.some(([from, until]) => from <= timeUs && timeUs < until);
        const isEnd = stretches.at(-1)?.[1] === timeUs;
        if (!isEnd) expect([timeUs, differAt(runs, timeUs)]).toEqual([timeUs, inside]);
      }
      for (const [a, b] of runs.flatMap((a, i) => runs.slice(i + 1).map((b) => [a, b] as const))) {
        const first = times.find((timeUs) => differAt([a, b], timeUs));
        expect(firstPartingOf([a, b])?.timeUs).toBe(first);
      }
      const first = firstPartingOf(runs);
      expect(first?.timeUs).toBe(stretches[0]?.[0]);
      if (first !== null) expect(differAt(first.runs, first.timeUs)).toBe(true);
    },
  );

  it("part where those two do that part first", () => {
    const runs = runsOf("inventory");
    expect(firstPartingOf(runs)?.runs.map(({ index }) => index)).toEqual([0, 3]);
    expect(firstPartingOf(runs)?.timeUs).toBe(1000);
    expect(firstPartingOf(runs)).toBe(firstPartingOf(runs));
  });
});
