// The end of a run, in the place of the last event's sentence: what each mode did, and what to see
// next. Going back takes it away.
import { Fragment, type ReactNode, useMemo, useRef } from "react";
import { outcomesOf } from "../../session/judging/outcomes.ts";
import { nextOf } from "../../session/opening.ts";
import { shownRuns } from "../../session/showing.ts";
import { titleIn } from "../../session/texts/texts.ts";
import { media, useMedia } from "../media.ts";
import { usePage, useSession } from "../page.ts";
import { useLeastType } from "../presenter/room.ts";
import { useSize } from "../size.ts";
import { useFormat, useWords } from "../words.ts";
import { endWords } from "./endWords.ts";
import { useFittedText } from "./fit.ts";
import styles from "./SentenceBand.module.css";
import { sentenceWords } from "./words.ts";

/** Each mode has its say: more lines than an event, in smaller type. */
const mostLines = 3;

export default function EndBand(): ReactNode {
  const said = useWords(endWords);
  const { what } = useWords(sentenceWords);
  const runs = useSession(shownRuns);
  const voice = useSession((state) => state.voice);
  const room = useLeastType();
  const projector = room > 0;
  const smallest = Math.max(14, room);
  const { milliseconds } = useFormat();
  const outcomes = useMemo(() => outcomesOf(runs), [runs]);
  const band = useRef<HTMLElement>(null);
  const sentence = useRef<HTMLParagraphElement>(null);
  const width = useSize(band)?.width ?? 0;
  const scrolls = useMedia(media.narrow);
  const lines = scrolls ? Number.POSITIVE_INFINITY : mostLines;
  useFittedText(sentence, band, {
    content: outcomes,
    voice,
    width,
    projector,
    lines,
    smallest,
    scrolls,
  });
  return (
    <section
      ref={band}
      data-band="sentence"
      data-end
      className={styles["band"]}
      aria-label={what}
      // Keys must reach what scrolls.
      tabIndex={scrolls ? 0 : undefined}
    >
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
