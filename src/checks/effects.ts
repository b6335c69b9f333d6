// What a client's transaction leaves in the rows that it writes, taken apart into what can be found
// again, replaced or lost by itself: a value given to a field, an addition to a number, one item of
// a set, the row's existence.
import type { Operation } from "../data/operation.ts";
import type { FieldValue, RowId, Scalar } from "../data/value.ts";
import { unreachable } from "../lib/assert.ts";
import { canonical } from "../lib/canonical.ts";
import type { RequestRecord } from "../sim/trace.ts";

/** What is left to find of a request in a row. */
export interface Effect {
  readonly kind: "value" | "addition" | "add" | "remove" | "present" | "absent";
  /** Null: the row's existence. */
  readonly field: string | null;
  /** What was written; for `addition`, `add` and `remove` what the operation says. */
  readonly value: FieldValue;
}

/** What a transaction leaves in each row when all its operations are done. */
export function effectsOf({
  operations,
}: Pick<RequestRecord, "operations">): ReadonlyMap<RowId, readonly Effect[]> {
  const rows = new Map<RowId, Map<string, Effect>>();
  for (const operation of operations) {
    if (operation.verb === "read" || operation.verb === "require") continue;
    const effects = rows.get(operation.row) ?? new Map<string, Effect>();
    rows.set(operation.row, effects);
    // What the transaction wrote before it deleted or inserted the row is its own to replace.
    if (operation.verb === "delete" || operation.verb === "insert") effects.clear();
    for (const effect of effectsOfOperation(operation)) take(effects, effect);
  }
  return new Map([...rows].map(([row, effects]) => [row, [...effects.values()]]));
}

/** Whether all that a request does to a field is to add to it, or to take items out of it. */
export function addsTo(
  { operations }: Pick<RequestRecord, "operations">,
  row: RowId,
  field: string,
): boolean {
  return operations.every((operation) => {
    if (operation.row !== row) return true;
    switch (operation.verb) {
      case "insert":
      case "delete":
        return false;
      case "update":
        return !Object.hasOwn(operation.set, field);
      default:
        return true;
    }
  });
}

const keyOf = ({ field, kind, value }: Effect): string =>
  kind === "add" || kind === "remove" ? `${field} ${canonical(value)}` : (field ?? "");

/** Adds an effect to those before it in the same transaction. */
function take(effects: Map<string, Effect>, effect: Effect): void {
  const { field, kind, value } = effect;
  const whole = effects.get(field ?? "");
  if (kind === "value" || kind === "present" || kind === "absent") {
    for (const [key, one] of effects) if (one.field === field) effects.delete(key);
    effects.set(keyOf(effect), effect);
  } else if (whole?.kind === "addition") {
    effects.set(keyOf(effect), { ...whole, value: sum(whole.value, value) });
  } else if (whole === undefined) effects.set(keyOf(effect), effect);
  // What is added to a value of the same transaction is a part of that value.
}

function sum(first: FieldValue, second: FieldValue): FieldValue {
  return typeof first === "number" && typeof second === "number" ? first + second : second;
}

function effectsOfOperation(operation: Operation): readonly Effect[] {
  switch (operation.verb) {
    case "insert":
      return [existence("present"), ...given(operation.set)];
    case "delete":
      return [existence("absent")];
    case "update":
      return given(operation.set);
    case "increment":
      return [{ kind: "addition", field: operation.field, value: operation.by }];
    case "add":
    case "remove":
      return [{ kind: operation.verb, field: operation.field, value: operation.value }];
    case "splice":
      return [{ kind: "addition", field: operation.field, value: operation.insert }];
    case "read":
    case "require":
      return [];
    default:
      return unreachable(operation);
  }
}

const given = (set: Readonly<Record<string, FieldValue>>): readonly Effect[] =>
  Object.entries(set).map(([field, value]) => ({ kind: "value", field, value }));

function existence(kind: "present" | "absent"): Effect {
  return { kind, field: null, value: kind === "present" };
}

/** What a request last does to an item of a set; null where it leaves it alone. */
export function doesToItem(
  { operations }: Pick<RequestRecord, "operations">,
  row: RowId,
  field: string,
  item: Scalar,
): "add" | "remove" | null {
  let last: "add" | "remove" | null = null;
  for (const operation of operations) {
    if (operation.verb !== "add" && operation.verb !== "remove") continue;
    const isIt = operation.row === row && operation.field === field && operation.value === item;
    if (isIt) last = operation.verb;
  }
  return last;
}
