import { describe, expect, it, vi } from "vitest";
import type { NodeMoment } from "../../../session/moment.ts";
import { earlierValue, ghostBaseline } from "./ghost.ts";
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
  const place: LabelPlace = { anchor: "start", x: 100, top: 50, maxWidth: 90, signSide: "left" };
  const own = { left: 100, top: 50, right: 190, bottom: 110 };
  const sizes = { under: 16 } as MapSizes;
  const area = { left: 0, top: 0, right: 300, bottom: 300 };
  const at = (...others: readonly (typeof own)[]) =>
    ghostBaseline("before: 70", place, 105, { sizes, keepOff: [own, ...others], area });

  it("is the next line under the label, though the label's box reaches there", () => {
    expect(at()).toBe(105);
  });

  it("is above where something else is below, and nowhere where both are taken", () => {
    const below = { left: 90, top: 95, right: 120, bottom: 120 };
    const above = { left: 90, top: 20, right: 120, bottom: 48 };
    expect(at(below)).toBeCloseTo(44.4);
    expect(at(below, above)).toBeNull();
  });

  it("is nowhere for a text that is too long", () => {
    expect(
      ghostBaseline("before: seventy", place, 105, { sizes, keepOff: [own], area }),
    ).toBeNull();
  });
});
