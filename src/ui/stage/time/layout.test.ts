import { describe, expect, it } from "vitest";
import { between } from "./Dimmed.tsx";
import { around, isOver, type Line, placeLabels } from "./labels.ts";
import { alongOf, type Plane, ticksOf, timeAt } from "./plane.ts";
import { apart } from "./RowMarks.tsx";
import { shareHeight } from "./rows.ts";
import { type SceneInput, sceneOf } from "./scene.ts";
import { following, panned, zoomed } from "./span.ts";
import { added } from "./useUnfolded.ts";
import { acrossLanes, alongLane, nearestTo } from "./walk.ts";

const sizes = { small: 14, medium: 16, large: 20, value: 22 };
const plane: Plane = {
  isVertical: false,
  start: 200,
  end: 1000,
  pad: 20,
  fromUs: 0,
  untilUs: 1600,
};

describe("time and pixels", () => {
  it("are each other's inverse", () => {
    expect(alongOf(plane, 400)).toBe(400);
    expect(timeAt(plane, 400)).toBe(400);
  });

  it("have round ticks that keep apart", () => {
    expect(ticksOf({ ...plane, untilUs: 1_850_000 }, 84)[1]).toBe(200_000);
    const ticks = ticksOf({ ...plane, fromUs: 123_456, untilUs: 234_567 }, 84);
    expect(ticks).toEqual([140_000, 160_000, 180_000, 200_000, 220_000]);
  });
});

describe("rows", () => {
  const input: SceneInput = {
    width: 1232,
    height: 472,
    nodes: ["t", "l", "s"],
    runs: [0, 1, 2, 3, 4],
    unfolded: [1],
    strips: [],
    clients: () => 2,
    span: { fromUs: 0, untilUs: 1000 },
    sizes,
    isVertical: false,
    isWide: false,
  };

  it("share the height, the unfolded one takes what is left", () => {
    const bands = shareHeight({ top: 38, height: 432, count: 5, unfolded: [1], sizes });
    expect(bands.map(({ isUnfolded }) => isUnfolded)).toEqual([false, true, false, false, false]);
    expect(bands.at(-1)?.top).toBeCloseTo(38 + 432 - (bands[0]?.height ?? 0));
    expect(bands[1]?.height).toBeGreaterThan(4 * (bands[0]?.height ?? 0));
  });

  it.each([1, 2, 5, 8])("fit for %i modes", (count) => {
    const runs = Array.from({ length: count }, (_, i) => i);
    const scene = sceneOf({ ...input, runs, unfolded: [0] });
    const last = scene.rows.at(-1);
    expect((last?.top ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(472);
    expect(scene.rows[0]?.height).toBeGreaterThan(150);
  });

  it("of twelve modes have room for their words, in a scene that is higher than its window", () => {
    const runs = Array.from({ length: 12 }, (_, run) => run);
    const scene = sceneOf({ ...input, runs, unfolded: [0] });
    expect(scene.height).toBeGreaterThan(input.height);
    expect(Math.min(...scene.rows.map(({ height }) => height))).toBeGreaterThanOrEqual(36);
    const last = scene.rows.at(-1);
    expect((last?.top ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(scene.height);
  });

  it.each([2, 3, 6, 9])("have all lanes inside, in order, for %i nodes", (count) => {
    const nodes = Array.from({ length: count }, (_, i) => `n${i}`);
    const scene = sceneOf({ ...input, nodes });
    for (const row of scene.rows) {
      const lanes = [...row.lanes.values()];
      expect(lanes).toEqual(lanes.toSorted((a, b) => a - b));
      expect(lanes[0]).toBeGreaterThan(row.clientLanes.at(-1) ?? row.top);
      expect(lanes.at(-1)).toBeLessThan(row.top + row.height);
    }
    const columns = scene.values.columns;
    expect(columns.at(-1)).toBeLessThan(scene.width);
    expect(columns[0]).toBeGreaterThan(scene.plane.end + scene.plane.pad);
  });

  it("have wider gaps where a strip may be", () => {
    const strip = { entry: 0, gap: 0, fromUs: 0, untilUs: null, isOneWay: false };
    const row = sceneOf({ ...input, strips: [strip] }).rows[1];
    const [t = 0, l = 0, s = 0] = row?.lanes.values() ?? [];
    expect((l - t) / (s - l)).toBeCloseTo(1.42);
  });

  it("are one, with time downwards, on a narrow screen", () => {
    const scene = sceneOf({ ...input, width: 374, height: 390, runs: [2], isVertical: true });
    expect(scene.rows.length).toBe(1);
    const lanes = [...(scene.rows[0]?.lanes.values() ?? [])];
    expect(lanes.every((at) => at > 40 && at < 374)).toBe(true);
  });
});

describe("labels", () => {
  const area = { left: 0, right: 300, top: 0, bottom: 100 };
  const wish = (id: number, x: number) => ({ id, text: "80", width: 20, x, y: 50, reach: 10 });

  it("cover neither marks nor each other", () => {
    const wishes = [wish(0, 50), wish(1, 60), wish(2, 70), wish(3, 80)];
    const marks = wishes.map(({ x, y }) => around(x, y, 8));
    const labels = placeLabels(wishes, marks, area, 16);
    expect(labels.length).toBeGreaterThan(1);
    for (const [i, { box }] of labels.entries()) {
      const others = labels.slice(i + 1).map((label) => label.box);
      expect([...marks, ...others].some((other) => isOver(box, other))).toBe(false);
    }
  });

  it("stand where the fewest lines go, and else where they stood", () => {
    const yOf = (...lines: readonly Line[]): number | undefined =>
      placeLabels([wish(0, 150)], [], area, 16, lines)[0]?.y;
    const level = (y: number): Line => ({ from: [0, y], until: [300, y] });
    const first = yOf() ?? 0;
    expect(first).toBeLessThan(50);
    expect(yOf(level(40))).toBeGreaterThan(50);
    // A slope that passes by the first place, and one that goes through it from below.
    expect(yOf({ from: [120, 60], until: [180, 4] })).toBe(first);
    expect(yOf({ from: [150, 50], until: [190, 30] })).toBeGreaterThan(50);
    // One that ends before it.
    expect(yOf({ from: [0, 40], until: [110, 40] })).toBe(first);
    // Straight over the mark, where neither comes.
    expect(yOf(level(40), level(62))).toBeCloseTo(33.6);
    expect(yOf(level(30), level(40), level(62), level(80))).toBe(first);
  });

  it("stay inside, or away", () => {
    expect(placeLabels([wish(0, 290)], [], area, 16)[0]?.anchor).toBe("end");
    expect(placeLabels([{ ...wish(0, 150), width: 400 }], [], area, 16)).toEqual([]);
  });
});

describe("the shown span", () => {
  const span = { fromUs: 1000, untilUs: 3000 };

  it("zooms around what is under the pointer", () => {
    expect(zoomed({ fromUs: 0, untilUs: 10_000 }, 0.5, 8000, 10_000)).toEqual({
      fromUs: 4000,
      untilUs: 9000,
    });
    expect(zoomed(span, 10, 2000, 10_000)).toBe(null);
  });

  it("pans no farther than there is time", () => {
    expect(panned(span, 500, 10_000)).toEqual({ fromUs: 1500, untilUs: 3500 });
    expect(panned(span, -5000, 10_000)).toEqual({ fromUs: 0, untilUs: 2000 });
    expect(panned(span, 50_000, 10_000)).toEqual({ fromUs: 8000, untilUs: 10_000 });
  });

  it("follows the cursor out at either side, and else stays", () => {
    expect(following(span, 2000, 10_000)).toBe(null);
    const ahead = following(span, 3100, 10_000);
    expect(ahead?.fromUs).toBeLessThan(3100);
    expect(ahead?.untilUs).toBeGreaterThan(3100);
    const back = following(span, 200, 10_000);
    expect(back?.fromUs).toBe(0);
    expect(following({ fromUs: 8000, untilUs: 10_000 }, 10_000, 10_000)).toBe(null);
  });
});

it("a second row can be unfolded, a third takes the place of the first", () => {
  expect(added([0], 2)).toEqual([0, 2]);
  expect(added([0, 2], 3)).toEqual([2, 3]);
  expect(added([0, 2], 2)).toEqual([0]);
  expect(added([0], 0)).toEqual([0]);
});

it("what is left between stretches", () => {
  expect(
    between(
      [
        [10, 20],
        [30, 40],
      ],
      [0, 50],
    ),
  ).toEqual([
    [0, 10],
    [20, 30],
    [40, 50],
  ]);
  expect(between([[0, 60]], [10, 50])).toEqual([]);
  expect(between([], [10, 50])).toEqual([[10, 50]]);
});

describe("a walk", () => {
  const mark = (event: number, atUs: number, node: string | null) => ({
    event,
    atUs,
    node,
    kind: "step" as const,
    entry: -1,
    family: 0,
  });
  const marks = [
    mark(1, 0, null),
    mark(2, 10, "a"),
    mark(3, 20, "b"),
    mark(4, 30, "a"),
    mark(5, 90, "b"),
  ];

  it("goes along a lane", () => {
    expect(alongLane(marks, mark(2, 10, "a"), 1)?.event).toBe(4);
    expect(alongLane(marks, mark(2, 10, "a"), -1)).toBe(null);
  });

  it("goes across to the nearest event, over lanes without any, and not out", () => {
    expect(acrossLanes(marks, ["a", "x", "b"], mark(4, 30, "a"), 1)?.event).toBe(3);
    expect(acrossLanes(marks, ["a", "x", "b"], mark(4, 30, "a"), -1)?.event).toBe(1);
    expect(acrossLanes(marks, ["a", "b"], mark(5, 90, "b"), 1)).toBe(null);
    expect(nearestTo(marks, 80)?.event).toBe(5);
  });
});

it("of requests that crowd a lane only those that stand free have letters", () => {
  const mark = (event: number, atUs: number, at: number) => ({
    event,
    atUs,
    at,
    node: "a",
    kind: "request" as const,
    entry: -1,
    family: 0,
  });
  const marks = [mark(1, 0, 5), mark(2, 10, 5), mark(3, 20, 9), mark(4, 60, 5)];
  expect(apart(marks, plane, 20).map(({ event }) => event)).toEqual([1, 3, 4]);
});
