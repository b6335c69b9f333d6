// Random runs under every kind of fault: whatever a run does, no claim is broken, and over many
// runs everything that the mode is known for is seen.
import { describe, expect, it } from "vitest";
import { anomalies } from "../../checks/anomalies.ts";
import { checkClaims } from "../../checks/claims.ts";
import type { Operation } from "../../data/operation.ts";
import { type Random, randomStream } from "../../lib/random.ts";
import { type LinkSetup, linkId, type Options } from "../../sim/scenario.ts";
import { simulate } from "../../sim/simulate.ts";
import { lastEvent, stateAfter, type Trace } from "../../sim/trace.ts";
import { buildScenario, type Draft, type Entry } from "../../testing/scenario.ts";
import { galera } from "./galera.ts";
import type { GaleraState } from "./state.ts";

const cities = ["tokyo", "london", "saopaulo", "virginia", "sydney"];
const database = {
  tables: { stock: { units: "counter", note: "register" } },
  rows: { "stock/a": { units: 5, note: "" }, "stock/b": { units: 5, note: "" } },
} as const;
const stormMs = 9000;

function randomOperations(random: Random, unique: number): readonly Operation[] {
  const row = random.pick(["stock/a", "stock/b", "stock/c"]);
  const kinds: readonly (readonly Operation[])[] = [
    [{ verb: "update", row, set: { note: `n${unique}` } }],
    [{ verb: "increment", row, field: "units", by: 1 + random.integer(3) }],
    [{ verb: "read", row }],
    [
      { verb: "require", row: "stock/a", field: "units", min: 3 },
      { verb: "increment", row, field: "units", by: -3 },
      { verb: "read", row, field: "units" },
    ],
    [{ verb: "insert", row: "stock/c", set: { units: unique } }],
    [{ verb: "delete", row: "stock/c" }],
  ];
  return random.pick(kinds);
}

function randomFault(random: Random, nodes: readonly string[]): Entry {
  const at = random.integer(stormMs - 1000);
  const until = at + 1 + random.integer(random.pick([300, stormMs - at]));
  const node = random.pick(nodes);
  const others = nodes.filter((one) => one !== node);
  const kind = random.integer(4);
  if (kind === 0 || others.length === 0) return { at, until, crash: node };
  if (kind === 1) return { at, until, cut: [linkId(node, random.pick(others))] };
  if (kind === 2) return { at, clock: node, offset: random.integer(10_000) - 5000 };
  const side = others.filter(() => random.integer(2) === 0);
  const other = others.filter((one) => !side.includes(one));
  return { at, until, partition: [[node, ...side], other].filter((group) => group.length > 0) };
}

function randomDraft(seed: string): Draft {
  const random = randomStream(seed, "draft");
  const nodes = cities.slice(0, 1 + random.integer(5));
  const script: Entry[] = [];
  for (let i = 0; i < 16; i += 1) {
    const node = random.pick(nodes);
    const client = `${node}${random.integer(2)}`;
    script.push({ at: random.integer(stormMs), node, client, do: randomOperations(random, i) });
  }
  for (let i = random.integer(8); i > 0; i -= 1) script.push(randomFault(random, nodes));
  const set: Partial<LinkSetup> = {
    loss: random.pick([0, 0.1, 0.3]),
    duplicate: random.pick([0, 0.5]),
    jitterUs: random.pick([0, 40_000]),
    order: random.pick(["fifo", "any"]),
  };
  const link = nodes.flatMap((from) =>
    nodes.filter((to) => to !== from).map((to) => linkId(from, to)),
  );
  script.push({ at: 0, until: stormMs, link, set });
  return { seed, nodes, database, script, partition: random.pick(["hold", "drop"]) };
}

function randomOptions(seed: string): Options {
  const random = randomStream(seed, "options");
  return {
    suspectTimeout: random.pick([5000, 2000, 700]),
    strict: random.integer(5) === 0,
    applyDelay: random.pick([0, 0, 80]),
    syncWait: random.integer(3) === 0,
  };
}

const runs = Array.from({ length: 240 }, (_, i): Trace => {
  const seed = `storm ${i}`;
  return simulate(buildScenario(randomDraft(seed)), galera, { options: randomOptions(seed) });
});
const notesOf = (trace: Trace) => trace.events.flatMap(({ notes }) => notes);

describe("random runs", () => {
  it("come to rest and break no claim", () => {
    const faults = runs.flatMap((trace) => [
      ...(trace.stopped === "rest" ? [] : [`${trace.scenario.seed}: ${trace.limit}`]),
      ...checkClaims(trace)
        .filter(({ holds }) => holds !== true)
        .map(({ claim, why }) => `${trace.scenario.seed}: ${claim}: ${why}`),
    ]);
    expect(faults).toEqual([]);
  });
  it("end with everybody serving in one view, nothing under way", () => {
    for (const trace of runs) {
      const states = trace.nodes.map(
        (node) => stateAfter(trace, node, lastEvent(trace)) as GaleraState,
      );
      const ends = states.map(({ view, phase, sequence, applied, index, store, queue, jobs }) => {
        expect([phase, store, queue, jobs]).toEqual(["serving", [], [], []]);
        expect(applied).toBe(sequence);
        return { view, sequence, index };
      });
      for (const end of ends) expect(end, trace.scenario.seed).toEqual(ends[0]);
      expect(ends[0]?.view.members).toEqual(trace.nodes);
    }
  });
  it("show what the mode is known for", () => {
    const seen = new Set(runs.flatMap((trace) => anomalies(trace).map(({ kind }) => kind)));
    for (const kind of galera.about.exhibits) expect([...seen]).toContain(kind);
    const notes = runs.flatMap(notesOf);
    expect(notes.some((one) => one.kind === "view" && !one.primary)).toBe(true);
    expect(notes.some((one) => one.kind === "transfer")).toBe(true);
    expect(notes.some((one) => one.kind === "wait" && one.reason === "lock")).toBe(true);
  });
  it("in strict clusters suspect nobody", () => {
    const strict = runs.filter(({ options }) => options["strict"] === true);
    expect(strict.length).toBeGreaterThan(20);
    expect(strict.flatMap(notesOf).some(({ kind }) => kind === "suspect")).toBe(false);
  });
});
