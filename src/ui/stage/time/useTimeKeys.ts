// The keys of this view: Up and Down unfold another row while all modes are shown, C hides and
// shows what an event knew. They go before the page's own keys.
import { useLayoutEffect } from "react";
import { isBusy } from "../../keyboard.ts";
import { usePage } from "../../page.ts";

interface TimeKeys {
  readonly onUnfold: (direction: 1 | -1) => void;
  readonly onCone: () => void;
}

export function useTimeKeys({ onUnfold, onCone }: TimeKeys): void {
  const { session } = usePage();
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { ctrlKey, metaKey, altKey, shiftKey, key, target } = event;
      if (ctrlKey || metaKey || altKey || shiftKey || isBusy(event)) return;
      // Among the events arrows walk.
      const isWalking = target instanceof Element && target.closest("[data-event]") !== null;
      const { expanded, letterKeys } = session.getState();
      const isArrow = key === "ArrowUp" || key === "ArrowDown";
      if (isArrow && expanded === null && !isWalking) onUnfold(key === "ArrowDown" ? 1 : -1);
      else if (key.toLowerCase() === "c" && letterKeys) onCone();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", press, { capture: true });
    return () => removeEventListener("keydown", press, { capture: true });
  }, [session, onUnfold, onCone]);
}
