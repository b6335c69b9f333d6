// A media query as a value that follows the window.
import { useSyncExternalStore } from "react";

export const media = {
  /** As narrow as a phone: one mode at a time. */
  narrow: "(max-width: 699px)",
  /** A large wall: `tokens.css` makes everything one step larger. */
  large: "(min-width: 1600px) and (min-height: 900px)",
} as const;

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
  );
}
