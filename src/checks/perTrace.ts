// Checks build on one another (claims on stale reads, stale reads on overwrites), and the page asks
// for them one at a time. Each is computed when it is first asked for, once for a trace, and
// forgotten with the trace.
import { type InPieces, oncePerKey, oncePerKeyInPieces } from "../lib/oncePerKey.ts";
import type { Work } from "../lib/work.ts";
import type { Trace } from "../sim/trace.ts";

/** The same function, computing only once for a trace. */
export const perTrace: <Result>(compute: (trace: Trace) => Result) => (trace: Trace) => Result =
  oncePerKey;

/** As `perTrace`, for what takes long in a long trace. */
export const perTraceInPieces: <Result>(
  compute: (trace: Trace) => Work<Result>,
) => InPieces<Trace, Result> = oncePerKeyInPieces;
