import { describe, expect, it, vi } from "vitest";
import type { NodeMoment } from "../../../session/run/moment.ts";
import { earlierValue, ghostPlace } from "./ghost.ts";
import type { LabelPlace } from "./labels.ts";
import type { MapSizes } from "./scene.ts";

vi.mock("../../measure.ts", () => ({ widthOf: (text: string) => text.length * 8 }));

const node = (versions: readonly string[], up = true): NodeMoment =>
  ({ node: "tokyo", up, lines: [{ field: "units", versions }] }) as unknown as NodeMoment;

describe("the earlier value", () => {
  it("is told where it differs", () => {
    expect(earlierValue(node(["80"]), node(["70"]))).toBe("70");
    expect(earlierValue(node(["80"]), node(["70", "80"]))).toBe("70 | 80");
    expect(earlierValue(node(["80"]), node(["80"]))).toBeNull();
    expect(earlierValue(node(["80"]), undefined)).toBeNull();
    expect(earlierValue(node(["80"], false), node(["80"]))).toBe("80");
    expect(earlierValue(node(["80"], false), node(["70"], false))).toBeNull();
  });
});

describe("its place", () => {
  const own = { left: 100, top: 50, right: 190, bottom: 110 };
  const place: LabelPlace = {
    anchor: "start",
    x: 100,
    top: 50,
    signSide: "left",
    box: own,
    leader: null,
  };
  const sizes = { under: 16 } as MapSizes;
  const area = { left: 0, top: 0, right: 300, bottom: 300 };
  const written = { baseline: 80, width: 40, next: 105 };
  const at = (...others: readonly (typeof own)[]) =>
    ghostPlace("before: 70", place, written, { sizes, keepOff: [own, ...others], area });
  const below = { left: 90, top: 95, right: 120, bottom: 120 };
  const right = { left: 160, top: 60, right: 220, bottom: 90 };
  const left = { left: 60, top: 60, right: 95, bottom: 90 };
  const above = { left: 90, top: 20, right: 120, bottom: 48 };

  it("is the next line under the label, though the label's box reaches there", () => {
    expect(at()).toEqual({ x: 100, anchor: "start", y: 105 });
  });

  it("is beside the value where something else is below, then above it, then nowhere", () => {
    expect(at(below)).toEqual({ x: 148, anchor: "start", y: 80 });
    expect(at(below, right)).toEqual({ x: 92, anchor: "end", y: 80 });
    expect(at(below, right, left)?.y).toBeCloseTo(44.4);
    expect(at(below, right, left, above)).toBeNull();
  });

  it("does not leave the map", () => {
    const narrow = { left: 99, top: 0, right: 179, bottom: 300 };
    const scene = { sizes, keepOff: [own, above], area: narrow };
    expect(ghostPlace("before: seventy", place, written, scene)).toBeNull();
  });
});
