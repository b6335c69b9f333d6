// The rows of the table of verdicts, in their order.
import type { TermId } from "../../../session/glossary/terms.ts";
import type { Scores } from "../../../session/judging/scores.ts";

export type Measure = keyof Scores | "linearizable";

/** The word of the glossary that a measure is about. */
export const termsOfMeasures: Readonly<Partial<Record<Measure, TermId>>> = {
  acknowledged: "acknowledged",
  lost: "lost-write",
  stale: "stale-read",
  unavailable: "partition",
  conflicts: "conflict",
  converged: "eventual",
  linearizable: "linearizable",
};

/** What clients got, what became of the copies, and what it cost. */
export const measureGroups: readonly (readonly Measure[])[] = [
  ["acknowledged", "lost", "refused", "unknown", "stale", "unavailable"],
  ["conflicts", "converged", "linearizable"],
  ["medianOk", "worstOk", "messages"],
];
