// The page's own words, in each of its languages, beside the part that says them. A word that is
// missing in a language is a type error.
import type { Locale } from "../session/locale.ts";
import { millisecondsText, roundedUs } from "../session/words.ts";
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

/** Numbers as the page's language writes them. */
export interface Format {
  /** A time with its unit: `1.5 ms`. */
  milliseconds(us: number): string;
  readonly locale: Locale;
}

const formatsOf = (told: (us: number) => number): Words<Format> => {
  const of = (locale: Locale): Format => ({
    locale,
    milliseconds: (us) => millisecondsText(told(us), locale),
  });
  return words<Format>(of("en"), of("ja"), of("pt-BR"));
};

const formats = { plain: formatsOf(roundedUs), expert: formatsOf((us) => us) };

/** What the scenario says is told to the letter: a visitor may have typed it. */
export function useExactFormat(): Format {
  return useWords(formats.expert);
}

/** Decimals of long times are for experts. */
export function useFormat(): Format {
  return useWords(formats[useSession((state) => state.voice.wording)]);
}
