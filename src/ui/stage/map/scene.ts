// The ground of a map at a size: geography, and the sizes that text and marks have on it. Where the
// labels stand on it is found in `picture.ts`.
import type { NodeSetup } from "../../../sim/scenario.ts";
import { type Box, boxAround, type Point } from "./geometry.ts";
import { type HeadSizes, type Lines, linesOfCables } from "./heads.ts";
import { type Geography, geography, type Insets } from "./projection.ts";
import { gripsOf } from "./pull.ts";

export interface MapSizes extends HeadSizes {
  readonly mark: number;
  /** From the middle of a mark to its label. */
  readonly labelGap: number;
  readonly value: number;
  readonly line: number;
  readonly under: number;
  readonly ring: number;
}

export interface MapScene extends Geography {
  readonly sizes: MapSizes;
  /** Pixels of the screen for one of the map. */
  readonly scale: number;
  readonly lines: Lines;
  /** Marks and labels: what a message's words must not cover. */
  readonly keepOff: readonly Box[];
  readonly area: Box;
  /** What stands over the ground of the large map. */
  readonly blocked: readonly Box[];
  /** By cable: where its button stands. */
  readonly grips: readonly Point[];
}

export interface MapWish {
  readonly nodes: readonly NodeSetup[];
  /** Size on the screen. */
  readonly width: number;
  readonly height: number;
  /** The one large map, not a panel among several. */
  readonly large: boolean;
  /** What stands over the ground, in pixels of the screen. */
  readonly blocked?: readonly Box[];
  /** For a hall: no text is smaller than can be read from its last row. */
  readonly room?: number;
}

const small: MapSizes = {
  mark: 13,
  labelGap: 25,
  value: 28,
  line: 18,
  under: 15,
  ring: 19.5,
  diamond: 8.5,
  gap: 29,
  fontSize: 15,
};
/** In a low window, such as a page inside another one. */
const low: MapSizes = {
  mark: 10.5,
  labelGap: 19,
  value: 20,
  line: 15,
  under: 14.5,
  ring: 15,
  diamond: 7,
  gap: 22,
  fontSize: 14.5,
};
/** In a panel among many in a slim window: as small, but for what is small already. */
const slim: MapSizes = { ...low, under: small.under, fontSize: small.fontSize };
/** Lower or narrower than this, everything is smaller. */
const lowest = 205;
const narrowest = 190;
/** Lower than this, a label above the topmost mark would leave no room for the map. */
const lowestWithLabelAbove = 300;
const big: MapSizes = {
  mark: 19,
  labelGap: 40,
  value: 38,
  line: 26,
  under: 16,
  ring: 29,
  diamond: 12,
  gap: 40,
  fontSize: 16,
};

/** The size at which a map was designed; a larger one is drawn larger, text included. */
const designed = { small: { width: 230, height: 300 }, big: { width: 790, height: 460 } };

function isLow({ large, height }: MapWish): boolean {
  return !large && height < lowest;
}

function isSlim({ large, width }: MapWish): boolean {
  return !large && width < narrowest;
}

/** Low, but broad enough for a label beside the topmost mark. */
function isFlat({ large, height, width }: MapWish): boolean {
  return !large && height < lowestWithLabelAbove && width > 1.2 * height;
}

export function scaleFor({ width, height, large }: MapWish): number {
  const wanted = large ? designed.big : designed.small;
  const fit = Math.min(width / wanted.width, height / wanted.height);
  return Math.min(1.7, Math.max(0.94, fit));
}

const leastAnywhere = 14;

/** With many nodes the values must be smaller, or they cover each other. */
export function sizesFor(wish: MapWish, scale: number): MapSizes {
  const { large, nodes, room = 0 } = wish;
  const usual = large ? big : isLow(wish) ? low : isSlim(wish) ? slim : small;
  const least = Math.max(Math.ceil(room / scale), leastAnywhere / scale);
  const sizes: MapSizes = {
    ...usual,
    value: usual.value + (room > 0 ? 3 : 0),
    line: Math.max(usual.line, least),
    under: Math.max(usual.under, least),
    fontSize: Math.max(usual.fontSize, least),
  };
  if (nodes.length <= 4) return sizes;
  const shrink = nodes.length <= 6 ? 0.8 : 0.68;
  return { ...sizes, mark: sizes.mark * 0.9, value: Math.round(sizes.value * shrink) };
}

/** What stays free around the outermost marks for labels of such a size. */
function insetsFor(wish: MapWish, label: { width: number; height: number }): Insets {
  const scale = scaleFor(wish);
  const width = wish.width / scale;
  const { labelGap, ring } = sizesFor(wish, scale);
  if (wish.large) {
    const right = Math.min(Math.max(240, label.width + 50), width * 0.4);
    return { left: Math.min(190, width * 0.24), top: 80, right, bottom: 66 };
  }
  const right = Math.min(label.width + labelGap + 6, width * 0.62);
  if (isLow(wish)) return { left: 34, top: 20, right, bottom: 26 };
  if (isFlat(wish)) {
    return { left: 46, top: 28, right, bottom: Math.max(34, label.height * 0.68) };
  }
  // Without a label above it, the topmost mark has one beside it.
  const top = label.height === 0 ? ring + 6 : label.height + labelGap + 4;
  return { left: 46, top, right, bottom: ring + 24 };
}

/** The ground with room for labels of such a size beside the marks. */
export function sceneOf(wish: MapWish, label = usualLabel): MapScene {
  return groundOf(wish, insetsFor(wish, label), false);
}

/** The ground without labels. */
export function bareScene(wish: MapWish): MapScene {
  const { ring } = sizesFor(wish, scaleFor(wish));
  const side = ring + 14;
  const insets = { left: side, top: ring + 4, right: side, bottom: ring + 6 };
  return groundOf(wish, insets, true);
}

function groundOf(wish: MapWish, insets: Insets, holdsCables: boolean): MapScene {
  const scale = scaleFor(wish);
  const sizes = sizesFor(wish, scale);
  const [width, height] = [wish.width / scale, wish.height / scale];
  const least = 2 * sizes.mark + 5;
  const blocked = (wish.blocked ?? []).map(({ left, top, right, bottom }) => ({
    left: left / scale,
    top: top / scale,
    right: right / scale,
    bottom: bottom / scale,
  }));
  const map = geography(wish.nodes, {
    width,
    height,
    insets,
    least,
    edge: sizes.ring + 2,
    holdsCables,
  });
  return {
    ...map,
    sizes,
    scale,
    lines: linesOfCables(map.cables),
    keepOff: [
      ...Object.values(map.places).map((place) => boxAround(place, sizes.ring)),
      ...blocked,
    ],
    blocked,
    area: { left: 2, top: 2, right: map.width - 2, bottom: map.height - 2 },
    grips: gripsOf(map.cables, Object.values(map.places)),
  };
}

const usualLabel = { width: 78, height: 50 };
