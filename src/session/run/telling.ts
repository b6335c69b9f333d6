// Which event of an instant is told in the sentence under the stage. At one instant several things
// may happen in several modes; the one that a visitor must not miss goes first.
import { countLeading } from "../../lib/bisect.ts";
import { oncePerKey } from "../../lib/oncePerKey.ts";
import type { EventKind, TraceEvent } from "../../sim/trace.ts";
import { eventIndexAt } from "../../sim/trace.ts";
import { countUpTo } from "./instants.ts";
import { lostRequests } from "./requests.ts";
import { conflictsIn, type Run } from "./run.ts";
import type { Position } from "./steps.ts";

export interface Told {
  readonly run: number;
  readonly event: number;
}

const kindRank: Readonly<Record<EventKind, number>> = {
  say: 9,
  crash: 6,
  partition: 6,
  heal: 6,
  cut: 6,
  mend: 6,
  restart: 6,
  link: 5,
  "link-end": 5,
  clock: 5,
  timeout: 5,
  command: 4,
  request: 3,
  deliver: 2,
  timer: 1,
  start: 0,
};

/** Notes of decisions in the protocol. */
const decisive: ReadonlySet<string> = new Set([
  "elected",
  "adopt",
  "preempted",
  "certify",
  "view",
  "transfer",
  "primary",
  "fallback",
  "discard",
  "home",
  "rights",
  "suspect",
]);

/** Notes of what can be seen on the stage, or of a new attempt or a halt; not only of an answer. */
const visible: ReadonlySet<string> = new Set([
  "write",
  "apply",
  "learn",
  "refuse",
  "reject",
  "wait",
  "promise",
  "two-phase",
  // Of changes that both stay: one that decides against somebody ranks higher.
  "conflict",
]);

/** From this rank on an event is worth its own sentence; the rest are receipts and yeses. */
const leastRemarkable = 2.5;

function rank(run: Run, event: TraceEvent): number {
  if (event.kind === "say") return kindRank.say;
  if (lostRequests(run).events.has(event.index)) return 8;
  if (conflictsIn(event).length > 0) return 7.5;
  if (event.notes.some(({ kind }) => kind === "lost")) return 7;
  const own = kindRank[event.kind];
  if (event.ends.length > 0 && event.kind !== "request") return Math.max(own, 4);
  if (event.notes.some(({ kind }) => decisive.has(kind))) return Math.max(own, 3.5);
  if (event.notes.some(({ kind }) => visible.has(kind))) return Math.max(own, leastRemarkable);
  return own;
}

/** Whether an event is more than a receipt or a repeated yes. */
export const isRemarkable = (run: Run, event: TraceEvent): boolean =>
  rank(run, event) >= leastRemarkable;

/** What a visitor should not miss, at one instant. */
export interface Remark extends Told {
  readonly atUs: number;
  readonly rank: number;
  /** The same has been found at another node before. */
  readonly isRepeat: boolean;
}

/** Of each instant of a run, the event that matters most, where it is worth a sentence. */
export const remarksOf = oncePerKey((run: Run): readonly Remark[] => {
  const remarks: Remark[] = [];
  const found = new Set<string>();
  for (const [atUs, events] of run.byTime) {
    let best: TraceEvent | null = null;
    let most = 0;
    for (const event of events) {
      const own = rank(run, event);
      if (own >= leastRemarkable && own > most) [best, most] = [event, own];
    }
    if (best === null) continue;
    const finding = findingOf(best);
    const isRepeat = finding !== "" && found.has(finding);
    found.add(finding);
    remarks.push({ run: run.index, event: best.index, atUs, rank: most, isRepeat });
  }
  return remarks;
});

/** From this rank on a client was answered, or something went wrong. */
const leastDecided = 4;

/** The conflicts that an event found, whatever the node; empty: none. */
function findingOf(event: TraceEvent): string {
  const found = conflictsIn(event).map(({ row, rule, kept, lost }) => {
    const requests = [...kept, ...lost].map(({ request }) => request).sort();
    return [row, rule, ...requests];
  });
  return found.length === 0 ? "" : JSON.stringify(found);
}

/** When something was decided in some of the runs. */
export function decidedIn(runs: readonly Run[]): ReadonlySet<number> {
  const decided = runs.flatMap((run) =>
    remarksOf(run).filter(({ rank: of }) => of >= leastDecided),
  );
  return new Set(decided.map(({ atUs }) => atUs));
}

/** The latest remark of some runs at or before a time: the one that matters most. */
export function lastRemark(runs: readonly Run[], timeUs: number): Remark | null {
  let last: Remark | null = null;
  for (const run of runs) {
    const remarks = remarksOf(run);
    const count = countLeading(remarks.length, (i) => (remarks[i] as Remark).atUs <= timeUs);
    const one = remarks[count - 1];
    if (one === undefined) continue;
    const isNewer = last === null || one.atUs > last.atUs;
    if (isNewer || (one.atUs === last?.atUs && one.rank > last.rank)) last = one;
  }
  return last;
}

/**
 * The events of a run's last instant at or before a position, as far as they have happened, in
 * order; background ones left out.
 */
export function eventsOfInstant(run: Run, { timeUs, part }: Position): readonly TraceEvent[] {
  const own = part === null ? undefined : run.byTime.get(timeUs);
  if (own !== undefined) return own.slice(0, part ?? 0);
  const { events } = run.trace;
  const atUs = run.instantsUs[countUpTo(run.instantsUs, timeUs) - 1];
  if (atUs === undefined) return [];
  const found: TraceEvent[] = [];
  for (let i = eventIndexAt(run.trace, atUs); i >= 0 && events[i]?.atUs === atUs; i -= 1) {
    const event = events[i];
    if (event !== undefined && !event.background) found.push(event);
  }
  return found.reverse();
}

/**
 * What to tell of some runs at a position: of their latest instant, the event that matters most; on
 * the way through an instant, of the events that have just happened. Null before the first event.
 */
export function toldAt(runs: readonly Run[], at: Position): Told | null {
  let best: { told: Told; atUs: number; rank: number } | null = null;
  if (at.timeUs === 0 && at.part === 0) return null;
  for (const run of runs) {
    for (const event of candidates(run, at)) {
      const one = { atUs: event.atUs, rank: rank(run, event) };
      const isNewer = best === null || one.atUs > best.atUs;
      if (isNewer || (one.atUs === best?.atUs && one.rank > best.rank)) {
        best = { ...one, told: { run: run.index, event: event.index } };
      }
    }
  }
  return best?.told ?? null;
}

function candidates(run: Run, at: Position): readonly TraceEvent[] {
  if (at.part === null) return eventsOfInstant(run, at);
  const event = run.byTime.get(at.timeUs)?.[at.part - 1];
  return event === undefined ? [] : [event];
}
