// Where the page keeps work that is not saved: in the browser, if it lets us.

import { bringBack, keepWork, type Storage } from "../session/keeping/storage.ts";
import type { Session } from "../session/state.ts";
import { isNothing, workKey } from "./kept.ts";

const browser: Storage = {
  read: () => localStorage.getItem(workKey),
  write: (text) =>
    text === "" ? localStorage.removeItem(workKey) : localStorage.setItem(workKey, text),
};

/**
 * Opens what the address names, or else what was changed and not saved, or nothing; and keeps it
 * from then.
 */
export function openOrBringBack(session: Session): void {
  const { hash } = location;
  if (!bringBack(session, browser, hash) && !isNothing(hash)) session.openHash(hash);
  const { save } = keepWork(session, browser);
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
}
