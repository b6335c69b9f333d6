// The chapter's function for resolving conflicts, with its faults, so that a lesson can show them.
// It compares vectors with `>`, which JavaScript answers with `false` for any two objects, so every
// arriving version is taken for a conflict; it then prefers what a user edited, else what has
// arrived: two nodes may swap their versions for ever. And it keeps the chosen version's vector as
// it is, instead of merging what both had seen.
import type { RowId } from "../../data/value.ts";
import { compareVectors, mergeVectors, sameDot } from "../../data/versionVector.ts";
import type { Note } from "../../sim/note.ts";
import { contender, type Meeting, requestsOf } from "./notes.ts";
import { distinct, type Entry, type VersionedRow, valueOfCell } from "./row.ts";

/** The field that the function looks at. */
const flag = "editedByUser";

function isUserEdited(entry: Entry): boolean {
  return (entry.content.fields?.[flag] ?? []).some((cell) => valueOfCell(cell) === true);
}

/** The row after a version has arrived: the stored one or the other, never both. */
export function choose(stored: VersionedRow | undefined, arrived: VersionedRow): VersionedRow {
  const own = stored?.entries[0];
  const other = arrived.entries[0];
  if (stored === undefined || own === undefined || other === undefined) return arrived;
  if (sameDot(own.dot, other.dot)) return stored;
  const keepsOwn = isUserEdited(own) && !isUserEdited(other);
  // The context only numbers this node's own writes: no two of them may have one dot.
  const context = mergeVectors(stored.context, arrived.context);
  return { entries: [keepsOwn ? own : other], context };
}

export function choiceNotes(meeting: Meeting): readonly Note[] {
  const { row, from, stored, arrived, merged } = meeting;
  const own = stored?.entries[0];
  const other = arrived.entries[0];
  const chosen = merged.entries[0];
  if (other === undefined || chosen === undefined) return [];
  const requests = requestsOf([other]);
  if (own === undefined) return [{ kind: "apply", row, fields: namesOf(other), from, requests }];
  if (sameDot(own.dot, other.dot)) {
    return [{ kind: "ignore", row, from, reason: "known", requests }];
  }
  const order = compareVectors(other.content.vector, own.content.vector);
  if (order === "after" && chosen === other) {
    return [{ kind: "apply", row, fields: namesOf(other), from, requests }];
  }
  return [conflict(row, chosen, chosen === own ? other : own)];
}

function conflict(row: RowId, kept: Entry, lost: Entry): Note {
  const fields = distinct([...namesOf(kept), ...namesOf(lost)]);
  return {
    kind: "conflict",
    row,
    fields,
    conflict: "update-update",
    rule: "user-edited",
    kept: [contender(kept, fields, [lost])],
    lost: [contender(lost, fields, [kept])],
  };
}

/** The fields that the version's own request wrote. */
function namesOf({ dot, content }: Entry): readonly string[] {
  const fields = Object.entries(content.fields ?? {});
  return fields.filter(([, cells]) => cells.some((cell) => sameDot(cell.dot, dot))).map(([n]) => n);
}
