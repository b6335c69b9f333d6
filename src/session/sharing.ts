// The link to what is on the page now: scenario, instant, and the mode that is shown large.
import type { SessionState } from "./store.ts";

export function hashOf(state: SessionState): string {
  const { id, timeUs, expanded } = state;
  const m = expanded === null ? "" : `&m=${expanded}`;
  return `#s=${id}&t=${timeUs / 1000}${m}`;
}
