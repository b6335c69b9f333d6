// Panels whose maps are large together are drawn one after the other, each in a task of its own, so
// that the page answers between them; small ones all at once. Where time moves on faster than they
// are drawn, each shows the latest when its turn comes.
import { useEffect, useState } from "react";
import type { Shown } from "./shown.ts";

/** More than any scenario of the library has on all its maps together. */
const mostCablesAtOnce = 40;

interface Turns {
  /** What each panel shows; shorter where some have not had their first turn. */
  readonly drawn: readonly (Shown | null)[];
  /** The panel that was drawn last. */
  readonly last: number;
}

const noTurns: Turns = { drawn: [], last: -1 };

/** By mode: what its panel shows; null before its first turn. */
export function useInTurn(latest: Shown): readonly (Shown | null)[] {
  const [turns, setTurns] = useState(noTurns);
  const { nodes } = latest.scenario;
  const cables = (latest.modes.length * nodes.length * (nodes.length - 1)) / 2;
  const areAtOnce = cables <= mostCablesAtOnce;
  useEffect(() => {
    // What is no longer shown is not held on to: a large run has hundreds of megabytes.
    if (areAtOnce) return setTurns(noTurns);
    const next = nextOf(turns, latest);
    if (next === null) return;
    const timer = setTimeout(() => {
      const drawn = latest.modes.map((_, i) => (i === next ? latest : (turns.drawn[i] ?? null)));
      setTurns({ drawn, last: next });
    });
    return () => clearTimeout(timer);
  }, [areAtOnce, turns, latest]);
  return latest.modes.map((_, i) => (areAtOnce ? latest : (turns.drawn[i] ?? null)));
}

/** The panel whose turn it is: they go round. */
function nextOf({ drawn, last }: Turns, latest: Shown): number | null {
  const count = latest.modes.length;
  for (let k = 1; k <= count; k += 1) {
    const i = (last + k) % count;
    if (drawn[i] !== latest) return i;
  }
  return null;
}
