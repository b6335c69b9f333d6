// Finds the functions of a TypeScript file and how long they are, by its brackets; for source.mjs.

/** @typedef {{ line: number, length: number, test: boolean }} Func */

/** After this a brace opens a type or an object, not a body. */
const opensType = /(?:[:?|&<,([=]|=>)\s*$/;

/** For each bracket its partner, for each character the bracket around it; -1 for none. */
class Brackets {
  /** @param {string} code */
  constructor(code) {
    this.code = code;
    this.partner = new Int32Array(code.length).fill(-1);
    this.around = new Int32Array(code.length).fill(-1);
    /** @type {number[]} */
    const open = [];
    for (let at = 0; at < code.length; at += 1) {
      this.around[at] = open.at(-1) ?? -1;
      const kind = "([{)]}".indexOf(code[at] ?? "");
      if (kind < 0) continue;
      if (kind < 3) open.push(at);
      else this.close(open, at, "([{".charAt(kind - 3));
    }
  }

  /**
   * A bracket in a page's text may lack its partner: an outer pair closes over it.
   * @param {number[]} open
   * @param {number} at
   * @param {string} opener
   */
  close(open, at, opener) {
    const index = open.findLastIndex((place) => this.code[place] === opener);
    const start = open[index];
    if (start === undefined) return;
    open.length = index;
    this.partner[start] = at;
    this.partner[at] = start;
  }

  /**
   * The parenthesis that opens the parameters of a body or an arrow at this place; -1 for none.
   * Between the parameters and the body only a return type may stand.
   * @param {number} body
   */
  parameters(body) {
    for (let at = body - 1; at >= 0; at -= 1) {
      const char = this.code[at] ?? "";
      if (";({[".includes(char)) return -1;
      if (char === "=" && this.code[at + 1] !== ">") return -1;
      if (!")]}".includes(char)) continue;
      const start = this.partner[at] ?? -1;
      const after = this.code.slice(at + 1, body).trimStart();
      if (char === ")" && (after === "" || after.startsWith(":"))) return start;
      const inType = opensType.test(this.code.slice(Math.max(0, start - 20), start));
      if (start < 0 || (char === "}" && !inType)) return -1;
      at = start;
    }
    return -1;
  }

  /**
   * The last character of an arrow's body that is an expression, or of an arrow type.
   * @param {number} from
   */
  expressionEnd(from) {
    for (let at = from; at < this.code.length; at += 1) {
      const char = this.code[at] ?? "";
      if (char === "{" && /[\w>\])]\s$/.test(this.code.slice(from, at))) return at - 1;
      if ("([{".includes(char)) at = Math.max(at, this.partner[at] ?? -1);
      else if (";,)]}".includes(char)) return at - 1;
      else if (char === ">" && /[\w\])]/.test(this.code[at - 1] ?? "")) return at;
      else if (this.code.startsWith(" = ", at)) return at;
    }
    return this.code.length - 1;
  }

  /**
   * Is this place directly in the call of `it("…", …)`, `describe.each(…)("…", …)` and the like?
   * @param {number} at
   */
  inTestCall(at) {
    let open = this.around[at] ?? -1;
    if (this.code[open] !== "(") return false;
    if (this.code[open - 1] === ")") open = this.partner[open - 1] ?? -1;
    const callee = /[\w.]+$/.exec(this.code.slice(Math.max(0, open - 60), open))?.[0] ?? "";
    return /^(?:describe|it|test)\b/.test(callee);
  }
}

const functionName = /(["\w$#\]*]+)\s*(?:<[^();]*>)?\s*$/;
const notFunctions = /^(?:if|for|while|switch|catch|with|await|case|return)$/;

/**
 * Every function with a body, also those inside another; `test` marks the callbacks of test calls.
 * @param {string} code without comments and texts
 * @param {(at: number) => number} lineAt
 */
export function functionsOf(code, lineAt) {
  const brackets = new Brackets(code);
  /** @type {Func[]} */
  const functions = [];
  /** @type {(start: number, end: number) => void} */
  const add = (start, end) => {
    const line = lineAt(start);
    functions.push({ line, length: lineAt(end) - line + 1, test: brackets.inTestCall(start) });
  };
  for (const { index } of code.matchAll(/=>/g)) {
    const body = index + 2 + (/^\s*/.exec(code.slice(index + 2))?.[0].length ?? 0);
    const start = brackets.parameters(index);
    const end = code[body] === "{" ? (brackets.partner[body] ?? -1) : brackets.expressionEnd(body);
    add(start < 0 ? index : start, Math.max(index, end));
  }
  for (const { index } of code.matchAll(/\{/g)) {
    if (opensType.test(code.slice(Math.max(0, index - 20), index))) continue;
    const open = brackets.parameters(index);
    const name = functionName.exec(code.slice(Math.max(0, open - 300), Math.max(0, open)));
    if (!name?.[1] || notFunctions.test(name[1])) continue;
    add(open - name[0].length, brackets.partner[index] ?? index);
  }
  return functions;
}
