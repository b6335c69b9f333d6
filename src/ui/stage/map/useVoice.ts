// The map's words with the language whose numbers they go with.
import { useMemo } from "react";
import { useSession } from "../../page.ts";
import { useWords } from "../../words.ts";
import type { Voice } from "./knowledge.ts";
import { mapWords } from "./words.ts";

export function useVoice(): Voice {
  const said = useWords(mapWords);
  const locale = useSession((state) => state.locale);
  return useMemo(() => ({ said, locale }), [said, locale]);
}
