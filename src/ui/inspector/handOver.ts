// The button that opens the inspector and the one that closes it: where one takes the
// other's place, it takes the focus, too: who goes by keys need not begin at the top again.
import { type RefObject, useLayoutEffect } from "react";

let isDue = false;

/** Called where the inspector is opened or closed by its button. */
export function handOverFocus(): void {
  isDue = true;
}

/** Takes the focus when the inspector has just been opened or closed, if it is nowhere now. */
export function useHandedFocus(button: RefObject<HTMLElement | null>, isOpen: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is handed over when this changes
  useLayoutEffect(() => {
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (!isDue || !isNowhere || button.current === null) return;
    button.current.focus();
    // One that is not to be seen cannot take it.
    if (document.activeElement === button.current) isDue = false;
  }, [button, isOpen]);
}
