// What an event could know of, and what could know of it, by the kernel's ground truth.
import type { Trace } from "../sim/trace.ts";

export type Relation = "same" | "before" | "after" | "concurrent" | "none";

/** Events by their index in the trace, ascending; only those that are told (no background, start). */
export interface Cone {
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Those that did not know each other. */
  readonly concurrent: readonly number[];
}

/** How event `a` stands to event `b`: "before" means that `a` could influence `b`. */
export function relationOf(_trace: Trace, _a: number, _b: number): Relation {
  return "none";
}

export function coneOf(_trace: Trace, _event: number): Cone {
  return { before: [], after: [], concurrent: [] };
}
