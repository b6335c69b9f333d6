// Texts that somebody else wrote, where they stand among words of ours: what cannot be seen in them
// must not move a terminal's cursor, break a line or turn the order of the words around it.

/** What turns the direction of a text: embeddings, overrides and isolates with their ends. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;
/** Control characters, ends of lines, and what turns the direction. */
const unseen = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
/** Of these the ones that a terminal might obey. A text may be set apart by U+2068 and U+2069. */
const obeyed = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066\u2067]/gu;
const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** The text in one line, with what cannot be seen written as JSON would escape it. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => short[character] ?? escaped(character));
}

/**
 * The text with its lines, fit for a terminal. In JSON an escaped character is the same character:
 * programs read what they would have read.
 */
export function printable(text: string): string {
  return text.replace(obeyed, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The first character that turns the direction of a text, or null. */
export function turningIn(text: string): string | null {
  return text.match(turning)?.[0] ?? null;
}

/** Letters and marks that are written from right to left. */
const leftward =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const [begin, end] = ["\u2068", "\u2069"];

/**
 * A name set apart (U+2068 … U+2069) where it is written from right to left: the words around it
 * keep their order. What is set apart already stays as it is.
 */
export function setApart(name: string): string {
  const isPlain = !leftward.test(name) || name.includes(begin);
  return isPlain ? name : begin + name + end;
}

/** A text that may hold anything, with what turns its direction made visible, set apart. */
export function shown(text: string): string {
  return setApart(text.replace(turning, escaped));
}

/** Without what sets its parts apart. */
export function joined(text: string): string {
  return text.replace(turning, "");
}
