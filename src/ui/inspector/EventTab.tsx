// The selected event, else the one that is told: its sentence, what it changed, why it came so, who
// could know of it, and what else happened at that instant.
import type { ReactNode } from "react";
import { explain } from "../../narrate/explain.ts";
import { narrate } from "../../narrate/index.ts";
import { toldNow } from "../../session/keeping/said.ts";
import { positionOf } from "../../session/run/steps.ts";
import { activeSteps } from "../../session/store.ts";
import { barWords } from "../bar/words.ts";
import { CausalityNote } from "../causality/CausalityNote.tsx";
import { useFinder } from "../glossary/useFinder.ts";
import { MarkIcon } from "../Mark.tsx";
import { media, useMedia } from "../media.ts";
import { usePage, useSession } from "../page.ts";
import { lookOf } from "../places.ts";
import { Phrase } from "../sentence/Words.tsx";
import type { Shown, ShownMode } from "../stage/shown.ts";
import { useFormat, useWords } from "../words.ts";
import { Changes } from "./Changes.tsx";
import { Columns } from "./Columns.tsx";
import { ComparePicker } from "./ComparePicker.tsx";
import styles from "./EventTab.module.css";
import { Instant } from "./Instant.tsx";
import { inspectorWords } from "./words.ts";

interface EventTabProps {
  readonly shown: Shown;
  readonly mode: ShownMode;
  /** Index in the mode's trace; null before the first event. */
  readonly event: number | null;
}

export function EventTab({ shown, mode, event }: EventTabProps): ReactNode {
  const said = useWords(inspectorWords);
  if (event === null) return <p className={styles["nothing"]}>{said.noEvent}</p>;
  return (
    <>
      <Told shown={shown} mode={mode} event={event} />
      <Changes mode={mode} event={event} looks={shown.looks} />
      <Why mode={mode} event={event} />
      <CausalityNote shown={shown} />
      <ComparePicker shown={shown} event={{ run: mode.run.index, event }} />
      <Instant mode={mode} event={event} />
    </>
  );
}

interface OneEventProps {
  readonly mode: ShownMode;
  readonly event: number;
}

function Told({ shown, mode, event }: OneEventProps & { readonly shown: Shown }): ReactNode {
  const said = useWords(inspectorWords);
  const { milliseconds } = useFormat();
  const { session } = usePage();
  const timeUs = useSession((state) => state.timeUs);
  const part = useSession((state) => state.part);
  const steps = useSession(activeSteps);
  const isNarrow = useMedia(media.narrow);
  const voice = useSession((state) => state.voice);
  const find = useFinder(true);
  const isTold = useSession((state) => {
    const told = toldNow(state);
    return told?.run === mode.run.index && told.event === event;
  });
  const record = mode.run.trace.events[event];
  if (record === undefined) return null;
  const look = record.node === null ? null : lookOf(shown.looks, record.node);
  const own = positionOf(steps, mode.run, record);
  // A narrow window tells it right below.
  const isTwice = isNarrow && isTold;
  const isElsewhere = own.timeUs !== timeUs || (part !== null && own.part !== part);
  return (
    <section data-event={event}>
      <header className={styles["when"]}>
        {look !== null && <MarkIcon look={look} />}
        <h3>
          {look?.name ?? said.world} <span>{milliseconds(record.atUs)}</span>
        </h3>
        {isElsewhere && (
          <button
            type="button"
            className={styles["link"]}
            onClick={() => session.visit({ run: mode.run.index, event })}
          >
            {said.goThere}
          </button>
        )}
        <WordingSwitch />
      </header>
      {!isTwice && (
        <p className={styles["sentence"]}>
          <Phrase sentence={narrate(mode.run.trace, event, voice)} find={find} />
        </p>
      )}
    </section>
  );
}

function WordingSwitch(): ReactNode {
  const { session } = usePage();
  const said = useWords(barWords);
  const wording = useSession((state) => state.voice.wording);
  return (
    <fieldset className={styles["wording"]} aria-label={said.wording}>
      {(["plain", "expert"] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={wording === one}
          onClick={() => session.setWording(one)}
        >
          {said.wordings[one]}
        </button>
      ))}
    </fieldset>
  );
}

function Why({ mode, event }: OneEventProps): ReactNode {
  const said = useWords(inspectorWords);
  const voice = useSession((state) => state.voice);
  const find = useFinder(true);
  const paragraphs = explain(mode.run.trace, event, voice);
  if (paragraphs.length === 0) return null;
  return (
    <section data-why>
      <h3>{said.why}</h3>
      <dl className={styles["why"]}>
        {paragraphs.map(({ kind, heading, sentences }) => (
          <div key={kind}>
            <dt>{heading}</dt>
            <dd>
              {sentences.map((sentence) => (
                <p key={sentence.map(({ text }) => text).join("")}>
                  <Phrase sentence={sentence} find={find} />
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Columns run={mode.run} event={event} />
    </section>
  );
}
