// Tests what a mode claims to keep against what happened. A claim about the end is only tested at
// rest with all faults over: before that nobody promises it, and it stays undecided. So does any
// claim that an unfinished run has only not broken yet.
import type { NodeId } from "../data/value.ts";
import { unreachable } from "../lib/assert.ts";
import { defaultLimits, limitText } from "../sim/limits.ts";
import type { Claim } from "../sim/mode.ts";
import type { Trace } from "../sim/trace.ts";
import { disagreements } from "./agreement.ts";
import { bounds } from "./bounds.ts";
import { convergence } from "./convergence.ts";
import { operationsMissing } from "./counters.ts";
import type { DisagreementKind } from "./disagreement.ts";
import { duplicateInserts } from "./duplicateInserts.ts";
import { faultsEnd } from "./faultsEnd.ts";
import { inventedValue } from "./inventedValues.ts";
import { linearizability } from "./linearizability.ts";
import { fates, type LostWrite, lostWrites } from "./lostWrites.ts";
import { overwrites } from "./overwrites.ts";
import { perTrace } from "./perTrace.ts";
import { droppedBy } from "./replaced.ts";
import { missedBy, readFindings, type SessionViolation } from "./staleReads.ts";

export interface ClaimResult {
  readonly claim: Claim;
  /** Null: this run does not decide it. */
  readonly holds: boolean | null;
  /** A sentence. */
  readonly why: string;
}

/** One result for each claim of the trace's mode under its options. */
export const checkClaims = perTrace((trace: Trace): readonly ClaimResult[] =>
  trace.mode.about.claims(trace.options).map((claim) => checkClaim(claim, trace)),
);

/** Tests one claim, whether the mode makes it or not. */
export function checkClaim(claim: Claim, trace: Trace): ClaimResult {
  const { holds, why } = test(claim, trace);
  if (holds !== true || !trace.unfinished) return { claim, holds, why };
  return { claim, ...undecided("The run is unfinished.") };
}

type Finding = Pick<ClaimResult, "holds" | "why">;
const holds = (why: string): Finding => ({ holds: true, why });
const broken = (why: string): Finding => ({ holds: false, why });
const undecided = (why: string): Finding => ({ holds: null, why });

function test(claim: Claim, trace: Trace): Finding {
  switch (claim) {
    case "convergence":
      return atRest(trace, testConvergence);
    case "no-lost-writes":
      return atRest(trace, testLostWrites);
    case "no-unseen-losses":
      return atRest(trace, testUnseenLosses);
    case "keeps-operations":
      return atRest(trace, testOperations);
    case "linearizable":
      return testLinearizable(trace);
    case "one-order":
      return testAgreement(trace, ["order"], "Every node applied the log in one order.");
    case "one-value-per-slot":
      return testAgreement(trace, ["slot"], "No slot had two values chosen.");
    case "same-verdict":
      return testAgreement(trace, ["verdict"], "Every certification ended alike everywhere.");
    case "one-primary-component":
      return testAgreement(trace, ["component"], "There was never a second primary component.");
    case "one-home":
      return testAgreement(trace, ["home", "two-phase"], "No row had two homes in one epoch.");
    case "bounded":
      return testBounds(trace);
    case "no-stale-reads":
      return testStaleReads(trace);
    case "read-your-writes":
      return testOwnWrites(readFindings(trace).ownWritesMissed);
    case "monotonic-reads":
      return testGoingBack(readFindings(trace).wentBack);
    case "read-your-writes-at-one-node":
      return forThoseWhoStay(trace, readFindings(trace).ownWritesMissed, testOwnWrites);
    case "monotonic-reads-at-one-node":
      return forThoseWhoStay(trace, readFindings(trace).wentBack, testGoingBack);
    case "no-duplicate-inserts":
      return testInserts(trace);
    case "no-invented-values":
      return testInvented(trace);
    case "rest":
      return testRest(trace);
    default:
      return unreachable(claim);
  }
}

/** On a network that always loses messages, bad luck can put off rest for as long as it likes. */
function losesAlways(trace: Trace): boolean {
  return Object.values(trace.scenario.network.links).some(({ loss }) => loss > 0);
}

function atRest(trace: Trace, check: (trace: Trace) => Finding): Finding {
  if (trace.stopped !== "rest") return undecided("The run did not come to rest.");
  if (!faultsEnd(trace)) return undecided("A fault lasts to the end of the run.");
  return check(trace);
}

function testConvergence(trace: Trace): Finding {
  const { converged, differing } = convergence(trace);
  if (converged) return holds("All nodes show the same rows at the end.");
  return broken(`At the end the nodes differ in ${differing.join(", ")}.`);
}

function testLostWrites(trace: Trace): Finding {
  const [first] = lostWrites(trace);
  if (first === undefined) return holds("Every acknowledged write stands or was replaced.");
  return lossOf(first);
}

function testUnseenLosses(trace: Trace): Finding {
  const first = lostWrites(trace).find((lost) => isUnseen(trace, lost));
  if (first !== undefined) return lossOf(first);
  return holds("Nothing was lost that an addition to siblings was not shown.");
}

/** Whether anything of it was lost but to an addition that was shown it among siblings. */
function isUnseen(trace: Trace, { request, row }: LostWrite): boolean {
  return fates(trace).some((one) => {
    if (one.request !== request || one.row !== row || one.fate !== "lost") return false;
    const version = overwrites(trace).find(request, row, one.effect.field);
    return version === undefined || droppedBy(version, one.effect) === null;
  });
}

function lossOf(first: LostWrite): Finding {
  const names = first.fields.map(({ field }) => (field === null ? "the row itself" : field));
  return broken(
    `${first.request} was acknowledged and lost in ${first.row} (${names.join(", ")}).`,
  );
}

function testOperations(trace: Trace): Finding {
  const [first] = operationsMissing(trace);
  return first === undefined ? holds("Every operation counts in the end.") : broken(first.text);
}

function testLinearizable(trace: Trace): Finding {
  const { linearizable, rows } = linearizability(trace);
  if (trace.unfinished && linearizable !== false) return undecided("The run is unfinished.");
  if (linearizable) return holds("Every row's history fits one order.");
  if (linearizable === null) return undecided("The search for an order ended undecided.");
  const row = rows.find((one) => one.linearizable === false);
  const what = row?.stuck ? `${row.stuck} fits no order` : "No order fits";
  return broken(`${what} of the requests to ${row?.row}.`);
}

function testAgreement(
  trace: Trace,
  kinds: readonly DisagreementKind[],
  otherwise: string,
): Finding {
  const first = disagreements(trace).find(({ kind }) => kinds.includes(kind));
  return first === undefined ? holds(otherwise) : broken(first.text);
}

function testBounds(trace: Trace): Finding {
  const [first] = bounds(trace);
  if (first === undefined) return holds("No bounded counter fell below zero.");
  return broken(`${first.row}.${first.field} was ${first.value} at ${first.node}.`);
}

function testStaleReads(trace: Trace): Finding {
  const [first] = readFindings(trace).stale;
  if (first === undefined) return holds("No read returned what had been replaced before it.");
  const what = `${first.request} read a version of ${first.row}`;
  return broken(`${what} that ${missedBy(first)[0]} had replaced.`);
}

type Violations = readonly SessionViolation[];

function testOwnWrites([first]: Violations): Finding {
  if (first === undefined) return holds("No read missed its client's own write.");
  const { request, missed, row } = first;
  return broken(`${request} missed its client's own write ${missed} of ${row}.`);
}

function testGoingBack([first]: Violations): Finding {
  if (first === undefined) return holds("No read went back behind what its client had read.");
  const { request, missed, row } = first;
  return broken(`${request} went back behind what its client had read, ${missed} of ${row}.`);
}

/** Leaves out the clients that went to another node: nothing is claimed for them. */
function forThoseWhoStay(
  trace: Trace,
  violations: Violations,
  check: (violations: Violations) => Finding,
): Finding {
  const places = placesOfClients(trace);
  const stays = (nodes: ReadonlySet<NodeId> | undefined): boolean => nodes?.size === 1;
  if (places.size > 0 && ![...places.values()].some(stays)) {
    return undecided("Every client went to another node.");
  }
  return check(violations.filter(({ client }) => stays(places.get(client))));
}

/** The nodes to which each client has sent requests. */
function placesOfClients({ requests }: Trace): ReadonlyMap<string, ReadonlySet<NodeId>> {
  const places = new Map<string, Set<NodeId>>();
  for (const { client, node } of requests) {
    places.set(client, (places.get(client) ?? new Set()).add(node));
  }
  return places;
}

function testInserts(trace: Trace): Finding {
  const [first] = duplicateInserts(trace);
  if (first === undefined) return holds("No row was inserted twice.");
  const earlier = first.earlier ?? "the start";
  return broken(`${first.row} was inserted by ${first.request} though it was there by ${earlier}.`);
}

function testInvented(trace: Trace): Finding {
  const found = inventedValue(trace);
  if (found === null) return holds("Every visible value was written by a client.");
  const { node, row, field, value } = found;
  return broken(`${node} showed ${JSON.stringify(value)} in ${row}.${field}; nobody wrote that.`);
}

function testRest(trace: Trace): Finding {
  if (trace.stopped === "rest") return holds("The run came to rest.");
  if (trace.stopped === "end") return undecided("The scenario ends before rest.");
  if (trace.limit !== null) {
    return undecided(`A limit of the simulator cut the run: ${limitText(trace.limit)}.`);
  }
  if (!faultsEnd(trace) || losesAlways(trace)) {
    return undecided("A fault lasts to the end of the run.");
  }
  return broken(`The run was still busy ${defaultLimits.restUs / 1e6} s after its script.`);
}
