import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { oncePerKeyInPieces } from "../lib/oncePerKey.ts";
import { finish, type Work } from "../lib/work.ts";
import { askEach, begin, Computing } from "./computing.ts";

function* count(pieces: number, seen: number[] = []): Work<string> {
  for (let i = 1; i <= pieces; i += 1) {
    seen.push(i);
    yield i / pieces;
  }
  return `${pieces} pieces`;
}

/** Waits until the tasks that are under way have had their turn. */
const turns = (count: number): Promise<void> =>
  new Promise((done) => {
    const turn = (left: number): void => {
      setTimeout(() => (left === 0 ? done() : turn(left - 1)), 0);
    };
    turn(count);
  });

describe("a computation", () => {
  let now = 0;
  // Each look at the clock takes four milliseconds: a slice is two pieces.
  beforeEach(() => {
    now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => {
      now += 4;
      return now;
    });
  });
  afterEach(() => vi.restoreAllMocks());

  const start = (pieces: number) => {
    const seen: number[] = [];
    const parts: number[] = [];
    const results: string[] = [];
    const computing = new Computing();
    const hopes = {
      onPart: (part: number) => parts.push(part),
      onDone: (result: string) => results.push(result),
    };
    const computation = computing.run(count(pieces, seen), hopes);
    return { seen, parts, results, computing, computation, hopes };
  };

  it("that is small is done at once", () => {
    const { parts, results, computation } = start(150);
    expect(results).toEqual(["150 pieces"]);
    expect(parts).toEqual([]);
    expect(computation.isRunning).toBe(false);
  });

  it("that is large goes on in slices, and says how far it has come", async () => {
    const { seen, parts, results, computation } = start(1000);
    expect(seen.length).toBeLessThan(1000);
    expect(parts).toEqual([seen.length / 1000]);
    expect(computation.isRunning).toBe(true);
    const before = seen.length;
    await turns(1);
    expect(seen.length).toBeGreaterThan(before);
    while (computation.isRunning) await turns(1);
    expect(results).toEqual(["1000 pieces"]);
    expect(parts.length).toBeGreaterThan(100);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
  });

  it("that is stopped ends there", async () => {
    const { seen, results, computing, computation } = start(1000);
    expect(computing.cancel()).toBe(true);
    const before = seen.length;
    await turns(5);
    expect(seen.length).toBe(before);
    expect(results).toEqual([]);
    expect(computation.isRunning).toBe(false);
    expect(computing.cancel()).toBe(false);
  });

  it("gives way to the next one", async () => {
    const { results, computing, computation, hopes } = start(1000);
    computing.run(count(3), hopes);
    expect(computation.isRunning).toBe(false);
    await turns(5);
    expect(results).toEqual(["3 pieces"]);
  });
});

describe("what several are asked", () => {
  const counted = oncePerKeyInPieces(({ pieces }: { readonly pieces: number }) => count(pieces));
  const keys = [{ pieces: 20 }, { pieces: 20 }, { pieces: 400 }, { pieces: 3 }];

  it("is known at once where it is little, and of the rest a part is done", () => {
    begin(askEach(counted, keys, () => undefined));
    expect(keys.map((key) => counted.known(key)?.result ?? null)).toEqual([
      "20 pieces",
      "20 pieces",
      null,
      null,
    ]);
  });

  it("is told one by one, and goes on where it was", () => {
    let told = 0;
    const parts = [...askEach(counted, keys, () => (told += 1))];
    expect(told).toBe(2);
    expect(parts.length).toBeLessThan(400);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect(finish(askEach(counted, keys, () => (told += 1)))).toBeUndefined();
    expect(told).toBe(2);
  });
});
