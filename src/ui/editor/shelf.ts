// Where the draft is kept: the browser's storage where the page may use it, else the page's own
// memory. An embedded page keeps nothing.
import type { Shelf } from "../../session/drafting/stored.ts";

const memory = new Map<string, string>();

const ownShelf: Shelf = {
  getItem: (key) => memory.get(key) ?? null,
  setItem: (key, text) => void memory.set(key, text),
  removeItem: (key) => void memory.delete(key),
};

export function shelfOf(embed: boolean): Shelf {
  if (embed) return ownShelf;
  try {
    return window.localStorage;
  } catch {
    return ownShelf;
  }
}
