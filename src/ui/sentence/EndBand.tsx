// The end of a run, in the place of the last event's sentence: what each mode did, and what to see
// next. Going back takes it away.
import { Fragment, type ReactNode, useMemo } from "react";
import { outcomesOf } from "../../session/judging/outcomes.ts";
import { nextOf } from "../../session/opening.ts";
import { shownRuns } from "../../session/showing.ts";
import { titleIn } from "../../session/texts/texts.ts";
import { media, useMedia } from "../media.ts";
import { usePage, useSession } from "../page.ts";
import { useFormat, useWords } from "../words.ts";
import { endWords } from "./endWords.ts";
import styles from "./SentenceBand.module.css";
import { useBand } from "./useBand.ts";

/** Each mode has its say: more lines than an event, in smaller type. */
const mostLines = 3;

export default function EndBand(): ReactNode {
  const said = useWords(endWords);
  const runs = useSession(shownRuns);
  const voice = useSession((state) => state.voice);
  const { milliseconds } = useFormat();
  const outcomes = useMemo(() => outcomesOf(runs), [runs]);
  const scrolls = useMedia(media.narrow);
  const lines = scrolls ? Number.POSITIVE_INFINITY : mostLines;
  const { frame, sentence } = useBand({ content: outcomes, lines, scrolls });
  return (
    <section {...frame} data-end>
      <p className={styles["when"]}>{said.end}</p>
      <p ref={sentence} className={styles["sentence"]} aria-live="polite" data-sentence>
        {outcomes.map((outcome, i) => (
          <Fragment key={outcome.runs[0]?.index}>
            {i > 0 && voice.catalogue.space}
            <span>{said.tell(outcome, milliseconds)}</span>
          </Fragment>
        ))}
      </p>
      <Next />
    </section>
  );
}

/** Two scenarios that go on from this one; of a visitor's own one nobody knows. */
function Next(): ReactNode {
  const { session } = usePage();
  const said = useWords(endWords);
  const id = useSession((state) => (state.embed || state.presenter ? null : state.id));
  const texts = useSession((state) => state.texts);
  const next = useMemo(() => (id === null ? [] : nextOf(id)), [id]);
  if (next.length === 0) return null;
  return (
    <nav className={styles["next"]} aria-label={said.next}>
      {next.map((entry) => (
        <button key={entry.id} type="button" onClick={() => session.open(entry.id)}>
          <span aria-hidden="true">→ </span>
          {titleIn(texts, entry.title)}
        </button>
      ))}
    </nav>
  );
}
