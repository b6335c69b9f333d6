// The geometry of a dial that shows an offset: one turn is 600 ms, clockwise is ahead.

export const turnUs = 600_000;
const mostUs = 3_600_000_000;

export function clampedUs(us: number): number {
  return Math.min(mostUs, Math.max(-mostUs, us));
}

/** The hand's angle from the top, in radians. */
export function angleOf(us: number): number {
  return ((us % turnUs) / turnUs) * 2 * Math.PI;
}

/**
 * The offset after the hand has been dragged to an angle: whole milliseconds, on the turn that is
 * nearest to where it was, so that it can be dragged round and round.
 */
export function turnedUs(fromUs: number, angle: number): number {
  const withinUs = (angle / (2 * Math.PI)) * turnUs;
  const turns = Math.round((fromUs - withinUs) / turnUs);
  return clampedUs(Math.round((withinUs + turns * turnUs) / 1000) * 1000);
}

/** The wedge between true time and the hand; all round after a whole turn. */
export function arcTo(us: number): string {
  if (us === 0) return "";
  if (Math.abs(us) >= turnUs) return "M0 -26a26 26 0 1 1 -0.1 0z";
  const angle = angleOf(us);
  const x = Math.round(Math.sin(angle) * 260) / 10;
  const y = Math.round(-Math.cos(angle) * 260) / 10;
  const isLong = Math.abs(angle) > Math.PI ? 1 : 0;
  return `M0 0V-26A26 26 0 ${isLong} ${us > 0 ? 1 : 0} ${x} ${y}z`;
}
