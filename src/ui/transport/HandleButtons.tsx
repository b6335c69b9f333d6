// For each request, order and fault on the time line a button for the keyboard: the arrows move it
// in time, Enter opens its menu, Delete takes it away. The pointer takes hold of what is drawn; the
// buttons lie where the marks are and are not seen.
import { type KeyboardEvent, memo, type ReactNode, useId, useLayoutEffect, useRef } from "react";
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
  const focused = useRef<number | null>(null);
  const hint = useId();
  // A handle that moved past another is put elsewhere in the document, and would lose the focus.
  useLayoutEffect(() => {
    const entry = focused.current;
    if (entry === null || document.activeElement !== document.body) return;
    if (document.querySelector("dialog[open]") !== null) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>("[data-entry]") ?? [])];
    const same = buttons.find((button) => Number(button.dataset["entry"]) === entry);
    (same ?? buttons.at(-1))?.focus({ preventScroll: true });
  });
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
            onFocus={() => {
              focused.current = handle.entry;
            }}
            onBlur={(event) => {
              if (event.relatedTarget !== null) focused.current = null;
            }}
            onKeyDown={(event) => press(event, handle, session)}
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

function press(event: KeyboardEvent<HTMLElement>, handle: Handle, session: Session): void {
  const { key, shiftKey, altKey, ctrlKey, currentTarget } = event;
  const { entry, fromUs, untilUs } = handle;
  const stepMs = (arrows[key] ?? 0) * (shiftKey ? 10 : 1);
  if (stepMs !== 0 && !ctrlKey) {
    const endUs = untilUs ?? session.getState().endUs;
    if (altKey && handle.kind === "point") return;
    session.edit(
      altKey ? setUntil(entry, endUs / 1000 + stepMs) : moveEntry(entry, fromUs / 1000 + stepMs),
    );
  } else if (key === "Delete" || key === "Backspace") session.edit(removeEntry(entry));
  else if (key === "ArrowUp" || key === "ArrowDown")
    walk(currentTarget, key === "ArrowUp" ? -1 : 1);
  else return;
  event.preventDefault();
}

function walk(from: HTMLElement, direction: -1 | 1): void {
  const buttons = [...(from.parentElement?.querySelectorAll<HTMLElement>("button") ?? [])];
  buttons[buttons.indexOf(from) + direction]?.focus();
}
