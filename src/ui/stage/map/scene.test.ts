import { describe, expect, it } from "vitest";
import type { NodeSetup } from "../../../sim/scenario.ts";
import { lengthOf } from "./geometry.ts";
import { sceneOf } from "./scene.ts";

function city(id: string, latitude: number, longitude: number): NodeSetup {
  return { id, name: id, latitude, longitude, clockOffsetUs: 0, clockDriftPpm: 0 };
}

const three = [
  city("tokyo", 35.7, 139.7),
  city("london", 51.5, -0.1),
  city("saopaulo", -23.6, -46.6),
];
const more = [
  city("virginia", 39, -77.5),
  city("sydney", -33.9, 151.2),
  city("mumbai", 19.1, 72.9),
  city("johannesburg", -26.2, 28),
  city("oregon", 45.6, -121.2),
  city("frankfurt", 50.1, 8.7),
];
const panel = { width: 230, height: 300, large: false };
const large = { width: 860, height: 472, large: true };

describe("a map of three cities", () => {
  const scene = sceneOf({ nodes: three, ...panel });

  it("has Tokyo above London above São Paulo, all inside", () => {
    const { tokyo, london, saopaulo } = scene.places;
    if (!tokyo || !london || !saopaulo) throw new Error("a city is missing");
    expect(tokyo.y).toBeLessThan(london.y);
    expect(london.y).toBeLessThan(saopaulo.y);
    for (const { x, y } of [tokyo, london, saopaulo]) {
      expect(x).toBeGreaterThan(20);
      expect(x).toBeLessThan(scene.width - 20);
      expect(y).toBeGreaterThan(20);
      expect(y).toBeLessThan(scene.height - 20);
    }
  });

  it("draws every cable in one piece from mark to mark", () => {
    expect(scene.cables.map(({ a, b }) => `${a}-${b}`)).toEqual([
      "tokyo-london",
      "tokyo-saopaulo",
      "london-saopaulo",
    ]);
    for (const { a, b, line } of scene.cables) {
      expect(line.points[0]).toEqual(scene.places[a]);
      expect(line.points.at(-1)).toEqual(scene.places[b]);
      const steps = line.lengths.slice(1).map((length, i) => length - (line.lengths[i] ?? 0));
      expect(Math.max(...steps)).toBeLessThan(lengthOf(line) / 12);
    }
  });
});

describe.each([1, 2, 3, 4, 5, 6, 9])("a map of %i nodes", (count) => {
  it.each([panel, large])("keeps marks apart and inside at %o", (size) => {
    const scene = sceneOf({ nodes: [...three, ...more].slice(0, count), ...size });
    const places = Object.values(scene.places);
    expect(places.length).toBe(count);
    for (const [i, { x, y }] of places.entries()) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(scene.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(scene.height);
      for (const other of places.slice(i + 1)) {
        expect(Math.hypot(other.x - x, other.y - y)).toBeGreaterThan(24);
      }
    }
    expect(scene.land()).toMatch(/^M/);
  });
});
