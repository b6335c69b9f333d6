// What the entrance loads: the session with all that runs scenarios, and the page around them.
import type { Locale } from "../session/locale.ts";
import { createSession } from "../session/store.ts";
import { followAddress } from "./address.ts";
import "./embed/embed.css";
import "./presenter/presenter.css";
import "./print.css";
import { keptStops } from "./kept.ts";
import { keepOffline } from "./offline/offline.ts";
import type { Page } from "./page.ts";
import { Player } from "./player.ts";
import { speak } from "./speak.ts";
import { openOrBringBack } from "./work.ts";

export { App } from "./App.tsx";
export { goOn } from "./work.ts";

/** `own`: the text of a scenario to open where the address names none. */
export async function createPage(own: string | null, locale: Locale): Promise<Page> {
  const session = createSession();
  session.set({ stopsAtConflicts: keptStops() });
  // What is opened is named, and what is wrong with it told, in this language; in English where it
  // does not come.
  await speak(session, locale);
  await openOrBringBack(session, own);
  followAddress(session);
  // Nobody hears, where there is no other page around this one.
  if (window.parent !== window) (await import("./embed/host.ts")).talkToHost(session);
  keepOffline();
  return { session, player: new Player(session) };
}
