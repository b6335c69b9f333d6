// The operations of a client's transaction, as every mode receives them.
import type { FieldValue, RowId, Scalar } from "./value.ts";

export type FieldValues = Readonly<Record<string, FieldValue>>;

export type Operation =
  | { readonly verb: "insert"; readonly row: RowId; readonly set: FieldValues }
  | { readonly verb: "update"; readonly row: RowId; readonly set: FieldValues }
  | { readonly verb: "delete"; readonly row: RowId }
  | {
      readonly verb: "increment";
      readonly row: RowId;
      readonly field: string;
      readonly by: number;
    }
  | {
      readonly verb: "add" | "remove";
      readonly row: RowId;
      readonly field: string;
      readonly value: Scalar;
    }
  | {
      readonly verb: "splice";
      readonly row: RowId;
      readonly field: string;
      readonly index: number;
      readonly delete: number;
      readonly insert: string;
    }
  /** A read without a field reads the whole row. */
  | { readonly verb: "read"; readonly row: RowId; readonly field?: string }
  /** A guard: when it is false the whole transaction is refused and nothing changes. */
  | {
      readonly verb: "require";
      readonly row: RowId;
      readonly field: string;
      readonly min?: number;
      readonly equals?: Scalar;
    };

export type Verb = Operation["verb"];

/** Whether the operation changes data. */
export function isWrite(operation: Operation): boolean {
  return operation.verb !== "read" && operation.verb !== "require";
}

/** Whether the transaction changes data. */
export function writes(operations: readonly Operation[]): boolean {
  return operations.some(isWrite);
}

/** The rows that the transaction touches, each once, in order of first use. */
export function rowsOf(operations: readonly Operation[]): readonly RowId[] {
  return [...new Set(operations.map((operation) => operation.row))];
}

/** The rows that the transaction changes. */
export function writtenRows(operations: readonly Operation[]): readonly RowId[] {
  return rowsOf(operations.filter(isWrite));
}
