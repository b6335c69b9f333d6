// Puts the page into the document and keeps it in step with the address.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { Session } from "../session/store.ts";
import { App } from "./App.tsx";
import { followAddress } from "./address.ts";
import "./tokens.css";
import "./base.css";
import "./embed/embed.css";
import "./presenter/presenter.css";
import "./print.css";
import { talkToHost } from "./embed/host.ts";
import { keepOffline } from "./offline/offline.ts";
import { Player } from "./player.ts";
import { openOrBringBack } from "./work.ts";

/** `own`: the text of a scenario to open where the address names none. */
export function mount(root: HTMLElement, session: Session, own: string | null = null): void {
  if (own !== null && /^#?$/.test(location.hash)) session.openText(own);
  else openOrBringBack(session);
  followAddress(session);
  talkToHost(session);
  keepOffline();
  createRoot(root).render(
    <StrictMode>
      <App page={{ session, player: new Player(session) }} />
    </StrictMode>,
  );
}
