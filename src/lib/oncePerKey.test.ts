import { describe, expect, it } from "vitest";
import { oncePerKeyInPieces } from "./oncePerKey.ts";
import { finish } from "./work.ts";

/** Counts its pieces; three for a key. */
function counted() {
  const seen: string[] = [];
  const check = oncePerKeyInPieces(function* ({ name }: { readonly name: string }) {
    for (let i = 0; i < 3; i += 1) {
      seen.push(`${name}${i}`);
      yield i / 3;
    }
    return name.toUpperCase();
  });
  return { seen, check };
}

describe("a function in pieces", () => {
  it("is not computed again, however it was computed", () => {
    const { seen, check } = counted();
    const [a, b] = [{ name: "a" }, { name: "b" }];
    expect(finish(check.inPieces(a))).toBe("A");
    expect(check(b)).toBe("B");
    expect([check(a), finish(check.inPieces(b))]).toEqual(["A", "B"]);
    expect(seen).toEqual(["a0", "a1", "a2", "b0", "b1", "b2"]);
  });

  it("goes on where it was left, whoever asks", () => {
    const { seen, check } = counted();
    const a = { name: "a" };
    const [one, other] = [check.inPieces(a), check.inPieces(a)];
    expect(one.next()).toEqual({ done: false, value: 0 });
    expect(other.next()).toEqual({ done: false, value: 1 / 3 });
    expect(check.known(a)).toBeNull();
    expect(check(a)).toBe("A");
    expect(check.known(a)).toEqual({ result: "A" });
    expect(one.next()).toEqual({ done: true, value: "A" });
    expect(seen).toEqual(["a0", "a1", "a2"]);
  });

  it("that fails gives no result, and fails again", () => {
    let tries = 0;
    // biome-ignore lint/correctness/useYield: it comes to no piece
    const check = oncePerKeyInPieces(function* (_key: object): Generator<number, string> {
      tries += 1;
      throw new Error("no");
    });
    const key = {};
    expect(() => check(key)).toThrow("no");
    expect(() => check(key)).toThrow("no");
    expect([check.known(key), tries]).toEqual([null, 2]);
  });
});
