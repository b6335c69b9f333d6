// Two acknowledged inserts of one row, with no deletion that could lie between them: two clients
// were both told that the key is theirs.
import type { RequestId, RowId } from "../data/value.ts";
import { compareText } from "../lib/record.ts";
import type { RequestRecord, Trace } from "../sim/trace.ts";
import { perTrace } from "./perTrace.ts";

export interface DuplicateInsert {
  readonly row: RowId;
  readonly request: RequestId;
  /** The insert that was acknowledged too; null: the row was there from the start. */
  readonly earlier: RequestId | null;
}

interface RowHistory {
  readonly inserts: RequestRecord[];
  readonly deletes: RequestRecord[];
}

/** In order of rows, then of the later requests. */
export const duplicateInserts = perTrace((trace: Trace): readonly DuplicateInsert[] => {
  const rows = histories(trace);
  return [...rows.keys()].sort(compareText).flatMap((row) => {
    const history = rows.get(row) ?? { inserts: [], deletes: [] };
    const existed = Object.hasOwn(trace.scenario.database.rows, row);
    return history.inserts.flatMap((request, i) => {
      const earlier = earlierInsert(request, history, i, existed);
      return earlier === undefined ? [] : [{ row, request: request.id, earlier }];
    });
  });
});

/**
 * The first insert with which this one clashes, null for the row of the start, undefined for none.
 */
function earlierInsert(
  request: RequestRecord,
  { inserts, deletes }: RowHistory,
  position: number,
  existed: boolean,
): RequestId | null | undefined {
  const isCleared = (from: number, to: number): boolean =>
    deletes.some((one) => one.startedBy < to && endOf(one) > from);
  if (existed && !isCleared(-1, request.endedBy)) return null;
  // Requests that overlap may have taken effect in either order.
  const fits = (first: RequestRecord, second: RequestRecord): boolean =>
    first.startedBy < second.endedBy && isCleared(first.startedBy, second.endedBy);
  const clash = inserts
    .slice(0, position)
    .find((one) => !fits(one, request) && !fits(request, one));
  return clash?.id;
}

/** An unknown deletion may take effect at any later time. */
function endOf({ outcome, endedBy }: RequestRecord): number {
  return outcome === "ok" ? endedBy : Number.POSITIVE_INFINITY;
}

/** A transaction that deletes the row before it inserts it makes room for itself: it is neither. */
function histories(trace: Trace): Map<RowId, RowHistory> {
  const rows = new Map<RowId, RowHistory>();
  for (const request of trace.requests) {
    if (request.outcome === "refused") continue;
    const touched = new Map<RowId, Set<string>>();
    for (const { verb, row } of request.operations) {
      if (verb !== "insert" && verb !== "delete") continue;
      touched.set(row, (touched.get(row) ?? new Set()).add(verb));
    }
    for (const [row, verbs] of touched) {
      const history = rows.get(row) ?? { inserts: [], deletes: [] };
      rows.set(row, history);
      if (verbs.has("delete")) history.deletes.push(request);
      else if (request.outcome === "ok") history.inserts.push(request);
    }
  }
  return rows;
}
