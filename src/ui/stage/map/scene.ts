// The still part of a map at a size: geography, the places of the values, and the sizes that text
// and marks have on it. All panels of one size share it.
import type { NodeSetup } from "../../../sim/scenario.ts";
import { type Box, boxAround, overlap, type Point } from "./geometry.ts";
import { type HeadSizes, type Lines, linesOfCables } from "./heads.ts";
import { type LabelPlace, placeLabels } from "./labels.ts";
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
  readonly labels: Readonly<Record<string, LabelPlace>>;
  readonly lines: Lines;
  /** Marks and values: what a message's words must not cover. */
  readonly keepOff: readonly Box[];
  /** Where a node's zig-zag stands: its left end. */
  readonly signs: Readonly<Record<string, Point>>;
  readonly area: Box;
  /** There is room for one line a node only: its value, and not what it knows about it. */
  readonly isBrief: boolean;
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
  readonly valueLines: number;
  /** Values are words, not numbers: they need more room. */
  readonly wide: boolean;
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

/** On a panel with more nodes than this, more than one line each would cover one another. */
const mostInFull = 5;

function scaleFor({ width, height, large }: MapWish): number {
  const wanted = large ? designed.big : designed.small;
  const fit = Math.min(width / wanted.width, height / wanted.height);
  return Math.min(1.7, Math.max(0.94, fit));
}

/** With many nodes the values must be smaller, or they cover each other. */
function sizesFor(wish: MapWish, scale: number): MapSizes {
  const { large, nodes, room = 0 } = wish;
  const usual = large ? big : isLow(wish) ? low : isSlim(wish) ? slim : small;
  const least = Math.ceil(room / scale);
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

/** What stays free around the outermost marks, whose labels are so high and so far away. */
function insetsFor(wish: MapWish, width: number, labelHeight: number, labelGap: number): Insets {
  if (wish.large) {
    const right = Math.min(240, width * 0.3);
    return { left: Math.min(190, width * 0.24), top: 80, right, bottom: 66 };
  }
  if (isLow(wish)) return { left: 34, top: 20, right: Math.min(96, width * 0.42), bottom: 26 };
  if (isFlat(wish)) {
    const right = Math.min(wish.wide ? 150 : 110, width * 0.42);
    return { left: 46, top: 28, right, bottom: Math.max(34, labelHeight * 0.68) };
  }
  return { left: 46, top: labelHeight + labelGap + 4, right: 64, bottom: 44 };
}

/** The scenes that were laid out last, the latest at the end. */
const kept: { readonly nodes: MapWish["nodes"]; readonly key: string; readonly scene: MapScene }[] =
  [];

/** A coastline is long: more would fill the memory with each size of the window. */
const mostKept = 12;

/** Panels of one size share a scene, and coming back to a mode or a view draws no new one. */
export function sceneOf(wish: MapWish): MapScene {
  const { nodes, ...rest } = wish;
  const key = JSON.stringify(rest);
  const known = kept.find((one) => one.nodes === nodes && one.key === key);
  if (known !== undefined) return known.scene;
  const scene = layOut(wish);
  if (kept.length >= mostKept) kept.shift();
  kept.push({ nodes, key, scene });
  return scene;
}

function layOut(wish: MapWish): MapScene {
  const isBrief = !wish.large && wish.nodes.length > mostInFull;
  const scale = scaleFor(wish);
  const width = wish.width / scale;
  const height = wish.height / scale;
  const sizes = sizesFor(wish, scale);
  const valueLines = isBrief ? 1 : wish.valueLines;
  const valueHeight = valueLines > 1 ? valueLines * sizes.line * 1.22 : sizes.value * 0.9;
  const underLines = wish.large ? 2 : isBrief ? 0 : 1;
  const labelHeight = valueHeight + underLines * sizes.under * 1.4;
  const insets = insetsFor(wish, width, labelHeight, sizes.labelGap);
  const map = geography(wish.nodes, width, height, insets);
  const labelWidth = wish.large ? 200 : wish.wide ? 88 : 78;
  const labels = placeLabels(map, {
    width: labelWidth,
    height: labelHeight,
    gap: sizes.labelGap,
  });
  const marks = Object.values(map.places).map((place) => boxAround(place, sizes.ring));
  const values = Object.values(labels).map(({ anchor, x, top, maxWidth }): Box => {
    const used = Math.min(maxWidth, labelWidth);
    const left = anchor === "end" ? x - used : x;
    return { left, top, right: left + used, bottom: top + labelHeight };
  });
  return {
    ...map,
    sizes,
    labels,
    lines: linesOfCables(map.cables),
    keepOff: [...marks, ...values],
    isBrief,
    signs: placeSigns(map.places, labels, [...values, ...marks], sizes),
    area: { left: 2, top: 2, right: map.width - 2, bottom: map.height - 2 },
    grips: gripsOf(map.cables, Object.values(map.places)),
  };
}

const signWidth = 20;
const signHeight = 12;

/** Beside each mark, away from its value; where that is taken, above or below the mark. */
function placeSigns(
  places: Readonly<Record<string, Point>>,
  labels: Readonly<Record<string, LabelPlace>>,
  keepOff: readonly Box[],
  { ring }: MapSizes,
): Record<string, Point> {
  const taken = [...keepOff];
  const signs: Record<string, Point> = {};
  for (const [id, { x, y }] of Object.entries(places)) {
    const left = { x: x - ring - 3 - signWidth, y };
    const right = { x: x + ring + 3, y };
    const above = { x: x - signWidth / 2, y: y - ring - signHeight / 2 - 3 };
    const below = { ...above, y: y + ring + signHeight / 2 + 3 };
    const sides = labels[id]?.signSide === "left" ? [left, right] : [right, left];
    const boxOf = (at: Point): Box => ({
      left: at.x,
      top: at.y - signHeight / 2,
      right: at.x + signWidth,
      bottom: at.y + signHeight / 2,
    });
    const candidates = [...sides, above, below];
    const best =
      candidates.find((at) => taken.every((box) => overlap(box, boxOf(at)) === 0)) ?? left;
    taken.push(boxOf(best));
    signs[id] = best;
  }
  return signs;
}
