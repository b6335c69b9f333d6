// What the browser keeps for the page: work that is not saved, for each tab, and the language. A
// file of its own: the entrance asks before the rest of the page is there.

import { attempt, type Browser, type Locks, remembered } from "../session/keeping/browser.ts";
import {
  firstKey,
  type Kept,
  keptIn,
  keysIn,
  prefixOf,
  type Store,
} from "../session/keeping/records.ts";

/** Where this copy of the page lies on its host. */
function ownPlace(): string {
  return location.pathname.replace(/index\.html$/, "");
}

const store: Store = {
  keys: () => Object.keys(localStorage),
  read: (key) => localStorage.getItem(key),
  write: (key, text) => localStorage.setItem(key, text),
  remove: (key) => {
    localStorage.removeItem(key);
    // The browser tells all tabs but this one.
    dispatchEvent(new StorageEvent("storage", { key }));
  },
};

const locks: Locks = {
  claim: (name, waitMs) =>
    new Promise((done) => {
      const how = waitMs === 0 ? { ifAvailable: true } : { signal: AbortSignal.timeout(waitMs) };
      const hold = (lock: unknown): Promise<void> | undefined => {
        if (lock !== null) return new Promise((release) => done(release));
        done(null);
        return undefined;
      };
      navigator.locks.request(name, how, hold).catch(() => done(null));
    }),
  held: async () => {
    const { held = [] } = await navigator.locks.query();
    return held.map(({ name = "" }) => name);
  },
};

/** What of the browser the page may use to keep work. */
export const browser: Browser = {
  get place() {
    return ownPlace();
  },
  store,
  memory: {
    get: () => sessionStorage.getItem(`everywrite.tab ${ownPlace()}`),
    set: (text) => {
      const key = `everywrite.tab ${ownPlace()}`;
      if (text === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, text);
    },
  },
  get locks() {
    return "locks" in navigator ? locks : null;
  },
  newId: () =>
    [...crypto.getRandomValues(new Uint8Array(9))].map((byte) => byte.toString(36)).join(""),
};

/** Whether the tab has work to go on with. Where storage is forbidden there is none. */
export function hasOwnWork(): boolean {
  const own = remembered(browser.memory);
  const key = own === null ? firstKey : prefixOf(browser.place) + own.id;
  return attempt(() => store.read(key)) !== null;
}

/** Whether anything at all is kept, in whichever tab. */
export function hasKeptWork(): boolean {
  return (attempt(() => keysIn(store, browser.place)) ?? []).length > 0;
}

/** The works that no other tab is going on with: those set aside, and this tab's own. */
export async function keptWorks(): Promise<readonly Kept[]> {
  const all = attempt(() => keptIn(store, browser.place)) ?? [];
  const own = remembered(browser.memory);
  const held = (await browser.locks?.held()) ?? [];
  return all.filter(
    ({ key }) => !held.includes(key) || (own !== null && key === prefixOf(browser.place) + own.id),
  );
}

const localeKey = "everywrite.language";

/** The language that was chosen at an earlier visit; null: none. */
export function keptLocale(): string | null {
  return attempt(() => localStorage.getItem(localeKey));
}

export function keepLocale(locale: string): void {
  // Where it cannot be kept it is chosen again at the next visit.
  attempt(() => localStorage.setItem(localeKey, locale));
}

const stopsKey = "everywrite.stops";

/** Whether Play stops at conflicts, as it was chosen at an earlier visit; it does unless it was. */
export function keptStops(): boolean {
  return attempt(() => localStorage.getItem(stopsKey)) !== "no";
}

export function keepStops(stops: boolean): void {
  attempt(() => localStorage.setItem(stopsKey, stops ? "yes" : "no"));
}

/** Whether an address names no scenario. */
export function isNothing(hash: string): boolean {
  return hash === "" || hash === "#";
}

/** Whether something is computed, or waits for leave to be, that will be on the stage then. */
export function isComing({
  progress,
  question,
}: {
  readonly progress: unknown;
  readonly question: unknown;
}): boolean {
  return progress !== null || question !== null;
}
