// A client's transaction on replicated types. Increments, adds and removals are operations of the
// types, carried out exactly; assigning a number to a counter means adding the difference. All of a
// transaction's changes of a row are one write of it, with one dot; the dot is also the tag of what
// it adds to a set.
import { writeMvRegister } from "../../data/crdt/mvRegister.ts";
import type { Operation } from "../../data/operation.ts";
import type { ChangeKind, ReadResult, Written } from "../../data/plainTable.ts";
import type { RefusalCode } from "../../data/refusal.ts";
import {
  type FieldKind,
  type RequestId,
  type RowId,
  type TableSchema,
  tableOf,
} from "../../data/value.ts";
import { nextDot } from "../../data/versionVector.ts";
import { type Dictionary, withEntry } from "../../lib/record.ts";
import type { Context } from "../../sim/mode.ts";
import { addTo, assign, clear, type Edit, insertInto, type Pen, removeFrom } from "./edit.ts";
import { emptyField, type FieldState, valuesOf, viewOfField } from "./field.ts";
import {
  type CrdtRow,
  type CrdtTable,
  existenceHolders,
  isDeletion,
  isPresence,
  isPresentRow,
  unknownRow,
  vectorOf,
  viewOfRow,
} from "./row.ts";

interface RowWrite {
  readonly row: RowId;
  readonly change: ChangeKind;
  readonly written: readonly Written[];
}

/** An addition to a counter, as it travels where operations are shipped instead of states. */
export interface Addition {
  readonly row: RowId;
  readonly field: string;
  readonly kind: FieldKind;
  readonly by: number;
}

/** Rights that a transaction lacks at this node. */
export interface Lack {
  readonly row: RowId;
  readonly field: string;
  readonly amount: number;
}

export interface Done {
  readonly refused: null;
  readonly table: CrdtTable;
  readonly writes: readonly RowWrite[];
  readonly reads: readonly ReadResult[];
  readonly additions: readonly Addition[];
  /** Tags given to added items, and tags seen by removals. */
  readonly added: readonly string[];
  readonly observed: readonly string[];
}
export interface Refused {
  readonly refused: RefusalCode;
  readonly row: RowId;
  /** With code 23. */
  readonly lack: Lack | null;
}
export type Outcome = Done | Refused;

/**
 * Carries out all of a transaction or nothing. Refusals: 20 absent, 21 already there, 22 guard
 * false, 23 no rights, 24 splice, or a negative addition to a counter that only grows.
 */
export function carryOut(
  table: CrdtTable,
  operations: readonly Operation[],
  request: RequestId,
  context: Context,
): Outcome {
  let done: Done = {
    refused: null,
    table,
    writes: [],
    reads: [],
    additions: [],
    added: [],
    observed: [],
  };
  for (const operation of operations) {
    const { row } = operation;
    const before = done.table[row];
    if (operation.verb === "read") {
      const view = before === undefined ? undefined : viewOfRow(before);
      done = { ...done, reads: [...done.reads, { row, field: operation.field ?? null, view }] };
      continue;
    }
    const refused = refusalOf(operation, before);
    if (refused !== null) return { refused, row, lack: null };
    if (operation.verb === "require") continue;
    const seen = vectorOf(table[row] ?? unknownRow(context.nodes));
    const dot = nextDot(seen, context.node);
    const next = write(operation, before ?? unknownRow(context.nodes), { request, dot, context });
    if (next.refused !== null) return next;
    done = joinDone(done, next);
  }
  return done;
}

function refusalOf(operation: Operation, row: CrdtRow | undefined): RefusalCode | null {
  if (operation.verb === "splice") return 24;
  if (operation.verb === "require") return guardHolds(operation, row) ? null : 22;
  const isPresent = isPresentRow(row);
  if (operation.verb === "insert") return isPresent ? 21 : null;
  return isPresent ? null : 20;
}

/** Where a field has siblings, the condition must hold for each of them. */
function guardHolds(
  guard: Operation & { readonly verb: "require" },
  row: CrdtRow | undefined,
): boolean {
  const field = isPresentRow(row) ? row?.fields[guard.field] : undefined;
  const { min, equals } = guard;
  return (field === undefined ? [null] : valuesOf(field)).every(
    (value) =>
      (min === undefined || (typeof value === "number" && value >= min)) &&
      (equals === undefined || value === equals),
  );
}

/** One operation carried out on one row. */
type Piece = Omit<Done, "table" | "reads"> & { readonly row: RowId; readonly after: CrdtRow };

function write(operation: Operation, before: CrdtRow, pen: Pen): Piece | Refused {
  const { row } = operation;
  const schema = pen.context.database.tables[tableOf(row)] ?? {};
  const isInsert = operation.verb === "insert";
  const edits = editsOf(operation, before, schema, pen);
  const additions: Addition[] = [];
  let fields: Dictionary<FieldState> = before.fields;
  const written: Written[] = [];
  for (const [field, edit] of edits) {
    if (typeof edit === "number") return refusal(edit, row, field, null);
    if (edit.lack > 0) return refusal(23, row, field, edit.lack);
    fields = withEntry(fields, field, edit.field);
    const kind = schema[field] ?? "register";
    if (edit.by !== null) additions.push({ row, field, kind, by: edit.by });
    // A removal of what is not there changes nothing, and an insert replaces what the row held.
    if (edit.isIdle) continue;
    const value = viewOfField(edit.field)[0]?.value ?? null;
    written.push({ field, value, over: isInsert ? [] : edit.over });
  }
  const existing = [...edits.values()].flatMap((edit) => (typeof edit === "number" ? [] : edit));
  const isIdle = edits.size > 0 && existing.every((edit) => edit.isIdle) && !isInsert;
  const flagged = isIdle
    ? { existence: before.existence, written: [] }
    : writeFlag(operation, before, pen);
  const change: ChangeKind =
    operation.verb === "insert" || operation.verb === "delete" ? operation.verb : "update";
  const rowWrite = { row, change, written: [...flagged.written, ...written] };
  return {
    refused: null,
    row,
    after: { existence: flagged.existence, fields },
    writes: isIdle ? [] : [rowWrite],
    additions,
    added: existing.flatMap((edit) => edit.added),
    observed: existing.flatMap((edit) => edit.observed),
  };
}

function refusal(code: RefusalCode, row: RowId, field: string, amount: number | null): Refused {
  return { refused: code, row, lack: amount === null ? null : { row, field, amount } };
}

/** What the operation does to each field; a number is the code for which it is refused. */
function editsOf(
  operation: Operation,
  before: CrdtRow,
  schema: TableSchema,
  pen: Pen,
): ReadonlyMap<string, Edit | RefusalCode> {
  const fieldOf = (name: string): FieldState =>
    before.fields[name] ?? emptyField(schema[name] ?? "register");
  const edits = new Map<string, Edit | RefusalCode>();
  switch (operation.verb) {
    case "insert":
      for (const name of Object.keys(schema)) {
        const value = operation.set[name];
        const field = fieldOf(name);
        edits.set(name, value === undefined ? clear(field, pen) : insertInto(field, value, pen));
      }
      break;
    case "update":
      for (const [name, value] of Object.entries(operation.set)) {
        edits.set(name, assign(fieldOf(name), value, pen));
      }
      break;
    case "increment":
      edits.set(operation.field, addTo(fieldOf(operation.field), operation.by, pen));
      break;
    case "add":
    case "remove": {
      const { field, value, verb } = operation;
      const isAdd = verb === "add";
      edits.set(
        field,
        isAdd ? addTo(fieldOf(field), value, pen) : removeFrom(fieldOf(field), value, pen),
      );
      break;
    }
    default:
  }
  return edits;
}

/** The row's flag after a write: taken by a deletion, set anew by everything else. */
function writeFlag(
  operation: Operation,
  before: CrdtRow,
  { request, dot }: Pen,
): { readonly existence: CrdtRow["existence"]; readonly written: readonly Written[] } {
  const { entries } = before.existence;
  const set = (isPresent: boolean, holds: readonly RequestId[]): CrdtRow["existence"] =>
    writeMvRegister(before.existence, dot, { isPresent, holds, request });
  if (operation.verb === "insert" || operation.verb === "delete") {
    const isPresent = operation.verb === "insert";
    const written = { field: null, value: isPresent, over: holdersOfRow(before) };
    return { existence: set(isPresent, [request]), written: [written] };
  }
  const kept = [...new Set(entries.filter(isPresence).flatMap(({ content }) => content.holds))];
  const over = entries.filter(isDeletion).flatMap(({ content }) => content.holds);
  if (over.length === 0) return { existence: set(true, kept), written: [] };
  // An update that has seen a deletion beside the row decides that the row is there.
  const holds = kept.includes(request) ? kept : [...kept, request];
  return { existence: set(true, holds), written: [{ field: null, value: true, over }] };
}

/** Everyone whose effect the row shows. */
function holdersOfRow(row: CrdtRow): readonly RequestId[] {
  const shown = isPresentRow(row) ? Object.values(row.fields).flatMap(viewOfField) : [];
  return [...new Set([...existenceHolders(row), ...shown.flatMap(({ holds }) => holds)])];
}

function joinDone(done: Done, { row, after, ...piece }: Piece): Done {
  const [later] = piece.writes;
  const earlier = done.writes.find((one) => one.row === row);
  const others = done.writes.filter((one) => one.row !== row);
  const joined = later === undefined ? earlier : joinWrites(earlier, later);
  return {
    ...done,
    table: withEntry(done.table, row, after),
    writes: joined === undefined ? others : [...others, joined],
    additions: [...done.additions, ...piece.additions],
    added: [...done.added, ...piece.added],
    observed: [...done.observed, ...piece.observed],
  };
}

function joinWrites(earlier: RowWrite | undefined, later: RowWrite): RowWrite {
  if (earlier === undefined) return later;
  const isInsert = earlier.change === "insert" || later.change === "insert";
  const change = later.change === "delete" ? "delete" : isInsert ? "insert" : "update";
  return { row: later.row, change, written: [...earlier.written, ...later.written] };
}
