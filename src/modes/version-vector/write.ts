// A client's transaction on versioned rows: it sees what the resolver shows, and what it writes
// replaces what it saw. All of the transaction's changes of a row are one write, with one dot.
import type { Operation } from "../../data/operation.ts";
import type { ChangeKind, ReadResult, Written } from "../../data/plainTable.ts";
import type { RefusalCode } from "../../data/refusal.ts";
import {
  emptyValue,
  type FieldValue,
  type RequestId,
  type RowId,
  type Scalar,
  tableOf,
  toSet,
} from "../../data/value.ts";
import {
  compareDots,
  type Dot,
  nextDot,
  sameDot,
  withDot,
  zeroVector,
} from "../../data/versionVector.ts";
import { unreachable } from "../../lib/assert.ts";
import { mapValues, withEntry } from "../../lib/record.ts";
import type { Context } from "../../sim/mode.ts";
import { type Content, contentOf, type Resolver, viewOf } from "./resolve.ts";
import {
  blankCell,
  type Cell,
  distinct,
  type Fields,
  holdersOfCell,
  type VersionedRow,
  type VersionedTable,
  valueOfCell,
} from "./row.ts";

interface RowWrite {
  readonly row: RowId;
  readonly change: ChangeKind;
  readonly written: readonly Written[];
}

export type Outcome =
  | {
      readonly refused: null;
      readonly table: VersionedTable;
      readonly writes: readonly RowWrite[];
      readonly reads: readonly ReadResult[];
    }
  | { readonly refused: RefusalCode; readonly row: RowId };

/** Who writes, under which resolver, and with which dot. */
interface Pen {
  readonly request: RequestId;
  readonly dot: Dot;
  readonly resolver: Resolver;
}

/**
 * Carries out all of a transaction or nothing. Refusals: 20 absent, 21 already there, 22 guard
 * false, 24 splice.
 */
export function carryOut(
  table: VersionedTable,
  operations: readonly Operation[],
  request: RequestId,
  context: Context,
): Outcome {
  const resolver = context.options["resolver"] as Resolver;
  let current = table;
  const writes = new Map<RowId, RowWrite>();
  const reads: ReadResult[] = [];
  for (const operation of operations) {
    const { row } = operation;
    const before = current[row];
    if (operation.verb === "read") {
      const view = before === undefined ? undefined : viewOf(before, resolver);
      reads.push({ row, field: operation.field ?? null, view });
      continue;
    }
    const content = contentOf(before, resolver);
    const refused = refusalOf(operation, content);
    if (refused !== null) return { refused, row };
    if (operation.verb === "require") continue;
    const seen = table[row]?.context ?? zeroVector(context.nodes);
    const pen = { request, resolver, dot: nextDot(seen, context.node) };
    const after = change(operation, content, pen, context);
    current = withEntry(current, row, writeRow(before, seen, after, pen, context.clockUs));
    const write = describe(operation, content, after, pen);
    writes.set(row, joinWrites(writes.get(row), write));
  }
  return { refused: null, table: current, writes: [...writes.values()], reads };
}

function refusalOf(operation: Operation, content: Content): RefusalCode | null {
  if (operation.verb === "splice") return 24;
  if (operation.verb === "require") return guardHolds(operation, content) ? null : 22;
  const isPresent = content.fields !== null;
  if (operation.verb === "insert") return isPresent ? 21 : null;
  return isPresent ? null : 20;
}

/** Where a field has siblings, the condition must hold for each of them. */
function guardHolds(guard: Operation & { readonly verb: "require" }, content: Content): boolean {
  const cells = content.fields?.[guard.field] ?? [];
  const values = cells.length === 0 ? [null] : cells.map(valueOfCell);
  const { min, equals } = guard;
  return values.every(
    (value) =>
      (min === undefined || (typeof value === "number" && value >= min)) &&
      (equals === undefined || value === equals),
  );
}

/** The row after one write: a single version, that has seen all the others. */
export function writeRow(
  before: VersionedRow | undefined,
  seen: VersionedRow["context"],
  after: Pick<Content, "fields" | "existence">,
  pen: { readonly request: RequestId | null; readonly dot: Dot; readonly resolver: Resolver },
  clockUs: number,
): VersionedRow {
  const { request, dot } = pen;
  // The chapter's function forgets what the other version had seen: its vector is the stored
  // version's own.
  const [stored] = before?.entries ?? [];
  const known = pen.resolver === "user-edited" && stored ? stored.content.vector : seen;
  const vector = withDot(known, dot);
  const { fields, existence } = after;
  const content = { vector, request, us: clockUs, existence, fields };
  return { entries: [{ dot, content }], context: withDot(seen, dot) };
}

function change(
  operation: Operation,
  content: Content,
  pen: Pen,
  context: Context,
): Pick<Content, "fields" | "existence"> {
  const fields = content.fields ?? {};
  // A write that has seen a deletion beside the row decides that the row is there.
  const isDecision = content.deletions.length > 0;
  const existence = isDecision ? distinct([...content.existence, pen.request]) : content.existence;
  switch (operation.verb) {
    case "insert": {
      const schema = context.database.tables[tableOf(operation.row)] ?? {};
      const inserted = mapValues(schema, (kind, name) => {
        const value = operation.set[name];
        return [value === undefined ? blankCell(emptyValue(kind)) : newCell(value, pen)];
      });
      return { fields: inserted, existence: [pen.request] };
    }
    case "delete":
      return { fields: null, existence: [pen.request] };
    case "update": {
      const set = mapValues(operation.set, (value, name) => setField(fields[name], value, pen));
      return { fields: { ...fields, ...set }, existence };
    }
    case "increment":
    case "add":
    case "remove": {
      const cells = fields[operation.field];
      const value = computed(operation, cells ?? []);
      const set = setField(cells, value, pen);
      return { fields: { ...fields, [operation.field]: set }, existence };
    }
    case "splice":
    case "read":
    case "require":
      return content;
    default:
      return unreachable(operation);
  }
}

/**
 * Read, compute, write. Of sibling numbers the first in the fixed order is counted on; sibling sets
 * are united, so that no item is dropped that the writer did not mean.
 */
function computed(
  operation: Operation & { readonly verb: "increment" | "add" | "remove" },
  cells: readonly Cell[],
): FieldValue {
  if (operation.verb === "increment") {
    const counted = cells.find(isNumber);
    return (counted === undefined ? 0 : (valueOfCell(counted) as number)) + operation.by;
  }
  const values = cells.map(valueOfCell);
  const items = values.flatMap((value): readonly Scalar[] => (Array.isArray(value) ? value : []));
  const others = items.filter((item) => item !== operation.value);
  return toSet(operation.verb === "add" ? [...others, operation.value] : others);
}

function newCell(value: FieldValue, { dot, request }: Pen): Cell {
  return { dot, value, request, changes: [] };
}

/**
 * The field after it was given a value: that value alone; under `delta` a number remembers by how
 * much it changed.
 */
function setField(cells: readonly Cell[] | undefined, value: FieldValue, pen: Pen): Fields[string] {
  const [cell, ...others] = cells ?? [];
  const isChange =
    pen.resolver === "delta" &&
    cell !== undefined &&
    others.length === 0 &&
    typeof cell.value === "number" &&
    typeof value === "number" &&
    !sameDot(cell.dot, pen.dot);
  if (!isChange) return [newCell(value, pen)];
  const earlier = cell.changes.filter(({ dot }) => !sameDot(dot, pen.dot));
  const rest = valueOfCell({ ...cell, changes: earlier }) as number;
  const own = { dot: pen.dot, by: value - rest, request: pen.request };
  const changes = [...earlier, own].sort((a, b) => compareDots(a.dot, b.dot));
  return [{ ...cell, changes }];
}

function describe(
  operation: Operation,
  before: Content,
  after: Pick<Content, "fields">,
  { dot }: Pen,
): RowWrite {
  const change: ChangeKind =
    operation.verb === "insert" || operation.verb === "delete" ? operation.verb : "update";
  const written: Written[] = [];
  if (change !== "update") {
    written.push({ field: null, value: change === "insert", over: holdersOf(before) });
  } else if (before.deletions.length > 0) {
    // An update that has seen a deletion beside the row decides for the row.
    written.push({ field: null, value: true, over: before.deletions });
  }
  for (const [field, cells] of Object.entries(after.fields ?? {})) {
    const old = before.fields?.[field] ?? [];
    if (cells === old) continue;
    const over = old.filter((cell) => !cells.some((kept) => sameDot(kept.dot, cell.dot)));
    const value = valueOfCell(cells[0] as Cell);
    if (cells.some((cell) => wrote(cell, dot))) {
      const dropped = operation.verb === "increment" ? notCountedOn(over) : [];
      const holders = distinct(over.flatMap(holdersOfCell));
      written.push({ field, value, over: holders, ...(dropped.length > 0 ? { dropped } : {}) });
    }
  }
  return { row: operation.row, change, written };
}

/** Whose additions an increment drops: those in the siblings on which it does not count on. */
function notCountedOn(cells: readonly Cell[]): readonly RequestId[] {
  const counted = cells.find(isNumber);
  const kept = counted === undefined ? [] : holdersOfCell(counted);
  return distinct(cells.flatMap(holdersOfCell)).filter((holder) => !kept.includes(holder));
}

const isNumber = (cell: Cell): boolean => typeof valueOfCell(cell) === "number";

function wrote(cell: Cell, dot: Dot): boolean {
  return sameDot(cell.dot, dot) || cell.changes.some((change) => sameDot(change.dot, dot));
}

/** Everyone whose effect the shown row holds. */
function holdersOf({ fields, existence, deletions }: Content): readonly RequestId[] {
  const values = Object.values(fields ?? {}).flat();
  return distinct([...existence, ...deletions, ...values.flatMap(holdersOfCell)]);
}

function joinWrites(earlier: RowWrite | undefined, later: RowWrite): RowWrite {
  if (earlier === undefined) return later;
  const isInsert = earlier.change === "insert" || later.change === "insert";
  const change = later.change === "delete" ? "delete" : isInsert ? "insert" : "update";
  return { row: later.row, change, written: [...earlier.written, ...later.written] };
}
