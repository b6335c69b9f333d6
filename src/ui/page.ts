// What every part of the page needs: the session, the player, and a way to follow the session's
// state.
import { createContext, useContext } from "react";
import { type StoreApi, useStore } from "zustand";
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

/** The state that a part is drawn by, where it is not that of this moment. */
export const StateContext = createContext<StoreApi<SessionState> | null>(null);

/** A value of the session's state; the part is drawn again when it changes. */
export function useSession<T>(select: (state: SessionState) => T): T {
  const { session } = usePage();
  return useStore(useContext(StateContext) ?? session, select);
}
