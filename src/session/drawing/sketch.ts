// A run as a small drawing: who wrote when, what travelled where, what was cut, where it went
// wrong. Everything in it is taken from the trace; only its end may be left out, with what is then
// still on its way.
import { writes } from "../../data/operation.ts";
import type { NodeId } from "../../data/value.ts";
import type { NodeSetup } from "../../sim/scenario.ts";
import { labelOf, type MessageRecord, type Trace } from "../../sim/trace.ts";
import { openId } from "../opening.ts";
import { conflictsIn, type Run, runAll } from "../run/run.ts";
import { severancesIn } from "./faults.ts";
import { signOfRole } from "./signs.ts";

export interface SketchLine {
  /** Positions of lanes. */
  readonly from: number;
  readonly to: number;
  /** When it was sent: before it left, where a cut held it. */
  readonly sentUs: number;
  readonly fromUs: number;
  readonly untilUs: number;
  readonly sender: NodeId;
  /** Answers are drawn thinner. */
  readonly isAnswer: boolean;
}

export interface SketchPoint {
  readonly lane: number;
  readonly timeUs: number;
}

interface SketchStretch {
  readonly lane: number;
  readonly fromUs: number;
  readonly untilUs: number;
}

export interface Sketch {
  readonly nodes: readonly NodeSetup[];
  readonly untilUs: number;
  readonly lines: readonly SketchLine[];
  /** Where a client's write came in. */
  readonly writes: readonly SketchPoint[];
  /** Where news came in without trouble. */
  readonly arrivals: readonly SketchPoint[];
  readonly conflicts: readonly SketchPoint[];
  /** A client waits for its answer. */
  readonly waits: readonly SketchStretch[];
  readonly crashes: readonly SketchStretch[];
  /** Between a lane and the next one. */
  readonly cuts: readonly SketchStretch[];
}

/** The sketch of one mode of a library scenario; null where there is no such thing. */
export function sketchOf(id: string, mode: number, untilUs: number): Sketch | null {
  const opened = openId(id);
  if (!opened.ok) return null;
  const { scenario } = opened.opened;
  const choice = scenario.modes[mode];
  const [run] = choice === undefined ? [] : runAll({ ...scenario, modes: [choice] });
  return run === undefined ? null : sketchOfRun(run, untilUs);
}

function sketchOfRun(run: Run, untilUs: number): Sketch {
  const { trace } = run;
  const until = Math.min(untilUs, trace.endedUs);
  const laneOf = (node: NodeId): number => trace.nodes.indexOf(node);
  const conflicts = conflictPoints(run, laneOf).filter(({ timeUs }) => timeUs <= until);
  const requests = trace.requests.filter(
    ({ operations, atUs }) => writes(operations) && atUs <= until,
  );
  return {
    nodes: trace.scenario.nodes,
    untilUs: until,
    lines: linesOf(trace, laneOf).filter(({ untilUs }) => untilUs <= until),
    writes: requests.map(({ node, atUs }) => ({ lane: laneOf(node), timeUs: atUs })),
    arrivals: arrivalsOf(trace, laneOf).filter(
      ({ lane, timeUs }) =>
        timeUs <= until &&
        !conflicts.some((conflict) => conflict.lane === lane && conflict.timeUs === timeUs),
    ),
    conflicts,
    waits: requests.flatMap(({ node, atUs, doneUs }) =>
      doneUs === atUs
        ? []
        : [{ lane: laneOf(node), fromUs: atUs, untilUs: Math.min(doneUs ?? until, until) }],
    ),
    crashes: crashesOf(trace, until),
    cuts: cutsOf(trace, until),
  };
}

/** Answers matter where a client waits for them; elsewhere they would only fill the picture. */
function linesOf(trace: Trace, laneOf: (node: NodeId) => number): readonly SketchLine[] {
  const waits = trace.requests.some(({ atUs, doneUs }) => doneUs !== atUs);
  return trace.messages.flatMap((message): SketchLine[] => {
    const isAnswer = !carriesNews(trace, message);
    if (message.background || (isAnswer && !waits)) return [];
    const { sentUs, leftUs, arrivesUs, from, to } = message;
    if (leftUs === null || arrivesUs === null) return [];
    const ends = { from: laneOf(from), to: laneOf(to), sender: from, isAnswer };
    return [{ ...ends, sentUs, fromUs: leftUs, untilUs: arrivesUs }];
  });
}

function carriesNews(trace: Trace, message: MessageRecord): boolean {
  const sign = signOfRole[labelOf(trace, message).role];
  return sign === "data" || sign === "question";
}

function arrivalsOf(trace: Trace, laneOf: (node: NodeId) => number): readonly SketchPoint[] {
  return trace.messages.flatMap((message) => {
    const { background, fate, arrivesUs, to } = message;
    if (background || fate !== "delivered" || arrivesUs === null) return [];
    return carriesNews(trace, message) ? [{ lane: laneOf(to), timeUs: arrivesUs }] : [];
  });
}

/** Once a node and instant; a loss that nobody noticed has its place too. */
function conflictPoints(
  { trace, losses }: Run,
  laneOf: (node: NodeId) => number,
): readonly SketchPoint[] {
  const found = trace.events.filter((event) => conflictsIn(event).length > 0);
  const lost = losses.flatMap(({ event }) => trace.events[event] ?? []);
  const points = new Map<string, SketchPoint>();
  for (const { node, atUs } of [...found, ...lost]) {
    if (node !== null) points.set(`${node} ${atUs}`, { lane: laneOf(node), timeUs: atUs });
  }
  return [...points.values()];
}

function crashesOf(trace: Trace, until: number): readonly SketchStretch[] {
  const timeOf = (event: number | null): number =>
    event === null ? until : Math.min(until, trace.events[event]?.atUs ?? until);
  return trace.nodes.flatMap((node, lane) =>
    (trace.down[node] ?? []).map(({ from, to }) => ({
      lane,
      fromUs: timeOf(from),
      untilUs: timeOf(to),
    })),
  );
}

/** A cut is drawn between two lanes that stand side by side and cannot reach each other. */
function cutsOf({ scenario, nodes }: Trace, until: number): readonly SketchStretch[] {
  return severancesIn(scenario).flatMap(({ fromUs, untilUs, links }) =>
    nodes.flatMap((node, lane) => {
      const next = nodes[lane + 1];
      const isCut = links.includes(`${node}>${next}`) || links.includes(`${next}>${node}`);
      if (next === undefined || !isCut || fromUs >= until) return [];
      return [{ lane, fromUs, untilUs: Math.min(untilUs ?? until, until) }];
    }),
  );
}
