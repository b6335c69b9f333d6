// Which scenarios somebody means who types some words: those whose title and sentences have them
// all. Case, accents, hyphens and the width of letters do not matter.

export interface Told {
  readonly title: string;
  readonly about: string;
}

/**
 * Of Latin letters the accents go; those of Japanese syllables make another syllable, and stay. So
 * do not the marks that set apart what somebody has written.
 */
function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u200b\u2066-\u2069]/g, "")
    .replace(/[-\u2010\u2011]/g, "")
    .toLowerCase();
}

/** In their order, but first those that have all the words in their title. */
export function findScenarios<T extends Told>(entries: readonly T[], query: string): readonly T[] {
  const words = folded(query).split(/\s+/);
  const has = (text: string): boolean => {
    const within = folded(text);
    return words.every((word) => within.includes(word));
  };
  const titled = entries.filter(({ title }) => has(title));
  const others = entries.filter(({ title, about }) => !has(title) && has(`${title} ${about}`));
  return [...titled, ...others];
}
