// Whether every value that a replica ever shows was there at the start or written by a client.
// Counters are left to their own check, since their values are computed.
import { emptyValue, type FieldValue, type NodeId, type RowId, tableOf } from "../data/value.ts";
import type { RowView } from "../data/view.ts";
import { canonical } from "../lib/canonical.ts";
import { startingRows } from "../sim/scenario.ts";
import type { Trace } from "../sim/trace.ts";
import { perTrace } from "./perTrace.ts";
import { instants } from "./timeline.ts";

export interface InventedValue {
  readonly atUs: number;
  readonly event: number;
  readonly node: NodeId;
  readonly row: RowId;
  readonly field: string;
  readonly value: FieldValue;
}

/** The first invented value, or null. */
export const inventedValue = perTrace((trace: Trace): InventedValue | null => {
  const known = knownValues(trace);
  const seen = new WeakSet<RowView>();
  for (const { atUs, event, changed, isUp } of instants(trace)) {
    for (const { node, table } of changed) {
      if (!isUp[node]) continue;
      for (const [row, view] of Object.entries(table)) {
        if (seen.has(view)) continue;
        seen.add(view);
        const found = firstUnknown(row, view, known);
        if (found !== null) return { atUs, event, node: trace.nodes[node] ?? "", row, ...found };
      }
    }
  }
  return null;
});

/** By `row field`; a field that is not in the map may hold anything. */
type Known = ReadonlyMap<string, ReadonlySet<string>>;

function firstUnknown(
  row: RowId,
  view: RowView,
  known: Known,
): { readonly field: string; readonly value: FieldValue } | null {
  for (const { fields } of view) {
    for (const [field, versions] of Object.entries(fields ?? {})) {
      const allowed = known.get(`${row} ${field}`);
      if (allowed === undefined) continue;
      for (const { value } of versions) {
        const parts: readonly FieldValue[] = Array.isArray(value) ? value : [value];
        if (!parts.every((part) => allowed.has(canonical(part)))) return { field, value };
      }
    }
  }
  return null;
}

function knownValues(trace: Trace): Known {
  const { database } = trace.scenario;
  const start = startingRows(database);
  const known = new Map<string, Set<string>>();
  const rows = new Set([
    ...Object.keys(database.rows),
    ...trace.requests.flatMap(({ operations }) => operations.map(({ row }) => row)),
  ]);
  const add = (row: RowId, field: string, value: FieldValue): void => {
    const parts: readonly FieldValue[] = Array.isArray(value) ? value : [value];
    for (const part of parts) known.get(`${row} ${field}`)?.add(canonical(part));
  };
  for (const row of rows) {
    for (const [field, kind] of Object.entries(database.tables[tableOf(row)] ?? {})) {
      if (!assigned.has(kind)) continue;
      known.set(`${row} ${field}`, new Set());
      add(row, field, emptyValue(kind));
      add(row, field, start[row]?.[field] ?? null);
    }
  }
  for (const { operations } of trace.requests) {
    for (const operation of operations) {
      const { row } = operation;
      if (operation.verb === "add") add(row, operation.field, operation.value);
      if (operation.verb !== "insert" && operation.verb !== "update") continue;
      for (const [field, value] of Object.entries(operation.set)) add(row, field, value);
    }
  }
  // Where an application's rule adds changes up, sums are what it wants.
  for (const { notes } of trace.events) {
    for (const note of notes) {
      if (note.kind !== "conflict" || note.rule !== "sum-of-changes") continue;
      for (const field of note.fields) known.delete(`${note.row} ${field}`);
    }
  }
  return known;
}

/** Kinds whose values are written as they are; sets count element by element. */
const assigned: ReadonlySet<string> = new Set(["register", "mv-register", "set"]);
