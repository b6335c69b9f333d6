// The words around the sentence.
import { words } from "../words.ts";

export const sentenceWords = words(
  {
    what: "What happens",
    start: "At the start",
    /** Where nothing happens now: the mode, and when it last did. */
    at: (mode: string, time: string) => `${mode}, at ${time}`,
  },
  { what: "何が起こるか", start: "最初", at: (mode, time) => `${mode}、${time}` },
  { what: "O que acontece", start: "No início", at: (mode, time) => `${mode}, em ${time}` },
);
