// Where work that is not saved is kept. A file of its own: the entrance asks before the rest of the
// page is there.

export const workKey = "everywrite.work";

export function hasKeptWork(): boolean {
  try {
    return localStorage.getItem(workKey) !== null;
  } catch {
    // Some browsers have no storage for pages in a sandbox, and say so by throwing.
    return false;
  }
}

/** Whether an address names no scenario. */
export function isNothing(hash: string): boolean {
  return hash === "" || hash === "#";
}
