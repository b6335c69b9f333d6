// What each mode did with the whole scenario, for the card at the end: what a client would ask
// first, and no more than the run shows. Modes that did the same stand together.
import { invariantResults } from "../../checks/invariants.ts";
import { writes } from "../../data/operation.ts";
import { lastEvent, rowsAfter } from "../../sim/trace.ts";
import { endedRequests, lostRequests, openRequests } from "../run/requests.ts";
import type { Run } from "../run/run.ts";
import { clientFactsOf } from "./clientLane.ts";

/** In the order in which they are told: the worst first. */
export type Deed =
  /** Of its end nothing is known. */
  | { readonly kind: "unfinished" }
  | { readonly kind: "lost"; readonly count: number }
  /** A rule of the scenario did not hold. */
  | { readonly kind: "broke" }
  /** The copies still differ. */
  | { readonly kind: "apart" }
  | { readonly kind: "refused"; readonly count: number }
  /** Refused, and tried again by the client; what came of that counts as its answer. */
  | { readonly kind: "retried"; readonly count: number }
  | { readonly kind: "unanswered"; readonly count: number }
  /** Versions of a row are left for somebody to decide between. */
  | { readonly kind: "undecided" }
  /** `others`: some request had another answer than OK, or none. */
  | { readonly kind: "kept"; readonly others: boolean }
  /** The slowest OK of a write, where it was not given at once. */
  | { readonly kind: "took"; readonly us: number };

export interface Outcome {
  readonly runs: readonly Run[];
  readonly deeds: readonly Deed[];
}

/** In the order of the runs, each with those that did the very same. */
export function outcomesOf(runs: readonly Run[]): readonly Outcome[] {
  const together = new Map<string, { runs: Run[]; deeds: readonly Deed[] }>();
  for (const run of runs) {
    const deeds = deedsOf(run);
    const key = JSON.stringify(deeds);
    const same = together.get(key);
    if (same === undefined) together.set(key, { runs: [run], deeds });
    else same.runs.push(run);
  }
  return [...together.values()];
}

function deedsOf(run: Run): readonly Deed[] {
  const { trace } = run;
  const last = lastEvent(trace);
  const ended = endedRequests(trace);
  const lost = lostRequests(run).requests.count(last);
  const refused = ended.refused.count(last);
  const unanswered = ended.unknown.count(last) + openRequests(trace, last).length;
  const kept = ended.kept.count(last) - lost;
  const deeds: Deed[] = [];
  if (trace.unfinished) deeds.push({ kind: "unfinished" });
  if (lost > 0) deeds.push({ kind: "lost", count: lost });
  if (invariantResults(trace).some(({ first }) => first !== null)) deeds.push({ kind: "broke" });
  if (!trace.unfinished && run.convergedAtUs === null) deeds.push({ kind: "apart" });
  if (refused > 0) deeds.push({ kind: "refused", count: refused });
  const retried = clientFactsOf(run).filter(({ tries }) => tries.length > 1).length;
  if (retried > 0) deeds.push({ kind: "retried", count: retried });
  if (unanswered > 0) deeds.push({ kind: "unanswered", count: unanswered });
  if (!trace.unfinished && hasSiblings(run)) deeds.push({ kind: "undecided" });
  // Of an unfinished run it is not known what becomes of a write.
  if (!trace.unfinished && kept > 0) {
    deeds.push({ kind: "kept", others: lost + refused + unanswered > 0 });
  }
  const us = slowestUs(run);
  if (us > 0) deeds.push({ kind: "took", us });
  return deeds;
}

function slowestUs({ trace }: Run): number {
  let slowest = 0;
  for (const { outcome, operations, atUs, doneUs } of trace.requests) {
    if (outcome === "ok" && writes(operations))
      slowest = Math.max(slowest, (doneUs ?? atUs) - atUs);
  }
  return slowest;
}

function hasSiblings({ trace }: Run): boolean {
  const last = lastEvent(trace);
  return trace.nodes.some((node) =>
    Object.values(rowsAfter(trace, node, last)).some((row) => row.length > 1),
  );
}
