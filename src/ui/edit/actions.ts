// What a client can ask for, by the fields of a row, with values that make a visible difference.
import type { OperationDocument } from "../../scenarios/documentSchema.ts";
import { currentValue } from "../../session/edits/current.ts";
import {
  type FieldVerb,
  fieldOperation,
  newRow,
  newValues,
  scalarOf,
  suggestedValue,
  verbsFor,
} from "../../session/edits/requests.ts";
import type { SessionState } from "../../session/state.ts";
import type { Scenario } from "../../sim/scenario.ts";

export interface RowAction {
  readonly id: string;
  readonly verb: FieldVerb | "read" | "insert" | "delete";
  /** Null: the whole row. */
  readonly field: string | null;
}

function schemaOf(scenario: Scenario | null, row: string) {
  return scenario?.database.tables[row.slice(0, row.indexOf("/"))] ?? {};
}

/** Writes of the row's fields first, then what concerns the row as a whole. */
export function actionsFor(scenario: Scenario | null, row: string): readonly RowAction[] {
  const writes = Object.entries(schemaOf(scenario, row)).flatMap(([field, kind]) =>
    verbsFor(kind).map((verb): RowAction => ({ id: `${verb} ${field}`, verb, field })),
  );
  const whole = (["read", "insert", "delete"] as const).map(
    (verb): RowAction => ({ id: verb, verb, field: null }),
  );
  return [...writes, ...whole];
}

/** What stands in the field to begin with: what the node shows now, made a little different. */
export function suggestionFor(
  state: SessionState,
  run: number,
  node: string,
  row: string,
  { verb, field }: RowAction,
): string {
  if (verb === "insert") return unusedRow(state, row);
  if (verb === "read" || verb === "delete" || field === null) return "";
  const kind = schemaOf(state.scenario, row)[field] ?? "register";
  const current = currentValue(state, run, node, row, field);
  return String(suggestedValue(verb, kind, current, node)).replace(/^-/, "−");
}

function unusedRow({ subjects, scenario }: SessionState, row: string): string {
  const known = [
    ...subjects.map((subject) => subject.row),
    ...Object.keys(scenario?.database.rows ?? {}),
  ];
  return newRow(row.slice(0, row.indexOf("/")), known);
}

/** The operation that a filled form means. */
export function operationOf(
  { verb, field }: RowAction,
  row: string,
  text: string,
  node: string,
  { scenario }: SessionState,
): OperationDocument {
  switch (verb) {
    case "read":
      return { read: row };
    case "delete":
      return { delete: row };
    case "insert":
      return { insert: text, set: newValues(schemaOf(scenario, text), node) };
    default:
      return fieldOperation(verb, row, field ?? "", scalarOf(text));
  }
}
