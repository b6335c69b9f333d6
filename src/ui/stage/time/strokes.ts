// Messages as lines between lanes. Each leg of a line is straight in time and place, so its slope
// is that of the link; what a cut holds waits in the strip and leaves at its end.
import type { CutSpan, DiagramLine } from "../../../session/drawing/diagram.ts";
import type { Sign } from "../../../session/drawing/signs.ts";
import type { Row } from "./rows.ts";
import { cutFor, gapOf } from "./strips.ts";
import { thinned } from "./thin.ts";

export interface Leg {
  readonly kind: "way" | "held" | "fade";
  readonly fromUs: number;
  readonly untilUs: number;
  /** Across. */
  readonly from: number;
  readonly until: number;
}

export interface Stroke {
  readonly message: number;
  readonly from: string;
  readonly to: string;
  readonly sign: Sign;
  readonly legs: readonly Leg[];
  /** Where a message that never arrived is seen no more. */
  readonly stop: { readonly atUs: number; readonly at: number } | null;
  readonly isCopy: boolean;
}

/** What the lines of a row are laid out by. */
export interface Ground {
  readonly row: Row;
  readonly nodes: readonly string[];
  readonly cuts: readonly CutSpan[];
  /** By message: which of the parallel tracks of its strip it waits on. */
  readonly tracks: ReadonlyMap<number, number>;
  /** When the picture ends: what is held for ever is held until then. */
  readonly endUs: number;
}

/** More than this do not fit side by side into a strip. */
const mostTracks = 4;

/** Where a lost message is seen no more, and where it begins to fade. */
const lostPart = 0.62;
const fadePart = 0.36;

export function strokeOf(line: DiagramLine, ground: Ground): Stroke | null {
  const { from, to, message, sign, copy } = line;
  const start = ground.row.lanes.get(from);
  const end = ground.row.lanes.get(to);
  if (start === undefined || end === undefined) return null;
  return { message, from, to, sign, isCopy: copy, ...courseOf(line, start, end, ground) };
}

type Course = Pick<Stroke, "legs" | "stop">;

function courseOf(line: DiagramLine, start: number, end: number, ground: Ground): Course {
  const { sentUs, leftUs, arrivesUs, fate } = line;
  if (fate === "cut") return stoppedCourse(line, start, end, ground);
  if (leftUs === null || leftUs > sentUs) return heldCourse(line, start, end, ground);
  const arrives = arrivesUs ?? leftUs + line.latencyUs;
  const at = (part: number): number => start + (end - start) * part;
  const when = (part: number): number => leftUs + (arrives - leftUs) * part;
  if (fate === "lost") {
    return {
      legs: [
        leg("way", when(0), when(fadePart), at(0), at(fadePart)),
        leg("fade", when(fadePart), when(lostPart), at(fadePart), at(lostPart)),
      ],
      stop: { atUs: when(lostPart), at: at(lostPart) },
    };
  }
  const isRefused = fate === "down";
  return {
    legs: [leg("way", leftUs, arrives, start, end)],
    stop: isRefused ? { atUs: arrives, at: end } : null,
  };
}

/** Down to the strip, along it, and on from there when the cut ends. */
function heldCourse(line: DiagramLine, start: number, end: number, ground: Ground): Course {
  const track = trackOf(line, ground);
  const part = end === start ? 0 : Math.abs((track - start) / (end - start));
  const leaves = line.leftUs ?? ground.endUs;
  const reaches = Math.min(line.sentUs + line.latencyUs * part, leaves);
  const legs = [
    leg("way", line.sentUs, reaches, start, track),
    leg("held", reaches, leaves, track, track),
  ];
  if (line.leftUs !== null) {
    const arrives = line.arrivesUs ?? line.leftUs + line.latencyUs;
    if (line.fate === "lost") {
      const until = line.leftUs + (arrives - line.leftUs) * lostPart;
      const at = track + (end - track) * lostPart;
      legs.push(leg("fade", line.leftUs, until, track, at));
      return { legs, stop: { atUs: until, at } };
    }
    legs.push(leg("way", line.leftUs, arrives, track, end));
    if (line.fate === "down") return { legs, stop: { atUs: arrives, at: end } };
  }
  return { legs, stop: null };
}

/** To the strip, where it is lost. */
function stoppedCourse(line: DiagramLine, start: number, end: number, ground: Ground): Course {
  const at = middleOf(line, ground);
  const part = end === start ? 0 : Math.abs((at - start) / (end - start));
  const atUs = line.sentUs + line.latencyUs * part;
  return { legs: [leg("fade", line.sentUs, atUs, start, at)], stop: { atUs, at } };
}

function leg(kind: Leg["kind"], fromUs: number, untilUs: number, from: number, until: number): Leg {
  return { kind, fromUs, untilUs, from, until };
}

function gapFor(line: DiagramLine, { cuts, nodes }: Ground): number {
  const pair = [line.from, line.to] as const;
  return gapOf(cutFor(cuts, pair, line.sentUs)?.links ?? [], nodes, pair);
}

function middleOf(line: DiagramLine, ground: Ground): number {
  return ground.row.gaps[gapFor(line, ground)]?.middle ?? 0;
}

function trackOf(line: DiagramLine, ground: Ground): number {
  const gap = ground.row.gaps[gapFor(line, ground)];
  if (gap === undefined) return 0;
  const track = ground.tracks.get(line.message) ?? 0;
  const step = gap.thickness * 0.23;
  return gap.middle + (track - (mostTracks - 1) / 2) * step;
}

/** Tracks for what is held, so that two that wait at the same time are two lines. */
export function tracksOf(lines: readonly DiagramLine[]): ReadonlyMap<number, number> {
  const tracks = new Map<number, number>();
  const freeFrom: number[] = Array.from({ length: mostTracks }, () => Number.NEGATIVE_INFINITY);
  for (const { message, sentUs, leftUs, fate } of lines) {
    if (fate === "cut" || (leftUs !== null && leftUs <= sentUs)) continue;
    const free = freeFrom.findIndex((us) => us <= sentUs);
    const track = free >= 0 ? free : tracks.size % mostTracks;
    freeFrom[track] = leftUs ?? Number.POSITIVE_INFINITY;
    tracks.set(message, track);
  }
  return tracks;
}

/** The last moment at which anything of a line is to be seen. */
function endOfLine({ leftUs, arrivesUs, sentUs, latencyUs }: DiagramLine): number {
  return arrivesUs ?? (leftUs === null ? Number.POSITIVE_INFINITY : sentUs + latencyUs);
}

/**
 * The lines that cross a span. Where there are more than `most`, those that would cover each other,
 * give or take a pixel or two, are drawn once: lines of a family that leave at about the same time
 * are nearly parallel.
 */
export function visibleLines(
  lines: readonly DiagramLine[],
  [fromUs, untilUs]: readonly [number, number],
  usPerPixel: number,
  most: number,
): readonly DiagramLine[] {
  return thinned(lines, {
    isInside: (line) => line.sentUs <= untilUs && endOfLine(line) >= fromUs,
    usOf: ({ sentUs }) => sentUs,
    most,
    usPerPixel,
  });
}

/** Where a message is at a time; null when it is not under way. */
export function placeAt({ legs }: Stroke, us: number): number | null {
  for (const { fromUs, untilUs, from, until } of legs) {
    if (us < fromUs || us > untilUs) continue;
    return untilUs === fromUs
      ? until
      : from + ((until - from) * (us - fromUs)) / (untilUs - fromUs);
  }
  return null;
}
