// What a run cost its clients: how long they waited for an OK, how many round trips that was, what
// was refused.

import { writes } from "../data/operation.ts";
import type { NodeId } from "../data/value.ts";
import type { RequestRecord, Trace } from "../sim/trace.ts";
import { perTrace } from "./perTrace.ts";

/** Microseconds, by nearest rank. */
export interface LatencyUs {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface Metrics {
  /** Of the acknowledged requests that write, by node; null where there was none. */
  readonly okLatencyUs: Readonly<Record<NodeId, LatencyUs | null>>;
  readonly refused: number;
  readonly unknown: number;
  /**
   * Median over the acknowledged requests that write; half a round trip is one way. Null when there
   * was none.
   */
  readonly roundTrips: number | null;
}

export const metrics = perTrace((trace: Trace): Metrics => {
  const done = trace.requests.filter(
    ({ outcome, operations }) => outcome === "ok" && writes(operations),
  );
  const okLatencyUs: Record<NodeId, LatencyUs | null> = {};
  for (const node of trace.nodes) {
    okLatencyUs[node] = latencyOf(done.filter((request) => request.node === node));
  }
  return {
    okLatencyUs,
    refused: trace.requests.filter(({ outcome }) => outcome === "refused").length,
    unknown: trace.requests.filter(({ outcome }) => outcome === "unknown").length,
    roundTrips: percentile(done.map((request) => hops(trace, request) / 2).sort(ascending), 0.5),
  };
});

function latencyOf(requests: readonly RequestRecord[]): LatencyUs | null {
  const sorted = requests.map(({ atUs, doneUs }) => (doneUs ?? atUs) - atUs).sort(ascending);
  const p50 = percentile(sorted, 0.5);
  const p99 = percentile(sorted, 0.99);
  const max = percentile(sorted, 1);
  return p50 === null || p99 === null || max === null ? null : { p50, p99, max };
}

const ascending = (a: number, b: number): number => a - b;

/** The smallest value that a share of the values does not exceed. */
function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/**
 * How many messages in a row led to the reply: from the event that gave it back through the message
 * that caused it to that message's sender, and so on to the event that took the request (or to a
 * timer, or to before the request).
 */
function hops(trace: Trace, { startedBy, endedBy }: RequestRecord): number {
  let count = 0;
  let event = trace.events[endedBy];
  while (event !== undefined && event.index > startedBy && event.message >= 0) {
    const sentBy = trace.messages[event.message]?.sentBy ?? -1;
    if (sentBy < startedBy) return count;
    count += 1;
    event = trace.events[sentBy];
  }
  return count;
}
