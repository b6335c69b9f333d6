// Names of tables, fields and rows in the form. A name stands in many places; a new one is put in
// all of them at once, so that nothing points to what is no longer there.
import { tableOf } from "../../data/value.ts";
import { splitTerm } from "../../scenarios/dataChecks.ts";
import { troubleIn } from "../../scenarios/names.ts";
import { kindOfEntry, partsOf, rowOf, verbOf } from "./entries.ts";
import {
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  renamed,
  textOf,
  withValue,
} from "./tree.ts";

export { inOneForm } from "../../scenarios/names.ts";

/** Where the form speaks of rows and fields, and what stands there instead. */
interface Naming {
  row(row: string): string;
  field(row: string, field: string): string;
}

const asItIs: Naming = { row: (row) => row, field: (_, field) => field };

/** The form with a table under another name. */
export function withTableName(form: JsonObject, from: string, to: string): JsonObject {
  const tables = renamed(objectOf(form["tables"]), from, to);
  const row = (id: string): string => (tableOf(id) === from ? `${to}${id.slice(from.length)}` : id);
  return withNaming({ ...form, tables }, { ...asItIs, row });
}

/** The form with a field of a table under another name. */
export function withFieldName(
  form: JsonObject,
  table: string,
  from: string,
  to: string,
): JsonObject {
  const fields = renamed(objectOf(objectOf(form["tables"])[table]), from, to);
  const field = (row: string, name: string): string =>
    tableOf(row) === table && name === from ? to : name;
  return withNaming(withValue(form, ["tables", table], fields), { ...asItIs, field });
}

/** The form with a row under another name. */
export function withRowName(form: JsonObject, from: string, to: string): JsonObject {
  return withNaming(form, { ...asItIs, row: (id) => (id === from ? to : id) });
}

function withNaming(form: JsonObject, naming: Naming): JsonObject {
  const byRow = (key: string): JsonObject => {
    const rows = form[key];
    return rows === undefined ? {} : { [key]: rowKeys(objectOf(rows), naming) };
  };
  const rows = Object.entries(objectOf(form["rows"])).map(([row, fields]): [string, Json] => [
    naming.row(row),
    fieldKeys(objectOf(fields), row, naming),
  ]);
  const { invariants } = form;
  return {
    ...form,
    rows: Object.fromEntries(rows),
    ...byRow("vectors"),
    ...byRow("homes"),
    script: listOf(form["script"]).map((entry) => namedEntry(objectOf(entry), naming)),
    ...(invariants === undefined
      ? {}
      : { invariants: listOf(invariants).map((one) => namedInvariant(objectOf(one), naming)) }),
  };
}

function rowKeys(rows: JsonObject, { row }: Naming): JsonObject {
  return Object.fromEntries(Object.entries(rows).map(([key, value]) => [row(key), value]));
}

function fieldKeys(fields: JsonObject, row: string, { field }: Naming): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [field(row, key), value]));
}

function namedEntry(entry: JsonObject, naming: Naming): JsonObject {
  const named = partsOf(kindOfEntry(entry)).flatMap(([key, part]): [string, Json][] => {
    const value = entry[key];
    if (part === "row" && typeof value === "string") return [[key, naming.row(value)]];
    if (part !== "operations" || value === undefined) return [];
    return [[key, listOf(value).map((one) => namedOperation(objectOf(one), naming))]];
  });
  return { ...entry, ...Object.fromEntries(named) };
}

function namedOperation(operation: JsonObject, naming: Naming): JsonObject {
  const verb = verbOf(operation);
  const row = rowOf(operation);
  const { set, field } = operation;
  return {
    ...operation,
    [verb]: naming.row(row),
    ...(set === undefined ? {} : { set: fieldKeys(objectOf(set), row, naming) }),
    ...(typeof field === "string" ? { field: naming.field(row, field) } : {}),
  };
}

function namedInvariant(invariant: JsonObject, naming: Naming): JsonObject {
  const { sum } = invariant;
  if (sum !== undefined) {
    const terms = listOf(sum).map((term) => {
      const { row, field } = splitTerm(textOf(term));
      return `${naming.row(row)}.${naming.field(row, field)}`;
    });
    return { ...invariant, sum: terms };
  }
  const row = textOf(invariant["row"]);
  const field = naming.field(row, textOf(invariant["field"]));
  return { ...invariant, row: naming.row(row), field };
}

export type NameFault = "form" | "row" | "taken";

/** Why a name cannot be; `tables`: those of which a row must be one. */
export function nameFault(
  name: string,
  taken: readonly string[],
  tables?: readonly string[],
): NameFault | null {
  const isRow = tables?.some((table) => name.startsWith(`${table}/`) && name !== `${table}/`);
  if (isRow === false || name.length > 120) return "row";
  if (tables === undefined && (troubleIn(name, { dashes: true }) !== null || name.length > 40))
    return "form";
  if (name in Object.prototype || name === "prototype") return "form";
  return taken.includes(name) ? "taken" : null;
}

/** The first of `start1`, `start2`, … that is not taken. */
export function freeName(start: string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`${start}${number}`)) number += 1;
  return `${start}${number}`;
}

/** The form without a row; what its script does to it stays, since a row need not have a start. */
export function withoutRow(form: JsonObject, row: string): JsonObject {
  return ["rows", "vectors", "homes"].reduce<JsonObject>((now, key) => {
    const rows = objectOf(now[key]);
    if (!Object.hasOwn(rows, row)) return now;
    const changed = withValue(now, [key, row], undefined);
    const isEmpty = Object.keys(objectOf(changed[key])).length === 0;
    return isEmpty && key !== "rows" ? withValue(changed, [key], undefined) : changed;
  }, form);
}

/** The form without a table, its rows, and all that is done to them. */
export function withoutTable(form: JsonObject, table: string): JsonObject {
  const tables = withValue(form, ["tables", table], undefined);
  return withoutWhat(tables, (row) => tableOf(row) === table);
}

/** The form without a field, and all that is done to it. */
export function withoutField(form: JsonObject, table: string, field: string): JsonObject {
  const tables = withValue(form, ["tables", table, field], undefined);
  return withoutWhat(tables, (row, name) => tableOf(row) === table && name === field);
}

type Gone = (row: string, field: string | null) => boolean;

function withoutWhat(form: JsonObject, gone: Gone): JsonObject {
  const rows = Object.entries(objectOf(form["rows"])).flatMap(([row, fields]): [string, Json][] =>
    gone(row, null) ? [] : [[row, membersLeft(objectOf(fields), row, gone)]],
  );
  const left = Object.keys(objectOf(form["rows"])).filter((row) => gone(row, null));
  const base = left.reduce(withoutRow, { ...form, rows: Object.fromEntries(rows) });
  const byRow = ["vectors", "homes"].reduce<JsonObject>((now, key) => {
    const names = Object.keys(objectOf(now[key])).filter((row) => gone(row, null));
    return names.reduce(withoutRow, now);
  }, base);
  const script = listOf(byRow["script"]).flatMap((entry) => entryLeft(objectOf(entry), gone));
  const invariants = listOf(byRow["invariants"]).flatMap((one) => checkLeft(objectOf(one), gone));
  const { invariants: _before, ...others } = byRow;
  return { ...others, script, ...(invariants.length === 0 ? {} : { invariants }) };
}

function membersLeft(fields: JsonObject, row: string, gone: Gone): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !gone(row, field)));
}

function entryLeft(entry: JsonObject, gone: Gone): JsonObject[] {
  const { rehome } = entry;
  if (typeof rehome === "string") return gone(rehome, null) ? [] : [entry];
  if (entry["do"] === undefined) return [entry];
  const operations = listOf(entry["do"]).flatMap((one) => operationLeft(objectOf(one), gone));
  return operations.length === 0 ? [] : [{ ...entry, do: operations }];
}

function operationLeft(operation: JsonObject, gone: Gone): JsonObject[] {
  const row = rowOf(operation);
  const { set, field } = operation;
  if (gone(row, null) || (typeof field === "string" && gone(row, field))) return [];
  if (set === undefined) return [operation];
  const left = membersLeft(objectOf(set), row, gone);
  const isNothing = Object.keys(left).length === 0 && verbOf(operation) === "update";
  return isNothing ? [] : [{ ...operation, set: left }];
}

function checkLeft(invariant: JsonObject, gone: Gone): JsonObject[] {
  const { sum } = invariant;
  const isGone = (row: string, field: string): boolean => gone(row, null) || gone(row, field);
  if (sum === undefined) {
    return isGone(textOf(invariant["row"]), textOf(invariant["field"])) ? [] : [invariant];
  }
  const terms = listOf(sum).filter((term) => {
    const { row, field } = splitTerm(textOf(term));
    return !isGone(row, field);
  });
  return terms.length === 0 ? [] : [{ ...invariant, sum: terms }];
}
