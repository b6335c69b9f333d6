// Two events side by side: whether one could know of the other, and the proof, entry by entry of
// the kernel's clocks.
import type { NodeId } from "../../data/value.ts";
import type { Trace } from "../../sim/trace.ts";
import { type Relation, relationOf } from "./causality.ts";

export type Sign = "<" | "=" | ">";

export interface ClockEntry {
  readonly node: NodeId;
  /** How many of the node's events lie in the past of the first event, itself included. */
  readonly first: number;
  readonly second: number;
  readonly sign: Sign;
}

export interface EventComparison {
  /** How the first event stands to the second. */
  readonly relation: Relation;
  /** In the scenario's order of nodes; empty where one of the events has no clock. */
  readonly entries: readonly ClockEntry[];
  /** Whether each has an entry that the other lacks: then the clocks alone say "neither". */
  readonly crossed: boolean;
}

export function compareEvents(trace: Trace, first: number, second: number): EventComparison {
  const relation = relationOf(trace, first, second);
  const entries = relation === "none" ? [] : entriesOf(trace, first, second);
  const signs = new Set(entries.map(({ sign }) => sign));
  return { relation, entries, crossed: signs.has("<") && signs.has(">") };
}

function entriesOf(trace: Trace, first: number, second: number): readonly ClockEntry[] {
  const [a, b] = [trace.events[first]?.clock ?? [], trace.events[second]?.clock ?? []];
  return trace.nodes.map((node, i) => {
    const [left, right] = [a[i] ?? 0, b[i] ?? 0];
    return { node, first: left, second: right, sign: signOf(left, right) };
  });
}

function signOf(left: number, right: number): Sign {
  if (left === right) return "=";
  return left < right ? "<" : ">";
}
