// Requests of clients: at a node, at a time, with operations that fit the fields.
import { type FieldKind, type FieldValue, isCounter, type Scalar } from "../../data/value.ts";
import type { OperationDocument } from "../../scenarios/documentSchema.ts";
import { type Edit, msOf } from "./edit.ts";
import { addEntry } from "./script.ts";

export function addRequest(
  node: string,
  atUs: number,
  operations: readonly OperationDocument[],
): Edit {
  return addEntry({ at: msOf(atUs), node, do: operations });
}

/** What can be done with a field of a kind. */
export type FieldVerb = "update" | "increment" | "add" | "remove";

export function verbsFor(kind: FieldKind): readonly FieldVerb[] {
  if (isCounter(kind)) return ["increment"];
  if (kind === "set") return ["add", "remove"];
  return kind === "register" || kind === "mv-register" ? ["update"] : [];
}

/** The operation on one field of a row. */
export function fieldOperation(
  verb: FieldVerb,
  row: string,
  field: string,
  value: Scalar,
): OperationDocument {
  switch (verb) {
    case "update":
      return { update: row, set: { [field]: value } };
    case "increment":
      return { increment: row, field, by: Number(value) };
    case "add":
      return { add: row, field, value };
    case "remove":
      return { remove: row, field, value };
  }
}

/** A value as somebody types it: numbers and the words of JSON as such, anything else as a text. */
export function scalarOf(text: string): Scalar {
  const trimmed = text.trim();
  if (trimmed === "true" || trimmed === "false") return trimmed === "true";
  if (trimmed === "null") return null;
  const number = Number(trimmed.replace("−", "-"));
  return trimmed !== "" && Number.isFinite(number) ? number : text;
}

/** The id of a row that is not there yet. */
export function newRow(table: string, rows: readonly string[]): string {
  for (let i = 1; ; i += 1) if (!rows.includes(`${table}/${i}`)) return `${table}/${i}`;
}

/** What a new row says: something for each field that can hold any text. */
export function newValues(
  schema: Readonly<Record<string, FieldKind>>,
  value: string,
): Record<string, Scalar | readonly Scalar[]> {
  const values: Record<string, Scalar | readonly Scalar[]> = {};
  for (const [field, kind] of Object.entries(schema)) {
    if (verbsFor(kind).includes("update")) values[field] = value;
  }
  return values;
}

/**
 * A value that makes a difference which can be followed: another number than the one that is
 * there, a text that says where it was written.
 */
export function suggestedValue(
  verb: FieldVerb,
  kind: FieldKind,
  current: FieldValue | undefined,
  node: string,
): Scalar {
  if (verb === "increment") {
    const canFall = kind !== "g-counter" && typeof current === "number" && current >= 10;
    return canFall ? -10 : 1;
  }
  const items = Array.isArray(current) ? (current as readonly Scalar[]) : [];
  if (verb === "remove") return items[0] ?? node;
  if (verb === "add") return unusedText(node, items);
  if (typeof current === "number") return current + 10;
  if (typeof current === "boolean") return !current;
  return suggestedText(current, node);
}

/** An address stays one: `alice@example.com` becomes `tokyo@example.com`. */
function suggestedText(current: FieldValue | undefined, node: string): string {
  if (typeof current !== "string") return node;
  const at = current.indexOf("@");
  const text = at < 0 ? node : `${node}${current.slice(at)}`;
  return text === current ? `${node}2${at < 0 ? "" : current.slice(at)}` : text;
}

function unusedText(node: string, items: readonly Scalar[]): string {
  if (!items.includes(node)) return node;
  for (let i = 2; ; i += 1) if (!items.includes(`${node} ${i}`)) return `${node} ${i}`;
}
