// What the stage shows at one time, as its parts receive it.
import type { Severance } from "../../session/drawing/faults.ts";
import type { Verdict } from "../../session/judging/verdict.ts";
import type { Moment } from "../../session/run/moment.ts";
import type { Run } from "../../session/run/run.ts";
import type { Sayings } from "../../session/run/sayings.ts";
import type { Scenario } from "../../sim/scenario.ts";
import type { Looks } from "../places.ts";

export interface ShownMode {
  readonly run: Run;
  readonly moment: Moment;
  readonly verdict: Verdict;
  /** The same mode before the last change of the scenario, where that is to be compared with. */
  readonly before: {
    readonly run: Run;
    readonly moment: Moment;
    readonly verdict: Verdict;
  } | null;
}

export interface Shown {
  readonly scenario: Scenario;
  readonly looks: Looks;
  /** The shown ones: not all of the runs, where a visitor has chosen. */
  readonly modes: readonly ShownMode[];
  /** Index of the mode that the sentence is about. */
  readonly told: number;
  readonly severances: readonly Severance[];
  /** The next instant: until then only messages move. */
  readonly untilUs: number;
  /** Values are words, not numbers. */
  readonly isWide: boolean;
  /** All that labels will have to say at any time. */
  readonly sayings: Sayings;
}

/** The mode of a run; undefined where it is not shown. */
export function modeOf({ modes }: Shown, run: number | undefined): ShownMode | undefined {
  return modes.find(({ run: { index } }) => index === run);
}
