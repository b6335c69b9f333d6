// The stored rows of `lww`: registers that a larger stamp overwrites. With row granularity all
// registers of a row carry one stamp and travel together, so the row competes as a whole; with
// column granularity each competes alone.
import type { FieldValues } from "../../data/operation.ts";
import type { PlainRow, PlainTable } from "../../data/plainTable.ts";
import type { FieldValue, RequestId, RowId } from "../../data/value.ts";
import type { FieldVersion, RowView, TableView } from "../../data/view.ts";
import { type Dictionary, mapValues } from "../../lib/record.ts";
import type { Stamp, VectorEntries } from "../../sim/note.ts";
import { compareStamps, originStamp } from "./stamp.ts";

export interface Register<Value> {
  readonly value: Value;
  readonly stamp: Stamp;
  /** Whose value it is; null for a value of the start. */
  readonly holder: RequestId | null;
  /**
   * Who stamped it: with row granularity a write stamps the fields too that it leaves as they are.
   */
  readonly writer: RequestId | null;
  /**
   * How many writes of each node the register's writer had seen, itself included. The mode decides
   * nothing by it: it is kept to tell in the notes whether a shadowed write was replaced knowingly
   * or lost.
   */
  readonly history: VectorEntries;
}

export interface StampedRow {
  readonly presence: Register<boolean>;
  readonly cells: Dictionary<Register<FieldValue>>;
}

export type StampedTable = Dictionary<StampedRow>;

/** The registers of one row that a transaction wrote: what travels to the other nodes. */
export interface StampedChange {
  readonly row: RowId;
  /** The stamp of all registers below. */
  readonly stamp: Stamp;
  readonly presence: Register<boolean> | null;
  readonly cells: Dictionary<Register<FieldValue>>;
}

/** The presence register under this name stands beside the cells in comparisons. */
export const presenceName = "";

export function stampedTable(rows: Dictionary<FieldValues>): StampedTable {
  const register = <Value>(value: Value): Register<Value> => ({
    value,
    stamp: originStamp,
    holder: null,
    writer: null,
    history: {},
  });
  return mapValues(rows, (fields) => ({
    presence: register(true),
    cells: mapValues(fields, (value) => register(value)),
  }));
}

const holdersOf = (register: Register<unknown>): readonly RequestId[] =>
  register.holder === null ? [] : [register.holder];

/** The row as transactions see it. */
function plainRow(row: StampedRow): PlainRow {
  const { presence } = row;
  const fields: Record<string, FieldVersion> = {};
  if (presence.value) {
    for (const [name, cell] of Object.entries(row.cells)) {
      fields[name] = { value: cell.value, holds: holdersOf(cell) };
    }
  }
  return { present: presence.value, by: presence.holder, fields };
}

export function plainTableOf(table: StampedTable, rows: readonly RowId[]): PlainTable {
  const plain: Record<RowId, PlainRow> = {};
  for (const row of rows) {
    const stored = table[row];
    if (stored !== undefined) plain[row] = plainRow(stored);
  }
  return plain;
}

export function viewOf(table: StampedTable): TableView {
  return mapValues(table, viewOfRow);
}

const views = new WeakMap<StampedRow, RowView>();

function viewOfRow(row: StampedRow): RowView {
  let view = views.get(row);
  if (view === undefined) {
    const { presence } = row;
    const cells = mapValues(row.cells, (cell) => [{ value: cell.value, holds: holdersOf(cell) }]);
    // A row is there for everybody of whom a column is there.
    const writers = presence.value ? Object.values(row.cells).flatMap(holdersOf) : [];
    const holds = [...new Set([...holdersOf(presence), ...writers])];
    view = [{ fields: presence.value ? cells : null, holds }];
    views.set(row, view);
  }
  return view;
}

/** The registers of a row by name, its presence included. */
export function registersOf(row: StampedChange | StampedRow): Dictionary<Register<FieldValue>> {
  if (row.presence === null) return row.cells;
  return { ...row.cells, [presenceName]: row.presence };
}

/** The largest stamp of a row. */
export function newestStamp(row: StampedRow): Stamp {
  let newest = row.presence.stamp;
  for (const name in row.cells) {
    const { stamp } = row.cells[name] as Register<FieldValue>;
    if (stamp !== newest && compareStamps(stamp, newest) > 0) newest = stamp;
  }
  return newest;
}

/** One register against another of the same name: which wins, and what stood there before. */
export interface Encounter {
  readonly name: string;
  readonly arriving: Register<FieldValue>;
  readonly stored: Register<FieldValue> | undefined;
  readonly arrivingWins: boolean;
}

/** Meets the stored row with a change: the larger stamp stays, register by register. */
export function meet(stored: StampedRow | undefined, change: StampedChange): readonly Encounter[] {
  const registers = stored === undefined ? {} : registersOf(stored);
  return Object.entries(registersOf(change)).map(([name, arriving]) => {
    const own = registers[name];
    return { name, arriving, stored: own, arrivingWins: isNewer(arriving, own) };
  });
}

/**
 * The stored row after a change: register by register the larger stamp stays (or, where the change
 * is `blind`, the change). The same row where nothing of the change stays.
 */
export function mergeRow(
  stored: StampedRow | undefined,
  change: StampedChange,
  isBlind = false,
): StampedRow {
  const own = stored ?? { presence: absent, cells: {} };
  let { presence } = own;
  if (change.presence !== null && (isBlind || isNewer(change.presence, presence))) {
    presence = change.presence;
  }
  let cells: Record<string, Register<FieldValue>> | null = null;
  for (const name in change.cells) {
    const arriving = change.cells[name] as Register<FieldValue>;
    if (!isBlind && !isNewer(arriving, own.cells[name])) continue;
    cells ??= { ...own.cells };
    cells[name] = arriving;
  }
  if (cells === null && presence === own.presence) return own;
  return { presence, cells: cells ?? own.cells };
}

function isNewer(arriving: Register<unknown>, stored: Register<unknown> | undefined): boolean {
  return stored === undefined || compareStamps(arriving.stamp, stored.stamp) > 0;
}

const absent: Register<boolean> = {
  value: false,
  stamp: originStamp,
  holder: null,
  writer: null,
  history: {},
};
