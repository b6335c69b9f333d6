// A sentence about an event, as `narrate` makes it, with its tones as type: trouble in purple and
// bold, a value that no longer stands struck through.
import type { ReactNode } from "react";
import { narrate, type Sentence } from "../../narrate/index.ts";
import type { Trace } from "../../sim/trace.ts";
import { useSession } from "../page.ts";
import styles from "./Words.module.css";

interface WordsProps {
  readonly trace: Trace;
  readonly event: number;
}

export function Words({ trace, event }: WordsProps): ReactNode {
  const voice = useSession((state) => state.voice);
  return <Phrase sentence={narrate(trace, event, voice)} />;
}

/** Any sentence in parts. */
export function Phrase({ sentence }: { readonly sentence: Sentence }): ReactNode {
  return sentence.map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other identity
    <Piece key={`${i} ${part.text}`} {...part} />
  ));
}

function Piece({ text, tone }: Sentence[number]): ReactNode {
  switch (tone) {
    case "plain":
      return unbroken(text);
    case "strong":
      return <b>{unbroken(text)}</b>;
    case "trouble":
      return <strong className={styles["trouble"]}>{unbroken(text)}</strong>;
    case "lost":
      return <s className={styles["lost"]}>{unbroken(text)}</s>;
  }
}

/** What is longer may have to be broken. */
const longestWhole = 24;

/** Values such as 555-9999 are not broken at their hyphens; what is copied stays as it is. */
function unbroken(text: string): ReactNode {
  const pieces = text.split(/(\S*\w-\w\S*)/);
  if (pieces.length === 1) return text;
  return pieces.map((piece, i) =>
    i % 2 === 1 && piece.length <= longestWhole ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other identity
      <span key={i} className={styles["whole"]}>
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}
