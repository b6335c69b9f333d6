// Whether a run ends in peace: what is promised for the end is promised for then alone.
import type { Trace } from "../sim/trace.ts";

/** Whether every fault of the script has an end. */
export function faultsEnd(trace: Trace): boolean {
  return trace.scenario.script.every((entry) => !("untilUs" in entry) || entry.untilUs !== null);
}

/** At rest, and nothing is broken any more. */
export function endsInPeace(trace: Trace): boolean {
  return trace.stopped === "rest" && faultsEnd(trace);
}
