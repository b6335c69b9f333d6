// Random workloads and faults: whatever `home-region` claims must hold in every run.
import { describe, expect, it } from "vitest";
import { checkClaims } from "../../checks/claims.ts";
import type { Operation } from "../../data/operation.ts";
import { shownField } from "../../data/view.ts";
import { type Random, randomStream } from "../../lib/random.ts";
import { simulate } from "../../sim/simulate.ts";
import { lastEvent, rowsAfter, stateAfter, type Trace } from "../../sim/trace.ts";
import { randomScenario } from "../../testing/randomScenario.ts";
import { buildScenario, type Entry } from "../../testing/scenario.ts";
import { homeRegion } from "./homeRegion.ts";
import type { HomeState } from "./state.ts";

/**
 * Where the network loses messages for ever, the last resends may take longer than a page would
 * wait.
 */
const limits = { restUs: 600_000_000 };
const seeds = Array.from({ length: 80 }, (_, i) => `home-${i}`);

function brokenClaims(trace: Trace): readonly string[] {
  return checkClaims(trace)
    .filter(({ holds }) => holds === false)
    .map(({ claim, why }) => `${claim}: ${why}`);
}

/** At rest nothing may be left that waits for anything, above all no lock. */
function expectTidy(trace: Trace): void {
  for (const node of trace.nodes) {
    const state = stateAfter(trace, node, lastEvent(trace)) as HomeState;
    const { open, queue, calls, prepared, outbox } = state;
    expect([open, queue, calls, prepared, outbox.queues]).toEqual([{}, [], {}, {}, {}]);
  }
}

describe.each([{}, { refuse: true }, { read: "local" }])("claims under %j", (options) => {
  it.each(seeds)("%s", (seed) => {
    const scenario = randomScenario(seed);
    const homes = { "items/a": "london", "items/b": scenario.nodes.at(-1)?.id ?? "tokyo" };
    const database = { ...scenario.database, homes };
    const trace = simulate({ ...scenario, database }, homeRegion, { options }, limits);
    expect(trace.stopped).toBe("rest");
    expect(brokenClaims(trace)).toEqual([]);
    expectTidy(trace);
  });
});

const cities = ["tokyo", "london", "saopaulo", "virginia"];
const accounts = ["accounts/a", "accounts/b", "accounts/c", "accounts/d"];

/** Transfers between accounts that live in different cities, under all kinds of faults. */
function transfers(seed: string, withMoves: boolean): Trace {
  const random = randomStream(seed, "transfers");
  const script: Entry[] = Array.from({ length: 30 }, (_, i) => ({
    at: random.integer(8000),
    node: random.pick(cities),
    client: `client-${i}`,
    do: transfer(random),
  }));
  if (withMoves) {
    for (let i = 0; i < 6; i += 1) {
      const move = { rehome: random.pick(accounts), to: random.pick(cities) };
      script.push({ at: random.integer(8000), ...move });
    }
  }
  for (let i = random.integer(4); i > 0; i -= 1) {
    const at = random.integer(8000);
    const until = at + 100 + random.integer(6000);
    if (i % 2 === 0) script.push({ at, until, crash: random.pick(cities) });
    else script.push({ at, until, partition: [cities.slice(0, i), cities.slice(i)] });
  }
  const scenario = buildScenario({
    seed,
    nodes: cities,
    database: {
      tables: { accounts: { balance: "counter" } },
      rows: Object.fromEntries(accounts.map((row) => [row, { balance: 100 }])),
      homes: Object.fromEntries(accounts.map((row, i) => [row, cities[i] as string])),
    },
    link: {
      jitterUs: random.integer(40) * 1000,
      loss: random.integer(3) / 10,
      duplicate: random.integer(4) / 10,
      order: random.pick(["fifo", "any"]),
    },
    partition: random.pick(["hold", "drop"]),
    script,
  });
  return simulate(scenario, homeRegion, {}, limits);
}

function transfer(random: Random): readonly Operation[] {
  const from = random.pick(accounts);
  const to = random.pick(accounts.filter((account) => account !== from));
  const by = 1 + random.integer(40);
  return [
    { verb: "require", row: from, field: "balance", min: by },
    { verb: "increment", row: from, field: "balance", by: -by },
    { verb: "increment", row: to, field: "balance", by },
  ];
}

function expectSound(trace: Trace): void {
  expect(trace.stopped).toBe("rest");
  expect(brokenClaims(trace)).toEqual([]);
  expectTidy(trace);
  for (const node of trace.nodes) {
    const table = rowsAfter(trace, node, lastEvent(trace));
    const balances = accounts.map((row) => Number(shownField(table[row], "balance")));
    expect(balances.reduce((sum, balance) => sum + balance, 0)).toBe(400);
    expect(Math.min(...balances)).toBeGreaterThanOrEqual(0);
  }
}

describe("transactions over several homes are atomic", () => {
  it.each(seeds)("%s", (seed) => expectSound(transfers(seed, false)));
});

describe("and stay so while rows move", () => {
  it.each(seeds)("%s", (seed) => expectSound(transfers(seed, true)));
});

it("the random runs do commit, refuse, meet locks and move", () => {
  const kinds = new Map<string, number>();
  for (const seed of seeds.slice(0, 20)) {
    for (const { notes } of transfers(seed, true).events) {
      for (const note of notes) {
        const name = note.kind === "two-phase" ? note.phase : note.kind;
        kinds.set(name, (kinds.get(name) ?? 0) + 1);
      }
    }
  }
  for (const name of ["commit", "abort", "refuse", "wait", "home", "suspect", "resend"]) {
    expect([name, kinds.get(name) ?? 0]).not.toContain(0);
  }
});
