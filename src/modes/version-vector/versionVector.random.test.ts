// Random runs with loss, repeats, reordering, cuts, crashes and clock steps: every resolver keeps
// what it claims, and shows what it is known for.
import { describe, expect, it, vi } from "vitest";
import { anomalies } from "../../checks/anomalies.ts";
import { checkClaim, checkClaims } from "../../checks/claims.ts";
import { isPresent } from "../../data/view.ts";
import { simulate } from "../../sim/simulate.ts";
import { lastEvent, rowsAfter, type Trace } from "../../sim/trace.ts";
import { randomScenario } from "../../testing/randomScenario.ts";
import { resolvers } from "./resolve.ts";
import { versionVector } from "./versionVector.ts";

// Many runs in one test: a slow machine may take its time.
vi.setConfig({ testTimeout: 60_000 });
const seeds = Array.from({ length: 40 }, (_, i) => `vectors-${i}`);
const run = (seed: string, resolver: string): Trace =>
  simulate(randomScenario(seed), versionVector, { options: { resolver } });
const traces = new Map<string, readonly Trace[]>();
const tracesOf = (resolver: string): readonly Trace[] => {
  const known = traces.get(resolver) ?? seeds.map((seed) => run(seed, resolver));
  traces.set(resolver, known);
  return known;
};

describe.each(resolvers)("resolver %s", (resolver) => {
  it("keeps its claims", () => {
    for (const trace of tracesOf(resolver)) {
      expect(trace.requests.some(({ outcome }) => outcome === "ok")).toBe(true);
      const broken = checkClaims(trace).filter(({ holds }) => holds !== true);
      expect([trace.scenario.seed, broken]).toEqual([trace.scenario.seed, []]);
    }
  });

  it("shows every present row with a value in every field", () => {
    for (const trace of tracesOf(resolver)) {
      for (const node of trace.nodes) {
        const table = rowsAfter(trace, node, lastEvent(trace));
        for (const view of Object.values(table).filter(isPresent)) {
          for (const { fields } of view) {
            for (const field of Object.values(fields ?? {})) expect(field).not.toEqual([]);
          }
        }
      }
    }
  });
});

it("shows siblings and stale reads, and loses writes only under the later clock", () => {
  const kinds = (resolver: string) =>
    new Set(tracesOf(resolver).flatMap((trace) => anomalies(trace).map(({ kind }) => kind)));
  for (const kind of versionVector.about.exhibits) expect(kinds("fields")).toContain(kind);
  const losing = (resolver: string): number =>
    tracesOf(resolver).filter((trace) => checkClaim("no-lost-writes", trace).holds === false)
      .length;
  expect(losing("lww")).toBeGreaterThan(seeds.length / 4);
});
