import { describe, expect, it } from "vitest";
import { modeById, modes } from "../modes/index.ts";
import { simulate } from "../sim/simulate.ts";
import { library } from "./library/index.ts";
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

describe("the library", () => {
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
