// Small pieces of English that several captions share.
import { type DecimalSign, numberText } from "../lib/numberText.ts";
import type { Locale } from "./locale.ts";

/** No-break space: a number and its unit stay on one line. */
const nbsp = "\u00a0";

export { roundedUs } from "../lib/numberText.ts";

/** A time for people: `102 ms`, `1.5 ms`. */
export function millisecondsText(timeUs: number, locale: Locale = "en"): string {
  return `${numberText(Math.round(timeUs) / 1000, signOf(locale))}${nbsp}ms`;
}

const signOf = (locale: Locale): DecimalSign => (locale === "pt-BR" ? "," : ".");

/** Milliseconds with at most three decimals, without a unit. */
export function millisecondsNumber(timeUs: number, locale: Locale = "en"): string {
  return numberText(Math.round(timeUs) / 1000, signOf(locale));
}

/** `Tokyo`, `Tokyo and London`, `Tokyo, London and São Paulo`. */
export function and(names: readonly string[], locale: Locale = "en"): string {
  if (names.length <= 1) return names.join("");
  if (locale === "ja") return names.join("、");
  const last = locale === "en" ? " and " : " e ";
  return `${names.slice(0, -1).join(", ")}${last}${names.at(-1)}`;
}
