// A text in which some words can be pressed, to hear what they mean.
import { Fragment, type ReactNode } from "react";
import type { TermId } from "../../session/glossary/terms.ts";
import { explain } from "./asked.ts";
import type { Find } from "./find.ts";
import styles from "./Termed.module.css";

interface TermedProps {
  readonly text: string;
  /** Null: no word is to be pressed here, or what finds them is still to come. */
  readonly find: Find | null;
  /** How the rest of the text is shown. */
  readonly plain?: (text: string) => ReactNode;
}

export function Termed({ text: whole, find, plain = asItIs }: TermedProps): ReactNode {
  if (find === null) return plain(whole);
  return find(whole).map(({ text, term }, i) =>
    term === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other identity
      <Fragment key={i}>{plain(text)}</Fragment>
    ) : (
      <Term key={term} term={term}>
        {text}
      </Term>
    ),
  );
}

const asItIs = (text: string): ReactNode => text;

interface TermProps {
  readonly term: TermId;
  readonly children: ReactNode;
}

/** A word that can be pressed. */
export function Term({ term, children }: TermProps): ReactNode {
  return (
    <button
      type="button"
      className={styles["term"]}
      aria-haspopup="dialog"
      data-term={term}
      onClick={() => explain(term)}
    >
      {children}
    </button>
  );
}
