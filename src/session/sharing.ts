// The link to what is on the page now: scenario, instant, and the mode that is shown large.
import { formatLink } from "../scenarios/link.ts";
import { outcomeOf } from "./run.ts";
import type { SessionState } from "./store.ts";

/** From `#` on; only `#` where nothing is open. */
export function hashOf({ id, opened, timeUs, part, expanded, runs }: SessionState): string {
  if (opened === null) return "#";
  const target = id === null ? { document: opened.document } : { id };
  const traceHash = outcomeOf(runs);
  return formatLink(target, { timeMs: timeUs / 1000, part, mode: expanded, traceHash });
}
