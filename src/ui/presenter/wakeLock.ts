// A screen that goes dark in the middle of an explanation is asked not to, where browsers can.

/** Until the returned function is called. Browsers let go when the page is hidden: then again. */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let isOver = false;
  const ask = async (): Promise<void> => {
    if (document.visibilityState !== "visible") return;
    try {
      lock = (await navigator.wakeLock?.request("screen")) ?? null;
      if (isOver) await lock?.release();
    } catch {
      // A browser that refuses, such as one low on battery, has its reasons.
    }
  };
  const askAgain = (): void => void ask();
  askAgain();
  document.addEventListener("visibilitychange", askAgain);
  return () => {
    isOver = true;
    document.removeEventListener("visibilitychange", askAgain);
    void lock?.release();
  };
}
