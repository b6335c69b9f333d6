import { deflateSync } from "fflate";
import { describe, expect, it } from "vitest";
import { inflateBounded } from "./inflate.ts";

const dictionary = new Uint8Array(0);
const text = Uint8Array.from({ length: 5000 }, (_, i) => (i * i) % 251);

describe("inflating within a bound", () => {
  it("gives back what was packed, up to exactly the bound", () => {
    const packed = deflateSync(text);
    expect(inflateBounded(packed, dictionary, text.length)).toEqual(text);
    expect(inflateBounded(packed, dictionary, text.length - 1)).toBeNull();
  });

  // Work is counted, not timed: what follows the bound is damaged, and whoever read on would throw.
  it("reads nothing of a bomb beyond the piece that crosses the bound", () => {
    const bomb = deflateSync(new Uint8Array(20_000_000));
    expect(bomb.length).toBeGreaterThan(2048);
    bomb.fill(0xff, 1024);
    expect(inflateBounded(bomb, dictionary, 300_000)).toBeNull();
    expect(() => inflateBounded(bomb, dictionary, 30_000_000)).toThrow();
  });
});
