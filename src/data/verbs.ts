// What operations can be: one row for each verb. How rows change stands in `plainTable.ts`.
import type { Verb } from "./operation.ts";
import { type FieldKind, isCounter } from "./value.ts";

interface VerbRow {
  /** What it works on: a row as a whole, values for several fields, or one field. */
  readonly on: "row" | "values" | "field";
  /** Whether it can work on a field of a kind. */
  fits(kind: FieldKind): boolean;
}

const isRegister = (kind: FieldKind): boolean => kind === "register" || kind === "mv-register";
const any = (): boolean => true;

/** In the order in which they are offered. */
export const verbTable = {
  update: { on: "values", fits: isRegister },
  increment: { on: "field", fits: isCounter },
  add: { on: "field", fits: (kind) => kind === "set" },
  remove: { on: "field", fits: (kind) => kind === "set" },
  insert: { on: "values", fits: any },
  delete: { on: "row", fits: any },
  read: { on: "field", fits: any },
  require: { on: "field", fits: (kind) => kind !== "set" },
  splice: { on: "field", fits: (kind) => kind === "text" },
} satisfies Readonly<Record<Verb, VerbRow>>;

export function fits(verb: Verb, kind: FieldKind): boolean {
  return verbTable[verb].fits(kind);
}
