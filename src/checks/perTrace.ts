// Checks build on one another (claims on stale reads, stale reads on overwrites), and the page asks
// for them one at a time. Each is computed when it is first asked for, once for a trace, and
// forgotten with the trace.
import type { Trace } from "../sim/trace.ts";

/** The same function, computing only once for a trace. */
export function perTrace<Result>(compute: (trace: Trace) => Result): (trace: Trace) => Result {
  const known = new WeakMap<Trace, { readonly result: Result }>();
  return (trace) => {
    let entry = known.get(trace);
    if (entry === undefined) {
      entry = { result: compute(trace) };
      known.set(trace, entry);
    }
    return entry.result;
  };
}
