// Where each node's value stands: beside its mark, off the other marks and off the cables. The
// place depends on the map only, never on the value, so that numbers do not jump while a run is
// played.
import { type Box, boxAround, isInside, overlap, type Point } from "./geometry.ts";
import type { Cable } from "./projection.ts";

export interface LabelSize {
  /** What a label is expected to need; it may get less near the edge. */
  readonly width: number;
  /** From the top of the value to the foot of the line under it. */
  readonly height: number;
  /** From the middle of a mark to its edge, with air. */
  readonly gap: number;
}

export interface LabelPlace {
  readonly anchor: "start" | "middle" | "end";
  readonly x: number;
  /** Top of the label. */
  readonly top: number;
  /** What there is from `x` to the edge of the map. */
  readonly maxWidth: number;
  /** On which side of the mark there is room for a sign. */
  readonly signSide: "left" | "right";
}

interface Candidate extends LabelPlace {
  readonly box: Box;
  readonly cost: number;
}

interface Surroundings {
  readonly width: number;
  readonly height: number;
  readonly places: Readonly<Record<string, Point>>;
  readonly cables: readonly Cable[];
}

/** The labels' places, chosen one after the other from the top of the map to its foot. */
export function placeLabels(map: Surroundings, size: LabelSize): Record<string, LabelPlace> {
  const order = Object.entries(map.places).sort(([, a], [, b]) => a.y - b.y);
  const taken: Box[] = [];
  const chosen: Record<string, LabelPlace> = {};
  for (const [id, place] of order) {
    const marks = Object.entries(map.places)
      .filter(([other]) => other !== id)
      .map(([, point]) => boxAround(point, size.gap));
    const costs = candidatesFor(place, map, size).map((candidate) => ({
      ...candidate,
      cost: candidate.cost + costOf(candidate.box, map, marks, taken),
    }));
    const best = costs.reduce((least, one) => (one.cost < least.cost ? one : least));
    taken.push(best.box);
    const { anchor, x, top, maxWidth, signSide } = best;
    chosen[id] = { anchor, x, top, maxWidth, signSide };
  }
  return chosen;
}

/** In order of preference: right of the mark as in a table, above, left, below. */
function candidatesFor({ x, y }: Point, map: Surroundings, size: LabelSize): Candidate[] {
  const { gap, height } = size;
  const besideTop = y - height * 0.36;
  const lowerTop = y - height * 0.12;
  const aboveTop = y - gap - height;
  const belowTop = y + gap;
  // Near the foot of the map, as far up as it must be to have all its lines.
  const fittingTop = Math.min(besideTop, map.height - height);
  return [
    beside("start", x + gap, besideTop, 0, map, size),
    beside("start", x + gap, lowerTop, 2, map, size),
    beside("start", x + gap, fittingTop, 3, map, size),
    beside("end", x + gap, aboveTop, 8, map, size),
    beside("start", x - gap, aboveTop, 9, map, size),
    beside("end", x - gap, besideTop, 12, map, size),
    beside("end", x - gap, lowerTop, 13, map, size),
    beside("start", x - gap, belowTop, 16, map, size),
    beside("end", x + gap, belowTop, 17, map, size),
  ];
}

const edge = 4;

function beside(
  anchor: "start" | "end",
  x: number,
  top: number,
  dislike: number,
  map: Surroundings,
  { width, height }: LabelSize,
): Candidate {
  const maxWidth = (anchor === "start" ? map.width - x : x) - edge;
  const used = Math.min(width, Math.max(0, maxWidth));
  const left = anchor === "start" ? x : x - used;
  // What does not fit is cut off, which is worse than any place that has the room.
  const cut = Math.max(0, width - maxWidth);
  return {
    anchor,
    x,
    top,
    maxWidth,
    signSide: anchor === "start" && dislike < 8 ? "left" : "right",
    box: { left, top, right: left + used, bottom: top + height },
    cost: dislike + cut * 2.5,
  };
}

function costOf(
  box: Box,
  map: Surroundings,
  marks: readonly Box[],
  labels: readonly Box[],
): number {
  const outside = Math.max(0, -box.top) + Math.max(0, box.bottom - map.height);
  const onMarks = marks.reduce((sum, mark) => sum + overlap(box, mark), 0);
  const onLabels = labels.reduce((sum, label) => sum + overlap(box, label), 0);
  const onCables = map.cables.reduce(
    (sum, { line }) => sum + line.points.filter((point) => isInside(point, box)).length,
    0,
  );
  return outside * 12 + onMarks + onLabels * 2 + onCables * 4;
}
