// The link to what is on the page now: scenario, instant, and the mode that is shown large.
import { isPackerHere } from "../../scenarios/link/packer.ts";
import { carriesScenario, formatLink, type LinkInstant } from "../../scenarios/link.ts";
import { outcomeOf } from "../run/run.ts";
import type { SessionState } from "../state.ts";

/** Loads what packs scenarios into links and back. */
async function loadPacker(): Promise<void> {
  await import("../../scenarios/link/packing.ts");
}

/** The link to a scenario of one's own takes what packs it; it is loaded before it is asked for. */
export function isTellable({ id, opened }: Pick<SessionState, "id" | "opened">): boolean {
  return opened === null || id !== null || isPackerHere();
}

export const untilTellable = loadPacker;

/** Resolves when a link can be read: at once, but where it carries its scenario. */
export async function untilReadable(hash: string): Promise<void> {
  if (!isReadable(hash)) await loadPacker();
}

export function isReadable(hash: string): boolean {
  return isPackerHere() || !carriesScenario(hash);
}

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
