import { describe, expect, it } from "vitest";
import { modes } from "../modes/index.ts";
import { addTallies, campaign, emptyTally, judge, missingAnomalies, trialOf } from "./campaign.ts";

const seeds = 200;

describe.each(modes.map((mode) => [mode.about.id, mode] as const))(
  "%s, seeds 1 to 200",
  (_, mode) => {
    const tally = campaign([mode], 1, seeds);

    it("keeps every claim over random workloads and faults", () => {
      expect(tally.failures).toEqual([]);
      expect(tally.runs).toBe(seeds);
    });
    it("shows the anomalies that it is known for", () => {
      expect(missingAnomalies(tally, [mode])).toEqual([]);
    });
    it("has each claim of its defaults tested by at least a tenth of the runs", () => {
      const options = Object.fromEntries(mode.about.options.map((one) => [one.name, one.default]));
      for (const claim of mode.about.claims(options)) {
        expect([claim, (tally.decided[`${mode.about.id} ${claim}`] ?? 0) >= seeds / 10]).toEqual([
          claim,
          true,
        ]);
      }
    });
  },
);

describe("a campaign", () => {
  const [first] = modes;
  if (first === undefined) throw new Error("no mode");
  it("finds a claim that does not hold, and names its seed", () => {
    // A mode that promises what it cannot keep.
    const braggart = {
      ...first,
      about: { ...first.about, claims: () => ["convergence", "no-lost-writes"] as const },
    };
    const failures = Array.from({ length: 20 }, (_, i) => judge(trialOf(i + 1, first), braggart));
    const broken = failures.flatMap((tally) => tally.failures.map(({ claim }) => claim));
    expect(new Set(broken)).toEqual(new Set(["convergence", "no-lost-writes"]));
  });
  it("is the sum of its parts", () => {
    const parts = [campaign([first], 1, 3), campaign([first], 4, 5)];
    const whole = JSON.stringify(campaign([first], 1, 5));
    // As text too: what is printed must not depend on how the seeds were shared out.
    for (const list of [parts, parts.toReversed()]) {
      expect(JSON.stringify(list.reduce(addTallies, emptyTally))).toBe(whole);
    }
  });
  it("misses an anomaly that no run shows", () => {
    expect(missingAnomalies(emptyTally, [first]).map(({ anomaly }) => anomaly)).toEqual(
      first.about.exhibits,
    );
  });
});
