// The moments at which the group decided: a value is chosen by a quorum, a transaction certified.
// They are true of the group before any node has learned them.
import type { Run } from "./run.ts";

export interface Decision {
  readonly kind: "chosen" | "certified" | "failed";
  readonly timeUs: number;
  /** The event by which it became so. */
  readonly event: number;
  readonly node: string;
  readonly requests: readonly string[];
  /** The events at which nodes learned it. */
  readonly learned: readonly number[];
}

/** In order of time. */
export function decisionsOf(_run: Run): readonly Decision[] {
  return [];
}
