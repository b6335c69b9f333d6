// The words of the field: a list of them, and of one what it means, with what a run shows of it.
import { type ReactNode, use, useState } from "react";
import { linkTo, type TermId, termIds } from "../../session/glossary/terms.ts";
import { Dialog } from "../Dialog.tsx";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import { Figure } from "./Figure.tsx";
import styles from "./Glossary.module.css";
import { termsIn } from "./terms.ts";
import type { TermsWords } from "./termWords.ts";
import { glossaryWords } from "./words.ts";

interface GlossaryDialogProps {
  /** The word that is explained first. */
  readonly first?: TermId;
  readonly onClose: () => void;
}

const loading = new Map<string, Promise<TermsWords>>();

function useTermsWords(): TermsWords {
  const locale = useSession((state) => state.locale);
  const words = loading.get(locale) ?? termsIn(locale);
  loading.set(locale, words);
  return use(words);
}

export default function GlossaryDialog({
  first = "replica",
  onClose,
}: GlossaryDialogProps): ReactNode {
  const said = useWords(glossaryWords);
  const words = useTermsWords();
  const [term, setTerm] = useState<TermId>(first);
  return (
    <Dialog title={said.title} wide onClose={onClose}>
      <div className={styles["glossary"]}>
        <nav className={styles["list"]} aria-label={said.words}>
          {termIds.map((id) => (
            <button
              key={id}
              type="button"
              aria-current={id === term || undefined}
              // biome-ignore lint/a11y/noAutofocus: who opens the list is to go on from the word
              autoFocus={id === term}
              onClick={() => setTerm(id)}
            >
              {words[id].name}
            </button>
          ))}
        </nav>
        <Entry key={term} term={term} words={words} onClose={onClose} />
      </div>
    </Dialog>
  );
}

interface EntryProps {
  readonly term: TermId;
  readonly words: TermsWords;
  readonly onClose: () => void;
}

function Entry({ term, words, onClose }: EntryProps): ReactNode {
  const { session } = usePage();
  const { name, says } = words[term];
  const open = (): void => {
    session.openHash(linkTo(term));
    session.set({ rail: true });
    onClose();
  };
  return (
    <article className={styles["entry"]} aria-live="polite" data-term={term}>
      <h3>{name}</h3>
      {says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Figure term={term} onOpen={open} />
    </article>
  );
}
