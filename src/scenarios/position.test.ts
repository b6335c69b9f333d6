import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modes } from "../modes/index.ts";
import { badScenarios } from "../testing/badInput.ts";
import { fileText } from "./fileText.ts";
import { readJson } from "./json.ts";
import { library } from "./library/index.ts";
import { pathText } from "./path.ts";
import { nearestPath, placeOfPath } from "./position.ts";
import { parseScenario } from "./schema.ts";

const known = modes.map((mode) => mode.about);

const text = `{
  "everywrite": 1,
  "title": "A \\"quoted\\" { title",
  "rows": { "users/1": { "email": "a@b.c" }, "1": 2 },
  "script": [
    { "at": 1, "node": "tokyo", "do": [{ "read": "users/1" }] },
    { "at": 2,
      "crash": "london" }
  ]
}`;

function at(path: string): string {
  const { from, until, line, column } = placeOfPath(text, path);
  return `${line}:${column} ${text.slice(from, until)}`;
}

describe("the place of a path", () => {
  it.each([
    ["everywrite", '2:3 "everywrite": 1'],
    ["title", '3:3 "title": "A \\"quoted\\" { title"'],
    ['rows["users/1"].email', '4:26 "email": "a@b.c"'],
    ['rows["1"]', '4:46 "1": 2'],
    ["script[0].do[0].read", '6:42 "read": "users/1"'],
    ["script[0].do[0]", '6:40 { "read": "users/1" }'],
    ["script[1].crash", '8:7 "crash": "london"'],
  ])("of %s", (path, expected) => expect(at(path)).toBe(expected));

  it("of what is missing is that of what it is missing in", () => {
    expect(at("script[1].until")).toBe('7:5 { "at": 2,\n      "crash": "london" }');
    expect(at("workload.requests").slice(0, 3)).toBe("1:1");
  });

  it("is that of the fault where the text is no JSON", () => {
    const { line, column } = placeOfPath('{\n  "title": x\n}', "title");
    expect([line, column]).toEqual([2, 12]);
  });

  it("counts from behind a byte order mark", () => {
    expect(placeOfPath('\ufeff{ "a": 1 }', "a").from).toBe(3);
  });

  it("is found for every value of any JSON text, however it is laid out", () => {
    const layout = fc.constantFrom(undefined, 1, 4);
    fc.assert(
      fc.property(
        fc.object({ maxDepth: 3, values: [fc.string(), fc.integer()] }),
        layout,
        (o, n) => {
          const json = JSON.stringify(o, null, n);
          // Some keys are a fault wherever they stand, and the fault's place comes first.
          fc.pre(readJson(json).ok);
          const value = JSON.parse(json) as Record<string, unknown>;
          for (const [key, member] of Object.entries(value)) {
            if (key.length > 60) return;
            const { from, until } = placeOfPath(json, pathText([key]));
            expect(JSON.parse(`{${json.slice(from, until)}}`)).toEqual({ [key]: member });
          }
        },
      ),
    );
  });

  it("lies on the line that a bad scenario is wrong in", () => {
    for (const { name, text: input, message } of badScenarios) {
      const result = parseScenario(input, known);
      if (result.ok) throw new Error(`${name} was accepted`);
      const told = /line (\d+), column (\d+)/.exec(message);
      const place = placeOfPath(input, result.path);
      if (told !== null) expect([place.line, place.column].map(String)).toEqual(told.slice(1, 3));
      expect(place.until).toBeLessThanOrEqual(input.length);
    }
  });

  it("leads to the entry of the script in a file as it is saved", () => {
    for (const { document } of library) {
      const file = fileText(document);
      for (const [i, entry] of (document.script ?? []).entries()) {
        const { from, until } = placeOfPath(file, `script[${i}]`);
        expect(JSON.parse(file.slice(from, until))).toEqual(entry);
      }
    }
  });
});

describe("the nearest path", () => {
  it("is the one that contains it most closely", () => {
    const paths = ["script", "script[1]", "script[1].do[0]", "scripted"];
    expect(nearestPath(paths, "script[1].do[0].set.email")).toBe("script[1].do[0]");
    expect(nearestPath(paths, "script[12].at")).toBe("script");
    expect(nearestPath(paths, "scripts")).toBeUndefined();
    expect(nearestPath(["", ...paths], "scripts")).toBe("");
  });
});
