// Puts the page into the document and keeps it in step with the address.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { hashOf } from "../session/sharing.ts";
import type { Session } from "../session/store.ts";
import { App } from "./App.tsx";
import "./tokens.css";
import "./base.css";
import { Player } from "./player.ts";

export function mount(root: HTMLElement, session: Session): void {
  session.openHash(location.hash);
  // The address names what is open, so that a reload or a bookmark finds it; a link that could not
  // be opened, or not as it was meant, stays to be seen.
  session.subscribe((state, before) => {
    if (state.opened === before.opened || state.problem !== null || state.notice !== null) return;
    history.replaceState(null, "", hashOf(state));
  });
  addEventListener("hashchange", () => session.openHash(location.hash));
  createRoot(root).render(
    <StrictMode>
      <App page={{ session, player: new Player(session) }} />
    </StrictMode>,
  );
}
