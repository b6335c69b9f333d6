// Of many things that would be drawn over each other, as many as an eye can tell apart.

/** Where thinning begins, and where it ends at the latest, in pixels between two of a family. */
const [first, last] = [1.5, 60];

interface Thinning<Item> {
  readonly isInside: (item: Item) => boolean;
  readonly usOf: (item: Item) => number;
  /** How many there may be, give or take. */
  readonly most: number;
  readonly usPerPixel: number;
}

/**
 * The items that are inside. Where they are too many, of each family one in a stretch of time,
 * evenly: no family is lost as a whole.
 */
export function thinned<Item extends { readonly family: number }>(
  items: readonly Item[],
  { isInside, usOf, most, usPerPixel }: Thinning<Item>,
): readonly Item[] {
  // Of a long run each item is looked at once, and again only if it is kept: the stretches are
  // widened on numbers alone.
  const places = new Int32Array(items.length);
  const families = new Int32Array(items.length);
  const times = new Float64Array(items.length);
  let count = 0;
  let lastFamily = 0;
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i] as Item;
    if (!isInside(item)) continue;
    places[count] = i;
    families[count] = item.family;
    times[count] = usOf(item);
    lastFamily = Math.max(lastFamily, item.family);
    count += 1;
  }
  const lastBins = new Float64Array(lastFamily + 1);
  /** Null where there are more than the limit. */
  const keep = (pixels: number, limit: number): readonly Item[] | null => {
    const kept: Item[] = [];
    const binUs = usPerPixel * pixels;
    lastBins.fill(Number.NaN);
    for (let i = 0; i < count; i += 1) {
      const family = families[i] as number;
      const bin = Math.floor((times[i] as number) / binUs);
      if (lastBins[family] === bin) continue;
      lastBins[family] = bin;
      if (kept.length === limit) return null;
      kept.push(items[places[i] as number] as Item);
    }
    return kept;
  };
  if (count <= most) return Array.from(places.subarray(0, count), (i) => items[i] as Item);
  for (let pixels = first; ; pixels *= 1.4) {
    const isLast = pixels * 1.4 >= last;
    const kept = keep(pixels, isLast ? Number.POSITIVE_INFINITY : most);
    if (kept !== null) return kept;
  }
}
