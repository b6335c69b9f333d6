// A counter that goes up and down: two grow-only counters, one for what was added and one for what
// was taken away. It has no floor: every node may take what others take at the same time.
import type { NodeId, RequestId } from "../value.ts";
import {
  addToGCounter,
  clearGCounter,
  type GCounter,
  holdersOfGCounter,
  joinGCounters,
  startGCounter,
  totalOfGCounter,
} from "./gCounter.ts";

export interface PnCounter {
  /** What was there before anybody counted; the same at every node. */
  readonly start: number;
  /** The start was taken away for good. */
  readonly startCleared?: true;
  readonly up: GCounter;
  readonly down: GCounter;
}

/** A start by node goes to the nodes' counts: positive numbers up, negative ones down. */
export function startPnCounter(start: number | Readonly<Record<NodeId, number>>): PnCounter {
  if (typeof start === "number") return { start, up: {}, down: {} };
  const entries = Object.entries(start);
  const up = Object.fromEntries(entries.filter(([, count]) => count >= 0));
  const down = entries.filter(([, count]) => count < 0).map(([node, count]) => [node, -count]);
  return { start: 0, up: startGCounter(up), down: startGCounter(Object.fromEntries(down)) };
}

/** A local addition of any sign. */
export function addToPnCounter(
  counter: PnCounter,
  node: NodeId,
  by: number,
  request: RequestId,
): PnCounter {
  return by < 0
    ? { ...counter, down: addToGCounter(counter.down, node, -by, request) }
    : { ...counter, up: addToGCounter(counter.up, node, by, request) };
}

/** Takes away all that is known here, the start included. */
export function clearPnCounter({ start, up, down }: PnCounter): PnCounter {
  const halves = { start, up: clearGCounter(up), down: clearGCounter(down) };
  return start === 0 ? halves : { ...halves, startCleared: true };
}

/** The join: both halves joined. `a` itself when `b` adds nothing. */
export function joinPnCounters(a: PnCounter, b: PnCounter): PnCounter {
  const up = joinGCounters(a.up, b.up);
  const down = joinGCounters(a.down, b.down);
  const startCleared = a.startCleared ?? b.startCleared;
  if (up === a.up && down === a.down && startCleared === a.startCleared) return a;
  return { start: a.start, up, down, ...(startCleared ? { startCleared } : {}) };
}

export function valueOfPnCounter(counter: PnCounter): number {
  const start = counter.startCleared ? 0 : counter.start;
  return start + totalOfGCounter(counter.up) - totalOfGCounter(counter.down);
}

/** Every request whose addition the value contains. */
export function holdersOfPnCounter(counter: PnCounter): readonly RequestId[] {
  return [...new Set([...holdersOfGCounter(counter.up), ...holdersOfGCounter(counter.down)])];
}
