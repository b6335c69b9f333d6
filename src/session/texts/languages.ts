// The languages that the engine can speak. English is there from the start; the
// others are loaded when they are first wanted.
import type { Locale } from "../locale.ts";
import { englishTexts, type Texts } from "./texts.ts";

const loaders: Readonly<Record<Locale, () => Promise<Texts>>> = {
  en: async () => englishTexts,
  ja: async () => (await import("./ja.ts")).ja,
  "pt-BR": async () => (await import("./ptBR.ts")).ptBR,
};

export function textsIn(locale: Locale): Promise<Texts> {
  return loaders[locale]();
}
