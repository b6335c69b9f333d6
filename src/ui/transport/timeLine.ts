// The time line's geometry: which time stands where, where the handles of faults and requests are,
// and what a pointer takes hold of. Times in microseconds, lengths in pixels.
import { countUpTo } from "../../session/run/instants.ts";
import type { ScriptEntry } from "../../sim/scenario.ts";
import { type Scale, timeAt, usPerPixel, xOf } from "./axis.ts";

/** Heights on the line, from its top. */
export const rows = { rail: 26, bandTop: 14, point: 31, labels: 47 } as const;

export interface Handle {
  /** Index of the script's entry. */
  readonly entry: number;
  /** A fault has a beginning and an end, anything else happens at once. */
  readonly kind: "fault" | "point";
  readonly fromUs: number;
  /** Null: to the end of the run. */
  readonly untilUs: number | null;
  /** The node that it happens at, if it is a request. */
  readonly node: string | null;
  /** Where its mark stands: close to its time, clear of the others. */
  readonly x: number;
}

/** From mark to mark: the least that a target may measure. */
export const targetPx = 24;

/** What can be moved, remarks left out: what is said belongs to the lecturer. */
function movable(entry: ScriptEntry): boolean {
  return entry.kind !== "say";
}

/**
 * The handles of the entries that are in sight, faults and others each in a row of their own and
 * clear of each other. Where they are too close together, those nearest to where we stand: zooming
 * in, or going there, shows the others.
 */
export function handlesOf(
  script: readonly ScriptEntry[],
  scale: Scale,
  timeUs: number,
): readonly Handle[] {
  const inSight = script.filter(
    (entry) => movable(entry) && entry.atUs >= scale.fromUs && entry.atUs <= scale.untilUs,
  );
  return (["fault", "point"] as const).flatMap((kind) => {
    const row = inSight.filter((entry) => (hasEnd(entry) ? "fault" : "point") === kind);
    return rowOf(row, scale, timeUs).map(
      ({ entry, x }): Handle => ({
        entry: entry.index,
        kind,
        fromUs: entry.atUs,
        untilUs: hasEnd(entry) ? entry.untilUs : null,
        node: entry.kind === "request" ? entry.node : null,
        x,
      }),
    );
  });
}

interface Placed {
  readonly entry: ScriptEntry;
  readonly x: number;
}

/** Farther than this a mark no longer tells its time. */
const farthestPx = 30;
/** More are not looked at: they would not fit on any line. */
const mostTried = 300;

function rowOf(row: readonly ScriptEntry[], scale: Scale, timeUs: number): readonly Placed[] {
  const wanted = row.map(({ atUs }) => xOf(scale, atUs));
  const all = placed(row, wanted, scale.width);
  if (all !== null) return all;
  const here = xOf(scale, timeUs);
  let chosen: readonly number[] = [];
  let best: readonly Placed[] = [];
  for (const one of nearest(wanted, here, mostTried)) {
    if (chosen.length > scale.width / targetPx) break;
    const place = countUpTo(chosen, one);
    const more = chosen.toSpliced(place, 0, one);
    const found = placed(
      more.map((i) => row[i] as ScriptEntry),
      more.map((i) => wanted[i] ?? 0),
      scale.width,
    );
    if (found !== null) [chosen, best] = [more, found];
  }
  return best;
}

/** The indices of so many of the ascending numbers, the nearest to `here` first. */
function nearest(numbers: readonly number[], here: number, most: number): readonly number[] {
  let after = countUpTo(numbers, here);
  let before = after - 1;
  const found: number[] = [];
  while (found.length < Math.min(most, numbers.length)) {
    const left = here - (numbers[before] ?? Number.NEGATIVE_INFINITY);
    const right = (numbers[after] ?? Number.POSITIVE_INFINITY) - here;
    if (right < left) {
      found.push(after);
      after += 1;
      continue;
    }
    // Of equal ones the first comes first, on this side too.
    let first = before;
    while (numbers[first - 1] === numbers[before]) first -= 1;
    for (let i = first; i <= before; i += 1) found.push(i);
    before = first - 1;
  }
  return found.slice(0, most);
}

/** The marks' places; null where one would be too far from its time. */
function placed(
  entries: readonly ScriptEntry[],
  wanted: readonly number[],
  width: number,
): readonly Placed[] | null {
  if (entries.length * targetPx > width + targetPx) return null;
  const places = spread(wanted, targetPx, width);
  if (places.some((x, i) => Math.abs(x - (wanted[i] ?? 0)) > farthestPx)) return null;
  return entries.map((entry, i) => ({ entry, x: places[i] ?? 0 }));
}

type Ending = Extract<ScriptEntry, { readonly untilUs: number | null }>;

function hasEnd(entry: ScriptEntry): entry is Ending {
  return "untilUs" in entry;
}

/**
 * Places at least `gap` apart that are as near as can be to the wanted ones (ascending), by pooling
 * neighbours that would collide around their middle.
 */
export function spread(wanted: readonly number[], gap: number, width: number): readonly number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const [i, place] of wanted.entries()) {
    pools.push({ sum: place - i * gap, count: 1 });
    for (;;) {
      const [before, last] = [pools.at(-2), pools.at(-1)];
      if (before === undefined || last === undefined) break;
      if (before.sum / before.count <= last.sum / last.count) break;
      pools.pop();
      before.sum += last.sum;
      before.count += last.count;
    }
  }
  const places: number[] = [];
  for (const { sum, count } of pools) {
    for (let k = 0; k < count; k += 1) places.push(sum / count + places.length * gap);
  }
  const last = places.length - 1;
  return places.map((place, i) => Math.min(Math.max(place, i * gap), width - (last - i) * gap));
}

export interface Grab {
  readonly entry: number;
  readonly part: "whole" | "start" | "end";
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * What a pointer takes hold of; null: nothing, it moves through time. The knob goes first, then the
 * marks below the line and the faults above it, the shortest fault first.
 */
export function grabAt(
  handles: readonly Handle[],
  scale: Scale,
  knobX: number,
  { x, y }: Point,
  reach: number,
): Grab | null {
  if (Math.abs(x - knobX) <= 12 && y >= 12) return null;
  if (y > rows.rail) {
    const near = handles
      .filter((handle) => handle.kind === "point" && Math.abs(handle.x - x) <= reach)
      .sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x));
    return y <= rows.point + reach && near[0] ? { entry: near[0].entry, part: "whole" } : null;
  }
  const faults = handles
    .filter(({ kind }) => kind === "fault")
    .map((handle) => ({ handle, left: xOf(scale, handle.fromUs), right: endX(handle, scale) }))
    .sort((a, b) => a.right - a.left - (b.right - b.left));
  for (const { handle, left, right } of faults) {
    const part = faultPart(x, y, left, right, reach);
    if (part !== null) return { entry: handle.entry, part };
  }
  return null;
}

/** Where a fault's band ends on the line, at its edge at the latest. */
export function endX({ untilUs }: Pick<Handle, "untilUs">, scale: Scale): number {
  return untilUs === null ? scale.width : Math.min(scale.width, xOf(scale, untilUs));
}

/** A band is moved by its upper part and its ends; through the rest of it time is sought. */
function faultPart(
  x: number,
  y: number,
  left: number,
  right: number,
  reach: number,
): Grab["part"] | null {
  if (y < 4) return null;
  // In a short band the ends reach outwards only, or nothing would be left of its middle.
  const inwards = Math.min(reach, (right - left) / 3);
  if (x >= right - inwards && x <= right + reach) return "end";
  if (x >= left - reach && x <= left + inwards) return "start";
  return x > left && x < right && y <= 20 ? "whole" : null;
}

/** The steps in which things are dragged: whole milliseconds, finer where a pixel is. */
export function stepUs(scale: Scale, x: number): number {
  const perPixel = usPerPixel(scale, x);
  if (perPixel >= 200) return 1000;
  return perPixel >= 20 ? 100 : 10;
}

export interface Dragged {
  readonly fromUs: number;
  readonly untilUs: number | null;
}

/** Where a fault or request is after a drag by some pixels. */
export function draggedBy(
  { fromUs, untilUs }: Pick<Handle, "fromUs" | "untilUs">,
  part: Grab["part"],
  dx: number,
  scale: Scale,
): Dragged {
  if (dx === 0) return { fromUs, untilUs };
  const heldUs = part === "end" ? (untilUs ?? scale.untilUs) : fromUs;
  const x = xOf(scale, heldUs) + dx;
  const step = stepUs(scale, x);
  const round = (us: number): number => Math.max(0, Math.round(us / step) * step);
  const at = round(timeAt(scale, x));
  if (part === "end") return { fromUs, untilUs: Math.max(fromUs + step, at) };
  const from = at;
  if (part === "start") {
    return { fromUs: untilUs === null ? from : Math.min(from, untilUs - step), untilUs };
  }
  return { fromUs: from, untilUs: untilUs === null ? null : untilUs + from - fromUs };
}
