// Where the page keeps work that is not saved: in the browser, if it lets us.
import type { Session } from "../session/state.ts";
import { bringBack, keepWork, type Storage } from "../session/storage.ts";

const key = "everywrite.work";

const browser: Storage = {
  read: () => localStorage.getItem(key),
  write: (text) => (text === "" ? localStorage.removeItem(key) : localStorage.setItem(key, text)),
};

/** Opens what the address names, or else what was changed and not saved; and keeps it from then. */
export function openOrBringBack(session: Session): void {
  if (!bringBack(session, browser, location.hash)) session.openHash(location.hash);
  const { save } = keepWork(session, browser);
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
}
