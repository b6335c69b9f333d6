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
  const families = items.map((item) => {
    const family = familyOf(item);
    const id = ids.get(family) ?? ids.size;
    ids.set(family, id);
    return id;
  });
  let found: readonly Item[] = items;
  for (let pixels = first; found.length > most && pixels < last; pixels *= 1.4) {
    const binUs = usPerPixel * pixels;
    const bins = new Map<number, number>();
    found = items.filter((item, i) => {
      const family = families[i] ?? 0;
      const bin = Math.floor(usOf(item) / binUs);
      if (bins.get(family) === bin) return false;
      bins.set(family, bin);
      return true;
    });
  }
  return found;
}
