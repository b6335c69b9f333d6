// In which language and wording events are told.
import type { Catalogue } from "./catalogue.ts";
import { en } from "./en.ts";
import type { Wording } from "./told.ts";

export type { Wording } from "./told.ts";

export interface Voice {
  readonly catalogue: Catalogue;
  readonly wording: Wording;
}

export const plainEnglish: Voice = { catalogue: en, wording: "plain" };
