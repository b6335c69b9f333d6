// The time line's axis. Where for long nothing happens it is broken: such a stretch takes a few
// pixels, and a sign says so; everywhere else a millisecond is as wide as any other. Times in
// microseconds, lengths in pixels.

/** A piece of the axis, on which time goes evenly. */
export interface Stretch {
  readonly fromUs: number;
  readonly untilUs: number;
  readonly left: number;
  readonly right: number;
  /** Nothing happens here, and it is drawn far too short. */
  readonly isBroken: boolean;
}

/** The shown stretch of time, and how wide it is. */
export interface Scale {
  readonly fromUs: number;
  readonly untilUs: number;
  readonly width: number;
  /** From left to right, without gaps; at least one. */
  readonly stretches: readonly Stretch[];
}

/** How wide a broken stretch is. */
export const breakPx = 28;
/** What would take less than this many times as much is not worth a break. */
const leastSaving = 3;

/** An axis without breaks. */
export function evenScale(fromUs: number, untilUs: number, width: number): Scale {
  const stretch = { fromUs, untilUs, left: 0, right: width, isBroken: false };
  return { fromUs, untilUs, width, stretches: [stretch] };
}

/**
 * The axis from one time to another. `momentsUs`: when something happens, ascending; `quietUs`: a
 * pause that is shorter is none, for messages are under way.
 */
export function scaleOf(
  fromUs: number,
  untilUs: number,
  width: number,
  momentsUs: readonly number[],
  quietUs: number,
): Scale {
  const even = evenScale(fromUs, untilUs, width);
  const breaks = breaksOf(even, momentsUs, quietUs);
  if (breaks.length === 0) return even;
  const brokenUs = breaks.reduce((sum, one) => sum + one.untilUs - one.fromUs, 0);
  const pxPerUs = (width - breaks.length * breakPx) / (untilUs - fromUs - brokenUs);
  const stretches: Stretch[] = [];
  let [atUs, left] = [fromUs, 0];
  const add = (toUs: number, right: number, isBroken: boolean): void => {
    if (toUs > atUs) stretches.push({ fromUs: atUs, untilUs: toUs, left, right, isBroken });
    [atUs, left] = [toUs, right];
  };
  for (const one of breaks) {
    add(one.fromUs, left + (one.fromUs - atUs) * pxPerUs, false);
    add(one.untilUs, left + breakPx, true);
  }
  add(untilUs, width, false);
  return { fromUs, untilUs, width, stretches };
}

interface Pause {
  readonly fromUs: number;
  readonly untilUs: number;
}

/** The pauses that are worth a break, by time. */
function breaksOf(
  { fromUs, untilUs, width }: Scale,
  momentsUs: readonly number[],
  quietUs: number,
): readonly Pause[] {
  const inside = momentsUs.filter((us) => us > fromUs && us < untilUs);
  const ends = [...inside, untilUs];
  const pauses = [fromUs, ...inside].map((us, i) => ({ fromUs: us, untilUs: ends[i] ?? us }));
  const lengthOf = (pause: Pause): number => pause.untilUs - pause.fromUs;
  const least = (leastSaving * breakPx * (untilUs - fromUs)) / Math.max(1, width);
  const long = pauses.filter((pause) => lengthOf(pause) >= Math.max(quietUs, least, 1));
  const leftUs = untilUs - fromUs - long.reduce((sum, pause) => sum + lengthOf(pause), 0);
  // Something must be left, of time and of room, that the breaks make way for.
  return leftUs > 0 && long.length * breakPx < width / 2 ? long : [];
}

export function xOf({ stretches }: Scale, us: number): number {
  const stretch = stretches.findLast((one) => one.fromUs <= us) ?? stretches[0];
  const { fromUs, untilUs, left, right } = stretch as Stretch;
  return untilUs <= fromUs ? left : left + ((us - fromUs) / (untilUs - fromUs)) * (right - left);
}

/** The time at a place; beyond the edges, as it would be if the axis went on. */
export function timeAt({ stretches }: Scale, x: number): number {
  const { fromUs, untilUs, left, right } = stretchAt(stretches, x);
  return right <= left ? fromUs : fromUs + ((x - left) / (right - left)) * (untilUs - fromUs);
}

/** The time at a place, or at the edge that it is beyond. */
export function usAt(scale: Scale, x: number): number {
  return timeAt(scale, Math.min(scale.width, Math.max(0, x)));
}

/** How long a pixel is at a place. */
export function usPerPixel({ stretches }: Scale, x: number): number {
  const { fromUs, untilUs, left, right } = stretchAt(stretches, x);
  return (untilUs - fromUs) / Math.max(1, right - left);
}

function stretchAt(stretches: readonly Stretch[], x: number): Stretch {
  return (stretches.findLast(({ left }) => left <= x) ?? stretches[0]) as Stretch;
}
