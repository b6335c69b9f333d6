// For each request, order and fault on the time line a button for the keyboard: the arrows move it
// in time, Enter opens its menu, Delete takes it away. The pointer takes hold of what is drawn; the
// buttons lie where the marks are and are not seen.
import { type KeyboardEvent, memo, type ReactNode, useId, useLayoutEffect, useRef } from "react";
import type { Edit } from "../../session/edits/edit.ts";
import { entryAt, moveEntry, removeEntry, setUntil } from "../../session/edits/script.ts";
import type { Session } from "../../session/state.ts";
import { useTeller } from "../edit/said.ts";
import { usePage, useSession } from "../page.ts";
import { useWords } from "../words.ts";
import styles from "./Scrubber.module.css";
import type { Handle } from "./timeLine.ts";
import { transportWords } from "./words.ts";

/** Beyond so many, Tab goes past all but one, and up and down lead from one to the next. */
const mostStops = 16;

/** Drawn again when the handles change, not with every instant. */
export default memo(HandleButtons);

function HandleButtons({ handles }: { readonly handles: readonly Handle[] }): ReactNode {
  const { session } = usePage();
  const said = useWords(transportWords);
  const teller = useTeller();
  const document_ = useSession((state) => state.opened?.document);
  const list = useRef<HTMLDivElement>(null);
  /** The entry that was just changed by keys, until its handle is drawn anew. */
  const changed = useRef<number | null>(null);
  const hint = useId();
  // A handle that moved past another is put elsewhere in the document, and would lose the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows the handles as drawn
  useLayoutEffect(() => {
    const entry = changed.current;
    changed.current = null;
    if (entry === null || document.activeElement !== document.body) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>("[data-entry]") ?? [])];
    const same = buttons.find((button) => Number(button.dataset["entry"]) === entry);
    (same ?? buttons.at(-1))?.focus({ preventScroll: true });
  }, [handles]);
  const press = (event: KeyboardEvent<HTMLElement>, handle: Handle): void => {
    const { key, currentTarget } = event;
    const edit = editFor(event, handle, session.getState().endUs);
    if (edit !== null) {
      changed.current = handle.entry;
      session.edit(edit);
    } else if (key === "ArrowUp" || key === "ArrowDown") {
      walk(currentTarget, key === "ArrowUp" ? -1 : 1);
    } else return;
    event.preventDefault();
  };
  if (document_ === undefined || handles.length === 0) return null;
  const isMany = handles.length > mostStops;
  return (
    <div ref={list} className={styles["handles"]}>
      <span id={hint} hidden>
        {said.handleHint}
      </span>
      {handles.map((handle, i) => {
        const entry = entryAt(document_, handle.entry);
        if (entry === undefined) return null;
        return (
          <button
            key={handle.entry}
            type="button"
            className={styles["handle"]}
            style={{ left: `${Math.round(handle.x * 10) / 10}px` }}
            tabIndex={isMany && i > 0 ? -1 : 0}
            data-entry={handle.entry}
            data-kind={handle.kind}
            aria-label={teller.timed(entry)}
            aria-describedby={hint}
            onKeyDown={(event) => press(event, handle)}
            onClick={(event) => openMenu(event.currentTarget, handle, session)}
          />
        );
      })}
    </div>
  );
}

function openMenu(button: HTMLElement, { entry }: Handle, session: Session): void {
  const { left, top } = button.getBoundingClientRect();
  const run = session.getState().expanded ?? 0;
  session.set({ place: { kind: "entry", entry, run, x: left, y: top } });
}

const arrows: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** What a key is for; null if it is for nothing, or only leads elsewhere. */
function editFor(event: KeyboardEvent, handle: Handle, endUs: number): Edit | null {
  const { key, shiftKey, altKey, ctrlKey } = event;
  const { entry, fromUs, untilUs, kind } = handle;
  if (key === "Delete" || key === "Backspace") return removeEntry(entry);
  const stepMs = (arrows[key] ?? 0) * (shiftKey ? 10 : 1);
  if (stepMs === 0 || ctrlKey) return null;
  if (!altKey) return moveEntry(entry, fromUs / 1000 + stepMs);
  return kind === "fault" ? setUntil(entry, (untilUs ?? endUs) / 1000 + stepMs) : null;
}

function walk(from: HTMLElement, direction: -1 | 1): void {
  const buttons = [...(from.parentElement?.querySelectorAll<HTMLElement>("button") ?? [])];
  buttons[buttons.indexOf(from) + direction]?.focus();
}
