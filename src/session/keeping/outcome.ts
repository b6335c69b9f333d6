// The six characters by which a link names the outcome of its runs. They cost some sixty
// microseconds an event, which is seconds for a large scenario: the work is done piece by piece,
// once for the runs, and whoever asks says how long it may take now.
import { digestSteps } from "../../checks/digest.ts";
import { shortTraceHash } from "../../scenarios/link.ts";
import type { Run } from "../run/run.ts";

interface Work {
  readonly steps: Generator<undefined, string>;
  result: string | null;
}

const begun = new WeakMap<readonly Run[], Work>();

function* outcomeSteps(runs: readonly Run[]): Generator<undefined, string> {
  const digests: string[] = [];
  for (const { trace } of runs) digests.push(yield* digestSteps(trace));
  return shortTraceHash(digests);
}

/** The outcome, or null where it takes longer than that: ask again, and the work goes on. */
export function outcomeWithin(runs: readonly Run[], milliseconds: number): string | null {
  let work = begun.get(runs);
  if (work === undefined) {
    work = { steps: outcomeSteps(runs), result: null };
    begun.set(runs, work);
  }
  const until = performance.now() + milliseconds;
  while (work.result === null && performance.now() < until) {
    const step = work.steps.next();
    if (step.done) work.result = step.value;
  }
  return work.result;
}
