// Which of the kept works is this tab's. The tab remembers its id, and holds a lock by its name: a
// tab that was duplicated remembers the id of another one, and goes on with a copy. A work that no
// tab holds has been set aside.
import { attempt, type Browser, left, type Release, remembered } from "./browser.ts";
import { firstDraftKey, firstKey, keysIn, mostKept, prefixOf } from "./records.ts";

/** There are as many kept works as may be. */
export class TooMany extends Error {}

/** A page that is left lets go of its lock; the next one in the tab waits for that. */
const leavingMs = 3000;

export class Tab {
  private readonly browser: Browser;
  private id: string | null = null;
  private release: Release | null = null;
  /** Where lies what the first versions left, if this tab has gone on with it. */
  private first: string | null = null;

  constructor(browser: Browser) {
    this.browser = browser;
  }

  /** The key of this tab's work; null: it has none. */
  get key(): string | null {
    return this.id === null ? null : this.keyOf(this.id);
  }

  private keyOf(id: string): string {
    return prefixOf(this.browser.place) + id;
  }

  /** The text to go on with: this tab's, a duplicate's copy, or what the first versions left. */
  async begin(): Promise<string | null> {
    const { memory, store, locks } = this.browser;
    const own = remembered(memory);
    if (own === null) {
      const text = attempt(() => store.read(firstKey));
      this.first = text === null ? null : firstKey;
      return text;
    }
    const key = this.keyOf(own.id);
    // Without locks nobody knows whether the tab is a duplicate, unless its page was left in order.
    const release = await (locks?.claim(key, own.isLeft ? leavingMs : 0) ??
      (own.isLeft ? free : null));
    const text = attempt(() => store.read(key));
    if (release === null) this.remember(null);
    else this.hold(own.id, release);
    return text;
  }

  /** Goes on with a work that was set aside; false: another tab has been faster. */
  async take(key: string): Promise<boolean> {
    const { locks } = this.browser;
    if (key === this.key) return true;
    // What another tab may be going on with is copied: it stays where it is.
    const isFirst = key === firstKey || key === firstDraftKey;
    if (isFirst || locks === null) {
      this.leave();
      this.first = isFirst ? key : null;
      return true;
    }
    const release = await locks.claim(key, 0);
    if (release === null) return false;
    this.leave();
    this.hold(key.slice(prefixOf(this.browser.place).length), release);
    return true;
  }

  /** Keeps the text as this tab's work. Throws where there is no room for it. */
  write(text: string): void {
    const { store, place, newId } = this.browser;
    if (this.id !== null) return store.write(this.keyOf(this.id), text);
    const others = keysIn(store, place).filter((key) => key !== this.first);
    if (others.length >= mostKept) throw new TooMany();
    const id = newId();
    store.write(this.keyOf(id), text);
    this.hold(id, null);
    if (this.first !== null) store.remove(this.first);
    this.first = null;
  }

  /** The work goes, for the visitor has thrown it away. */
  remove(): void {
    const { key } = this;
    if (key !== null) attempt(() => this.browser.store.remove(key));
    this.leave();
  }

  /** The work stays, set aside; what is made from now on is another one. */
  leave(): void {
    this.release?.();
    [this.id, this.release, this.first] = [null, null, null];
    this.remember(null);
  }

  /** When the page is left, and when the browser brings it back as it was. */
  markLeft(isLeft: boolean): void {
    if (this.id !== null) this.remember(isLeft ? this.id + left : this.id);
  }

  private hold(id: string, release: Release | null): void {
    [this.id, this.release] = [id, release];
    this.remember(id);
    if (release !== null || this.browser.locks === null) return;
    void this.browser.locks.claim(this.keyOf(id), 0).then((later) => {
      if (this.id === id) this.release = later;
      else later?.();
    });
  }

  private remember(text: string | null): void {
    attempt(() => this.browser.memory.set(text));
  }
}

const free: Release = () => {};
