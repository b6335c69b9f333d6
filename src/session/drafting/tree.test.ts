import { describe, expect, it } from "vitest";
import { inserted, moved, renamed, valueAt, withValue } from "./tree.ts";

const root = { a: { b: [1, { c: 2 }] }, clock: { offset: 1 }, d: "x" };

describe("data at a path", () => {
  it("is found, and is nothing where there is nothing", () => {
    expect(valueAt(root, ["a", "b", 1, "c"])).toBe(2);
    expect(valueAt(root, ["a", "x", "c"])).toBeUndefined();
    expect(valueAt(root, ["d", "length"])).toBeUndefined();
    expect(valueAt(root, ["toString"])).toBeUndefined();
  });

  it("is changed in a copy that shares the rest", () => {
    const changed = withValue(root, ["a", "b", 1, "c"], 3);
    expect(changed).toEqual({ ...root, a: { b: [1, { c: 3 }] } });
    expect(changed["clock"]).toBe(root.clock);
    expect(root.a.b[1]).toEqual({ c: 2 });
  });

  it("is made with all that is missing on the way, and taken away again", () => {
    expect(withValue({}, ["x", "y"], 1)).toEqual({ x: { y: 1 } });
    expect(withValue(root, ["a", "b", 0], undefined)["a"]).toEqual({ b: [{ c: 2 }] });
    expect(withValue(root, ["a", "b", 2], 5)["a"]).toEqual({ b: [1, { c: 2 }, 5] });
    expect(withValue(root, ["a", "b"], undefined)["a"]).toEqual({});
  });

  it("leaves no empty object where that would say nothing", () => {
    expect(withValue(root, ["clock", "offset"], undefined)).toEqual({ a: root.a, d: "x" });
  });
});

describe("lists and names", () => {
  it("move and take in an item", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b"], 0, 2)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(inserted(["a", "c"], 1, "b")).toEqual(["a", "b", "c"]);
  });

  it("keep the place of what is renamed", () => {
    expect(Object.keys(renamed({ a: 1, b: 2, c: 3 }, "b", "z"))).toEqual(["a", "z", "c"]);
  });
});
