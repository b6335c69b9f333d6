// The events of one or several runs in one list, in the order in which they are stepped through:
// by time, and within an instant the first event of each mode, then the second.
import { conflicts, isConflict } from "../../checks/conflicts.ts";
import type { NodeId } from "../../data/value.ts";
import { countLeading } from "../../lib/bisect.ts";
import { oncePerKeyInPieces } from "../../lib/oncePerKey.ts";
import { joined } from "../../lib/visible.ts";
import { endsPiece, type Work, within } from "../../lib/work.ts";
import { requestById, type TraceEvent } from "../../sim/trace.ts";
import { conflictsIn, type Run } from "../run/run.ts";
import type { Position } from "../run/steps.ts";
import { isRemarkable } from "../run/telling.ts";

/**
 * `overruled`: decided between writes of which one had seen the other, so it is no conflict.
 * `stale`: a client was told what had been replaced before it asked.
 */
export type Trouble = "conflict" | "overruled" | "loss" | "stale";

export interface ListedEvent {
  readonly run: number;
  /** Index in the run's trace. */
  readonly event: number;
  readonly atUs: number;
  /** Its number among the events of the instant in its run, from 1. */
  readonly part: number;
  readonly node: NodeId | null;
  readonly trouble: Trouble | null;
  /** Only a receipt or a repeated yes. */
  readonly isReceipt: boolean;
}

/** Of several runs: merged. Background events and the start are left out, as in stepping. */
export const listedEvents = oncePerKeyInPieces(function* (
  runs: readonly Run[],
): Work<readonly ListedEvent[]> {
  const lists: (readonly ListedEvent[])[] = [];
  for (const [i, run] of runs.entries()) {
    const [from, until] = [i / (2 * runs.length), (i + 1) / (2 * runs.length)];
    lists.push(yield* within(listOf.inPieces(run), from, until));
  }
  const [only] = lists;
  return lists.length === 1 && only !== undefined ? only : yield* within(merged(lists), 0.5, 1);
});

const listOf = oncePerKeyInPieces(function* (run: Run): Work<readonly ListedEvent[]> {
  const lossy = new Set(run.losses.map(({ event }) => event));
  const stale = new Set(run.staleReads.map((one) => requestById(run.trace, one.request)?.endedBy));
  const found = yield* within(conflicts.inPieces(run.trace), 0, 0.5);
  const real = new Set(found.filter(isConflict).map(({ event }) => event));
  const list: ListedEvent[] = [];
  let seen = 0;
  for (const events of run.byTime.values()) {
    for (const [i, event] of events.entries()) {
      const { index, atUs, node } = event;
      const trouble = troubleOf(event, lossy, real) ?? (stale.has(index) ? "stale" : null);
      const isReceipt = trouble === null && !isRemarkable(run, event);
      list.push({ run: run.index, event: index, atUs, part: i + 1, node, trouble, isReceipt });
    }
    seen += 1;
    if (endsPiece(seen)) yield 0.5 + (0.5 * seen) / run.byTime.size;
  }
  return list;
});

/** Each list is in order already: the least of their heads is the next. */
function* merged(lists: readonly (readonly ListedEvent[])[]): Work<readonly ListedEvent[]> {
  const all = lists.reduce((sum, { length }) => sum + length, 0);
  const heads = lists.map(() => 0);
  const list: ListedEvent[] = [];
  while (list.length < all) {
    let [least, from] = [undefined as ListedEvent | undefined, 0];
    for (const [i, own] of lists.entries()) {
      const head = own[heads[i] as number];
      if (head === undefined || (least !== undefined && inOrder(least, head) <= 0)) continue;
      [least, from] = [head, i];
    }
    list.push(least as ListedEvent);
    heads[from] = (heads[from] as number) + 1;
    if (endsPiece(list.length)) yield list.length / all;
  }
  return list;
}

/** Negative: `a` comes first. */
function inOrder(a: ListedEvent, b: ListedEvent): number {
  return a.atUs - b.atUs || a.part - b.part || a.run - b.run || a.event - b.event;
}

function troubleOf(
  event: TraceEvent,
  lossy: ReadonlySet<number>,
  real: ReadonlySet<number>,
): Trouble | null {
  if (lossy.has(event.index)) return "loss";
  if (conflictsIn(event).length === 0) return null;
  return real.has(event.index) ? "conflict" : "overruled";
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
  readonly receipts: boolean;
  /** Null: of all nodes. An empty text: of the world around them. */
  readonly node: NodeId | null;
}

export function filtered(
  list: readonly ListedEvent[],
  { troubleOnly, receipts, node }: Filter,
): readonly ListedEvent[] {
  if (!troubleOnly && receipts && node === null) return list;
  return list.filter(
    (one) =>
      (!troubleOnly || one.trouble !== null) &&
      (receipts || !one.isReceipt) &&
      (node === null || (one.node ?? "") === node),
  );
}

/** A text as it is searched: case, and what is written above letters, do not count. */
export function searchable(text: string): string {
  return joined(text)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/\s+/g, " ")
    .toLowerCase()
    .trim();
}
