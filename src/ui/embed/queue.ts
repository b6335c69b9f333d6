// What is asked for between two frames is done in the next one, in the order in which it came: the
// page is drawn once for all of it, however much the page around it asks for.

/** More than this would hold up its frame: the rest is done in the frames that follow. */
export const mostInFrame = 250;

/** Takes what is to be done; `soon` calls back with the next frame. */
export function inFrames<T>(
  obey: (one: T) => void,
  soon: (call: () => void) => void,
): (one: T) => void {
  const waiting: T[] = [];
  const work = (): void => {
    const now = waiting.slice(0, mostInFrame);
    for (const one of now) obey(one);
    waiting.splice(0, now.length);
    if (waiting.length > 0) soon(work);
  };
  return (one) => {
    if (waiting.push(one) === 1) soon(work);
  };
}

/** Where nothing is drawn, as on a slide that is hidden, there are no frames. */
const undrawnMs = 100;

export function withNextFrame(call: () => void): void {
  const done = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    call();
  };
  const frame = requestAnimationFrame(done);
  const timer = setTimeout(done, undrawnMs);
}
