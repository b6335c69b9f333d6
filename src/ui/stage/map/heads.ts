// What is drawn of the messages under way: trails, heads and words, as one path per sender and
// kind, so that a frame writes a handful of attributes however many messages there are.

import { signOfRole } from "../../../session/drawing/signs.ts";
import type { Flight } from "../../../session/run/flights.ts";
import {
  alongLine,
  type Box,
  boxAround,
  type Heading,
  isInside,
  lengthOf,
  overlap,
  type Point,
  type Polyline,
  pathOf,
  reversed,
  short,
  stretchOf,
} from "./geometry.ts";
import type { Cable } from "./projection.ts";

/** The paths of one sender's messages. */
export interface HeadPaths {
  /** From the sender to the head of what carries data. */
  trail: string;
  /** The same for what a cut holds. */
  held: string;
  /** Filled diamonds: data. */
  solid: string;
  /** Hollow diamonds: acknowledgements and votes. */
  hollow: string;
  /** Chevrons: proposals. Crosses: rejections. Bars: lost. */
  line: string;
}

interface HeadLabel extends Point {
  readonly text: string;
  readonly anchor: "start" | "end";
}

export interface Heads {
  readonly paths: ReadonlyMap<string, HeadPaths>;
  readonly labels: readonly HeadLabel[];
}

/** Directed lines by `from>to`. */
export type Lines = ReadonlyMap<string, Polyline>;

export function linesOfCables(cables: readonly Cable[]): Lines {
  const lines = new Map<string, Polyline>();
  for (const { a, b, line } of cables) {
    lines.set(`${a}>${b}`, line);
    lines.set(`${b}>${a}`, reversed(line));
  }
  return lines;
}

interface Placed {
  readonly flight: Flight;
  readonly line: Polyline;
  /** From the line's start to the head. */
  readonly length: number;
  readonly head: Heading;
}

/** Sizes of a map, in its own pixels. */
export interface HeadSizes {
  readonly diamond: number;
  /** Heads start and end this far from the marks, so that a message just sent is seen. */
  readonly gap: number;
  readonly fontSize: number;
}

type Measure = (text: string, sizePx: number) => number;

/** Where nothing can be measured. */
const estimate: Measure = (text, sizePx) => text.length * sizePx * 0.58;

/** What words keep off and stay within, and how wide they are. */
interface Grounds {
  readonly keepOff: readonly Box[];
  readonly area: Box;
  readonly measure: Measure;
}

/** Lays out the flights of one moment. `keepOff` are the boxes of marks and values. */
export function headsOf(
  flights: readonly Flight[],
  lines: Lines,
  sizes: HeadSizes,
  keepOff: readonly Box[],
  area: Box,
  measure = estimate,
): Heads {
  const placed = queued(flights.flatMap((flight) => place(flight, lines, sizes)));
  const apart = keepRight(placed, sizes, keepOff);
  const paths = new Map<string, HeadPaths>();
  for (const one of apart) draw(one, sizes, pathsOf(paths, one.flight.from));
  drawTrails(apart, sizes, paths);
  return { paths, labels: labelsOf(apart, lines, sizes, { keepOff, area, measure }) };
}

function place(flight: Flight, lines: Lines, sizes: HeadSizes): Placed[] {
  const line = lines.get(`${flight.from}>${flight.to}`);
  if (line === undefined) return [];
  const whole = lengthOf(line);
  const gap = Math.min(sizes.gap, whole * 0.27);
  const length = gap + (whole - 2 * gap) * flight.fraction;
  return [{ flight, line, length, head: alongLine(line, length) }];
}

/** Heads at one spot of one direction stand in a queue, the first one in front. */
function queued(placed: readonly Placed[]): readonly Placed[] {
  const spots = new Map<string, number>();
  return placed.map((one) => {
    const { from, to } = one.flight;
    const spot = `${from}>${to} ${Math.round(one.length / 10)}`;
    const before = spots.get(spot) ?? 0;
    spots.set(spot, before + 1);
    if (before === 0) return one;
    const whole = lengthOf(one.line);
    const back = one.length - before * 14;
    const length = back > 12 ? back : Math.min(whole - 12, one.length + before * 14);
    return { ...one, length, head: alongLine(one.line, length) };
  });
}

/** Heads that meet keep right, smoothly, by up to ten pixels, as far as no value stands there. */
function keepRight(
  placed: readonly Placed[],
  { diamond }: HeadSizes,
  keepOff: readonly Box[],
): readonly Placed[] {
  const byDirection = new Map<string, Placed[]>();
  for (const one of placed) {
    const direction = `${one.flight.from}>${one.flight.to}`;
    const same = byDirection.get(direction);
    if (same === undefined) byDirection.set(direction, [one]);
    else same.push(one);
  }
  return placed.map((one) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const other of byDirection.get(`${one.flight.to}>${one.flight.from}`) ?? []) {
      const [dx, dy] = [other.head.x - one.head.x, other.head.y - one.head.y];
      nearest = Math.min(nearest, dx * dx + dy * dy);
    }
    const shift = 10 * Math.min(1, Math.max(0, (46 - Math.sqrt(nearest)) / 26));
    if (shift === 0) return one;
    const { x, y, angle } = one.head;
    const beside = (by: number) => ({
      x: x - Math.sin(angle) * by,
      y: y + Math.cos(angle) * by,
      angle,
    });
    // On the cable itself nothing stands in the way.
    const heads = [1, 0.75, 0.5, 0.25].map((part) => beside(shift * part));
    const free = heads.find((head) => {
      const box = boxAround(head, diamond + 1);
      return keepOff.every((other) => overlap(box, other) === 0);
    });
    return free === undefined ? one : { ...one, head: free };
  });
}

function pathsOf(paths: Map<string, HeadPaths>, sender: string): HeadPaths {
  const known = paths.get(sender);
  if (known !== undefined) return known;
  const fresh = { trail: "", held: "", solid: "", hollow: "", line: "" };
  paths.set(sender, fresh);
  return fresh;
}

/**
 * The trails of one sender on one cable lie over each other, and only the farthest is seen: however
 * many heads there are, a cable has one trail.
 */
function drawTrails(
  placed: readonly Placed[],
  sizes: HeadSizes,
  paths: Map<string, HeadPaths>,
): void {
  const trails = new Map<string, Trail>();
  for (const { flight, line, length } of placed) {
    const isHeld = flight.state === "held";
    if (!isHeld && signOfRole[flight.role] !== "data") continue;
    const kind = isHeld ? "held" : "trail";
    const key = `${kind} ${flight.from}>${flight.to}`;
    const start = Math.min(sizes.gap * 0.8, length * 0.5);
    const { from, until } = trails.get(key) ?? { from: start, until: length };
    const stretch = { from: Math.min(from, start), until: Math.max(until, length) };
    trails.set(key, { kind, sender: flight.from, line, ...stretch });
  }
  for (const { kind, sender, line, from, until } of trails.values()) {
    pathsOf(paths, sender)[kind] += pathOf(stretchOf(line, from, until));
  }
}

interface Trail {
  readonly kind: "held" | "trail";
  readonly sender: string;
  readonly line: Polyline;
  /** From the line's start. */
  readonly from: number;
  readonly until: number;
}

function draw({ flight, head }: Placed, sizes: HeadSizes, paths: HeadPaths): void {
  const sign = signOfRole[flight.role];
  if (flight.state === "lost") {
    paths.line += bar(head, sizes.diamond);
    return;
  }
  const size = sizes.diamond;
  if (sign === "data") paths.solid += diamond(head, size);
  else if (sign === "answer") paths.hollow += diamond(head, size * 0.8);
  else if (sign === "question") paths.line += chevron(head, size);
  else paths.line += cross(head, size * 0.65);
}

function diamond({ x, y }: Point, size: number): string {
  const corner = (dx: number, dy: number): string => `${short(x + dx)} ${short(y + dy)}`;
  return `M${corner(0, -size)}L${corner(size, 0)}L${corner(0, size)}L${corner(-size, 0)}z`;
}

function cross({ x, y }: Point, arm: number): string {
  const whole = short(2 * arm);
  return `M${short(x - arm)} ${short(y - arm)}l${whole} ${whole}m0 -${whole}l-${whole} ${whole}`;
}

/** Points of a shape drawn for a head that travels to the right, turned to its direction. */
function turned({ x, y, angle }: Heading, points: readonly (readonly [number, number])[]): Point[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return points.map(([dx, dy]) => ({ x: x + dx * cos - dy * sin, y: y + dx * sin + dy * cos }));
}

function chevron(head: Heading, size: number): string {
  const [back, arm] = [size * 0.8, size * 0.85];
  const one = (shift: number): string =>
    pathOf(
      turned(head, [
        [shift - back, -arm],
        [shift, 0],
        [shift - back, arm],
      ]),
    );
  return one(0) + one(size * 0.85);
}

function bar(head: Heading, size: number): string {
  return pathOf(
    turned(head, [
      [0, -size],
      [0, size],
    ]),
  );
}

/** More words than these would hide the map. */
const mostLabels = 3;
/** Where so many find no room, the map is full. */
const mostTried = 40;

/** A longer text is shortened: its start tells it from the others. */
const mostCharacters = 14;

/**
 * Words beside the heads that carry something, where they touch neither a mark nor a value, nor
 * another cable, whose messages they would seem to be of.
 */
function labelsOf(
  placed: readonly Placed[],
  lines: Lines,
  sizes: HeadSizes,
  { keepOff, area, measure }: Grounds,
): readonly HeadLabel[] {
  const labels: HeadLabel[] = [];
  const taken = [...keepOff];
  const boxes = placed.map(({ head }) => boxAround(head, sizes.diamond));
  let tried = 0;
  for (const [i, { flight, head }] of placed.entries()) {
    if (labels.length === mostLabels || tried === mostTried) break;
    if (!isWorthWords(flight)) continue;
    tried += 1;
    const heads = boxes.toSpliced(i, 1);
    const text = shortened(flight.text);
    const width = measure(text, sizes.fontSize);
    for (const anchor of ["start", "end"] as const) {
      const x = head.x + (anchor === "start" ? 1 : -1) * (sizes.diamond + 5);
      const left = anchor === "start" ? x : x - width;
      const top = head.y - sizes.fontSize;
      const box = { left, top, right: left + width, bottom: head.y + 6 };
      if (isFree(box, [...taken, ...heads], area) && !isOnOther(box, flight, lines)) {
        labels.push({ text, x, y: head.y - sizes.fontSize * 0.35, anchor });
        taken.push(box);
        break;
      }
    }
  }
  return labels;
}

/** What a cut holds is told by the cut; an answer says no more than its sign. */
function isWorthWords({ text, role, state }: Flight): boolean {
  return text !== "" && signOfRole[role] === "data" && state === "moving";
}

function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= mostCharacters) return text;
  return `${characters.slice(0, mostCharacters - 1).join("")}…`;
}

/** Whether a box lies on a cable that the flight does not travel on. */
function isOnOther(box: Box, { from, to }: Flight, lines: Lines): boolean {
  for (const [key, { points }] of lines) {
    if (key === `${from}>${to}` || key === `${to}>${from}`) continue;
    if (points.some((point) => isInside(point, box))) return true;
  }
  return false;
}

function isFree(box: Box, taken: readonly Box[], area: Box): boolean {
  const isOutside =
    box.left < area.left ||
    box.right > area.right ||
    box.top < area.top ||
    box.bottom > area.bottom;
  return !isOutside && taken.every((other) => overlap(box, other) === 0);
}
