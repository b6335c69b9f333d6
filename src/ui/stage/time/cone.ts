// The causality of one event as rings around others: what it knew, what knew of it, and what did
// not know it. One path for each relation; the past is numbered in order of time.
import type { Cone } from "../../../session/judging/causality.ts";
import { type MarkSizes, type PlacedMark, reachOf } from "./marks.ts";
import { disc } from "./paths.ts";
import { alongOf, type Plane, short, spot } from "./plane.ts";

export interface ConeDrawing {
  readonly before: string;
  readonly after: string;
  readonly concurrent: string;
  readonly numbers: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

/** More numbers than these would hide what they number. */
const mostNumbers = 12;

export function coneDrawing(
  { before, after, concurrent }: Cone,
  marks: readonly PlacedMark[],
  plane: Plane,
  sizes: MarkSizes,
): ConeDrawing {
  const place = (mark: PlacedMark) => ({
    ...spot(plane, alongOf(plane, mark.atUs), mark.at),
    reach: reachOf(mark.kind, sizes),
  });
  const byEvent = new Map(marks.map((mark) => [mark.event, mark]));
  const rings = (events: readonly number[], more: number): string =>
    events
      .flatMap((event) => byEvent.get(event) ?? [])
      .map((mark) => {
        const { x, y, reach } = place(mark);
        return disc(x, y, reach + more);
      })
      .join("");
  const numbers =
    before.length > mostNumbers
      ? []
      : before.flatMap((event, i) => {
          const mark = byEvent.get(event);
          if (mark === undefined) return [];
          const { x, y, reach } = place(mark);
          const away = (reach + 6) * 0.85;
          return [{ text: String(i + 1), x: short(x - away), y: short(y + away) }];
        });
  return {
    before: rings(before, 5.5),
    after: rings(after, 5.5),
    concurrent: rings(concurrent, 8),
    numbers,
  };
}
