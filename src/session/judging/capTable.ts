// The chapter's table of consistency, availability and partition tolerance: for each run what is
// printed of its approach, and what this very run measured.
import { convergence } from "../../checks/convergence.ts";
import type { RefusalCode } from "../../data/refusal.ts";
import type { NodeId } from "../../data/value.ts";
import { oncePerKeyInPieces } from "../../lib/oncePerKey.ts";
import { type Work, within } from "../../lib/work.ts";
import type { Printed } from "../../sim/mode.ts";
import { linkId, type Scenario } from "../../sim/scenario.ts";
import { isUpAfter, type RequestRecord } from "../../sim/trace.ts";
import { severancesAt, severancesIn } from "../drawing/faults.ts";
import type { Run } from "../run/run.ts";
import { type ClientFact, clientFactsOf } from "./clientLane.ts";
import { type Judgement, linearizableOf, type Scores, scoresOf } from "./scores.ts";

/** Whether the printed claim is what was measured; null: nothing printed, or nothing measured. */
export interface Compared {
  readonly asPrinted: boolean | null;
  /** Events that show the measured result. */
  readonly events: readonly number[];
}

export interface Consistency extends Compared {
  /** Row by row. */
  readonly linearizable: boolean | null;
  /** It could hardly be otherwise: no client was told anything of a row. */
  readonly nobodyRead: boolean;
  /** Of losses and of how the copies end nothing is known. */
  readonly unfinished: boolean;
  /** Requests that were acknowledged and lost. */
  readonly lost: number;
  /** Null: the copies differ at the end. 0: they never differed. */
  readonly convergedAtUs: number | null;
}

export interface Availability extends Compared {
  /** What clients asked for while the nodes were parted. */
  readonly asked: number;
  /** Of those: answered before the nodes could reach each other again. */
  readonly answered: number;
  /** The longest wait of the others for an answer; null where one never came, or was a refusal. */
  readonly longestWaitUs: number | null;
}

export interface PartitionTolerance extends Compared {
  /** The sides of the cut on which clients asked, each by its nodes. */
  readonly asked: readonly (readonly NodeId[])[];
  /** Those of them on which every client had its answer during the cut. */
  readonly served: readonly (readonly NodeId[])[];
  /** From the heal until all copies agreed for good; null where either never happened. */
  readonly settledUs: number | null;
  /** Whether they agree for good is not known. */
  readonly unfinished: boolean;
}

/** The library's scenario that parts its nodes while clients ask on both sides. */
export const cutScenario = "cut";

export interface CapRow {
  /** Null: the approach is not in the chapter's table. */
  readonly printed: Printed | null;
  readonly consistency: Consistency;
  /** Null: the scenario parts no nodes, or nobody asked meanwhile. */
  readonly availability: Availability | null;
  readonly partitionTolerance: PartitionTolerance | null;
}

export const capRowOf = oncePerKeyInPieces(function* (run: Run): Work<CapRow> {
  const { trace } = run;
  const scores = yield* within(scoresOf.inPieces(run), 0, 0.5);
  const order = yield* within(linearizableOf.inPieces(run), 0.5, 1);
  const parting = partingOfNodes(trace.scenario, trace.endedUs);
  const asked = parting === null ? [] : askedDuring(run, parting);
  const isMeasured = parting !== null && asked.length > 0;
  return {
    printed: printedOf(run),
    consistency: consistencyOf(run, scores, order),
    availability: isMeasured ? availabilityOf(run, asked, parting) : null,
    partitionTolerance: isMeasured ? toleranceOf(run, asked, parting) : null,
  };
});

const printedOf = ({ trace }: Run): Printed | null => trace.mode.about.printed ?? null;

function consistencyOf(
  run: Run,
  { lost, converged }: Scores,
  { holds: linearizable, nobodyRead, events }: Judgement,
): Consistency {
  const printed = printedOf(run);
  const isStrong = linearizable === null ? null : linearizable && lost.count === 0;
  // What nobody looked at is not confirmed.
  const isConfirmed = isStrong === true && nobodyRead ? null : isStrong;
  const isEventual = converged.unfinished ? null : converged.us !== null;
  const asPrinted = printed?.consistency === "strong" ? isConfirmed : isEventual;
  const first = [lost.events, linearizable === false ? events : [], converged.events];
  return {
    linearizable,
    nobodyRead,
    unfinished: run.trace.unfinished,
    lost: lost.count,
    convergedAtUs: converged.us,
    asPrinted: printed === null ? null : asPrinted,
    events: first.find((one) => one.length > 0) ?? [],
  };
}

function availabilityOf(
  run: Run,
  asked: readonly ClientFact[],
  { untilUs }: NodesParted,
): Availability {
  const printed = printedOf(run);
  const without = asked.filter((fact) => !isServed(run, fact, untilUs));
  const waits = without.map((fact) =>
    fact.doneUs !== null && isServed(run, fact, Number.POSITIVE_INFINITY)
      ? fact.doneUs - fact.sentUs
      : Number.POSITIVE_INFINITY,
  );
  const longest = Math.max(0, ...waits);
  const isHigh = without.length === 0;
  return {
    asked: asked.length,
    answered: asked.length - without.length,
    longestWaitUs: Number.isFinite(longest) ? longest : null,
    asPrinted: printed === null ? null : (printed.availability === "high") === isHigh,
    events: (isHigh ? asked : without).map(({ sentBy }) => sentBy),
  };
}

function toleranceOf(
  run: Run,
  asked: readonly ClientFact[],
  { sides, untilUs }: NodesParted,
): PartitionTolerance {
  const { trace } = run;
  const printed = printedOf(run);
  const ofSide = (side: readonly NodeId[]) => asked.filter(({ node }) => side.includes(node));
  const withClients = sides.filter((side) => ofSide(side).length > 0);
  const served = withClients.filter((side) =>
    ofSide(side).every((fact) => isServed(run, fact, untilUs)),
  );
  const isHigh = served.length === withClients.length;
  const unserved = withClients.filter((side) => !served.includes(side));
  const { convergedAtUs } = convergence(trace);
  const isHealed = untilUs < trace.endedUs;
  return {
    asked: withClients,
    served,
    unfinished: trace.unfinished,
    settledUs: convergedAtUs !== null && isHealed ? Math.max(0, convergedAtUs - untilUs) : null,
    asPrinted: printed === null ? null : (printed.partitionTolerance === "high") === isHigh,
    events: (isHigh ? withClients : unserved)
      .flatMap(ofSide)
      .map(({ sentBy }) => sentBy)
      .sort((a, b) => a - b),
  };
}

/** Nodes that cannot reach each other, also not through others. */
export interface NodesParted {
  readonly fromUs: number;
  /** The end of the run where it does not heal. */
  readonly untilUs: number;
  readonly sides: readonly (readonly NodeId[])[];
}

/** The first stretch of time in which the scenario parts its nodes; null where it never does. */
export function partingOfNodes(scenario: Scenario, endedUs: number): NodesParted | null {
  const turns = new Set<number>();
  for (const { fromUs, untilUs } of severancesIn(scenario)) {
    turns.add(fromUs);
    if (untilUs !== null) turns.add(untilUs);
  }
  const times = [...turns].filter((us) => us <= endedUs).sort((a, b) => a - b);
  const sidesBy = times.map((us) => ({ us, sides: sidesAt(scenario, us) }));
  const first = sidesBy.find(({ sides }) => sides.length > 1);
  if (first === undefined) return null;
  const names = (sides: NodesParted["sides"]): string => sides.map((side) => side.join()).join(";");
  const next = sidesBy.find(
    ({ us, sides }) => us > first.us && names(sides) !== names(first.sides),
  );
  return { fromUs: first.us, untilUs: next?.us ?? endedUs, sides: first.sides };
}

/** The groups of nodes that reach each other in both directions at a time. */
function sidesAt(scenario: Scenario, us: number): readonly (readonly NodeId[])[] {
  const cut = new Set(severancesAt(scenario, us).flatMap(({ links }) => links));
  const sides: NodeId[][] = [];
  for (const { id } of scenario.nodes) {
    const reached = sides.filter((side) =>
      side.some((other) => !cut.has(linkId(id, other)) && !cut.has(linkId(other, id))),
    );
    const [first = [], ...others] = reached;
    if (reached.length === 0) sides.push(first);
    first.push(id, ...others.flat());
    for (const side of others) sides.splice(sides.indexOf(side), 1);
  }
  return sides;
}

/** What clients wanted of nodes that were up while the nodes were parted. */
function askedDuring(run: Run, { fromUs, untilUs }: NodesParted): readonly ClientFact[] {
  return clientFactsOf(run).filter(
    ({ sentUs, sentBy, node }) =>
      sentUs >= fromUs && sentUs < untilUs && isUpAfter(run.trace, node, sentBy),
  );
}

/** Refusals for want of other nodes; all others are answers, which the rows themselves give. */
const isUnserved: ReadonlySet<RefusalCode> = new Set([11, 1047, 1213, 1290]);

function isServed({ trace }: Run, fact: ClientFact, untilUs: number): boolean {
  const { outcome, code } = trace.requests[fact.request] as RequestRecord;
  if (fact.doneUs === null || fact.doneUs >= untilUs) return false;
  return outcome === "ok" || (code !== null && !isUnserved.has(code));
}
