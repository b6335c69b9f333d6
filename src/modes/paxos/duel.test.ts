// Nobody starves: five busy proposers without any fault. `DUELS=4000 npx vitest run duel.test`
// tries as many seeds; `DUELS=9001..11000` tries others.
import { expect, it } from "vitest";
import { compileScenario } from "../../scenarios/schema.ts";
import { summarize } from "../../sim/simulate.ts";
import { paxos } from "./paxos.ts";

const cities = ["tokyo", "london", "saopaulo", "virginia", "sydney"];
const given = (process.env["DUELS"] ?? "20").split("..").map(Number);
const [first, last] = given.length > 1 ? given : [1, given[0]];
const seeds = Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, i) => (first ?? 0) + i);

/** How long each of 110 requests within 6 s takes. Infinite where the client gives up. */
function waitsUs(seed: number, clientsPerNode: number): readonly number[] {
  const scenario = compileScenario({
    everywrite: 1,
    title: "Five busy proposers",
    seed: `duel ${seed}`,
    nodes: cities,
    tables: { items: { value: "register" } },
    workload: { requests: 110, over: 6000, rows: 2, mix: { update: 5, read: 5 }, clientsPerNode },
    modes: ["paxos"],
  });
  return summarize(scenario, paxos).requests.map(({ outcome, atUs, doneUs }) =>
    outcome === "unknown" || doneUs === null ? Number.POSITIVE_INFINITY : doneUs - atUs,
  );
}

it.each([1, 2, 3])(
  "five proposers with %i clients each: every request has its answer in time",
  (clientsPerNode) => {
    const worst = seeds.map((seed) => Math.max(...waitsUs(seed, clientsPerNode)));
    expect(worst.filter((wait) => wait === Number.POSITIVE_INFINITY)).toEqual([]);
    // Half of the ten seconds that a client waits is margin.
    if (seeds.length <= 40) expect(Math.max(...worst)).toBeLessThan(5_000_000);
  },
  3_600_000,
);

it.each([100, 130, 150, 200])(
  "two proposers with a pause of %i ms, less than an election takes, do not spoil each other's",
  (backoff) => {
    const stopped = Array.from({ length: 40 }, (_, i) => {
      const scenario = compileScenario({
        everywrite: 1,
        title: "Two impatient proposers",
        seed: `impatient ${i}`,
        nodes: ["tokyo", "london"],
        workload: { requests: 60, over: 3000, mix: { update: 1 }, clientsPerNode: 3 },
        modes: [{ mode: "paxos", options: { backoff } }],
      });
      const [choice] = scenario.modes;
      const run = summarize(scenario, paxos, choice);
      return [run.stopped, run.requests.filter(({ outcome }) => outcome !== "ok").length];
    });
    expect(new Set(stopped.map(String))).toEqual(new Set(["rest,0"]));
  },
);
