// Text as large as its box allows: a long one is set smaller; what is still too long for the
// smallest size is shortened by whole sentences, the last ones first. The first one always stays.
// Under a finger the box scrolls instead.
import { type RefObject, useLayoutEffect } from "react";

/** Steps down from the size that the style gives; below the last one sentences are left out. */
const factors = [1, 0.91, 0.82, 0.73, 0.64];
const leastSize = 14;

interface Fitted {
  /** What the text is about, in which voice: it is fitted anew when they change. */
  readonly content: unknown;
  readonly voice: unknown;
  /** Of the box. */
  readonly width: number;
  /** How large the least type is in a room; 0: there is none. */
  readonly room: number;
  /** How many lines there may be. */
  readonly lines: number;
  /** What does not fit is scrolled to, not left out. */
  readonly scrolls: boolean;
}

/** Fits the sentences of `element`, one element each, into the height of `box`. */
export function useFittedText(
  element: RefObject<HTMLElement | null>,
  box: RefObject<HTMLElement | null>,
  { content, voice, width, room, lines, scrolls }: Fitted,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text changes with all of them
  useLayoutEffect(() => {
    const [text, frame] = [element.current, box.current];
    if (text === null || frame === null) return;
    const fits = (): boolean =>
      frame.scrollHeight <= frame.clientHeight && lineCount(text) <= lines;
    show(text, text.children.length);
    frame.scrollTop = 0;
    if (setLargest(text, Math.max(leastSize, room), fits) || scrolls) return;
    for (let count = text.children.length - 1; count > 0 && !fits(); count -= 1) show(text, count);
  }, [element, box, content, voice, width, room, lines, scrolls]);
}

/** The largest of the sizes at which the text fits; else the smallest, and false. */
function setLargest(text: HTMLElement, smallest: number, fits: () => boolean): boolean {
  // The attribute as a whole: an empty one would stay, and the page would not be what it was.
  // Chromium writes it down only when it is asked for, and takes away only what is written down.
  if (text.hasAttribute("style")) text.removeAttribute("style");
  const largest = Number.parseFloat(getComputedStyle(text).fontSize);
  for (const factor of factors) {
    if (factor < 1) {
      text.style.fontSize = `${Math.max(smallest, Math.round(largest * factor))}px`;
    }
    if (fits()) return true;
  }
  return false;
}

/** Shows the first `count` sentences. */
function show(text: HTMLElement, count: number): void {
  for (const [i, sentence] of [...text.children].entries()) {
    sentence.toggleAttribute("hidden", i >= count);
  }
}

function lineCount(text: HTMLElement): number {
  const { lineHeight } = getComputedStyle(text);
  return Math.round(text.getBoundingClientRect().height / Number.parseFloat(lineHeight));
}
