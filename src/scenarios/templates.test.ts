import { describe, expect, it } from "vitest";
import { modes } from "../modes/index.ts";
import { checkScenario } from "./schema.ts";
import { templateIds, templates } from "./templates.ts";

const known = modes.map((mode) => mode.about);

describe("the templates", () => {
  it("are all in the list, once", () => {
    expect([...templateIds].sort()).toEqual(Object.keys(templates).sort());
  });

  it.each(templateIds)("%s is a valid scenario of three cities", (id) => {
    const result = checkScenario(templates[id], known);
    if (!result.ok) throw new Error(result.message);
    expect(result.scenario.nodes).toHaveLength(3);
    expect(result.scenario.modes.length).toBeGreaterThanOrEqual(4);
  });
});
