// What an opened scenario brings to the state: its runs, and what follows from them.

import { type Work, within } from "../lib/work.ts";
import { findMode } from "../modes/index.ts";
import { writtenDown } from "../scenarios/writtenDown.ts";
import type { ModeChoice, Scenario } from "../sim/scenario.ts";
import { outcomeWithin } from "./keeping/outcome.ts";
import type { Opened } from "./opening.ts";
import { conflictInstants, endOf, mergedInstants } from "./run/instants.ts";
import { makeReady } from "./run/ready.ts";
import { type BegunRuns, finishRuns, type Run } from "./run/run.ts";
import { partIn, stepsOf } from "./run/steps.ts";
import { subjectsOf } from "./run/subject.ts";
import { choiceOf } from "./showing.ts";
import type { SessionState } from "./state.ts";
import { labelIn, modeNamesIn, type Texts } from "./texts/texts.ts";

/** What another scenario does not change, or what is decided apart. */
type Kept = Pick<
  SessionState,
  | "speed"
  | "view"
  | "differencesOnly"
  | "loop"
  | "stopsAtConflicts"
  | "past"
  | "future"
  | "changed"
  | "openings"
  | "draft"
  | "unkept"
  | "before"
  | "pinned"
  | "restored"
  | "showsBefore"
  | "rail"
  | "theme"
  | "projector"
  | "presenter"
  | "embed"
  | "letterKeys"
  | "sound"
  | "locale"
  | "texts"
  | "voice"
  | "problem"
  | "notice"
>;

/** Settings of the page stay as they are. */
export type Entered = Omit<SessionState, keyof Kept>;

/** Of all that is computed, the part that the runs take. */
const shareOfRuns = 0.92;

export function* entered(opened: Opened, begun: BegunRuns): Work<Entered> {
  const runs = yield* within(finishRuns(begun), 0, shareOfRuns);
  yield* within(makeReady(runs), shareOfRuns, 0.94);
  const endUs = endOf(runs);
  const { instantUs, part } = opened;
  const expanded = opened.mode !== null && opened.mode < runs.length ? opened.mode : null;
  const instantsUs = yield* within(mergedInstants(runs), 0.94, 0.95);
  const steps = yield* within(stepsOf(runs, instantsUs), 0.95, 0.98);
  const conflictsUs = yield* within(conflictInstants(runs), 0.98, 0.99);
  const subjects = subjectsOf(opened.scenario);
  const timeUs = Math.min(Math.max(0, instantUs ?? 0), endUs);
  // The time line names each entry that it shows.
  writtenDown(opened.document);
  yield 1;
  return {
    id: opened.id,
    opened,
    scenario: opened.scenario,
    runs,
    instantsUs,
    steps,
    conflictsUs,
    endUs,
    timeUs,
    part: instantUs === null ? (steps[0]?.part ?? null) : partIn(runs, { timeUs, part }),
    playing: false,
    hosted: false,
    held: null,
    // Who is sent to the end is told what came of it all.
    ended: instantUs !== null && instantUs >= endUs,
    expanded,
    only: shownAs(opened.only, expanded, runs),
    subjects,
    subject: 0,
    selected: null,
    compared: null,
    pointed: null,
    place: null,
    span: null,
    progress: null,
    question: null,
  };
}

/** The modes that are to be shown; the one that is shown large is among them. */
export function shownAs(
  only: readonly number[] | null,
  expanded: number | null,
  runs: readonly Run[],
): readonly number[] | null {
  if (only === null) return null;
  return choiceOf(expanded === null ? only : [...only, expanded], runs) ?? null;
}

/** Whether the runs came out as the link says that they did for who made it. */
export function* isAsMeant({ traceHash }: Opened, runs: readonly Run[]): Work<boolean> {
  if (traceHash === null) return true;
  let outcome = outcomeWithin(runs, 8);
  for (; outcome === null; outcome = outcomeWithin(runs, 8)) yield 1;
  return outcome === traceHash;
}

/** The name of the mode that is computed when so much of all is done; `modes` in their order. */
export function modeAt(
  scenario: Scenario,
  modes: readonly ModeChoice[],
  part: number,
  texts: Texts,
): string {
  const at = Math.floor((part / shareOfRuns) * modes.length);
  const choice = modes[Math.min(modes.length - 1, at)];
  if (choice?.label != null) return labelIn(texts, scenario, choice.label);
  const about = findMode(choice?.mode ?? "")?.about;
  return about === undefined ? "" : modeNamesIn(texts, about).short;
}
