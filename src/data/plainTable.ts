// A table with one value a field, and the evaluation of a transaction on it. The modes that keep a
// single version (all but version vectors and CRDTs) store this; the others use it to decide guards
// and read-then-write operations.
import { unreachable } from "../lib/assert.ts";
import { type Dictionary, withEntry } from "../lib/record.ts";
import type { FieldValues, Operation } from "./operation.ts";
import type { RefusalCode } from "./refusal.ts";
import {
  emptyValue,
  type FieldValue,
  type RequestId,
  type RowId,
  type Scalar,
  type TableSchema,
  tableOf,
  toSet,
} from "./value.ts";
import type { FieldVersion, RowView } from "./view.ts";

/** A row with its writers. A deleted row stays as a tombstone: `present` false, no fields. */
export interface PlainRow {
  readonly present: boolean;
  /** Who inserted or deleted the row; null for a row of the start. */
  readonly by: RequestId | null;
  readonly fields: Readonly<Record<string, FieldVersion>>;
}

export type PlainTable = Dictionary<PlainRow>;

/**
 * A value that a transaction wrote, and the requests whose values it replaced where it was carried
 * out.
 */
export interface Written {
  /** Null: the row's existence itself (insert, delete). */
  readonly field: string | null;
  readonly value: FieldValue;
  readonly over: readonly RequestId[];
  /** Of an addition: those of `over` whose values it does not contain, siblings that it drops. */
  readonly dropped?: readonly RequestId[];
}

export type ChangeKind = "insert" | "update" | "delete";

/** What a transaction did to one row. */
export interface RowChange {
  readonly row: RowId;
  readonly change: ChangeKind;
  /**
   * The fields that were set, with their new values. All fields for an insert, none for a delete.
   */
  readonly set: FieldValues;
  readonly written: readonly Written[];
}

/** What a read saw. `view` is undefined where the row has never been. */
export interface ReadResult {
  readonly row: RowId;
  readonly field: string | null;
  readonly view: RowView | undefined;
}

export interface Carried {
  readonly table: PlainTable;
  readonly changes: readonly RowChange[];
  readonly reads: readonly ReadResult[];
}

export type Evaluation =
  | ({ readonly refused: null } & Carried)
  | { readonly refused: RefusalCode; readonly row: RowId };

/** The rows of the start, written by nobody. */
export function plainTable(rows: Dictionary<FieldValues>): PlainTable {
  const table: Record<RowId, PlainRow> = {};
  for (const [row, values] of Object.entries(rows)) {
    const fields: Record<string, FieldVersion> = {};
    for (const [name, value] of Object.entries(values)) fields[name] = { value, holds: [] };
    table[row] = { present: true, by: null, fields };
  }
  return table;
}

export function viewOfPlainRow(row: PlainRow): RowView {
  const holds = row.by === null ? [] : [row.by];
  if (!row.present) return [{ fields: null, holds }];
  const fields: Record<string, readonly FieldVersion[]> = {};
  for (const [name, version] of Object.entries(row.fields)) fields[name] = [version];
  return [{ fields, holds }];
}

/**
 * Carries out a transaction on the table, all of it or nothing: later operations see what earlier
 * ones did. The refusal codes are 20 (absent), 21 (already there), 22 (guard false), 24
 * (unsupported).
 */
export function evaluate(
  table: PlainTable,
  operations: readonly Operation[],
  tables: Dictionary<TableSchema>,
  request: RequestId,
): Evaluation {
  let current = table;
  const changes = new Map<RowId, RowChange>();
  const reads: ReadResult[] = [];
  for (const operation of operations) {
    const { row } = operation;
    const before = current[row];
    if (operation.verb === "read") {
      const view = before === undefined ? undefined : viewOfPlainRow(before);
      reads.push({ row, field: operation.field ?? null, view });
      continue;
    }
    const refused = refusalOf(operation, before);
    if (refused !== null) return { refused, row };
    if (operation.verb === "require") continue;
    const next = change(operation, before, tables[tableOf(row)] ?? {}, request);
    current = withEntry(current, row, next);
    changes.set(row, joinChanges(changes.get(row), describe(operation, row, before, next)));
  }
  return { refused: null, table: current, changes: [...changes.values()], reads };
}

function refusalOf(operation: Operation, before: PlainRow | undefined): RefusalCode | null {
  const present = before?.present ?? false;
  switch (operation.verb) {
    case "insert":
      return present ? 21 : null;
    case "require":
      return guardHolds(operation, before) ? null : 22;
    case "splice":
      return 24;
    default:
      return present ? null : 20;
  }
}

function guardHolds(
  guard: Operation & { readonly verb: "require" },
  before: PlainRow | undefined,
): boolean {
  const value = before?.present ? (before.fields[guard.field]?.value ?? null) : null;
  if (guard.min !== undefined && !(typeof value === "number" && value >= guard.min)) return false;
  return guard.equals === undefined || value === guard.equals;
}

function change(
  operation: Operation,
  before: PlainRow | undefined,
  schema: TableSchema,
  request: RequestId,
): PlainRow {
  if (operation.verb === "delete") return { present: false, by: request, fields: {} };
  if (operation.verb === "insert") {
    const fields: Record<string, FieldVersion> = {};
    for (const [name, kind] of Object.entries(schema)) {
      fields[name] = { value: operation.set[name] ?? emptyValue(kind), holds: [request] };
    }
    return { present: true, by: request, fields };
  }
  const fields = { ...before?.fields };
  for (const [name, value] of Object.entries(newValues(operation, before))) {
    fields[name] = { value, holds: [request] };
  }
  return { present: true, by: before?.by ?? null, fields };
}

/** The values that an operation on a present row gives its fields: read, compute, write. */
function newValues(operation: Operation, before: PlainRow | undefined): FieldValues {
  switch (operation.verb) {
    case "update":
      return operation.set;
    case "increment": {
      const old = before?.fields[operation.field]?.value;
      return { [operation.field]: (typeof old === "number" ? old : 0) + operation.by };
    }
    case "add":
    case "remove": {
      const old = before?.fields[operation.field]?.value;
      const items: readonly Scalar[] = Array.isArray(old) ? old : [];
      const others = items.filter((item) => item !== operation.value);
      return {
        [operation.field]: toSet(operation.verb === "add" ? [...others, operation.value] : others),
      };
    }
    case "insert":
    case "delete":
    case "splice":
    case "read":
    case "require":
      return {};
    default:
      return unreachable(operation);
  }
}

function describe(
  operation: Operation,
  row: RowId,
  before: PlainRow | undefined,
  after: PlainRow,
): RowChange {
  const written: Written[] = [];
  const set: Record<string, FieldValue> = {};
  const kind: ChangeKind =
    operation.verb === "insert" || operation.verb === "delete" ? operation.verb : "update";
  if (kind !== "update") {
    written.push({ field: null, value: kind === "insert", over: holdersOf(before) });
  }
  for (const [field, version] of Object.entries(after.fields)) {
    const old = before?.fields[field];
    if (version === old) continue;
    set[field] = version.value;
    written.push({ field, value: version.value, over: old?.holds ?? [] });
  }
  return { row, change: kind, set, written };
}

/** Everyone whose effect a replaced row held: its existence and all its fields. */
function holdersOf(row: PlainRow | undefined): readonly RequestId[] {
  if (row === undefined) return [];
  const holders = Object.values(row.fields).flatMap((version) => version.holds);
  return [...new Set(row.by === null ? holders : [row.by, ...holders])];
}

function joinChanges(earlier: RowChange | undefined, later: RowChange): RowChange {
  if (earlier === undefined) return later;
  if (later.change === "delete")
    return { ...later, written: [...earlier.written, ...later.written] };
  const created = earlier.change === "insert" || later.change === "insert";
  // A row that was deleted and inserted again within one transaction is an insert of its last
  // values.
  return {
    row: later.row,
    change: created ? "insert" : "update",
    set: later.change === "insert" ? later.set : { ...earlier.set, ...later.set },
    written: [...earlier.written, ...later.written],
  };
}
