// Which modes are shown: all of them, or those that a visitor has chosen. The scenario and its runs
// stay as they are; what is stepped through, played, told and drawn goes by the shown ones.
import { finish } from "../lib/work.ts";
import { conflictInstants, mergedInstants } from "./run/instants.ts";
import type { Run } from "./run/run.ts";
import { type Position, stepsOf } from "./run/steps.ts";
import type { SessionState } from "./state.ts";

const chosen = new WeakMap<readonly Run[], Map<string, readonly Run[]>>();

/** The shown runs in their order: the same list as long as runs and choice stay the same. */
export function shownRuns({ runs, only }: Pick<SessionState, "runs" | "only">): readonly Run[] {
  if (only === null) return runs;
  const known = chosen.get(runs) ?? new Map<string, readonly Run[]>();
  chosen.set(runs, known);
  const key = only.join();
  const found = known.get(key) ?? runs.filter(({ index }) => only.includes(index));
  known.set(key, found);
  return found;
}

/** A choice as it is kept: ascending, each once; null for all; undefined where it leaves none. */
export function choiceOf(
  modes: readonly number[],
  runs: readonly Run[],
): readonly number[] | null | undefined {
  const shown = runs.map(({ index }) => index).filter((index) => modes.includes(index));
  if (shown.length === 0) return undefined;
  return shown.length === runs.length ? null : shown;
}

/** Where some runs are stepped through, where they are played, and their conflicts. */
interface Course {
  readonly instantsUs: readonly number[];
  readonly steps: readonly Position[];
  readonly conflictsUs: readonly number[];
}

const courses = new WeakMap<readonly Run[], Course>();

/** The course of the shown runs; that of all is in the state already. */
export function courseOf(state: SessionState): Course {
  if (state.only === null) return state;
  const runs = shownRuns(state);
  const known = courses.get(runs);
  if (known !== undefined) return known;
  const instantsUs = finish(mergedInstants(runs));
  const course: Course = {
    instantsUs,
    steps: finish(stepsOf(runs, instantsUs)),
    conflictsUs: finish(conflictInstants(runs)),
  };
  courses.set(runs, course);
  return course;
}
