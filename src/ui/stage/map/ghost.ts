// What a node showed before the last change of the scenario, small beside what it shows now: only
// where the two differ, and only where there is room.
import type { NodeMoment } from "../../../session/moment.ts";
import { widthOf } from "../../measure.ts";
import { type Box, overlap } from "./geometry.ts";
import type { LabelPlace } from "./labels.ts";
import type { MapScene } from "./scene.ts";

/** The earlier value; null where nothing has changed. */
export function earlierValue(now: NodeMoment, before: NodeMoment | undefined): string | null {
  if (before === undefined) return null;
  const [present, earlier] = [textOf(now), textOf(before)];
  return present === earlier ? null : earlier;
}

function textOf({ up, lines }: NodeMoment): string {
  if (!up) return "✕";
  return lines.map(({ versions }) => versions.join(" | ")).join(", ");
}

/**
 * On the line that is free after the label's own, else on the one above it; null where it would
 * cover a mark or another value, or leave the map.
 */
export function ghostBaseline(
  text: string,
  place: LabelPlace,
  nextBaseline: number,
  scene: Pick<MapScene, "sizes" | "keepOff" | "area">,
): number | null {
  const { under } = scene.sizes;
  const width = widthOf(text, under, 400);
  if (width > place.maxWidth) return null;
  const { anchor, x, top } = place;
  const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  const others = scene.keepOff.filter((box) => !isOwn(box, place));
  const fits = (baseline: number): boolean => {
    const box = { left, right: left + width, top: baseline - under, bottom: baseline + under / 4 };
    const isInside = box.top >= scene.area.top && box.bottom <= scene.area.bottom;
    return isInside && others.every((other) => overlap(box, other) === 0);
  };
  return [nextBaseline, top - under * 0.35].find(fits) ?? null;
}

/** Whether a box is the label's own, whose foot may reach below what is written in it. */
function isOwn(box: Box, { x, top }: LabelPlace): boolean {
  return box.top === top && (box.left === x || box.right === x);
}
