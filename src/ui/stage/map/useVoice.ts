// The map's words with the language whose numbers they go with.
import { useSession } from "../../page.ts";
import { useWords } from "../../words.ts";
import type { Voice } from "./knowledge.ts";
import { mapWords } from "./words.ts";

/** For words and language one object for all maps: what is the same is laid out once. */
const voices: Voice[] = [];

function voiceOf(said: Voice["said"], locale: Voice["locale"]): Voice {
  const known = voices.find((one) => one.said === said && one.locale === locale);
  if (known !== undefined) return known;
  const voice = { said, locale };
  voices.push(voice);
  return voice;
}

export function useVoice(): Voice {
  const said = useWords(mapWords);
  const locale = useSession((state) => state.locale);
  return voiceOf(said, locale);
}
