// Random workloads and faults: whatever `primary-replica` claims must hold in every run.
import { describe, expect, it } from "vitest";
import { checkClaims } from "../../checks/claims.ts";
import { showTable } from "../../data/view.ts";
import { randomStream } from "../../lib/random.ts";
import { simulate } from "../../sim/simulate.ts";
import { lastEvent, rowsAfter, stateAfter, type Trace } from "../../sim/trace.ts";
import { randomScenario } from "../../testing/randomScenario.ts";
import { primaryReplica } from "./primaryReplica.ts";
import type { PrimaryState } from "./state.ts";

/** Where the network loses messages for ever, the last resends may take long. */
const limits = { restUs: 600_000_000 };
const seeds = Array.from({ length: 60 }, (_, i) => `primary-${i}`);

function brokenClaims(trace: Trace): readonly string[] {
  return checkClaims(trace)
    .filter(({ holds }) => holds === false)
    .map(({ claim, why }) => `${claim}: ${why}`);
}

/** At rest nothing may be left that waits for anything. */
function expectTidy(trace: Trace): void {
  for (const node of trace.nodes) {
    const { early, open, calls, waiting, hidden } = stateAfter(
      trace,
      node,
      lastEvent(trace),
    ) as PrimaryState;
    expect([early, open, calls, waiting, hidden]).toEqual([{}, {}, {}, {}, []]);
  }
}

describe.each([
  { failover: "none" },
  { failover: "none", read: "primary" },
  { failover: "none", read: "primary", ack: "semi-sync", ackTimeout: 1000 },
  { failover: "none", ack: "semi-sync", forward: false },
  {
    failover: "none",
    read: "primary",
    ack: "semi-sync",
    ackTimeout: 1000,
    waitPoint: "after-commit",
  },
])("claims under %j", (options) => {
  it.each(seeds)("%s", (seed) => {
    const trace = simulate(randomScenario(seed), primaryReplica, { options }, limits);
    expect(trace.stopped).toBe("rest");
    expect(brokenClaims(trace)).toEqual([]);
    expectTidy(trace);
  });
});

/** Random promotions among all the other faults: writes may be lost, but nobody stays behind. */
function withPromotions(seed: string, options = {}): Trace {
  const scenario = randomScenario(seed);
  const random = randomStream(seed, "promotions");
  const promotions = Array.from({ length: 3 }, (_, i) => {
    const { id: node } = random.pick(scenario.nodes);
    const command = { command: "promote", node } as const;
    return { kind: "command", index: 1000 + i, atUs: random.integer(6_000_000), command } as const;
  });
  const script = [...scenario.script, ...promotions].sort(
    (a, b) => a.atUs - b.atUs || a.index - b.index,
  );
  return simulate({ ...scenario, script }, primaryReplica, { options }, limits);
}

describe.each([
  {},
  { ack: "semi-sync" },
  { ack: "semi-sync", ackTimeout: 300 },
  { ack: "semi-sync", waitPoint: "after-commit" },
])("with promotions, %j", (options) => {
  it.each(seeds)("%s", (seed) => {
    const trace = withPromotions(seed, options);
    expect(trace.stopped).toBe("rest");
    const [first, ...others] = trace.nodes.map((node) =>
      showTable(rowsAfter(trace, node, lastEvent(trace))),
    );
    for (const other of others) expect(other).toEqual(first);
    expectTidy(trace);
    expect(brokenClaims(trace)).toEqual([]);
  });
});

it("promotions do lose acknowledged writes, and say so", () => {
  const notes = seeds.flatMap((seed) =>
    withPromotions(seed).events.flatMap((event) => event.notes),
  );
  expect(notes.filter(({ kind }) => kind === "discard").length).toBeGreaterThan(5);
});
