// A scenario as the text of a file, as people would write it: what belongs together in one short
// line, and the keys always in the same order, so that two versions of a file can be compared.
import type { ScenarioDocument } from "./documentSchema.ts";
import type { Json, JsonObject } from "./json.ts";
import { limits } from "./leaves.ts";
import { isLonger } from "./size.ts";

/** What fits beside the stage, and on a slide. */
const longestLine = 76;

const documentKeys = [
  "everywrite",
  "title",
  "about",
  "seed",
  "end",
  "network",
  "nodes",
  "tables",
  "rows",
  "vectors",
  "homes",
  "clients",
  "script",
  "workload",
  "faults",
  "invariants",
  "modes",
];
const entryKeys = ["at", "until", "node", "client"];

/**
 * The text of a document, or of what is to become one. Where laying it out would make it longer
 * than a text may be, it is compact: what is saved can be opened again.
 */
export function fileText(document: Json | ScenarioDocument): string {
  const inOrder = ordered(document as Json);
  const text = `${layOut(inOrder, "", 0, true)}\n`;
  return isLonger(text, limits.textBytes) ? `${JSON.stringify(inOrder)}\n` : text;
}

/** A name for a file, made of the title: `two-writers.everywrite.json`. */
export function fileName(title: string, ending = "everywrite.json"): string {
  const plain = title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
  const words = plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const slug = [...words.join("-")].slice(0, 60).join("").replace(/-$/, "");
  return `${slug === "" ? "scenario" : slug}.${ending}`;
}

function ordered(document: Json): Json {
  if (!isObject(document)) return document;
  const { script } = document;
  const inOrder = withKeysFirst(document, documentKeys);
  if (!Array.isArray(script)) return inOrder;
  const entries = script.map((entry: Json) =>
    isObject(entry) ? withKeysFirst(entry, entryKeys) : entry,
  );
  return { ...inOrder, script: entries };
}

function withKeysFirst(object: JsonObject, first: readonly string[]): JsonObject {
  const known = first.filter((key) => Object.hasOwn(object, key));
  const others = Object.keys(object).filter((key) => !first.includes(key));
  return Object.fromEntries([...known, ...others].map((key) => [key, object[key] as Json]));
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A value, in one line where that is short enough. `used`: how much of the line is taken before
 * it. The document itself is never in one line.
 */
function layOut(value: Json, indent: string, used: number, whole = false): string {
  const line = inOneLine(value);
  if (!whole && used + line.length <= longestLine) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => `${inner}${layOut(item, inner, inner.length + 1)}`);
    return items.length === 0 ? "[]" : `[\n${items.join(",\n")}\n${indent}]`;
  }
  if (!isObject(value)) return line;
  const members = Object.entries(value).map(([key, member]) => {
    const start = `${inner}${JSON.stringify(key)}: `;
    return `${start}${layOut(member, inner, start.length + 1)}`;
  });
  return members.length === 0 ? "{}" : `{\n${members.join(",\n")}\n${indent}}`;
}

function inOneLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)}: ${inOneLine(member)}`,
  );
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
