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
      return text;
    case "strong":
      return <b>{text}</b>;
    case "trouble":
      return <strong className={styles["trouble"]}>{text}</strong>;
    case "lost":
      return <s className={styles["lost"]}>{text}</s>;
  }
}
