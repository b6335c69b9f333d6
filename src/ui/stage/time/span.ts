// Which part of time is shown: panned, zoomed around a point, and moved along with the cursor.
import type { Span } from "../../../session/state.ts";

/** The least that is shown: a millisecond. */
const leastUs = 1000;

/** Zooms around a time that stays where it is. Null: all of it. */
export function zoomed(span: Span, factor: number, aroundUs: number, endUs: number): Span | null {
  const width = span.untilUs - span.fromUs;
  const next = Math.max(leastUs, width * factor);
  if (next >= endUs) return null;
  const part = width === 0 ? 0.5 : (aroundUs - span.fromUs) / width;
  return kept(aroundUs - part * next, next, endUs);
}

export function panned(span: Span, byUs: number, endUs: number): Span {
  return kept(span.fromUs + byUs, span.untilUs - span.fromUs, endUs);
}

/** Where the cursor has left what is shown, or is about to, the next stretch; null: stay. */
export function following(span: Span, timeUs: number, endUs: number): Span | null {
  const width = span.untilUs - span.fromUs;
  const isAhead = timeUs > span.untilUs - width * 0.04 && span.untilUs < endUs;
  const isBehind = timeUs < span.fromUs;
  if (!isAhead && !isBehind) return null;
  return kept(timeUs - width * (isAhead ? 0.2 : 0.6), width, endUs);
}

function kept(fromUs: number, width: number, endUs: number): Span {
  const from = Math.min(Math.max(0, fromUs), Math.max(0, endUs - width));
  return { fromUs: Math.round(from), untilUs: Math.round(from + width) };
}
