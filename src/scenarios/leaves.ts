// The smallest parts of the scenario format. Each is one function from a value to what is wrong
// with it, so that every refusal says what is expected and what was found.
import * as v from "valibot";
import type { FieldKind, Scalar } from "../data/value.ts";
import { turningIn } from "../lib/visible.ts";
import { type Encoding, encoded } from "./encoding.ts";
import { inOneForm, troubleIn } from "./names.ts";
import type { Found, Said, Thing } from "./sentences/words.ts";

export const limits = {
  /** Of a document, as compact JSON. */
  documentBytes: 256 * 1024,
  /** Of a file, or of what a link unpacks to, before it is read. */
  textBytes: 4 * 256 * 1024,
  /** Of a scenario in a link: a longer one is not looked at. */
  payloadCharacters: 400_000,
  scriptEntries: 2000,
  rows: 1000,
  nodes: 9,
  modes: 12,
  textCharacters: 1000,
  nameCharacters: 40,
  rowCharacters: 120,
  operations: 50,
  timeMs: 3_600_000,
  /** No run lasts as long: what comes of the last entry takes its time, too. */
  instantMs: 7_200_000,
  generated: 2000,
  faults: 100,
} as const;

/** What is wrong with a value; null for a good one. */
export type FaultOf = (value: unknown) => Said | null;

/** What a value is. */
export function foundIn(value: unknown): Found {
  if (value === undefined) return ["nothing"];
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["list"];
  switch (typeof value) {
    case "number":
      return [Number.isFinite(value) ? "number" : "plain", `${value}`];
    case "string":
      return ["text", JSON.stringify(value.length > 30 ? `${value.slice(0, 30)}…` : value)];
    case "boolean":
      return ["plain", `${value}`];
    default:
      return ["object"];
  }
}

/** The messages of valibot are texts: what is wrong goes through it as JSON. */
export function messageOf(said: Said): string {
  return JSON.stringify(said);
}

export function saidIn(message: string): Said {
  return JSON.parse(message) as Said;
}

/** A part that one function judges; what nothing is said of fits no checked document. */
export function leaf<T>(faultOf: FaultOf, encoding: Encoding = "never") {
  const schema = v.custom<T, (issue: v.CustomIssue) => string>(
    (value) => faultOf(value) === null,
    (issue) => {
      const said = faultOf(issue.input);
      return said === null ? "" : messageOf(said);
    },
  );
  return encoded(schema, encoding);
}

const expected = (what: Thing, value: unknown): Said => ["expected", what, foundIn(value)];

const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);

/** Whether a number of milliseconds is a whole number of microseconds. */
function isFine(ms: number): boolean {
  return Math.round(ms * 1000) / 1000 === ms;
}

function timeFault(value: unknown, what: Thing, min: number, max: number): Said | null {
  if (!isNumber(value)) return ["expectedMilliseconds", what, foundIn(value)];
  if (value < min || value > max) return ["outOfRange", what, min, max, "ms", value];
  return isFine(value) ? null : ["tooFine", value];
}

const millisecondsLeaf = (what: Thing, min: number, encoding: Encoding = "milliseconds") =>
  leaf<number>((value) => timeFault(value, what, min, limits.timeMs), encoding);

export const startTime = millisecondsLeaf("time", 0, "startTime");
export const endTime = millisecondsLeaf("time", 0, "endTime");
export const duration = millisecondsLeaf("duration", 0);
export const positiveDuration = millisecondsLeaf("duration", 0.001);
export const clockOffset = millisecondsLeaf("offset", -limits.timeMs);

/** A number from `min` to `max`. */
export const numberBetween = (what: Thing, min: number, max: number) =>
  leaf<number>((value) => {
    if (!isNumber(value)) return expected(what, value);
    return value >= min && value <= max ? null : ["outOfRange", what, min, max, "", value];
  }, "decimal");

export const wholeBetween = (min: number, max: number) =>
  leaf<number>(
    (value) => {
      if (!isNumber(value) || !Number.isInteger(value)) return expected("wholeNumber", value);
      return value >= min && value <= max ? null : ["outOfRange", "number", min, max, "", value];
    },
    min < 0 ? "signed" : "whole",
  );

export const probability = numberBetween("probability", 0, 1);

const loneSurrogate = /[\ud800-\udfff]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const control = /[\u0000-\u0009\u000b-\u001f\u007f]/;

/** What is wrong with a text; a line break is allowed. */
function textFault(value: unknown, what: Thing, min: number, max: number): Said | null {
  if (typeof value !== "string") return expected(what, value);
  if (value.length < min) return ["emptyText", what];
  if (value.length > max) return ["longText", what, value.length, max];
  if (loneSurrogate.test(value)) return ["halfCharacter", what];
  return control.test(value) ? ["controlCharacter", what] : null;
}

const textLeaf = (faultOf: FaultOf) => leaf<string>(faultOf, "text");
export const text = textLeaf((value) => textFault(value, "text", 0, limits.textCharacters));
export const title = textLeaf((value) => labelFault(value, "title", 120));
export const label = textLeaf((value) => labelFault(value, "label", limits.nameCharacters));

const isTaken = (name: string): boolean => name === "prototype" || name in Object.prototype;

type Rule = "dashes" | "noSpace" | "word";

/** A text that is a name is taken in one form, and checked in it. */
const named = (faultOf: FaultOf, form = inOneForm, encoding: Encoding = "text") => {
  const inForm = (value: unknown) => (typeof value === "string" ? form(value) : value);
  const checked = leaf<string>((value) => faultOf(inForm(value)));
  return encoded(v.pipe(checked, v.transform(form)), encoding);
};

/** As `textFault`, for what stands among other words: it must not turn their order. */
function labelFault(value: unknown, what: Thing, max: number): Said | null {
  const fault = textFault(value, what, 1, max);
  if (fault !== null) return fault;
  const turning = turningIn(value as string);
  if (turning === null) return null;
  return ["turningCharacter", what, turning.charCodeAt(0).toString(16).toUpperCase()];
}

/** As it is where it is seen, else by its number. */
function characterText(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x7f ? character : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

function nameFault(value: unknown, what: Thing, rule: Rule): Said | null {
  const fault = labelFault(value, what, limits.nameCharacters);
  if (fault !== null) return fault;
  const name = value as string;
  if (isTaken(name)) return ["reservedName", name, what];
  if (rule === "noSpace") return /^\S.*$/u.test(name) ? null : ["badName", name, what, rule];
  const trouble = troubleIn(name, { dashes: rule === "dashes" });
  if (trouble === null) return null;
  if (trouble === "beginning") return ["badName", name, what, trouble];
  return ["badCharacter", name, what, characterText(trouble.character)];
}

export const nodeName = named((value) =>
  value === "none" ? ["nodeCalledNone"] : nameFault(value, "nodeId", "word"),
);
export const tableName = named((value) => nameFault(value, "tableName", "dashes"));
export const fieldName = named((value) => nameFault(value, "fieldName", "dashes"));
export const clientName = named((value) => nameFault(value, "clientName", "noSpace"));
export const plainName = named((value) => nameFault(value, "name", "noSpace"));

/** A table's name, and after the first slash a key of one line. */
function isRow(id: string): boolean {
  const [table = "", ...key] = id.split("/");
  return troubleIn(table, { dashes: true }) === null && /^[^\n]+$/.test(key.join("/"));
}

/** `table/key`. */
export const rowName = named((value) => {
  const fault = labelFault(value, "rowId", limits.rowCharacters);
  if (fault !== null) return fault;
  return isRow(value as string) ? null : expected("row", value);
});

/** Each end by itself: a mark at the beginning of one is not joined with the sign between them. */
const linkForm = (link: string): string =>
  link
    .split(/([->])/)
    .map(inOneForm)
    .join("");

/** `tokyo-london` or `tokyo>london`. */
export const linkName = named(
  (value) => {
    const ends = typeof value === "string" && value.length <= 81 ? value.split(/[->]/) : [];
    const isLink =
      ends.length === 2 && ends.every((id) => troubleIn(id, { dashes: false }) === null);
    return isLink ? null : expected("link", value);
  },
  linkForm,
  "pair",
);

/** `table/key.field`. */
export const termName = named((value) => {
  const fault = labelFault(value, "termId", limits.rowCharacters + limits.nameCharacters);
  if (fault !== null) return fault;
  const term = value as string;
  const dot = term.lastIndexOf(".");
  const isTerm = isRow(term.slice(0, Math.max(0, dot))) && /^[^\n]+$/.test(term.slice(dot + 1));
  return isTerm ? null : expected("term", value);
});

export const yesOrNo = leaf<boolean>(
  (value) => (typeof value === "boolean" ? null : expected("yesOrNo", value)),
  "yesOrNo",
);

export const count = wholeBetween(0, 1_000_000_000_000);
export const amount = wholeBetween(-1_000_000_000_000, 1_000_000_000_000);
export const finiteNumber = leaf<number>(
  (value) => (isNumber(value) ? null : expected("number", value)),
  "decimal",
);

export const scalar = leaf<Scalar>(scalarFault, "value");
function scalarFault(value: unknown): Said | null {
  if (value === null || typeof value === "boolean" || isNumber(value)) return null;
  if (typeof value === "string") return textFault(value, "text", 0, limits.textCharacters);
  return expected("scalar", value);
}

function scalarsFault(value: readonly unknown[]): Said | null {
  if (value.length > 100) return ["longSet", value.length];
  return value.map(scalarFault).find((fault) => fault !== null) ?? null;
}

/** A value of a request's `set`: what kind fits the field is checked where the tables are known. */
export const fieldValue = leaf<Scalar | readonly Scalar[]>(
  (value) => (Array.isArray(value) ? scalarsFault(value) : scalarFault(value)),
  "value",
);

const optionFault: FaultOf = (value) => {
  if (typeof value === "boolean" || isNumber(value)) return null;
  if (typeof value === "string") return textFault(value, "text", 0, limits.nameCharacters);
  return expected("optionValue", value);
};
export const optionValue = leaf<string | number | boolean>(optionFault, "value");

/** One of a few words. Links know them by their places: new ones come last. */
export const oneOf = <const T extends string>(words: readonly T[]) =>
  leaf<T>(
    (value) => (words.includes(value as T) ? null : ["expectedOneOf", words, foundIn(value)]),
    { words },
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
