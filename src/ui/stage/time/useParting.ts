// Where the first two of the shown modes part, and which two they are.
import { useMemo } from "react";
import { partingOf } from "../../../session/judging/parting.ts";
import type { Run } from "../../../session/run/run.ts";

export interface FirstParting {
  readonly timeUs: number;
  readonly names: readonly [string, string];
}

export function useParting(runs: readonly Run[]): FirstParting | null {
  return useMemo(() => firstParting(runs), [runs]);
}

/** Null where all modes show the same all the time. */
function firstParting(runs: readonly Run[]): FirstParting | null {
  let first: FirstParting | null = null;
  for (const [i, a] of runs.entries()) {
    for (const b of runs.slice(i + 1)) {
      const parting = partingOf(a, b);
      if (parting === null || parting.timeUs >= (first?.timeUs ?? Number.POSITIVE_INFINITY))
        continue;
      first = { timeUs: parting.timeUs, names: [a.short, b.short] };
    }
  }
  return first;
}
