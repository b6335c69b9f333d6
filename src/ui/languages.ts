// The page's own words, in each of its languages, beside the part that says them. A word that is
// missing in a language is a type error.
import type { Locale } from "../session/locale.ts";
import { useSession } from "./page.ts";

export type Words<W> = Readonly<Record<Locale, W>>;

/** `en` sets what there is to say; the others must say the same. */
export function words<W>(en: W, ja: NoInfer<W>, pt: NoInfer<W>): Words<W> {
  return { en, ja, "pt-BR": pt };
}

/** The words in the language of the page. */
export function useWords<W>(all: Words<W>): W {
  return all[useSession((state) => state.locale)];
}
