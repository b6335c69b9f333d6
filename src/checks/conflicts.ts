// The conflicts that nodes noticed, as a list for results and marks: by which rule each was
// decided, and, from the ground truth, what its sides knew of each other. Only writes that had not
// seen one another are in conflict; one that had seen what it loses to is overruled by a clock.
import type { NodeId, RequestId, RowId } from "../data/value.ts";
import { endsPiece, type Work } from "../lib/work.ts";
import { type ConflictKind, type ConflictRule, type Contender, isPeaceful } from "../sim/note.ts";
import type { Trace } from "../sim/trace.ts";
import { hasSeen } from "./causality.ts";
import { perTraceInPieces } from "./perTrace.ts";

/** `overruled`: who loses had seen who wins. `ordered`: one side had seen the other otherwise. */
export type ConflictBond = "unseen" | "overruled" | "ordered";

export interface ConflictFound {
  readonly event: number;
  readonly atUs: number;
  readonly node: NodeId;
  readonly row: RowId;
  readonly fields: readonly string[];
  readonly kind: ConflictKind;
  readonly rule: ConflictRule;
  readonly bond: ConflictBond;
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
      const bond = bondOf(trace, row, kept, lost);
      found.push({ event: index, atUs, node, row, fields, kind, rule, bond, kept, lost });
    }
    if (endsPiece(index)) yield index / trace.events.length;
  }
  return found;
});

/** Whether it is one, and trouble: its sides did not know each other, and do not both stay. */
export function isConflict({ rule, bond }: ConflictFound): boolean {
  return bond === "unseen" && !isPeaceful(rule);
}

function requestsOf(contenders: readonly Contender[]): readonly RequestId[] {
  return [...new Set(contenders.flatMap(({ request }) => request ?? []))];
}

function bondOf(
  trace: Trace,
  row: RowId,
  kept: readonly RequestId[],
  lost: readonly RequestId[],
): ConflictBond {
  const [first, ...others] = kept;
  const sides = lost.length > 0 ? { a: kept, b: lost } : { a: first ? [first] : [], b: others };
  const bonds = sides.a.flatMap((one) => sides.b.map((other) => between(trace, row, one, other)));
  if (bonds.length === 0 || bonds.includes("unseen")) return "unseen";
  return lost.length > 0 && bonds.includes("overruled") ? "overruled" : "ordered";
}

function between(trace: Trace, row: RowId, kept: RequestId, other: RequestId): ConflictBond {
  if (hasSeen(trace, other, kept, row)) return "overruled";
  return hasSeen(trace, kept, other, row) ? "ordered" : "unseen";
}
