// In which language and wording events are told.
import type { Catalogue } from "./catalogue.ts";
import { en } from "./en.ts";

/** Plain: for somebody who meets the subject; expert: with the protocol's own numbers. */
export type Wording = "plain" | "expert";

export interface Voice {
  readonly catalogue: Catalogue;
  readonly wording: Wording;
}

export const plainEnglish: Voice = { catalogue: en, wording: "plain" };
