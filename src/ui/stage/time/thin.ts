// Of many things that would be drawn over each other, as many as an eye can tell apart.

/** Where thinning begins, and where it ends at the latest, in pixels between two of a family. */
const [first, last] = [1.5, 60];

/**
 * At most `most` of the items, give or take: of each family one in a stretch of time, evenly. No
 * family is lost as a whole.
 */
export function thinned<Item>(
  items: readonly Item[],
  most: number,
  usPerPixel: number,
  familyOf: (item: Item) => string,
  usOf: (item: Item) => number,
): readonly Item[] {
  if (items.length <= most) return items;
  const ids = new Map<string, number>();
  const families = new Int32Array(items.length);
  const times = new Float64Array(items.length);
  for (const [i, item] of items.entries()) {
    const family = familyOf(item);
    const id = ids.get(family) ?? ids.size;
    ids.set(family, id);
    families[i] = id;
    times[i] = usOf(item);
  }
  // The stretches are widened on numbers alone: of a long run only what is kept is touched again.
  const lastBins = new Float64Array(ids.size);
  const keep = (pixels: number): readonly number[] => {
    const kept: number[] = [];
    const binUs = usPerPixel * pixels;
    lastBins.fill(Number.NaN);
    for (let i = 0; i < times.length; i += 1) {
      const family = families[i] as number;
      const bin = Math.floor((times[i] as number) / binUs);
      if (lastBins[family] === bin) continue;
      lastBins[family] = bin;
      kept.push(i);
    }
    return kept;
  };
  let pixels = first;
  let kept = keep(pixels);
  for (pixels *= 1.4; kept.length > most && pixels < last; pixels *= 1.4) kept = keep(pixels);
  return kept.map((i) => items[i] as Item);
}
