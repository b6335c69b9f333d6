// Whether the nodes agree at the end, and since when. Only rows that an event touched are compared
// again, so that a long run costs little more than its changes.
import type { NodeId, RowId } from "../data/value.ts";
import { type RowView, showRow, type TableView } from "../data/view.ts";
import { canonical } from "../lib/canonical.ts";
import { compareText } from "../lib/record.ts";
import { endsPiece, type Work } from "../lib/work.ts";
import type { Trace } from "../sim/trace.ts";
import { perTraceInPieces } from "./perTrace.ts";
import { instants } from "./timeline.ts";

export interface Convergence {
  /**
   * All nodes that are up at the end show equal rows (siblings included; holders, vectors and
   * stamps not).
   */
  readonly converged: boolean;
  /** Start of the last stretch in which they do; null when they differ at the end. */
  readonly convergedAtUs: number | null;
  /** The rows that differ at the end. */
  readonly differing: readonly RowId[];
  /** The nodes that were compared at the end. */
  readonly compared: readonly NodeId[];
}

export const convergence = perTraceInPieces(function* (trace: Trace): Work<Convergence> {
  const tables = new SharedTables(trace.nodes.length);
  let sinceUs: number | null = 0;
  let seen = 0;
  let isUp: readonly boolean[] = trace.nodes.map(() => true);
  for (const instant of instants(trace)) {
    ({ isUp } = instant);
    for (const { node, table } of instant.changed) tables.set(node, table);
    tables.compare(isUp, instant.upChanged);
    if (tables.differing.size > 0) sinceUs = null;
    else sinceUs ??= instant.atUs;
    seen += 1;
    if (endsPiece(seen)) yield instant.event / trace.events.length;
  }
  return {
    converged: sinceUs !== null,
    convergedAtUs: sinceUs,
    differing: [...tables.differing].sort(compareText),
    compared: trace.nodes.filter((_, node) => isUp[node]),
  };
});

/** What each node shows, as small numbers: equal number, equal row. */
class SharedTables {
  readonly differing = new Set<RowId>();
  private readonly numbers = new Map<string, number>();
  private readonly known = new WeakMap<RowView, number>();
  private readonly shown = new Map<RowId, number[]>();
  private readonly tables: TableView[];
  private touched = new Set<RowId>();

  private readonly nodeCount: number;

  constructor(nodeCount: number) {
    this.nodeCount = nodeCount;
    this.tables = Array.from({ length: nodeCount }, () => ({}));
  }

  set(node: number, table: TableView): void {
    const before = this.tables[node] ?? {};
    this.tables[node] = table;
    for (const row of Object.keys(table)) {
      if (before[row] !== table[row]) this.setRow(node, row, table[row]);
    }
    for (const row of Object.keys(before)) {
      if (!Object.hasOwn(table, row)) this.setRow(node, row, undefined);
    }
  }

  /** Compares the rows that were touched since last time, or all of them. */
  compare(isUp: readonly boolean[], all: boolean): void {
    for (const row of all ? this.shown.keys() : this.touched) {
      if (this.agree(row, isUp)) this.differing.delete(row);
      else this.differing.add(row);
    }
    this.touched = new Set();
  }

  private setRow(node: number, row: RowId, view: RowView | undefined): void {
    let numbers = this.shown.get(row);
    if (numbers === undefined) {
      numbers = Array.from({ length: this.nodeCount }, () => 0);
      this.shown.set(row, numbers);
    }
    numbers[node] = this.numberOf(view);
    this.touched.add(row);
  }

  /** 0 for an absent row. */
  private numberOf(view: RowView | undefined): number {
    if (view === undefined) return 0;
    let number = this.known.get(view);
    if (number === undefined) {
      const shown = showRow(view);
      number = shown === null ? 0 : this.intern(canonical(shown));
      this.known.set(view, number);
    }
    return number;
  }

  private intern(text: string): number {
    const number = this.numbers.get(text) ?? this.numbers.size + 1;
    this.numbers.set(text, number);
    return number;
  }

  private agree(row: RowId, isUp: readonly boolean[]): boolean {
    let first: number | undefined;
    for (const [node, number] of (this.shown.get(row) ?? []).entries()) {
      if (!isUp[node]) continue;
      first ??= number;
      if (number !== first) return false;
    }
    return true;
  }
}
