// A text in which some words can be pressed, to hear what they mean.
import { Fragment, type ReactNode } from "react";
import type { TermId } from "../../session/glossary/terms.ts";
import { explain } from "./asked.ts";
import type { Piece } from "./find.ts";
import styles from "./Termed.module.css";

interface TermedProps {
  readonly pieces: readonly Piece[];
  /** How the rest of the text is shown. */
  readonly plain: (text: string) => ReactNode;
}

export function Termed({ pieces, plain }: TermedProps): ReactNode {
  return pieces.map(({ text, term }, i) =>
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
