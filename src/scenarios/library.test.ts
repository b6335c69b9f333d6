import { describe, expect, it } from "vitest";
import { modeById, modes } from "../modes/index.ts";
import { simulate } from "../sim/simulate.ts";
import { library } from "./library/index.ts";
import { ja } from "./library/words.ja.ts";
import { ptBR } from "./library/words.ptBR.ts";
import { checkScenario, parseScenario } from "./schema.ts";

const known = modes.map((mode) => mode.about);

describe.each(library)("$id", ({ id, document }) => {
  it("is a scenario, and comes back from its text as it is", () => {
    const result = parseScenario(JSON.stringify(document), known);
    expect(result).toMatchObject({ ok: true, document });
    expect(checkScenario(document, known)).toEqual(result);
  });

  it("has a short id, a title and two sentences about it", () => {
    expect(id).toMatch(/^[a-z][a-z0-9-]{2,11}$/);
    expect(document.title.length).toBeLessThanOrEqual(40);
    expect(document.about?.match(/[^.?!]+[.?!](?= |$)/g)).toHaveLength(2);
  });

  it("compares three to five modes and ends by itself or by its end", () => {
    const result = checkScenario(document, known);
    if (!result.ok) throw new Error(result.message);
    const { scenario } = result;
    expect(scenario.modes.length).toBeGreaterThanOrEqual(3);
    expect(scenario.modes.length).toBeLessThanOrEqual(5);
    for (const choice of scenario.modes) {
      const trace = simulate(scenario, modeById(choice.mode), choice);
      expect(trace.limit).toBeNull();
    }
  });
});

const languages = [ja, ptBR];

/** In characters; those of Japanese are twice as wide as letters. */
const widthOf = (text: string): number =>
  [...text].reduce((width, one) => width + (one >= "\u3000" ? 2 : 1), 0);

describe("the library", () => {
  it("leads from each scenario to two others, and to most of all", () => {
    for (const { id, next } of library) {
      expect(new Set(next).size, id).toBe(2);
      expect(next, id).not.toContain(id);
    }
    const led = new Set(library.flatMap(({ next }) => next));
    expect(led.size).toBeGreaterThanOrEqual(library.length * 0.7);
  });

  it("has titles of its own and the same labels in every language", () => {
    const labels = library.flatMap(({ document }) =>
      (document.modes ?? []).flatMap((mode) =>
        typeof mode === "string" ? [] : (mode.label ?? []),
      ),
    );
    for (const words of languages) {
      expect(Object.keys(words.labels).toSorted()).toEqual([...new Set(labels)].toSorted());
      const texts = Object.values(words.scenarios).map(({ title }) => title);
      expect(new Set(texts).size).toBe(library.length);
    }
  });

  it("says two sentences about each scenario in every language, no more than a band holds", () => {
    for (const { scenarios } of languages) {
      for (const [id, { title, about }] of Object.entries(scenarios)) {
        expect(about.match(/[^.?!。]+(?:[.?!](?= |$)|。)/g), id).toHaveLength(2);
        expect(widthOf(title), id).toBeLessThanOrEqual(40);
        expect(widthOf(about), id).toBeLessThanOrEqual(215);
      }
    }
  });

  it("has at least sixteen scenarios, each id once", () => {
    expect(library.length).toBeGreaterThanOrEqual(16);
    expect(new Set(library.map((one) => one.id)).size).toBe(library.length);
  });

  it("opens with the profile conflict under five modes", () => {
    const first = library[0];
    expect(first?.id).toBe("profile");
    const five = ["lww", "version-vector", "crdt", "paxos", "galera"];
    expect(first?.document.modes).toEqual(five);
    expect(library.find((one) => one.id === "inventory")?.document.modes).toEqual(five);
  });
});
