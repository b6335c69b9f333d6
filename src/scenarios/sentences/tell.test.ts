// What is wrong with bad input is said in every language, with the same names and numbers.
import { describe, expect, it } from "vitest";
import { modes } from "../../modes/index.ts";
import { badScenarios } from "../../testing/badInput.ts";
import { badLinks } from "../../testing/badLinks.ts";
import type { Fault } from "../fault.ts";
import { parseLink } from "../link.ts";
import { parseScenario } from "../schema.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ptBR } from "./ptBR.ts";
import { faultSentence, faultText } from "./tell.ts";

const known = modes.map(({ about }) => about);

const faults: readonly (readonly [name: string, fault: Fault])[] = [
  ...badScenarios.map(({ name, text }) => [name, parseScenario(text, known)] as const),
  ...badLinks.map(({ name, link }) => [name, parseLink(link, known)] as const),
].map(([name, result]) => {
  if (result.ok) throw new Error(`${name} was accepted`);
  return [name, result.fault];
});

/** The names and numbers in a sentence. A form that is only described may have other words. */
function data(text: string): readonly string[] {
  const names = text.match(/"[^"]+"/g) ?? [];
  const numbers = text.match(/\d+/g) ?? [];
  const isForm = (name: string): boolean => name.startsWith('"table/key');
  return [...names.filter((name) => !isForm(name)).map((name) => name.slice(1, -1)), ...numbers];
}

describe.each([
  ["ja", ja, /[\u3040-\u30ff]/, /。$/],
  ["pt-BR", ptBR, /[a-z]/, /[.?!]$/],
] as const)("%s", (_language, words, letters, stop) => {
  it.each(faults)("%s", (_name, fault) => {
    const [english, text] = [faultText(en, fault), faultText(words, fault)];
    expect(text).not.toBe(english);
    expect(text).toMatch(letters);
    expect(text).not.toMatch(/undefined|\[object/);
    if (fault.said[0] !== "damagedInside") {
      for (const one of data(english)) expect(text).toContain(one);
    }
    expect(faultSentence(words, fault)).toMatch(stop);
    expect(faultSentence(words, fault)).not.toMatch(/。。|\.\./);
  });
});

it("every kind of fault is among the bad input, but for those that no text can have", () => {
  const tried = new Set<string>(faults.map(([, { said }]) => said[0]));
  const untried = Object.keys(en.kinds).filter((kind) => !tried.has(kind));
  expect(untried).toEqual(["halfCharacter", "damagedInside", "largePayload"]);
});

describe("what somebody else wrote", () => {
  // Ends of lines, colours of a terminal, a text turned round.
  const odd = 'a"\n\r\t\u0085\u2028\u001b[31m\u009b1m\u202egnp\u2067';
  const odds: readonly (readonly [name: string, fault: Fault])[] = [
    ...["s", "t", "e", "m", "only", "v", "l", "h", "x"].map((key) => {
      const scenario = key === "s" || key === "x" ? "" : "s=profile&";
      return [`link ${key}`, parseLink(`#${scenario}${key}=$${odd}`, known)] as const;
    }),
    ...[odd, `{"${odd}`, `{"everywrite":1${odd}`].map(
      (text) => [text, parseScenario(text, known)] as const,
    ),
    ...["titel", odd, "nodes", "modes", "network", "homes", "script"].map((key) => {
      const document = { everywrite: 1, title: "x", [key]: key === "script" ? odd : [odd] };
      return [`key ${key}`, parseScenario(JSON.stringify(document), known)] as const;
    }),
  ].map(([name, result]) => {
    if (result.ok) throw new Error(`${name} was accepted`);
    return [JSON.stringify(name), result.fault];
  });

  it.each(odds)("%s is told in one line of what can be seen", (_name, fault) => {
    for (const words of [en, ja, ptBR]) {
      for (const text of [faultText(words, fault), faultSentence(words, fault)]) {
        expect(text).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }
    }
  });
});
