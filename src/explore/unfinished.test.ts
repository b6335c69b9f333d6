// Random runs that end in the middle of things: what is said of them is true of the whole run, too.
import { describe, expect, it } from "vitest";
import { findings } from "../checks/findings.ts";
import { fates } from "../checks/lostWrites.ts";
import { modes } from "../modes/index.ts";
import { compileScenario } from "../scenarios/schema.ts";
import type { Claim } from "../sim/mode.ts";
import { simulate } from "../sim/simulate.ts";
import type { Trace } from "../sim/trace.ts";
import { trialOf } from "./campaign.ts";

const seeds = Array.from({ length: 12 }, (_, i) => 900 + i);

function trialRuns(mode: (typeof modes)[number], seed: number) {
  const scenario = compileScenario(trialOf(seed, mode).document);
  const [choice] = scenario.modes;
  const whole = simulate(scenario, mode, choice);
  const cut = [0.2, 0.5, 0.9].map((part) => {
    const endUs = Math.round(whole.endedUs * part);
    return simulate({ ...scenario, endUs }, mode, choice);
  });
  return { whole, cut };
}

const broken = (trace: Trace): readonly Claim[] =>
  findings(trace).claims.flatMap(({ claim, holds }) => (holds === false ? [claim] : []));

describe.each(modes.map((mode) => [mode.about.id, mode] as const))("%s, cut", (_id, mode) => {
  const runs = seeds.map((seed) => trialRuns(mode, seed));
  const unfinished = runs.flatMap(({ cut }) => cut.filter((trace) => trace.unfinished));

  it("is unfinished more often than not, and finished where it comes to rest", () => {
    expect(unfinished.length).toBeGreaterThan(seeds.length);
    for (const { whole } of runs) {
      // Some options (a back-off shorter than the way) let proposers duel for ever.
      expect(["rest", "restless"]).toContain(whole.stopped);
      expect(whole.unfinished).toBe(whole.stopped === "restless");
    }
  });
  it("tells nothing of its end, and nothing that always held", () => {
    for (const trace of unfinished) {
      const found = findings(trace);
      expect(found).toMatchObject({ converged: null, convergedAtUs: null, lost: [] });
      expect(found.linearizable).not.toBe(true);
      expect(found.claims.filter(({ holds }) => holds === true)).toEqual([]);
      const told = new Set(fates(trace).map(({ fate }) => fate));
      expect([...told].filter((fate) => fate === "lost" || fate === "kept")).toEqual([]);
    }
  });
  it("breaks no claim that the whole run keeps, and has the same stale reads so far", () => {
    for (const { whole, cut } of runs) {
      for (const trace of cut) {
        expect(broken(whole)).toEqual(expect.arrayContaining(broken(trace) as Claim[]));
        const stale = findings(whole).reads.stale.map(({ request }) => request);
        expect(stale).toEqual(
          expect.arrayContaining(findings(trace).reads.stale.map(({ request }) => request)),
        );
      }
    }
  });
});
