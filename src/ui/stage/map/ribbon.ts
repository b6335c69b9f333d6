// The cut as it is drawn: a ribbon across the middles of the cables that it severs.
import type { Severance } from "../../../session/faults.ts";
import { alongLine, lengthOf, type Point, smoothPathOf } from "./geometry.ts";
import type { Cable } from "./projection.ts";

export interface Ribbon {
  readonly entry: number;
  readonly path: string;
  /** Where the words go: the end of the ribbon that has more room to its right. */
  readonly end: Point;
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
    end: end.x >= start.x ? end : start,
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
