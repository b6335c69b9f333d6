// Puts the page into the document and keeps it in step with the address.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { Session } from "../session/store.ts";
import { App } from "./App.tsx";
import "./base.css";
import { Player } from "./player.ts";

export function mount(root: HTMLElement, session: Session): void {
  session.openHash(location.hash);
  addEventListener("hashchange", () => session.openHash(location.hash));
  createRoot(root).render(
    <StrictMode>
      <App page={{ session, player: new Player(session) }} />
    </StrictMode>,
  );
}
