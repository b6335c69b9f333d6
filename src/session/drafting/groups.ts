// The sides of a partition, as the form changes them: a city at a time.
import { type Json, listOf } from "./tree.ts";

/** The side that a city stands on; -1 for none. */
export function groupOf(groups: readonly Json[], node: string): number {
  return groups.findIndex((group) => listOf(group).includes(node));
}

/** The groups with a city on another side. An empty side stays only where two are needed. */
export function withGroup(groups: readonly Json[], node: string, side: number): readonly Json[] {
  const count = Math.max(groups.length, side + 1);
  const moved = Array.from({ length: count }, (_, i): readonly Json[] => {
    const others = listOf(groups[i]).filter((one) => one !== node);
    return i === side ? [...others, node] : others;
  });
  let spare = moved.length - 2;
  return moved.filter((group) => {
    if (group.length > 0 || spare <= 0) return true;
    spare -= 1;
    return false;
  });
}
