// A sideways swipe of one finger, for what follows left and right.
import { type PointerEvent, useRef } from "react";
import { isPageZoomed } from "./pageZoom.ts";

/** Shorter or more slanted ones are something else. */
const leastPx = 48;

interface Start {
  readonly x: number;
  readonly y: number;
}

interface SwipeProps {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerCancel: () => void;
}

/** `onSwipe(1)`: to what follows, the finger went left. */
export function useSwipe(onSwipe: (direction: 1 | -1) => void): SwipeProps {
  const start = useRef<Start | null>(null);
  return {
    onPointerDown: ({ pointerType, isPrimary, clientX, clientY, isDefaultPrevented }) => {
      const isFinger = pointerType === "touch" && isPrimary && !isPageZoomed();
      const isOurs = isFinger && !isDefaultPrevented();
      start.current = isOurs ? { x: clientX, y: clientY } : null;
    },
    onPointerUp: ({ clientX, clientY }) => {
      const from = start.current;
      start.current = null;
      if (from === null) return;
      const [dx, dy] = [clientX - from.x, clientY - from.y];
      if (Math.abs(dx) >= leastPx && Math.abs(dx) > 2 * Math.abs(dy)) onSwipe(dx < 0 ? 1 : -1);
    },
    onPointerCancel: () => {
      start.current = null;
    },
  };
}
