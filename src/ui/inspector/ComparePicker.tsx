// "Compare with another event": after the press, the next event that is selected, wherever that is
// done, becomes the second one.
import { type ReactNode, useEffect, useState } from "react";
import { toldAt } from "../../session/run/telling.ts";
import type { EventRef } from "../../session/state.ts";
import { usePage, useSession } from "../page.ts";
import { modeOf, type Shown } from "../stage/shown.ts";
import { useFormat, useWords } from "../words.ts";
import styles from "./ComparePicker.module.css";
import { inspectorWords } from "./words.ts";

interface ComparePickerProps {
  readonly shown: Shown;
  /** The event that is looked at. */
  readonly event: EventRef;
}

export function ComparePicker({ shown, event }: ComparePickerProps): ReactNode {
  const said = useWords(inspectorWords);
  const { milliseconds } = useFormat();
  const { session } = usePage();
  const [first, setFirst] = useFirst();
  const told = useTold(shown, first);
  if (first === null) {
    return (
      <button
        type="button"
        className={styles["compare"]}
        onClick={() => {
          session.select(event);
          setFirst(event);
        }}
      >
        {said.compare}
      </button>
    );
  }
  return (
    <div className={styles["choosing"]}>
      <p role="status">{said.comparing}</p>
      {told !== null && (
        <button
          type="button"
          className={styles["compare"]}
          onClick={() => session.select(told.event, true)}
        >
          {said.compareTold(milliseconds(told.atUs))}
        </button>
      )}
      <button type="button" className={styles["compare"]} onClick={() => setFirst(null)}>
        {said.cancel}
      </button>
    </div>
  );
}

/** The first of two, while the second is chosen. */
function useFirst(): readonly [EventRef | null, (event: EventRef | null) => void] {
  const { session } = usePage();
  const [first, setFirst] = useState<EventRef | null>(null);
  // What is selected now, not what was when the inspector was drawn: it follows a moment later.
  useEffect(() => {
    if (first === null) return;
    return session.subscribe(({ selected, compared, runs }) => {
      if (selected === null || compared !== null || runs[first.run] === undefined) {
        setFirst(null);
      } else if (selected.run !== first.run || selected.event !== first.event) {
        setFirst(null);
        session.select(first);
        session.select(selected, true);
      }
    });
  }, [first, session]);
  return [first, setFirst];
}

interface ToldEvent {
  readonly event: EventRef;
  readonly atUs: number;
}

/** The event that is told where we stand, if it is another than the first. */
function useTold(shown: Shown, first: EventRef | null): ToldEvent | null {
  const timeUs = useSession((state) => state.timeUs);
  const part = useSession((state) => state.part);
  const run = modeOf(shown, first?.run)?.run;
  if (first === null || run === undefined) return null;
  const event = toldAt([run], { timeUs, part });
  if (event === null || event.event === first.event) return null;
  return { event, atUs: run.trace.events[event.event]?.atUs ?? 0 };
}
