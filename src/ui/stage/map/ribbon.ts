// The cut as it is drawn: a ribbon across the middles of the cables that it severs.
import type { Severance } from "../../../session/drawing/faults.ts";
import { alongLine, lengthOf, type Point, smoothPathOf } from "./geometry.ts";
import type { Cable } from "./projection.ts";

export interface Ribbon {
  readonly entry: number;
  readonly path: string;
  /** Its ends, the right one first. */
  readonly ends: readonly Point[];
  /** Points along it, close enough to keep words off. */
  readonly points: readonly Point[];
  /** All of its cables are severed in one direction only. */
  readonly oneWay: boolean;
}

/** The ribbon of one partition or cut; null where it severs nothing. */
export function ribbonOf({ entry, links }: Severance, cables: readonly Cable[]): Ribbon | null {
  const directed = new Set(links);
  const severed = cables.filter(
    ({ a, b }) => directed.has(`${a}>${b}`) || directed.has(`${b}>${a}`),
  );
  const crossings = severed.map(({ a, b, line }) => {
    const place = alongLine(line, lengthOf(line) / 2);
    // Seen from one side of the cut, whichever way the cable happens to be drawn.
    const angle = directed.has(`${a}>${b}`) ? place.angle : place.angle + Math.PI;
    return { x: place.x, y: place.y, angle };
  });
  if (crossings.length === 0) return null;
  const across = normal(crossings);
  const along = (point: Point): number => point.x * across.x + point.y * across.y;
  const ordered = crossings.toSorted((one, other) => along(one) - along(other));
  const [first, last] = [ordered[0] ?? { x: 0, y: 0 }, ordered.at(-1) ?? { x: 0, y: 0 }];
  const reach = crossings.length === 1 ? 34 : 44;
  const start = { x: first.x - across.x * reach, y: first.y - across.y * reach };
  const end = { x: last.x + across.x * reach, y: last.y + across.y * reach };
  return {
    entry,
    path: smoothPathOf([start, ...ordered, end]),
    ends: end.x >= start.x ? [end, start] : [start, end],
    points: between([start, ...ordered, end]),
    oneWay: severed.every(({ a, b }) => !(directed.has(`${a}>${b}`) && directed.has(`${b}>${a}`))),
  };
}

/** At right angles to the cables' mean direction: the way that the ribbon runs. */
function normal(crossings: readonly { readonly angle: number }[]): Point {
  let [x, y] = [0, 0];
  for (const { angle } of crossings) {
    x += Math.cos(angle);
    y += Math.sin(angle);
  }
  const length = Math.hypot(x, y);
  return length < 1e-6 ? { x: 1, y: 0 } : { x: -y / length, y: x / length };
}

/** The points with four more on the way from each to the next. */
function between(points: readonly Point[]): readonly Point[] {
  return points.flatMap((from, i) => {
    const to = points[i + 1];
    if (to === undefined) return [from];
    return [0, 0.2, 0.4, 0.6, 0.8].map((part) => ({
      x: from.x + (to.x - from.x) * part,
      y: from.y + (to.y - from.y) * part,
    }));
  });
}
