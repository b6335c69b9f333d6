// The link to what is on the page now: scenario, instant, and the mode that is shown large.
import { formatLink, type LinkInstant } from "../../scenarios/link.ts";
import { outcomeOf } from "../run/run.ts";
import type { SessionState } from "../state.ts";

/** From `#` on; only `#` where nothing is open. `wish`: what the link shall say instead. */
export function hashOf(state: SessionState, wish: Partial<LinkInstant> = {}): string {
  const { id, opened, timeUs, part, expanded, only, runs, presenter } = state;
  if (opened === null) return "#";
  const target = id === null ? { document: opened.document } : { id };
  // A wish for none saves computing it.
  const traceHash = wish.traceHash === undefined ? outcomeOf(runs) : wish.traceHash;
  const view = state.view === "map" ? null : state.view;
  const where = { timeMs: timeUs / 1000, part, mode: expanded, only, view };
  return formatLink(target, { ...where, present: presenter, traceHash, ...wish });
}
