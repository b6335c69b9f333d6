// land.json is made from world-atlas by simplifyLand; this test makes it again and compares.
// UPDATE_LAND=1 rewrites it.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoContains } from "d3";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { describe, expect, it } from "vitest";
import { type Ring, simplifyLand } from "../../../testing/simplifyLand.ts";
import { land } from "./land.ts";

const path = new URL("./land.json", import.meta.url);

function landOfAtlas(): Ring[][] {
  const atlas = createRequire(import.meta.url)("world-atlas/land-110m.json") as Topology;
  const collection = feature(atlas, atlas.objects["land"] as GeometryCollection);
  return collection.features.flatMap(({ geometry }) =>
    geometry.type === "MultiPolygon" ? (geometry.coordinates as unknown as Ring[][]) : [],
  );
}

/** In tenths of a degree, each point from the one before. */
function stepsOf(ring: Ring): string {
  const tenths = ring.map((point) => point.map((degrees) => Math.round(degrees * 10)));
  const step = ([x = 0, y = 0]: number[], i: number): string => {
    const [east = 0, north = 0] = tenths[i - 1] ?? [];
    return `${x - east},${y - north}`;
  };
  return tenths.map(step).join(" ");
}

const made = simplifyLand(landOfAtlas());
// One text a ring keeps the file short; a list of lists of numbers would be a line for each number.
const text = `${JSON.stringify(made.map(stepsOf), null, 2)}\n`;
if (process.env["UPDATE_LAND"] === "1") writeFileSync(path, text);

describe("the outline of the land", () => {
  it("is what the atlas gives", () => {
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  it("is read as it was written", () => {
    expect(land.coordinates.map(([ring]) => ring)).toEqual(made);
  });

  it("is small and closed", () => {
    expect(text.length).toBeLessThan(30_000);
    for (const [ring] of land.coordinates) expect(ring?.at(-1)).toEqual(ring?.[0]);
  });

  it.each([
    ["Madrid", [-3.7, 40.4], true],
    ["Nairobi", [36.8, -1.3], true],
    ["Brasília", [-47.9, -15.8], true],
    ["Kansas", [-98, 38.5], true],
    ["the middle of the Atlantic", [-35, 30], false],
    ["the middle of the Pacific", [-150, 0], false],
    ["the South Pole", [0, -89], false],
  ] as const)("has %s on the right side", (_name, place, isLand) => {
    expect(geoContains(land, [...place])).toBe(isLand);
  });
});
