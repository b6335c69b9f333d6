// Numbers, values, vectors and ballots as text: what differs between languages is given to
// `speechOf`, the rest is notation.
import type { FieldValue, NodeId } from "../data/value.ts";
import { type DecimalSign, numberText, roundedUs } from "../lib/numberText.ts";
import { setApart, shown } from "../lib/visible.ts";
import type { Ballot, Stamp, VectorEntries } from "../sim/note.ts";
import type { ReadField } from "./claims.ts";
import type { Scene } from "./told.ts";

/** How a language writes numbers and the absence of a value. */
export interface Speech {
  readonly decimal: DecimalSign;
  /** A field without a value. */
  readonly nothing: string;
  /** A set without items. */
  readonly empty: string;
  /** The stamp of the data at the start. */
  readonly start: string;
  /** Opening and closing quotation mark. */
  readonly quotes: readonly [string, string];
  /** A sibling that is the row's deletion. */
  readonly deleted: string;
  /** What is said of siblings after they are listed. */
  readonly beside: string;
}

export interface Text {
  number(value: number): string;
  /** Milliseconds with their unit, joined by a space that does not break. */
  milliseconds(us: number): string;
  /** The same without decimals that only experts read. */
  roundly(us: number): string;
  value(value: FieldValue): string;
  /** The value as it stands in prose: in quotation marks where it is more than one word. */
  quoted(value: FieldValue): string;
  /** A field as a client was told it: "email = ana". */
  readText(field: ReadField): string;
  /** The reading alone, in milliseconds. */
  reading(stamp: Stamp): string;
  /** Reading and node: what decides. */
  stamp(stamp: Stamp, scene: Scene): string;
}

export function speechOf(speech: Speech): Text {
  const { decimal, nothing, empty, start, quotes } = speech;
  const number = (value: number): string => numberText(value, decimal);
  // At most three decimals: the engine counts whole microseconds.
  const thousandths = (us: number): string => number(Math.round(us) / 1000);
  const milliseconds = (us: number): string => `${thousandths(us)}\u00a0ms`;
  const value = (one: FieldValue): string => {
    if (Array.isArray(one)) {
      return one.length === 0 ? empty : `{${one.map((item) => value(item)).join(", ")}}`;
    }
    if (one === null) return nothing;
    return typeof one === "number" ? number(one) : shown(String(one));
  };
  const reading = (stamp: Stamp): string => (stamp.node === "" ? start : thousandths(stamp.us));
  const quoted = (one: FieldValue): string =>
    typeof one === "string" && isProse(one) ? quotes.join(value(one)) : value(one);
  return {
    number,
    milliseconds,
    roundly: (us) => milliseconds(roundedUs(us)),
    value,
    quoted,
    readText: ({ field, values, orDeleted }) => {
      const [only = null, ...others] = values;
      const isEmpty = Array.isArray(only) && only.length === 0;
      if (others.length === 0 && !orDeleted)
        return `${field}${isEmpty ? "" : " ="} ${quoted(only)}`;
      const all = [...values.map(quoted), ...(orDeleted ? [speech.deleted] : [])];
      return `${field} = ${all.join(" | ")}${speech.beside}`;
    },
    reading,
    stamp: (stamp, scene) =>
      stamp.node === "" ? start : `${reading(stamp)}@${scene.name(stamp.node)}`,
  };
}

/** Whether a text would not stand out from the words around it. */
const isProse = (text: string): boolean => text === "" || /[\s,;!?'’"“”()]/.test(text);

/** "[T1 L0]" */
export function vectorText(vector: VectorEntries, scene: Scene): string {
  const entries = Object.entries(vector).map(([node, count]) => `${scene.letter(node)}${count}`);
  return `[${entries.join(" ")}]`;
}

/** "2.London" */
export function ballotText(ballot: Ballot, scene: Scene): string {
  return `${ballot.round}.${scene.name(ballot.node)}`;
}

/** The name of a row, or of a field in it. */
export function rowText(row: string, field?: string): string {
  const name = setApart(row);
  return field === undefined || field === "" ? name : `${name} ${field}`;
}

/**
 * A mode's own text with the nodes' names in place of their ids, where an id stands as a word:
 * `1.saopaulo` becomes `1.São Paulo`. `names` by id.
 */
export function withNames(text: string, names: ReadonlyMap<NodeId, string>): string {
  // All but the signs and spaces that no id holds.
  return text.replace(/[^ -/:-@[-^`{-\u00a0]+/g, (word) => names.get(word) ?? word);
}
