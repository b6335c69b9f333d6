// How large the least type is in a room, for what computes its own layout: as `presenter.css` and
// the projector theme have it.
import { useSyncExternalStore } from "react";
import { useSession } from "../page.ts";

/** Of the projector theme, and of a window of 720 pixels. */
export const leastInRoom = 18;

/** In a window of this size, when presenting. */
export function leastType(width: number, height: number): number {
  return Math.max(leastInRoom, Math.min(0.025 * height, 0.0141 * width));
}

/** In pixels; 0: there is no room, but a desk. */
export function useLeastType(): number {
  const presenter = useSession((state) => state.presenter);
  const projector = useSession((state) => state.projector);
  const ofWindow = useSyncExternalStore(subscribe, read);
  if (presenter) return ofWindow;
  return projector ? leastInRoom : 0;
}

function subscribe(changed: () => void): () => void {
  addEventListener("resize", changed);
  return () => removeEventListener("resize", changed);
}

const read = (): number => leastType(innerWidth, innerHeight);
