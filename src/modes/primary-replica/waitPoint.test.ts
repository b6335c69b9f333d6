// When a semi-synchronous write is visible at the primary: once a replica has it (MySQL's
// AFTER_SYNC, the default), or at once (AFTER_COMMIT).
import { describe, expect, it } from "vitest";
import { history } from "../../checks/export/history.ts";
import type { Operation } from "../../data/operation.ts";
import { simulate } from "../../sim/simulate.ts";
import type { Trace } from "../../sim/trace.ts";
import { randomScenario } from "../../testing/randomScenario.ts";
import { buildScenario, type Entry } from "../../testing/scenario.ts";
import { primaryReplica } from "./primaryReplica.ts";

const database = {
  tables: { users: { email: "register" } },
  rows: { "users/1": { email: "old" } },
} as const;
const write: readonly Operation[] = [{ verb: "update", row: "users/1", set: { email: "new" } }];
const read: readonly Operation[] = [{ verb: "read", row: "users/1" }];
const insert: readonly Operation[] = [{ verb: "insert", row: "users/2", set: {} }];
const points = ["after-sync", "after-commit"] as const;

const run = (script: readonly Entry[], waitPoint: string, more = {}): Trace => {
  const options = { primary: "tokyo", ack: "semi-sync", waitPoint, ...more };
  return simulate(buildScenario({ database, script }), primaryReplica, { options });
};
const readAt = (at: number, node = "tokyo"): Entry => ({
  at,
  node,
  client: `reader ${at}`,
  do: read,
});
const answers = (trace: Trace): unknown[] => trace.requests.map(({ reply, code }) => code ?? reply);
const emails = (trace: Trace): unknown[] =>
  trace.requests.flatMap(({ reply }) =>
    reply?.outcome === "ok"
      ? reply.reads.map(({ view }) => view?.[0]?.fields?.["email"]?.[0]?.value)
      : [],
  );
const doneMs = (trace: Trace): unknown[] =>
  trace.requests.map(({ doneUs }) => (doneUs === null ? null : doneUs / 1000));

describe("a write at the primary at 1, which a replica confirms at 201", () => {
  const script: Entry[] = [
    { at: 1, node: "tokyo", do: write },
    readAt(2),
    readAt(200),
    readAt(201),
    readAt(202, "london"),
  ];
  it.each([
    ["after-sync", ["old", "old", "new", "new"]],
    ["after-commit", ["new", "new", "new", "new"]],
  ] as const)("%s", (waitPoint, seen) => {
    const trace = run(script, waitPoint);
    expect(emails(trace)).toEqual(seen);
    expect(doneMs(trace)).toEqual([201, 2, 200, 201, 202]);
  });
  it("holds for reads that other nodes send to the primary, too", () => {
    const asked = [script[0] as Entry, readAt(20, "london"), readAt(102, "london")];
    expect(emails(run(asked, "after-sync", { read: "primary" }))).toEqual(["old", "new"]);
    expect(emails(run(asked, "after-commit", { read: "primary" }))).toEqual(["new", "new"]);
  });
});

describe("a primary that is cut off", () => {
  const cut: Entry = { at: 0, until: 5000, partition: [["tokyo"], ["london", "saopaulo"]] };
  const script = [cut, { at: 1, node: "tokyo", do: write }, readAt(500), readAt(4000)];

  it("shows what its replicas never had after-commit alone", () => {
    // The former primary gives the write up: whoever read it saw what never was.
    const failover = [...script, { at: 1000, promote: "london" }];
    for (const [waitPoint, seen] of [
      ["after-sync", ["old", "old"]],
      ["after-commit", ["new", "new"]],
    ] as const) {
      const trace = run(failover, waitPoint, { forward: false });
      expect(emails(trace)).toEqual(seen);
      expect(trace.requests[0]?.outcome).toBe("unknown");
    }
  });
  it("shows a write when it has waited long enough and goes on as async", () => {
    const trace = run(script, "after-sync", { ackTimeout: 3000 });
    expect(emails(trace)).toEqual(["old", "new"]);
    expect(doneMs(trace)[0]).toBe(3001);
  });
});

it("a refusal for what nobody sees yet waits until it is seen", () => {
  const script: Entry[] = [
    { at: 1, node: "tokyo", client: "first", do: insert },
    { at: 2, node: "tokyo", client: "second", do: insert },
  ];
  const hidden = run(script, "after-sync");
  expect(answers(hidden)[1]).toBe(21);
  expect(doneMs(hidden)).toEqual([201, 201]);
  expect(doneMs(run(script, "after-commit"))).toEqual([201, 2]);
});

it.each(points)("%s: nodes that were given the same show the same, at any time", (waitPoint) => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const options = { ack: "semi-sync", ackTimeout: 500, waitPoint, failover: "none" };
    const trace = simulate(randomScenario(`wait point ${seed}`, 60), primaryReplica, { options });
    const digests = new Map<string, unknown>();
    for (const line of history(trace).filter(({ type }) => type === "snap")) {
      const delivered = JSON.stringify(line["delivered"]);
      expect(digests.get(delivered) ?? line["digest"], `${seed}`).toBe(line["digest"]);
      digests.set(delivered, line["digest"]);
    }
  }
});

describe("writes on top of one that nobody sees yet", () => {
  const stock = {
    tables: { stock: { units: "counter" } },
    rows: { "stock/widget": { units: 100 } },
  } as const;
  const take = (by: number): readonly Operation[] => [
    { verb: "require", row: "stock/widget", field: "units", min: by },
    { verb: "increment", row: "stock/widget", field: "units", by: -by },
  ];
  const look: readonly Operation[] = [{ verb: "read", row: "stock/widget" }];
  const lookAt = (at: number): Entry => ({ at, node: "tokyo", client: `reader ${at}`, do: look });
  const runStock = (script: readonly Entry[], waitPoint: string): Trace => {
    const options = { primary: "tokyo", ack: "semi-sync", waitPoint };
    return simulate(buildScenario({ database: stock, script }), primaryReplica, { options });
  };
  const units = (trace: Trace): unknown[] =>
    trace.requests.flatMap(({ reply }) =>
      reply?.outcome === "ok"
        ? reply.reads.map(({ view }) => view?.[0]?.fields?.["units"]?.[0]?.value)
        : [],
    );
  const twoTakes: Entry[] = [
    { at: 1, node: "tokyo", client: "a", do: take(60) },
    { at: 50, node: "tokyo", client: "b", do: take(30) },
  ];

  it("two in flight: each shows when a replica has it, and both count", () => {
    const script = [...twoTakes, lookAt(60), lookAt(201), lookAt(249), lookAt(250)];
    const late = runStock(script, "after-sync");
    expect(units(late)).toEqual([100, 40, 40, 10]);
    expect(doneMs(late).slice(0, 2)).toEqual([201, 250]);
    const early = runStock(script, "after-commit");
    expect(units(early)).toEqual([10, 10, 10, 10]);
    expect(doneMs(early).slice(0, 2)).toEqual([201, 250]);
  });
  it.each(points)("%s: a guard is decided on the log, not on what is shown", (waitPoint) => {
    const script = [...twoTakes, { at: 60, node: "tokyo", client: "c", do: take(20) }];
    const trace = runStock(script, waitPoint);
    expect(trace.requests.map(({ outcome, code }) => code ?? outcome)).toEqual(["ok", "ok", 22]);
    // The refusal rests on both: hidden, they hold it back.
    expect(doneMs(trace)[2]).toBe(waitPoint === "after-sync" ? 250 : 60);
  });
  it("a primary that crashes while it waits shows the write once a replica confirms it", () => {
    // The write ships at 1, its confirmation at 201 finds the primary down.
    const crash: Entry = { at: 150, until: 1000, crash: "tokyo" };
    const script = [twoTakes[0] as Entry, crash, lookAt(1001), lookAt(3000)];
    expect(units(runStock(script, "after-sync"))).toEqual([100, 40]);
    expect(units(runStock(script, "after-commit"))).toEqual([40, 40]);
  });
});

it("a former primary shows what it kept to itself and the new one has", () => {
  // London has the write at 101. Its confirmations are lost, and so is the word of its term.
  const lost = ["london>tokyo", "saopaulo>tokyo"];
  const script: Entry[] = [
    { at: 0, until: 5000, cut: lost },
    { at: 1, node: "tokyo", do: write },
    { at: 1000, promote: "london" },
    readAt(4000),
    readAt(9500),
  ];
  const options = { primary: "tokyo", ack: "semi-sync" };
  const scenario = buildScenario({ database, script, partition: "drop" });
  expect(emails(simulate(scenario, primaryReplica, { options }))).toEqual(["old", "new"]);
});

describe("a primary that is promoted again while nobody sees its last write", () => {
  // Tokyo hears of London's term, and London nothing of Tokyo: it never joins.
  const lost = ["tokyo>london", "tokyo>saopaulo"];
  const script: Entry[] = [
    { at: 0, until: 50_000, cut: lost },
    { at: 1, node: "tokyo", do: write },
    { at: 1000, promote: "london" },
    { at: 2000, promote: "tokyo" },
    readAt(4999),
    readAt(5000),
  ];
  it.each([
    ["after-sync", true, ["old", "new"]],
    ["after-sync", false, ["old", "new"]],
    ["after-commit", true, ["new", "new"]],
    ["after-commit", false, ["new", "new"]],
  ] as const)("%s, forward %s: waits anew, and no longer than that", (waitPoint, forward, seen) => {
    const more = { ack: "semi-sync", ackTimeout: 3000 };
    const options = { primary: "tokyo", waitPoint, forward, ...more };
    const scenario = buildScenario({ database, script, partition: "drop" });
    const trace = simulate(scenario, primaryReplica, { options });
    expect(emails(trace)).toEqual(seen);
    expect(doneMs(trace)[0]).toBe(5000);
  });
});
