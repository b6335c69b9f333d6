// Lines and marks as text for paths: one path for all that look alike, however many they are.

import { alongOf, type Plane, point, short } from "./plane.ts";
import type { Leg, Stroke } from "./strokes.ts";
import { placeAt } from "./strokes.ts";

/** What the lines of one sender are drawn with. */
export interface LinePaths {
  data: string;
  answer: string;
  question: string;
  refusal: string;
  held: string;
  fade: string;
  /** Bars where lost messages end, crosses where refusals arrive. */
  ends: string;
}

export const lineKinds: readonly (keyof LinePaths)[] = [
  "fade",
  "held",
  "answer",
  "refusal",
  "question",
  "data",
  "ends",
];

/** By sender. */
export function linePaths(
  strokes: readonly Stroke[],
  plane: Plane,
  size: number,
): ReadonlyMap<string, LinePaths> {
  const paths = new Map<string, LinePaths>();
  for (const { from, sign, legs, stop } of strokes) {
    const own = pathsOf(paths, from);
    for (const leg of legs) {
      const kind =
        leg.kind === "way" ? (sign === "held" || sign === "waiting" ? "data" : sign) : leg.kind;
      own[kind] += legPath(leg, plane);
    }
    if (stop !== null) own.ends += bar(alongOf(plane, stop.atUs), stop.at, plane, size);
    else if (sign === "refusal") own.ends += arrival(legs, plane, size);
  }
  return paths;
}

function pathsOf(paths: Map<string, LinePaths>, sender: string): LinePaths {
  const known = paths.get(sender);
  if (known !== undefined) return known;
  const fresh = { data: "", answer: "", question: "", refusal: "", held: "", fade: "", ends: "" };
  paths.set(sender, fresh);
  return fresh;
}

/** Nothing is drawn farther outside than this: far from the picture numbers lose their digits. */
const margin = 40;

function legPath({ fromUs, untilUs, from, until }: Leg, plane: Plane): string {
  const clipped = clip(
    [alongOf(plane, fromUs), from],
    [alongOf(plane, untilUs), until],
    plane.start - margin,
    plane.end + margin,
  );
  if (clipped === null) return "";
  const [a, b] = clipped;
  return `M${point(plane, a[0], a[1])}L${point(plane, b[0], b[1])}`;
}

type End = readonly [along: number, across: number];

/** The part of a straight line that lies between two places along it; the slope stays. */
export function clip(a: End, b: End, low: number, high: number): readonly [End, End] | null {
  if (b[0] < low || a[0] > high) return null;
  const at = (along: number): End => {
    const part = (along - a[0]) / (b[0] - a[0]);
    return [along, a[1] + (b[1] - a[1]) * part];
  };
  return [a[0] < low ? at(low) : a, b[0] > high ? at(high) : b];
}

function bar(along: number, across: number, plane: Plane, size: number): string {
  const half = size * 0.8;
  return `M${point(plane, along, across - half)}L${point(plane, along, across + half)}`;
}

/** A cross on the last stretch of the way. */
function arrival(legs: readonly Leg[], plane: Plane, size: number): string {
  const last = legs.at(-1);
  if (last === undefined || last.kind !== "way") return "";
  const part = 0.82;
  const along = alongOf(plane, last.fromUs + (last.untilUs - last.fromUs) * part);
  if (along < plane.start - margin || along > plane.end + margin) return "";
  return cross(plane, along, last.from + (last.until - last.from) * part, size * 0.55);
}

export function cross(plane: Plane, along: number, across: number, arm: number): string {
  const [a, b, c, d] = [along - arm, along + arm, across - arm, across + arm];
  const stroke = `M${point(plane, a, c)}L${point(plane, b, d)}`;
  return `${stroke}M${point(plane, a, d)}L${point(plane, b, c)}`;
}

/** The signs of what is under way. */
export interface HeadPaths {
  solid: string;
  hollow: string;
  line: string;
}

export const headKinds: readonly (keyof HeadPaths)[] = ["solid", "hollow", "line"];

/** The heads of the messages that are under way at a time, by sender. */
export function headPaths(
  strokes: readonly Stroke[],
  plane: Plane,
  us: number,
  size: number,
): ReadonlyMap<string, HeadPaths> {
  const paths = new Map<string, HeadPaths>();
  const along = alongOf(plane, us);
  for (const stroke of strokes) {
    const last = stroke.legs.at(-1);
    if (last === undefined || us >= last.untilUs) continue;
    const across = placeAt(stroke, us);
    if (across === null) continue;
    const own = paths.get(stroke.from) ?? { solid: "", hollow: "", line: "" };
    paths.set(stroke.from, own);
    if (stroke.sign === "data") own.solid += diamond(plane, along, across, size);
    else if (stroke.sign === "answer") own.hollow += diamond(plane, along, across, size * 0.75);
    else if (stroke.sign === "question") own.line += chevrons(plane, along, across, size * 0.8);
    else own.line += cross(plane, along, across, size * 0.6);
  }
  return paths;
}

function diamond(plane: Plane, along: number, across: number, size: number): string {
  const corners = [
    point(plane, along + size, across),
    point(plane, along, across + size),
    point(plane, along - size, across),
  ];
  return `M${point(plane, along, across - size)}L${corners.join("L")}z`;
}

/** They point the way the time runs. */
function chevrons(plane: Plane, along: number, across: number, size: number): string {
  return [0, size * 0.8]
    .map((shift) => {
      const [back, tip] = [along + shift - size, along + shift];
      const arm = size * 0.9;
      const ends = [across - arm, across + arm].map((end) => point(plane, back, end));
      return `M${ends[0]}L${point(plane, tip, across)}L${ends[1]}`;
    })
    .join("");
}

/** A conflict, around a point; upright however the time runs. */
export function zigzag({ x, y }: { x: number; y: number }, width: number): string {
  const [step, height] = [short(width / 4), short(width * 0.46)];
  const start = `M${short(x - width / 2)} ${short(y + height / 2)}`;
  return `${start}l${step} -${height}l${step} ${height}l${step} -${height}l${step} ${height}`;
}

/** A whole circle. */
export function disc(x: number, y: number, r: number): string {
  const [radius, width] = [short(r), short(2 * r)];
  const half = (to: number): string => `a${radius} ${radius} 0 1 0 ${to} 0`;
  return `M${short(x - r)} ${short(y)}${half(width)}${half(-width)}z`;
}
