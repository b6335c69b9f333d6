// Finds the words of the glossary in a sentence. Each is found once: where it stands first.
import type { TermId } from "../../session/glossary/terms.ts";
import type { Locale } from "../../session/locale.ts";
import { type Forms, formsIn } from "./forms.ts";

export interface Piece {
  readonly text: string;
  /** Null: an ordinary stretch of text. */
  readonly term: TermId | null;
}

/** Cuts one text after another; what was found in an earlier one is not found again. */
export type Find = (text: string) => readonly Piece[];

/** What somebody has written, a name or a value, is set apart by these marks. */
const setApart = /(\u2068[^\u2069]*\u2069)/;

interface Pattern {
  readonly pattern: RegExp;
  readonly terms: ReadonlyMap<string, TermId>;
}

const patterns = new Map<Locale, Pattern>();

function patternOf(locale: Locale): Pattern {
  const known = patterns.get(locale);
  if (known !== undefined) return known;
  const forms: Forms = formsIn[locale];
  const terms = new Map<string, TermId>();
  for (const [term, texts] of Object.entries(forms)) {
    for (const text of texts) terms.set(text, term as TermId);
  }
  // The longest that fits is meant.
  const any = [...terms.keys()].sort((a, b) => b.length - a.length).join("|");
  // Japanese has no spaces between words.
  const whole = locale === "ja" ? any : `(?<![\\p{L}\\p{N}@./-])(?:${any})(?![\\p{L}\\p{N}@-])`;
  const made = { pattern: new RegExp(`(${whole})`, "u"), terms };
  patterns.set(locale, made);
  return made;
}

export function finder(locale: Locale): Find {
  const { pattern, terms } = patternOf(locale);
  const found = new Set<TermId>();
  const cut = (text: string): Piece[] =>
    text.split(pattern).map((piece, i) => {
      const term = i % 2 === 1 ? (terms.get(piece) ?? null) : null;
      if (term === null || found.has(term)) return { text: piece, term: null };
      found.add(term);
      return { text: piece, term };
    });
  return (text) =>
    text
      .split(setApart)
      .flatMap((piece, i) => (i % 2 === 1 ? [{ text: piece, term: null }] : cut(piece)))
      .filter((piece) => piece.text !== "");
}
