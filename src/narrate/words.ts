// Words that all sentences share: numbers, lists, values, vectors.
import type { FieldValue, NodeId } from "../data/value.ts";
import type { Ballot, Stamp, VectorEntries } from "../sim/note.ts";

/** Milliseconds with their unit, joined by a space that does not break. */
export function milliseconds(us: number): string {
  return `${trimmed(us / 1000)}\u00a0ms`;
}

function trimmed(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** "Tokyo’s" */
export function possessive(name: string): string {
  return `${name}${name.endsWith("s") ? "’" : "’s"}`;
}

export function valueText(value: FieldValue): string {
  if (Array.isArray(value)) return `{${value.map((item) => valueText(item)).join(", ")}}`;
  return value === null ? "nothing" : String(value);
}

export function vectorText(vector: VectorEntries, name: (node: NodeId) => string): string {
  const entries = Object.entries(vector).map(
    ([node, count]) => `${name(node).slice(0, 1)}${count}`,
  );
  return `[${entries.join(" ")}]`;
}

export function stampText(stamp: Stamp): string {
  return stamp.node === "" ? "the start" : trimmed(stamp.us / 1000);
}

export function ballotText(ballot: Ballot, name: (node: NodeId) => string): string {
  return `${ballot.round}.${name(ballot.node)}`;
}

/**
 * A mode's own text with the nodes' names in place of their ids, where an id stands as a word:
 * `1.saopaulo` becomes `1.São Paulo`. `names` by id.
 */
export function withNames(text: string, names: ReadonlyMap<NodeId, string>): string {
  return text.replace(/[a-z0-9]+/gi, (word) => names.get(word) ?? word);
}
