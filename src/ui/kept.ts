// Where work that is not saved is kept, and the language. A file of its own: the entrance asks
// before the rest of the page is there.

export const workKey = "everywrite.work";

export function hasKeptWork(): boolean {
  try {
    return localStorage.getItem(workKey) !== null;
  } catch {
    // Some browsers have no storage for pages in a sandbox, and say so by throwing.
    return false;
  }
}

const localeKey = "everywrite.language";

/** The language that was chosen at an earlier visit; null: none. */
export function keptLocale(): string | null {
  try {
    return localStorage.getItem(localeKey);
  } catch {
    return null;
  }
}

export function keepLocale(locale: string): void {
  try {
    localStorage.setItem(localeKey, locale);
  } catch {
    // Then it is chosen again at the next visit.
  }
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
