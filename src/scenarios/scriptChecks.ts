// Whether the entries of the script fit the nodes and the tables, and whether faults end after
// they begin.
import { type FieldKind, isCounter } from "../data/value.ts";
import { fits } from "../data/verbs.ts";
import {
  kindOf as kindOfField,
  schemaOf,
  unknownField,
  unknownTable,
  valueFault,
} from "./dataChecks.ts";
import { nodeIdsOf } from "./defaults.ts";
import type { EntryDocument, OperationDocument, ScenarioDocument } from "./documentSchema.ts";
import { type EntryPart, entryTable, kindOf } from "./entries.ts";
import { type Fault, fault, linkFault, unknownNode } from "./fault.ts";
import { rowOf, verbOf } from "./operations.ts";
import type { Path } from "./path.ts";

type Faults = Generator<Fault, void>;

export function* checkScript(document: ScenarioDocument): Faults {
  const ids = nodeIdsOf(document);
  for (const [i, entry] of (document.script ?? []).entries()) {
    const path: Path = ["script", i];
    if ("until" in entry && entry.until <= entry.at) {
      yield fault([...path, "until"], ["untilBeforeAt", entry.until, entry.at]);
    }
    yield* checkEntry(document, entry, path, ids);
  }
}

function* checkEntry(
  document: ScenarioDocument,
  entry: EntryDocument,
  path: Path,
  ids: readonly string[],
): Faults {
  const { parts } = entryTable[kindOf(entry)];
  for (const [key, part] of Object.entries(parts)) {
    const value = (entry as Readonly<Record<string, unknown>>)[key];
    yield* checks[part]({ document, value, path: [...path, key], ids });
  }
}

interface Checked {
  readonly document: ScenarioDocument;
  /** Of the shape that the part has. */
  readonly value: unknown;
  readonly path: Path;
  readonly ids: readonly string[];
}

function* nothing(): Faults {}

function* checkNode({ value, path, ids }: Checked): Faults {
  const id = value as string;
  if (!ids.includes(id)) yield fault(path, unknownNode(id, ids));
}

const checks: Readonly<Record<EntryPart, (checked: Checked) => Faults>> = {
  node: checkNode,
  home: checkNode,
  client: nothing,
  *operations({ document, value, path }) {
    for (const [k, operation] of (value as readonly OperationDocument[]).entries()) {
      yield* checkOperation(document, operation, [...path, k]);
    }
  },
  groups: ({ value, path, ids }) => checkPartition(value as Groups, path, ids),
  *link({ value, path, ids }) {
    const found = linkFault(value as string, ids);
    if (found !== null) yield fault(path, found);
  },
  *settings({ value, path }) {
    if (Object.keys(value as object).length === 0) yield fault(path, ["nothingSet"]);
  },
  offset: nothing,
  *row({ document, value, path }) {
    const row = value as string;
    if (schemaOf(document, row) === null) yield unknownTable(document, path, row);
  },
  text: nothing,
};

type Groups = readonly (readonly string[])[];

function* checkPartition(groups: Groups, path: Path, ids: readonly string[]): Faults {
  const seen = new Set<string>();
  for (const [i, group] of groups.entries()) {
    for (const [k, id] of group.entries()) {
      if (!ids.includes(id)) yield fault([...path, i, k], unknownNode(id, ids));
      if (seen.has(id)) yield fault([...path, i, k], ["partitionTwice", id]);
      seen.add(id);
    }
  }
  const missing = ids.filter((id) => !seen.has(id));
  if (missing.length > 0) {
    yield fault(path, ["partitionLacks", missing]);
  }
}

function* checkOperation(
  document: ScenarioDocument,
  operation: OperationDocument,
  path: Path,
): Faults {
  const [verb, row] = [verbOf(operation), rowOf(operation)];
  const schema = schemaOf(document, row);
  if (schema === null) {
    yield unknownTable(document, [...path, verb], row);
    return;
  }
  if ("set" in operation) {
    for (const [field, value] of Object.entries(operation.set)) {
      const kind = kindOfField(schema, field);
      const at = [...path, "set", field];
      if (kind === undefined) {
        yield unknownField(schema, at, field);
        continue;
      }
      if (!fits(verb, kind)) {
        yield fault(at, ["notUpdated", kind, isCounter(kind) ? "counter" : "set"]);
      }
      const said = valueFault(kind, value);
      if (said !== null) yield fault(at, said);
    }
  }
  if ("field" in operation) {
    const { field } = operation;
    const kind = kindOfField(schema, field);
    if (kind === undefined) yield unknownField(schema, [...path, "field"], field);
    else if (verb === "increment" && !fits(verb, kind)) {
      yield fault([...path, "field"], ["needsCounter", field, kind]);
    } else if ((verb === "add" || verb === "remove") && !fits(verb, kind)) {
      yield fault([...path, "field"], ["needsSet", verb, field, kind]);
    } else yield* checkGuard(operation, kind, path);
  }
}

function* checkGuard(operation: OperationDocument, kind: FieldKind, path: Path): Faults {
  if (!("require" in operation)) return;
  if (operation.min === undefined && operation.equals === undefined) {
    yield fault(path, ["emptyGuard"]);
  }
  if (!fits("require", kind)) yield fault([...path, "field"], ["guardOfSet"]);
}
