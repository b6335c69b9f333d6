// Asks for another language. Its words are files of their own, which may not come: then the page
// goes on in the one before, and a reload is offered.
import type { Locale } from "../session/locale.ts";
import type { Session } from "../session/state.ts";
import { fetched } from "./offline/reload.ts";

export function speak(session: Session, locale: Locale): Promise<void> {
  return fetched(() => session.setLocale(locale)).catch(() => {});
}
