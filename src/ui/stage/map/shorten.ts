// Values that have no room, shortened so that they can still be told apart: what they have in
// common goes, what differs stays. All panels of a picture shorten a value alike.

/** A text of so many characters is never shortened. */
const neverShortened = 8;

export type Measure = (text: string) => number;

/** A way to shorten: the text with so many characters kept. */
type Cut = (characters: readonly string[], kept: number, from: number) => string;

const atEnd: Cut = (all, kept) => `${all.slice(0, kept).join("").trimEnd()}…`;
const atStart: Cut = (all, kept) =>
  `…${all
    .slice(all.length - kept)
    .join("")
    .trimStart()}`;
const aroundDifference: Cut = (all, kept, from) => {
  const piece = all.slice(from, from + kept).join("");
  return `${from > 0 ? "…" : ""}${piece.trim()}${from + kept < all.length ? "…" : ""}`;
};

/** By text: what is shown of it where there is room for so much. */
export function shortForms(
  texts: readonly string[],
  maxWidth: number,
  measure: Measure,
): ReadonlyMap<string, string> {
  const fits = (text: string): boolean =>
    [...text].length <= neverShortened || measure(text) <= maxWidth;
  const long = texts.filter((text) => [...text].length > neverShortened);
  if (long.every(fits)) return new Map(texts.map((text) => [text, text]));
  const from = common(long, (text) => [...text]);
  const end = common(long, (text) => [...text].reverse());
  const tried = [atEnd, atStart, aroundDifference].map((cut) => {
    const forms = long.map((text) => shortened(text, cut, from, maxWidth, measure));
    const shows = forms.filter(({ first, last }, i) => {
      const count = [...(long[i] ?? "")].length;
      return first <= from && last >= count - end;
    });
    return { cut, forms, score: new Set(forms.map(({ text }) => text)).size * 100 + shows.length };
  });
  const best = tried.reduce((most, one) => (one.score > most.score ? one : most));
  const isClear = new Set(best.forms.map(({ text }) => text)).size === new Set(long).size;
  const width = isClear ? maxWidth : maxWidth - measure("⁹");
  const told = toldApart(long.map((text) => shortened(text, best.cut, from, width, measure).text));
  const forms = new Map(long.map((text, i) => [text, told[i] ?? text]));
  return new Map(texts.map((text) => [text, forms.get(text) ?? text]));
}

interface Form {
  readonly text: string;
  /** The characters that are shown, from the first to before the last. */
  readonly first: number;
  readonly last: number;
}

function shortened(text: string, cut: Cut, from: number, maxWidth: number, measure: Measure): Form {
  const all = [...text];
  if (measure(text) <= maxWidth) return { text, first: 0, last: all.length };
  const start = cut === aroundDifference ? Math.max(0, from - 1) : 0;
  let kept = all.length - 1;
  while (kept > 1 && measure(cut(all, kept, start)) > maxWidth) kept -= 1;
  const first = cut === atEnd ? 0 : cut === atStart ? all.length - kept : start;
  return { text: cut(all, kept, start), first, last: first + kept };
}

/** How many characters all have in common from where `read` begins; 0 for a single text. */
function common(texts: readonly string[], read: (text: string) => readonly string[]): number {
  const [first = [], ...others] = texts.map(read);
  if (others.length === 0) return 0;
  const differ = first.findIndex((character, i) => others.some((one) => one[i] !== character));
  return differ < 0 ? first.length : differ;
}

const digits = ["¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];

/** Different values that look alike once they are short are numbered. */
function toldApart(forms: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return forms.map((form) => {
    if (forms.filter((other) => other === form).length === 1) return form;
    const before = seen.get(form) ?? 0;
    seen.set(form, before + 1);
    return `${form}${digits[before] ?? `⁽${before + 1}⁾`}`;
  });
}
