import { describe, expect, it } from "vitest";
import { checkClaims } from "../../checks/claims.ts";
import { simulate } from "../../sim/simulate.ts";
import { randomScenario } from "../../testing/randomScenario.ts";
import { galera } from "./galera.ts";

const settings = [
  {},
  { suspectTimeout: 600 },
  { strict: true },
  { syncWait: true, suspectTimeout: 700 },
  { applyDelay: 80, suspectTimeout: 900 },
  { syncWait: true, applyDelay: 50 },
];
const seeds = Array.from({ length: Number(process.env["SEEDS"] ?? 40) }, (_, i) => `storm ${i}`);

describe.each(settings)("storms with %j", (options) => {
  it("break no claim", () => {
    const faults: string[] = [];
    const outcomes: Record<string, number> = {};
    for (const seed of seeds) {
      try {
        const trace = simulate(randomScenario(seed), galera, { options });
        for (const r of trace.requests) {
          const k = r.code ?? r.outcome;
          outcomes[k] = (outcomes[k] ?? 0) + 1;
        }
        outcomes[trace.stopped] = (outcomes[trace.stopped] ?? 0) + 1;
        for (const { claim, holds, why } of checkClaims(trace)) {
          if (holds === false) faults.push(`${seed}: ${claim}: ${why}`);
          if (holds === null) outcomes[`${claim} undecided`] = (outcomes[`${claim} undecided`] ?? 0) + 1;
        }
      } catch (error) {
        faults.push(`${seed}: ${(error as Error).message}`);
      }
    }
    console.log(JSON.stringify(options), JSON.stringify(outcomes));
    expect(faults).toEqual([]);
  });
});
