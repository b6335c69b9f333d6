// What may follow the picture by a moment. A key or a click is answered by the picture, the
// sentence and the time; what would hold up their frame, and is looked at after them, is drawn just
// after it.
import { useEffect, useRef, useState } from "react";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Session, SessionState } from "../session/store.ts";

/** Calls once the next frame has been painted. Returned: what calls it off. */
function afterPaint(call: () => void): () => void {
  let isOff = false;
  const frame = requestAnimationFrame(() => {
    // A message comes after the frame, and sooner than a timer.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      if (!isOff) call();
    };
    port2.postMessage(null);
  });
  return () => {
    isOff = true;
    cancelAnimationFrame(frame);
  };
}

/** Whether a frame has been painted since the part came: for what is not seen in its first one. */
export function useIsPainted(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => afterPaint(() => setPainted(true)), []);
  return isPainted;
}

/** How many of `count` parts are drawn: at first a few, then as many more with each frame. */
export function useFewMore(count: number, few: number): number {
  const [shown, setShown] = useState(few);
  const isWhole = shown >= count;
  useEffect(() => (isWhole ? undefined : afterPaint(() => setShown(shown + few))));
  return Math.min(shown, count);
}

/** The value as it was when the last frame was painted. */
export function useAfterPaint<Value>(value: Value): Value {
  const [painted, setPainted] = useState(value);
  const latest = useRef(value);
  const isWaiting = useRef(false);
  useEffect(() => {
    latest.current = value;
    // A value that changes with every frame is followed all the same.
    if (isWaiting.current) return;
    isWaiting.current = true;
    afterPaint(() => {
      isWaiting.current = false;
      setPainted(latest.current);
    });
  }, [value]);
  return painted;
}

/**
 * The session's state as it was when the last frame was painted, for all that is drawn by it. Null
 * before the first frame.
 */
export function useStateAfterPaint(session: Session): StoreApi<SessionState> | null {
  const [later, setLater] = useState<StoreApi<SessionState> | null>(null);
  useEffect(() => {
    const store = createStore<SessionState>(() => session.getState());
    let callOff: (() => void) | null = null;
    const follow = (): void => {
      callOff ??= afterPaint(() => {
        callOff = null;
        store.setState(session.getState(), true);
        setLater(store);
      });
    };
    follow();
    const unsubscribe = session.subscribe(follow);
    return () => {
      unsubscribe();
      callOff?.();
    };
  }, [session]);
  return later;
}
