// Runs a scenario that a test writes as anybody would write it.
import { knownModes } from "../explore/known.ts";
import { modeById } from "../modes/index.ts";
import { parseScenario } from "../scenarios/schema.ts";
import type { Options } from "../sim/scenario.ts";
import { simulate } from "../sim/simulate.ts";
import type { Trace } from "../sim/trace.ts";

/** `document` lacks only what every document says: its format, a title and the mode. */
export function runDocument(document: object, mode: string, options: Options = {}): Trace {
  const text = JSON.stringify({ everywrite: 1, title: "Worked", modes: [mode], ...document });
  const result = parseScenario(text, knownModes);
  if (!result.ok) throw new Error(result.message);
  return simulate(result.scenario, modeById(mode), { options });
}
