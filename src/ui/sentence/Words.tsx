// A sentence about an event, as `narrate` makes it, with its tones as type: trouble in purple and
// bold, a value that no longer stands struck through.
import type { ReactNode } from "react";
import { narrate, type Sentence } from "../../narrate/index.ts";
import type { Trace } from "../../sim/trace.ts";
import type { Find } from "../glossary/find.ts";
import { Termed } from "../glossary/Termed.tsx";
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

interface PhraseProps {
  readonly sentence: Sentence;
  /** Finds the words that can be explained; null: none is to be pressed here. */
  readonly find?: Find | null;
}

/** Any sentence in parts. */
export function Phrase({ sentence, find = null }: PhraseProps): ReactNode {
  return sentence.map(({ text, tone }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a sentence's parts have no other identity
    <Toned key={`${i} ${text}`} tone={tone}>
      <Termed text={text} find={tone === "lost" ? null : find} plain={unbroken} />
    </Toned>
  ));
}

interface TonedProps {
  readonly tone: Sentence[number]["tone"];
  readonly children: ReactNode;
}

function Toned({ tone, children }: TonedProps): ReactNode {
  switch (tone) {
    case "plain":
      return children;
    case "strong":
      return <b>{children}</b>;
    case "trouble":
      return <strong className={styles["trouble"]}>{children}</strong>;
    case "lost":
      return <s className={styles["lost"]}>{children}</s>;
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
