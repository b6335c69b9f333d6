// The smallest parts of the scenario format. Each is one function from a value to what is wrong
// with it, so that every refusal is a sentence that says what is expected and what was found.
import * as v from "valibot";
import type { FieldKind, Scalar } from "../data/value.ts";

export const limits = {
  fileBytes: 256 * 1024,
  scriptEntries: 2000,
  rows: 1000,
  nodes: 9,
  modes: 8,
  textCharacters: 1000,
  nameCharacters: 40,
  rowCharacters: 120,
  operations: 50,
  timeMs: 3_600_000,
  generated: 2000,
  faults: 100,
} as const;

/** What is wrong with a value, as the rest of a sentence after its path; null for a good one. */
export type FaultOf = (value: unknown) => string | null;

/** What a value is, in words. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  switch (typeof value) {
    case "number":
      return Number.isFinite(value) ? `the number ${value}` : `${value}`;
    case "string":
      return `the text ${JSON.stringify(value.length > 30 ? `${value.slice(0, 30)}…` : value)}`;
    case "boolean":
      return `${value}`;
    default:
      return "an object";
  }
}

export function leaf<T>(faultOf: FaultOf) {
  return v.custom<T, (issue: v.CustomIssue) => string>(
    (value) => faultOf(value) === null,
    (issue) => faultOf(issue.input) ?? "",
  );
}

const expected = (what: string, value: unknown): string =>
  `expected ${what}, found ${describe(value)}`;

const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);

/** Whether a number of milliseconds is a whole number of microseconds. */
function isFine(ms: number): boolean {
  return Math.round(ms * 1000) / 1000 === ms;
}

function timeFault(value: unknown, what: string, min: number, max: number): string | null {
  if (!isNumber(value)) return expected(`${what} in milliseconds`, value);
  if (value < min || value > max)
    return `expected ${what} from ${min} to ${max} ms, found ${value}`;
  return isFine(value) ? null : `${value} ms has more than three decimals`;
}

const millisecondsLeaf = (what: string, min: number) =>
  leaf<number>((value) => timeFault(value, what, min, limits.timeMs));

export const time = millisecondsLeaf("a time", 0);
export const duration = millisecondsLeaf("a duration", 0);
export const positiveDuration = millisecondsLeaf("a duration", 0.001);
export const clockOffset = millisecondsLeaf("an offset", -limits.timeMs);

/** A number from `min` to `max`. */
export const numberBetween = (what: string, min: number, max: number) =>
  leaf<number>((value) => {
    if (!isNumber(value)) return expected(what, value);
    return value >= min && value <= max
      ? null
      : `expected ${what} from ${min} to ${max}, found ${value}`;
  });

export const wholeBetween = (min: number, max: number) =>
  leaf<number>((value) => {
    if (!isNumber(value) || !Number.isInteger(value)) return expected("a whole number", value);
    return value >= min && value <= max
      ? null
      : `expected a number from ${min} to ${max}, found ${value}`;
  });

export const probability = numberBetween("a probability", 0, 1);

const loneSurrogate = /[\ud800-\udfff]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const control = /[\u0000-\u0009\u000b-\u001f\u007f]/;

/** What is wrong with a text; a line break is allowed. */
function textFault(value: unknown, what: string, min: number, max: number): string | null {
  if (typeof value !== "string") return expected(what, value);
  if (value.length < min) return `${what} must not be empty`;
  if (value.length > max)
    return `${what} has ${value.length} characters, at most ${max} are allowed`;
  if (loneSurrogate.test(value)) return `${what} contains half a character (a lone surrogate)`;
  return control.test(value) ? `${what} contains a control character` : null;
}

export const text = leaf<string>((value) => textFault(value, "a text", 0, limits.textCharacters));
export const title = leaf<string>((value) => textFault(value, "a title", 1, 120));
export const label = leaf<string>((value) => textFault(value, "a label", 1, limits.nameCharacters));

const isTaken = (name: string): boolean => name === "prototype" || name in Object.prototype;

function nameFault(value: unknown, what: string, pattern: RegExp, rule: string): string | null {
  const fault = textFault(value, what, 1, limits.nameCharacters);
  if (fault !== null) return fault;
  const name = value as string;
  if (isTaken(name)) return `"${name}" is not allowed as ${what}, since JavaScript uses this word`;
  return pattern.test(name) ? null : `${JSON.stringify(name)} is not ${what}: ${rule}`;
}

const word = /^[A-Za-z]\w*$/;
const wordRule = "it begins with a letter, then come letters, digits and _";
export const nodeName = leaf<string>((value) =>
  value === "none"
    ? 'no node can be called "none"'
    : nameFault(value, "a node's id", word, wordRule),
);
export const tableName = leaf<string>((value) =>
  nameFault(value, "a table's name", /^[A-Za-z][\w-]*$/, `${wordRule} and -`),
);
export const fieldName = leaf<string>((value) =>
  nameFault(value, "a field's name", /^[A-Za-z][\w-]*$/, `${wordRule} and -`),
);
export const clientName = leaf<string>((value) =>
  nameFault(value, "a client's name", /^[^\s].*$/u, "it does not begin with a space"),
);
export const plainName = leaf<string>((value) =>
  nameFault(value, "a name", /^[^\s].*$/u, "it does not begin with a space"),
);

/** `table/key`. */
export const rowName = leaf<string>((value) => {
  const fault = textFault(value, "a row's id", 1, limits.rowCharacters);
  if (fault !== null) return fault;
  const isRow = /^[A-Za-z][\w-]*\/[^\n]+$/.test(value as string);
  return isRow ? null : expected('a row\'s id in the form "table/key"', value);
});

/** `tokyo-london` or `tokyo>london`. */
export const linkName = leaf<string>((value) => {
  const isLink = typeof value === "string" && /^\w+[->]\w+$/.test(value) && value.length <= 81;
  return isLink ? null : expected('a link in the form "tokyo-london" or "tokyo>london"', value);
});

/** `table/key.field`. */
export const termName = leaf<string>((value) => {
  const fault = textFault(value, "a term", 1, limits.rowCharacters + limits.nameCharacters);
  if (fault !== null) return fault;
  const isTerm = /^[A-Za-z][\w-]*\/[^\n]+\.[^.\n]+$/.test(value as string);
  return isTerm ? null : expected('a field in the form "table/key.field"', value);
});

export const yesOrNo = leaf<boolean>((value) =>
  typeof value === "boolean" ? null : expected("true or false", value),
);

export const count = wholeBetween(0, 1_000_000_000_000);
export const amount = wholeBetween(-1_000_000_000_000, 1_000_000_000_000);
export const finiteNumber = leaf<number>((value) =>
  isNumber(value) ? null : expected("a number", value),
);

export const scalar = leaf<Scalar>(scalarFault);
function scalarFault(value: unknown): string | null {
  if (value === null || typeof value === "boolean" || isNumber(value)) return null;
  if (typeof value === "string") return textFault(value, "a text", 0, limits.textCharacters);
  return expected("a text, a number, true, false or null", value);
}

function scalarsFault(value: readonly unknown[]): string | null {
  if (value.length > 100) return `a set has at most 100 items, found ${value.length}`;
  return value.map(scalarFault).find((fault) => fault !== null) ?? null;
}

/** A value of a request's `set`: what kind fits the field is checked where the tables are known. */
export const fieldValue = leaf<Scalar | readonly Scalar[]>((value) =>
  Array.isArray(value) ? scalarsFault(value) : scalarFault(value),
);

const optionFault: FaultOf = (value) => {
  if (typeof value === "boolean" || isNumber(value)) return null;
  if (typeof value === "string") return textFault(value, "a text", 0, limits.nameCharacters);
  return expected("a text, a number, true or false", value);
};
export const optionValue = leaf<string | number | boolean>(optionFault);

/** One of a few words. */
export const oneOf = <const T extends string>(words: readonly T[]) =>
  leaf<T>((value) =>
    words.includes(value as T) ? null : expected(`one of ${words.join(", ")}`, value),
  );

export const fieldKinds: readonly FieldKind[] = [
  "register",
  "counter",
  "set",
  "text",
  "mv-register",
  "g-counter",
  "bounded-counter",
];
