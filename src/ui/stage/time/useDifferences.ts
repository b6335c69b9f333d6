// Where the first two of the shown modes part, and when any of them differ.
import { differencesOf, firstPartingOf, type Parting } from "../../../session/judging/parting.ts";
import { shownRuns } from "../../../session/showing.ts";
import { useSession } from "../../page.ts";
import { useWorkedOne } from "../../useWorked.ts";

export interface Differences {
  readonly parting: Parting | null;
  /** Null: they are not asked for, or not known yet. */
  readonly stretches: readonly (readonly [number, number])[] | null;
  /** What is asked for is being worked out. */
  readonly isPending: boolean;
}

/** `compares`: there are modes that may differ. */
export function useDifferences(compares: boolean): Differences {
  const runs = useSession(shownRuns);
  const differencesOnly = useSession((state) => state.differencesOnly);
  const wantsStretches = compares && differencesOnly;
  const parting = useWorkedOne(firstPartingOf, compares ? runs : null);
  const stretches = useWorkedOne(differencesOf, wantsStretches ? runs : null);
  const isPending = (compares && parting === null) || (wantsStretches && stretches === null);
  return { parting: parting?.result ?? null, stretches: stretches?.result ?? null, isPending };
}
