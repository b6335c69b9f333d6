// The work of this tab: brought back when the page is loaded, kept from then, and exchanged for one
// that was set aside.

import { attempt } from "../session/keeping/browser.ts";
import { untilReadable } from "../session/keeping/sharing.ts";
import { bringBack, keepWork, readWork } from "../session/keeping/storage.ts";
import { Tab } from "../session/keeping/tab.ts";
import type { Session } from "../session/state.ts";
import { browser, isNothing } from "./kept.ts";

const tab = new Tab(browser);

/** A page in a frame keeps nothing, and does not touch what the tab remembers of others. */
const isEmbedded = (hash: string): boolean => /[#&;]embed(?![\w=])/.test(hash);

/**
 * Opens what the address names, or else what was changed and not saved, or the page's own scenario;
 * and keeps it from then.
 */
export async function openOrBringBack(session: Session, own: string | null): Promise<void> {
  await untilReadable(location.hash);
  if (isEmbedded(location.hash)) return session.openHash(location.hash);
  const text = await tab.begin();
  const { hash } = location;
  if (text === null || !bringBack(session, text, hash)) {
    // What is there stays, set aside.
    tab.leave();
    if (!isNothing(hash)) session.openHash(hash);
    else if (own !== null) session.openText(own);
  }
  const { save } = keepWork(session, tab);
  // A duplicate's copy, or what the first versions left, is this tab's own from now.
  save();
  leaving(save);
  addEventListener("storage", () => session.getState().unkept !== null && save());
}

function leaving(save: () => void): void {
  addEventListener("pagehide", () => {
    save();
    tab.markLeft(true);
  });
  addEventListener("pageshow", ({ persisted }) => persisted && tab.markLeft(false));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
}

/** Goes on with a kept work; false: it is gone, or another tab has it, or it cannot be read. */
export async function goOn(session: Session, key: string): Promise<boolean> {
  // What is not kept as it is lives in the session alone.
  if (key === tab.key && session.getState().unkept !== null) return true;
  const text = attempt(() => browser.store.read(key));
  const work = text === null ? null : readWork(text);
  if (work === null || !(await tab.take(key))) return false;
  return session.restore(work);
}
