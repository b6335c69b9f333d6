// A figure that leads to the events behind it: each press goes on to the next one. A figure without
// events is plain text.
import type { ReactNode } from "react";
import { nextEventOf } from "../../../session/judging/scores.ts";
import type { Run } from "../../../session/run/run.ts";
import { usePage, useSession } from "../../page.ts";
import { useWords } from "../../words.ts";
import styles from "./FigureButton.module.css";
import { verdictsWords } from "./words.ts";

interface FigureButtonProps {
  readonly run: Run;
  /** What the figure is of, for its accessible name. */
  readonly label: string;
  readonly events: readonly number[];
  readonly trouble: boolean;
  readonly nothing?: boolean;
  readonly main: string;
  readonly small: string;
}

export function FigureButton(props: FigureButtonProps): ReactNode {
  const { run, label, events, trouble, nothing = false, main, small } = props;
  const { session } = usePage();
  const said = useWords(verdictsWords);
  const selected = useSession(({ selected: one }) => (one?.run === run.index ? one.event : null));
  const text = (
    <>
      <b>{main}</b>
      {small !== "" && <small> {small}</small>}
    </>
  );
  const next = nextEventOf({ events }, selected);
  if (next === null) {
    return (
      <span className={styles["plain"]} data-nothing={nothing || undefined}>
        {text}
      </span>
    );
  }
  const at = selected === null ? -1 : events.indexOf(selected);
  const goesTo = said.goesTo(next.position + 1, events.length);
  return (
    <button
      type="button"
      className={trouble ? styles["trouble"] : styles["figure"]}
      aria-label={`${label}: ${`${main} ${small}`.trim()}. ${goesTo}`}
      data-events={events.length}
      data-at={at < 0 ? undefined : at}
      onClick={() => session.visit({ run: run.index, event: next.event })}
    >
      {text}
      {at >= 0 && (
        <span className={styles["position"]}>
          {at + 1}/{events.length}
        </span>
      )}
    </button>
  );
}
