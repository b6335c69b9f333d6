// Whole rows that compete although nobody wrote what the other wrote: then a change is lost without
// any dispute about it, and single columns would have kept both.
import type { Resolution, Writer } from "./resolution.ts";

export interface RowsAtOdds {
  readonly winner: Writer;
  readonly loser: Writer;
  /** The fields that each wrote: they have none in common. */
  readonly won: readonly string[];
  readonly gone: readonly string[];
}

/** Null where the rule is no rule of timestamps, or the two sides wrote a field in common. */
export function rowsAtOdds({ rule, row, writers }: Resolution): RowsAtOdds | null {
  if (rule !== "later-stamp" && rule !== "tie-by-node") return null;
  const [winner, ...otherWinners] = writers.filter(({ isLost }) => !isLost);
  const [loser, ...otherLosers] = writers.filter(({ isLost }) => isLost);
  if (winner === undefined || loser === undefined) return null;
  if (otherWinners.length + otherLosers.length > 0) return null;
  const [won, gone] = [fieldsOf(winner, row), fieldsOf(loser, row)];
  if (won === null || gone === null || won.some((field) => gone.includes(field))) return null;
  return { winner, loser, won, gone };
}

/** The fields of the row that a request wrote; null where it made or deleted the row. */
function fieldsOf({ request }: Writer, row: string | null): readonly string[] | null {
  const fields = new Set<string>();
  for (const operation of request?.operations ?? []) {
    if (!("row" in operation) || operation.row !== row) continue;
    if (operation.verb === "insert" || operation.verb === "delete") return null;
    if (operation.verb === "update")
      for (const field of Object.keys(operation.set)) fields.add(field);
    else if (operation.verb === "increment") fields.add(operation.field);
    else if (operation.verb === "add" || operation.verb === "remove") fields.add(operation.field);
  }
  return fields.size === 0 ? null : [...fields];
}
