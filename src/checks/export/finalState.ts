// The end of a history: what each replica shows then, as reads (at rest) and as one line for each
// node.
import { type FieldValue, type NodeId, type RowId, tableOf } from "../../data/value.ts";
import type { TableView } from "../../data/view.ts";
import { compareText } from "../../lib/record.ts";
import { isUpAfter, lastEvent, rowsAfter, type Trace } from "../../sim/trace.ts";
import { dataType, fieldValues, keyOf, shownAs } from "./clientOperations.ts";
import { type HistoryLine, nanoseconds } from "./historyLine.ts";

interface Place {
  readonly row: RowId;
  readonly field: string;
  readonly key: string;
  readonly dt: string;
}

/** `freshProcess` gives a process number that no client has. */
export function finalLines(trace: Trace, freshProcess: () => number): readonly HistoryLine[] {
  const end = lastEvent(trace);
  const tables = new Map(trace.nodes.map((node) => [node, rowsAfter(trace, node, end)]));
  const places = placesOf(trace, [...tables.values()]);
  const time = nanoseconds(trace.endedUs);
  return trace.nodes.flatMap((node) => {
    const rows = tables.get(node) ?? {};
    const up = isUpAfter(trace, node, end);
    const isRead = up && trace.stopped === "rest";
    const reads = isRead ? finalReads(node, rows, places, time, freshProcess()) : [];
    const entries = places.map(({ row, field, key, dt }) => {
      return { key, ...shownAs(fieldValues(rows[row], field)), dt };
    });
    return [...reads, { type: "state", node, time, up, entries }];
  });
}

function finalReads(
  node: NodeId,
  rows: TableView,
  places: readonly Place[],
  time: number,
  process: number,
): readonly HistoryLine[] {
  return places.flatMap(({ row, field, key, dt }): readonly HistoryLine[] => {
    const base = { process, session: `final-${node}`, node, f: "read", key };
    const value: FieldValue = null;
    const shown = shownAs(fieldValues(rows[row], field));
    return [
      { type: "invoke", ...base, value, dt, time, final: true },
      { type: "ok", ...base, ...shown, dt, time, final: true },
    ];
  });
}

/** Every field of every row that there was at the start, at the end, or that a request named. */
function placesOf(trace: Trace, tables: readonly TableView[]): readonly Place[] {
  const { database } = trace.scenario;
  const rows = new Set<RowId>([
    ...Object.keys(database.rows),
    ...tables.flatMap((table) => Object.keys(table)),
    ...trace.requests.flatMap(({ operations }) => operations.map(({ row }) => row)),
  ]);
  return [...rows].sort(compareText).flatMap((row) =>
    Object.entries(database.tables[tableOf(row)] ?? {}).map(([field, kind]) => {
      return { row, field, key: keyOf(row, field), dt: dataType(kind) };
    }),
  );
}
