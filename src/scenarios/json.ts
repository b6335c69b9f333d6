// Reads JSON from outside, so that a mistake in a file that somebody wrote by hand is told with
// its place, in the same words in every engine. Stricter than JSON.parse: a key twice, a key that
// could reach an object's prototype, a number beyond all bounds, half a character and deep nesting
// are refused.
import { type Fault, fault } from "./fault.ts";
import type { Said, Stands } from "./sentences/words.ts";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export type JsonResult =
  | { readonly ok: true; readonly value: Json }
  | {
      readonly ok: false;
      readonly fault: Fault;
      /** Where in the text it is wrong. */
      readonly at: number;
    };

export const forbiddenKeys: readonly string[] = ["__proto__", "constructor", "prototype"];
const maximumDepth = 32;

/** Reads one JSON value. A failure is told with line and column, or with its path. */
export function readJson(text: string): JsonResult {
  const mark = text.startsWith("\ufeff") ? 1 : 0;
  const reader = new Reader(text.slice(mark));
  try {
    return { ok: true, value: reader.document() };
  } catch (error) {
    if (error instanceof JsonFault) {
      return { ok: false, fault: error.fault, at: mark + error.at };
    }
    throw error;
  }
}

class JsonFault extends Error {
  readonly fault: Fault;
  readonly at: number;

  constructor(found: Fault, at: number) {
    super(found.said[0]);
    this.fault = found;
    this.at = at;
  }
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};
const loneSurrogate = /[\ud800-\udfff]/u;

class Reader {
  private at = 0;
  private readonly path: (string | number)[] = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  document(): Json {
    this.space();
    if (this.at >= this.text.length) this.fail(["emptyFile"]);
    const value = this.value();
    this.space();
    if (this.at < this.text.length) this.fail(["expectedEnd", this.found()]);
    return value;
  }

  private value(): Json {
    if (this.path.length > maximumDepth) {
      this.fail(["deepNesting", maximumDepth]);
    }
    switch (this.text[this.at]) {
      case "{":
        return this.object();
      case "[":
        return this.list();
      case '"':
        return this.string();
      default:
        return this.word();
    }
  }

  private object(): Json {
    const entries: Record<string, Json> = {};
    this.at += 1;
    this.space();
    if (this.skip("}")) return entries;
    do {
      this.space();
      if (this.text[this.at] !== '"') this.fail(["expectedKey", this.found()]);
      const key = this.string();
      this.path.push(key);
      this.checkKey(key, entries);
      this.space();
      if (!this.skip(":")) this.fail(["expectedColon", key, this.found()]);
      this.space();
      entries[key] = this.value();
      this.path.pop();
      this.space();
    } while (this.skip(","));
    if (!this.skip("}")) this.fail(["expectedComma", "}", this.found()]);
    return entries;
  }

  private checkKey(key: string, entries: JsonObject): void {
    const fail = (said: Said): never => {
      throw new JsonFault(fault([...this.path], said), this.at - 1);
    };
    if (forbiddenKeys.includes(key)) fail(["forbiddenKey"]);
    if (Object.hasOwn(entries, key)) fail(["keyTwice"]);
  }

  private list(): Json {
    const items: Json[] = [];
    this.at += 1;
    this.space();
    if (this.skip("]")) return items;
    do {
      this.space();
      this.path.push(items.length);
      items.push(this.value());
      this.path.pop();
      this.space();
    } while (this.skip(","));
    if (!this.skip("]")) this.fail(["expectedComma", "]", this.found()]);
    return items;
  }

  private string(): string {
    const start = this.at;
    let result = "";
    this.at += 1;
    for (;;) {
      const from = this.at;
      while (isPlain(this.text.charCodeAt(this.at))) this.at += 1;
      result += this.text.slice(from, this.at);
      const character = this.text[this.at];
      if (character === '"') break;
      if (character === undefined) {
        this.at = start;
        this.fail(["openText"]);
      }
      if (character !== "\\") this.fail(["lineBreak"]);
      result += this.escape();
    }
    this.at += 1;
    if (loneSurrogate.test(result)) {
      this.at = start;
      this.fail(["halfCharacterInText"]);
    }
    return result;
  }

  private escape(): string {
    const letter = this.text[this.at + 1] ?? "";
    const simple = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
    if (simple !== undefined) {
      this.at += 2;
      return simple;
    }
    const digits = this.text.slice(this.at + 2, this.at + 6);
    if (letter !== "u" || !/^[0-9a-f]{4}$/i.test(digits)) {
      this.fail(["unknownEscape", letter]);
    }
    this.at += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  private word(): null | boolean | number {
    const name = /^(?:null|true|false)\b/.exec(this.text.slice(this.at, this.at + 6))?.[0];
    if (name === undefined) return this.number();
    this.at += name.length;
    return name === "null" ? null : name === "true";
  }

  private number(): number {
    numberPattern.lastIndex = this.at;
    const digits = numberPattern.exec(this.text)?.[0];
    if (digits === undefined || /^[\w.]/.test(this.text[this.at + digits.length] ?? "")) {
      this.fail(["expectedValue", this.found()]);
    }
    const value = Number(digits);
    if (!Number.isFinite(value)) this.fail(["largeNumber", shorten(digits)]);
    this.at += digits.length;
    return value === 0 ? 0 : value;
  }

  private skip(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private space(): void {
    while (" \n\r\t".includes(this.text[this.at] ?? "x")) this.at += 1;
  }

  /** What stands here. */
  private found(): Stands {
    const rest = this.text.slice(this.at, this.at + 40);
    if (rest === "") return ["end"];
    if (rest.startsWith("//") || rest.startsWith("/*")) return ["comment"];
    const word = /^[+-]?[\w.]+/.exec(rest)?.[0] ?? [...rest][0] ?? "";
    return ["word", shorten(word)];
  }

  private fail(said: Said): never {
    const before = this.text.slice(0, this.at).split("\n");
    const column = (before.at(-1) ?? "").length + 1;
    const found = { path: [], said, at: { line: before.length, column } };
    throw new JsonFault(found, this.at);
  }
}

/** From a place on, however long it is. */
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?/iy;

/** Whether a character of a text stands for itself; NaN is the end. */
function isPlain(unit: number): boolean {
  return unit >= 0x20 && unit !== 0x22 && unit !== 0x5c;
}

function shorten(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
