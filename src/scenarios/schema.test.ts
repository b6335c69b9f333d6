import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modes } from "../modes/index.ts";
import { badScenarios } from "../testing/badInput.ts";
import { readJson } from "./json.ts";
import { checkScenario, parseScenario } from "./schema.ts";

const known = modes.map((mode) => mode.about);

describe("bad input", () => {
  it("is of at least sixty kinds", () => {
    expect(badScenarios.length).toBeGreaterThanOrEqual(60);
    expect(new Set(badScenarios.map(({ name }) => name)).size).toBe(badScenarios.length);
  });

  it.each(badScenarios)("$name gets one sentence", ({ text, message }) => {
    const result = parseScenario(text, known);
    if (result.ok) throw new Error("it was accepted");
    expect(result.message.slice(0, message.length)).toBe(message);
    expect(result.message).not.toContain("\n");
    expect(result.message.length).toBeLessThan(400);
    if (result.path !== "") expect(result.message.startsWith(`${result.path}: `)).toBe(true);
  });

  it("never throws, whatever the text or the data is", () => {
    const pieces = fc.constantFrom(
      ...'{ } [ ] , : " "at" "script" "do" "read" "nodes" "rows" -1 1e5 null true'.split(" "),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join("")),
        ),
        (text) => {
          expect(typeof parseScenario(text, known).ok).toBe("boolean");
        },
      ),
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (script, rows) => {
        const document = { everywrite: 1, title: "Any", script, rows, nodes: rows, modes: script };
        expect(typeof checkScenario(document, known).ok).toBe("boolean");
      }),
    );
  });

  it("is refused as data as it is as text", () => {
    const document = JSON.parse('{"everywrite":1,"title":"a","rows":{"__proto__":{}}}');
    expect(checkScenario(document, known)).toMatchObject({ ok: false, path: "rows.__proto__" });
  });
});

describe("JSON", () => {
  it("is read as JSON.parse reads it", () => {
    const without = /__proto__|constructor|prototype/;
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.integer({ min: 0, max: 3 }), (text, indent) => {
        fc.pre(!without.test(text) && !text.includes("-0"));
        const value = JSON.parse(text);
        const result = readJson(JSON.stringify(value, null, indent));
        if (result.ok) expect(result.value).toEqual(value);
        else expect(result.fault.said).toEqual(["halfCharacterInText"]);
      }),
    );
  });

  it("may begin with a byte order mark, and knows no minus zero", () => {
    expect(readJson('\ufeff{"a": [-0, 1.5e1, "\\u00e9\\n"]}')).toEqual({
      ok: true,
      value: { a: [0, 15, "é\n"] },
    });
  });
});

/** The scenario of a good document. */
function compiled(document: object) {
  const result = checkScenario(
    { everywrite: 1, title: "Good", modes: ["lww"], ...document },
    known,
  );
  if (!result.ok) throw new Error(result.message);
  return result.scenario;
}

describe("what is not said", () => {
  it("is three cities of the classroom, one table and no script", () => {
    const scenario = compiled({});
    expect(scenario.nodes.map((node) => node.name)).toEqual(["Tokyo", "London", "São Paulo"]);
    expect(scenario.database.tables).toEqual({
      items: { value: "register", count: "counter", tags: "set" },
    });
    expect(scenario.network.links["tokyo>saopaulo"]).toEqual({
      latencyUs: 150_000,
      jitterUs: 0,
      loss: 0,
      duplicate: 0,
      order: "fifo",
    });
    expect(scenario).toMatchObject({
      endUs: null,
      clients: { timeoutUs: 10_000_000, retries: 3 },
      script: [],
      modes: [{ mode: "lww", label: null, options: {} }],
    });
  });

  it("is filled into rows, and counters with shares are split", () => {
    const tables = { t: { a: "register", b: "counter", c: "set", d: "bounded-counter" } };
    const rows = { "t/1": { d: 100 }, "t/2": { c: ["b", "a", "b"], d: { tokyo: 7 } } };
    expect(compiled({ tables, rows }).database.rows).toEqual({
      "t/1": { a: null, b: 0, c: [], d: { tokyo: 34, london: 33, saopaulo: 33 } },
      "t/2": { a: null, b: 0, c: ["a", "b"], d: { tokyo: 7 } },
    });
  });
});

describe("the network", () => {
  const delay = (network: unknown, nodes: readonly string[], link: string) =>
    (compiled({ network, nodes }).network.links[link]?.latencyUs ?? 0) / 1000;

  it("has the presets of the model", () => {
    const four = ["tokyo", "london", "saopaulo", "virginia"];
    const figures = ["tokyo>london", "london>saopaulo", "saopaulo>tokyo"].concat(
      ["tokyo", "london", "saopaulo"].map((id) => `virginia>${id}`),
    );
    const row = (preset: string) => figures.map((link) => delay(preset, four, link));
    expect(row("classroom")).toEqual([100, 100, 150, 100, 50, 75]);
    expect(row("measured")).toEqual([105, 93, 128, 73, 38, 57]);
    expect(row("book")).toEqual([100, 100, 150, 200, 200, 200]);
    const measured = compiled({ network: "measured" }).network.links["tokyo>london"];
    expect(measured?.jitterUs).toBe(2000);
  });

  it("takes 100 ms, or a hundredth of the kilometres, where there is no figure", () => {
    expect(delay("classroom", ["sydney", "paris"], "sydney>paris")).toBe(100);
    expect(delay("book", ["sydney", "paris"], "sydney>paris")).toBe(100);
    // Sydney to Paris is 16,960 km, Dublin to London 463 km.
    expect(delay("measured", ["sydney", "paris"], "sydney>paris")).toBe(170);
    expect(delay("measured", ["dublin", "london"], "dublin>london")).toBe(5);
  });

  it("lets one direction be set apart from both, in whatever order", () => {
    const links = { "tokyo>london": { latency: 1 }, "tokyo-london": { latency: 2, loss: 0.5 } };
    const { network } = compiled({ network: { partition: "drop", links } });
    expect(network.partition).toBe("drop");
    expect(network.links["tokyo>london"]).toMatchObject({ latencyUs: 1000, loss: 0.5 });
    expect(network.links["london>tokyo"]).toMatchObject({ latencyUs: 2000, loss: 0.5 });
  });
});

describe("the script", () => {
  it("is in order of time, then as it was written", () => {
    const { script } = compiled({
      script: [
        { at: 2, say: "third" },
        { at: 1.5, node: "london", do: [{ increment: "items/1", field: "count", by: -2 }] },
        { at: 2, until: 2.001, cut: "tokyo-london" },
      ],
    });
    expect(script).toEqual([
      {
        index: 1,
        atUs: 1500,
        kind: "request",
        node: "london",
        client: "london",
        operations: [{ verb: "increment", row: "items/1", field: "count", by: -2 }],
      },
      { index: 0, atUs: 2000, kind: "say", text: "third" },
      {
        index: 2,
        atUs: 2000,
        untilUs: 2001,
        kind: "cut",
        links: ["tokyo>london", "london>tokyo"],
      },
    ]);
  });
});
