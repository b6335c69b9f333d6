// One event as a line: when, in which mode, where, and the sentence.
import { type MouseEvent, memo, type ReactNode } from "react";
import type { ListedEvent, Trouble } from "../../../session/keeping/eventList.ts";
import type { Run } from "../../../session/run/run.ts";
import { MarkIcon } from "../../Mark.tsx";
import { type Looks, lookOf } from "../../places.ts";
import { Words } from "../../sentence/Words.tsx";
import { useFormat, useWords } from "../../words.ts";
import styles from "./EventRow.module.css";
import { eventsWords } from "./words.ts";

interface EventRowProps {
  readonly row: number;
  readonly listed: ListedEvent;
  readonly run: Run;
  readonly looks: Looks;
  readonly top: number;
  /** Several modes are listed. */
  readonly hasMode: boolean;
  readonly isPast: boolean;
  /** The last one that has happened. */
  readonly isNow: boolean;
  /** Selected, or the one that the selected one is compared with. */
  readonly choice: "first" | "second" | null;
  readonly isCompared: boolean;
  readonly isTabStop: boolean;
  readonly onPress: (row: number, compare: boolean) => void;
  readonly onFocus: (row: number) => void;
}

export const EventRow = memo(function EventRow(props: EventRowProps): ReactNode {
  const { row, listed, run, top, hasMode, isPast, isNow, choice, isTabStop } = props;
  const said = useWords(eventsWords);
  const { milliseconds } = useFormat();
  return (
    <tr
      className={styles["row"]}
      data-row={row}
      data-event={`${listed.run} ${listed.event}`}
      data-future={!isPast || undefined}
      aria-rowindex={row + 2}
      aria-selected={choice !== null}
      aria-current={isNow ? "time" : undefined}
      tabIndex={isTabStop ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event: MouseEvent) => props.onPress(row, event.shiftKey)}
      onFocus={() => props.onFocus(row)}
    >
      <td className={styles["time"]}>{milliseconds(listed.atUs)}</td>
      {hasMode && <td className={styles["mode"]}>{run.short}</td>}
      <Place node={listed.node} looks={props.looks} />
      <td className={styles["sentence"]}>
        {choice !== null && props.isCompared && <b className={styles["choice"]}>{said[choice]}</b>}
        {listed.trouble !== null && <TroubleMark trouble={listed.trouble} />}
        <span>
          <Words trace={run.trace} event={listed.event} />
        </span>
      </td>
    </tr>
  );
});

function Place({ node, looks }: { readonly node: string | null; readonly looks: Looks }) {
  const said = useWords(eventsWords);
  const look = node === null ? null : lookOf(looks, node);
  return (
    <td className={styles["place"]}>
      {look !== null && <MarkIcon look={look} />}
      <span>{look?.name ?? said.world}</span>
    </td>
  );
}

function TroubleMark({ trouble }: { readonly trouble: Trouble }): ReactNode {
  const said = useWords(eventsWords);
  return (
    <svg className={styles["trouble"]} viewBox="0 0 24 16" role="img" aria-label={said[trouble]}>
      <path d="M2 12l5 -8l5 8l5 -8l5 8" />
    </svg>
  );
}
