// Where the runs of one scenario part: the first instant from which a client could tell two modes
// from each other.
import type { Run } from "./run.ts";

export interface Parting {
  readonly timeUs: number;
  /** The events after which the two differ for the first time, in either run; -1 where none. */
  readonly events: readonly [number, number];
  readonly node: string;
}

/** Null where no client ever sees a difference. */
export function partingOf(_a: Run, _b: Run): Parting | null {
  return null;
}

/** Stretches of time in which the shown values of some two runs differ, ascending. */
export function differencesOf(_runs: readonly Run[]): readonly (readonly [number, number])[] {
  return [];
}
