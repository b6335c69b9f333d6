import { describe, expect, it } from "vitest";
import type { PlainRow } from "../../data/plainTable.ts";
import { certify, conflictNote, indexed } from "./certification.ts";
import type { KeyVersion, WriteSet } from "./state.ts";

const image = (value: number, request: string): PlainRow => ({
  present: true,
  by: null,
  fields: { units: { value, holds: [request] }, note: { value: "", holds: [] } },
});
const version = (sequence: number, node: string): KeyVersion => ({
  sequence,
  request: "r1",
  node,
  change: "update",
  image: image(70, "r1"),
});
const set = (lastSeen: number, keys: readonly string[], written = keys): WriteSet => ({
  view: 1,
  origin: "tokyo",
  index: 1,
  time: 1,
  request: "r2",
  sync: false,
  lastSeen,
  keys,
  rows: written.map((row) => ({
    image: image(80, "r2"),
    change: { row, change: "update", set: { units: 80 }, written: [] },
  })),
});

describe("certification", () => {
  const index = { "stock/a": version(5, "london") };
  it("fails a transaction that had not seen the last writer of a row", () => {
    expect(certify(index, set(4, ["stock/a"]))).toEqual({
      row: "stock/a",
      winner: index["stock/a"],
    });
  });
  it("passes what had seen it, or writes other rows", () => {
    expect(certify(index, set(5, ["stock/a"]))).toBeNull();
    expect(certify(index, set(0, ["stock/b"]))).toBeNull();
  });
  it("looks at every key", () => {
    expect(certify(index, set(4, ["stock/b", "stock/a"], ["stock/b"]))?.row).toBe("stock/a");
  });
  it("remembers who wrote, for each written row, and not for guarded ones", () => {
    const next = indexed(index, 6, set(5, ["stock/b", "stock/c"], ["stock/b"]));
    expect(Object.keys(next)).toEqual(["stock/a", "stock/b"]);
    expect(next["stock/b"]).toMatchObject({ sequence: 6, request: "r2", node: "tokyo" });
  });
});

describe("the note of a conflict", () => {
  it("tells the fields that a guard has lost against", () => {
    const defeat = { row: "stock/a", winner: version(5, "london") };
    expect(conflictNote(defeat, set(4, ["stock/b", "stock/a"], ["stock/b"]))).toMatchObject({
      fields: ["units"],
      conflict: "update-update",
      kept: [{ request: "r1", node: "london", value: 70 }],
      lost: [{ request: "r2", node: "tokyo", value: null }],
    });
  });
});
