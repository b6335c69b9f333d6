// A row as an observed-remove map: its existence is a flag of its own, its fields are replicated
// types that stay when the row is deleted. A deletion takes the flag that it has seen; an update
// sets it anew, so an update that the deletion had not seen keeps the row alive.
import { joinRecords } from "../../data/crdt/joinRecords.ts";
import {
  joinMvRegisters,
  type MvEntry,
  type MvRegister,
  startMvRegister,
} from "../../data/crdt/mvRegister.ts";
import { type NodeId, type RequestId, type TableSchema, tableOf } from "../../data/value.ts";
import { type VersionVector, zeroVector } from "../../data/versionVector.ts";
import type { RowView } from "../../data/view.ts";
import { type Dictionary, mapValues } from "../../lib/record.ts";
import type { Database, InitialValue } from "../../sim/scenario.ts";
import { type FieldState, joinFields, startingField, viewOfField } from "./field.ts";

/** What one write said of the row's existence. */
interface Flag {
  readonly isPresent: boolean;
  /** The requests that the row's existence, or absence, contains. */
  readonly holds: readonly RequestId[];
  /** Who wrote it: a deletion, an insert, or any update. Null: the start. */
  readonly request: RequestId | null;
}

export interface CrdtRow {
  /** Its context is the row's vector: how many writes of each node this replica has seen. */
  readonly existence: MvRegister<Flag>;
  readonly fields: Dictionary<FieldState>;
}

export type CrdtTable = Dictionary<CrdtRow>;

export function startingTable(database: Database, nodes: readonly NodeId[]): CrdtTable {
  return mapValues(database.rows, (values, row) =>
    startingRow(database.tables[tableOf(row)] ?? {}, values, nodes),
  );
}

function startingRow(
  schema: TableSchema,
  values: Dictionary<InitialValue>,
  nodes: readonly NodeId[],
): CrdtRow {
  const flag: Flag = { isPresent: true, holds: [], request: null };
  const fields = mapValues(values, (value, name) =>
    startingField(schema[name] ?? "register", value, nodes),
  );
  return { existence: startMvRegister(flag, zeroVector(nodes)), fields };
}

/** A row that this replica has never heard of. */
export function unknownRow(nodes: readonly NodeId[]): CrdtRow {
  return { existence: { entries: [], context: zeroVector(nodes) }, fields: {} };
}

export function vectorOf(row: CrdtRow): VersionVector {
  return row.existence.context;
}

/** The join of two states of one row. `a` itself when `b` adds nothing. */
export function joinRows(a: CrdtRow, b: CrdtRow): CrdtRow {
  const existence = joinMvRegisters(a.existence, b.existence);
  const fields = joinRecords(a.fields, b.fields, joinFields);
  return existence === a.existence && fields === a.fields ? a : { existence, fields };
}

type FlagEntry = MvEntry<Flag>;
export const isPresence = ({ content }: FlagEntry): boolean => content.isPresent;
export const isDeletion = ({ content }: FlagEntry): boolean => !content.isPresent;
export function isInsertion({ content }: FlagEntry): boolean {
  const { isPresent, request, holds } = content;
  return isPresent && request !== null && holds.includes(request);
}

/** Whether clients see the row: some write of it has not been seen by any deletion. */
export function isPresentRow(row: CrdtRow | undefined): boolean {
  return row?.existence.entries.some(isPresence) ?? false;
}

/**
 * The requests that the row's existence contains; deletions that a concurrent update outlived too.
 */
export function existenceHolders(row: CrdtRow): readonly RequestId[] {
  return [...new Set(row.existence.entries.flatMap(({ content }) => content.holds))];
}

const views = new WeakMap<CrdtRow, RowView>();

/** The row as a client reads it, computed once for each state of a row. */
export function viewOfRow(row: CrdtRow): RowView {
  let view = views.get(row);
  if (view === undefined) {
    const fields = isPresentRow(row) ? mapValues(row.fields, viewOfField) : null;
    view = [{ fields, holds: existenceHolders(row) }];
    views.set(row, view);
  }
  return view;
}
