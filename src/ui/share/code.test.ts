import jsQR from "jsqr";
import { describe, expect, it } from "vitest";
import { type Code, codeOf } from "./code.ts";

/** The picture's pixels, as a browser fills the path. */
function painted({ path, side, corner, pixels }: Code): Uint8ClampedArray {
  const scale = pixels / side;
  const image = new Uint8ClampedArray(pixels * pixels * 4).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    const left = (Number(x) - corner) * scale;
    const top = (Number(y) - corner) * scale;
    for (let row = top; row < top + scale; row += 1) {
      for (let column = left; column < left + Number(width) * scale; column += 1) {
        image.fill(0, (row * pixels + column) * 4, (row * pixels + column) * 4 + 3);
      }
    }
  }
  return image;
}

describe("a code", () => {
  it.each([
    [78, 33],
    [79, 37],
    [271, 57],
    [500, 77],
  ])("of %d bytes has %d modules a side and says what went in", (bytes, modules) => {
    const text = `https://example.org/#x=${"Ab9-_".repeat(200)}`.slice(0, bytes);
    const code = codeOf(text);
    expect(code.modules).toBe(modules);
    expect(Number.isInteger(code.pixels / code.side)).toBe(true);
    expect(code.pixels).toBeLessThanOrEqual(262);
    expect(jsQR(painted(code), code.pixels, code.pixels)?.data).toBe(text);
  });

  it("a wrong module in a timing pattern or finder shows", () => {
    const code = codeOf("https://example.org/");
    const broken = { ...code, path: code.path.replace(/M0 0h7v1h-7z/, "").slice(0, 600) };
    expect(jsQR(painted(broken), code.pixels, code.pixels)?.data).not.toBe("https://example.org/");
  });
});
