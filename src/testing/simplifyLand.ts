// Turns a detailed outline of the land into the small one that the map draws. Used when land.json
// is made, not in the page: the outline is a picture's background, so small islands, Antarctica and
// bends that no panel shows are left out.

export type Ring = readonly (readonly [longitude: number, latitude: number])[];

/** Rings smaller than this, in square degrees at their own latitude, are left out. */
const smallestIsland = 6;
/**
 * Points whose triangle with their neighbours is smaller than this, in square degrees, are left
 * out.
 */
const smallestBend = 0.2;

/** The outer rings of the polygons, simplified; degrees with one decimal. */
export function simplifyLand(polygons: readonly (readonly Ring[])[]): Ring[] {
  return polygons
    .map(([outer = []]) => outer)
    .filter((ring) => ring.some(([, latitude]) => latitude > -60))
    .filter((ring) => areaOf(ring) >= smallestIsland)
    .map((ring) => rounded(withoutSmallBends(ring)));
}

/** Square degrees, with longitudes shortened as they are at the ring's mean latitude. */
function areaOf(ring: Ring): number {
  let doubled = 0;
  let latitudes = 0;
  for (const [i, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
    doubled += x * nextY - nextX * y;
    latitudes += y;
  }
  return (Math.abs(doubled) / 2) * Math.cos((latitudes / ring.length) * (Math.PI / 180));
}

/** Removes the least visible point again and again (Visvalingam and Whyatt 1993). */
function withoutSmallBends(ring: Ring): Ring {
  const points = ring.slice(0, -1);
  for (;;) {
    let least = -1;
    let leastArea = smallestBend;
    for (let i = 0; i < points.length; i += 1) {
      const area = bendAt(points, i);
      if (area < leastArea) {
        least = i;
        leastArea = area;
      }
    }
    if (least < 0 || points.length <= 4) return [...points, points[0] ?? [0, 0]];
    points.splice(least, 1);
  }
}

function bendAt(points: Ring, i: number): number {
  const [x, y] = points[i] ?? [0, 0];
  // The seam at 180 degrees stays straight, or the two halves of Siberia would come apart.
  if (Math.abs(x) >= 179.9) return Number.POSITIVE_INFINITY;
  const [x0, y0] = points[(i + points.length - 1) % points.length] ?? [x, y];
  const [x1, y1] = points[(i + 1) % points.length] ?? [x, y];
  const doubled = (x0 - x) * (y1 - y) - (x1 - x) * (y0 - y);
  return (Math.abs(doubled) / 2) * Math.cos(y * (Math.PI / 180));
}

function rounded(ring: Ring): Ring {
  const points = ring.map(([x, y]) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10] as const);
  return points.filter(
    ([x, y], i) => i === 0 || x !== points[i - 1]?.[0] || y !== points[i - 1]?.[1],
  );
}
