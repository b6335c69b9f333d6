// What a node shows in a field now: what a new value is to differ from.
import type { FieldValue, NodeId, RowId } from "../../data/value.ts";
import { rowsAfter } from "../../sim/trace.ts";
import { eventAt } from "../run/steps.ts";
import type { SessionState } from "../state.ts";

/** Of siblings the first; undefined where there is none. */
export function currentValue(
  { runs, timeUs, part }: Pick<SessionState, "runs" | "timeUs" | "part">,
  run: number,
  node: NodeId,
  row: RowId,
  field: string,
): FieldValue | undefined {
  const shown = runs[run] ?? runs[0];
  if (shown === undefined) return undefined;
  const view = rowsAfter(shown.trace, node, eventAt(shown, { timeUs, part }))[row];
  return view?.find(({ fields }) => fields !== null)?.fields?.[field]?.[0]?.value;
}
