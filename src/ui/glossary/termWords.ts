// What is said of each word: its name, and three sentences that are true of the modes here.
import type { TermId } from "../../session/glossary/terms.ts";

export interface TermWords {
  readonly name: string;
  readonly says: readonly [string, string, string];
}

export type TermsWords = Readonly<Record<TermId, TermWords>>;
