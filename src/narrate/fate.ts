// What became of a write that a node decided against. The node's own note says what it did; whether
// the write is lost is true of the group, and for that the check is asked.
import { type EffectWithFate, type Fate, fates } from "../checks/lostWrites.ts";
import type { RequestId, RowId } from "../data/value.ts";
import { oncePerKey } from "../lib/oncePerKey.ts";
import type { Trace } from "../sim/trace.ts";

const byRequest = oncePerKey((trace: Trace): ReadonlyMap<RequestId, readonly EffectWithFate[]> => {
  const found = new Map<RequestId, EffectWithFate[]>();
  for (const one of fates(trace)) {
    const known = found.get(one.request);
    if (known === undefined) found.set(one.request, [one]);
    else known.push(one);
  }
  return found;
});

const worstFirst: readonly Fate[] = ["lost", "open", "unacknowledged", "replaced", "idle", "kept"];

/**
 * The worst that became of what a request wrote; `row` null: in all rows, `fields` null: in all
 * fields. A field that it left alone, where rows compete as a whole, is not its own to lose.
 */
export function fateOf(
  trace: Trace,
  request: RequestId,
  row: RowId | null,
  fields: readonly (string | null)[] | null = null,
): Fate {
  const ofRow = (byRequest(trace).get(request) ?? []).filter(
    (one) => row === null || one.row === row,
  );
  const named = ofRow.filter(({ effect }) => fields === null || fields.includes(effect.field));
  const all = (named.length > 0 ? named : ofRow).map(({ fate }) => fate);
  return worstFirst.find((fate) => all.includes(fate)) ?? "unacknowledged";
}
