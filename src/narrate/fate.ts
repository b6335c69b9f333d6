// What became of an acknowledged write that a node decided against. The node's own note says what
// it did; whether the write is lost is true of the group, and for that the check is asked.
import { lostWrites } from "../checks/lostWrites.ts";
import { overwrites } from "../checks/overwrites.ts";
import { writtenRows } from "../data/operation.ts";
import type { RequestId, RowId } from "../data/value.ts";
import { oncePerKey } from "../lib/oncePerKey.ts";
import { requestById, type Trace } from "../sim/trace.ts";

/** Kept: every node that is up shows it in the end. */
export type Fate = "lost" | "replaced" | "kept";

const lostIn = oncePerKey(
  (trace: Trace) =>
    new Set(lostWrites(trace).flatMap(({ request, row }) => [request, `${request} ${row}`])),
);

/** `row` null: of all that the request wrote. */
export function fateOf(trace: Trace, request: RequestId, row: RowId | null): Fate {
  if (lostIn(trace).has(row === null ? request : `${request} ${row}`)) return "lost";
  const graph = overwrites(trace);
  const written = writtenRows(requestById(trace, request)?.operations ?? []);
  const isReplaced = (row === null ? written : [row]).some((one) =>
    graph.versionsOf(request, one).some(({ field }) => graph.isReplaced(request, one, field)),
  );
  return isReplaced ? "replaced" : "kept";
}
