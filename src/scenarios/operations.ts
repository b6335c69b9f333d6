// Operations of a request: which verb each has, and what it is for the simulator.
import type { Operation, Verb } from "../data/operation.ts";
import { type FieldValue, toSet } from "../data/value.ts";
import { verbTable } from "../data/verbs.ts";
import { defined } from "../lib/assert.ts";
import { mapValues } from "../lib/record.ts";
import type { OperationDocument } from "./documentSchema.ts";

/** In the order in which they are offered. */
export const verbs = Object.keys(verbTable) as readonly Verb[];

/** The verb of something that may be an operation; undefined for what has none. */
export function verbIn(operation: object): Verb | undefined {
  // A splice says what it deletes and inserts with keys that are verbs elsewhere.
  if (Object.hasOwn(operation, "splice")) return "splice";
  return verbs.find((verb) => Object.hasOwn(operation, verb));
}

export function verbOf(operation: OperationDocument): Verb {
  return defined(verbIn(operation), "verb of an operation");
}

/** The row that an operation is about. */
export function rowOf(operation: OperationDocument): string {
  return (operation as unknown as Readonly<Record<string, string>>)[verbOf(operation)] as string;
}

export function compileOperation(operation: OperationDocument): Operation {
  const verb = verbOf(operation);
  const { [verb]: row, set, ...rest } = operation as Readonly<Record<string, unknown>>;
  const values = set === undefined && verb === "insert" ? {} : set;
  const stored = values === undefined ? {} : { set: mapValues(values as Values, asStored) };
  // Each verb has the same parts in a document and in the simulator.
  return { verb, row, ...stored, ...rest } as Operation;
}

type Values = Readonly<Record<string, FieldValue>>;

/** A list of a document is a set: sorted, each item once. */
function asStored(value: FieldValue): FieldValue {
  return Array.isArray(value) ? toSet(value) : value;
}
