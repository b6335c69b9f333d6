// A mode whose whole rows compete, changed so that single columns do.

import type { Run } from "../run/run.ts";
import type { Edit } from "./edit.ts";
import { setModeOption } from "./modes.ts";

const option = "granularity";

/** Whether the mode of a run has the choice, and whole rows compete now. */
export function canCompeteByColumns({ trace }: Pick<Run, "trace">): boolean {
  return trace.options[option] === "row";
}

export function byColumns(run: number): Edit {
  return setModeOption(run, option, "column");
}
