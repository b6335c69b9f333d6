// One client request in the terms of Jepsen's histories: a function, a key, a value, and what came
// back.
import type { Operation } from "../../data/operation.ts";
import type { ReadResult } from "../../data/plainTable.ts";
import { type FieldKind, type FieldValue, type RowId, tableOf } from "../../data/value.ts";
import type { RowView } from "../../data/view.ts";
import type { RequestRecord, Trace } from "../../sim/trace.ts";
import { overwrites } from "../overwrites.ts";

/**
 * What an `invoke` line says; the line that ends the operation repeats it, with results where it
 * was acknowledged.
 */
export interface ClientOperation {
  readonly f: string;
  /** Absent of a transaction. */
  readonly key?: string;
  readonly value: unknown;
  readonly dt?: string;
  /** Concurrent values of a read. */
  readonly siblings?: readonly FieldValue[];
}

export function keyOf(row: RowId, field: string): string {
  return `${row}.${field}`;
}

/** The data type that outside checkers know a kind of field by. */
export function dataType(kind: FieldKind): string {
  if (kind === "counter") return "pn-counter";
  return kind === "set" ? "or-set" : kind;
}

/** The values that a replica shows for a field; null where the row or the field is absent. */
export function fieldValues(view: RowView | undefined, field: string): readonly FieldValue[] {
  const values = (view ?? []).flatMap(({ fields }): readonly FieldValue[] => {
    const versions = fields?.[field] ?? [];
    return versions.length === 0 ? [null] : versions.map(({ value }) => value);
  });
  return values.length === 0 ? [null] : values;
}

/** One value, or the first of several with all of them as siblings. */
export function shownAs(
  values: readonly FieldValue[],
): Pick<ClientOperation, "value" | "siblings"> {
  const [value = null] = values;
  return values.length > 1 ? { value, siblings: values } : { value };
}

/** What the client asked for. */
export function invocation(trace: Trace, request: RequestRecord): ClientOperation {
  return new Translation(trace, request, false).whole();
}

/** What came of it when it was acknowledged. */
export function acknowledgement(trace: Trace, request: RequestRecord): ClientOperation {
  return new Translation(trace, request, true).whole();
}

type MicroOperation = readonly [string, string, unknown];

class Translation {
  private readonly trace: Trace;
  private readonly request: RequestRecord;
  private readonly isDone: boolean;
  private readonly results: readonly ReadResult[];
  /** Counters as the transaction's own increments found them. */
  private readonly running = new Map<string, number>();
  private nextRead = 0;

  constructor(trace: Trace, request: RequestRecord, isDone: boolean) {
    this.trace = trace;
    this.request = request;
    this.isDone = isDone;
    this.results = request.reply?.outcome === "ok" ? request.reply.reads : [];
  }

  whole(): ClientOperation {
    const { operations } = this.request;
    const [first, second] = operations;
    const single = operations.length === 1 && first !== undefined ? this.single(first) : null;
    if (single !== null) return single;
    const swap = operations.length === 2 ? this.compareAndSet(first, second) : null;
    if (swap !== null) return swap;
    return { f: "txn", value: operations.flatMap((operation) => this.micro(operation)) };
  }

  /** Null: it takes a transaction to say it. */
  private single(operation: Operation): ClientOperation | null {
    const { row } = operation;
    switch (operation.verb) {
      case "update": {
        const [only, ...others] = Object.entries(operation.set);
        if (only === undefined || others.length > 0) return null;
        return { f: "write", ...this.place(row, only[0]), value: only[1] };
      }
      case "insert":
      case "delete": {
        const field = this.onlyField(row);
        const set = operation.verb === "insert" ? operation.set : null;
        if (field === null) return { f: operation.verb, key: row, value: set, dt: "row" };
        const value = set === null ? null : (set[field] ?? null);
        return { f: operation.verb, ...this.place(row, field), value };
      }
      case "increment":
        if (!this.keepsIncrements()) return null;
        return { f: "add", ...this.place(row, operation.field), value: operation.by };
      case "add":
      case "remove":
        return { f: operation.verb, ...this.place(row, operation.field), value: operation.value };
      case "splice": {
        const value = [operation.index, operation.delete, operation.insert];
        return { f: "splice", ...this.place(row, operation.field), value };
      }
      case "read": {
        const field = operation.field ?? this.onlyField(row);
        if (field === null) return null;
        return { f: "read", ...this.place(row, field), ...shownAs(this.read(field)) };
      }
      case "require":
        return null;
    }
  }

  private compareAndSet(guard?: Operation, update?: Operation): ClientOperation | null {
    if (guard?.verb !== "require" || update?.verb !== "update") return null;
    if (guard.row !== update.row || guard.equals === undefined || guard.min !== undefined) {
      return null;
    }
    const fields = Object.keys(update.set);
    if (fields.length !== 1 || fields[0] !== guard.field) return null;
    const value = [guard.equals, update.set[guard.field]];
    return { f: "cas", ...this.place(guard.row, guard.field), value };
  }

  private micro(operation: Operation): readonly MicroOperation[] {
    const { row } = operation;
    switch (operation.verb) {
      case "read": {
        const fields = operation.field === undefined ? this.fieldsOf(row) : [operation.field];
        const position = this.nextRead;
        const micros = fields.map((field): MicroOperation => {
          this.nextRead = position;
          const { value, siblings } = shownAs(this.read(field));
          return ["r", keyOf(row, field), siblings === undefined ? value : { siblings }];
        });
        this.nextRead = position + 1;
        return micros;
      }
      case "update":
        return Object.entries(operation.set).map(([field, value]) => this.write(row, field, value));
      case "insert":
        return this.fieldsOf(row).map((field) => this.write(row, field, operation.set[field]));
      case "delete":
        return this.fieldsOf(row).map((field) => this.write(row, field, null));
      case "increment":
        return this.increment(row, operation.field, operation.by);
      case "add":
      case "remove":
        return [[operation.verb, keyOf(row, operation.field), operation.value]];
      case "splice": {
        const value = [operation.index, operation.delete, operation.insert];
        return [["splice", keyOf(row, operation.field), value]];
      }
      case "require": {
        const { field, min, equals } = operation;
        const bound = min === undefined ? {} : { min };
        const wanted = equals === undefined ? bound : { ...bound, equals };
        return [["require", keyOf(row, field), wanted]];
      }
    }
  }

  private write(row: RowId, field: string, value: FieldValue | undefined): MicroOperation {
    if (typeof value === "number") this.running.set(keyOf(row, field), value);
    return ["w", keyOf(row, field), value ?? null];
  }

  /**
   * A read and a write where the mode counts by reading and writing, else an operation of its own.
   */
  private increment(row: RowId, field: string, by: number): readonly MicroOperation[] {
    const key = keyOf(row, field);
    if (this.keepsIncrements()) return [["add", key, by]];
    const before = this.isDone ? this.counterBefore(row, field) : null;
    if (before === null)
      return [
        ["r", key, null],
        ["w", key, null],
      ];
    this.running.set(key, before + by);
    return [
      ["r", key, before],
      ["w", key, before + by],
    ];
  }

  private counterBefore(row: RowId, field: string): number | null {
    const known = this.running.get(keyOf(row, field));
    if (known !== undefined) return known;
    const after = overwrites(this.trace).find(this.request.id, row, field)?.value;
    if (typeof after !== "number") return null;
    const added = this.request.operations.reduce(
      (sum, operation) =>
        operation.verb === "increment" && operation.row === row && operation.field === field
          ? sum + operation.by
          : sum,
      0,
    );
    return after - added;
  }

  private read(field: string): readonly FieldValue[] {
    if (!this.isDone) return [null];
    const result = this.results[this.nextRead];
    this.nextRead += 1;
    return fieldValues(result?.view, field);
  }

  private keepsIncrements(): boolean {
    const { mode, options } = this.trace;
    return mode.about.claims(options).includes("keeps-operations");
  }

  private place(row: RowId, field: string): { readonly key: string; readonly dt: string } {
    const kind = this.trace.scenario.database.tables[tableOf(row)]?.[field] ?? "register";
    return { key: keyOf(row, field), dt: dataType(kind) };
  }

  private fieldsOf(row: RowId): readonly string[] {
    return Object.keys(this.trace.scenario.database.tables[tableOf(row)] ?? {});
  }

  private onlyField(row: RowId): string | null {
    const [first, ...others] = this.fieldsOf(row);
    return first === undefined || others.length > 0 ? null : first;
  }
}
