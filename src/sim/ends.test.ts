// How runs end: when, why, and whether something was still to come.
import { describe, expect, it } from "vitest";
import { modeById } from "../modes/index.ts";
import { library } from "../scenarios/library/index.ts";
import { compileScenario } from "../scenarios/schema.ts";
import { buildScenario, type Draft, type Entry } from "../testing/scenario.ts";
import type { Limits } from "./limits.ts";
import { simulate } from "./simulate.ts";
import type { Trace } from "./trace.ts";

const write = (at: number, node = "tokyo", client = node): Entry => ({
  at,
  node,
  client,
  do: [{ verb: "increment", row: "stock/widget", field: "units", by: 1 }],
});

interface Given extends Draft {
  readonly mode?: string;
  readonly options?: Trace["options"];
  readonly limits?: Partial<Limits>;
}

function run({ mode = "lww", options = {}, limits = {}, ...draft }: Given): Trace {
  return simulate(buildScenario(draft), modeById(mode), { options }, limits);
}

const endOf = ({ stopped, endedUs, unfinished }: Trace) => ({
  stopped,
  endedMs: endedUs / 1000,
  unfinished,
});

describe("a run without an end", () => {
  it("lasts as long as its script, however late that is", () => {
    const trace = run({ script: [write(1), write(3_600_000)] });
    expect(endOf(trace)).toEqual({ stopped: "rest", endedMs: 3_600_300, unfinished: false });
    expect(trace.requests.map(({ outcome }) => outcome)).toEqual(["ok", "ok"]);
  });
  it("lasts until its faults are over", () => {
    const script: Entry[] = [{ at: 0, crash: "london", until: 90_000 }, write(1)];
    const trace = run({ script });
    expect(endOf(trace)).toMatchObject({ stopped: "rest", unfinished: false });
    expect(trace.endedUs).toBeGreaterThan(90_000_000);
  });
  it("lasts until its clients have asked for all that they wanted", () => {
    // Each waits its ten seconds for a majority that is not there, the next one after it.
    const script: Entry[] = [
      { at: 0, partition: [["tokyo"], ["london", "saopaulo"]] },
      ...Array.from({ length: 9 }, (_, i) => write(i + 1)),
    ];
    const trace = run({ mode: "paxos", script });
    expect(trace.requests.map(({ doneUs }) => doneUs)).toEqual(
      Array.from({ length: 9 }, (_, i) => 10_001_000 + i * 10_000_000),
    );
    expect(trace.endedUs).toBe(80_001_000 + 60_000_000);
  });
  it("has 60 s to come to rest then", () => {
    const script = [write(5000), write(5001, "london")];
    const nodes = ["tokyo", "london"];
    const options = { bumpOnMerge: true };
    const trace = run({ mode: "version-vector", nodes, script, options });
    expect(endOf(trace)).toEqual({ stopped: "restless", endedMs: 65_001, unfinished: true });
    expect(trace.limit).toBeNull();
  });
  it("is cut where clients put off the script for more than the time there is", () => {
    const script: Entry[] = [
      { at: 0, partition: [["tokyo"], ["london", "saopaulo"]] },
      ...Array.from({ length: 9 }, (_, i) => write(i + 1)),
    ];
    const trace = run({ mode: "paxos", script, limits: { scriptUs: 50_000_000 } });
    expect(endOf(trace)).toEqual({ stopped: "limit", endedMs: 50_000, unfinished: true });
    expect(trace.limit).toEqual({ kind: "script", mostUs: 50_000_000 });
  });
});

describe("a run is unfinished", () => {
  const isUnfinished = (given: Given): boolean => run(given).unfinished;
  it("where a client waits for an answer", () => {
    expect(isUnfinished({ mode: "paxos", script: [write(1)], endMs: 200 })).toBe(true);
    expect(isUnfinished({ mode: "naive", script: [write(1)], endMs: 301 })).toBe(false);
  });
  it("where a client waits, though all others are gone for good", () => {
    const gone: Entry[] = [{ at: 0, crash: "london" }, { at: 0, crash: "saopaulo" }, write(1)];
    expect(isUnfinished({ mode: "paxos", script: gone, endMs: 5000 })).toBe(true);
    expect(isUnfinished({ mode: "paxos", script: gone, endMs: 10_002 })).toBe(false);
  });
  it("where a message is under way to a node that will have it", () => {
    expect(isUnfinished({ mode: "naive", script: [write(1)], endMs: 150 })).toBe(true);
  });
  it("where what was lost will be sent again", () => {
    const script: Entry[] = [{ at: 0, crash: "london", until: 500 }, write(1)];
    expect(isUnfinished({ script, endMs: 400 })).toBe(true);
    expect(isUnfinished({ script, endMs: 1000 })).toBe(false);
  });
  it("where a cut that heals holds a message, also one that heals after the end", () => {
    const held = (until: number | undefined): Given => ({
      mode: "naive",
      endMs: 400,
      script: [
        { at: 0, cut: ["tokyo>london"], ...(until === undefined ? {} : { until }) },
        write(1),
      ],
    });
    expect(isUnfinished(held(350))).toBe(true);
    expect(isUnfinished(held(1000))).toBe(true);
    expect(isUnfinished(held(undefined))).toBe(false);
    expect(isUnfinished(held(200))).toBe(false);
  });
  it("not where it sends again to who is gone for good", () => {
    const gone: Entry[] = [{ at: 0, crash: "london" }, write(1)];
    expect(endOf(run({ script: gone, endMs: 5000 }))).toMatchObject({ unfinished: false });
    expect(endOf(run({ script: gone }))).toMatchObject({ stopped: "restless", unfinished: false });
    // But the others must have it.
    expect(isUnfinished({ script: gone, endMs: 100 })).toBe(true);
  });
  it("where a limit of ours cut it", () => {
    const trace = run({ script: [write(1)], limits: { events: 3 } });
    expect(trace).toMatchObject({ unfinished: true, limit: { kind: "events", most: 3 } });
  });
  it("in none of the library's scenarios", () => {
    for (const { id, document } of library) {
      const scenario = compileScenario(document);
      for (const choice of scenario.modes) {
        const { unfinished, stopped } = simulate(scenario, modeById(choice.mode), choice);
        expect({ id, mode: choice.mode, unfinished }).toMatchObject({ unfinished: false });
        expect(["rest", "end"]).toContain(stopped);
      }
    }
  });
});
