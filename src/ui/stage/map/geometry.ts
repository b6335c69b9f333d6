// Points and polylines in pixels, as far as the map needs them: a cable is a polyline, a message's
// head is a point on it.

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A point on a line with the direction of travel, in radians. */
export interface Heading extends Point {
  readonly angle: number;
}

export interface Polyline {
  readonly points: readonly Point[];
  /** Length from the first point to each point. */
  readonly lengths: readonly number[];
}

export function polyline(points: readonly Point[]): Polyline {
  const lengths = [0];
  for (let i = 1; i < points.length; i += 1) {
    const { x, y } = pointAt(points, i);
    const before = pointAt(points, i - 1);
    lengths.push((lengths[i - 1] ?? 0) + Math.hypot(x - before.x, y - before.y));
  }
  return { points, lengths };
}

export function lengthOf(line: Polyline): number {
  return line.lengths.at(-1) ?? 0;
}

/** The place at a length from the line's start; the direction is that of the line there. */
export function alongLine(line: Polyline, length: number): Heading {
  const last = line.points.length - 1;
  let i = 1;
  while (i < last && (line.lengths[i] ?? 0) < length) i += 1;
  const from = pointAt(line.points, i - 1);
  const to = pointAt(line.points, i);
  const start = line.lengths[i - 1] ?? 0;
  const span = (line.lengths[i] ?? 0) - start;
  const part = span === 0 ? 0 : Math.min(1, Math.max(0, (length - start) / span));
  return {
    x: from.x + (to.x - from.x) * part,
    y: from.y + (to.y - from.y) * part,
    angle: Math.atan2(to.y - from.y, to.x - from.x),
  };
}

/** The stretch of a line between two lengths from its start. */
export function stretchOf(line: Polyline, from: number, to: number): readonly Point[] {
  const inner = line.points.filter((_, i) => {
    const length = line.lengths[i] ?? 0;
    return length > from && length < to;
  });
  return [alongLine(line, from), ...inner, alongLine(line, to)];
}

export function reversed(line: Polyline): Polyline {
  return polyline([...line.points].reverse());
}

/** A tenth of a pixel is more than any screen shows. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${short(x)} ${short(y)}`).join("");
}

/** A smooth curve through the points (Catmull and Rom 1974, as cubic Bézier pieces). */
export function smoothPathOf(points: readonly Point[]): string {
  const [first] = points;
  if (first === undefined) return "";
  let path = `M${short(first.x)} ${short(first.y)}`;
  for (let i = 0; i + 1 < points.length; i += 1) {
    const before = points[i - 1] ?? pointAt(points, i);
    const from = pointAt(points, i);
    const to = pointAt(points, i + 1);
    const after = points[i + 2] ?? to;
    const control = (a: Point, b: Point, c: Point, sign: number): string =>
      `${short(b.x + (sign * (c.x - a.x)) / 6)} ${short(b.y + (sign * (c.y - a.y)) / 6)}`;
    path += `C${control(before, from, to, 1)} ${control(from, to, after, -1)}`;
    path += ` ${short(to.x)} ${short(to.y)}`;
  }
  return path;
}

/** The area that two boxes share. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** How far a point is from the nearest of a box; 0 inside it. */
export function distanceTo(box: Box, { x, y }: Point): number {
  return Math.hypot(
    Math.max(box.left - x, 0, x - box.right),
    Math.max(box.top - y, 0, y - box.bottom),
  );
}

export function isInside({ x, y }: Point, box: Box): boolean {
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

export function boxAround({ x, y }: Point, reach: number): Box {
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
}

function pointAt(points: readonly Point[], i: number): Point {
  return points[i] ?? { x: 0, y: 0 };
}
