// Where the runs of one scenario part: the first instant from which a client could tell two modes
// from each other by reading some node. Compared are the tables as clients read them, at the end of
// each instant; what a mode keeps beside them nobody can see.
import { type Instant, instants } from "../../checks/timeline.ts";
import type { NodeId, RowId } from "../../data/value.ts";
import type { TableView } from "../../data/view.ts";
import { oncePerKey } from "../../lib/oncePerKey.ts";
import { eventIndexAt, rowsAfter, type Trace } from "../../sim/trace.ts";
import { endOf } from "../run/instants.ts";
import { rowText } from "../run/moment.ts";
import type { Run } from "../run/run.ts";

export interface Parting {
  readonly timeUs: number;
  /** The events after which the two differ for the first time, in either run; -1 where none. */
  readonly events: readonly [number, number];
  readonly node: string;
  /** The row that differs; null: the node is up in one of them only. */
  readonly row: string | null;
}

const partings = oncePerKey(
  (_first: Run) => new WeakMap<Run, { readonly found: Parting | null }>(),
);

/** Null where no client ever sees a difference. */
export function partingOf(a: Run, b: Run): Parting | null {
  const known = partings(a).get(b);
  if (known !== undefined) return known.found;
  const found = findParting(a, b);
  partings(a).set(b, { found });
  return found;
}

function findParting(a: Run, b: Run): Parting | null {
  for (const { timeUs, differing } of sideBySide([a, b])) {
    const [place] = [...differing.values()].sort((x, y) => x.node - y.node);
    if (place === undefined) continue;
    const { row } = place;
    const node = a.trace.nodes[place.node] as NodeId;
    const events = [a, b].map(({ trace }) => changeAt(trace, node, row, timeUs));
    return { timeUs, events: [events[0] ?? -1, events[1] ?? -1], node, row };
  }
  return null;
}

/**
 * Stretches of time in which the shown values of some two runs differ, ascending: from the first
 * instant to the one at which all agree again, or to the end of the longest run.
 */
export const differencesOf = oncePerKey(
  (runs: readonly Run[]): readonly (readonly [number, number])[] => {
    const stretches: (readonly [number, number])[] = [];
    let sinceUs: number | null = null;
    for (const { timeUs, differing } of sideBySide(runs)) {
      if (differing.size > 0) sinceUs ??= timeUs;
      else if (sinceUs !== null) {
        stretches.push([sinceUs, timeUs]);
        sinceUs = null;
      }
    }
    if (sinceUs !== null) stretches.push([sinceUs, endOf(runs)]);
    return stretches;
  },
);

/** The event of an instant that changed what a node shows of a row, or whether it is up; or -1. */
function changeAt(trace: Trace, node: NodeId, row: RowId | null, timeUs: number): number {
  const isOfInstant = (event: number): boolean => trace.events[event]?.atUs === timeUs;
  if (row === null) {
    const turns = (trace.down[node] ?? []).flatMap(({ from, to }) => [from, to ?? -1]);
    return turns.findLast(isOfInstant) ?? -1;
  }
  const textAfter = (event: number): string => rowText(rowsAfter(trace, node, event)[row]);
  for (let event = eventIndexAt(trace, timeUs); isOfInstant(event); event -= 1) {
    if (trace.events[event]?.node !== node) continue;
    if (textAfter(event) !== textAfter(event - 1)) return event;
  }
  return -1;
}

/** A row of a node; null: whether the node is up. */
interface Place {
  readonly node: number;
  readonly row: RowId | null;
}

interface Comparison {
  readonly timeUs: number;
  /** Where some two runs differ now. The same object all the time. */
  readonly differing: ReadonlyMap<string, Place>;
}

/** Walks through the instants at which the tables of some run changed. */
function* sideBySide(runs: readonly Run[]): Generator<Comparison> {
  const nodes = runs[0]?.trace.nodes.length ?? 0;
  const walks = runs.map(({ trace }) => instants(trace));
  const heads = walks.map((walk) => walk.next().value as Instant | undefined);
  const places = Array.from({ length: nodes }, (_, node) => new NodePlaces(node, runs.length));
  const differing = new Map<string, Place>();
  for (;;) {
    const timeUs = Math.min(...heads.map((head) => head?.atUs ?? Number.POSITIVE_INFINITY));
    if (!Number.isFinite(timeUs)) return;
    for (const [run, head] of heads.entries()) {
      if (head === undefined || head.atUs !== timeUs) continue;
      for (const place of places) place.take(run, head);
      heads[run] = walks[run]?.next().value as Instant | undefined;
    }
    for (const place of places) place.compare(differing);
    yield { timeUs, differing };
  }
}

/** What one node shows in each of the runs. */
class NodePlaces {
  private readonly tables: TableView[];
  private readonly isUp: boolean[];
  /** By row: its text in each run; empty where it is absent. */
  private readonly texts = new Map<RowId, string[]>();
  private touched = new Set<RowId>();
  private turned = false;

  private readonly node: number;
  private readonly runs: number;

  constructor(node: number, runs: number) {
    this.node = node;
    this.runs = runs;
    this.tables = Array.from({ length: runs }, () => ({}));
    this.isUp = Array.from({ length: runs }, () => true);
  }

  /** Takes in what changed in a run at an instant. */
  take(run: number, { changed, isUp }: Instant): void {
    const up = isUp[this.node] ?? true;
    if (this.isUp[run] !== up) this.turned = true;
    this.isUp[run] = up;
    const table = changed.find(({ node }) => node === this.node)?.table;
    const before = this.tables[run];
    if (table === undefined || before === undefined) return;
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
  compare(differing: Map<string, Place>): void {
    const isUp = this.isUp.every(Boolean);
    for (const row of this.turned ? this.texts.keys() : this.touched) {
      this.mark(differing, row, isUp && !areSame(this.texts.get(row) ?? []));
    }
    if (this.turned) this.mark(differing, null, !areSame(this.isUp));
    this.touched = new Set();
    this.turned = false;
  }

  private mark(differing: Map<string, Place>, row: RowId | null, differs: boolean): void {
    const key = `${this.node} ${row ?? ""}`;
    if (differs) differing.set(key, { node: this.node, row });
    else differing.delete(key);
  }
}

function areSame<T>(items: readonly T[]): boolean {
  return items.every((item) => item === items[0]);
}
