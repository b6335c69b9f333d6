// What is chosen on a map to be acted upon, and where its menu may open.
import { type Point, short } from "./geometry.ts";
import type { MapScene } from "./scene.ts";

export type Chosen =
  | { readonly kind: "node"; readonly node: string }
  | { readonly kind: "cable"; readonly ends: readonly [string, string] };

/** Opens the menu of what is chosen at a place in the window. */
export type Open = (chosen: Chosen, x: number, y: number) => void;

export function openBeside(button: Element, chosen: Chosen, open: Open): void {
  const { left, top, width, height } = button.getBoundingClientRect();
  open(chosen, left + width / 2, top + height / 2);
}

/** Where a point of the scene is in the box that the map fills. */
export function placed(
  { x, y }: Point,
  { width, height }: Pick<MapScene, "width" | "height">,
): { readonly left: string; readonly top: string } {
  return { left: `${short((x / width) * 100)}%`, top: `${short((y / height) * 100)}%` };
}
