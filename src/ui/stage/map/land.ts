// The outline of the land as d3 wants it. land.json holds one text a ring, in tenths of a degree,
// each point from the one before, which is short; land.test.ts makes it from world-atlas.
import rings from "./land.json" with { type: "json" };

export interface Land {
  readonly type: "MultiPolygon";
  readonly coordinates: [number, number][][][];
}

function ringOf(text: string): [number, number][] {
  let [longitude, latitude] = [0, 0];
  return text.split(" ").map((step) => {
    const [east = 0, north = 0] = step.split(",").map(Number);
    longitude += east;
    latitude += north;
    return [longitude / 10, latitude / 10];
  });
}

export const land: Land = {
  type: "MultiPolygon",
  coordinates: rings.map((ring) => [ringOf(ring)]),
};
