// What a field can hold and how values are compared. Everything replicated is plain data.

import { compareText } from "../lib/record.ts";

/** A node's id, such as `tokyo`. */
export type NodeId = string;
/** `table/key`. */
export type RowId = string;
/** `r1`, `r2`, … in the order in which requests start. */
export type RequestId = string;

export type Scalar = string | number | boolean | null;
/** A set is a sorted array without repeats. */
export type FieldValue = Scalar | readonly Scalar[];

export type FieldKind =
  | "register"
  | "counter"
  | "set"
  | "text"
  | "mv-register"
  | "g-counter"
  | "bounded-counter";

/** Field name to kind. */
export type TableSchema = Readonly<Record<string, FieldKind>>;

/** Whether `increment` is allowed on a field of this kind. */
export function isCounter(kind: FieldKind): boolean {
  return kind === "counter" || kind === "g-counter" || kind === "bounded-counter";
}

/** What a field holds in a new row that does not say. */
export function emptyValue(kind: FieldKind): FieldValue {
  if (isCounter(kind)) return 0;
  if (kind === "set") return [];
  if (kind === "text") return "";
  return null;
}

/** The table part of a row id. */
export function tableOf(row: RowId): string {
  return row.slice(0, row.indexOf("/"));
}

/**
 * Numbers before strings before truth values before null; then by size or code points. A total
 * order.
 */
function compareScalars(a: Scalar, b: Scalar): number {
  const rank = rankOf(a) - rankOf(b);
  if (rank !== 0 || a === b) return rank;
  if (typeof a === "string") return compareText(a, b as string);
  return (a as number) < (b as number) ? -1 : 1;
}

function rankOf(value: Scalar): number {
  if (typeof value === "number") return 0;
  if (typeof value === "string") return 1;
  return value === null ? 3 : 2;
}

/** The items as a set: sorted, without repeats. */
export function toSet(items: readonly Scalar[]): readonly Scalar[] {
  const sorted = [...items].sort(compareScalars);
  return sorted.filter((item, i) => i === 0 || item !== sorted[i - 1]);
}
