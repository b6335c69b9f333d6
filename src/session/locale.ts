// The languages of the page.

export const locales = ["en", "ja", "pt-BR"] as const;
export type Locale = (typeof locales)[number];

/** Each language by its own name. */
export const localeNames: Readonly<Record<Locale, string>> = {
  en: "English",
  ja: "日本語",
  "pt-BR": "Português",
};

/** The page's language for what the browser asks for, best first. */
export function localeFor(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split("-")[0];
    const found = locales.find((locale) => locale.toLowerCase().split("-")[0] === language);
    if (found !== undefined) return found;
  }
  return "en";
}
