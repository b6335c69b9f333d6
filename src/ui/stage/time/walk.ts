// Walking from event to event by arrow keys: along a lane, and across to the nearest event of the
// next lane.
import type { DiagramMark } from "../../../session/drawing/diagram.ts";

/** The next event on the same lane, or the one before. */
export function alongLane(
  marks: readonly DiagramMark[],
  from: DiagramMark,
  direction: 1 | -1,
): DiagramMark | null {
  const lane = marks.filter(({ node }) => node === from.node);
  const at = lane.findIndex(({ event }) => event === from.event);
  return lane[at + direction] ?? null;
}

/** The event of the next lane that is nearest in time; null at the edge. */
export function acrossLanes(
  marks: readonly DiagramMark[],
  nodes: readonly string[],
  from: DiagramMark,
  direction: 1 | -1,
): DiagramMark | null {
  const order: readonly (string | null)[] = [null, ...nodes];
  for (let i = order.indexOf(from.node) + direction; i >= 0 && i < order.length; i += direction) {
    const nearest = nearestTo(
      marks.filter(({ node }) => node === order[i]),
      from.atUs,
    );
    if (nearest !== null) return nearest;
  }
  return null;
}

export function nearestTo(marks: readonly DiagramMark[], us: number): DiagramMark | null {
  let best: DiagramMark | null = null;
  for (const mark of marks) {
    if (best === null || Math.abs(mark.atUs - us) < Math.abs(best.atUs - us)) best = mark;
  }
  return best;
}
