import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modes } from "../modes/index.ts";
import type { RequestDocument, ScenarioDocument } from "./documentSchema.ts";
import { expandFaults } from "./faults.ts";
import { checkScenario, compileScenario } from "./schema.ts";
import { expandWorkload, workloadRows } from "./workload.ts";

const known = modes.map((mode) => mode.about);

const base: ScenarioDocument = {
  everywrite: 1,
  title: "Generated",
  seed: "s",
  modes: ["lww"],
  workload: { requests: 300, over: 5000, rows: 3, clientsPerNode: 2 },
};

/** Documents with any amount of generated work and faults. */
const generated = fc
  .record({
    seed: fc.string({ maxLength: 5, unit: "grapheme-ascii" }),
    nodes: fc.shuffledSubarray(["tokyo", "london", "saopaulo", "virginia", "sydney"], {
      minLength: 2,
    }),
    workload: fc.record({
      requests: fc.integer({ min: 0, max: 60 }),
      over: fc.integer({ min: 1, max: 9000 }),
      rows: fc.integer({ min: 1, max: 5 }),
      clientsPerNode: fc.integer({ min: 1, max: 3 }),
      roam: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    faults: fc.record({
      partitions: fc.integer({ min: 0, max: 4 }),
      oneWayCuts: fc.integer({ min: 0, max: 4 }),
      crashes: fc.integer({ min: 0, max: 4 }),
      clockSteps: fc.integer({ min: 0, max: 4 }),
      delaySpikes: fc.integer({ min: 0, max: 4 }),
      lossUpTo: fc.double({ min: 0, max: 1, noNaN: true }),
      duplicateUpTo: fc.double({ min: 0, max: 1, noNaN: true }),
      reorder: fc.boolean(),
      over: fc.integer({ min: 100, max: 9000 }),
    }),
  })
  .map((parts): ScenarioDocument => ({ everywrite: 1, title: "Generated", ...parts }));

describe("what is generated", () => {
  it("is written as people write it, and means the same when it stands in the script", () => {
    fc.assert(
      fc.property(generated, (document) => {
        const { workload, faults: _faults, ...rest } = document;
        const rows = Object.fromEntries(workloadRows(document, "items").map((row) => [row, {}]));
        const script = [...expandFaults(document), ...expandWorkload(document)];
        const written = checkScenario({ ...rest, rows, script, modes: ["lww"] }, known);
        if (!written.ok) throw new Error(written.message);
        const scenario = compileScenario({ ...document, modes: ["lww"] });
        expect(written.scenario).toEqual(scenario);
        expect(scenario.script.length).toBeGreaterThanOrEqual(workload?.requests ?? 0);
      }),
      { numRuns: 60 },
    );
  });

  it("is all over, and every clock set back, before the faults' time ends", () => {
    fc.assert(
      fc.property(generated, (document) => {
        const span = document.faults?.over ?? 0;
        const offsets = new Map<string, number>();
        for (const entry of [...expandFaults(document)].sort((a, b) => a.at - b.at)) {
          expect(entry.at).toBeLessThanOrEqual(span);
          if ("clock" in entry) offsets.set(entry.clock, entry.offset);
          else expect("until" in entry && entry.until > entry.at && entry.until <= span).toBe(true);
        }
        expect([...offsets.values()].every((offset) => offset === 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("is the same for the same seed and another for another", () => {
    const faults = { partitions: 2, crashes: 2, lossUpTo: 0.3 };
    const script = (seed: string) => compileScenario({ ...base, seed, faults }).script;
    expect(script("s")).toEqual(script("s"));
    expect(script("s")).not.toEqual(script("t"));
  });

  it("draws each kind of fault from its own stream", () => {
    const few = expandFaults({ ...base, faults: { partitions: 2 } });
    const more = expandFaults({ ...base, faults: { partitions: 2, crashes: 3, reorder: true } });
    expect(more).toEqual(expect.arrayContaining([...few]));
  });
});

describe("a workload", () => {
  const requests = expandWorkload(base);
  const operations = requests.flatMap((request: RequestDocument) => request.do);

  it("has as many requests as it says, in its time, by its clients", () => {
    expect(requests).toHaveLength(300);
    expect(requests.every(({ at }) => at >= 0 && at <= 5000)).toBe(true);
    const clients = new Set(requests.map(({ client }) => client));
    expect([...clients].sort()).toEqual(
      ["london", "saopaulo", "tokyo"].flatMap((city) => [`${city}.1`, `${city}.2`]),
    );
  });

  it("sends the share that roams to other nodes, and changes nothing else", () => {
    const at = (roam: number) =>
      expandWorkload({ ...base, workload: { requests: 300, ...base.workload, roam } });
    expect(at(0)).toEqual(requests);
    const home = ({ client = "" }: RequestDocument): string => client.split(".")[0] ?? "";
    const away = (list: readonly RequestDocument[]) => list.filter((one) => one.node !== home(one));
    for (const roam of [0.25, 0.5, 1]) {
      const roaming = at(roam);
      expect(roaming.map((one) => ({ ...one, node: home(one) }))).toEqual(requests);
      const share = away(roaming).length / requests.length;
      expect(Math.abs(share - roam)).toBeLessThan(0.08);
    }
    expect(new Set(away(at(1)).map(({ node }) => node)).size).toBe(3);
    // Who is away with a smaller share is away, and at the same node, with a larger one.
    expect(at(0.5)).toEqual(expect.arrayContaining([...away(at(0.25))]));
  });

  it("has nowhere to roam with one node", () => {
    const document: ScenarioDocument = { ...base, nodes: ["tokyo"] };
    const roaming = expandWorkload({ ...document, workload: { requests: 9, roam: 1 } });
    expect(roaming.map(({ node }) => node)).toEqual(Array(9).fill("tokyo"));
  });

  it("uses every operation of its mix, about as often as the mix says", () => {
    const counts: Record<string, number> = {};
    for (const operation of operations) {
      const verb = Object.keys(operation)[0] as string;
      counts[verb] = (counts[verb] ?? 0) + 1;
    }
    const verbs = ["add", "delete", "increment", "insert", "read", "remove", "update"];
    expect(Object.keys(counts).sort()).toEqual(verbs);
    expect(counts["update"]).toBeGreaterThan(80);
    expect(counts["update"]).toBeLessThan(135);
  });

  it("works on all of its rows, and removes what has been added", () => {
    const rows = new Set(operations.map((operation) => Object.values(operation)[0]));
    expect([...rows].sort()).toEqual(["items/1", "items/2", "items/3"]);
    const added = operations.flatMap((one) => ("add" in one ? [one.value] : []));
    const removed = operations.flatMap((one) => ("remove" in one ? [one.value] : []));
    const hits = removed.filter((item) => added.includes(item));
    expect(new Set(hits).size).toBeGreaterThan(5);
  });

  it("never writes a value twice", () => {
    const written = operations.flatMap((operation) => {
      if ("update" in operation) return Object.values(operation.set);
      if ("increment" in operation) return [Math.abs(operation.by)];
      return "add" in operation ? [operation.value] : [];
    });
    expect(written.length).toBeGreaterThan(100);
    expect(new Set(written).size).toBe(written.length);
  });

  it("works on the rows of the start first, and on as many more as it takes", () => {
    const document: ScenarioDocument = { ...base, rows: { "items/b": {}, "items/2": {} } };
    expect(workloadRows(document, "items")).toEqual(["items/b", "items/2", "items/1"]);
    const { database } = compileScenario(document);
    expect(Object.keys(database.rows)).toEqual(["items/b", "items/2", "items/1"]);
  });

  it("takes nothing from a counter that only grows, and fits the tables", () => {
    const tables = { t: { g: "g-counter" } } as const;
    const script = expandWorkload({ ...base, tables });
    const increments = script.flatMap(({ do: [operation] }) =>
      operation !== undefined && "increment" in operation ? [operation.by] : [],
    );
    expect(increments.length).toBeGreaterThan(50);
    expect(increments.every((by) => by > 0)).toBe(true);
    const verbs = new Set(script.map(({ do: [operation] }) => Object.keys(operation ?? {})[0]));
    expect([...verbs].sort()).toEqual(["delete", "increment", "insert", "read"]);
  });
});
