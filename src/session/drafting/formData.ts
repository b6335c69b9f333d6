// The data that the form works on: what a document may say in a short way or leave out is written
// out, so that every field of the form has one place. What the form did not change goes back as it
// was, so that a document does not grow by being looked at.
import { sameData } from "../../lib/canonical.ts";
import { modesOf, networkOf, nodeIdsOf, tablesOf } from "../../scenarios/defaults.ts";
import type { ScenarioDocument } from "../../scenarios/schema.ts";
import { entryKinds, verbs } from "./entries.ts";
import { isObject, type Json, type JsonObject } from "./tree.ts";

/** The parts that are written out. */
const parts = ["network", "nodes", "tables", "rows", "script", "modes"] as const;
type Part = (typeof parts)[number];

/** The document with every part written out. */
export function writtenOut(document: JsonObject): JsonObject {
  const result: Record<string, Json> = { ...document };
  for (const part of parts) result[part] = partOut(part, document);
  return result;
}

function partOut(part: Part, document: JsonObject): Json {
  const given = document[part];
  const none = {} as ScenarioDocument;
  switch (part) {
    case "network":
      return isObject(given) ? given : { preset: given ?? networkOf(none).preset };
    case "nodes":
      return list(given ?? nodeIdsOf(none)).map((node) => objectWith("id", node));
    case "modes":
      return list(given ?? modesOf(none).map(({ mode }) => mode)).map((mode) =>
        objectWith("mode", mode),
      );
    case "tables":
      return given ?? (tablesOf(none) as JsonObject);
    case "rows":
      return given ?? {};
    case "script":
      return given ?? [];
  }
}

const list = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);

function objectWith(key: string, value: Json): Json {
  return typeof value === "string" ? { [key]: value } : value;
}

/** The document that the form's data stands for; `base` is the one it was written out of. */
export function asWritten(form: JsonObject, base: JsonObject): JsonObject {
  const before = writtenOut(base);
  const result: Record<string, Json> = {};
  for (const [key, value] of Object.entries(form)) {
    const part = parts.find((one) => one === key);
    if (part === undefined) result[key] = value;
    else if (!sameData(value, before[key])) result[key] = partIn(part, value);
    else if (base[key] !== undefined) result[key] = base[key];
  }
  return result;
}

function partIn(part: Part, value: Json): Json {
  if (part === "network") return alone("preset", value);
  if (part === "nodes") return list(value).map((node) => alone("id", node));
  if (part === "modes") return list(value).map((mode) => alone("mode", mode));
  return value;
}

/** The one value of an object that says nothing else. */
function alone(key: string, value: Json): Json {
  const keys = isObject(value) ? Object.keys(value) : [];
  return isObject(value) && keys.length === 1 ? (value[key] ?? value) : value;
}

const isKind = (key: string): boolean => entryKinds.some((kind) => kind === key);
const isVerb = (key: string): boolean => verbs.some((verb) => verb === key);

/**
 * Whether the form can show all of some data: its lists are lists, its objects objects, and every
 * entry of the script is of a known kind. What the fields themselves hold may still be wrong.
 */
export function isShapely(document: Json): document is JsonObject {
  if (!isObject(document)) return false;
  const isRecord = (key: string): boolean =>
    document[key] === undefined || isObject(document[key] as Json);
  const isList = (key: string, fits: (item: Json) => boolean): boolean =>
    document[key] === undefined ||
    (Array.isArray(document[key]) && list(document[key]).every(fits));
  const ofRecords = (key: string): boolean =>
    isRecord(key) && Object.values(document[key] ?? {}).every((one) => isObject(one as Json));
  return (
    ["homes", "clients", "workload", "faults"].every(isRecord) &&
    ["tables", "rows", "vectors"].every(ofRecords) &&
    isList("nodes", (one) => typeof one === "string" || isObject(one)) &&
    isList("modes", (one) => typeof one === "string" || isObject(one)) &&
    isList("invariants", isObject) &&
    isList("script", isEntry) &&
    isNetwork(document["network"])
  );
}

function isNetwork(network: Json | undefined): boolean {
  if (!isObject(network)) return network === undefined || typeof network === "string";
  const { links } = network;
  return links === undefined || (isObject(links) && Object.values(links).every(isObject));
}

function isEntry(entry: Json): boolean {
  if (!isObject(entry)) return false;
  const kinds = Object.keys(entry).filter(isKind);
  const { do: operations, partition, set } = entry;
  return (
    kinds.length === 1 &&
    (operations === undefined || (Array.isArray(operations) && operations.every(isOperation))) &&
    (partition === undefined || (Array.isArray(partition) && partition.every(Array.isArray))) &&
    (set === undefined || isObject(set))
  );
}

function isOperation(operation: Json): boolean {
  if (!isObject(operation)) return false;
  const { set } = operation;
  const isOne = Object.keys(operation).filter(isVerb).length === 1;
  return isOne && (set === undefined || isObject(set));
}
