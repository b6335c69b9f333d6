// Where in a JSON text a place of the document stands, so that a fault can be shown at its line.
// Places are told as the checks tell them: `script[3].node`.
import type { Json } from "./json.ts";
import { readJson } from "./json.ts";
import { type Path, pathText } from "./path.ts";

/** A stretch of a text, with the line and column of its beginning, counted from 1. */
export interface TextPlace {
  readonly from: number;
  readonly until: number;
  readonly line: number;
  readonly column: number;
}

/**
 * Of these places the one that is meant, or the nearest that contains it: a missing key has no
 * place of its own. Undefined where none contains it.
 */
export function nearestPath(paths: Iterable<string>, wanted: string): string | undefined {
  let best: string | undefined;
  for (const path of paths) {
    if (path === wanted) return path;
    if (contains(path, wanted) && (best === undefined || path.length > best.length)) best = path;
  }
  return best;
}

function contains(path: string, wanted: string): boolean {
  return path === "" || (wanted.startsWith(path) && /[.[]/.test(wanted[path.length] ?? ""));
}

/** Where the value of a path stands in a JSON text; a fault of the text itself comes first. */
export function placeOfPath(text: string, path: string): TextPlace {
  const read = readJson(text);
  if (!read.ok) return placeAt(text, read.at, read.at + 1);
  const spans = new Map<string, Span>();
  const start = text.startsWith("\ufeff") ? 1 : 0;
  new Spans(text, start, spans).value(read.value, []);
  const span = spans.get(nearestPath(spans.keys(), path) ?? "");
  return placeAt(text, span?.from ?? 0, span?.until ?? text.length);
}

function placeAt(text: string, from: number, until: number): TextPlace {
  const lines = text.slice(0, from).split("\n");
  const end = Math.min(until, text.length);
  return { from, until: end, line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

interface Span {
  readonly from: number;
  readonly until: number;
}

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[^\s"[\]{},:]+|[[\]{},:]/y;

/** Goes through a text and the value that was read of it side by side. */
class Spans {
  private readonly text: string;
  private readonly found: Map<string, Span>;
  private at: number;

  constructor(text: string, at: number, found: Map<string, Span>) {
    this.text = text;
    this.at = at;
    this.found = found;
  }

  /** A member of an object begins at its key. */
  value(value: Json, path: Path, keyAt?: number): void {
    const first = this.next();
    if (Array.isArray(value)) this.items(value, path);
    else if (first.text === "{") this.members(value as { readonly [key: string]: Json }, path);
    this.found.set(pathText(path), { from: keyAt ?? first.from, until: this.at });
  }

  private items(items: readonly Json[], path: Path): void {
    for (const [i, item] of items.entries()) {
      if (i > 0) this.next();
      this.value(item, [...path, i]);
    }
    this.next();
  }

  private members(members: { readonly [key: string]: Json }, path: Path): void {
    const count = Object.keys(members).length;
    for (let i = 0; i < count; i += 1) {
      if (i > 0) this.next();
      // In the order of the text: a record may keep its keys in another.
      const name = this.next();
      const key = JSON.parse(name.text) as string;
      this.next();
      this.value(members[key] as Json, [...path, key], name.from);
    }
    this.next();
  }

  private next(): { readonly text: string; readonly from: number } {
    while (" \n\r\t".includes(this.text[this.at] ?? "x")) this.at += 1;
    token.lastIndex = this.at;
    const text = token.exec(this.text)?.[0] ?? "";
    const from = this.at;
    this.at += text.length;
    return { text, from };
  }
}
