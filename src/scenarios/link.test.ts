import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOf } from "../lib/hash.ts";
import { modes } from "../modes/index.ts";
import { alienDocument } from "../testing/alienDocument.ts";
import { badLinks } from "../testing/badLinks.ts";
import type { ScenarioDocument } from "./documentSchema.ts";
import { library } from "./library/index.ts";
import { isLink } from "./link/asLeft.ts";
import { fromBase64url, toBase64url } from "./link/base64url.ts";
import { dictionary2 } from "./link/dictionary2.ts";
import {
  decodePayload,
  encodePayload,
  packed,
  payloadOf as payloadOfPacked,
} from "./link/payload.ts";
import { formatLink, noInstant, parseLink, shortTraceHash } from "./link.ts";
import { measuredDocument } from "./measuredDocument.ts";
import { checkScenario } from "./schema.ts";
import { en } from "./sentences/en.ts";
import { ja } from "./sentences/ja.ts";
import { ptBR } from "./sentences/ptBR.ts";
import { ignoredText } from "./sentences/tell.ts";
import { expandWorkload } from "./workload.ts";

const known = modes.map((mode) => mode.about);

/** A payload of any bytes, with the check bytes that fit. */
const payloadOf = (positional: Uint8Array): string => payloadOfPacked(packed(positional));

describe("a link to a scenario of the library", () => {
  it.each(library)("$id is short and leads there", ({ id, document }) => {
    const link = formatLink({ id }, { timeMs: 102, mode: 1 });
    expect(link).toBe(`#s=${id}&t=102&m=1`);
    expect(parseLink(link, known)).toMatchObject({ ok: true, id, document });
  });
});

describe("a link that carries its scenario", () => {
  it.each(library)("gives $id back exactly", ({ document }) => {
    const payload = encodePayload(document);
    expect(decodePayload(payload)).toEqual({ ok: true, document });
    // What a text says otherwise than when the dictionary was frozen counts in full.
    expect(payload.length).toBeLessThan(100);
  });

  it("keeps the order of rows and fields", () => {
    const document: ScenarioDocument = {
      everywrite: 1,
      title: "Order",
      tables: { b: { z: "set", a: "counter" }, a: { y: "register" } },
      rows: { "b/2": { z: [1, "x"] }, "a/1": { y: null }, "b/1": { a: -5 } },
    };
    const result = decodePayload(encodePayload(document));
    expect(JSON.stringify(result)).toBe(
      JSON.stringify({ ok: true, document: reordered(document, ["everywrite", "title"]) }),
    );
  });

  it("has at most 400 characters for 30 actions, 9 links, 3 partitions and 5 modes", () => {
    for (const seed of ["one", "two", "three", "four", "five"]) {
      const document = measuredDocument(seed);
      expect(checkScenario(document, known)).toMatchObject({ ok: true, document });
      const link = formatLink({ document });
      expect(decodePayload(link.slice(3))).toEqual({ ok: true, document });
      expect(link.length).toBeLessThanOrEqual(400);
    }
  });

  it("may be as long as the longest script", () => {
    const measured = measuredDocument("long");
    const script = expandWorkload({ ...measured, workload: { requests: 2000 } });
    const document: ScenarioDocument = { ...measured, script };
    const link = formatLink({ document });
    expect(parseLink(link, known)).toMatchObject({ ok: true, document });
    expect(link.length / 2000).toBeLessThan(12);
  });

  it("is read for ever", () => {
    // Made when version 2 was frozen. If this fails, links that people keep are broken.
    expect(decodePayload(kept)).toEqual({ ok: true, document: keptDocument });
    expect(digestOf(String.fromCharCode(...dictionary2()))).toBe("46afabaec263197c");
  });

  it("is as short for documents that have nothing of the library's as it was in version 1", () => {
    // Version 1, a layout by hand, took 809 characters on average.
    const lengths = ["one", "two", "three", "four", "five"].map((seed) => {
      const document = alienDocument(seed);
      expect(checkScenario(document, known)).toMatchObject({ ok: true });
      const payload = encodePayload(document);
      expect(decodePayload(payload)).toEqual({ ok: true, document });
      return payload.length;
    });
    const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(average).toBeLessThan(1.1 * 809);
  });

  it("keeps every character of a text, a mark of byte order at its start too", () => {
    for (const title of ["\ufeff", "\ufeff\ufeffa", "a\ufeff", "ï»¿", "🙂\u0301"]) {
      const document: ScenarioDocument = { everywrite: 1, title };
      expect(decodePayload(encodePayload(document))).toEqual({ ok: true, document });
    }
  });

  it("is exact to the last bit of a number", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })), (numbers) => {
        const items = numbers.map((number) => number + 0);
        const document: ScenarioDocument = {
          everywrite: 1,
          title: "Numbers",
          rows: { "items/1": { tags: items } },
        };
        expect(decodePayload(encodePayload(document))).toEqual({ ok: true, document });
      }),
    );
  });
});

function reordered(document: ScenarioDocument, first: readonly string[]): object {
  const rest = Object.entries(document).filter(([key]) => !first.includes(key));
  const start = first.map((key) => [key, document[key as keyof ScenarioDocument]]);
  return Object.fromEntries([...start, ...rest]);
}

const keptDocument: ScenarioDocument = {
  everywrite: 1,
  title: "Kept",
  about: "Für immer, 永遠に 🙂",
  seed: "7",
  end: 2000.125,
  network: { preset: "book", partition: "drop", links: { "tokyo>paris": { loss: 0.25 } } },
  nodes: ["tokyo", { id: "paris", name: "Lutetia", lat: 48.8566, clock: { offset: -3.5 } }],
  tables: { t: { r: "register", c: "counter", s: "set", b: "bounded-counter" } },
  rows: { "t/1": { r: "a", c: -7, s: [1, "x", null, true], b: { tokyo: 3, paris: 4 } } },
  vectors: { "t/1": { tokyo: 2 } },
  homes: { "t/1": "paris" },
  clients: { timeout: 50, retries: 1 },
  script: [
    { at: 5, node: "tokyo", do: [{ insert: "t/2" }, { delete: "t/1" }] },
    { at: 1, node: "paris", client: "eve", do: [{ update: "t/1", set: { r: 1.5 } }] },
    { at: 1, node: "paris", do: [{ require: "t/1", field: "c", min: 1 }] },
    { at: 2, node: "tokyo", do: [{ add: "t/1", field: "s", value: false }] },
    { at: 2, node: "tokyo", do: [{ remove: "t/1", field: "s", value: 2 }] },
    { at: 2, node: "tokyo", do: [{ read: "t/1", field: "r" }, { read: "t/1" }] },
    { at: 2, node: "tokyo", do: [{ increment: "t/1", field: "c", by: -3 }] },
    { at: 3, until: 4, partition: [["tokyo"], ["paris"]] },
    { at: 3, cut: "tokyo-paris" },
    { at: 3.001, until: 9, crash: "paris" },
    { at: 4, link: "tokyo>paris", set: { latency: 1, order: "any", duplicate: 1, jitter: 2 } },
    { at: 4, clock: "tokyo", offset: -0.001 },
    { at: 4, promote: "tokyo" },
    { at: 4, rehome: "t/1", to: "tokyo" },
    { at: 4, say: "now" },
  ],
  workload: { requests: 5, over: 10, rows: 1, mix: { read: 1 }, clientsPerNode: 2, roam: 0.25 },
  faults: { partitions: 1, lossUpTo: 0.3, reorder: true, over: 500 },
  invariants: [
    { row: "t/1", field: "c", max: 1e300 },
    { sum: ["t/1.c", "t/1.b"], equals: 0 },
  ],
  modes: ["lww", { mode: "paxos", label: "slow", options: { backoff: 20, leader: "tokyo" } }],
};
const kept = [
  "2WcpT-_8fKOMNbMozSLkd3gPs-eUCx6J0FJ5t2PGyccHjxtUKH-bPbGJgNH99_gI7AzsT0BrYEBp4XxzLJGZgw5uBm5W",
  "B3ae0JBW4ae1J311mxvu3gKmEsQQ4gVDEwMCYDGQDUwtjEnBEjblE35CFg4cxkVOai4MFuHysgoGFm4sJ2HZnYeRhZGF",
  "i5GFlTmHkZ-ACLt8DKTZi4lEQBPaoeBg52D4CtQOTPKiHBRxbFQAVqSw8XODJDVYeLuCoKQuTOg8HOw9IADjsygraQQC",
  "UAhYFHKzK3Ky_vzGx7LbjZJVmYhFgBE7ysbMBMQMPCwfQImDWlGcVAXYimCYxL2RmNATWfUyOPJzsc0oZOmyemNeBCxN",
  "9Q71kCJUEmgZDrexYQFUrE3xYKBBe3wEA",
].join("");

describe("the instant", () => {
  it("comes back as it went in", () => {
    const instants = fc.record({
      timeMs: fc.option(fc.integer({ min: 0, max: 3_700_000_000 }).map((us) => us / 1000)),
      part: fc.option(fc.integer({ min: 0, max: 400_000 })),
      mode: fc.option(fc.integer({ min: 0, max: 4 })),
      only: fc.option(fc.subarray([0, 1, 2, 3, 4], { minLength: 1, maxLength: 4 })),
      view: fc.option(fc.constantFrom("map" as const, "time" as const)),
      lesson: fc.option(fc.constantFrom("8.1", "cap.intro")),
      embed: fc.boolean(),
      present: fc.boolean(),
      traceHash: fc.option(fc.constantFrom("aB3_-9", shortTraceHash(["00", "11"]))),
    });
    fc.assert(
      fc.property(instants, (instant) => {
        const result = parseLink(formatLink({ id: "inventory" }, instant), known);
        expect(result).toMatchObject({ ok: true, instant });
      }),
    );
  });

  it("may be left out, and the address before it is of no account", () => {
    const result = parseLink("https://example.org/page?a=b#s=profile", known);
    expect(result).toMatchObject({ ok: true, id: "profile", instant: noInstant });
  });

  it("has a hash of six characters that tells outcomes apart", () => {
    expect(shortTraceHash(["a", "b"])).toMatch(/^[\w-]{6}$/);
    expect(shortTraceHash(["a", "b"])).not.toBe(shortTraceHash(["b", "a"]));
  });
});

describe("a part that is not known", () => {
  it.each([
    ["#s=profile&new=1", ["new=1"]],
    ["#s=profile&utm_source=a%20b&t=102&fbclid=IwAR", ["utm_source=a b", "fbclid=IwAR"]],
    ["#s=profile&t=102?utm_source=x", ["utm_source=x"]],
    ["#s=profile&t=102&later&m=1#:~:text=no", ["later", ":~:text=no"]],
  ])("is left out, and told: %s", (link, ignored) => {
    expect(parseLink(link, known)).toMatchObject({ ok: true, id: "profile", ignored });
  });

  it("excuses none that is known", () => {
    expect(parseLink("#s=profile&new=1&t=soon", known)).toMatchObject({ ok: false });
    expect(parseLink("#s=profile&new=1&t=1&t=2", known)).toMatchObject({ ok: false });
    expect(parseLink("#new=1", known)).toMatchObject({ ok: false });
  });

  it.each([en, ja, ptBR])("is told in one line", (words) => {
    expect(ignoredText(words, ["new=1"])).toContain("new=1");
    const many = ignoredText(
      words,
      Array.from({ length: 9 }, (_, i) => `part${i}=\n`),
    );
    expect(many).not.toContain("\n");
    expect(many).toContain("part2");
    expect(many).not.toContain("part3");
  });
});

describe("a damaged link", () => {
  it.each(badLinks)("$name is told in a sentence", ({ link, message }) => {
    const result = parseLink(link, known);
    if (result.ok) throw new Error("it was accepted");
    expect(result.message.slice(0, message.length)).toBe(message);
    expect(result.message.length).toBeLessThan(400);
  });

  const good = encodePayload(measuredDocument("damage"));

  it("of any length is refused", () => {
    for (let length = 0; length < good.length; length += 1) {
      expect(decodePayload(good.slice(0, length)).ok).toBe(false);
    }
    for (const twice of [good + good, good + good.slice(1), `${good}A`, `${good}AA`]) {
      expect(decodePayload(twice).ok).toBe(false);
    }
  });

  it("with one other character is refused", () => {
    const anywhere = fc.integer({ min: 0, max: good.length - 1 });
    fc.assert(
      fc.property(anywhere, fc.constantFrom(..."Az09-_"), (at, character) => {
        fc.pre(good[at] !== character);
        const damaged = good.slice(0, at) + character + good.slice(at + 1);
        expect(parseLink(`#x=${damaged}`, known).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it("that unpacks to a bomb is refused for its size", () => {
    const bomb = payloadOf(new Uint8Array(50_000_000));
    expect(decodePayload(bomb)).toEqual({ ok: false, said: ["largePayload", 1024] });
  });

  it("of any bytes never throws", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const result = parseLink(`#x=${payloadOf(bytes)}`, known);
        expect(typeof result.ok).toBe("boolean");
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof parseLink(text, known).ok).toBe("boolean");
        expect(typeof parseLink(`#x=2${text}`, known).ok).toBe("boolean");
      }),
    );
  });

  it("that names more items than it has is stopped at the count", () => {
    // Of what is optional only `nodes` is there; the title is "a"; then comes a count of 2^28 - 1.
    const bytes = [16, 0, 1, 97, 0xff, 0xff, 0xff, 0x7f];
    expect(decodePayload(payloadOf(Uint8Array.from(bytes)))).toEqual({
      ok: false,
      said: ["damagedInside", "it names more items than it has"],
    });
  });

  it("that repeats a long text without end is stopped", () => {
    const word = "x".repeat(900);
    const rows = Array.from({ length: 900 }, (_, i): [string, Record<string, string>] => [
      `items/${i}`,
      { value: word, other: word },
    ]);
    const document = { everywrite: 1 as const, title: "Long", rows: Object.fromEntries(rows) };
    expect(decodePayload(encodePayload(document))).toEqual({
      ok: false,
      said: ["damagedInside", "its texts are too long"],
    });
  });
});

describe("base64url", () => {
  it("has one text for any bytes, and no bytes for any other text", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64url"));
        expect(fromBase64url(text)).toEqual(bytes);
      }),
    );
    for (const text of ["A", "AAAAA", "AB", "A=", "A+", "Aé"]) {
      expect(fromBase64url(text)).toBeNull();
    }
  });
});

it("tells links from ids and files", () => {
  expect(["#s=a", "https://a.b/#x=1", "x=2abc"].map(isLink)).toEqual([true, true, true]);
  expect(["inventory", "a.json", "#5.json"].map(isLink)).toEqual([false, false, false]);
});
