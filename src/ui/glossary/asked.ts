// Which word somebody wants explained. A module of its own, and small: words are pressed in every
// part of the page, and the glossary is loaded only then.
import { createStore } from "zustand/vanilla";
import type { TermId } from "../../session/glossary/terms.ts";

interface Asked {
  /** Null: none is asked for. */
  readonly term: TermId | null;
}

export const asked = createStore<Asked>(() => ({ term: null }));

/** Opens the glossary at a word. */
export function explain(term: TermId): void {
  asked.setState({ term });
}
