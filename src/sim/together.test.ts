// Several modes on one budget, and what is foretold of it.
import { describe, expect, it } from "vitest";
import { finish } from "../lib/work.ts";
import { modeById, modes } from "../modes/index.ts";
import { library } from "../scenarios/library/index.ts";
import { compileScenario, type ScenarioDocument } from "../scenarios/schema.ts";
import type { Budget } from "./limits.ts";
import { begin, type Together } from "./together.ts";
import type { Trace } from "./trace.ts";

const everyMode = modes.map(({ about }) => about.id);
const ids = Array.from({ length: 9 }, (_, i) => `n${i}`);
const pairs = ids.flatMap((from, i) => ids.slice(i + 1).map((to) => `${from}-${to}`));
const nodes = ids.map((id, i) => ({ id, lat: 5 * i, lon: 10 * i }));
const linksWith = (link: object) => ({ links: Object.fromEntries(pairs.map((id) => [id, link])) });

const busy: ScenarioDocument = {
  everywrite: 1,
  title: "Busy",
  nodes,
  modes: everyMode,
  network: linksWith({ latency: 20 }),
  workload: { requests: 300, over: 3000, rows: 40, clientsPerNode: 5 },
};

/** Nothing arrives, and for an hour everything is sent again and again. */
const lossy: ScenarioDocument = {
  ...busy,
  title: "Lossy",
  end: 3_600_000,
  network: linksWith({ latency: 0, loss: 1 }),
  workload: { requests: 30, over: 3_000_000, rows: 100 },
  clients: { timeout: 0.001, retries: 100 },
};

function begun(document: ScenarioDocument, budget?: Budget): Together {
  const scenario = compileScenario(document);
  const contenders = scenario.modes.map((choice) => ({ mode: modeById(choice.mode), choice }));
  return finish(begin(scenario, contenders, budget));
}

/** All runs in the order in which they are finished. */
function all(together: Together): readonly Trace[] {
  return together.order.map(() => finish(together.next()));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe("the budget", () => {
  const most = { events: 50_000, bytes: 60_000_000 };
  const together = begun(busy, most);
  const traces = all(together);
  it("is for all modes together", () => {
    const events = sum(traces.map((trace) => trace.events.length));
    expect(events).toBeLessThanOrEqual(most.events + traces.length);
    // Nor is any of it left while somebody could have used it.
    expect(traces.some(({ limit }) => limit !== null)).toBe(true);
    expect(together.left.events < 10 || together.left.bytes < 10_000).toBe(true);
  });
  it("lets those finish that need less than their share; the others have what they leave", () => {
    const cut = traces.filter(({ limit }) => limit !== null);
    const whole = traces.filter(({ limit }) => limit === null);
    expect(whole.length).toBeGreaterThan(2);
    for (const trace of whole) expect(trace.stopped).toBe("rest");
    for (const { limit, unfinished, events } of cut) {
      expect(["events", "bytes"]).toContain(limit?.kind);
      expect(unfinished).toBe(true);
      expect(events.length).toBeGreaterThan(most.events / everyMode.length);
    }
  });
  it("bounds what nothing else does: messages that never arrive", () => {
    const bytes = 8_000_000;
    const runs = all(begun({ ...lossy, modes: ["lww"] }, { events: 400_000, bytes }));
    expect(runs[0]?.limit).toEqual({ kind: "bytes", most: bytes });
    // Each takes some hundred bytes at least.
    expect(runs[0]?.messages.length).toBeLessThan(bytes / 100);
    expect(runs[0]?.messages.length).toBeGreaterThan(bytes / 2000);
  });
  it("is nothing that a run of an ordinary size notices", () => {
    const short = { ...busy, workload: { ...busy.workload, requests: 30 } };
    for (const { stopped } of all(begun(short))) expect(stopped).toBe("rest");
  });
});

describe("the estimate", () => {
  const roomy = { events: 1_000_000, bytes: 4_000_000_000 };
  const galera: ScenarioDocument = { ...busy, title: "Galera", modes: ["galera"] };
  const late = [0, 300_000].map((at) => {
    return { at, node: "n0", do: [{ read: "items/1" as const }] };
  });
  const quietly = { ...lossy, workload: { ...lossy.workload, requests: 8 } };
  const { workload: _workload, ...idle } = busy;
  const watching: ScenarioDocument = { ...idle, title: "Watching", script: late };
  it.each([
    ["many requests", busy],
    ["requests over an hour that are all lost", quietly],
    ["all at one instant", { ...busy, workload: { ...busy.workload, requests: 300, over: 0 } }],
    ["few rows, many tries", { ...galera, workload: { requests: 200, over: 2000, rows: 2 } }],
    ["nothing but the background", { ...watching, rows: { "items/1": { value: "a" } } }],
  ] satisfies readonly [string, ScenarioDocument][])(
    "is right within a factor of four: %s",
    (_name, document) => {
      const together = begun(document, roomy);
      const { estimate } = together;
      const traces = all(together);
      for (const trace of traces) expect(trace.limit).toBeNull();
      const taken = { events: roomy.events - together.left.events };
      expect(taken.events).toBeGreaterThan(4000);
      expect(estimate.events / taken.events).toBeGreaterThan(1 / 4);
      expect(estimate.events / taken.events).toBeLessThan(4);
      const bytes = roomy.bytes - together.left.bytes;
      expect(estimate.bytes / bytes).toBeGreaterThan(1 / 4);
      expect(estimate.bytes / bytes).toBeLessThan(4);
    },
  );
  it("is a number where nothing but the background goes on for long, or nothing but time 0", () => {
    const wait = { ...lossy, workload: { ...lossy.workload, requests: 4 }, end: 1_600_000 };
    const once = { ...busy, workload: { ...busy.workload, requests: 300, over: 0 }, end: 3000 };
    for (const document of [{ ...wait, modes: ["galera"] }, once]) {
      const { estimate } = begun(document, roomy);
      expect(estimate.events).toBeGreaterThan(0);
      expect(estimate.events).toBeLessThan(roomy.events);
      expect(estimate.bytes).toBeLessThan(roomy.bytes);
    }
  });
  it("is exact for every scenario of the library, which are all over by then", () => {
    for (const { document } of library) {
      const together = begun(document);
      const events = sum(all(together).map((trace) => trace.events.length));
      expect(together.estimate.events).toBe(events);
      expect(events).toBeLessThan(5000);
    }
  });
});
