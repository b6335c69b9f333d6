// The law of sizes: what is accepted once, from wherever, is accepted in each of its forms.
import { strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { canonical } from "../lib/canonical.ts";
import { modes } from "../modes/index.ts";
import { largeDocument } from "../testing/largeDocument.ts";
import type { ScenarioDocument } from "./documentSchema.ts";
import { fileText } from "./fileText.ts";
import { limits } from "./leaves.ts";
import { decodePayload, encodePayload } from "./link/payload.ts";
import { formatLink, parseLink } from "./link.ts";
import { checkScenario, parseScenario } from "./schema.ts";

const known = modes.map((mode) => mode.about);
const bytes = (text: string): number => strToU8(text).length;
const compact = (document: object): string => JSON.stringify(document);

type Entry = NonNullable<ScenarioDocument["script"]>[number];
/** Sets of as many numbers as they may have. */
const sets = (i: number, number: (k: number) => number): Entry => ({
  at: i,
  node: "tokyo",
  do: Array.from({ length: 40 }, () => ({
    insert: `items/${i}`,
    set: { tags: Array.from({ length: 100 }, (_, k) => number(k)) },
  })),
});

const kinds: readonly (readonly [name: string, entry: (i: number) => Entry])[] = [
  ["one byte a character", (i) => ({ at: i, say: `${i}`.padEnd(900, "x") })],
  ["three bytes a character", (i) => ({ at: i, say: `${i}`.padEnd(300, "永") })],
  ["an escape for each character", (i) => ({ at: i, say: `${i}`.padEnd(400, '"\\\n') })],
  ["short entries", (i) => ({ at: i, node: "tokyo", do: Array(40).fill({ read: "items/1" }) })],
  // Laid out, each digit has a line of its own.
  ["sets of digits", (i) => sets(i, () => i % 10)],
  // In a link, each of these takes ten bytes.
  ["sets of small numbers", (i) => sets(i, (k) => Number(`${1 + ((i + k) % 9)}e-${7 + (k % 3)}`))],
];

describe.each(kinds)("a scenario as large as may be, with %s", (_name, entry) => {
  const document = largeDocument(limits.documentBytes, entry);

  it("is accepted, and from its link, its file and its compact text", () => {
    expect(bytes(compact(document))).toBe(limits.documentBytes);
    expect(checkScenario(document, known).ok).toBe(true);
    for (const text of [fileText(document), compact(document)]) {
      const read = parseScenario(text, known);
      expect(read.ok && compact(read.document) === compact(document)).toBe(true);
    }
    const linked = parseLink(formatLink({ document }), known);
    expect(linked.ok && canonical(linked.document) === canonical(document)).toBe(true);
  });

  it("is refused with one byte more, in each of its forms", () => {
    const more = { ...document, title: "Larger" };
    const results = [
      checkScenario(more, known),
      parseScenario(compact(more), known),
      parseScenario(fileText(more), known),
      parseLink(formatLink({ document: more }), known),
    ];
    for (const result of results) {
      expect(result.ok ? "accepted" : result.fault.said).toEqual(["largeScenario", 256]);
    }
  });
});

it("a text may be four times as long as a scenario, and no longer", () => {
  const text = compact({ everywrite: 1, title: "Wide", modes: ["lww"] });
  const wide = text.padEnd(limits.textBytes);
  expect(parseScenario(wide, known).ok).toBe(true);
  const wider = parseScenario(`${wide} `, known);
  expect(wider.ok ? "accepted" : wider.fault.said).toEqual(["largeText", 1024, 256]);
});

it("a short link does not bring what no file may hold", () => {
  const say = (i: number): string => `${i % 3}`.padEnd(970, "x");
  const script = Array.from({ length: 1000 }, (_, at): Entry => ({ at, say: say(at) }));
  const document: ScenarioDocument = { everywrite: 1, title: "Bomb", modes: ["lww"], script };
  const payload = encodePayload(document);
  expect(payload.length).toBeLessThan(200);
  expect(decodePayload(payload).ok).toBe(true);
  expect(parseLink(`#x=${payload}`, known)).toMatchObject({
    ok: false,
    message:
      "the link's scenario is not valid: the scenario is larger than 256 KiB, counted as JSON " +
      "without spaces and line breaks",
  });
});
