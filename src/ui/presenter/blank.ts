// Whether the screen is blank, while a lecturer talks about something else. It is no part of the
// session: nothing that is shown depends on it.
import { useSyncExternalStore } from "react";

let isBlank = false;
const listeners = new Set<() => void>();

export function setBlank(blank: boolean): void {
  isBlank = blank;
  for (const listener of listeners) listener();
}

export function useBlank(): boolean {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => isBlank,
  );
}
