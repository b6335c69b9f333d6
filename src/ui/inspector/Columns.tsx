// Where whole rows competed although nobody wrote what the other wrote: the same with single
// columns, a press away. It is a change of the scenario as any other.
import type { ReactNode } from "react";
import { resolutionOf } from "../../narrate/resolution.ts";
import { rowsAtOdds } from "../../narrate/wholeRows.ts";
import { byColumns, canCompeteByColumns } from "../../session/edits/wholeRows.ts";
import type { Run } from "../../session/run/run.ts";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import styles from "./Lead.module.css";
import { inspectorWords } from "./words.ts";

interface ColumnsProps {
  readonly run: Run;
  readonly event: number;
}

export function Columns({ run, event }: ColumnsProps): ReactNode {
  const { session } = usePage();
  const said = useWords(inspectorWords);
  const isOff = useSession((state) => state.embed || state.presenter);
  const resolution = resolutionOf(run.trace, event);
  const isAtOdds = resolution !== null && rowsAtOdds(resolution) !== null;
  if (isOff || !isAtOdds || !canCompeteByColumns(run)) return null;
  return (
    <button
      type="button"
      className={styles["try"]}
      onClick={() => session.edit(byColumns(run.index))}
    >
      {said.tryColumns}
    </button>
  );
}
