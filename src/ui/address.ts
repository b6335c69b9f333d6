// The address names what is open, at which instant and in which view, so that a reload, a bookmark
// or a copy of it finds that; a link that could not be opened, or not as it was meant, stays to be
// seen. A page that another one embeds leaves its address as it is: in a sandbox it may not change
// it.
import { outcomeWithin } from "../session/keeping/outcome.ts";
import { isTellable, untilTellable } from "../session/keeping/sharing.ts";
import { addressOf } from "../session/keeping/storage.ts";
import type { Session, SessionState } from "../session/state.ts";
import { isComing, isNothing } from "./kept.ts";

/** Browsers refuse an address that changes too often: it follows what has rested for so long. */
const restMs = 300;

/** Keeps the address in step with the session, and opens what is put into it. */
export function followAddress(session: Session): void {
  let written = location.hash;
  /** The address that the page has heard of. */
  let heard = location.hash;
  const write: Write = (state, traceHash, isNew) => {
    // The browser is on its way to another place: this one's address would overwrite that.
    if (location.hash !== heard) return;
    history[isNew ? "pushState" : "replaceState"](null, "", addressOf(state, traceHash));
    written = location.hash;
    heard = written;
  };
  session.subscribe((state, before) => {
    const isStopped = isComing(before) && !isComing(state);
    if (state.opened === before.opened && !(isStopped && state.opened !== null)) return;
    if (state.problem !== null || state.notice !== null || state.embed) return;
    // What is opened here is a new place, to which the browser's own buttons lead back and forth. A
    // place that came with the address is one already, and a change is none.
    const cameWithAddress = location.hash !== written;
    const isChange = state.changed;
    const isNew = !cameWithAddress && !isChange && !isStopped;
    // What is opened is drawn first: the address of a large document takes a while.
    setTimeout(async () => {
      await tellable(state);
      const now = session.getState();
      if (now.opened === state.opened) rewrite(session, now, write, isNew);
    });
  });
  followInstant(session, write);
  addEventListener("hashchange", () => {
    heard = location.hash;
    if (isNothing(location.hash)) written = location.hash;
    else session.openHash(location.hash);
  });
  // Changes that came back from an earlier visit have an address that the page was not opened with.
  if (session.getState().restored) {
    void tellable(session.getState()).then(() =>
      rewrite(session, session.getState(), write, false),
    );
  }
}

/** Where what packs the scenario does not come, the address names nothing until it does. */
async function tellable(state: SessionState): Promise<void> {
  if (!isTellable(state)) await untilTellable().catch(() => {});
}

type Write = (state: SessionState, traceHash: string | null, isNew: boolean) => void;

/** Where we stand in what is open. */
const standing = ["timeUs", "part", "expanded", "only", "view", "presenter", "playing"] as const;

/** Writes where we stand once it rests, at the latest when the page is left. */
function followInstant(session: Session, write: Write): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const follow = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
    const state = session.getState();
    const isToBeSeen = state.problem !== null || state.notice !== null;
    if (state.opened === null || state.playing || isToBeSeen || isNothing(location.hash)) return;
    rewrite(session, state, write, false);
  };
  session.subscribe((state, before) => {
    if (state.embed || standing.every((part) => state[part] === before[part])) return;
    clearTimeout(waiting);
    waiting = setTimeout(follow, restMs);
  });
  addEventListener("pagehide", () => waiting !== undefined && follow());
}

/** At once without the name of the outcome where that takes long, and with it when it is there. */
function rewrite(session: Session, state: SessionState, write: Write, isNew: boolean): void {
  const wait = (): void => {
    const now = session.getState();
    if (now.opened !== state.opened) return;
    const traceHash = outcomeWithin(state.runs, 8);
    if (traceHash === null) setTimeout(wait, 30);
    else if (!isNothing(location.hash)) write(now, traceHash, false);
  };
  const traceHash = outcomeWithin(state.runs, 8);
  write(state, traceHash, isNew);
  if (traceHash === null) setTimeout(wait, 30);
}
