// Whether the entries of the script fit the nodes and the tables, and whether faults end after
// they begin.
import { isCounter } from "../data/value.ts";
import { kindOf, schemaOf, unknownField, unknownTable, valueFault } from "./dataChecks.ts";
import { nodeIdsOf } from "./defaults.ts";
import type { EntryDocument, OperationDocument, ScenarioDocument } from "./documentSchema.ts";
import { type Fault, fault, linkFault, unknownNode } from "./fault.ts";
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
  if ("do" in entry) {
    if (!ids.includes(entry.node)) yield fault([...path, "node"], unknownNode(entry.node, ids));
    for (const [k, operation] of entry.do.entries()) {
      yield* checkOperation(document, operation, [...path, "do", k]);
    }
  } else if ("partition" in entry) {
    yield* checkPartition(entry.partition, [...path, "partition"], ids);
  } else if ("cut" in entry || "link" in entry) {
    const key = "cut" in entry ? "cut" : "link";
    const found = linkFault("cut" in entry ? entry.cut : entry.link, ids);
    if (found !== null) yield fault([...path, key], found);
    if ("set" in entry && Object.keys(entry.set).length === 0) {
      yield fault([...path, "set"], ["nothingSet"]);
    }
  } else {
    yield* checkNamedNode(document, entry, path, ids);
  }
}

function* checkNamedNode(
  document: ScenarioDocument,
  entry: EntryDocument,
  path: Path,
  ids: readonly string[],
): Faults {
  if ("rehome" in entry) {
    if (schemaOf(document, entry.rehome) === null) {
      yield unknownTable(document, [...path, "rehome"], entry.rehome);
    }
    if (!ids.includes(entry.to)) yield fault([...path, "to"], unknownNode(entry.to, ids));
    return;
  }
  for (const key of ["crash", "clock", "promote"] as const) {
    const id = (entry as { readonly [K in typeof key]?: string })[key];
    if (id !== undefined && !ids.includes(id)) yield fault([...path, key], unknownNode(id, ids));
  }
}

function* checkPartition(
  groups: readonly (readonly string[])[],
  path: Path,
  ids: readonly string[],
): Faults {
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

/** The row of an operation and the key that names it, which is its verb. */
function target(operation: OperationDocument): { readonly verb: string; readonly row: string } {
  for (const verb of verbs) {
    const row = (operation as { readonly [key: string]: unknown })[verb];
    if (row !== undefined) return { verb, row: row as string };
  }
  return { verb: "", row: "" };
}
const verbs = ["insert", "update", "delete", "increment", "add", "remove", "read", "require"];

function* checkOperation(
  document: ScenarioDocument,
  operation: OperationDocument,
  path: Path,
): Faults {
  const { verb, row } = target(operation);
  const schema = schemaOf(document, row);
  if (schema === null) {
    yield unknownTable(document, [...path, verb], row);
    return;
  }
  if ("set" in operation) {
    for (const [field, value] of Object.entries(operation.set)) {
      const kind = kindOf(schema, field);
      const at = [...path, "set", field];
      if (kind === undefined) {
        yield unknownField(schema, at, field);
        continue;
      }
      if (verb === "update" && kind !== "register" && kind !== "mv-register") {
        yield fault(at, ["notUpdated", kind, isCounter(kind) ? "counter" : "set"]);
      }
      const said = valueFault(kind, value);
      if (said !== null) yield fault(at, said);
    }
  }
  if ("field" in operation) {
    const { field } = operation;
    const kind = kindOf(schema, field);
    if (kind === undefined) yield unknownField(schema, [...path, "field"], field);
    else if (verb === "increment" && !isCounter(kind)) {
      yield fault([...path, "field"], ["needsCounter", field, kind]);
    } else if ((verb === "add" || verb === "remove") && kind !== "set") {
      yield fault([...path, "field"], ["needsSet", verb, field, kind]);
    } else yield* checkGuard(operation, kind, path);
  }
}

function* checkGuard(operation: OperationDocument, kind: string, path: Path): Faults {
  if (!("require" in operation)) return;
  if (operation.min === undefined && operation.equals === undefined) {
    yield fault(path, ["emptyGuard"]);
  }
  if (kind === "set") yield fault([...path, "field"], ["guardOfSet"]);
}
