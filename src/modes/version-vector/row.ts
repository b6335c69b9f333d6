// What a replica stores of a row: every version that no later write has seen, each with the vector
// of what its writer knew and a dot for each field. Merging is the join of the multi-value
// register, so replicas converge whatever the resolver; a resolver only decides how the versions
// that stand side by side are shown.
import { type MvEntry, type MvRegister, startMvRegister } from "../../data/crdt/mvRegister.ts";
import type { FieldValues } from "../../data/operation.ts";
import type { FieldValue, RequestId } from "../../data/value.ts";
import { type Dot, sameDot, startDot, type VersionVector } from "../../data/versionVector.ts";
import { type Dictionary, mapValues } from "../../lib/record.ts";

/** What one write did to a number, under the resolver `delta`. */
export interface Change {
  readonly dot: Dot;
  readonly by: number;
  readonly request: RequestId;
}

/** One value of a field, with the dot of the write that it comes from. */
export interface Cell {
  readonly dot: Dot;
  readonly value: FieldValue;
  /** Null: a value of the start. */
  readonly request: RequestId | null;
  /** Changes of the number since; at most one a dot, in order of dots. */
  readonly changes: readonly Change[];
}

/** Covered by every vector and the dot of no write. */
const blankDot: Dot = { node: "", count: -1 };

/**
 * A field that an insert does not mention: it is empty, and nobody has written it, so it gives way
 * to whatever others write there.
 */
export function blankCell(value: FieldValue): Cell {
  return { dot: blankDot, value, request: null, changes: [] };
}

export function isBlank({ dot }: Cell): boolean {
  return sameDot(dot, blankDot);
}

export type Fields = Dictionary<readonly Cell[]>;

/** The row as one write left it. */
export interface Version {
  /** All that the writer had seen of the row, this write included. */
  readonly vector: VersionVector;
  /** Null: the start, or a merge that counts as a write. */
  readonly request: RequestId | null;
  /** The writer's clock. Only the resolver `lww` asks for it. */
  readonly us: number;
  /** The requests that the row's existence, or absence, contains. */
  readonly existence: readonly RequestId[];
  /** Null: this write deleted the row. */
  readonly fields: Fields | null;
}

export type Entry = MvEntry<Version>;
/** Its context is the row's one vector; its entries are in the order of the writers' ids. */
export type VersionedRow = MvRegister<Version>;
export type VersionedTable = Dictionary<VersionedRow>;

/** A row of the start, written by nobody. */
export function startingRow(values: FieldValues, vector: VersionVector): VersionedRow {
  const fields = mapValues(values, (value): readonly Cell[] => [
    { dot: startDot, value, request: null, changes: [] },
  ]);
  return startMvRegister({ vector, request: null, us: 0, existence: [], fields }, vector);
}

export function valueOfCell(cell: Cell): FieldValue {
  if (cell.changes.length === 0) return cell.value;
  return cell.changes.reduce((sum, change) => sum + change.by, cell.value as number);
}

/** The requests whose effect the cell's value contains. */
export function holdersOfCell(cell: Cell): readonly RequestId[] {
  const changed = cell.changes.map((change) => change.request);
  return cell.request === null ? changed : [cell.request, ...changed];
}

export function isDeletion(entry: Entry): boolean {
  return entry.content.fields === null;
}

/** Whether the version is what an insert left. */
export function isInsertion({ content }: Entry): boolean {
  const { request, existence, fields } = content;
  return fields !== null && request !== null && existence.includes(request);
}

export const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];
