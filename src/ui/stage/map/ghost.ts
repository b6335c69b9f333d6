// What a node showed before the last change of the scenario, small beside what it shows now: only
// where the two differ, and only where there is room.
import type { NodeMoment } from "../../../session/run/moment.ts";
import { widthOf } from "../../measure.ts";
import { overlap } from "./geometry.ts";
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

export interface GhostPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: LabelPlace["anchor"];
}

/** What the label has written already. */
export interface Written {
  /** Baseline of its first line, and how wide that is. */
  readonly baseline: number;
  readonly width: number;
  /** Where its next line would stand. */
  readonly next: number;
}

/**
 * On the line after the label's own, else beside its value, else above it; null where it would
 * cover a mark or another value, or leave the map.
 */
export function ghostPlace(
  text: string,
  place: LabelPlace,
  written: Written,
  scene: Pick<MapScene, "sizes" | "keepOff" | "area">,
): GhostPlace | null {
  const { under } = scene.sizes;
  const width = widthOf(text, under, 400);
  // Its own box may reach below what is written in it.
  const others = scene.keepOff.filter((box) => box !== place.box);
  const fits = ({ x, y, anchor }: GhostPlace): boolean => {
    const left = anchor === "end" ? x - width : x;
    const box = { left, right: left + width, top: y - under, bottom: y + under / 4 };
    const { area } = scene;
    const isInside =
      left >= area.left &&
      box.right <= area.right &&
      box.top >= area.top &&
      box.bottom <= area.bottom;
    return isInside && others.every((other) => overlap(box, other) === 0);
  };
  const { x, anchor, top } = place;
  const [left, right] = sidesOf(place, written.width);
  const candidates: readonly GhostPlace[] = [
    { x, anchor, y: written.next },
    { x: right + 8, anchor: "start", y: written.baseline },
    { x: left - 8, anchor: "end", y: written.baseline },
    { x, anchor, y: top - under * 0.35 },
  ];
  return candidates.find(fits) ?? null;
}

function sidesOf({ x, anchor }: LabelPlace, width: number): readonly [number, number] {
  return anchor === "start" ? [x, x + width] : [x - width, x];
}
