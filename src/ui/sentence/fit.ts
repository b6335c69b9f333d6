// Text as large as its box allows: a long sentence is set smaller, never cut.
import { type RefObject, useLayoutEffect } from "react";

/** Steps down from the size that the style gives; below the last one the box scrolls. */
const factors = [0.91, 0.82, 0.73, 0.64];

/**
 * Fits the text of `element` into the height of `box` whenever `content` or the box's size
 * changes.
 */
export function useFittedText(
  element: RefObject<HTMLElement | null>,
  box: RefObject<HTMLElement | null>,
  content: unknown,
  width: number,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text changes with both
  useLayoutEffect(() => {
    const [text, frame] = [element.current, box.current];
    if (text === null || frame === null) return;
    text.removeAttribute("style");
    const largest = Number.parseFloat(getComputedStyle(text).fontSize);
    for (const factor of factors) {
      if (frame.scrollHeight <= frame.clientHeight) break;
      text.style.fontSize = `${Math.max(14, Math.round(largest * factor))}px`;
    }
  }, [element, box, content, width]);
}
