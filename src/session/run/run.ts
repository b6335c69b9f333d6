// One mode's run of the scenario, and what the page asks of it again and again. A run never
// changes: what is shown at a time is looked up in it, so going back really goes back.
import { type ConflictFound, conflicts, isConflict } from "../../checks/conflicts.ts";
import { convergence } from "../../checks/convergence.ts";
import { digest } from "../../checks/digest.ts";
import { invariantResults } from "../../checks/invariants.ts";
import { type LostWrite, lostWrites } from "../../checks/lostWrites.ts";
import { readFindings, type StaleRead } from "../../checks/staleReads.ts";
import type { NodeId, RequestId, RowId } from "../../data/value.ts";
import { finish, type Work, within } from "../../lib/work.ts";
import { findMode } from "../../modes/index.ts";
import { shortTraceHash } from "../../scenarios/link.ts";
import { isPeaceful, type Note } from "../../sim/note.ts";
import type { ModeChoice, Scenario } from "../../sim/scenario.ts";
import { begin, type Together } from "../../sim/together.ts";
import type { Trace, TraceEvent } from "../../sim/trace.ts";
import { englishTexts, labelIn, modeNamesIn, type Texts } from "../texts/texts.ts";

export interface Run {
  /** Position among the runs of the scenario. */
  readonly index: number;
  readonly trace: Trace;
  /** What the scenario calls this run; null: nothing of its own. */
  readonly label: string | null;
  /** The full name: the scenario's label, else the mode's title. */
  readonly title: string;
  /** The name on the panel: the full one where it is short enough for one line. */
  readonly heading: string;
  /** The name on tabs. */
  readonly short: string;
  /** Times of foreground events, ascending, each once. */
  readonly instantsUs: readonly number[];
  /** The events that are stepped through, by their time, in order. */
  readonly byTime: ReadonlyMap<number, readonly TraceEvent[]>;
  /** Times at which a node found a conflict or an acknowledged write was lost, ascending. */
  readonly conflictsUs: readonly number[];
  readonly losses: readonly LostWrite[];
  readonly staleReads: readonly StaleRead[];
  readonly choices: readonly Choice[];
  /**
   * Since when all nodes that are up at the end agree; null when they do not, or the run is
   * unfinished.
   */
  readonly convergedAtUs: number | null;
}

/** The runs of a scenario, each begun. Modes that this version does not know are left out. */
export interface BegunRuns {
  readonly together: Together;
  readonly choices: readonly ModeChoice[];
}

export function* beginRuns(scenario: Scenario): Work<BegunRuns> {
  const contenders = scenario.modes.flatMap((choice) => {
    const mode = findMode(choice.mode);
    return mode === undefined ? [] : [{ mode, choice }];
  });
  const together = yield* begin(scenario, contenders);
  return { together, choices: contenders.map(({ choice }) => choice) };
}

/** The choices in the order in which their runs are computed. */
export function orderOf({ together, choices }: BegunRuns): readonly ModeChoice[] {
  return together.order.map((i) => choices[i] as ModeChoice);
}

/** Runs the scenario under each of its modes. */
export function runAll(scenario: Scenario): readonly Run[] {
  return finish(runAllInPieces(scenario));
}

function* runAllInPieces(scenario: Scenario): Work<readonly Run[]> {
  return yield* finishRuns(yield* beginRuns(scenario));
}

/** Runs that are not kept beside others without need: together they take some hundred megabytes. */
export function areLarge(runs: readonly Run[]): boolean {
  const count = ({ trace }: Run): number => trace.events.length + trace.messages.length;
  return runs.reduce((sum, run) => sum + count(run), 0) > mostBeside;
}

const mostBeside = 200_000;

/** In the scenario's order, whatever is computed first. */
export function* finishRuns({ together, choices }: BegunRuns): Work<readonly Run[]> {
  const runs: Run[] = [];
  const { order } = together;
  for (const [i, index] of order.entries()) {
    const one = runOne(together, choices[index] as ModeChoice);
    const run = yield* within(one, i / order.length, (i + 1) / order.length);
    runs[index] = { ...run, index };
  }
  return runs;
}

/** A fifth of the smallest window takes this many characters. */
const longestHeading = 22;

function* runOne(together: Together, { label }: ModeChoice): Work<Run> {
  const trace = yield* within(together.next(), 0, 0.7);
  const { convergedAtUs } = yield* within(convergence.inPieces(trace), 0.7, 0.8);
  const byTime = eventsByTime(trace.events);
  yield 0.82;
  const instantsUs = instantsOf(trace);
  yield 0.84;
  const run = {
    index: 0,
    trace,
    label,
    ...namesOf(trace, label, englishTexts),
    instantsUs,
    byTime,
  };
  const losses = yield* within(lostWrites.inPieces(trace), 0.84, 0.92);
  // Sentences say which answers were stale.
  const { stale: staleReads } = yield* within(readFindings.inPieces(trace), 0.92, 0.94);
  const found = yield* within(conflicts.inPieces(trace), 0.94, 0.96);
  const conflictsUs = conflictsOf(trace, found, losses);
  // Verdicts ask for it at every instant.
  yield* within(invariantResults.inPieces(trace), 0.96, 1);
  return {
    ...run,
    losses,
    staleReads,
    choices: choicesOf(trace, losses),
    conflictsUs,
    convergedAtUs: trace.unfinished ? null : convergedAtUs,
  };
}

/** The run called as in another language; what a visitor has called it stays. */
export function namedIn(run: Run, texts: Texts): Run {
  return { ...run, ...namesOf(run.trace, run.label, texts) };
}

function namesOf(
  { scenario, mode: { about } }: Trace,
  given: string | null,
  texts: Texts,
): Pick<Run, "title" | "heading" | "short"> {
  const names = modeNamesIn(texts, about);
  const label = given === null ? null : labelIn(texts, scenario, given);
  const title = label === null ? names.title : `${names.short}: ${label}`;
  // Where a scenario compares a mode with itself, what it calls each run of it tells them apart.
  const isAlone = scenario.modes.filter(({ mode }) => mode === about.id).length === 1;
  const short = isAlone ? names.short : (label ?? names.short);
  return { title, short, heading: widthOf(title) <= longestHeading ? title : short };
}

/** In characters; those of Japanese are twice as wide as letters. */
function widthOf(text: string): number {
  return [...text].reduce((width, one) => width + (one >= "\u3000" ? 2 : 1), 0);
}

/** The foreground events of a run by their time, in order; the start of the nodes is no event. */
function eventsByTime(events: readonly TraceEvent[]): ReadonlyMap<number, readonly TraceEvent[]> {
  const byTime = new Map<number, TraceEvent[]>();
  for (const event of events) {
    if (event.background || event.kind === "start") continue;
    const same = byTime.get(event.atUs);
    if (same === undefined) byTime.set(event.atUs, [event]);
    else same.push(event);
  }
  return byTime;
}

function instantsOf({ events }: Trace): readonly number[] {
  const times: number[] = [];
  for (const { background, atUs } of events) {
    if (!background && times.at(-1) !== atUs) times.push(atUs);
  }
  return times;
}

/** A write that had seen what it loses to is in no conflict; after an OK, it is lost. */
function conflictsOf(
  trace: Trace,
  found: readonly ConflictFound[],
  losses: readonly LostWrite[],
): readonly number[] {
  const times = new Set(found.filter(isConflict).map(({ atUs }) => atUs));
  for (const { event } of losses) times.add(trace.events[event]?.atUs ?? 0);
  return [...times].sort((a, b) => a - b);
}

export type ConflictNote = Extract<Note, { kind: "conflict" }>;

/** The conflicts that an event found, those left out that merged without loss. */
export function conflictsIn(event: TraceEvent): readonly ConflictNote[] {
  return event.notes.filter(
    (note): note is ConflictNote => note.kind === "conflict" && !isPeaceful(note.rule),
  );
}

/** Where a node decided a conflict against an acknowledged write. */
interface Choice {
  readonly event: number;
  readonly node: NodeId;
  readonly row: RowId;
}

function choicesOf(trace: Trace, losses: readonly LostWrite[]): readonly Choice[] {
  const lostRequests = new Set<RequestId | null>(losses.map(({ request }) => request));
  return trace.events.flatMap((event) => {
    const { index, node } = event;
    if (node === null) return [];
    return conflictsIn(event)
      .filter(({ lost }) => lost.some(({ request }) => lostRequests.has(request)))
      .map(({ row }) => ({ event: index, node, row }));
  });
}

/** Six characters that name the outcome of all runs, for links. */
export function outcomeOf(runs: readonly Run[]): string {
  return shortTraceHash(runs.map(({ trace }) => digest(trace)));
}
