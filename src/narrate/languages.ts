// The languages that events can be told in. English is there from the start; the others are loaded
// when they are first wanted.
import type { Catalogue } from "./catalogue.ts";
import { en } from "./en.ts";

type Language = "en" | "ja" | "pt-BR";

const catalogues: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => en,
  ja: async () => (await import("./ja.ts")).ja,
  "pt-BR": async () => (await import("./ptBR.ts")).ptBR,
};

export function catalogueOf(language: Language): Promise<Catalogue> {
  return catalogues[language]();
}
