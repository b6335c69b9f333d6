// A map with its labels, laid out for its frame and for all that the labels will ever say: beside
// their marks where there is room for every one of them, else in a table under or beside a smaller
// map. What there is room for is measured; all panels of one size have the same picture.
import { type Block, blockOf, type Manner, type Setting } from "./block.ts";
import type { Box, Point } from "./geometry.ts";
import { remarkText } from "./knowledge.ts";
import { type LabelPlace, type LabelRoom, placeLabels } from "./labels.ts";
import { bareScene, type MapScene, type MapSizes, sceneOf } from "./scene.ts";
import { boxOf, placeNames, placeSigns } from "./signs.ts";
import { type CityTable, tableFor } from "./table.ts";
import type { PictureWish } from "./wish.ts";

export interface Picture {
  readonly scene: MapScene;
  /** Where a node's zig-zag stands: its left end. One without room stands in the table. */
  readonly signs: Readonly<Record<string, Point>>;
  /** Where a node's name stands, if there is room for it. */
  readonly names: Readonly<Record<string, Point>>;
  readonly nameBoxes: readonly Box[];
  /** All that stands still at some time: what the words of a cut keep off. */
  readonly still: readonly Box[];
  readonly setting: Setting;
  /** Null: the labels stand in the table. */
  readonly labels: Readonly<Record<string, LabelPlace>> | null;
  readonly table: CityTable | null;
}

/** The pictures that were laid out last, the latest at the end. */
const kept: { readonly wish: PictureWish; readonly picture: Picture }[] = [];

/** A coastline is long: more would fill the memory with each size of the window. */
const mostKept = 12;

/** Panels of one size share a picture, and coming back to a mode or a view draws no new one. */
export function pictureOf(wish: PictureWish): Picture {
  const keys = Object.keys(wish) as (keyof PictureWish)[];
  const known = kept.find((one) => keys.every((key) => one.wish[key] === wish[key]));
  if (known !== undefined) return known.picture;
  const picture = besideMarks(wish) ?? inTable(wish);
  if (kept.length >= mostKept) kept.shift();
  kept.push({ wish, picture });
  return picture;
}

/** From the one that is read best to the one that takes the least. */
function mannersFor(sizes: MapSizes, large: boolean): readonly Manner[] {
  const wide = Number.POSITIVE_INFINITY;
  const [usual, narrow] = [sizes.under * 7.2, sizes.under * 5.8];
  const short = sizes.line * (large ? 9 : 6);
  return [
    { stacked: false, valueWidth: wide, underWidth: wide },
    { stacked: false, valueWidth: wide, underWidth: usual },
    { stacked: false, valueWidth: wide, underWidth: narrow },
    { stacked: true, valueWidth: wide, underWidth: narrow },
    { stacked: false, valueWidth: short, underWidth: narrow },
    { stacked: true, valueWidth: short, underWidth: narrow },
  ];
}

/** Labels that leave less of the map than this part of it stand in a table. */
const leastSpread = 0.52;

function besideMarks(wish: PictureWish): Picture | null {
  const bare = bareScene(wish);
  const { sizes } = bare;
  const sceneFor = scenesOf(wish);
  for (const manner of mannersFor(sizes, wish.large)) {
    const setting = settingOf(wish, sizes, manner);
    const room = roomOf(wish, setting);
    const best = largest(sceneFor, labelsToTry(room), room, leastSpread * spreadOf(bare));
    if (best !== null) return finished(wish, best.scene, setting, best.places);
  }
  return null;
}

interface Found {
  readonly scene: MapScene;
  readonly places: Readonly<Record<string, LabelPlace>>;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The maps with room for labels of a size: several manners try the same ones. */
function scenesOf(wish: PictureWish): (label: Size) => MapScene {
  const known = new Map<string, MapScene>();
  return (label) => {
    const key = `${label.width} ${label.height}`;
    const scene = known.get(key) ?? sceneOf(wish, label);
    known.set(key, scene);
    return scene;
  };
}

/** Of the maps on which all labels find a place the one on which the cities are farthest apart. */
function largest(
  sceneFor: (label: Size) => MapScene,
  tries: readonly Size[],
  room: LabelRoom,
  leastOf: number,
): Found | null {
  let [best, most]: [Found | null, number] = [null, leastOf];
  for (const label of tries) {
    const scene = sceneFor(label);
    const spread = spreadOf(scene);
    if (spread <= most + 1) continue;
    const { labelGap: gap, ring, gap: headGap, diamond } = scene.sizes;
    const surroundings = { ...scene, gap, ring, headGap, head: diamond + 3 };
    const places = placeLabels(surroundings, room);
    if (places !== null) [best, most] = [{ scene, places }, spread];
  }
  return best;
}

/** How far apart the outermost places are. */
function spreadOf({ places }: MapScene): number {
  const all = Object.values(places);
  const distances = all.flatMap((a, i) =>
    all.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)),
  );
  return Math.max(0, ...distances);
}

/** Maps that leave more or less room at their right, and above the topmost mark or not. */
function labelsToTry(room: LabelRoom): readonly Size[] {
  const height = Math.max(...Object.values(room).map((one) => one.height));
  const widest = Math.max(...Object.values(room).map((one) => one.width));
  const widths = [38, 60, 80, 100, widest].filter((width) => width <= widest || width === 38);
  return [height, 0].flatMap((above) => widths.map((width) => ({ width, height: above })));
}

function settingOf(wish: PictureWish, sizes: MapSizes, manner: Manner): Setting {
  const { looks, voice, measure, sayings } = wish;
  return { sizes, manner, looks, voice, measure, values: sayings.values };
}

/** What the label of each node needs at most. */
function roomOf({ sayings, large, nodes, looks }: PictureWish, setting: Setting): LabelRoom {
  const { said } = setting.voice;
  const longestWait = sayings.waits ? said.waiting("10,000 ms") : null;
  return Object.fromEntries(
    nodes.map(({ id }) => {
      const blocks = (sayings.byNode[id] ?? []).map((saying) =>
        blockOf(saying, setting, {
          name: large ? (looks[id]?.name ?? null) : null,
          remark: large ? remarkText(saying.role, longestWait, said) : null,
        }),
      );
      return [id, { width: most(blocks, "width"), height: most(blocks, "height") }];
    }),
  );
}

function most(blocks: readonly Block[], side: "width" | "height"): number {
  return Math.max(0, ...blocks.map((block) => block[side]));
}

const noNames = { names: {}, boxes: [] };

function finished(
  wish: PictureWish,
  ground: MapScene,
  setting: Setting,
  labels: Readonly<Record<string, LabelPlace>>,
): Picture {
  const boxes = Object.values(labels).map(({ box }) => box);
  const scene = { ...ground, keepOff: [...ground.keepOff, ...boxes] };
  const signs = placeSigns(scene, labels);
  const taken = [...scene.keepOff, ...Object.values(signs).map(boxOf)];
  const { names, boxes: nameBoxes } = wish.large
    ? noNames
    : placeNames(scene, taken, wish.looks, wish.measure);
  const still = [...taken, ...nameBoxes];
  return { scene, signs, names, nameBoxes, still, setting, labels, table: null };
}

function inTable(given: PictureWish): Picture {
  const wish = { ...given, width: Math.max(1, given.width - given.aside), blocked: [] };
  const table = tableFor(wish);
  const { width, height } = table.map;
  const smaller = { ...wish, width: Math.max(1, width), height: Math.max(1, height), large: false };
  const scene = bareScene(smaller);
  const signs = placeSigns(scene, null);
  return {
    scene,
    signs,
    names: {},
    nameBoxes: [],
    still: [...scene.keepOff, ...Object.values(signs).map(boxOf)],
    setting: table.setting,
    labels: null,
    table,
  };
}
