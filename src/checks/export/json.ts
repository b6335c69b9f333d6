// A run as the result object of `--format json`: what happened, what stands at the end, what the
// checks found. Times are milliseconds.
import type { Operation } from "../../data/operation.ts";
import { refusals } from "../../data/refusal.ts";
import type { NodeId, RowId } from "../../data/value.ts";
import { type ShownRow, type ShownValue, shownField, showRow, showTable } from "../../data/view.ts";
import { compareText } from "../../lib/record.ts";
import { limitText } from "../../sim/limits.ts";
import type { VectorEntries } from "../../sim/note.ts";
import { US_PER_MS } from "../../sim/scenario.ts";
import {
  isUpAfter,
  lastEvent,
  type RequestRecord,
  rowsAfter,
  stateAfter,
  type Trace,
} from "../../sim/trace.ts";
import { type Findings, findings } from "../findings.ts";
import type { InvariantResult, Violation } from "../invariants.ts";
import type { LostWrite } from "../lostWrites.ts";

export type RunDocument = ReturnType<typeof runDocument>;

export interface ResultDocument {
  readonly everywrite: 1;
  readonly engine: string;
  readonly runs: readonly RunDocument[];
}

/** All runs in one document. `engine` is the package's version. */
export function resultDocument(runs: readonly RunDocument[], engine: string): ResultDocument {
  return { everywrite: 1, engine, runs };
}

/** One run. Plain data in a fixed order of keys. */
export function runDocument(trace: Trace) {
  const found = findings(trace);
  const { events, sent, delivered, lost, bytes } = trace.counts;
  return {
    scenario: trace.scenario.title,
    seed: trace.scenario.seed,
    mode: trace.mode.about.id,
    label: trace.label,
    options: trace.options,
    digest: found.digest,
    stopped: trace.stopped,
    ...(trace.limit === null ? {} : { limit: limitText(trace.limit) }),
    ...(trace.unfinished ? { unfinished: true } : {}),
    endedAt: milliseconds(trace.endedUs),
    events,
    messages: { sent, delivered, lost, bytes },
    requests: trace.requests.map(requestOf),
    nodes: nodesOf(trace),
    conflicts: found.conflicts.map(({ event: _event, atUs, ...conflict }) => {
      return { at: milliseconds(atUs), ...conflict };
    }),
    findings: findingsOf(trace, found),
    metrics: metricsOf(found),
  };
}

const milliseconds = (us: number): number => us / US_PER_MS;
const maybeMilliseconds = (us: number | null): number | null =>
  us === null ? null : milliseconds(us);

function requestOf(request: RequestRecord) {
  const { id, client, node, atUs, doneUs, outcome, attempt, code, reply } = request;
  const reads = reply?.outcome === "ok" ? reply.reads : [];
  return {
    id,
    client,
    node,
    at: milliseconds(atUs),
    done: maybeMilliseconds(doneUs),
    do: request.operations.map(operationOf),
    outcome,
    attempt,
    ...(code === null ? {} : { error: { code, ...refusals[code] } }),
    ...(reads.length === 0
      ? {}
      : {
          values: reads.map(({ field, view }): ShownRow | ShownValue | null =>
            field === null ? showRow(view) : shownField(view, field),
          ),
        }),
  };
}

/** As in the scenario's JSON: the verb is the key of the row. */
function operationOf({ verb, row, ...rest }: Operation) {
  return { [verb]: row, ...rest };
}

function nodesOf(trace: Trace) {
  const end = lastEvent(trace);
  const nodes: Record<NodeId, object> = {};
  for (const node of trace.nodes) {
    const vectors = vectorsOf(trace, node);
    nodes[node] = {
      up: isUpAfter(trace, node, end),
      rows: showTable(rowsAfter(trace, node, end)),
      ...(Object.keys(vectors).length === 0 ? {} : { vectors }),
    };
  }
  return nodes;
}

function vectorsOf(trace: Trace, node: NodeId): Readonly<Record<RowId, VectorEntries>> {
  const state = stateAfter(trace, node, lastEvent(trace));
  const vectors: Record<RowId, VectorEntries> = {};
  for (const row of Object.keys(trace.mode.rows(state)).sort(compareText)) {
    const knowledge = trace.mode.knows(state, row);
    if (knowledge?.kind === "vector") vectors[row] = knowledge.vector;
  }
  return vectors;
}

/** Of a run that is unfinished it is not known what is lost. */
function findingsOf(trace: Trace, found: Findings) {
  return {
    converged: found.converged,
    convergedAt: maybeMilliseconds(found.convergedAtUs),
    lostWrites: trace.unfinished ? null : found.lostWrites,
    lost: trace.unfinished ? null : found.lost.map((lost) => lossOf(trace, lost)),
    staleReads: found.staleReads,
    linearizable: found.linearizable,
    nobodyRead: found.nobodyRead,
    invariants: found.invariants.map(invariantOf),
    claims: found.claims,
    anomalies: found.anomalies,
  };
}

/** `at`: since when the loss is certain. */
function lossOf({ events }: Trace, { request, row, fields, event }: LostWrite) {
  const at = milliseconds(events[event]?.atUs ?? 0);
  return { request, row, at, fields: fields.map(({ event: _event, ...field }) => field) };
}

function invariantOf({ invariant, holds, first, worst, brokenAtEnd }: InvariantResult) {
  const { kind: _kind, ...rule } = invariant;
  return { ...rule, holds, first: violationOf(first), worst: violationOf(worst), brokenAtEnd };
}

function violationOf(violation: Violation | null) {
  if (violation === null) return null;
  const { atUs, node, value } = violation;
  return { at: milliseconds(atUs), node, value };
}

function metricsOf({ metrics }: Findings) {
  const okLatency: Record<NodeId, { p50: number; p99: number; max: number } | null> = {};
  for (const [node, latency] of Object.entries(metrics.okLatencyUs)) {
    okLatency[node] = latency && {
      p50: milliseconds(latency.p50),
      p99: milliseconds(latency.p99),
      max: milliseconds(latency.max),
    };
  }
  const { refused, unknown, roundTrips } = metrics;
  return { okLatency, refused, unknown, roundTrips };
}
