// Where a time is on the picture. Time runs to the right, or down on a narrow screen; all that is
// drawn is laid out in two numbers, `along` the time and `across` the lanes, and turned only here.

export interface Plane {
  /** Time runs down. */
  readonly isVertical: boolean;
  /** Pixels, along the time, between which it is drawn. */
  readonly start: number;
  readonly end: number;
  /** The picture goes on by this much at both ends, so that a mark at an end is whole. */
  readonly pad: number;
  readonly fromUs: number;
  readonly untilUs: number;
}

/** The ends of what is drawn. */
export function edges({ start, end, pad }: Plane): [number, number] {
  return [start - pad, end + pad];
}

/** Where the marks of the lanes stand, before their beginning. */
export function nameSpot({ start, pad }: Plane, scale: number): number {
  return start - pad - 26 * scale;
}

export function alongOf({ start, end, fromUs, untilUs }: Plane, us: number): number {
  const width = Math.max(1, untilUs - fromUs);
  return start + ((us - fromUs) / width) * (end - start);
}

export function timeAt({ start, end, fromUs, untilUs }: Plane, along: number): number {
  return fromUs + ((along - start) / Math.max(1, end - start)) * (untilUs - fromUs);
}

/** How much time a pixel is. */
export function usPerPixel({ start, end, fromUs, untilUs }: Plane): number {
  return (untilUs - fromUs) / Math.max(1, end - start);
}

/** A tenth of a pixel is more than an eye sees. */
export function short(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A point as a path writes it. */
export function point({ isVertical }: Plane, along: number, across: number): string {
  return isVertical ? `${short(across)} ${short(along)}` : `${short(along)} ${short(across)}`;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export function spot({ isVertical }: Plane, along: number, across: number): Spot {
  return isVertical ? { x: across, y: along } : { x: along, y: across };
}

/** A box from one time and place to another. */
export function box(
  { isVertical }: Plane,
  along: readonly [number, number],
  across: readonly [number, number],
): { x: number; y: number; width: number; height: number } {
  const [length, breadth] = [Math.max(0, along[1] - along[0]), across[1] - across[0]];
  return isVertical
    ? { x: short(across[0]), y: short(along[0]), width: short(breadth), height: short(length) }
    : { x: short(along[0]), y: short(across[0]), width: short(length), height: short(breadth) };
}

/** Round times, at least `leastPx` apart: of 1, 2 or 5 units of some power of ten. */
export function ticksOf(plane: Plane, leastPx: number): readonly number[] {
  const { fromUs, untilUs } = plane;
  const least = Math.max(1, usPerPixel(plane) * leastPx);
  let power = 1;
  while (power * 5 < least) power *= 10;
  const step = power * ([1, 2, 5].find((factor) => power * factor >= least) ?? 10);
  const ticks: number[] = [];
  for (let us = Math.ceil(fromUs / step) * step; us <= untilUs; us += step) ticks.push(us);
  return ticks;
}
