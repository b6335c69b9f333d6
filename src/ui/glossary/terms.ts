// What is said of the words, in each language; it comes when it is asked for.
import type { Locale } from "../../session/locale.ts";
import type { TermsWords } from "./termWords.ts";

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
