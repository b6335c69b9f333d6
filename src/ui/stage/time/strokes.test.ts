import { describe, expect, it } from "vitest";
import type { DiagramLine } from "../../../session/drawing/diagram.ts";
import { clip, linePaths } from "./paths.ts";
import type { Plane } from "./plane.ts";
import { mergedWaits } from "./RowGround.tsx";
import { spread } from "./rows.ts";
import { gapOf, stripsOf } from "./strips.ts";
import { type Ground, placeAt, strokeOf, tracksOf, visibleLines } from "./strokes.ts";

const nodes = ["a", "b", "c"];
const cut = { entry: 0, fromUs: 0, untilUs: 1000, links: pairs("a", "b", "c") };
const row = {
  run: 0,
  top: 0,
  height: 100,
  isUnfolded: true,
  clientLanes: [],
  ...spread(nodes, 0, 100, new Set()),
};
const ground: Ground = { row, nodes, cuts: [], tracks: new Map(), endUs: 2000 };
const line: DiagramLine = {
  message: 0,
  from: "a",
  to: "c",
  sign: "data",
  sentUs: 100,
  leftUs: 100,
  arrivesUs: 300,
  fate: "delivered",
  latencyUs: 200,
  copy: false,
  family: 0,
};

/** Both directions between one node and the others. */
function pairs(one: string, ...others: string[]): (readonly [string, string])[] {
  return others.flatMap((other): [string, string][] => [
    [one, other],
    [other, one],
  ]);
}

describe("a message's line", () => {
  it("goes straight from where and when it is sent to where and when it arrives", () => {
    const stroke = strokeOf(line, ground);
    expect(stroke?.legs).toEqual([{ kind: "way", fromUs: 100, untilUs: 300, from: 0, until: 100 }]);
    expect(stroke === null ? null : placeAt(stroke, 150)).toBe(25);
    expect(stroke === null ? null : placeAt(stroke, 301)).toBe(null);
  });

  it("waits in the strip when a cut holds it, and leaves at its end", () => {
    const held = { ...line, leftUs: 1000, arrivesUs: 1200 };
    const stroke = strokeOf(held, { ...ground, cuts: [cut], tracks: tracksOf([held]) });
    const [way, wait, on] = stroke?.legs ?? [];
    const gap = row.gaps[0];
    expect(Math.abs((wait?.from ?? 0) - (gap?.middle ?? 0))).toBeLessThan(
      (gap?.thickness ?? 0) / 2,
    );
    expect(wait).toMatchObject({ kind: "held", untilUs: 1000, until: wait?.from });
    expect(on).toMatchObject({ fromUs: 1000, untilUs: 1200, until: 100 });
    // The way to the strip has the link's own slope.
    const slope =
      ((way?.until ?? 0) - (way?.from ?? 0)) / ((way?.untilUs ?? 0) - (way?.fromUs ?? 0));
    expect(slope).toBeCloseTo(100 / 200);
  });

  it("is held to the end of the picture when the cut never ends", () => {
    const held = { ...line, leftUs: null, arrivesUs: null, fate: "held" as const };
    const stroke = strokeOf(held, { ...ground, cuts: [{ ...cut, untilUs: null }] });
    expect(stroke?.legs.at(-1)).toMatchObject({ kind: "held", untilUs: 2000 });
  });

  it("fades and stops short when it is lost, and stops in the strip when a cut drops it", () => {
    const lost = strokeOf({ ...line, fate: "lost" }, ground);
    expect(lost?.legs.map(({ kind }) => kind)).toEqual(["way", "fade"]);
    expect(lost?.stop?.at).toBeLessThan(100);
    const dropped = { ...line, fate: "cut" as const, leftUs: null, arrivesUs: null };
    const stroke = strokeOf(dropped, { ...ground, cuts: [cut] });
    expect(stroke?.stop?.at).toBe(row.gaps[0]?.middle);
    expect(stroke?.stop?.atUs).toBe(100 + 200 * 0.25);
  });

  it("has a bar at its end where the receiver is down", () => {
    expect(strokeOf({ ...line, fate: "down" }, ground)?.stop).toEqual({ atUs: 300, at: 100 });
  });
});

describe("strips", () => {
  it("are between the lanes that a cut severs", () => {
    expect(stripsOf([cut], nodes).map(({ gap }) => gap)).toEqual([0]);
    const middle = { ...cut, links: pairs("b", "a", "c") };
    expect(stripsOf([middle], nodes).map(({ gap }) => gap)).toEqual([0, 1]);
  });

  it("put a link over other lanes into the first gap that is severed itself", () => {
    expect(gapOf(pairs("c", "a", "b"), nodes, ["a", "c"])).toBe(1);
    expect(gapOf([["a", "c"]], nodes, ["c", "a"])).toBe(1);
  });

  it("know when only one way is cut", () => {
    expect(stripsOf([{ ...cut, links: [["a", "b"]] }], nodes)[0]?.isOneWay).toBe(true);
    expect(stripsOf([cut], nodes)[0]?.isOneWay).toBe(false);
  });
});

it("two messages that wait at the same time wait on two tracks", () => {
  const first = { ...line, leftUs: 1000 };
  const tracks = tracksOf([
    first,
    { ...first, message: 1 },
    { ...first, message: 2, sentUs: 1500, leftUs: 1600 },
  ]);
  expect([tracks.get(0), tracks.get(1), tracks.get(2)]).toEqual([0, 1, 0]);
});

describe("many lines", () => {
  const many = Array.from({ length: 5000 }, (_, i) => ({
    ...line,
    message: i,
    sentUs: i * 10,
    leftUs: i * 10,
    arrivesUs: i * 10 + 200,
  }));

  it("are only those of the span", () => {
    expect(visibleLines(many, [1000, 1090], 1, 1500).map(({ sentUs }) => sentUs)).toEqual(
      Array.from({ length: 30 }, (_, i) => 800 + i * 10),
    );
  });

  it("are thinned out by pixels where they are too many, and never lose a kind of line", () => {
    const mixed = many.map((one, i) =>
      i === 2500 ? { ...one, sign: "refusal" as const, family: 1 } : one,
    );
    const found = visibleLines(mixed, [0, 50_000], 100, 500);
    expect(found.length).toBeLessThanOrEqual(500);
    expect(found.length).toBeGreaterThan(300);
    // Evenly: nowhere is there a hole.
    const steps = found.slice(1).map(({ sentUs }, i) => sentUs - (found[i]?.sentUs ?? 0));
    expect(Math.max(...steps)).toBeLessThan(250);
    expect(found.some(({ sign }) => sign === "refusal")).toBe(true);
  });
});

describe("clipping", () => {
  it("keeps the slope", () => {
    expect(clip([-100, 0], [100, 50], -50, 50)).toEqual([
      [-50, 12.5],
      [50, 37.5],
    ]);
    expect(clip([60, 0], [100, 50], -50, 50)).toBe(null);
    expect(clip([-100, 0], [-60, 50], -50, 50)).toBe(null);
  });

  it("keeps numbers near the picture however far it is zoomed", () => {
    const plane: Plane = {
      isVertical: false,
      start: 0,
      end: 800,
      pad: 0,
      fromUs: 200,
      untilUs: 201,
    };
    const stroke = strokeOf({ ...line, sentUs: 0, leftUs: 0, arrivesUs: 1e9 }, ground);
    const d = linePaths(stroke === null ? [] : [stroke], plane, 9).get("a")?.data ?? "";
    const numbers = d.match(/-?[\d.]+/g)?.map(Number) ?? [];
    expect(numbers.length).toBe(4);
    expect(Math.max(...numbers.map(Math.abs))).toBeLessThan(1000);
  });
});

it("time down is the same picture, turned", () => {
  const plane: Plane = { isVertical: false, start: 0, end: 400, pad: 0, fromUs: 0, untilUs: 400 };
  const stroke = strokeOf(line, ground);
  const strokes = stroke === null ? [] : [stroke];
  expect(linePaths(strokes, plane, 9).get("a")?.data).toBe("M100 0L300 100");
  expect(linePaths(strokes, { ...plane, isVertical: true }, 9).get("a")?.data).toBe(
    "M0 100L100 300",
  );
});

it("a lane on which several clients wait is dotted once", () => {
  const plane: Plane = { isVertical: false, start: 0, end: 100, pad: 0, fromUs: 0, untilUs: 100 };
  const request = (node: string, atUs: number, doneUs: number | null) => ({ node, atUs, doneUs });
  const waits = mergedWaits(
    [
      request("a", 10, 30),
      request("b", 15, 15),
      request("a", 20, 50),
      request("a", 60, null),
      request("b", 200, 300),
    ],
    plane,
  );
  expect(waits).toEqual([
    { node: "a", from: 10, until: 50 },
    { node: "a", from: 60, until: 100 },
  ]);
});
