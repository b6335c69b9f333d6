// The cuts of a moment, laid out: each ribbon with its end in words beside it.
import type { Severance } from "../../../session/drawing/faults.ts";
import { widthOf } from "../../measure.ts";
import { type Box, boxAround, distanceTo, overlap, type Point } from "./geometry.ts";
import { type Ribbon, ribbonOf } from "./ribbon.ts";
import type { MapScene } from "./scene.ts";

interface CutWords extends Point {
  readonly text: string;
  readonly box: Box;
}

export interface Cut {
  readonly ribbon: Ribbon;
  /** Null where there is no room: the time line has its end, and the ribbon's title says it. */
  readonly words: CutWords | null;
  readonly text: string;
}

/**
 * `say` puts a cut into words: whether it is one way, and until when in microseconds, if it ends.
 */
export function cutsOf(
  severances: readonly Severance[],
  scene: MapScene,
  still: readonly Box[],
  say: (oneWay: boolean, untilUs: number | null) => string,
): readonly Cut[] {
  const taken = [...still];
  return severances.flatMap((severance) => {
    const ribbon = ribbonOf(severance, scene.cables);
    if (ribbon === null) return [];
    const text = say(ribbon.oneWay, severance.untilUs);
    const words = placeWords(ribbon, text, scene, taken);
    if (words !== null) taken.push(words.box);
    return [{ ribbon, words, text }];
  });
}

/** Farther from the ribbon than this, the words would seem to be of something else. */
const farthest = 90;
const step = 6;

/**
 * As near as can be to an end of the ribbon, off marks, labels, the ribbon and the messages' ways.
 */
function placeWords(
  ribbon: Ribbon,
  text: string,
  scene: MapScene,
  taken: readonly Box[],
): CutWords | null {
  const sizePx = scene.sizes.under;
  const width = widthOf(text, sizePx, 400);
  const onRibbon = ribbon.points.map((point) => boxAround(point, 12));
  const heads = scene.cables.flatMap(({ line }) =>
    line.points.map((at) => boxAround(at, scene.sizes.diamond)),
  );
  const obstacles = [...taken, ...onRibbon, ...heads];
  let [best, least]: [CutWords | null, number] = [null, farthest];
  for (let y = sizePx; y < scene.height - 5; y += step) {
    for (let x = 4; x < scene.width - width - 4; x += step) {
      const box = { left: x, top: y - sizePx, right: x + width, bottom: y + 4 };
      const far = Math.min(...ribbon.ends.map((end) => distanceTo(box, end)));
      if (far >= least || obstacles.some((other) => overlap(box, other) > 0)) continue;
      [best, least] = [{ text, x, y, box }, far];
    }
  }
  return best;
}
