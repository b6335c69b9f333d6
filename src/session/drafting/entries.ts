// What a new entry of the script is, so that adding two of them shows something: the second write
// goes to the same row from the next city a moment later.
import type { Verb as AnyVerb } from "../../data/operation.ts";
import { type FieldKind, isCounter, tableOf } from "../../data/value.ts";
import { fits } from "../../data/verbs.ts";
import { nodesOf } from "../../scenarios/defaults.ts";
import { type EntryKind, type EntryPart, entryTable, kindIn } from "../../scenarios/entries.ts";
import { verbs as allVerbs, verbIn } from "../../scenarios/operations.ts";
import type { ScenarioDocument } from "../../scenarios/schema.ts";
import { isObject, type Json, type JsonObject, listOf, objectOf, textOf } from "./tree.ts";

export { type EntryKind, type EntryPart, entryKinds } from "../../scenarios/entries.ts";

/** Text cannot be edited yet. */
export const verbs = allVerbs.filter((verb): verb is Verb => verb !== "splice");
export type Verb = Exclude<AnyVerb, "splice">;

export const verbFits = fits;

/** Whether it may have an end. */
export function lasts(kind: EntryKind): boolean {
  return entryTable[kind].lasts;
}

/** What an entry of a kind says besides its times. */
export function partsOf(kind: EntryKind): readonly (readonly [key: string, part: EntryPart])[] {
  return Object.entries(entryTable[kind].parts);
}

export function kindOfEntry(entry: Json): EntryKind {
  return kindIn(objectOf(entry)) ?? "say";
}

export function verbOf(operation: Json): Verb {
  const verb = verbIn(objectOf(operation));
  return verb === undefined || verb === "splice" ? "read" : verb;
}

export interface NamedNode {
  readonly id: string;
  readonly name: string;
}

/** The cities of the form, each with a name. */
export function nodesIn(form: JsonObject): readonly NamedNode[] {
  const nodes = listOf(form["nodes"]).filter(
    (node) => isObject(node) && typeof node["id"] === "string",
  );
  return nodesOf({ nodes } as unknown as ScenarioDocument);
}

/** The fields of a row's table by their kinds; none where there is no such table. */
export function fieldsOf(form: JsonObject, row: string): Readonly<Record<string, FieldKind>> {
  const tables = objectOf(form["tables"]);
  const table = tableOf(row);
  return Object.hasOwn(tables, table) ? (objectOf(tables[table]) as Record<string, FieldKind>) : {};
}

/** All rows that the form speaks of, those with start values first. */
export function rowsIn(form: JsonObject): readonly string[] {
  const named = listOf(form["script"]).flatMap((entry) =>
    listOf(objectOf(entry)["do"]).map((operation) => rowOf(operation)),
  );
  return [...new Set([...Object.keys(objectOf(form["rows"])), ...named])].filter(
    (row) => row !== "",
  );
}

export function rowOf(operation: Json): string {
  return textOf(objectOf(operation)[verbOf(operation)]);
}

/** A new operation; `value` is what it writes into a field that holds any value. */
export function newOperation(
  form: JsonObject,
  verb: Verb,
  row: string,
  value: string,
  wish?: string,
): JsonObject {
  const fields = Object.entries(fieldsOf(form, row));
  const fitting = fields.filter(([, kind]) => verbFits(verb, kind)).map(([field]) => field);
  const field = fitting.find((one) => one === wish) ?? fitting[0] ?? fields[0]?.[0] ?? "value";
  switch (verb) {
    case "update":
      return { update: row, set: { [field]: value } };
    case "insert":
      return { insert: row, set: fitting.includes(field) ? insertedValue(fields, value) : {} };
    case "increment":
      return { increment: row, field, by: 1 };
    case "add":
    case "remove":
      return { [verb]: row, field, value };
    case "require":
      return { require: row, field, min: 0 };
    default:
      return { [verb]: row };
  }
}

function insertedValue(fields: readonly [string, FieldKind][], value: string): JsonObject {
  const first = fields.find(([, kind]) => verbFits("update", kind));
  return first === undefined ? {} : { [first[0]]: value };
}

/** The operation with another verb, on the same row and field. */
export function withVerb(form: JsonObject, operation: Json, verb: Verb): JsonObject {
  const before = objectOf(operation);
  const field = textOf(before["field"]) || Object.keys(objectOf(before["set"]))[0];
  const value = before["value"] ?? Object.values(objectOf(before["set"]))[0];
  const fresh = newOperation(form, verb, rowOf(operation), textOf(value) || "new", field);
  const keeps = "by" in fresh && typeof before["by"] === "number";
  return keeps ? { ...fresh, by: before["by"] as number } : fresh;
}

/** The operation on another row; a field that its table lacks gives way to one that it has. */
export function withRow(form: JsonObject, operation: Json, row: string): JsonObject {
  const before = objectOf(operation);
  const verb = verbOf(operation);
  const fields = fieldsOf(form, row);
  const used = "field" in before ? [textOf(before["field"])] : Object.keys(objectOf(before["set"]));
  const isKnown = Object.keys(fields).length > 0;
  if (!isKnown || used.every((field) => Object.hasOwn(fields, field))) {
    return { ...before, [verb]: row };
  }
  return withVerb(form, { ...before, [verb]: row }, verb);
}

const lastOf = (form: JsonObject): JsonObject => objectOf(listOf(form["script"]).at(-1));

function timeOf(entry: JsonObject): number {
  const at = entry["at"];
  return typeof at === "number" ? at : 0;
}

/** How long a fault lasts that nobody has given an end. */
const usualLength = 1000;

/** A new entry for the end of the script. */
export function newEntry(form: JsonObject, kind: EntryKind): JsonObject {
  if (kind === "do") return newRequest(form);
  const at = listOf(form["script"]).length === 0 ? 0 : timeOf(lastOf(form));
  const nodes = nodesIn(form).map(({ id }) => id);
  const row = rowsIn(form)[0] ?? firstRow(form);
  const end = lasts(kind) ? { until: at + usualLength } : {};
  return { at, ...end, ...(entryTable[kind].fresh({ nodes, row }) as JsonObject) };
}

function firstRow(form: JsonObject): string {
  return `${Object.keys(objectOf(form["tables"]))[0] ?? "items"}/1`;
}

/**
 * A write a millisecond later: to the row that was written last, until two cities have written it;
 * then to the next row. It is written by who has written it least.
 */
function newRequest(form: JsonObject): JsonObject {
  const nodes = nodesIn(form);
  const script = listOf(form["script"]).map((entry) => objectOf(entry));
  const requests = script.filter((entry) => Object.hasOwn(entry, "do"));
  const row = nextRow(form, requests);
  const index = nodes.findIndex(({ id }) => id === requests.at(-1)?.["node"]);
  const after = [...nodes.slice(index + 1), ...nodes.slice(0, index + 1)];
  const countOf = (id: string, isSought = (_: JsonObject) => true): number =>
    requests.filter((entry) => entry["node"] === id && isSought(entry)).length;
  const onRow = (entry: JsonObject): boolean => writtenRow(entry) === row;
  const [node = { id: "", name: "" }] = after.sort(
    (a, b) => countOf(a.id, onRow) - countOf(b.id, onRow) || countOf(a.id) - countOf(b.id),
  );
  const at = script.length === 0 ? 1 : timeOf(lastOf(form)) + 1;
  const like = requests.findLast(onRow);
  // Short, so that it is seen whole on a small map, and says who wrote it.
  const value = `${[...node.name][0] ?? "v"}${countOf(node.id) + 1}`;
  return { at, node: node.id, do: [newWrite(form, row, value, listOf(like?.["do"])[0])] };
}

/** The row that a request is about first. */
const writtenRow = (entry: JsonObject): string => rowOf(listOf(entry["do"])[0] ?? {});

function nextRow(form: JsonObject, requests: readonly JsonObject[]): string {
  const rows = rowsIn(form);
  const last = requests.at(-1);
  if (last === undefined) return rows[0] ?? firstRow(form);
  const row = writtenRow(last);
  const before = requests.at(-2);
  const hasMet =
    before !== undefined && writtenRow(before) === row && before["node"] !== last["node"];
  const next = rows[(rows.indexOf(row) + 1) % rows.length];
  return (hasMet ? next : row) || firstRow(form);
}

function newWrite(form: JsonObject, row: string, value: string, like?: Json): JsonObject {
  const before = objectOf(like);
  const wish = textOf(before["field"]) || Object.keys(objectOf(before["set"]))[0];
  const verb = like === undefined ? null : verbOf(like);
  const kinds = Object.values(fieldsOf(form, row));
  const usual: Verb = kinds.some((kind) => verbFits("update", kind))
    ? "update"
    : kinds.some(isCounter)
      ? "increment"
      : "add";
  const isWrite = verb === "update" || verb === "increment" || verb === "add";
  const fresh = newOperation(form, isWrite ? verb : usual, row, value, wish);
  return "by" in fresh && typeof before["by"] === "number"
    ? { ...fresh, by: before["by"] as number }
    : fresh;
}
