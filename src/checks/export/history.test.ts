import { describe, expect, it } from "vitest";
import type { Operation } from "../../data/operation.ts";
import { modeById } from "../../modes/index.ts";
import type { Options } from "../../sim/scenario.ts";
import { simulate } from "../../sim/simulate.ts";
import { gone, HandMadeTrace, shows } from "../../testing/handMadeTrace.ts";
import { randomScenario } from "../../testing/randomScenario.ts";
import { buildScenario, type Draft } from "../../testing/scenario.ts";
import { history, historyLines } from "./history.ts";
import type { HistoryLine } from "./historyLine.ts";

const users = {
  tables: { users: { email: "register", phone: "register" }, stock: { units: "counter" } },
  rows: { "users/1": { email: "old", phone: "0" }, "stock/w": { units: 100 } },
} as const;
const run = (draft: Draft, mode = "lww"): readonly HistoryLine[] =>
  history(simulate(buildScenario({ database: users, ...draft }), modeById(mode)));

/** The invocation and the end of one request, without bookkeeping. */
function pair(operations: readonly Operation[], mode = "lww"): readonly unknown[] {
  return run({ script: [{ at: 1, node: "tokyo", do: operations }] }, mode)
    .filter(({ id }) => id === "r1")
    .map(({ type, f, key, value, dt }) =>
      [type, f, key, value, dt].filter((one) => one !== undefined),
    );
}

describe("operations", () => {
  const row = "users/1";
  it("of one field are writes and reads of its key", () => {
    expect(pair([{ verb: "update", row, set: { email: "new" } }])).toEqual([
      ["invoke", "write", "users/1.email", "new", "register"],
      ["ok", "write", "users/1.email", "new", "register"],
    ]);
    expect(pair([{ verb: "read", row, field: "phone" }])).toEqual([
      ["invoke", "read", "users/1.phone", null, "register"],
      ["ok", "read", "users/1.phone", "0", "register"],
    ]);
  });
  it("of several fields are transactions of micro-operations", () => {
    const both = [
      ["w", "users/1.email", "a"],
      ["w", "users/1.phone", "1"],
    ];
    expect(pair([{ verb: "update", row, set: { email: "a", phone: "1" } }])).toEqual([
      ["invoke", "txn", both],
      ["ok", "txn", both],
    ]);
    expect(
      pair([
        { verb: "update", row, set: { email: "a" } },
        { verb: "read", row },
      ])[1],
    ).toEqual([
      "ok",
      "txn",
      [
        ["w", "users/1.email", "a"],
        ["r", "users/1.email", "a"],
        ["r", "users/1.phone", "0"],
      ],
    ]);
  });
  it("with a guard of equality are compare-and-set", () => {
    const guard: Operation = { verb: "require", row, field: "email", equals: "old" };
    const update: Operation = { verb: "update", row, set: { email: "new" } };
    const swap = ["cas", "users/1.email", ["old", "new"], "register"];
    expect(pair([guard, update])).toEqual([
      ["invoke", ...swap],
      ["ok", ...swap],
    ]);
    const other: Operation = { verb: "update", row, set: { phone: "9" } };
    expect(pair([guard, other])[1]).toEqual([
      "ok",
      "txn",
      [
        ["require", "users/1.email", { equals: "old" }],
        ["w", "users/1.phone", "9"],
      ],
    ]);
  });
  it("that count are adds where the mode counts, and reads and writes where it does not", () => {
    const take: Operation = { verb: "increment", row: "stock/w", field: "units", by: -20 };
    const add = ["add", "stock/w.units", -20, "pn-counter"];
    expect(pair([take], "paxos")).toEqual([
      ["invoke", ...add],
      ["ok", ...add],
    ]);
    expect(pair([take, take])).toEqual([
      [
        "invoke",
        "txn",
        [
          ["r", "stock/w.units", null],
          ["w", "stock/w.units", null],
          ["r", "stock/w.units", null],
          ["w", "stock/w.units", null],
        ],
      ],
      [
        "ok",
        "txn",
        [
          ["r", "stock/w.units", 100],
          ["w", "stock/w.units", 80],
          ["r", "stock/w.units", 80],
          ["w", "stock/w.units", 60],
        ],
      ],
    ]);
  });
  it("that make and remove rows have the row as key, or the field of a row of one", () => {
    expect(pair([{ verb: "delete", row }])[1]).toEqual(["ok", "delete", "users/1", null, "row"]);
    const insert: Operation = { verb: "insert", row: "stock/v", set: { units: 7 } };
    expect(pair([insert])[1]).toEqual(["ok", "insert", "stock/v.units", 7, "pn-counter"]);
  });
});

describe("ends", () => {
  const take: Operation = { verb: "increment", row: "stock/w", field: "units", by: -20 };
  const cut = { at: 0, until: 15_000, partition: [["tokyo"], ["london", "saopaulo"]] };
  it("that are unknown end the process; the session goes on under a new one", () => {
    const lines = run(
      {
        script: [
          cut,
          { at: 1, node: "tokyo", do: [take] },
          { at: 20_000, node: "tokyo", do: [take] },
        ],
      },
      "paxos",
    ).filter(({ session }) => session === "tokyo");
    expect(lines.map(({ type, process, time }) => [type, process, time])).toEqual([
      ["invoke", 0, 1_000_000],
      ["info", 0, 10_001_000_000],
      ["invoke", 1, 20_000_000_000],
      ["ok", 1, expect.any(Number)],
    ]);
  });
  it("that are refused say why, in the format's codes", () => {
    const made = new HandMadeTrace({ database: users });
    made.add({ atMs: 1, node: "tokyo", start: [take], refused: { r1: 1213 } });
    made.add({ atMs: 2, node: "tokyo", start: [take], refused: { r2: 1047 } });
    made.add({ atMs: 3, node: "tokyo", start: [take], refused: { r3: 20 } });
    const fails = history(made.build()).filter(({ type }) => type === "fail");
    expect(fails.map(({ error }) => error)).toEqual([
      { code: 30, name: "deadlock" },
      { code: 11, name: "not-primary" },
      { code: 20, name: "absent" },
    ]);
  });
  it("that never come are unknown at the end", () => {
    const made = new HandMadeTrace({ database: users });
    made.add({ atMs: 1, node: "tokyo", start: [take] });
    made.add({ atMs: 9, node: "london" });
    expect(history(made.build()).find(({ type }) => type === "info")).toMatchObject({
      process: 0,
      time: 9_000_000,
    });
  });
});

describe("around the operations", () => {
  it("a header says what was run", () => {
    const [header] = run({
      clockOffsetsMs: { london: 40 },
      script: [
        { at: 1, node: "tokyo", do: [] },
        { at: 2, clock: "tokyo", offset: -60 },
        { at: 3, until: 9, crash: "saopaulo" },
        { at: 4, node: "tokyo", do: [] },
      ],
    });
    expect(header).toEqual({
      type: "header",
      format: "history/1",
      mode: "lww",
      seed: "test",
      scenario: "Test",
      nodes: ["tokyo", "london", "saopaulo"],
      initial: { "stock/w.units": 100, "users/1.email": "old", "users/1.phone": "0" },
      reads: "local",
      faults: ["clock", "crash"],
      skewMs: 100,
    });
  });
  it("faults begin and end", () => {
    const lines = run({
      script: [
        { at: 1, until: 5, partition: [["tokyo"], ["london", "saopaulo"]] },
        { at: 2, until: 6, cut: ["london>saopaulo"] },
        { at: 3, until: 4, crash: "london" },
        { at: 7, until: 8, link: ["tokyo>london"], set: { loss: 0.5 } },
        { at: 9, clock: "tokyo", offset: 250 },
      ],
    }).filter(({ process }) => process === "nemesis");
    expect(lines.map(({ f, time }) => [f, Number(time) / 1e6])).toEqual([
      ["start-partition", 1],
      ["start-cut", 2],
      ["start-crash", 3],
      ["stop-crash", 4],
      ["stop-partition", 5],
      ["stop-cut", 6],
      ["start-link", 7],
      ["stop-link", 8],
      ["set-clock", 9],
    ]);
    expect(lines[0]?.["value"]).toEqual([["tokyo"], ["london", "saopaulo"]]);
  });
  it("at rest every node that is up is read, and states are listed", () => {
    const made = new HandMadeTrace({ nodes: ["tokyo", "london"], database: users });
    const row = "users/1";
    const siblings = shows({ email: { siblings: [["a"], ["b"]] }, phone: ["0"] });
    made.add({ atMs: 1, node: "tokyo", rows: { [row]: [...siblings, ...gone("r1")] } });
    made.add({ atMs: 2, node: "london", kind: "crash", rows: { [row]: gone("r1") } });
    const lines = history(made.build());
    const reads = lines.filter(({ final, type }) => final === true && type === "ok");
    expect(reads.map(({ node, key, value, siblings }) => [node, key, value, siblings])).toEqual([
      ["tokyo", "stock/w.units", null, undefined],
      ["tokyo", "users/1.email", "a", ["a", "b", null]],
      ["tokyo", "users/1.phone", "0", ["0", null]],
    ]);
    expect(lines.filter(({ type }) => type === "state")).toMatchObject([
      { node: "tokyo", up: true, time: 2_000_000 },
      { node: "london", up: false, entries: [{ value: null }, { value: null }, { value: null }] },
    ]);
    const unfinished = history(made.build({ stopped: "end" }));
    expect(unfinished.filter(({ final }) => final === true)).toEqual([]);
  });
  it("logs and leaders are told", () => {
    const lines = run(
      { script: [{ at: 1, node: "london", do: [{ verb: "delete", row: "users/1" }] }] },
      "paxos",
    );
    const applied = lines.filter(({ type }) => type === "apply");
    expect(new Set(applied.map(({ node }) => node)).size).toBe(3);
    expect(applied[0]).toMatchObject({ op: "r1", boot: 0 });
    expect(lines.filter(({ type }) => type === "lead")).toMatchObject([{ node: "london" }]);
  });
});

it("leaders of one round are leaders of different terms", () => {
  const made = new HandMadeTrace();
  const elected = (node: string) =>
    made.add({
      atMs: 1,
      node,
      notes: [{ kind: "elected", ballot: { round: 4, node }, votes: [] }],
    });
  elected("tokyo");
  elected("saopaulo");
  const leads = history(made.build()).filter(({ type }) => type === "lead");
  expect(leads.map(({ node, term }) => [node, term])).toEqual([
    ["tokyo", 12],
    ["saopaulo", 14],
  ]);
});

describe("snapshots", () => {
  interface Snap {
    readonly node: string;
    readonly delivered: readonly string[];
    readonly digest: string;
  }
  /** How many pairs of equal deliveries a mode's random runs have, and how many differ in state. */
  function pairs(mode: string, options: Options = {}): { equal: number; different: number } {
    let [equal, different] = [0, 0];
    for (let seed = 0; seed < 20; seed += 1) {
      const lines = history(simulate(randomScenario(`snaps ${seed}`), modeById(mode), { options }));
      const known = new Map<string, string>();
      for (const line of lines.filter(({ type }) => type === "snap")) {
        const { delivered, digest } = line as unknown as Snap;
        const key = delivered.join();
        if (!known.has(key)) known.set(key, digest);
        else if (known.get(key) === digest) equal += 1;
        else different += 1;
      }
    }
    return { equal, different };
  }
  it.each(["lww", "version-vector", "galera"])("equal deliveries, equal states: %s", (mode) => {
    const { equal, different } = pairs(mode);
    expect(equal).toBeGreaterThan(20);
    expect(different).toBe(0);
  });
  it("what is certified and not yet visible is not delivered", () => {
    const { equal, different } = pairs("galera", { applyDelay: 267 });
    expect(equal).toBeGreaterThan(20);
    expect(different).toBe(0);
  });
  it("equal deliveries, different states, where the order of arrival decides", () => {
    expect(pairs("naive").different).toBeGreaterThan(0);
  });
  it("are not taken of a node that was given a whole state", () => {
    const made = new HandMadeTrace({ nodes: ["tokyo", "london"], database: users });
    const transfer = { kind: "transfer", from: "tokyo", transfer: "state", count: 9 } as const;
    made.add({ atMs: 1, node: "london", notes: [transfer] });
    const snaps = history(made.build()).filter(({ type }) => type === "snap");
    expect(snaps.map(({ node }) => node)).toEqual(["tokyo"]);
  });
});

it.each(["lww", "paxos"])("random runs of %s keep to the format's rules", (mode) => {
  for (let seed = 0; seed < 20; seed += 1) {
    const trace = simulate(randomScenario(`history ${seed}`), modeById(mode));
    const open = new Map<unknown, HistoryLine>();
    const dead = new Set<unknown>();
    let lastTime = 0;
    for (const text of historyLines(trace)) {
      const line = JSON.parse(text) as HistoryLine;
      const { type, process, time } = line as HistoryLine & { process?: unknown; time?: number };
      if (type === "header") continue;
      expect(time).toBeGreaterThanOrEqual(lastTime);
      lastTime = time ?? lastTime;
      if (process === undefined || process === "nemesis") continue;
      expect(dead.has(process)).toBe(false);
      if (type === "invoke") {
        expect(open.has(process)).toBe(false);
        open.set(process, line);
        continue;
      }
      const asked = open.get(process);
      expect([asked?.["f"], asked?.["key"]]).toEqual([line["f"], line["key"]]);
      open.delete(process);
      if (type === "info") dead.add(process);
    }
    expect(open.size).toBe(0);
  }
});
