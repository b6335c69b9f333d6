// Which key was pressed, on whatever keyboard.

/** Letters with or without accents, digits, punctuation: what is written in Latin script. */
const latin = /^[\u0020-\u024f]$/;

/** By its place on the keyboard: what it has in Latin script. */
const places: Readonly<Record<string, string>> = {
  Comma: ",",
  Period: ".",
  Minus: "-",
  Equal: "=",
  NumpadAdd: "+",
  NumpadSubtract: "-",
};

/**
 * The key in small letters, such as `k` or `arrowleft`. Where it writes another script, its place
 * counts: a Russian keyboard has no K, but a key where K is.
 */
export function keyOf({ key, code }: { readonly key: string; readonly code: string }): string {
  if ([...key].length !== 1 || latin.test(key)) return key.toLowerCase();
  const [, letter, digit] = /^(?:Key([A-Z])|(?:Digit|Numpad)([0-9]))$/.exec(code) ?? [];
  return letter?.toLowerCase() ?? digit ?? places[code] ?? key.toLowerCase();
}
