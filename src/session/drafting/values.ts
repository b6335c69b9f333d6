// Values as people type them. A number, true, false and null stand for themselves; a text that
// looks like one of them, or that begins or ends with a space, stands in quotes.
import { readJson } from "../../scenarios/json.ts";
import type { Json } from "./tree.ts";

export type Scalar = string | number | boolean | null;

const number = /^[+\-−]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/i;

/** The number that is typed, with point or comma; what is none is kept as it is. */
export function readNumber(typed: string): number | string | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  if (!number.test(text)) return text;
  const value = Number(text.replace(",", ".").replace("−", "-"));
  return Number.isFinite(value) ? value + 0 : text;
}

export function numberText(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Undefined: nothing is typed. */
export function readScalar(typed: string): Scalar | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  if (!/^(?:["\d-]|(?:true|false|null)$)/.test(text)) return text;
  const read = readJson(text);
  if (!read.ok || typeof read.value === "object")
    return read.ok && read.value === null ? null : text;
  return read.value;
}

export function scalarText(value: Scalar | undefined): string {
  if (value === undefined) return "";
  if (typeof value !== "string") return JSON.stringify(value);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a field of one line holds none
  return readScalar(value) === value && !/[\u0000-\u001f]/.test(value)
    ? value
    : JSON.stringify(value);
}

const item = /\s*("[^"\\]*(?:\\.[^"\\]*)*"|[^,]*?)\s*(?:,|$)/y;

/** The items of a set, with commas between them. */
export function readList(typed: string): readonly Scalar[] {
  const items: Scalar[] = [];
  item.lastIndex = 0;
  while (item.lastIndex < typed.length) {
    const found = item.exec(typed);
    // A quote that is closed in the middle of an item: the rest is one text.
    const text = found?.[1] ?? typed.slice(items.length === 0 ? 0 : item.lastIndex);
    const value = readScalar(text);
    if (value !== undefined) items.push(value);
    if (found === null) break;
  }
  return items;
}

export function listText(items: readonly Json[]): string {
  return items
    .map((one) => {
      if (typeof one === "object" && one !== null) return JSON.stringify(one);
      const text = scalarText(one);
      // Bare, it would end at the comma, or begin a quoted text that goes on in the next item.
      return text === one && (one.includes(",") || one.startsWith('"'))
        ? JSON.stringify(one)
        : text;
    })
    .join(", ");
}
