// What names and ids are made of: letters, marks and digits of any script. What may not be in them
// is a fixed list of characters, not a class of Unicode, whose table differs between engines.

/** Two ways to write the same letters are one name: marks are joined with their letters (NFC). */
export function inOneForm(name: string): string {
  return name.normalize("NFC");
}

/** Digits, signs, and marks that would be joined with what stands before the name. */
const marks = "\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f";
const notFirst = new RegExp(`^[-0-9_${marks}]`);

/**
 * Signs of ASCII, some of which part ids from each other; spaces; what is not seen, and what turns
 * the order of the letters around it.
 */
const refused = [
  " -,./:-@[-^`{-\\u00a0",
  "\\u00ad\\u061c\\u1680\\u180e\\u2000-\\u200b\\u200e\\u200f\\u2028-\\u202f\\u205f-\\u206f",
  "\\u3000\\ufeff\\ufff0-\\ufffb\\ufffe\\uffff\\u{e0000}-\\u{e007f}",
].join("");
const withDashes = new RegExp(`[${refused}]`, "u");
const withoutDashes = new RegExp(`[-${refused}]`, "u");

/** The part of a name that cannot be: its beginning, or a character; null: there is none. */
export function troubleIn(
  name: string,
  { dashes }: { readonly dashes: boolean },
): "beginning" | { readonly character: string } | null {
  const [character] = (dashes ? withDashes : withoutDashes).exec(name) ?? [];
  if (character !== undefined) return { character };
  return name === "" || notFirst.test(name) ? "beginning" : null;
}

/** Whether all names of a document, and with them all its texts, are in that form already. */
export function isInOneForm(document: object): boolean {
  const text = JSON.stringify(document);
  return inOneForm(text) === text;
}
