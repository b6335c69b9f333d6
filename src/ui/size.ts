// The size of an element on the screen, followed as it changes.
import { type RefObject, useLayoutEffect, useState } from "react";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Null until the element has been laid out. Whole pixels, so that a hair's breadth redraws
 * nothing.
 */
export function useSize(element: RefObject<Element | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const read = (): void => {
      const { width, height } = target.getBoundingClientRect();
      const next = { width: Math.round(width), height: Math.round(height) };
      setSize((size) =>
        size !== null && size.width === next.width && size.height === next.height ? size : next,
      );
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
