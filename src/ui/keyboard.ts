// The keys of the page. Single letters do nothing while somebody types or a dialog is open, and can
// be switched off.
import { useLayoutEffect } from "react";
import { shownRuns } from "../session/showing.ts";
import type { Session, View } from "../session/state.ts";
import type { DialogName } from "./Dialog.tsx";
import { cutHere, writeHere } from "./edit/chosen.ts";
import { goOnOutside, leaveFrame } from "./embed/outside.ts";
import { keyOf } from "./keys/keyOf.ts";
import { media } from "./media.ts";
import { setBlank } from "./presenter/blank.ts";
import { otherTheme } from "./theme.ts";
import { toggleStops } from "./transport/stops.ts";
import { toggleFullScreen } from "./wholeScreen.ts";
import { zoom } from "./zoom.ts";

type Action = (session: Session) => void;

/** Keys that somebody who speaks to the page, or types, must not hit by accident: WCAG 2.1.4. */
const letters: Readonly<Record<string, Action>> = {
  k: togglePlay,
  j: (session) => step(session, -1),
  l: (session) => step(session, 1),
  ",": (session) => step(session, -1),
  ".": (session) => {
    // What a presenter's remote sends to blank the screen plays and pauses.
    if (session.getState().presenter) togglePlay(session);
    else step(session, 1);
  },
  t: (session) => session.setTheme(otherTheme(session.getState())),
  v: nextView,
  i: (session) => session.set({ rail: !(session.getState().rail ?? hasOpenRail()) }),
  p: (session) => session.set({ presenter: !session.getState().presenter }),
  f: toggleFullScreen,
  b: (session) => {
    if (session.getState().presenter) setBlank(true);
  },
  m: (session) => session.set({ sound: !session.getState().sound }),
  d: (session) => session.set({ differencesOnly: !session.getState().differencesOnly }),
  o: (session) => session.set({ loop: !session.getState().loop }),
  h: toggleStops,
  w: writeHere,
  x: cutHere,
  "+": (session) => zoom(session, 0.5),
  "=": (session) => zoom(session, 0.5),
  "-": (session) => zoom(session, 2),
  "0": fit,
};

const keys: Readonly<Record<string, Action>> = {
  " ": togglePlay,
  arrowleft: (session) => step(session, -1),
  arrowright: (session) => step(session, 1),
  // What a presenter's remote sends.
  pageup: (session) => step(session, -1),
  pagedown: (session) => step(session, 1),
  "shift+arrowleft": (session) => session.jumpToConflict(-1),
  "shift+arrowright": (session) => session.jumpToConflict(1),
  home: (session) => session.jumpToEdge("start"),
  end: (session) => session.jumpToEdge("end"),
  arrowup: (session) => expandNeighbour(session, -1),
  arrowdown: (session) => expandNeighbour(session, 1),
  escape: leave,
};

const dialogs: Readonly<Record<string, DialogName>> = { s: "share", e: "editor", "?": "keys" };

/** Within another page what has no further event goes on there, such as to the next slide. */
function step(session: Session, direction: 1 | -1): void {
  const { timeUs, part, ended, embed } = session.getState();
  session.step(direction);
  const now = session.getState();
  const isSame = now.timeUs === timeUs && now.part === part && now.ended === ended;
  if (embed && isSame) goOnOutside(direction);
}

function togglePlay(session: Session): void {
  session.setPlaying(!session.getState().playing);
}

const views: readonly View[] = ["map", "time", "verdicts", "events"];

function nextView(session: Session): void {
  const at = views.indexOf(session.getState().view);
  session.setView(views[(at + 1) % views.length] ?? "map");
}

/** Fits all of time; where it fits already, shows all modes. */
function fit(session: Session): void {
  if (session.getState().span !== null) session.setSpan(null);
  else session.expand(null);
}

function hasOpenRail(): boolean {
  return document.querySelector("aside") !== null;
}

/** Escape leaves what was entered last. */
function leave(session: Session): void {
  const { place, selected, presenter, embed, expanded, span } = session.getState();
  const isNarrow = matchMedia(media.narrow).matches;
  if (place !== null) session.set({ place: null });
  else if (selected !== null) session.select(null);
  else if (presenter) session.set({ presenter: false });
  else if (embed && span === null && (expanded === null || isNarrow)) leaveFrame();
  else session.expand(null);
}

function expandNeighbour(session: Session, direction: 1 | -1): void {
  const state = session.getState();
  const shown = shownRuns(state).map(({ index }) => index);
  const first = direction === 1 ? 0 : shown.length - 1;
  const at = state.expanded === null ? first : shown.indexOf(state.expanded) + direction;
  session.expand(shown[at] ?? null);
}

export function useKeyboard(session: Session, onDialog: (dialog: DialogName) => void): void {
  // Before it is painted: who sees the page may press a key.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      // What is still being put together is text, whatever has the focus.
      if (event.isComposing || isBusy(event)) return;
      const key = keyOf(event);
      if (event.ctrlKey || event.metaKey) {
        if (key !== "z" && key !== "y") return;
        if (key === "y" || event.shiftKey) session.redo();
        else session.undo();
      } else if (event.altKey || !act(session, onDialog, key, event.shiftKey)) return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [session, onDialog]);
}

/** Does what a key is for; false if it is for nothing. */
function act(
  session: Session,
  onDialog: (dialog: DialogName) => void,
  key: string,
  shift: boolean,
): boolean {
  const { letterKeys, embed } = session.getState();
  const isArrow = key.startsWith("arrow");
  const action = keys[shift && isArrow ? `shift+${key}` : key];
  if (action !== undefined) action(session);
  else if (!letterKeys) return false;
  else if (/^[1-9]$/.test(key)) session.expand(Number(key) - 1);
  else if (letters[key] !== undefined) letters[key](session);
  else if (dialogs[key] !== undefined && !embed) onDialog(dialogs[key]);
  else return false;
  return true;
}

/** Whether the key belongs to what has the focus. */
export function isBusy({ target, key, defaultPrevented }: KeyboardEvent): boolean {
  if (defaultPrevented) return true;
  if (document.querySelector("dialog:modal, [popover]:popover-open") !== null) return true;
  if (!(target instanceof HTMLElement || target instanceof SVGElement)) return false;
  // A dialog that has just been closed keeps the focus until the next frame.
  if (target.closest("dialog:not([open])") !== null) return false;
  if (target.closest("dialog") !== null) return true;
  if (target.closest("input, textarea, select, [contenteditable]") !== null) return true;
  // Space presses the button that has the focus.
  if (key === " " || key === "Enter") {
    return target.closest('button, a, summary, [role="button"]') !== null;
  }
  return target.closest('[role="tablist"]') !== null && key.startsWith("Arrow");
}
