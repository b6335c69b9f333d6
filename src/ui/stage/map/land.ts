// The outline of the land as d3 wants it. land.json holds one text a ring; land.test.ts makes it
// from world-atlas.
import rings from "./land.json" with { type: "json" };

export interface Land {
  readonly type: "MultiPolygon";
  readonly coordinates: [number, number][][][];
}

function ringOf(text: string): [number, number][] {
  return text.split(" ").map((point) => {
    const [longitude = 0, latitude = 0] = point.split(",").map(Number);
    return [longitude, latitude];
  });
}

export const land: Land = {
  type: "MultiPolygon",
  coordinates: rings.map((ring) => [ringOf(ring)]),
};
