// What a row keeps beside a change that becomes visible in it: writes of other fields that are
// concurrent with it by the kernel's clocks, and that the node still shows. Where fields are
// merged one by one, nothing else tells that two writers met.
import type { RequestId } from "../data/value.ts";
import { requestById, rowsAfter, type Trace, type TraceEvent } from "../sim/trace.ts";
import { concurrenceOf } from "./claims.ts";
import type { Beside, NoteOf } from "./told.ts";

export function besidesOf(
  trace: Trace,
  { node, index }: TraceEvent,
  { row, fields: own, requests }: NoteOf<"apply">,
): readonly Beside[] {
  if (node === null || own.length === 0 || requests.length === 0) return [];
  const fieldsBy = new Map<RequestId, Set<string>>();
  for (const { fields } of rowsAfter(trace, node, index)[row] ?? []) {
    for (const [field, versions] of Object.entries(fields ?? {})) {
      if (own.includes(field)) continue;
      for (const id of versions.flatMap(({ holds }) => holds)) {
        fieldsBy.set(id, (fieldsBy.get(id) ?? new Set()).add(field));
      }
    }
  }
  return [...fieldsBy].flatMap(([id, fields]): Beside[] => {
    const request = requestById(trace, id);
    const claims = requests.flatMap((by) => concurrenceOf(trace, { by, of: id, row }) ?? []);
    const isApart = claims.length === requests.length;
    return request === undefined || !isApart ? [] : [{ request, fields: [...fields], claims }];
  });
}
