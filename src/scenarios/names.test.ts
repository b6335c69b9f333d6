// Names in any script: taken in one form at each entrance, refused by a fixed list of characters,
// and the same in every form that a scenario or its run leaves in.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digest } from "../checks/digest.ts";
import { historyLines } from "../checks/export/history.ts";
import { shivizLog } from "../checks/export/shiviz.ts";
import { modes } from "../modes/index.ts";
import { simulate } from "../sim/simulate.ts";
import { fileText } from "./fileText.ts";
import { formatLink, parseLink } from "./link.ts";
import { inOneForm, troubleIn } from "./names.ts";
import { checkScenario, parseScenario, type ScenarioDocument } from "./schema.ts";

const known = modes.map(({ about }) => about);

/** Names as people in many places write them; some with marks apart from their letters. */
const letters = fc.constantFrom(
  ..."preço 在庫 Größe Ωmega склад مخزون คลัง नाम ọjà ﬁ 𝒳 𠮷 e\u0301 o\u0302\u0323 한글 가".split(
    " ",
  ),
);
const name = fc
  .array(letters, { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(""))
  .filter((one) => troubleIn(inOneForm(one), { dashes: false }) === null);

function documentWith(node: string, table: string, field: string, client: string) {
  const row = `${table}/${field} 1`;
  return {
    everywrite: 1,
    title: "Names",
    nodes: ["tokyo", { id: node, lat: 47, lon: 8 }],
    network: { links: { [`tokyo>${node}`]: { latency: 30 } } },
    tables: { [table]: { [field]: "register" } },
    rows: { [row]: { [field]: "old" } },
    script: [
      { at: 1, node: "tokyo", client, do: [{ update: row, set: { [field]: "a" } }] },
      { at: 2, node, client, do: [{ update: row, set: { [field]: "b" } }] },
      { at: 3, until: 9, cut: `tokyo-${node}` },
    ],
    invariants: [{ sum: [`${row}.${field}`], equals: 1 }],
    modes: ["lww", "crdt", "galera"],
  };
}

function accepted(data: unknown): ScenarioDocument {
  const result = checkScenario(data, known);
  expect(result.ok ? null : result.message).toBeNull();
  return result.ok ? result.document : ({} as ScenarioDocument);
}

const digestsOf = (document: ScenarioDocument): readonly string[] => {
  const result = checkScenario(document, known);
  if (!result.ok) return [];
  return result.scenario.modes.map((choice) => {
    const mode = modes.find(({ about }) => about.id === choice.mode);
    return mode === undefined ? "" : digest(simulate(result.scenario, mode, choice));
  });
};

describe("names in any script", () => {
  it("are taken in one form, and stay as they are in link and file, and in their runs", () => {
    fc.assert(
      fc.property(name, name, name, name, (node, table, field, client) => {
        fc.pre(new Set([node, "tokyo"].map(inOneForm)).size === 2);
        const given = documentWith(node, table, field, client);
        const document = accepted(given);
        const forms = ["NFC", "NFD"].map((form) =>
          accepted(JSON.parse(JSON.stringify(given).normalize(form))),
        );
        for (const one of forms) expect(one).toEqual(document);
        expect(JSON.stringify(document)).toBe(inOneForm(JSON.stringify(document)));
        const linked = parseLink(formatLink({ document }), known);
        expect(linked.ok && linked.document).toEqual(document);
        const filed = parseScenario(fileText(document), known);
        expect(filed.ok && filed.document).toEqual(document);
      }),
      { numRuns: 60 },
    );
  });

  it("run alike however their letters and marks were written, and leave so", () => {
    const given = documentWith("zu\u0308rich", "prec\u0327o", "在庫", "José");
    const document = accepted(given);
    expect(digestsOf(document)).toEqual(digestsOf(accepted(JSON.parse(JSON.stringify(document)))));
    const result = checkScenario(given, known);
    const [lww] = modes.filter(({ about }) => about.id === "lww");
    if (!result.ok || lww === undefined) throw new Error("no run");
    const trace = simulate(result.scenario, lww);
    for (const text of [historyLines(trace).join("\n"), shivizLog(trace)]) {
      expect(text).toContain("zürich");
      expect(text).toContain("preço/在庫");
      expect(text).toBe(inOneForm(text));
    }
  });

  it("are one name where they are written in two ways", () => {
    const two = checkScenario(
      {
        everywrite: 1,
        title: "Two",
        tables: { é: { a: "register" }, "e\u0301": { a: "register" } },
      },
      known,
    );
    expect(two.ok ? "" : two.message).toContain("this key appears twice");
  });

  it.each([
    ["a b", '"a b" is not a table\'s name: it cannot hold a space'],
    ["a.b", '"a.b" is not a table\'s name: it cannot hold .'],
    ["a/b", "it cannot hold /"],
    ["a\u3000b", "it cannot hold U+3000"],
    ["a\u200bb", "it cannot hold U+200B"],
    ["a\u061cb", "it cannot hold U+061C"],
    ["\u0338a", "it begins with a letter"],
    ["1a", "it begins with a letter"],
    ["a\u1fef", "it cannot hold `"],
  ])("%j is refused with its reason", (table, reason) => {
    const data = { everywrite: 1, title: "Bad", tables: { [table]: { a: "register" } } };
    const result = checkScenario(data, known);
    expect(result.ok ? "" : result.message).toContain(reason);
  });
});
