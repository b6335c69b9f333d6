// Whether rows, start vectors, homes and invariants fit the tables and the nodes.
import { type FieldKind, isCounter, type TableSchema, tableOf } from "../data/value.ts";
import { nodeIdsOf, tablesOf } from "./defaults.ts";
import type { ScenarioDocument } from "./documentSchema.ts";
import { type Fault, fault, unknown, unknownNode } from "./fault.ts";
import { foundIn } from "./leaves.ts";
import type { Path } from "./path.ts";
import type { Said } from "./sentences/words.ts";

export function* checkData(document: ScenarioDocument): Generator<Fault, void> {
  yield* checkTables(document);
  yield* checkRows(document);
  yield* checkByNode(document);
  yield* checkInvariants(document);
}

function* checkTables(document: ScenarioDocument): Generator<Fault, void> {
  for (const [table, fields] of Object.entries(document.tables ?? {})) {
    for (const [field, kind] of Object.entries(fields)) {
      if (kind === "text") {
        yield fault(["tables", table, field], ["noTextFields"]);
      }
    }
  }
}

function* checkRows(document: ScenarioDocument): Generator<Fault, void> {
  const ids = nodeIdsOf(document);
  for (const [row, fields] of Object.entries(document.rows ?? {})) {
    const path = ["rows", row];
    const schema = schemaOf(document, row);
    if (schema === null) {
      yield unknownTable(document, path, row);
      continue;
    }
    for (const [field, value] of Object.entries(fields)) {
      const kind = kindOf(schema, field);
      if (kind === undefined) yield unknownField(schema, [...path, field], field);
      else yield* checkInitial(kind, value, [...path, field], ids);
    }
  }
}

function* checkInitial(
  kind: FieldKind,
  value: unknown,
  path: Path,
  ids: readonly string[],
): Generator<Fault, void> {
  const isByNode = typeof value === "object" && value !== null && !Array.isArray(value);
  if (isByNode && isCounter(kind)) {
    for (const id of Object.keys(value)) {
      if (!ids.includes(id)) yield fault([...path, id], unknownNode(id, ids));
    }
    return;
  }
  const said = valueFault(kind, value);
  if (said !== null) yield fault(path, said);
}

/** What is wrong with a value for a field of this kind, or null. */
export function valueFault(kind: FieldKind, value: unknown): Said | null {
  if (isCounter(kind)) {
    if (!Number.isSafeInteger(value)) return ["wholeValue", kind, foundIn(value)];
    const count = value as number;
    const isGrowing = kind === "g-counter" || kind === "bounded-counter";
    if (isGrowing && count < 0) return ["negativeStart", kind, count];
    return Math.abs(count) > 1e12 ? ["largeCounter", count] : null;
  }
  if (kind === "set") {
    return Array.isArray(value) ? null : ["setValue", foundIn(value)];
  }
  return typeof value === "object" && value !== null ? ["singleValue", kind, foundIn(value)] : null;
}

function* checkByNode(document: ScenarioDocument): Generator<Fault, void> {
  const ids = nodeIdsOf(document);
  const rows = Object.keys(document.rows ?? {});
  for (const [row, vector] of Object.entries(document.vectors ?? {})) {
    if (!rows.includes(row)) yield fault(["vectors", row], unknown("row", row, rows));
    for (const id of Object.keys(vector)) {
      if (!ids.includes(id)) yield fault(["vectors", row, id], unknownNode(id, ids));
    }
  }
  for (const [row, home] of Object.entries(document.homes ?? {})) {
    if (schemaOf(document, row) === null) yield unknownTable(document, ["homes", row], row);
    if (!ids.includes(home)) yield fault(["homes", row], unknownNode(home, ids));
  }
}

function* checkInvariants(document: ScenarioDocument): Generator<Fault, void> {
  for (const [i, invariant] of (document.invariants ?? []).entries()) {
    const path = ["invariants", i];
    if ("sum" in invariant) {
      for (const [k, term] of invariant.sum.entries()) {
        const { row, field } = splitTerm(term);
        yield* checkField(document, [...path, "sum", k], [...path, "sum", k], row, field);
      }
      continue;
    }
    if (invariant.min === undefined && invariant.max === undefined) {
      yield fault(path, ["emptyInvariant"]);
    }
    const { min = -Infinity, max = Infinity } = invariant;
    if (min > max) yield fault(path, ["crossedBounds", min, max]);
    yield* checkField(
      document,
      [...path, "row"],
      [...path, "field"],
      invariant.row,
      invariant.field,
    );
  }
}

/** The row and the field of `table/key.field`; a key may contain dots, a field does not. */
export function splitTerm(term: string): { readonly row: string; readonly field: string } {
  const dot = term.lastIndexOf(".");
  return { row: term.slice(0, dot), field: term.slice(dot + 1) };
}

function* checkField(
  document: ScenarioDocument,
  rowPath: Path,
  fieldPath: Path,
  row: string,
  field: string,
): Generator<Fault, void> {
  const schema = schemaOf(document, row);
  if (schema === null) yield unknownTable(document, rowPath, row);
  else if (kindOf(schema, field) === undefined) yield unknownField(schema, fieldPath, field);
}

/** The fields of a row's table, or null. */
export function schemaOf(document: ScenarioDocument, row: string): TableSchema | null {
  const tables = tablesOf(document);
  const table = tableOf(row);
  return Object.hasOwn(tables, table) ? (tables[table] ?? null) : null;
}

/** The kind of a field; undefined where there is none, also for names that every object has. */
export function kindOf(schema: TableSchema, field: string): FieldKind | undefined {
  return Object.hasOwn(schema, field) ? schema[field] : undefined;
}

export function unknownTable(document: ScenarioDocument, path: Path, row: string): Fault {
  return fault(path, unknown("table", tableOf(row), Object.keys(tablesOf(document))));
}

export function unknownField(schema: TableSchema, path: Path, field: string): Fault {
  return fault(path, unknown("field", field, Object.keys(schema)));
}
