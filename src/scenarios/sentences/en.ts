// What is said of faults in English.
import type { FaultKinds, FaultWords, Found, Items, Named, Stands, Thing } from "./words.ts";

const things: Readonly<Record<Thing, string>> = {
  clientName: "a client's name",
  drift: "a drift in parts per million",
  duration: "a duration",
  entry: "an entry of the script",
  fieldName: "a field's name",
  label: "a label",
  latitude: "a latitude",
  link: 'a link in the form "tokyo-london" or "tokyo>london"',
  list: "a list",
  longitude: "a longitude",
  milliseconds: "milliseconds",
  name: "a name",
  nodeId: "a node's id",
  number: "a number",
  object: "an object",
  offset: "an offset",
  operation: "an operation",
  optionValue: "a text, a number, true or false",
  probability: "a probability",
  row: 'a row\'s id in the form "table/key"',
  rowId: "a row's id",
  scalar: "a text, a number, true, false or null",
  tableName: "a table's name",
  term: 'a field in the form "table/key.field"',
  termId: "a term",
  text: "a text",
  time: "a time",
  title: "a title",
  wholeNumber: "a whole number",
  yesOrNo: "true or false",
};

const many: Readonly<Record<Items, string>> = {
  entries: "entries",
  groups: "groups",
  invariants: "invariants",
  modes: "modes",
  nodes: "nodes",
  operations: "operations",
  terms: "terms",
};

const named: Readonly<Record<Named, string>> = {
  field: "field",
  mode: "mode",
  node: "node",
  option: "option",
  row: "row",
  table: "table",
};

const rules = {
  beginning: "it begins with a letter",
  noSpace: "it does not begin with a space",
} as const;

function described([kind, text]: Found): string {
  switch (kind) {
    case "number":
      return `the number ${text}`;
    case "text":
      return `the text ${text}`;
    case "plain":
      return `${text}`;
    case "list":
      return "a list";
    case "object":
      return "an object";
    default:
      return kind;
  }
}

function standing([kind, word]: Stands): string {
  if (kind === "end") return "the end of the file";
  return kind === "comment" ? "a comment (JSON has none)" : `"${word}"`;
}

const list = (names: readonly string[]): string => names.join(", ");
const found = (what: Found): string => `found ${described(what)}`;
const did = (meant: string | null): string => (meant === null ? "" : `; did you mean "${meant}"?`);
const quoted = (text: string): string => JSON.stringify(text);

const unknown = (what: Named, name: string, names: readonly string[]): string => {
  const known =
    names.length === 0 ? `there are no ${named[what]}s` : `${named[what]}s are ${list(names)}`;
  return `there is no ${named[what]} ${quoted(name)}; ${known}`;
};

const values = {
  missing: () => "this is missing",
  expected: (what, value) =>
    what === "operation" || what === "entry"
      ? `expected ${things[what]} (an object), ${found(value)}`
      : `expected ${things[what]}, ${found(value)}`,
  expectedMilliseconds: (what, value) =>
    `expected ${things[what]} in milliseconds, ${found(value)}`,
  expectedOneOf: (words, value) => `expected one of ${list(words)}, ${found(value)}`,
  expectedNode: (ids, value) => `expected a node (${list(ids)}) or none, ${found(value)}`,
  outOfRange: (what, min, max, unit, value) => {
    const range = what === null ? `${min} to ${max}` : `${things[what]} from ${min} to ${max}`;
    return `expected ${range}${unit === "" ? "" : ` ${unit}`}, found ${value}`;
  },
  tooFine: (ms) => `${ms} ms has more than three decimals`,
  emptyText: (what) => `${things[what]} must not be empty`,
  longText: (what, length, most) =>
    `${things[what]} has ${length} characters, at most ${most} are allowed`,
  halfCharacter: (what) => `${things[what]} contains half a character (a lone surrogate)`,
  controlCharacter: (what) => `${things[what]} contains a control character`,
  turningCharacter: (what, code) =>
    `${things[what]} contains a character that turns the direction of a text (U+${code})`,
  reservedName: (name, what) =>
    `"${name}" is not allowed as ${things[what]}, since JavaScript uses this word`,
  badName: (name, what, rule) => `${quoted(name)} is not ${things[what]}: ${rules[rule]}`,
  badCharacter: (name, what, character) =>
    `${quoted(name)} is not ${things[what]}: ` +
    `it cannot hold ${character === " " ? "a space" : character}`,
  nodeCalledNone: () => 'no node can be called "none"',
  unknownKey: (keys, meant) =>
    `there is no such key here${meant === null ? `; the keys are ${list(keys)}` : did(meant)}`,
  forbiddenKey: () => "this key is not allowed",
  tooFew: (least, count) =>
    `expected at least ${least === 1 ? "one" : least}, found ${count === 0 ? "none" : count}`,
  tooMany: (count, what, most) =>
    `${count} ${many[what]} are too many, at most ${most} are allowed`,
  noEntry: () => "expected at least one entry, found none",
  twoVerbs: (part, verbs, present) =>
    `${things[part]} has one of ${list(verbs)}; this one has ${present.join(" and ")}`,
  unknownVerb: (part, verb, meant) => `there is no key "${verb}" in ${things[part]}${did(meant)}`,
  noVerb: (part, verbs) => `${things[part]} needs one of ${list(verbs)}`,
  longSet: (count) => `a set has at most 100 items, found ${count}`,
  wholeValue: (kind, value) => `a ${kind} holds a whole number, ${found(value)}`,
  negativeStart: (kind, value) => `a ${kind} starts at 0 or more, found ${value}`,
  largeCounter: (value) => `a counter holds at most 10^12, found ${value}`,
  setValue: (value) => `a set holds a list, ${found(value)}`,
  singleValue: (kind, value) => `a ${kind} holds one value, ${found(value)}`,
  noTextFields: () => "text fields come in a later version",
} satisfies Partial<FaultKinds>;

const wholes = {
  unknown,
  selfLink: (node) => `a link joins two nodes, not ${node} with itself`,
  nodeTwice: (id) => `the node "${id}" appears twice`,
  unknownCity: (id, meant) => {
    const help = meant === null ? '; give it as { "id", "name", "lat", "lon" }' : did(meant);
    return `there is no known city "${id}"${help}`;
  },
  noFieldFits: (verb) => `no table has a field that fits "${verb}"`,
  noWeight: () => "nothing has a weight above 0",
  shortFaults: (ms) => `expected at least 100 ms, found ${ms}`,
  lateFaults: (untilMs, endMs) => `they last until ${untilMs} ms, but the run ends at ${endMs} ms`,
  noLinks: () => "one node has no links",
  emptyInvariant: () => 'an invariant needs "min", "max" or "sum"',
  crossedBounds: (min, max) => `"min" ${min} is above "max" ${max}`,
  untilBeforeAt: (until, at) => `${until} is not after the beginning at ${at}`,
  nothingSet: () => "nothing is set",
  partitionTwice: (node) => `${node} is in the partition twice`,
  partitionLacks: (nodes) => `a partition names every node once, and ${list(nodes)} is missing`,
  notUpdated: (kind, way) =>
    `a ${kind} is changed with ${way === "counter" ? '"increment"' : '"add" and "remove"'}, ` +
    'not with "update"',
  needsCounter: (field, kind) => `"increment" needs a counter, and "${field}" is a ${kind}`,
  needsSet: (verb, field, kind) => `"${verb}" needs a set, and "${field}" is a ${kind}`,
  emptyGuard: () => '"require" needs "min" or "equals"',
  guardOfSet: () => '"require" looks at one value, not at a set',
  noSuchOption: (mode, option, options) =>
    `${mode} has no such option; ${unknown("option", option, options)}`,
  newerFormat: (version) =>
    `this is version ${version} of the format, of a newer Everywrite; this one reads version 2`,
  noFormat: (value) => `expected 1, the version of the format, ${found(value)}`,
  largeScenario: (kib) =>
    `the scenario is larger than ${kib} KiB, counted as JSON without spaces and line breaks`,
  largeText: (kib, scenarioKib) =>
    `the text is larger than ${kib} KiB, and a scenario has at most ${scenarioKib} KiB`,
} satisfies Partial<FaultKinds>;

const texts = {
  emptyFile: () => "the file is empty",
  expectedEnd: (stands) => `expected the end, found ${standing(stands)}`,
  deepNesting: (levels) => `lists and objects are nested deeper than ${levels} levels`,
  expectedKey: (stands) => `expected a key in quotes, found ${standing(stands)}`,
  expectedColon: (key, stands) => `expected ":" after the key "${key}", found ${standing(stands)}`,
  expectedComma: (close, stands) => `expected "," or "${close}", found ${standing(stands)}`,
  keyTwice: () => "this key appears twice",
  openText: () => "this text has no closing quote",
  lineBreak: () => "a line break or control character stands within a text",
  halfCharacterInText: () => "this text contains half a character (a lone surrogate)",
  unknownEscape: (letter) => `there is no escape "\\${letter}" in JSON`,
  expectedValue: (stands) => `expected a value, found ${standing(stands)}`,
  largeNumber: (digits) => `the number ${digits} is too large`,
} satisfies Partial<FaultKinds>;

const links = {
  longLink: (length) => `the link has ${length} characters, more than any scenario needs`,
  emptyLink: () => "the link is empty",
  linkFlag: (key, value) =>
    `the part "${key}" of a link has no value, and here it has ${quoted(value)}`,
  partTwice: (key) => `the link has the part "${key}" twice`,
  noSingleScenario: () => 'a link names one scenario, with "s=" or "x="',
  notInLibrary: (id, meant) => `there is no scenario ${quoted(id)} in the library${did(meant)}`,
  linkTime: (text, mostMs) => `t=${quoted(text)} is not a time from 0 to ${mostMs} ms`,
  linkEvents: (text) => `e=${quoted(text)} is not a number of events`,
  linkMode: (text, last) => `m=${quoted(text)} is not the number of a mode, from 0 to ${last}`,
  linkOnly: (text, last) =>
    `only=${quoted(text)} is not a list of modes, such as 0,2; their numbers go from 0 to ${last}`,
  linkView: (text, views) => `v=${quoted(text)} is not a view; views are ${list(views)}`,
  linkLesson: (text) => `l=${quoted(text)} is not a step of a lesson`,
  linkOutcome: (text) => `h=${quoted(text)} is not the six characters of a run`,
  emptyPayload: () => "the link is empty after x=",
  olderLink: () => "the link is of version 1, which only early drafts of Everywrite could read",
  newerLink: (version) =>
    `the link is of version ${version}, made by a newer Everywrite; this one reads version 2`,
  damagedBeginning: (first) => `the link is damaged: it begins with "${first}", not with a version`,
  damagedCharacter: (character) =>
    `the link is damaged: the character ${quoted(character)} does not belong in it`,
  damagedEnd: () => "the link is damaged: its last part is missing or cut in two",
  damagedPart: () => "the link is damaged: a part of it is missing, changed or doubled",
  damagedInside: (why) => `the link is damaged: ${why}`,
  largePayload: (kib) => `the link unpacks to more than ${kib} KiB`,
} satisfies Partial<FaultKinds>;

export const en: FaultWords = {
  kinds: { ...values, ...wholes, ...texts, ...links },
  notJson: (line, column, clause) => `not JSON: line ${line}, column ${column}: ${clause}`,
  ignored: (parts) =>
    `Ignored in this link, because this version does not know ` +
    `${parts.length === 1 ? "it" : "them"}: ${parts.map((part) => `“${part}”`).join(", ")}.`,
  inLink: (clause) => `the link's scenario is not valid: ${clause}`,
  sentence: (clause) => {
    const text = `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
    return /[.!?…]$/.test(text) ? text : `${text}.`;
  },
};
