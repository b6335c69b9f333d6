// Where the runs of one scenario part: the first instant from which a client could tell two modes
// from each other by reading some node. Compared are the tables as clients read them, at the end of
// each instant; what a mode keeps beside them nobody can see.
import { type Instant, instants } from "../../checks/timeline.ts";
import type { RowId } from "../../data/value.ts";
import type { TableView } from "../../data/view.ts";
import { oncePerKeyInPieces } from "../../lib/oncePerKey.ts";
import { endsPiece, type Work } from "../../lib/work.ts";
import { endOf } from "../run/instants.ts";
import { rowText } from "../run/moment.ts";
import type { Run } from "../run/run.ts";

export interface Parting {
  readonly timeUs: number;
  /** The first two that differ then. */
  readonly runs: readonly [Run, Run];
}

/** Where the first two of the runs part; null where no client ever sees a difference. */
export const firstPartingOf = oncePerKeyInPieces(function* (
  runs: readonly Run[],
): Work<Parting | null> {
  const walk = new SideBySide(runs);
  while (yield* walk.goOn()) {
    const two = walk.firstTwo();
    if (two !== null) return { timeUs: walk.timeUs, runs: two };
  }
  return null;
});

/**
 * Stretches of time in which the shown values of some two runs differ, ascending: from the first
 * instant to the one at which all agree again, or to the end of the longest run.
 */
export const differencesOf = oncePerKeyInPieces(function* (
  runs: readonly Run[],
): Work<readonly (readonly [number, number])[]> {
  const stretches: (readonly [number, number])[] = [];
  let sinceUs: number | null = null;
  const walk = new SideBySide(runs);
  while (yield* walk.goOn()) {
    if (walk.differ) sinceUs ??= walk.timeUs;
    else if (sinceUs !== null) {
      stretches.push([sinceUs, walk.timeUs]);
      sinceUs = null;
    }
  }
  if (sinceUs !== null) stretches.push([sinceUs, endOf(runs)]);
  return stretches;
});

/** A walk through the instants at which the tables of some run changed. */
class SideBySide {
  timeUs = 0;
  private seen = 0;
  private readonly differing = new Set<string>();

  private readonly runs: readonly Run[];
  private readonly walks: readonly Generator<Instant>[];
  private readonly heads: (Instant | undefined)[];
  private readonly places: readonly NodePlaces[];

  constructor(runs: readonly Run[]) {
    this.runs = runs;
    this.walks = runs.map(({ trace }) => instants(trace));
    this.heads = this.walks.map((walk) => walk.next().value as Instant | undefined);
    const nodes = runs[0]?.trace.nodes.length ?? 0;
    this.places = Array.from({ length: nodes }, (_, node) => new NodePlaces(node, runs.length));
  }

  /** To the next instant; false at the end. */
  *goOn(): Work<boolean> {
    const times = this.heads.map((head) => head?.atUs ?? Number.POSITIVE_INFINITY);
    const timeUs = Math.min(...times);
    if (!Number.isFinite(timeUs)) return false;
    this.timeUs = timeUs;
    for (const [run, head] of this.heads.entries()) {
      if (head?.atUs !== timeUs) continue;
      for (const { node, table } of head.changed) this.places[node]?.setTable(run, table);
      if (head.upChanged) for (const place of this.places) place.setUp(run, head.isUp);
      this.heads[run] = this.walks[run]?.next().value as Instant | undefined;
    }
    for (const place of this.places) place.compare(this.differing);
    this.seen += 1;
    if (endsPiece(this.seen, 8)) yield timeUs / Math.max(1, endOf(this.runs));
    return true;
  }

  /** Whether some two runs differ now. */
  get differ(): boolean {
    return this.differing.size > 0;
  }

  firstTwo(): readonly [Run, Run] | null {
    if (!this.differ) return null;
    for (const [i, a] of this.runs.entries()) {
      const j = this.runs.findIndex(
        (_, other) => other > i && this.places.some((place) => place.tellsApart(i, other)),
      );
      const b = this.runs[j];
      if (b !== undefined) return [a, b];
    }
    return null;
  }
}

/** What one node shows in each of the runs. */
class NodePlaces {
  private readonly tables: TableView[];
  private readonly isUp: boolean[];
  /** By row: its text in each run; empty where it is absent. */
  private readonly texts = new Map<RowId, string[]>();
  private readonly touched = new Set<RowId>();
  private turned = false;

  private readonly node: number;
  private readonly runs: number;

  constructor(node: number, runs: number) {
    this.node = node;
    this.runs = runs;
    this.tables = Array.from({ length: runs }, () => ({}));
    this.isUp = Array.from({ length: runs }, () => true);
  }

  setUp(run: number, isUp: readonly boolean[]): void {
    const up = isUp[this.node] ?? true;
    if (this.isUp[run] !== up) this.turned = true;
    this.isUp[run] = up;
  }

  setTable(run: number, table: TableView): void {
    const before = this.tables[run] ?? {};
    this.tables[run] = table;
    for (const row of new Set([...Object.keys(before), ...Object.keys(table)])) {
      if (before[row] !== table[row]) this.setText(run, row, rowText(table[row]));
    }
  }

  private setText(run: number, row: RowId, text: string): void {
    const texts = this.texts.get(row) ?? Array.from({ length: this.runs }, () => "");
    this.texts.set(row, texts);
    texts[run] = text;
    this.touched.add(row);
  }

  /** Compares what was touched since last time. A node that is down in all runs shows nothing. */
  compare(differing: Set<string>): void {
    if (!this.turned && this.touched.size === 0) return;
    const isUp = this.isUp.every(Boolean);
    for (const row of this.turned ? this.texts.keys() : this.touched) {
      this.mark(differing, row, isUp && !areSame(this.texts.get(row) ?? []));
    }
    if (this.turned) this.mark(differing, "", !areSame(this.isUp));
    this.touched.clear();
    this.turned = false;
  }

  private mark(differing: Set<string>, row: RowId, differs: boolean): void {
    const key = `${this.node} ${row}`;
    if (differs) differing.add(key);
    else differing.delete(key);
  }

  /** Whether a client could tell two of the runs from each other here. */
  tellsApart(a: number, b: number): boolean {
    if (this.isUp[a] !== this.isUp[b]) return true;
    if (this.isUp[a] === false) return false;
    return [...this.texts.values()].some((texts) => texts[a] !== texts[b]);
  }
}

function areSame<T>(items: readonly T[]): boolean {
  return items.every((item) => item === items[0]);
}
