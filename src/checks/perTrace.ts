// Checks build on one another (claims on stale reads, stale reads on overwrites), and the page asks
// for them one at a time. Each is computed when it is first asked for, once for a trace, and
// forgotten with the trace.
import { oncePerKey } from "../lib/oncePerKey.ts";
import { finish, type Work } from "../lib/work.ts";
import type { Trace } from "../sim/trace.ts";

/** The same function, computing only once for a trace. */
export const perTrace: <Result>(compute: (trace: Trace) => Result) => (trace: Trace) => Result =
  oncePerKey;

/** A check that can be computed in pieces beforehand, so that asking for it is quick later. */
export interface PiecewiseCheck<Result> {
  (trace: Trace): Result;
  inPieces(trace: Trace): Work<Result>;
}

/** As `perTrace`, for what takes long in a long trace. */
export function perTraceInPieces<Result>(
  compute: (trace: Trace) => Work<Result>,
): PiecewiseCheck<Result> {
  const known = new WeakMap<Trace, { readonly result: Result }>();
  function* inPieces(trace: Trace): Work<Result> {
    const entry = known.get(trace) ?? { result: yield* compute(trace) };
    known.set(trace, entry);
    return entry.result;
  }
  const check = (trace: Trace): Result => finish(inPieces(trace));
  return Object.assign(check, { inPieces });
}

/** How many events of a trace are looked at in one piece. */
const eventsInPiece = 64;

/** Whether a piece ends with this one of a list of many. */
export function endsPiece(index: number): boolean {
  return index % eventsInPiece === eventsInPiece - 1;
}
