// An entry of the script in one line, for the list.
import {
  type EntryPart,
  kindOfEntry,
  partsOf,
  rowOf,
  verbOf,
} from "../../../session/drafting/entries.ts";
import {
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  textOf,
} from "../../../session/drafting/tree.ts";
import { numberText, type Scalar, scalarText } from "../../../session/drafting/values.ts";
import { setApart, shown } from "../../../session/texts/texts.ts";
import { linkText } from "./choices.ts";
import type { FormWords } from "./words.ts";

/** The city where an entry happens; null for those that are about several. */
export function cityOf(entry: JsonObject): string | null {
  const isCity = ([, part]: readonly [string, EntryPart]) => part === "node" || part === "home";
  const [key] = partsOf(kindOfEntry(entry)).find(isCity) ?? [];
  const city = key === undefined ? undefined : entry[key];
  return typeof city === "string" ? city : null;
}

export function summaryOf(
  entry: JsonObject,
  names: ReadonlyMap<string, string>,
  said: FormWords,
): string {
  const kind = kindOfEntry(entry);
  const word = said.kinds[kind];
  const name = (id: Json | undefined): string => names.get(textOf(id)) ?? textOf(id);
  const link = (id: Json | undefined): string => linkText(textOf(id), names);
  switch (kind) {
    case "do":
      return `${name(entry["node"])}: ${listOf(entry["do"])
        .map((o) => operationText(o, said))
        .join("; ")}`;
    case "partition":
      return `${word}: ${listOf(entry["partition"])
        .map((group) => listOf(group).map(name).join(", "))
        .join(" | ")}`;
    case "crash":
    case "promote":
      return `${word}: ${name(entry[kind])}`;
    case "cut":
      return `${word}: ${link(entry["cut"])}`;
    case "link":
      return `${word}: ${link(entry["link"])}, ${settingsText(entry["set"], said)}`;
    case "clock":
      return `${word}: ${name(entry["clock"])} ${signed(entry["offset"])} ms`;
    case "rehome":
      return `${word}: ${textOf(entry["rehome"])} → ${name(entry["to"])}`;
    case "say":
      return `${word}: ${shown(textOf(entry["say"]))}`;
  }
}

function settingsText(set: Json | undefined, said: FormWords): string {
  return Object.entries(objectOf(set))
    .map(([key, value]) => `${said.linkWords[key] ?? key} ${String(value)}`)
    .join(", ");
}

function signed(value: Json | undefined): string {
  const text = numberText(value).replace(/^-/, "−");
  return typeof value === "number" && value > 0 ? `+${text}` : text;
}

function valueText(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(", ")}]`;
  return shown(scalarText(value as Scalar | undefined));
}

function operationText(operation: Json, said: FormWords): string {
  const { set, field, by, value } = objectOf(operation);
  const verb = verbOf(operation);
  const row = setApart(rowOf(operation));
  const place = `${row}${field === undefined ? "" : `.${textOf(field)}`}`;
  const values = Object.entries(objectOf(set)).map(([key, one]) => `${key} = ${valueText(one)}`);
  switch (verb) {
    case "update":
      return `${row} ${values.join(", ")}`;
    case "insert":
      return [`${said.verbs.insert} ${row}`, ...values].join(", ");
    case "increment":
      return `${place} ${signed(by)}`;
    case "add":
    case "remove":
      return `${place} ${verb === "add" ? "+" : "−"} ${valueText(value)}`;
    default:
      return `${said.verbs[verb]} ${place}`;
  }
}
