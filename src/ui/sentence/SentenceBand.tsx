// The sentences at reading size: what happened at this instant, in the mode where it matters most.
import { Fragment, type ReactNode } from "react";
import { type Sentence, sentencesOf } from "../../narrate/index.ts";
import { join, textOf } from "../../narrate/sentence.ts";
import { toldNow } from "../../session/keeping/said.ts";
import { aboutOf } from "../../session/texts/texts.ts";
import { useFinder } from "../glossary/useFinder.ts";
import { lazily } from "../lazily.tsx";
import { media, useMedia } from "../media.ts";
import { useSession } from "../page.ts";
import { useFormat, useWords } from "../words.ts";
import styles from "./SentenceBand.module.css";
import { useBand } from "./useBand.ts";
import { Phrase } from "./Words.tsx";
import { sentenceWords } from "./words.ts";

/**
 * More would no longer be read at a glance, and in a hall smaller type could not be read at all. On
 * a phone it is the height that counts.
 */
const mostLines = 2;
const mostLinesInHall = 3;

const EndBand = lazily(() => import("./EndBand.tsx"), { waiting: <EventBand /> });

/** At the end what all of it came to, where there is room for it. */
export function SentenceBand(): ReactNode {
  const ended = useSession((state) => state.ended);
  const embed = useSession((state) => state.embed);
  const hasRoom = useMedia(media.roomy);
  return ended && (!embed || hasRoom) ? <EndBand /> : <EventBand />;
}

function EventBand(): ReactNode {
  const said = useWords(sentenceWords);
  const about = useSession(aboutOf);
  const runs = useSession((state) => state.runs);
  const voice = useSession((state) => state.voice);
  const presents = useSession((state) => state.presenter);
  const isNarrow = useMedia(media.narrow);
  const toldRun = useSession((state) => toldNow(state)?.run ?? null);
  const toldEvent = useSession((state) => toldNow(state)?.event ?? null);
  const run = runs[toldRun ?? 0];
  const event = run?.trace.events[toldEvent ?? -1];
  const isStart = event === undefined || event.kind === "start";
  const sentences: readonly Sentence[] =
    isStart || run === undefined
      ? [[{ text: about, tone: "plain" }]]
      : sentencesOf(run.trace, event.index, voice);
  const { milliseconds } = useFormat();
  const isNow = useSession((state) => event === undefined || event.atUs === state.timeUs);
  const heading = isNow
    ? run?.heading
    : said.at(run?.heading ?? "", milliseconds(event?.atUs ?? 0));
  const lines = isNarrow ? Number.POSITIVE_INFINITY : presents ? mostLinesInHall : mostLines;
  const embed = useSession((state) => state.embed);
  const find = useFinder(!embed);
  const scrolls = isNarrow && !embed;
  const { frame, sentence } = useBand({ content: event, lines, scrolls });
  return (
    <section {...frame}>
      <p className={styles["when"]} data-past={!isNow || undefined}>
        {isStart ? said.start : heading}
      </p>
      {/* What is heard has no words to be pressed in it. */}
      <p className={styles["heard"]} aria-live="polite">
        {textOf(join(sentences, voice.catalogue.space))}
      </p>
      <p ref={sentence} className={styles["sentence"]} data-sentence>
        {sentences.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a sentence has no other identity
          <Fragment key={i}>
            {i > 0 && voice.catalogue.space}
            <span>
              <Phrase sentence={one} find={find} />
            </span>
          </Fragment>
        ))}
      </p>
    </section>
  );
}
