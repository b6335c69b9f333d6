// The size of an element on the screen, followed as it changes.
import { type RefObject, useLayoutEffect, useRef, useState } from "react";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Sizes of elements that come and go, by their names, as long as the window stays as it is. */
const remembered = new Map<string, Size>();
addEventListener("resize", () => remembered.clear());

/**
 * Null until the element has been laid out. Whole pixels, so that a hair's breadth redraws
 * nothing. An element with a `name` that was there before has the size that it had: it is drawn
 * without waiting for a layout, and follows if its size is another one now.
 */
export function useSize(element: RefObject<Element | null>, name?: string): Size | null {
  const [size, setSize] = useState<Size | null>(() => remembered.get(name ?? "") ?? null);
  const isKnown = useRef(size !== null);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const read = (): void => {
      const { width, height } = target.getBoundingClientRect();
      const next = { width: Math.round(width), height: Math.round(height) };
      if (name !== undefined) remembered.set(name, next);
      setSize((size) =>
        size !== null && size.width === next.width && size.height === next.height ? size : next,
      );
    };
    if (!isKnown.current) read();
    const observer = new ResizeObserver(read);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, name]);
  return size;
}
