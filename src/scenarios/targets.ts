// Which fields the verbs of a generated workload can work on.
import type { FieldKind } from "../data/value.ts";
import { fits } from "../data/verbs.ts";
import type { MixVerb } from "./documentSchema.ts";

export interface Target {
  readonly table: string;
  /** Null: the whole row. */
  readonly field: string | null;
  readonly kind: FieldKind | null;
}

/** The fields (for verbs of whole rows: the tables) that a verb can work on, in order. */
export function verbTargets(
  verb: MixVerb,
  tables: Readonly<Record<string, Readonly<Record<string, FieldKind>>>>,
): readonly Target[] {
  const ofRows = verb === "read" || verb === "insert" || verb === "delete";
  return Object.entries(tables).flatMap(([table, fields]): Target[] => {
    if (ofRows) return [{ table, field: null, kind: null }];
    return Object.entries(fields)
      .filter(([, kind]) => fits(verb, kind))
      .map(([field, kind]) => ({ table, field, kind }));
  });
}
