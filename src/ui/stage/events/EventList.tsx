// The list itself: a grid of rows in one column of stops, of which only those in sight are drawn.
// It follows the cursor; what has happened and what is to come are parted by a rule.
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { countHappened, type ListedEvent } from "../../../session/keeping/eventList.ts";
import type { EventRef } from "../../../session/state.ts";
import { media, useMedia } from "../../media.ts";
import { usePage, useSession } from "../../page.ts";
import { useWords } from "../../words.ts";
import { modeOf, type Shown } from "../shown.ts";
import styles from "./EventList.module.css";
import { EventRow } from "./EventRow.tsx";
import { rowForKey } from "./keys.ts";
import { type Rows, useRows } from "./useRows.ts";
import { eventsWords } from "./words.ts";

interface EventListProps {
  readonly shown: Shown;
  readonly events: readonly ListedEvent[];
  readonly hasMode: boolean;
}

export function EventList({ shown, events, hasMode }: EventListProps): ReactNode {
  const said = useWords(eventsWords);
  const frame = useRef<HTMLDivElement>(null);
  const happened = useHappened(events);
  const rows = useEventRows(frame, events, happened);
  const { active, onFocus, onKeyDown, onPress } = useKeys(frame, events, rows, happened);
  useFollow(rows, happened);
  const drawn = drawnRows(rows, active, events.length);
  // The stop of the Tab key is always a row that is there.
  const stop = active ?? Math.max(rows.first, Math.min(happened - 1, rows.until - 1));
  return (
    <div ref={frame} className={styles["list"]} data-modes={hasMode || undefined}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are selected
        role="grid"
        aria-label={said.events}
        aria-rowcount={events.length + 1}
        aria-multiselectable={true}
        onKeyDown={onKeyDown}
      >
        <Head hasMode={hasMode} />
        <tbody className={styles["rows"]} style={{ height: rows.height }}>
          {drawn.map((row) => (
            <Row
              key={row}
              row={row}
              events={events}
              shown={shown}
              hasMode={hasMode}
              top={rows.topOf(row)}
              happened={happened}
              isTabStop={row === stop}
              onPress={onPress}
              onFocus={onFocus}
            />
          ))}
        </tbody>
      </table>
      <NowLine top={rows.topOf(happened)} />
    </div>
  );
}

function Head({ hasMode }: { readonly hasMode: boolean }): ReactNode {
  const said = useWords(eventsWords);
  const names = [said.time, ...(hasMode ? [said.mode] : []), said.place, said.sentence];
  return (
    <thead className={styles["head"]}>
      <tr aria-rowindex={1}>
        {names.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowProps {
  readonly row: number;
  readonly events: readonly ListedEvent[];
  readonly shown: Shown;
  readonly hasMode: boolean;
  readonly top: number;
  readonly happened: number;
  readonly isTabStop: boolean;
  readonly onPress: (row: number, compare: boolean) => void;
  readonly onFocus: (row: number) => void;
}

function Row({ row, events, shown, hasMode, happened, ...rest }: RowProps): ReactNode {
  const selected = useSession((state) => state.selected);
  const compared = useSession((state) => state.compared);
  const listed = events[row];
  const run = modeOf(shown, listed?.run)?.run;
  if (listed === undefined || run === undefined) return null;
  const choice = isSame(listed, selected) ? "first" : isSame(listed, compared) ? "second" : null;
  return (
    <EventRow
      {...rest}
      row={row}
      listed={listed}
      run={run}
      looks={shown.looks}
      hasMode={hasMode}
      isPast={row < happened}
      isNow={row === happened - 1}
      choice={choice}
      isCompared={compared !== null}
    />
  );
}

const isSame = (a: EventRef, b: EventRef | null): boolean =>
  a.run === b?.run && a.event === b.event;

/**
 * The rule between what has happened and what is to come, with the time line's knob. Who cannot see
 * it hears which row is the current one.
 */
function NowLine({ top }: { readonly top: number }): ReactNode {
  return (
    <div
      className={styles["now"]}
      aria-hidden="true"
      style={{ transform: `translateY(${top}px)` }}
    />
  );
}

function useHappened(events: readonly ListedEvent[]): number {
  const timeUs = useSession((state) => state.timeUs);
  const part = useSession((state) => state.part);
  return countHappened(events, { timeUs, part });
}

function useEventRows(
  frame: React.RefObject<HTMLDivElement | null>,
  events: readonly ListedEvent[],
  happened: number,
): Rows {
  const isNarrow = useMedia(media.narrow);
  const isLarge = useMedia(media.large);
  const projector = useSession((state) => state.projector);
  const voice = useSession((state) => state.voice);
  const [reset, setReset] = useState<object>({});
  const settings = useRef<readonly unknown[]>([]);
  const now = [events, projector, voice, isLarge];
  if (now.some((one, i) => one !== settings.current[i])) {
    settings.current = now;
    setReset({});
  }
  return useRows({
    frame,
    count: events.length,
    guess: isNarrow ? 96 : isLarge ? 48 : 40,
    headPx: isNarrow ? 0 : isLarge ? 44 : 36,
    resetKey: reset,
    start: Math.max(0, happened - 1),
    name: "events",
  });
}

/** Keeps the last event that has happened in sight as the cursor moves. */
function useFollow({ show, generation }: Rows, happened: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of other heights stand elsewhere
  useLayoutEffect(() => {
    show(Math.max(0, happened - 1));
    // Rows that come into sight may be higher than was thought.
    const frame = requestAnimationFrame(() => show(Math.max(0, happened - 1)));
    return () => cancelAnimationFrame(frame);
  }, [show, happened, generation]);
}

interface Keys {
  /** The row that has the focus, or had it last. */
  readonly active: number | null;
  readonly onFocus: (row: number) => void;
  readonly onPress: (row: number, compare: boolean) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function useKeys(
  frame: React.RefObject<HTMLDivElement | null>,
  events: readonly ListedEvent[],
  rows: Rows,
  happened: number,
): Keys {
  const { session } = usePage();
  const [active, setActive] = useState<number | null>(null);
  const wanted = useRef<number | null>(null);
  const { show } = rows;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has other rows
  useEffect(() => setActive(null), [events]);
  useLayoutEffect(() => {
    const row = wanted.current;
    if (row === null) return;
    const element = frame.current?.querySelector<HTMLElement>(`[data-row="${row}"]`);
    if (element === null || element === undefined) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
    show(row);
  });
  const onPress = useCallback(
    (row: number, compare: boolean) => {
      const listed = events[row];
      if (listed === undefined) return;
      const ref = { run: listed.run, event: listed.event };
      if (compare && session.getState().selected !== null) session.select(ref, true);
      else session.visit(ref);
    },
    [events, session],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = active ?? Math.max(0, happened - 1);
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") onPress(from, event.shiftKey);
    else {
      const row = rowForKey(event.key, from, rows.page, events.length);
      if (row === null) return;
      wanted.current = row;
      setActive(row);
      show(row);
    }
    event.preventDefault();
  };
  return { active, onFocus: setActive, onPress, onKeyDown };
}

/** Those in sight; the active one is there always, so that it never loses the focus. */
function drawnRows({ from, until }: Rows, active: number | null, count: number): number[] {
  const rows = Array.from({ length: until - from }, (_, i) => from + i);
  if (active === null || active >= count || (active >= from && active < until)) return rows;
  return active < from ? [active, ...rows] : [...rows, active];
}
