// What every part of the page needs: the session, the player, and a way to follow the session's
// state.
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Session, SessionState } from "../session/store.ts";
import type { Player } from "./player.ts";

export interface Page {
  readonly session: Session;
  readonly player: Player;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error("Assertion failed: a part of the page outside the page");
  return page;
}

/** A value of the session's state; the part is drawn again when it changes. */
export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(usePage().session, select);
}
