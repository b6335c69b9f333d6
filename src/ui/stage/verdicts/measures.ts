// The rows of the table of verdicts, in their order.
import type { Scores } from "../../../session/judging/scores.ts";

export type Measure = keyof Scores | "linearizable";

/** What clients got, what became of the copies, and what it cost. */
export const measureGroups: readonly (readonly Measure[])[] = [
  ["acknowledged", "lost", "refused", "unknown", "stale", "unavailable"],
  ["conflicts", "converged", "linearizable"],
  ["medianOk", "worstOk", "messages"],
];
