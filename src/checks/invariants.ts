// The scenario's own rules, such as "stock never below zero", looked at in every instant at every
// node that is up: a user of any of them could read the value then.
import type { FieldValue, NodeId } from "../data/value.ts";
import { shownField, type TableView } from "../data/view.ts";
import { defined } from "../lib/assert.ts";
import { endsPiece, type Work } from "../lib/work.ts";
import type { Invariant } from "../sim/scenario.ts";
import type { Trace } from "../sim/trace.ts";
import { perTraceInPieces } from "./perTrace.ts";
import { instants } from "./timeline.ts";

/** A node showed a value that breaks the rule. */
export interface Violation {
  readonly atUs: number;
  readonly event: number;
  readonly node: NodeId;
  readonly value: number;
  /** How far the value is from the nearest one allowed. */
  readonly excess: number;
}

export interface InvariantResult {
  readonly invariant: Invariant;
  readonly holds: boolean;
  readonly first: Violation | null;
  /** The first of those with the largest excess. */
  readonly worst: Violation | null;
  /** The nodes that break it at the end. */
  readonly brokenAtEnd: readonly NodeId[];
}

/** One result for each invariant, in the scenario's order. */
export const invariantResults = perTraceInPieces(function* (
  trace: Trace,
): Work<readonly InvariantResult[]> {
  const results = yield* watch(trace, trace.scenario.invariants, valuesOf);
  return trace.scenario.invariants.map((invariant, i) => {
    const { first, worst, brokenAtEnd } = defined(results[i], `result of invariant ${i}`);
    return { invariant, holds: first === null, first, worst, brokenAtEnd };
  });
});

interface Watched {
  first: Violation | null;
  worst: Violation | null;
  brokenAtEnd: readonly NodeId[];
}

/**
 * Follows rules through the run; `measure` gives the values that a table shows for a rule, with
 * their excess.
 */
export function* watch<Rule>(
  trace: Trace,
  rules: readonly Rule[],
  measure: (rule: Rule, table: TableView) => readonly Measured[],
): Work<readonly Watched[]> {
  const watched = rules.map((): Watched => ({ first: null, worst: null, brokenAtEnd: [] }));
  if (rules.length === 0) return watched;
  const tables: TableView[] = trace.nodes.map(() => ({}));
  const broken = rules.map(() => new Set<number>());
  let isUp: readonly boolean[] = [];
  let seen = 0;
  for (const instant of instants(trace)) {
    const { atUs, event, changed } = instant;
    for (const { node, table } of changed) tables[node] = table;
    // A node that comes back shows its table again without a change.
    const looked = instant.upChanged ? trace.nodes.keys() : changed.map(({ node }) => node);
    ({ isUp } = instant);
    for (const node of looked) {
      for (const [i, rule] of rules.entries()) {
        const found = isUp[node] ? measure(rule, tables[node] ?? {}) : [];
        const worst = worstOf(found);
        if (worst === undefined) broken[i]?.delete(node);
        else {
          broken[i]?.add(node);
          record(watched[i] as Watched, { atUs, event, node: trace.nodes[node] ?? "", ...worst });
        }
      }
    }
    seen += 1;
    if (endsPiece(seen)) yield event / trace.events.length;
  }
  for (const [i, nodes] of broken.entries()) {
    (watched[i] as Watched).brokenAtEnd = trace.nodes.filter((_, node) => nodes.has(node));
  }
  return watched;
}

export interface Measured {
  readonly value: number;
  /** 0: allowed. */
  readonly excess: number;
}

function worstOf(found: readonly Measured[]): Measured | undefined {
  return found.reduce<Measured | undefined>(
    (worst, one) => (one.excess > (worst?.excess ?? 0) ? one : worst),
    undefined,
  );
}

function record(watched: Watched, violation: Violation): void {
  watched.first ??= violation;
  if (violation.excess > (watched.worst?.excess ?? 0)) watched.worst = violation;
}

/** A field with siblings shows each of their values; an absent one none. */
function valuesOf(invariant: Invariant, table: TableView): readonly Measured[] {
  if (invariant.kind === "range") {
    const { row, field, min, max } = invariant;
    return numbersAt(table, row, field).map((value) => {
      const below = min === undefined ? 0 : Math.max(0, min - value);
      const above = max === undefined ? 0 : Math.max(0, value - max);
      return { value, excess: Math.max(below, above) };
    });
  }
  // Of siblings any may be the one that is kept: the smallest and the largest sum must both be
  // right.
  const terms = invariant.terms.map(({ row, field }) => numbersAt(table, row, field));
  const extremes = [terms.map(smallest), terms.map(largest)];
  return extremes.map((values) => {
    const value = values.reduce((sum, one) => sum + one, 0);
    return { value, excess: Math.abs(value - invariant.equals) };
  });
}

const smallest = (values: readonly number[]): number => (values.length ? Math.min(...values) : 0);
const largest = (values: readonly number[]): number => (values.length ? Math.max(...values) : 0);

/** The numbers that a field shows: several where it, or its row, has siblings. */
export function numbersAt(table: TableView, row: string, field: string): readonly number[] {
  const shown = shownField(table[row], field);
  const values: readonly FieldValue[] = hasSiblings(shown) ? shown.siblings : [shown];
  return values.filter((value) => typeof value === "number");
}

function hasSiblings(
  shown: ReturnType<typeof shownField>,
): shown is { readonly siblings: readonly FieldValue[] } {
  return shown !== null && typeof shown === "object" && "siblings" in shown;
}
