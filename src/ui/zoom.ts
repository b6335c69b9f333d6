// Zooming the shown part of time around where we stand.
import type { Session, SessionState } from "../session/state.ts";

/** The least that is shown: a millisecond. */
const leastUs = 1000;

/** Whole milliseconds, as long as they are finer than a pixel of so many microseconds. */
export function snapped(us: number, usPerPixel: number): number {
  return usPerPixel > 300 ? Math.round(us / 1000) * 1000 : us;
}

/** How long the whole of what is shown is: all runs, or the one that stands alone. */
export function wholeUs({ runs, expanded, endUs }: SessionState): number {
  return Math.max(
    leastUs,
    (expanded === null ? undefined : runs[expanded]?.trace.endedUs) ?? endUs,
  );
}

/** `factor` below 1 shows less. */
export function zoom(session: Session, factor: number): void {
  const state = session.getState();
  const { span, timeUs } = state;
  const endUs = wholeUs(state);
  const from = span?.fromUs ?? 0;
  const until = span?.untilUs ?? endUs;
  const width = Math.max(leastUs, (until - from) * factor);
  if (width >= endUs) return session.setSpan(null);
  // What is under the cursor stays where it is, as far as that goes.
  const place = until === from ? 0.5 : Math.min(1, Math.max(0, (timeUs - from) / (until - from)));
  const start = Math.min(Math.max(0, timeUs - place * width), endUs - width);
  session.setSpan({ fromUs: Math.round(start), untilUs: Math.round(start + width) });
}
