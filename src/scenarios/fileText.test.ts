import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modes } from "../modes/index.ts";
import { fileName, fileText } from "./fileText.ts";
import { type Json, readJson } from "./json.ts";
import { library } from "./library/index.ts";
import { measuredDocument } from "./measuredDocument.ts";
import { parseScenario } from "./schema.ts";

const known = modes.map((mode) => mode.about);
const documents = [
  ...library.map(({ document }) => document),
  ...Array.from({ length: 50 }, (_, i) => measuredDocument(`seed ${i}`)),
];

describe("the text of a file", () => {
  it("is read as the same document", () => {
    for (const document of documents) {
      const result = parseScenario(fileText(document), known);
      expect(result.ok && result.document).toEqual(document);
    }
  });

  it("is read as the same data, whatever they are", () => {
    const { json } = fc.letrec<{ json: Json }>((tie) => ({
      json: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom(null, true, false, 0, -1.5, 1e21),
        fc.string({ unit: "grapheme" }),
        fc.array(tie("json"), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom("at", "script", "title", "a b", "1"), tie("json")),
      ),
    }));
    fc.assert(
      fc.property(json, (value) => {
        expect(readJson(fileText(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it("says the same again when it is read and written once more", () => {
    for (const document of documents) {
      const text = fileText(document);
      const read = readJson(text);
      expect(read.ok && fileText(read.value)).toBe(text);
    }
  });

  it("has its keys in the same order, in whatever order they came", () => {
    const script = [{ do: [{ read: "items/1" }], node: "tokyo", at: 1 }];
    const text = fileText({ script, title: "T", everywrite: 1 });
    expect(text).toBe(`{
  "everywrite": 1,
  "title": "T",
  "script": [{ "at": 1, "node": "tokyo", "do": [{ "read": "items/1" }] }]
}
`);
  });

  it("keeps lines short, but for long texts", () => {
    for (const document of documents) {
      const { about: _about, ...rest } = document;
      for (const line of fileText(rest).split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    }
  });
});

describe("the name of a file", () => {
  it.each([
    ["Two writers, one row", "two-writers-one-row"],
    ["  São Paulo: ação! ", "sao-paulo-acao"],
    ["競合が二つ", "競合が二つ"],
    ["../../etc/passwd", "etc-passwd"],
    ["…", "scenario"],
    ["", "scenario"],
    ["x".repeat(200), "x".repeat(60)],
  ])("of %j", (title, slug) => expect(fileName(title)).toBe(`${slug}.everywrite.json`));
});
