// What the browser gives to keep work with, and what a tab remembers. Small: the entrance asks
// before the rest of the page is there.
import type { Store } from "./records.ts";

export type Release = () => void;

/** The browser's locks, which end with the tab that holds them. */
export interface Locks {
  /** Null: another tab holds it, and has not let go of it for so long. */
  claim(name: string, waitMs: number): Promise<Release | null>;
  held(): Promise<readonly string[]>;
}

/** What a tab remembers while it is loaded again; each may throw. */
export interface Memory {
  get(): string | null;
  set(text: string | null): void;
}

/** What the browser gives. No locks: it has none, as over plain http. */
export interface Browser {
  /** Where this copy of the page lies on its host. */
  readonly place: string;
  readonly store: Store;
  readonly memory: Memory;
  readonly locks: Locks | null;
  newId(): string;
}

/** Stands behind the id where the page was left in order. */
export const left = " left";

export function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}

/** The id that the tab remembers, and whether its last page was left in order. */
export function remembered(
  memory: Memory,
): { readonly id: string; readonly isLeft: boolean } | null {
  const text = attempt(() => memory.get());
  if (text === null || text === "") return null;
  return { id: text.replace(left, ""), isLeft: text.endsWith(left) };
}
