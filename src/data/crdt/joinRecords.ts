// The join of records entry by entry: what most replicated types are built of.
import type { Dictionary } from "../../lib/record.ts";

/**
 * Every entry of either record; entries of both are joined. `a` itself when `b` adds nothing, so
 * that "nothing new" is seen by comparing references. `join(x, y)` must likewise give `x` itself
 * when `y` adds nothing.
 */
export function joinRecords<T>(
  a: Dictionary<T>,
  b: Dictionary<T>,
  join: (x: T, y: T) => T,
): Dictionary<T> {
  if (a === b) return a;
  let joined: Record<string, T> | null = null;
  for (const [key, theirs] of Object.entries(b)) {
    const ours = a[key];
    const entry = ours === undefined ? theirs : join(ours, theirs);
    if (entry === ours) continue;
    joined ??= { ...a };
    joined[key] = entry;
  }
  return joined ?? a;
}
