import { expect, it } from "vitest";
import { keyOf } from "./keyOf.ts";

it.each([
  // By what it writes, wherever it is: French, Dvorak, German.
  ["a", "KeyQ", "a"],
  ["T", "KeyK", "t"],
  ["z", "KeyY", "z"],
  ["ß", "Minus", "ß"],
  ["?", "Digit7", "?"],
  // By its place: Cyrillic, Greek, Hebrew, Arabic, kana, Devanagari.
  ["л", "KeyK", "k"],
  ["Л", "KeyK", "k"],
  ["ю", "Period", "."],
  ["б", "Comma", ","],
  ["κ", "KeyK", "k"],
  ["ל", "KeyK", "k"],
  ["ن", "KeyK", "k"],
  ["١", "Digit1", "1"],
  ["の", "KeyK", "k"],
  ["क", "KeyK", "k"],
  // By name.
  ["ArrowLeft", "ArrowLeft", "arrowleft"],
  ["Escape", "Escape", "escape"],
  [" ", "Space", " "],
  // Of no place that the page knows.
  ["ё", "Backquote", "ё"],
  ["👍", "", "👍"],
])("takes %s of %s as %s", (key, code, expected) => {
  expect(keyOf({ key, code })).toBe(expected);
});
