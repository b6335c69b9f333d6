// Words, and numbers as the page's language writes them. What the entrance needs of it is apart.
import type { Locale } from "../session/locale.ts";
import { millisecondsText, roundedUs } from "../session/words.ts";
import { useWords, type Words, words } from "./languages.ts";
import { useSession } from "./page.ts";

export { useWords, type Words, words };

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
