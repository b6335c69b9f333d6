// A browser as far as it keeps work: texts that all its tabs share, what each tab remembers, and
// locks that end with the tab that holds them.

import type { Browser, Locks, Memory } from "../session/keeping/browser.ts";
import type { Store } from "../session/keeping/records.ts";

/** One that has forgotten why: the name is what tells. */
function quotaExceeded(): Error {
  return Object.assign(new Error("no room"), { name: "QuotaExceededError" });
}

export class FakeBrowser {
  readonly texts = new Map<string, string>();
  readonly held = new Set<string>();
  /** So many characters there is room for. */
  room = Number.POSITIVE_INFINITY;
  isForbidden = false;
  hasLocks = true;
  private count = 0;

  readonly store: Store = {
    keys: () => this.allowed([...this.texts.keys()]),
    read: (key) => this.allowed(this.texts.get(key) ?? null),
    remove: (key) => void this.allowed(this.texts.delete(key)),
    write: (key, text) => {
      const others = [...this.texts].filter(([other]) => other !== key);
      const taken = others.reduce((sum, [, { length }]) => sum + length, 0);
      if (taken + this.allowed(text).length > this.room) throw quotaExceeded();
      this.texts.set(key, text);
    },
  };

  private allowed<T>(value: T): T {
    if (this.isForbidden) throw new Error("The operation is insecure.");
    return value;
  }

  /** A tab at a place, with what it remembers: of a duplicate, what the other remembered. */
  tab(remembers: { text: string | null } = { text: null }, place = "/"): FakeTab {
    return new FakeTab(this, remembers, place);
  }

  newId(): string {
    this.count += 1;
    return `tab${this.count}`;
  }
}

export class FakeTab implements Browser {
  readonly store: Store;
  readonly memory: Memory;
  readonly locks: Locks | null;
  readonly newId: () => string;
  private readonly own = new Set<string>();

  private readonly browser: FakeBrowser;
  readonly remembers: { text: string | null };
  readonly place: string;

  constructor(browser: FakeBrowser, remembers: { text: string | null }, place: string) {
    [this.browser, this.remembers, this.place] = [browser, remembers, place];
    this.store = browser.store;
    this.newId = () => browser.newId();
    this.memory = {
      get: () => remembers.text,
      set: (text) => {
        remembers.text = text;
      },
    };
    this.locks = browser.hasLocks
      ? {
          claim: async (name) => this.claim(name),
          held: async () => [...browser.held],
        }
      : null;
  }

  private claim(name: string) {
    if (this.browser.held.has(name)) return null;
    this.browser.held.add(name);
    this.own.add(name);
    return () => {
      this.browser.held.delete(name);
      this.own.delete(name);
    };
  }

  /** Its process ends without a word. */
  kill(): void {
    for (const name of this.own) this.browser.held.delete(name);
  }
}
