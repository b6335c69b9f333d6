// The words around the sentence.
import { words } from "../words.ts";

export const sentenceWords = words(
  { what: "What happens", start: "At the start" },
  { what: "何が起こるか", start: "最初" },
  { what: "O que acontece", start: "No início" },
);
