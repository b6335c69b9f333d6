// The cuts of a moment, laid out: each ribbon with its end in words beside it.
import type { Severance } from "../../../session/drawing/faults.ts";
import { widthOf } from "../../measure.ts";
import { type Box, boxAround, overlap, type Point } from "./geometry.ts";
import { type Ribbon, ribbonOf } from "./ribbon.ts";
import type { MapScene } from "./scene.ts";

interface CutWords extends Point {
  readonly text: string;
  readonly box: Box;
}

export interface Cut {
  readonly ribbon: Ribbon;
  readonly words: CutWords;
}

/**
 * `say` puts a cut into words: whether it is one way, and until when in microseconds, if it ends.
 */
export function cutsOf(
  severances: readonly Severance[],
  scene: MapScene,
  say: (oneWay: boolean, untilUs: number | null) => string,
): readonly Cut[] {
  const taken: Box[] = [];
  return severances.flatMap((severance) => {
    const ribbon = ribbonOf(severance, scene.cables);
    if (ribbon === null) return [];
    const words = placeWords(ribbon, say(ribbon.oneWay, severance.untilUs), scene, taken);
    taken.push(words.box);
    return [{ ribbon, words }];
  });
}

/**
 * At either end of the ribbon, off marks, values, the ribbon itself and the messages that it
 * holds.
 */
function placeWords(
  ribbon: Ribbon,
  text: string,
  scene: MapScene,
  taken: readonly Box[],
): CutWords {
  const sizePx = scene.sizes.under;
  const width = widthOf(text, sizePx, 400);
  const onRibbon = ribbon.points.map((point) => boxAround(point, 12));
  const cables = scene.cables.flatMap(({ line }) => line.points.map((at) => boxAround(at, 4)));
  const obstacles = [...scene.keepOff, ...taken, ...onRibbon];
  const candidates = ribbon.ends.flatMap((end) =>
    [0, 1, -1, 2, -2, 3, -3, 4, -4].flatMap((step) =>
      [end.x + 12, end.x - width / 2, end.x - width - 12].map((left): CutWords => {
        const x = Math.max(4, Math.min(left, scene.width - width - 4));
        const y = end.y + sizePx * (0.35 + 0.75 * step);
        return { text, x, y, box: { left: x, top: y - sizePx, right: x + width, bottom: y + 5 } };
      }),
    ),
  );
  const costOf = ({ box }: CutWords): number => {
    const outside = Math.max(0, -box.top) + Math.max(0, box.bottom - scene.height);
    const onCables = cables.reduce((sum, other) => sum + overlap(box, other), 0);
    const covered = obstacles.reduce((sum, other) => sum + overlap(box, other), 0);
    // Words under a mark cannot be read; across a cable they can.
    return outside * 50 + covered * 3 + onCables * 0.4;
  };
  let [best, least] = [candidates[0] as CutWords, Number.POSITIVE_INFINITY];
  for (const candidate of candidates) {
    const cost = costOf(candidate);
    if (cost < least) [best, least] = [candidate, cost];
  }
  return best;
}
