// Reads a TypeScript file as far as the rules of src/tidy.test.ts need it: its code without
// comments and texts, its imports, its functions. By characters, since TypeScript 7 has no compiler
// interface; it counts on Biome's format (semicolons, spaces around operators).
import { posix } from "node:path";
import { functionsOf } from "./functions.mjs";

/** @typedef {{ at: number, value: string }} Literal */
/** @typedef {"import" | "url" | "glob"} ImportKind */
/** @typedef {{ line: number, specifier: string, kind: ImportKind, types: boolean }} Import */

const regexMayFollow = /(?:^|[(,=:[!&|?{;+*%~^]|=>|\b(?:return|typeof|case|in|of|void|await))\s*$/;

/**
 * The text with comments, and what stands in quotes, turned into spaces: every other character
 * stays at its place. The quoted texts come along, those with `${}` inside excepted.
 */
class Mask {
  /** @type {Literal[]} */
  literals = [];

  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.out = text.split("");
    for (let at = 0; at < text.length; at += 1) at = this.block(at);
    this.code = this.out.join("");
  }

  /**
   * Code up to the brace that closes it; gives that brace's place.
   * @param {number} from
   */
  block(from) {
    let depth = 0;
    let at = from;
    while (at < this.text.length) {
      const char = this.text[at];
      if (char === "{") depth += 1;
      if (char === "}" && depth === 0) return at;
      if (char === "}") depth -= 1;
      at = this.token(at);
    }
    return at;
  }

  /**
   * Goes past a comment, a literal or one character.
   * @param {number} at
   */
  token(at) {
    const { text } = this;
    if (text.startsWith("//", at)) return this.blank(at, this.find("\n", at));
    if (text.startsWith("/*", at)) return this.blank(at, this.find("*/", at + 2) + 2);
    if (text[at] === "`") return this.template(at);
    if (text[at] === '"' || text[at] === "'") return this.quoted(at);
    if (text[at] === "/") return this.regex(at);
    return at + 1;
  }

  /**
   * An apostrophe inside a word of a page's text opens nothing, nor does one that stays alone in
   * its line.
   * @param {number} at
   */
  quoted(at) {
    const quote = this.text[at];
    if (quote === "'" && /\w/.test(this.text[at - 1] ?? "")) return at + 1;
    for (let end = at + 1; end < this.text.length && this.text[end] !== "\n"; end += 1) {
      if (this.text[end] === "\\") end += 1;
      else if (this.text[end] === quote) return this.literal(at, end);
    }
    return at + 1;
  }

  /** @param {number} at */
  template(at) {
    let plain = true;
    let from = at + 1;
    let end = from;
    while (end < this.text.length && this.text[end] !== "`") {
      if (this.text[end] === "\\") end += 2;
      else if (this.text.startsWith("${", end)) {
        plain = false;
        this.blank(from, end);
        end = this.block(end + 2) + 1;
        from = end;
      } else end += 1;
    }
    if (plain) return this.literal(at, end);
    return this.blank(from, end) + 1;
  }

  /** @param {number} at */
  regex(at) {
    const before = this.out.slice(Math.max(0, at - 60), at).join("");
    if (this.text[at + 1] === ">" || !regexMayFollow.test(before)) return at + 1;
    let inClass = false;
    for (let end = at + 1; end < this.text.length && this.text[end] !== "\n"; end += 1) {
      const char = this.text[end];
      if (char === "\\") end += 1;
      else if (char === "[") inClass = true;
      else if (char === "]") inClass = false;
      else if (char === "/" && !inClass) return this.blank(at + 1, end) + 1;
    }
    return at + 1;
  }

  /**
   * @param {number} at
   * @param {number} end
   */
  literal(at, end) {
    this.literals.push({ at, value: this.text.slice(at + 1, end) });
    return this.blank(at + 1, end) + 1;
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  blank(from, to) {
    const end = Math.min(to, this.out.length);
    for (let at = from; at < end; at += 1) if (this.out[at] !== "\n") this.out[at] = " ";
    return end;
  }

  /**
   * @param {string} what
   * @param {number} from
   */
  find(what, from) {
    const at = this.text.indexOf(what, from);
    return at < 0 ? this.text.length : at;
  }
}

/** @type {{ pattern: RegExp, kind: ImportKind }[]} */
const importForms = [
  { pattern: /\b(?:import|export)\s+(type\s+)?([\w\s{},*$]*?)\bfrom\s*(?=["'])/g, kind: "import" },
  { pattern: /\bimport\s*(?=["'])/g, kind: "import" },
  { pattern: /(\btypeof\s+)?\bimport\s*\(\s*(?=["'`])/g, kind: "import" },
  { pattern: /\bnew\s+URL\s*\(\s*(?=["'][^"']*["']\s*,\s*import\.meta\.url)/g, kind: "url" },
  { pattern: /\bimport\.meta\.glob\b[^(]*\([\s[]*(?=["'])/g, kind: "glob" },
];

/** @param {string} clause */
function onlyTypes(clause) {
  const names = /^\s*\{([^}]*)\}\s*$/.exec(clause)?.[1]?.split(",") ?? [""];
  return names.every((name) => name.trim() === "" || /^\s*type\s/.test(name)) && clause !== "";
}

/**
 * @param {Mask} mask
 * @param {(at: number) => number} lineAt
 */
function importsOf({ code, literals }, lineAt) {
  /** @type {Import[]} */
  const imports = [];
  const texts = new Map(literals.map(({ at, value }) => [at, value]));
  for (const { pattern, kind } of importForms)
    for (const match of code.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const specifier = texts.get(end);
      if (specifier === undefined) continue;
      const types = match[1] !== undefined || onlyTypes(match[2] ?? "");
      imports.push({ line: lineAt(match.index), specifier, kind, types });
    }
  return imports;
}

/**
 * @param {string} path from the project's root, with slashes
 * @param {string} text
 */
export function read(path, text) {
  const lines = text.split(/\r?\n/);
  const scripted = /\.(?:tsx?|mjs)$/.test(path);
  const mask = new Mask(scripted ? text : "");
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  /** @type {(at: number) => number} */
  const lineAt = (at) => {
    let line = 0;
    for (let step = 1 << 20; step > 0; step >>= 1)
      if ((starts[line + step] ?? Infinity) <= at) line += step;
    return line + 1;
  };
  return {
    path,
    text,
    lines,
    code: mask.code,
    literals: mask.literals.map(({ at, value }) => ({ line: lineAt(at), value })),
    imports: importsOf(mask, lineAt),
    functions: functionsOf(mask.code, lineAt),
    lineAt,
  };
}

/**
 * The path that a relative import means; a query such as `?raw` is left out.
 * @param {string} from
 * @param {string} specifier
 */
export function resolve(from, specifier) {
  return posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ""));
}
