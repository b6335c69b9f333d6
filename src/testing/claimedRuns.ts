// Random runs for the test of claims: every mode with random options, those for lessons included,
// under all kinds of faults.
import { randomStream } from "../lib/random.ts";
import { modes } from "../modes/index.ts";
import type { AnyMode, OptionSchema } from "../sim/mode.ts";
import type { Options } from "../sim/scenario.ts";
import { simulate } from "../sim/simulate.ts";
import type { Trace } from "../sim/trace.ts";
import { randomScenario } from "./randomScenario.ts";

/** Some options for lessons never let a run come to rest. */
const mostEvents = 1500;

/** The n-th of the runs; the modes take turns. */
export function claimedRun(n: number): Trace {
  const mode = modes[n % modes.length] as AnyMode;
  const seed = `claims ${n}`;
  const choice = { options: optionsOf(seed, mode) };
  return simulate(randomScenario(seed, 15), mode, choice, { events: mostEvents });
}

function optionsOf(seed: string, mode: AnyMode): Options {
  const random = randomStream(seed, "options");
  const value = (option: OptionSchema): Options[string] => {
    switch (option.type) {
      case "boolean":
        return random.integer(3) === 0;
      case "choice":
        return random.pick(option.choices);
      case "milliseconds":
        return Math.min(option.max, Math.max(option.min, random.pick([0, 1, 50, 250, 1000])));
      case "node":
        return option.default;
    }
  };
  const tried = mode.about.options.filter(() => random.integer(2) === 0);
  return Object.fromEntries(tried.map((option) => [option.name, value(option)]));
}
