// Texts that somebody else wrote, where they stand among words of ours: what cannot be seen in them
// must not move a terminal's cursor, break a line or turn the order of the words around it.

/** Control characters, ends of lines, and what turns the direction of a text. */
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
