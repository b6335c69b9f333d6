// A media query as a value that follows the window.
import { useSyncExternalStore } from "react";

export const media = {
  /** A phone, also on its side, a tablet held upright, an enlarged page: a bar without tabs. */
  narrow: "(max-width: 899px), (max-width: 999px) and (max-height: 479px)",
  /** Narrow, but high: a tablet held upright has room for several modes. */
  high: "(min-width: 700px) and (min-height: 800px)",
  /** Room for all modes, but not for the names of all views in the bar. */
  slim: "(max-width: 1179px)",
  /** An embedded page that holds more than picture, sentence and buttons. */
  roomy: "(min-width: 900px) and (min-height: 480px)",
  /** Room for the editor beside the stage. */
  beside: "(min-width: 1180px) and (min-height: 560px)",
  /** A large wall: `tokens.css` makes everything one step larger. */
  large: "(min-width: 1600px) and (min-height: 900px)",
} as const;

/** By query: the browser's list, and how to follow it. Made once, asked with every drawing. */
const known = new Map<string, Followed>();

interface Followed {
  readonly subscribe: (changed: () => void) => () => void;
  readonly read: () => boolean;
}

function followed(query: string): Followed {
  const list = matchMedia(query);
  return {
    subscribe: (changed) => {
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    read: () => list.matches,
  };
}

export function useMedia(query: string): boolean {
  const one = known.get(query) ?? followed(query);
  known.set(query, one);
  return useSyncExternalStore(one.subscribe, one.read);
}
