// The events of a row as marks on its lanes: where each is, how large, and what draws it.
import type { DiagramMark, MarkKind } from "../../../session/drawing/diagram.ts";
import { outlineOf } from "../../Mark.tsx";
import { isOutline, type Looks, lookOf } from "../../places.ts";
import { cross, disc, zigzag } from "./paths.ts";
import { alongOf, type Plane, short, spot } from "./plane.ts";
import type { Row } from "./rows.ts";
import { thinned } from "./thin.ts";

export interface MarkSizes {
  readonly request: number;
  readonly apply: number;
  readonly ignore: number;
  readonly step: number;
  /** Width of a conflict's zig-zag. */
  readonly zigzag: number;
  /** Half of a message's head. */
  readonly head: number;
}

/** `scale` is 1 where texts are 16 pixels high. */
export function markSizes(
  { isUnfolded, height }: Row,
  scale: number,
  lanes: number,
  /** Pixels of lane for each mark. */
  room = Number.POSITIVE_INFINITY,
): MarkSizes {
  const dense = Math.min(1, Math.max(0.5, room / (isUnfolded ? 18 : 10)));
  return sizesFor(isUnfolded, height / lanes, scale * dense);
}

function sizesFor(isUnfolded: boolean, height: number, scale: number): MarkSizes {
  if (!isUnfolded) {
    const thin = scale * Math.min(1, Math.max(0.7, height / 17));
    return {
      request: 6 * thin,
      apply: 4.6 * thin,
      ignore: 3.6 * thin,
      step: 2 * thin,
      zigzag: 16 * thin,
      head: 5 * thin,
    };
  }
  const fit = scale * Math.min(1, Math.max(0.62, height / 62));
  return {
    request: 11 * fit,
    apply: 7.5 * fit,
    ignore: 6 * fit,
    step: 3.4 * fit,
    zigzag: 26 * fit,
    head: 9 * fit,
  };
}

export interface PlacedMark extends DiagramMark {
  /** Across the lanes. */
  readonly at: number;
}

/** Events of the world stand between the lanes that they part, or at the row's top. */
export function placeMark(
  mark: DiagramMark,
  row: Row,
  gaps: ReadonlyMap<number, number>,
): PlacedMark {
  const lane = mark.node === null ? undefined : row.lanes.get(mark.node);
  if (lane !== undefined) return { ...mark, at: lane };
  const gap = gaps.get(mark.entry);
  const middle = gap === undefined ? undefined : row.gaps[gap]?.middle;
  return { ...mark, at: middle ?? row.top + Math.min(10, row.height * 0.12) };
}

/**
 * The marks within a span; where there are more than `most`, one of those of a kind that would
 * cover each other. Conflicts and requests are the last to go.
 */
export function visibleMarks(
  marks: readonly DiagramMark[],
  [fromUs, untilUs]: readonly [number, number],
  usPerPixel: number,
  most: number,
): readonly DiagramMark[] {
  return thinned(marks, {
    isInside: ({ atUs }) => atUs >= fromUs && atUs <= untilUs,
    usOf: ({ atUs }) => atUs,
    most,
    usPerPixel,
  });
}

/** How marks that look alike are drawn. */
export type MarkStyle = "solid" | "outline" | "zigzag" | "paper" | "ignore" | "sign" | "step";

export interface MarkPath {
  readonly style: MarkStyle;
  readonly colour: string | null;
  readonly d: string;
}

/** How far a mark reaches from its middle. */
export function reachOf(kind: MarkKind, sizes: MarkSizes): number {
  switch (kind) {
    case "request":
      return sizes.request;
    case "apply":
      return sizes.apply;
    case "conflict":
      return sizes.zigzag / 2;
    case "step":
      return sizes.step;
    default:
      return sizes.ignore;
  }
}

interface Drawing {
  readonly plane: Plane;
  readonly looks: Looks;
  readonly sizes: MarkSizes;
}

/** The paths of some marks: one for each style and colour. */
export function markPaths(marks: readonly PlacedMark[], drawing: Drawing): readonly MarkPath[] {
  const paths = new Map<string, MarkPath>();
  for (const mark of marks) {
    for (const { style, colour, d } of partsOf(mark, drawing)) {
      const key = `${order.indexOf(style)} ${colour}`;
      const known = paths.get(key);
      paths.set(key, { style, colour, d: known === undefined ? d : known.d + d });
    }
  }
  return [...paths.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
}

/** What lies over what, the lowest first. */
const order: readonly MarkStyle[] = [
  "step",
  "ignore",
  "solid",
  "outline",
  "paper",
  "zigzag",
  "sign",
];

function partsOf(mark: PlacedMark, { plane, looks, sizes }: Drawing): readonly MarkPath[] {
  const along = alongOf(plane, mark.atUs);
  const { x, y } = spot(plane, along, mark.at);
  const look = lookOf(looks, mark.node ?? "");
  const reach = reachOf(mark.kind, sizes);
  const shape = (): MarkPath => {
    const style = isOutline(look) ? "outline" : "solid";
    return { style, colour: look.colour, d: outlineOf(look.shape, x, y, reach) };
  };
  switch (mark.kind) {
    case "request":
    case "apply":
      return [shape()];
    case "step":
      return [{ style: "step", colour: look.colour, d: disc(x, y, reach) }];
    case "conflict": {
      const width = sizes.zigzag;
      const [w, h] = [short(width), short(width * 0.62)];
      const paper = `M${short(x - width / 2)} ${short(y - h / 2)}h${w}v${h}h-${w}z`;
      return [
        { style: "paper", colour: null, d: paper },
        { style: "zigzag", colour: null, d: zigzag({ x, y }, width) },
      ];
    }
    case "ignore":
      return [{ style: "ignore", colour: null, d: disc(x, y, reach) + slash(x, y, reach) }];
    case "crash":
      return [{ style: "sign", colour: null, d: cross(plane, along, mark.at, reach) }];
    case "restart":
      return [{ style: "ignore", colour: null, d: disc(x, y, reach) }];
    case "clock":
      return [{ style: "ignore", colour: null, d: disc(x, y, reach) + hands(x, y, reach) }];
    case "timeout":
      return [{ style: "ignore", colour: null, d: hourglass(x, y, reach) }];
    case "world":
      return [{ style: "sign", colour: null, d: worldSign(x, y, reach) }];
  }
}

function slash(x: number, y: number, r: number): string {
  const arm = r * 0.72;
  return `M${short(x - arm)} ${short(y - arm)}L${short(x + arm)} ${short(y + arm)}`;
}

function hands(x: number, y: number, r: number): string {
  return `M${short(x)} ${short(y - r * 0.65)}V${short(y)}H${short(x + r * 0.5)}`;
}

function hourglass(x: number, y: number, r: number): string {
  const arm = r * 0.8;
  const [l, t, w] = [short(x - arm), short(y - arm), short(2 * arm)];
  return `M${l} ${t}h${w}l-${w} ${w}h${w}z`;
}

/** A small bar across the time. */
function worldSign(x: number, y: number, r: number): string {
  return `M${short(x)} ${short(y - r)}V${short(y + r)}`;
}

/** The mark that a pointer means: the nearest within its reach or half a finger. */
export function nearestMark(
  marks: readonly PlacedMark[],
  plane: Plane,
  at: { readonly x: number; readonly y: number },
  within: number,
): PlacedMark | null {
  let [best, least] = [null as PlacedMark | null, within];
  for (const mark of marks) {
    const { x, y } = spot(plane, alongOf(plane, mark.atUs), mark.at);
    // Of two that lie over each other the louder one is meant.
    const distance = Math.hypot(x - at.x, y - at.y) + (mark.kind === "step" ? 1.5 : 0);
    if (distance < least) [best, least] = [mark, distance];
  }
  return best;
}
