// The address names what is open, so that a reload or a bookmark finds it; a link that could not be
// opened, or not as it was meant, stays to be seen. A page that another one embeds leaves its
// address as it is: in a sandbox it may not change it.
import { outcomeWithin } from "../session/outcome.ts";
import type { Session, SessionState } from "../session/state.ts";
import { addressOf } from "../session/storage.ts";

/** Keeps the address in step with the session, and opens what is put into it. */
export function followAddress(session: Session): void {
  session.subscribe((state, before) => {
    if (state.opened === before.opened || state.problem !== null || state.notice !== null) return;
    if (!state.embed) rewrite(session, state);
  });
  addEventListener("hashchange", () => session.openHash(location.hash));
  // Changes that came back from an earlier visit have an address that the page was not opened with.
  if (session.getState().restored) rewrite(session, session.getState());
}

/** At once without the name of the outcome where that takes long, and with it when it is there. */
function rewrite(session: Session, state: SessionState): void {
  const show = (traceHash: string | null): void =>
    history.replaceState(null, "", addressOf(state, traceHash));
  const wait = (): void => {
    if (session.getState().opened !== state.opened) return;
    const traceHash = outcomeWithin(state.runs, 8);
    if (traceHash === null) setTimeout(wait, 30);
    else show(traceHash);
  };
  const traceHash = outcomeWithin(state.runs, 8);
  show(traceHash);
  if (traceHash === null) setTimeout(wait, 30);
}
