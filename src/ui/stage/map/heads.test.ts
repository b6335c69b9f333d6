import { describe, expect, it } from "vitest";
import type { Flight } from "../../../session/run/flights.ts";
import type { MessageRole } from "../../../sim/mode.ts";
import { polyline } from "./geometry.ts";
import { headsOf } from "./heads.ts";

const right = polyline([
  { x: 0, y: 100 },
  { x: 100, y: 100 },
  { x: 200, y: 100 },
]);
const left = polyline([...right.points].reverse());
const lines = new Map([
  ["a>b", right],
  ["b>a", left],
]);
const sizes = { diamond: 8, gap: 20, fontSize: 15 };
const area = { left: 0, top: 0, right: 200, bottom: 200 };

function flight(fraction: number, changes: Partial<Flight> = {}): Flight {
  const role: MessageRole = "replicate";
  return { message: 0, from: "a", to: "b", role, text: "", state: "moving", fraction, ...changes };
}

const draw = (...flights: Flight[]) => headsOf(flights, lines, sizes, [], area);

describe("heads on a cable", () => {
  it("start and end beside the marks", () => {
    expect(draw(flight(0)).paths.get("a")?.solid).toBe("M20 92L28 100L20 108L12 100z");
    expect(draw(flight(0.5)).paths.get("a")?.solid).toBe("M100 92L108 100L100 108L92 100z");
    expect(draw(flight(1)).paths.get("a")?.solid).toBe("M180 92L188 100L180 108L172 100z");
  });

  it("are told apart by shape, and only data has a trail", () => {
    const used = (role: MessageRole) => {
      const paths = draw(flight(0.5, { role })).paths.get("a");
      return Object.entries(paths ?? {}).flatMap(([kind, path]) => (path === "" ? [] : [kind]));
    };
    expect(used("replicate")).toEqual(["trail", "solid"]);
    expect(used("acknowledge")).toEqual(["hollow"]);
    expect(used("vote")).toEqual(["hollow"]);
    expect(used("propose")).toEqual(["line"]);
    expect(used("reject")).toEqual(["line"]);
  });

  it("have a dotted trail when held and a bar when lost", () => {
    expect(draw(flight(0.4, { state: "held" })).paths.get("a")).toMatchObject({ trail: "" });
    expect(draw(flight(0.4, { state: "held" })).paths.get("a")?.held).toMatch(/^M/);
    expect(draw(flight(0.5, { state: "lost" })).paths.get("a")).toMatchObject({
      solid: "",
      line: "M100 92L100 108",
    });
  });

  it("keep right where they meet, and only there", () => {
    const back = { from: "b", to: "a" };
    const met = draw(flight(0.5), flight(0.5, back));
    expect(met.paths.get("a")?.solid).toMatch(/^M100 102L/);
    expect(met.paths.get("b")?.solid).toMatch(/^M100 82L/);
    const far = draw(flight(0.1), flight(0.1, back));
    expect(far.paths.get("a")?.solid).toMatch(/^M36 92L/);
  });

  it("keep right only as far as no value stands there", () => {
    const value = { left: 80, top: 112, right: 160, bottom: 130 };
    const both = [flight(0.5), flight(0.5, { from: "b", to: "a" })];
    const met = headsOf(both, lines, sizes, [value], area);
    expect(met.paths.get("a")?.solid).toMatch(/^M100 94.5L/);
    expect(met.paths.get("b")?.solid).toMatch(/^M100 82L/);
  });

  it("queue where several are at one spot", () => {
    expect(draw(flight(0.5), flight(0.5)).paths.get("a")?.solid).toBe(
      "M100 92L108 100L100 108L92 100zM86 92L94 100L86 108L78 100z",
    );
  });

  it("say what they carry where there is room", () => {
    const words = (keepOff: Parameters<typeof headsOf>[3], text = "80") =>
      headsOf([flight(0.5, { text })], lines, sizes, keepOff, area).labels;
    expect(words([])).toMatchObject([{ text: "80", anchor: "start" }]);
    expect(words([{ left: 105, top: 80, right: 150, bottom: 120 }])).toMatchObject([
      { anchor: "end" },
    ]);
    expect(words([{ left: 0, top: 0, right: 200, bottom: 200 }])).toEqual([]);
    const long = headsOf([flight(0.1, { text: "ana@example.com" })], lines, sizes, [], area);
    expect(long.labels).toMatchObject([{ text: "ana@example.c…" }]);
  });

  it("say it off other cables, whose messages they would seem to be of", () => {
    const at = (x: number) => polyline([20, 60, 80, 90, 95, 120].map((y) => ({ x, y })));
    const words = (x: number) =>
      headsOf([flight(0.5, { text: "80" })], new Map([...lines, ["a>c", at(x)]]), sizes, [], area)
        .labels;
    expect(words(50)).toMatchObject([{ anchor: "start" }]);
    expect(words(125)).toMatchObject([{ anchor: "end" }]);
  });
});
