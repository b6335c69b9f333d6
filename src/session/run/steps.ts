// The steps of a run, or of several side by side. One step is one event in each mode that has one:
// where several things happen at one instant, they are seen one after the other, in the order in
// which they happened. Between two steps nothing happens, only messages move.
import { countLeading } from "../../lib/bisect.ts";
import { endsPiece, finish, type Work } from "../../lib/work.ts";
import type { TraceEvent } from "../../sim/trace.ts";
import { eventIndexAt } from "../../sim/trace.ts";
import type { Run } from "./run.ts";

/** Where in time we stand. */
export interface Position {
  readonly timeUs: number;
  /**
   * How many of the instant's events have happened, in each mode that has as many; null: all. 0 is
   * only of use at the start, where nothing has happened before the first event.
   */
  readonly part: number | null;
}

/** Each takes next to no time. */
const instantsInPiece = 4096;

/**
 * All steps, from the start on. `instantsUs`: the times of the runs, ascending, with 0 as first.
 */
export function* stepsOf(
  runs: readonly Run[],
  instantsUs: readonly number[],
): Work<readonly Position[]> {
  const steps: Position[] = [];
  for (const [i, timeUs] of instantsUs.entries()) {
    if (endsPiece(i, instantsInPiece)) yield i / instantsUs.length;
    let parts = 0;
    for (const { byTime } of runs) parts = Math.max(parts, byTime.get(timeUs)?.length ?? 0);
    const isStart = timeUs === 0;
    if (parts === 0 || (parts === 1 && !isStart)) steps.push({ timeUs, part: null });
    else for (let part = isStart ? 0 : 1; part <= parts; part += 1) steps.push({ timeUs, part });
  }
  return steps;
}

/** A part as a link or a file names it, in these runs: of an instant not more than there is. */
export function partIn(runs: readonly Run[], { timeUs, part }: Position): number | null {
  if (part === null) return null;
  const most = Math.max(0, ...runs.map(({ byTime }) => byTime.get(timeUs)?.length ?? 0));
  return part > most ? null : part;
}

const stepsOfOne = new WeakMap<Run["byTime"], readonly Position[]>();

/** The steps of one run alone: its events. */
export function stepsOfRun(run: Run): readonly Position[] {
  const steps = stepsOfOne.get(run.byTime) ?? finish(stepsOf([run], run.instantsUs));
  stepsOfOne.set(run.byTime, steps);
  return steps;
}

/** Negative, 0 or positive: `a` before, at or after `b`. */
function comparePositions(a: Position, b: Position): number {
  if (a.timeUs !== b.timeUs) return a.timeUs - b.timeUs;
  const [left, right] = [a.part ?? Number.POSITIVE_INFINITY, b.part ?? Number.POSITIVE_INFINITY];
  return left === right ? 0 : left - right;
}

/** How many steps are at or before a position. */
export function countSteps(steps: readonly Position[], at: Position): number {
  return countLeading(steps.length, (i) => comparePositions(steps[i] as Position, at) <= 0);
}

/** Whether the last step that is done leaves us exactly where we stand. */
export function isOnStep(steps: readonly Position[], at: Position): boolean {
  return steps[countSteps(steps, at) - 1]?.timeUs === at.timeUs;
}

/** The step after a position, or before it. Undefined at the ends. */
export function neighbour(
  steps: readonly Position[],
  at: Position,
  direction: 1 | -1,
): Position | undefined {
  const count = countSteps(steps, at);
  if (direction === 1) return steps[count];
  return isOnStep(steps, at) ? steps[count - 2] : steps[count - 1];
}

/** The position right after an event, as the steps have it. */
export function positionOf(
  steps: readonly Position[],
  { byTime }: Run,
  { index, atUs: timeUs }: TraceEvent,
): Position {
  const place = byTime.get(timeUs)?.findIndex((event) => event.index === index) ?? -1;
  // The start is where nothing has happened yet; a background event is no step of its own.
  const part = place < 0 && timeUs === 0 ? 0 : place + 1;
  const at = { timeUs, part };
  const step = steps[countSteps(steps, at) - 1];
  return step?.timeUs === timeUs && step.part === part ? at : { timeUs, part: null };
}

/** The index of a run's last event that has happened at a position. */
export function eventAt(run: Run, { timeUs, part }: Position): number {
  const events = run.byTime.get(timeUs);
  if (part === null || events === undefined || part >= events.length) {
    return eventIndexAt(run.trace, timeUs);
  }
  const next = events[part] as TraceEvent;
  return next.index - 1;
}
