import { describe, expect, it } from "vitest";
import type { ClientFact } from "../../../session/judging/clientLane.ts";
import { type ClientItem, packClients } from "./clients.ts";
import type { Plane } from "./plane.ts";

const plane: Plane = { isVertical: false, start: 0, end: 1000, pad: 20, fromUs: 0, untilUs: 1000 };

function fact(request: number, atUs: number, more: Partial<ClientFact> = {}): ClientFact {
  return {
    request,
    tries: [request],
    node: "a",
    client: "a",
    sentUs: atUs,
    sentBy: request,
    doneUs: atUs,
    doneBy: request,
    fate: "kept",
    lostUs: null,
    lostBy: -1,
    stale: null,
    ...more,
  };
}

function answersOf(fate: ClientFact["fate"], stale: ClientFact["stale"]): readonly string[] {
  if (stale !== null) return ["reads 100, 50 ms stale: misses 70", "reads 100, 50 ms stale"];
  return fate === "lost" ? ["acknowledged", "OK"] : ["acknowledged"];
}

function pack(facts: readonly ClientFact[], lanes: number): readonly ClientItem[] {
  return packClients(facts, {
    plane,
    lanes,
    reach: 10,
    words: ({ fate, stale }) => ({
      answers: answersOf(fate, stale),
      loss: fate === "lost" ? "then lost" : "",
    }),
    widthOf: (text) => text.length * 8,
  });
}

/** From where to where an item is drawn, its words included. */
function extent({ sent, done, lost, texts }: ClientItem): [number, number] {
  const ends = texts.flatMap(({ text, at, anchor }) => {
    const width = text.length * 8;
    return anchor === "start" ? [at, at + width] : [at - width, at];
  });
  const all = [sent - 10, done + 10, ...(lost === null ? [] : [lost + 10]), ...ends];
  return [Math.min(...all), Math.max(...all)];
}

describe("the clients' lanes", () => {
  it("say both beliefs of what was lost: the answer, and the loss beside its cross", () => {
    const [item] = pack([fact(0, 100, { fate: "lost", lostUs: 900, lostBy: 5 })], 1);
    expect(item?.texts.map(({ text, anchor }) => [text, anchor])).toEqual([
      ["acknowledged", "start"],
      ["then lost", "end"],
    ]);
  });

  it("say it after the cross where there is no room before it", () => {
    const [item] = pack([fact(0, 100, { fate: "lost", lostUs: 110, lostBy: 5 })], 1);
    expect(item?.texts).toMatchObject([{ text: "then lost", anchor: "start" }]);
    expect(item?.texts[0]?.at).toBeGreaterThan(110);
  });

  it("say that an answer was stale, before what was answered in time has its words", () => {
    const stale = { byUs: 50, missed: [0] };
    const [, item] = pack([fact(0, 10), fact(1, 400, { fate: "read", stale })], 1);
    expect(item?.texts).toMatchObject([
      { kind: "stale", text: "reads 100, 50 ms stale: misses 70" },
    ]);
    // Less is said where a neighbour leaves less room: it has been there first.
    const lost = fact(2, 660, { fate: "lost", lostUs: 900 });
    const [short] = pack([fact(1, 400, { fate: "read", stale }), lost], 1);
    expect(short?.texts).toMatchObject([{ kind: "stale", text: "reads 100, 50 ms stale" }]);
  });

  it("never let two items of a lane touch", () => {
    const facts = Array.from({ length: 40 }, (_, i) =>
      fact(i, (i * 37) % 1000, i % 7 === 0 ? { fate: "lost", lostUs: ((i * 37) % 1000) + 60 } : {}),
    );
    const items = pack(facts, 3);
    expect(items.length).toBeGreaterThan(10);
    for (const [i, a] of items.entries()) {
      for (const b of items.slice(i + 1)) {
        if (a.lane !== b.lane) continue;
        const [left, right] = [extent(a), extent(b)];
        expect(left[1] <= right[0] || right[1] <= left[0]).toBe(true);
      }
    }
  });

  it("give losses the room first, and leave out the words before the marks", () => {
    const crowd = Array.from({ length: 12 }, (_, i) => fact(i, i * 80));
    const items = pack([...crowd, fact(12, 40, { fate: "lost", lostUs: 900 })], 1);
    expect(items.some(({ fact: { request } }) => request === 12)).toBe(true);
    const free = pack(crowd, 1);
    expect(free.length).toBe(12);
    expect(free.some(({ texts }) => texts.length === 0)).toBe(true);
  });

  it("stay within the picture, and leave out what is not shown", () => {
    for (const item of pack([fact(0, 990), fact(1, 5)], 1)) {
      expect(extent(item)[0]).toBeGreaterThanOrEqual(-20);
      expect(extent(item)[1]).toBeLessThanOrEqual(1020);
    }
    expect(pack([fact(0, 2000)], 1)).toEqual([]);
    expect(pack([fact(0, 100)], 0)).toEqual([]);
  });
});
