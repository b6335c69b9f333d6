// Which of the documented anomalies a run shows. A simulator that never shows one of them would be
// wrong too: sweeps ask over many runs whether each was seen.
import type { RequestId, RowId } from "../data/value.ts";
import type { RowView } from "../data/view.ts";
import type { AnomalyKind } from "../sim/mode.ts";
import { isUpAfter, type RequestRecord, requestById, type Trace } from "../sim/trace.ts";
import { areConcurrent } from "./causality.ts";
import { convergence } from "./convergence.ts";
import { duplicateInserts } from "./duplicateInserts.ts";
import { type LostWrite, lostWrites } from "./lostWrites.ts";
import { perTrace } from "./perTrace.ts";
import { readFindings } from "./staleReads.ts";
import { instants } from "./timeline.ts";

export interface Anomaly {
  readonly kind: AnomalyKind;
  /** How many requests (of `siblings` and `divergence`: 1) showed it. */
  readonly count: number;
  /** The first of them; null where it is no request's. */
  readonly example: RequestId | null;
}

/** The anomalies of a run that it shows at least once, in the order of `AnomalyKind`. */
export const anomalies = perTrace((trace: Trace): readonly Anomaly[] => {
  const { stale, ownWritesMissed, wentBack } = readFindings(trace);
  const minority = minorityRequests(trace);
  const requests: [AnomalyKind, readonly RequestId[]][] = [
    [
      "lost-concurrent-write",
      lostTo(trace, (lost, winner, row) => areConcurrent(trace, lost.id, winner.id, row)),
    ],
    ["older-write-won", lostTo(trace, (lost, winner) => winner.endedBy < lost.startedBy)],
    ["stale-read", stale.map(({ request }) => request)],
    ["read-missed-own-write", ownWritesMissed.map(({ request }) => request)],
    ["read-went-back", wentBack.map(({ request }) => request)],
    ["certification-failure", withCode(trace, 1213)],
    ["minority-refused", minority.filter(isRefused).map(({ id }) => id)],
    ["minority-waited", minority.filter((one) => !isRefused(one)).map(({ id }) => id)],
    ["duplicate-insert", duplicateInserts(trace).map(({ request }) => request)],
  ];
  const found = requests.flatMap(([kind, ids]): Anomaly[] => {
    const distinct = new Set(ids);
    return distinct.size === 0 ? [] : [{ kind, count: distinct.size, example: ids[0] ?? null }];
  });
  if (showsSiblings(trace)) found.push({ kind: "siblings", count: 1, example: null });
  if (trace.stopped === "rest" && !convergence(trace).converged) {
    found.push({ kind: "divergence", count: 1, example: null });
  }
  return found;
});

type Relation = (lost: RequestRecord, winner: RequestRecord, row: RowId) => boolean;

function lostTo(trace: Trace, relation: Relation): readonly RequestId[] {
  return lostWrites(trace).flatMap((lost: LostWrite) => {
    const record = requestById(trace, lost.request);
    const winners = lost.fields.flatMap(({ shadowedBy }) => shadowedBy);
    const isSo = winners.some((winner) => {
      const other = requestById(trace, winner);
      return other !== undefined && record !== undefined && relation(record, other, lost.row);
    });
    return isSo ? [lost.request] : [];
  });
}

function withCode(trace: Trace, code: number): readonly RequestId[] {
  return trace.requests.filter((request) => request.code === code).map(({ id }) => id);
}

/** Refused for want of the others, not for what the rows say. */
const isRefused = ({ code }: RequestRecord): boolean => code === 11 || code === 1047;

/**
 * The requests that began in a part of a partition without a majority of the nodes, and were
 * refused for it or were not served before it ended.
 */
function minorityRequests(trace: Trace): readonly RequestRecord[] {
  const majority = Math.floor(trace.nodes.length / 2) + 1;
  return trace.scenario.script.flatMap((entry) => {
    if (entry.kind !== "partition") return [];
    const untilUs = entry.untilUs ?? trace.endedUs;
    const minority = new Set(entry.groups.filter((group) => group.length < majority).flat());
    return trace.requests.filter((request) => {
      const { node, atUs, doneUs, outcome } = request;
      if (!minority.has(node) || atUs < entry.atUs || atUs >= untilUs) return false;
      // A node that is down refuses whatever the partition.
      if (!isUpAfter(trace, node, request.startedBy)) return false;
      if (isRefused(request)) return true;
      // A request that a crash ended says nothing about the partition.
      if (trace.events[request.endedBy]?.kind === "crash") return false;
      return outcome === "unknown" || (outcome === "ok" && (doneUs ?? untilUs) >= untilUs);
    });
  });
}

function showsSiblings(trace: Trace): boolean {
  const seen = new WeakSet<RowView>();
  for (const { changed } of instants(trace)) {
    for (const { table } of changed) {
      for (const view of Object.values(table)) {
        if (seen.has(view)) continue;
        seen.add(view);
        if (view.length > 1) return true;
        const fields = Object.values(view[0]?.fields ?? {});
        if (fields.some((versions) => versions.length > 1)) return true;
      }
    }
  }
  return false;
}
