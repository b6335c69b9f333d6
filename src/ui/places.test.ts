import { describe, expect, it } from "vitest";
import { enCities } from "../narrate/cities.ts";
import { jaCities } from "../narrate/jaCities.ts";
import type { NodeSetup } from "../sim/scenario.ts";
import { looksOf } from "./places.ts";

function node(id: string, name: string): NodeSetup {
  return { id, name, latitude: 0, longitude: 0, clockOffsetUs: 0, clockDriftPpm: 0 };
}

describe("looks", () => {
  it("of the three cities are their own, in any order", () => {
    const looks = looksOf(
      [
        node("virginia", "Virginia"),
        node("saopaulo", "São Paulo"),
        node("tokyo", "Tokyo"),
        node("london", "London"),
      ],
      enCities,
    );
    expect(looks["saopaulo"]).toMatchObject({ shape: "triangle", colour: "var(--saopaulo)" });
    expect(looks["tokyo"]).toMatchObject({ shape: "circle", letter: "T" });
    expect(looks["london"]).toMatchObject({ shape: "square", letter: "L" });
    expect(looks["virginia"]).toMatchObject({ shape: "diamond", letter: "V" });
  });

  it("of other cities are what the three leave over", () => {
    const looks = looksOf(
      [node("a", "Sydney"), node("saopaulo", "São Paulo"), node("b", "Seoul")],
      enCities,
    );
    const shapes = Object.values(looks).map(({ shape }) => shape);
    expect(new Set(shapes).size).toBe(3);
    expect(looks["saopaulo"]?.shape).toBe("triangle");
  });

  it("of nine nodes are nine shapes and nine glyphs", () => {
    const ids = ["tokyo", "london", "saopaulo", "virginia", "b", "c", "d", "e", "f"];
    for (const nodes of [ids, ids.toReversed(), ids.map((id) => `my ${id}`)]) {
      const looks = Object.values(
        looksOf(
          nodes.map((id) => node(id, id)),
          enCities,
        ),
      );
      expect(new Set(looks.map(({ shape }) => shape)).size).toBe(9);
      expect(new Set(looks.map(({ glyph }) => glyph)).size).toBe(9);
    }
  });

  it("have letters that tell them apart", () => {
    const names = ["Sydney", "São Paulo", "Seoul", "Singapore", "S", "S"];
    const looks = looksOf(
      names.map((name, i) => node(`n${i}`, name)),
      enCities,
    );
    expect(Object.values(looks).map(({ letter }) => letter)).toEqual([
      "S",
      "Sã",
      "Se",
      "Si",
      "S",
      "S",
    ]);
  });

  it("have the cities' names in the language, own names as they are, and the same letters", () => {
    const nodes = [node("tokyo", "Tokyo"), node("london", "Lab"), node("here", "constructor")];
    const looks = looksOf(nodes, jaCities);
    expect(looks["tokyo"]).toMatchObject({ name: "東京", letter: "T" });
    expect(looks["london"]).toMatchObject({ name: "Lab", letter: "L" });
    expect(looks["here"]).toMatchObject({ name: "constructor", letter: "C" });
  });
});
