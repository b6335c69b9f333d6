// The events of one or several runs in one list, in the order in which they are stepped through:
// by time, and within an instant the first event of each mode, then the second.
import type { NodeId } from "../../data/value.ts";
import { countLeading } from "../../lib/bisect.ts";
import type { TraceEvent } from "../../sim/trace.ts";
import { conflictsIn, type Run } from "../run/run.ts";
import type { Position } from "../run/steps.ts";

export interface ListedEvent {
  readonly run: number;
  /** Index in the run's trace. */
  readonly event: number;
  readonly atUs: number;
  /** Its number among the events of the instant in its run, from 1. */
  readonly part: number;
  readonly node: NodeId | null;
  readonly trouble: "conflict" | "loss" | null;
}

const lists = new WeakMap<Run, readonly ListedEvent[]>();

/** Of several runs: merged. Background events and the start are left out, as in stepping. */
export function listedEvents(runs: readonly Run[]): readonly ListedEvent[] {
  const [first] = runs;
  if (first === undefined) return [];
  if (runs.length === 1) return listOf(first);
  return runs
    .flatMap(listOf)
    .sort((a, b) => a.atUs - b.atUs || a.part - b.part || a.run - b.run || a.event - b.event);
}

function listOf(run: Run): readonly ListedEvent[] {
  const list = lists.get(run) ?? makeList(run);
  lists.set(run, list);
  return list;
}

function makeList(run: Run): readonly ListedEvent[] {
  const lossy = new Set(run.losses.map(({ event }) => event));
  return [...run.byTime.values()].flatMap((events) =>
    events.map((event, i) => ({
      run: run.index,
      event: event.index,
      atUs: event.atUs,
      part: i + 1,
      node: event.node,
      trouble: troubleOf(event, lossy),
    })),
  );
}

function troubleOf(event: TraceEvent, lossy: ReadonlySet<number>): ListedEvent["trouble"] {
  if (lossy.has(event.index)) return "loss";
  return conflictsIn(event).length > 0 ? "conflict" : null;
}

/** How many of the listed events have happened at a position. */
export function countHappened(list: readonly ListedEvent[], { timeUs, part }: Position): number {
  return countLeading(list.length, (i) => {
    const { atUs, part: own } = list[i] as ListedEvent;
    return atUs < timeUs || (atUs === timeUs && own <= (part ?? Number.POSITIVE_INFINITY));
  });
}

/** What to keep of a list. */
export interface Filter {
  readonly troubleOnly: boolean;
  /** Null: of all nodes. An empty text: of the world around them. */
  readonly node: NodeId | null;
}

export function filtered(
  list: readonly ListedEvent[],
  { troubleOnly, node }: Filter,
): readonly ListedEvent[] {
  if (!troubleOnly && node === null) return list;
  return list.filter(
    (one) => (!troubleOnly || one.trouble !== null) && (node === null || (one.node ?? "") === node),
  );
}

/** A text as it is searched: case, and what is written above letters, do not count. */
export function searchable(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").toLowerCase().trim();
}
