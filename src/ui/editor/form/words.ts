// The words of the editor's form, in each language a file of its own.
import { words } from "../../words.ts";
import { en } from "./words.en.ts";
import { ja } from "./words.ja.ts";
import { pt } from "./words.pt.ts";

export type FormWords = typeof en;

/** In the order of the tabs: what is changed most comes first. */
export const sectionNames = [
  "script",
  "story",
  "data",
  "cities",
  "network",
  "chance",
  "checks",
  "modes",
] as const;
export type SectionName = (typeof sectionNames)[number];

export const formWords = words<FormWords>(en, ja, pt);
