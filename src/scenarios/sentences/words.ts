// What a language must be able to say of faults: one sentence for each kind, made from plain data.
// A missing sentence is a type error.

/** What was expected, or what it is that is wrong. */
export type Thing =
  | "clientName"
  | "drift"
  | "duration"
  | "entry"
  | "fieldName"
  | "label"
  | "latitude"
  | "link"
  | "list"
  | "longitude"
  | "milliseconds"
  | "name"
  | "nodeId"
  | "number"
  | "object"
  | "offset"
  | "operation"
  | "optionValue"
  | "probability"
  | "row"
  | "rowId"
  | "scalar"
  | "tableName"
  | "term"
  | "termId"
  | "text"
  | "time"
  | "title"
  | "wholeNumber"
  | "yesOrNo";

/** What a list has many of. */
export type Items =
  | "entries"
  | "groups"
  | "invariants"
  | "modes"
  | "nodes"
  | "operations"
  | "terms";

/** What has a name that others refer to. */
export type Named = "field" | "mode" | "node" | "option" | "row" | "table";

/** What was found: its kind, and for a value its text. */
export type Found =
  | readonly ["list" | "nothing" | "null" | "object"]
  | readonly ["number" | "plain" | "text", text: string];

/** What stands in a text that is not JSON. */
export type Stands = readonly ["comment" | "end"] | readonly ["word", word: string];

type Part = "entry" | "operation";
type Names = readonly string[];

export interface FaultKinds {
  // A value by itself.
  missing(): string;
  expected(what: Thing, found: Found): string;
  expectedMilliseconds(what: Thing, found: Found): string;
  expectedOneOf(words: Names, found: Found): string;
  expectedNode(ids: Names, found: Found): string;
  outOfRange(what: Thing | null, min: number, max: number, unit: "" | "ms", found: number): string;
  tooFine(ms: number): string;
  emptyText(what: Thing): string;
  longText(what: Thing, length: number, most: number): string;
  halfCharacter(what: Thing): string;
  controlCharacter(what: Thing): string;
  turningCharacter(what: Thing, code: string): string;
  reservedName(name: string, what: Thing): string;
  badName(name: string, what: Thing, rule: "beginning" | "noSpace"): string;
  /** A space, a sign, or a character that is not seen. */
  badCharacter(name: string, what: Thing, character: string): string;
  nodeCalledNone(): string;
  // Objects and lists.
  unknownKey(keys: Names, meant: string | null): string;
  forbiddenKey(): string;
  tooFew(least: number, found: number): string;
  tooMany(count: number, what: Items, most: number): string;
  noEntry(): string;
  twoVerbs(part: Part, verbs: Names, present: Names): string;
  unknownVerb(part: Part, verb: string, meant: string): string;
  noVerb(part: Part, verbs: Names): string;
  // Values of fields.
  longSet(count: number): string;
  wholeValue(kind: string, found: Found): string;
  negativeStart(kind: string, value: number): string;
  largeCounter(value: number): string;
  setValue(found: Found): string;
  singleValue(kind: string, found: Found): string;
  noTextFields(): string;
  // What does not fit together.
  unknown(what: Named, name: string, names: Names): string;
  selfLink(node: string): string;
  nodeTwice(id: string): string;
  unknownCity(id: string, meant: string | null): string;
  noFieldFits(verb: string): string;
  noWeight(): string;
  shortFaults(ms: number): string;
  lateFaults(untilMs: number, endMs: number): string;
  noLinks(): string;
  emptyInvariant(): string;
  crossedBounds(min: number, max: number): string;
  untilBeforeAt(until: number, at: number): string;
  nothingSet(): string;
  partitionTwice(node: string): string;
  partitionLacks(nodes: Names): string;
  notUpdated(kind: string, way: "counter" | "set"): string;
  needsCounter(field: string, kind: string): string;
  needsSet(verb: string, field: string, kind: string): string;
  emptyGuard(): string;
  guardOfSet(): string;
  noSuchOption(mode: string, option: string, options: Names): string;
  // The format and its text.
  newerFormat(version: number): string;
  noFormat(found: Found): string;
  largeScenario(kib: number): string;
  largeText(kib: number, scenarioKib: number): string;
  emptyFile(): string;
  expectedEnd(stands: Stands): string;
  deepNesting(levels: number): string;
  expectedKey(stands: Stands): string;
  expectedColon(key: string, stands: Stands): string;
  expectedComma(close: "]" | "}", stands: Stands): string;
  keyTwice(): string;
  openText(): string;
  lineBreak(): string;
  halfCharacterInText(): string;
  unknownEscape(letter: string): string;
  expectedValue(stands: Stands): string;
  largeNumber(digits: string): string;
  // Links.
  longLink(length: number): string;
  emptyLink(): string;
  linkFlag(key: string, value: string): string;
  partTwice(key: string): string;
  noSingleScenario(): string;
  notInLibrary(id: string, meant: string | null): string;
  linkTime(text: string, mostMs: number): string;
  linkEvents(text: string): string;
  linkMode(text: string, last: number): string;
  linkOnly(text: string, last: number): string;
  linkView(text: string, views: Names): string;
  linkLesson(text: string): string;
  linkOutcome(text: string): string;
  emptyPayload(): string;
  olderLink(): string;
  newerLink(version: string): string;
  damagedBeginning(first: string): string;
  damagedCharacter(character: string): string;
  damagedEnd(): string;
  damagedPart(): string;
  /** Made by hand: `why` is for who did so, in English. */
  damagedInside(why: string): string;
  largePayload(kib: number): string;
}

/** One fault as data: its kind, and what its sentence is made from. */
export type Said = {
  [K in keyof FaultKinds]: readonly [kind: K, ...from: Parameters<FaultKinds[K]>];
}[keyof FaultKinds];

export interface FaultWords {
  /** Clauses without a full stop, which may stand after a path and a colon. */
  readonly kinds: FaultKinds;
  notJson(line: number, column: number, clause: string): string;
  inLink(clause: string): string;
  /** A sentence on what a link has that is not known, and is left out. */
  ignored(parts: readonly string[]): string;
  /** A clause that stands by itself. */
  sentence(clause: string): string;
}
