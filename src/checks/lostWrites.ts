// Which acknowledged writes were lost. One definition for all modes: a write is lost unless its
// value is visible at the end at every node that is up, or a client's write replaced it at a node
// where it was the visible value.

import type { Operation } from "../data/operation.ts";
import type { FieldValue, NodeId, RequestId, RowId } from "../data/value.ts";
import type { RowView } from "../data/view.ts";
import { unreachable } from "../lib/assert.ts";
import { endsPiece, type Work, within } from "../lib/work.ts";
import { isUpAfter, lastEvent, type RequestRecord, rowsAfter, type Trace } from "../sim/trace.ts";
import { type Overwrites, overwrites } from "./overwrites.ts";
import { perTraceInPieces } from "./perTrace.ts";

export interface LostField {
  /** Null: the row's existence; the request inserted or deleted it. */
  readonly field: string | null;
  /** What was written; for `increment`, `add` and `remove` what the operation says. */
  readonly value: FieldValue;
  /** The nodes that are up at the end and do not show it. */
  readonly missingAt: readonly NodeId[];
  /** The writes that stand in its place; empty where the value of the start does. */
  readonly shadowedBy: readonly RequestId[];
}

/** What one request lost in one row. */
export interface LostWrite {
  readonly request: RequestId;
  readonly row: RowId;
  readonly fields: readonly LostField[];
}

/** What is left to find of a request in a row. */
interface Effect {
  readonly field: string | null;
  readonly value: FieldValue;
  readonly presence: "present" | "absent" | null;
  /** Whether the operation may have changed nothing: removing what is not there. */
  readonly mayBeIdle: boolean;
}

/** The lost writes in order of their requests. */
export const lostWrites = perTraceInPieces(function* (trace: Trace): Work<readonly LostWrite[]> {
  const graph = yield* within(overwrites.inPieces(trace), 0, 0.4);
  const end = lastEvent(trace);
  const up = trace.nodes.filter((node) => isUpAfter(trace, node, end));
  const tables = up.map((node) => ({ node, rows: rowsAfter(trace, node, end) }));
  const hints = yield* within(shadowHints(trace), 0.4, 0.6);
  const lost: LostWrite[] = [];
  for (const request of trace.requests) {
    if (request.outcome !== "ok") continue;
    for (const [row, effects] of effectsOf(request)) {
      const views = tables.map(({ node, rows }) => ({ node, view: rows[row] }));
      const fields = effects.flatMap((effect) =>
        lose(request.id, row, effect, views, graph, hints),
      );
      if (fields.length > 0) lost.push({ request: request.id, row, fields });
    }
    if (endsPiece(request.index)) yield 0.6 + (0.4 * request.index) / trace.requests.length;
  }
  return lost;
});

interface NodeView {
  readonly node: NodeId;
  readonly view: RowView | undefined;
}

function lose(
  request: RequestId,
  row: RowId,
  effect: Effect,
  views: readonly NodeView[],
  graph: Overwrites,
  hints: ReadonlyMap<string, readonly RequestId[]>,
): readonly LostField[] {
  const missing = views.filter(({ view }) => !isVisible(request, effect, view));
  if (missing.length === 0) return [];
  if (graph.isReplaced(request, row, effect.field)) return [];
  if (effect.mayBeIdle && graph.find(request, row, effect.field) === undefined) return [];
  const standing = new Set(missing.flatMap(({ view }) => holders(effect.field, view)));
  standing.delete(request);
  const shadows = standing.size > 0 ? [...standing] : (hints.get(`${request} ${row}`) ?? []);
  return [
    {
      field: effect.field,
      value: effect.value,
      missingAt: missing.map(({ node }) => node),
      shadowedBy: shadows.toSorted(byNumber),
    },
  ];
}

function isVisible(request: RequestId, effect: Effect, view: RowView | undefined): boolean {
  const versions = view ?? [];
  const { field, presence } = effect;
  if (field === null) {
    return versions.some(
      ({ fields, holds }) =>
        (fields === null) === (presence === "absent") && holds.includes(request),
    );
  }
  return versions.some((version) =>
    version.fields?.[field]?.some(({ holds }) => holds.includes(request)),
  );
}

/** Whose value stands in a place; in a row that is gone, who deleted it. */
function holders(field: string | null, view: RowView | undefined): readonly RequestId[] {
  return (view ?? []).flatMap(({ fields, holds }) => {
    if (field === null || fields === null) return holds;
    return (fields[field] ?? []).flatMap((version) => version.holds);
  });
}

/**
 * Where a whole row competed, the field of the loser shows the value of the start again, which
 * nobody holds: then the node's own note says to which write it was lost.
 */
function* shadowHints(trace: Trace): Work<ReadonlyMap<string, readonly RequestId[]>> {
  const hints = new Map<string, readonly RequestId[]>();
  for (const { index, notes } of trace.events) {
    if (endsPiece(index)) yield index / trace.events.length;
    for (const note of notes) {
      if (note.kind === "lost" && note.to !== null) {
        hints.set(`${note.request} ${note.row}`, [note.to]);
      }
      if (note.kind !== "conflict") continue;
      const kept = note.kept.flatMap(({ request }) => request ?? []);
      for (const { request } of note.lost) {
        if (request !== null && kept.length > 0) hints.set(`${request} ${note.row}`, kept);
      }
    }
  }
  return hints;
}

/** What a transaction leaves in each row when all its operations are done. */
function effectsOf({ operations }: RequestRecord): ReadonlyMap<RowId, readonly Effect[]> {
  const rows = new Map<RowId, Map<string | null, Effect>>();
  for (const operation of operations) {
    if (operation.verb === "read" || operation.verb === "require") continue;
    const effects = rows.get(operation.row) ?? new Map<string | null, Effect>();
    // What the transaction wrote before it deleted or inserted the row is its own to replace.
    if (operation.verb === "delete" || operation.verb === "insert") effects.clear();
    for (const effect of effectsOfOperation(operation)) effects.set(effect.field, effect);
    rows.set(operation.row, effects);
  }
  return new Map([...rows].map(([row, effects]) => [row, [...effects.values()]]));
}

function effectsOfOperation(operation: Operation): readonly Effect[] {
  switch (operation.verb) {
    case "insert":
      return [existence("present"), ...Object.entries(operation.set).map(fieldEffect)];
    case "delete":
      return [existence("absent")];
    case "update":
      return Object.entries(operation.set).map(fieldEffect);
    case "increment":
      return [fieldEffect([operation.field, operation.by])];
    case "add":
      return [fieldEffect([operation.field, operation.value])];
    case "remove":
      return [{ ...fieldEffect([operation.field, operation.value]), mayBeIdle: true }];
    case "splice":
      return [fieldEffect([operation.field, operation.insert])];
    case "read":
    case "require":
      return [];
    default:
      return unreachable(operation);
  }
}

function fieldEffect([field, value]: readonly [string, FieldValue]): Effect {
  return { field, value, presence: null, mayBeIdle: false };
}

function existence(presence: "present" | "absent"): Effect {
  return { field: null, value: presence === "present", presence, mayBeIdle: false };
}

function byNumber(a: RequestId, b: RequestId): number {
  return Number(a.slice(1)) - Number(b.slice(1));
}
