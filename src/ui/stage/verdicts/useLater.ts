// A fact of a run that may take long to compute: at once where the run is small, else after the
// page has been drawn, so that nothing waits for it.
import { useEffect, useState } from "react";
import type { Run } from "../../../session/run/run.ts";

/** Null until it is computed. `compute` remembers its results. */
export function useLater<T>(compute: (run: Run) => T, run: Run, quick: boolean): T | null {
  const [known, setKnown] = useState<{ readonly run: Run; readonly value: T } | null>(null);
  useEffect(() => {
    if (quick) return undefined;
    const timer = setTimeout(() => setKnown({ run, value: compute(run) }));
    return () => clearTimeout(timer);
  }, [compute, run, quick]);
  if (quick) return compute(run);
  return known?.run === run ? known.value : null;
}

/** The checks of so many events are done within a frame. */
export const isSmall = ({ trace }: Run): boolean => trace.events.length < 3000;

/** The search for one order of so many requests is over at once, whatever they are. */
export const isShort = (run: Run): boolean => run.trace.requests.length <= 8;
