import { describe, expect, it } from "vitest";
import { knownModes } from "../../explore/known.ts";
import { modeById } from "../../modes/index.ts";
import { checkScenario } from "../../scenarios/schema.ts";
import { simulate } from "../../sim/simulate.ts";
import type { Trace } from "../../sim/trace.ts";
import { shown } from "./check.ts";
import lessons from "./checks.json";

interface Changed {
  /** Keys of the scenario that are replaced whole; null takes one away. */
  readonly patch: object;
  readonly checks: readonly string[];
}

function runsOf(scenario: object, patch: object): readonly Trace[] {
  const document = Object.fromEntries(
    Object.entries({ ...scenario, ...patch }).filter(([, value]) => value !== null),
  );
  const checked = checkScenario(document, knownModes);
  if (!checked.ok) throw new Error(checked.message);
  const { scenario: compiled } = checked;
  return compiled.modes.map((choice) => simulate(compiled, modeById(choice.mode), choice));
}

const all = lessons.flatMap(({ id, subject, scenario, checks, changed }) => {
  const others = Object.entries(changed as Record<string, Changed>).map(
    ([which, { patch, checks: of }]) => ({ id: `${id} ${which}`, subject, scenario, patch, of }),
  );
  return [{ id, subject, scenario, patch: {}, of: checks }, ...others];
});

/** The step's runs. */
function stepOf(id: string): { readonly runs: readonly Trace[]; readonly subject: string } {
  const step = all.find((one) => one.id === id);
  if (step === undefined) throw new Error(`no step ${id}`);
  return { runs: runsOf(step.scenario, step.patch), subject: step.subject };
}

describe("the lessons' numbers", () => {
  it("are 463 checks over 165 scenarios", () => {
    const checks = all.reduce((sum, { of }) => sum + of.length, 0);
    expect([all.length, checks]).toEqual([165, 463]);
  });

  it.each(all)("$id", ({ subject, scenario, patch, of }) => {
    const runs = runsOf(scenario, patch);
    expect(of.map((check) => shown(check, runs, subject))).toEqual(of);
  });
});

/** A check of each kind that does not hold, with what is so instead. */
const wrong: readonly (readonly [step: string, check: string, instead: string])[] = [
  ["8.7", "m2: T=50 L=50 S=51 ^602", "m2: T=50 L=50 S=50 ^602"],
  ["8.7", "T=50 L=50 S=50 ^553", "T=50 L=50 S=50 before 553"],
  ["8.7", "T=50 @402", "T=50 @402"],
  ["8.7", "T=50 @401", "T=70 @401"],
  ["4.1", "given vec L[5,3,6]^0", "given vec L[5,3,7]^0"],
  ["8.6", "rights L=20/1/15^600", "rights L=20/0/15^600"],
  ["8.7", "r1 ok@202", "r1 ok@201"],
  ["8.7", "m2: r2 22@302", "m2: r2 1213@302"],
  ["1.1 try", "r1 ok@147..155", "r1 ok@145.276"],
  ["1.4", "r1 waits@9", "r1 unknown@never"],
  ["1.4", "m2: r1 waits@10", "m2: r1 ok@10"],
  ["1.3", "r2 reads ana@example.com", "r2 reads alice@example.com"],
  ["1.5", "equal @151", "equal never"],
  ["1.2", "equal never", "equal @160"],
  ["3.5", "lost -", "lost r2"],
  ["4.3", "conf L101,T102", "conf L101,T102,S151"],
  ["2.5", "conf L101", "conf -"],
  ["1.3", "stale 2", "stale 1"],
  ["11.2", "sum=17001", "sum=17000"],
  ["9.2", "requests 3", "requests 2"],
  ["5.5 try", "ends@203", "ends@202"],
];

describe("a check that does not hold", () => {
  it.each(wrong)("in %s: %s", (id, check, instead) => {
    const { runs, subject } = stepOf(id);
    expect(shown(check, runs, subject)).toBe(instead);
  });

  it("of no known kind is a fault", () => {
    const { runs, subject } = stepOf("8.7");
    expect(() => shown("r1 perhaps", runs, subject)).toThrow("no such check: r1 perhaps");
  });
});
