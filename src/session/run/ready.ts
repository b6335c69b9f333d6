// What every picture of a run asks of it, found out before the run is shown: the first picture of a
// long one is then drawn as quickly as any later one.
import type { Work } from "../../lib/work.ts";
import { signsOf } from "../drawing/signs.ts";
import { trafficBetween } from "./flights.ts";
import { endedRequests, hasChosen, lostRequests, openRequests } from "./requests.ts";
import type { Run } from "./run.ts";
import { stepsOfRun } from "./steps.ts";
import { rowsThroughout } from "./watch.ts";

/** Each of these looks at the whole run when it is asked first, and is quick from then on. */
const questions: readonly ((run: Run) => unknown)[] = [
  ({ trace }) => endedRequests(trace),
  ({ trace }) => openRequests(trace, 0),
  lostRequests,
  (run) => hasChosen(run, 0, "", ""),
  ({ trace }) => trafficBetween(trace, 0, 0),
  stepsOfRun,
  ({ trace }) => signsOf(trace),
];

/** A run with fewer events answers all of them in less than a piece. */
const manyEvents = 5000;

export function* makeReady(runs: readonly Run[]): Work<void> {
  for (const [i, run] of runs.entries()) {
    const { trace } = run;
    const isLong = trace.events.length > manyEvents;
    for (const ask of questions) {
      ask(run);
      if (isLong) yield i / runs.length;
    }
    if (!isLong) continue;
    // What the inspector asks of each node; of a short run it is found when it opens.
    for (const node of trace.nodes) {
      rowsThroughout(trace, node);
      yield i / runs.length;
    }
  }
}
