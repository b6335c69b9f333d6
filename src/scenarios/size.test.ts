// The law of sizes: what is accepted once, from wherever, is accepted in each of its forms.
import { strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { canonical } from "../lib/canonical.ts";
import { modes } from "../modes/index.ts";
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
const said = (length: number): Entry => ({ at: 0, say: "x".repeat(length) });

/** Entries of the kind, as many as fit, and texts that fill what is left to the byte. */
function filled(entry: (i: number) => Entry, size: number): ScenarioDocument {
  const script: Entry[] = [];
  const base: ScenarioDocument = { everywrite: 1, title: "Large", script, modes: ["lww"] };
  const cost = (one: Entry): number => bytes(compact(one)) + 1;
  // The first has no comma before it.
  let left = size - bytes(compact(base)) + 1;
  const add = (one: Entry): void => {
    script.push(one);
    left -= cost(one);
  };
  for (let i = 0; left - cost(entry(i)) > cost(said(1)); i += 1) add(entry(i));
  while (left > cost(said(900))) add(said(800));
  add(said(left - cost(said(0))));
  return base;
}

const numbers = Array.from({ length: 100 }, (_, i) => 10 ** -(7 + (i % 3)) * (1 + (i % 9)));
const operation = (i: number) =>
  ({
    insert: `items/${i}`,
    set: { tags: i % 2 === 0 ? numbers : numbers.map(() => i % 10) },
  }) as const;
const kinds: readonly (readonly [name: string, entry: (i: number) => Entry])[] = [
  ["one byte a character", (i) => ({ at: i, say: `${i}`.padEnd(900, "x") })],
  ["three bytes a character", (i) => ({ at: i, say: `${i}`.padEnd(300, "永") })],
  ["an escape for each character", (i) => ({ at: i, say: `${i}`.padEnd(400, '"\\\n') })],
  ["short entries", (i) => ({ at: i, node: "tokyo", do: Array(40).fill({ read: "items/1" }) })],
  // Laid out, each digit has a line of its own; in a link, each small number takes ten bytes.
  ["sets of numbers", (i) => ({ at: i, node: "tokyo", do: Array(40).fill(operation(i)) })],
];

describe.each(kinds)("a scenario as large as may be, with %s", (_name, entry) => {
  const document = filled(entry, limits.documentBytes);

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
