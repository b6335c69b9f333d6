// In which language and wording events are told.
import type { Catalogue, Wording } from "./catalogue.ts";
import { en } from "./en.ts";

export type { Wording } from "./catalogue.ts";

export interface Voice {
  readonly catalogue: Catalogue;
  readonly wording: Wording;
}

export const plainEnglish: Voice = { catalogue: en, wording: "plain" };
