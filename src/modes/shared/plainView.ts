// The view of a plain table, made once for each row and each table: the page and the checks ask
// for it after every event, and a table that has not changed must give the same view.
import { type PlainRow, type PlainTable, viewOfPlainRow } from "../../data/plainTable.ts";
import type { RowId } from "../../data/value.ts";
import type { RowView, TableView } from "../../data/view.ts";

const rowViews = new WeakMap<PlainRow, RowView>();
const tableViews = new WeakMap<PlainTable, TableView>();

/** The table as a client would read it. */
export function plainView(table: PlainTable): TableView {
  let view = tableViews.get(table);
  if (view === undefined) {
    const rows: Record<RowId, RowView> = {};
    for (const [id, row] of Object.entries(table)) rows[id] = rowView(row);
    view = rows;
    tableViews.set(table, view);
  }
  return view;
}

function rowView(row: PlainRow): RowView {
  let view = rowViews.get(row);
  if (view === undefined) {
    view = viewOfPlainRow(row);
    rowViews.set(row, view);
  }
  return view;
}
