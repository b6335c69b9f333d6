// What is said of each word: its name, and three sentences that are true of the modes here.
import type { TermId } from "../../session/glossary/terms.ts";
import type { Locale } from "../../session/locale.ts";

export interface TermWords {
  readonly name: string;
  readonly says: readonly [string, string, string];
}

export type TermsWords = Readonly<Record<TermId, TermWords>>;

/** Each language comes when it is asked for. */
export async function termsIn(locale: Locale): Promise<TermsWords> {
  switch (locale) {
    case "en":
      return (await import("./terms.en.ts")).en;
    case "ja":
      return (await import("./terms.ja.ts")).ja;
    case "pt-BR":
      return (await import("./terms.pt.ts")).pt;
  }
}
