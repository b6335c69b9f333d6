// Which word somebody wants explained. A module of its own, and small: words are pressed in every
// part of the page, and the glossary is loaded only then.
import { createStore } from "zustand/vanilla";
import type { TermId } from "../../session/glossary/terms.ts";

interface Asked {
  /** Null: the glossary is closed. */
  readonly term: TermId | "any" | null;
}

export const asked = createStore<Asked>(() => ({ term: null }));

/** Opens the glossary, at a word if one is given. */
export function explain(term: TermId | "any"): void {
  asked.setState({ term });
}
