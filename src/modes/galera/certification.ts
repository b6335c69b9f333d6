// Certification: whether a write-set may stand, decided from the order alone, so that every node
// decides alike without a vote. It fails if a row that it wrote or guarded was written by a
// transaction that it had not seen (Galera's first-in-order rule; Pedone, Guerraoui, Schiper: "The
// Database State Machine Approach", 2003).
import type { PlainRow } from "../../data/plainTable.ts";
import type { FieldValue, RowId } from "../../data/value.ts";
import type { Dictionary } from "../../lib/record.ts";
import type { ConflictKind, Note } from "../../sim/note.ts";
import type { KeyVersion, RowImage, WriteSet } from "./state.ts";

/** What a failing write-set lost against. */
export interface Defeat {
  readonly row: RowId;
  readonly winner: KeyVersion;
}

/** Null: it passes. */
export function certify(index: Dictionary<KeyVersion>, set: WriteSet): Defeat | null {
  for (const row of set.keys) {
    const winner = index[row];
    if (winner !== undefined && winner.sequence > set.lastSeen) return { row, winner };
  }
  return null;
}

/** The index with the rows of a write-set that has passed. */
export function indexed(
  index: Dictionary<KeyVersion>,
  sequence: number,
  { request, origin, rows }: WriteSet,
): Dictionary<KeyVersion> {
  const next: Record<RowId, KeyVersion> = { ...index };
  for (const { image, change } of rows) {
    next[change.row] = { sequence, request, node: origin, change: change.change, image };
  }
  return next;
}

/** What stood against what: the loser's fields, with the values that stay. */
export function conflictNote({ row, winner }: Defeat, set: WriteSet): Note {
  const loser = set.rows.find(({ change }) => change.row === row);
  const fields = contested(loser, winner);
  const field = fields[0];
  return {
    kind: "conflict",
    row,
    fields,
    conflict: conflictKind(winner.change, loser?.change.change ?? "update"),
    rule: "first-in-order",
    kept: [
      {
        request: winner.request,
        node: winner.node,
        value: valueIn(winner.image, field),
        ...(winner.change === "delete" ? { deleted: true } : {}),
      },
    ],
    lost: [
      {
        request: set.request,
        node: set.origin,
        value: valueIn(loser?.image, field),
        ...(loser?.change.change === "delete" ? { deleted: true } : {}),
      },
    ],
  };
}

/** The loser's fields; of a loser that has none (a delete, a guard) what the winner wrote. */
function contested(loser: RowImage | undefined, winner: KeyVersion): readonly string[] {
  const own = Object.keys(loser?.change.set ?? {});
  if (own.length > 0) return own;
  const { fields } = winner.image;
  return Object.keys(fields).filter((name) => fields[name]?.holds.includes(winner.request));
}

function valueIn(row: PlainRow | undefined, field: string | undefined): FieldValue {
  return field === undefined ? null : (row?.fields[field]?.value ?? null);
}

type Change = RowImage["change"]["change"];

function conflictKind(winner: Change, loser: Change): ConflictKind {
  if (winner === loser) return `${winner}-${loser}` as ConflictKind;
  if (winner !== "delete" && loser !== "delete") return "update-update";
  return winner === "insert" || loser === "insert" ? "delete-insert" : "delete-update";
}
