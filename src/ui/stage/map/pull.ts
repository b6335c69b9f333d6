// The geometry of pulling a cable: which way is outwards, and how many milliseconds a pull is
// worth.
import { alongLine, lengthOf, type Point, type Polyline, short } from "./geometry.ts";

/**
 * The direction across the line at its middle that leads away from a point, as a vector of length
 * 1; where the line runs through the point, the one to the right or upwards.
 */
export function outwards(line: Polyline, from: Point): Point {
  const { x, y, angle } = alongLine(line, lengthOf(line) / 2);
  const normal = { x: -Math.sin(angle), y: Math.cos(angle) };
  const side = (x - from.x) * normal.x + (y - from.y) * normal.y;
  const isAway = Math.abs(side) > 12 ? side > 0 : normal.x - normal.y > 0;
  return isAway ? normal : { x: -normal.x, y: -normal.y };
}

/**
 * Where on a cable its button stands: near the middle, as far as can be from the cities and from
 * the buttons of other cables.
 */
export function gripsOf(
  cables: readonly { readonly line: Polyline }[],
  places: readonly Point[],
): readonly Point[] {
  const taken = [...places];
  return cables.map(({ line }) => {
    const length = lengthOf(line);
    const clearance = ({ x, y }: Point): number =>
      Math.min(...taken.map((other) => Math.hypot(other.x - x, other.y - y)));
    let best: Point = alongLine(line, length / 2);
    for (const part of [0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.34, 0.66]) {
      const point = alongLine(line, length * part);
      // A little more room is not worth leaving the middle for.
      if (clearance(best) < 40 && clearance(point) > clearance(best) + 1) best = point;
    }
    taken.push(best);
    return best;
  });
}

/** A pixel outwards is a millisecond more, one inwards one less; whole, and never below 0. */
export function pulledMs(startMs: number, from: Point, to: Point, normal: Point): number {
  const distance = (to.x - from.x) * normal.x + (to.y - from.y) * normal.y;
  const change = Math.round(distance);
  if (change === 0) return startMs;
  return Math.max(0, Math.round(startMs + change));
}

/** The cable as it is pulled: its ends stay, what was taken hold of goes along. */
export function bentPath(
  line: Polyline,
  { from, to }: { readonly from: Point; readonly to: Point },
): string {
  const first = line.points[0] ?? from;
  const last = line.points.at(-1) ?? from;
  // A quadratic curve that passes through the pulled point at its middle.
  const x = 2 * to.x - (first.x + last.x) / 2;
  const y = 2 * to.y - (first.y + last.y) / 2;
  const text = (point: Point): string => `${short(point.x)} ${short(point.y)}`;
  return `M${text(first)}Q${text({ x, y })} ${text(last)}`;
}
