// Where a node's zig-zag and its name stand: near its mark, off everything else.
import type { Looks } from "../../places.ts";
import type { Measure } from "./block.ts";
import { type Box, distanceTo, isInside, overlap, type Point } from "./geometry.ts";
import type { LabelPlace } from "./labels.ts";
import type { MapScene } from "./scene.ts";

const signWidth = 20;
const signHeight = 12;

/**
 * Beside each mark, away from its label; where that is taken, as near as can be. Where labels stand
 * in a table (null), so may a sign.
 */
export function placeSigns(
  scene: MapScene,
  labels: Readonly<Record<string, LabelPlace>> | null,
): Record<string, Point> {
  const { ring } = scene.sizes;
  const taken = [...scene.keepOff];
  const signs: Record<string, Point> = {};
  for (const [id, { x, y }] of Object.entries(scene.places)) {
    const left = { x: x - ring - 3 - signWidth, y };
    const right = { x: x + ring + 3, y };
    const sides = labels?.[id]?.signSide === "left" ? [left, right] : [right, left];
    const best =
      sides.find((at) => covered(boxOf(at), taken, scene) === 0) ??
      nearestFree({ x, y }, boxOf, taken, scene) ??
      (labels === null ? null : above({ x, y }, ring));
    if (best === null) continue;
    taken.push(boxOf(best));
    signs[id] = best;
  }
  return signs;
}

function above({ x, y }: Point, ring: number): Point {
  return { x: x - signWidth / 2, y: y - ring - signHeight / 2 - 1 };
}

/** Farther from its mark than this, it would seem to be of another one. */
const farthest = 22;
const step = 4;

/** The place nearest to a mark at which a box is in nobody's way; null where there is none. */
function nearestFree(
  mark: Point,
  boxFor: (at: Point) => Box,
  taken: readonly Box[],
  scene: MapScene,
): Point | null {
  const { ring } = scene.sizes;
  const { left, right, top, bottom } = boxFor({ x: 0, y: 0 });
  const reach = ring + farthest;
  let [best, least]: [Point | null, number] = [null, reach];
  for (let x = mark.x - reach - right; x <= mark.x + reach - left; x += step) {
    for (let y = mark.y - reach - bottom; y <= mark.y + reach - top; y += step) {
      const box = boxFor({ x, y });
      const far = distanceTo(box, mark);
      if (far >= least || isNearOther(box, mark, far, scene)) continue;
      if (covered(box, taken, scene) > 0) continue;
      [best, least] = [{ x, y }, far];
    }
  }
  return best;
}

/** What is nearer to another mark would seem to be of that one. */
function isNearOther(box: Box, mark: Point, far: number, { places }: MapScene): boolean {
  return Object.values(places).some(
    (other) => (other.x !== mark.x || other.y !== mark.y) && distanceTo(box, other) < far * 1.4,
  );
}

export function boxOf({ x, y }: Point): Box {
  return { left: x, top: y - signHeight / 2, right: x + signWidth, bottom: y + signHeight / 2 };
}

/** How bad it is for something to stand there; 0 where it is in nobody's way. */
function covered(box: Box, taken: readonly Box[], { area, cables, sizes }: MapScene): number {
  const outside =
    Math.max(0, area.left - box.left) +
    Math.max(0, box.right - area.right) +
    Math.max(0, area.top - box.top) +
    Math.max(0, box.bottom - area.bottom);
  const onTaken = taken.reduce((sum, other) => sum + overlap(box, other), 0);
  const head = sizes.diamond * 0.8;
  const wide = {
    left: box.left - head,
    top: box.top - head,
    right: box.right + head,
    bottom: box.bottom + head,
  };
  const onCables = cables.reduce(
    (sum, { line }) => sum + line.points.filter((point) => isInside(point, wide)).length,
    0,
  );
  return outside * 50 + onTaken * 3 + onCables;
}

/** The names for which there is room; each begins at its point, which is on its baseline. */
export function placeNames(
  scene: MapScene,
  keepOff: readonly Box[],
  looks: Looks,
  measure: Measure,
): { readonly names: Record<string, Point>; readonly boxes: readonly Box[] } {
  const { fontSize } = scene.sizes;
  const boxes: Box[] = [];
  const names: Record<string, Point> = {};
  for (const [id, place] of Object.entries(scene.places)) {
    const width = measure(looks[id]?.name ?? id, fontSize, 400);
    const boxFor = ({ x, y }: Point): Box => ({
      // Heads that meet keep aside a little.
      left: x - 6,
      top: y - fontSize * 0.85 - 4,
      right: x + width + 6,
      bottom: y + fontSize * 0.25 + 4,
    });
    const free = nearestFree(place, boxFor, [...keepOff, ...boxes], scene);
    if (free === null) continue;
    names[id] = free;
    boxes.push(boxFor(free));
  }
  return { names, boxes };
}
