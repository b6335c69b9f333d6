// The conflicts that nodes noticed, as a list for results and marks.
import type { NodeId, RequestId, RowId } from "../data/value.ts";
import { endsPiece, type Work } from "../lib/work.ts";
import type { ConflictKind, ConflictRule, Contender } from "../sim/note.ts";
import type { Trace } from "../sim/trace.ts";
import { perTraceInPieces } from "./perTrace.ts";

export interface ConflictFound {
  readonly event: number;
  readonly atUs: number;
  readonly node: NodeId;
  readonly row: RowId;
  readonly fields: readonly string[];
  readonly kind: ConflictKind;
  readonly rule: ConflictRule;
  /** The requests whose values stay; those of the start and merged ones have none. */
  readonly kept: readonly RequestId[];
  readonly lost: readonly RequestId[];
}

/** In order of events: every node that notices a conflict counts. */
export const conflicts = perTraceInPieces(function* (trace: Trace): Work<readonly ConflictFound[]> {
  const found: ConflictFound[] = [];
  for (const { index, atUs, node, notes } of trace.events) {
    for (const note of notes) {
      if (note.kind !== "conflict" || node === null) continue;
      const { row, fields, conflict: kind, rule } = note;
      const [kept, lost] = [requestsOf(note.kept), requestsOf(note.lost)];
      found.push({ event: index, atUs, node, row, fields, kind, rule, kept, lost });
    }
    if (endsPiece(index)) yield index / trace.events.length;
  }
  return found;
});

function requestsOf(contenders: readonly Contender[]): readonly RequestId[] {
  return [...new Set(contenders.flatMap(({ request }) => request ?? []))];
}
