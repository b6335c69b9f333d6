// The keys of the page. Single letters do nothing while somebody types or a dialog is open.
import { useEffect } from "react";
import type { Session } from "../session/store.ts";
import type { DialogName } from "./Dialog.tsx";
import { isDark } from "./theme.ts";

/** For the help; the first of each list is the one to remember. */
export const keyHelp: readonly (readonly [keys: string, action: string])[] = [
  ["Space or K", "play, pause"],
  ["← →, J L, , .", "one event back, forward"],
  ["Shift + ← →", "previous, next conflict"],
  ["Home, End", "start, end"],
  ["1 to 9", "one mode, large"],
  ["0 or Esc", "all modes"],
  ["↑ ↓", "the mode before, after"],
  ["S", "share this instant"],
  ["T", "light, dark"],
  ["?", "this help"],
];

type Action = (session: Session) => void;

const actions: Readonly<Record<string, Action>> = {
  " ": togglePlay,
  k: togglePlay,
  arrowleft: (session) => session.step(-1),
  j: (session) => session.step(-1),
  ",": (session) => session.step(-1),
  arrowright: (session) => session.step(1),
  l: (session) => session.step(1),
  ".": (session) => session.step(1),
  "shift+arrowleft": (session) => session.jumpToConflict(-1),
  "shift+arrowright": (session) => session.jumpToConflict(1),
  home: (session) => session.jumpToEdge("start"),
  end: (session) => session.jumpToEdge("end"),
  arrowup: (session) => expandNeighbour(session, -1),
  arrowdown: (session) => expandNeighbour(session, 1),
  escape: (session) => session.expand(null),
  t: (session) => session.setTheme(isDark(session.getState().theme) ? "light" : "dark"),
};

function togglePlay(session: Session): void {
  session.setPlaying(!session.getState().playing);
}

function expandNeighbour(session: Session, direction: 1 | -1): void {
  const { expanded, runs } = session.getState();
  const first = direction === 1 ? 0 : runs.length - 1;
  const next = expanded === null ? first : expanded + direction;
  session.expand(next >= 0 && next < runs.length ? next : null);
}

export function useKeyboard(session: Session, onDialog: (dialog: DialogName) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return;
      const key = event.key.toLowerCase();
      if (key === "s" || key === "?") {
        onDialog(key === "s" ? "share" : "keys");
      } else if (/^[0-9]$/.test(key)) {
        session.expand(key === "0" ? null : Number(key) - 1);
      } else {
        const isArrow = key.startsWith("arrow");
        const action = actions[event.shiftKey && isArrow ? `shift+${key}` : key];
        if (action === undefined) return;
        action(session);
      }
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [session, onDialog]);
}

/** Whether the key belongs to what has the focus. */
function isBusy({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector("dialog[open]") !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("input, textarea, select, [contenteditable]") !== null) return true;
  // Space presses the button that has the focus.
  if (key === " " || key === "Enter") return target.closest("button, a, summary") !== null;
  return target.closest('[role="tablist"]') !== null && key.startsWith("Arrow");
}
