// Changes that the form makes to the whole of a document: each gives a valid one again.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knownModes } from "../../explore/known.ts";
import { library } from "../../scenarios/library/index.ts";
import { checkScenario, type ScenarioDocument } from "../../scenarios/schema.ts";
import { templateIds, templates } from "../../scenarios/templates.ts";
import { createSession } from "../store.ts";
import { englishTexts } from "../texts/texts.ts";
import { usualLink } from "./choices.ts";
import { knownCities, mostCities, withCity, withoutCity } from "./cities.ts";
import {
  entryKinds,
  newEntry,
  nodesIn,
  rowsIn,
  verbOf,
  verbs,
  withRow,
  withVerb,
} from "./entries.ts";
import { asWritten, writtenOut } from "./formData.ts";
import { groupOf, withGroup } from "./groups.ts";
import { modeFormsIn, withOption } from "./modeForms.ts";
import {
  freeName,
  nameFault,
  withFieldName,
  withoutField,
  withoutRow,
  withoutTable,
  withRowName,
  withTableName,
} from "./names.ts";
import {
  inserted,
  type Json,
  type JsonObject,
  listOf,
  moved,
  objectOf,
  textOf,
  valueAt,
  withValue,
} from "./tree.ts";

const formOf = (document: ScenarioDocument): JsonObject =>
  writtenOut(document as unknown as JsonObject);
const documents: readonly ScenarioDocument[] = [
  ...library.map(({ document }) => document),
  ...templateIds.map((id) => templates[id]),
];

const modeForms = modeFormsIn(englishTexts);

function faultOf(form: JsonObject): string | null {
  const result = checkScenario(form, knownModes);
  return result.ok ? null : result.message;
}

type Edit = (form: JsonObject, draw: (below: number) => number) => JsonObject;

const pick = <T>(items: readonly T[], draw: (below: number) => number): T | undefined =>
  items[draw(items.length)];

const onScript =
  (change: (script: readonly Json[], at: number) => readonly Json[]): Edit =>
  (form, draw) => {
    const script = listOf(form["script"]);
    return script.length === 0 ? form : { ...form, script: change(script, draw(script.length)) };
  };

const edits: readonly Edit[] = [
  (form, draw) => {
    const kind = pick(entryKinds, draw) ?? "do";
    // One city has no links to cut.
    const isAlone = nodesIn(form).length < 2;
    if (isAlone && ["partition", "cut", "link"].includes(kind)) return form;
    return { ...form, script: [...listOf(form["script"]), newEntry(form, kind)] };
  },
  (form) => ({ ...form, script: [...listOf(form["script"]), newEntry(form, "do")] }),
  onScript((script, at) => script.filter((_, i) => i !== at)),
  onScript((script, at) => inserted(script, at, script[at] as Json)),
  onScript((script, at) => moved(script, at, 0)),
  (form, draw) => {
    const free = knownCities.filter(({ id }) => nodesIn(form).every((node) => node.id !== id));
    if (nodesIn(form).length >= mostCities) return form;
    return withCity(form, draw(4) === 0 ? null : (pick(free, draw)?.id ?? null));
  },
  (form, draw) => {
    const { length } = nodesIn(form);
    // Generated faults of links need two.
    return length <= (form["faults"] === undefined ? 1 : 2)
      ? form
      : withoutCity(form, draw(length));
  },
  (form, draw) => {
    const names = Object.keys(objectOf(form["tables"]));
    return withTableName(form, pick(names, draw) ?? "", freeName("t", names));
  },
  (form, draw) => {
    const table = pick(Object.keys(objectOf(form["tables"])), draw) ?? "";
    const fields = Object.keys(objectOf(valueAt(form, ["tables", table])));
    return withFieldName(form, table, pick(fields, draw) ?? "", freeName("f", fields));
  },
  (form, draw) => {
    const table = pick(Object.keys(objectOf(form["tables"])), draw) ?? "";
    const fields = Object.keys(objectOf(valueAt(form, ["tables", table])));
    return fields.length < 2 ? form : withoutField(form, table, pick(fields, draw) ?? "");
  },
  (form, draw) => {
    const tables = Object.keys(objectOf(form["tables"]));
    return tables.length < 2 ? form : withoutTable(form, pick(tables, draw) ?? "");
  },
  (form, draw) => {
    const row = pick(rowsIn(form), draw);
    if (row === undefined) return form;
    const table = row.slice(0, row.indexOf("/") + 1);
    return withRowName(form, row, freeName(`${table}r`, rowsIn(form)));
  },
  (form, draw) => withoutRow(form, pick(Object.keys(objectOf(form["rows"])), draw) ?? ""),
  (form, draw) => {
    const at = listOf(form["script"]).findIndex((entry) => Object.hasOwn(objectOf(entry), "do"));
    const verb =
      pick(
        verbs.filter((one) => one === "read" || one === "delete"),
        draw,
      ) ?? "read";
    const path = ["script", at, "do", 0];
    const operation = valueAt(form, path);
    return operation === undefined ? form : withValue(form, path, withVerb(form, operation, verb));
  },
  (form, draw) => {
    const at = draw(listOf(form["modes"]).length);
    const mode = objectOf(listOf(form["modes"])[at]);
    const options = modeForms.find(({ id }) => id === mode["mode"])?.options ?? [];
    const option = pick(options, draw)?.schema;
    if (option === undefined) return form;
    const value =
      option.type === "choice"
        ? pick(option.choices, draw)
        : option.type === "node"
          ? pick(nodesIn(form), draw)?.id
          : option.type === "boolean"
            ? draw(2) === 0
            : option.min + draw(2);
    return withValue(form, ["modes", at], withOption(mode, option, value));
  },
];

describe("any changes that the form makes", () => {
  const steps = fc.array(
    fc.tuple(fc.nat({ max: edits.length - 1 }), fc.infiniteStream(fc.nat({ max: 9999 }))),
    { minLength: 1, maxLength: 12 },
  );

  it("leave a document valid, as shown and as written", () => {
    fc.assert(
      fc.property(fc.constantFrom(...documents), steps, (document, changes) => {
        let form = formOf(document);
        for (const [index, numbers] of changes) {
          const draw = (below: number): number => (numbers.next().value as number) % (below || 1);
          const before = form;
          form = edits[index]?.(form, draw) ?? form;
          const fault = faultOf(form);
          if (fault !== null) throw new Error(`edit ${index}: ${fault} ${JSON.stringify(before)}`);
        }
        expect(faultOf(asWritten(form, document as unknown as JsonObject))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});

describe("a city that goes", () => {
  const cut = library.find(({ id }) => id === "cut")?.document as ScenarioDocument;

  it("takes along what happens at it, and leaves the others", () => {
    const form = withoutCity(formOf(cut), 0);
    expect(nodesIn(form).map(({ id }) => id)).toEqual(["london", "saopaulo"]);
    const nodes = listOf(form["script"]).map((entry) => objectOf(entry)["node"]);
    expect(nodes).toEqual(["london"]);
  });

  it("leaves options that named it at their defaults", () => {
    const form = withoutCity(formOf(cut), 1);
    expect(JSON.stringify(form["modes"])).not.toContain("london");
    expect(JSON.stringify(form["modes"])).toContain("strict");
  });
});

describe("a name that changes", () => {
  it("changes everywhere at once", () => {
    for (const document of documents) {
      for (const table of Object.keys(document.tables ?? {})) {
        const form = withTableName(formOf(document), table, "renamed");
        const rows = rowsIn(form).concat(Object.keys(objectOf(form["homes"])));
        expect(rows.filter((row) => row.startsWith(`${table}/`))).toEqual([]);
      }
    }
  });

  it.each([
    ["users", ["users"], undefined, "taken"],
    ["2nd", [], undefined, "form"],
    ["constructor", [], undefined, "form"],
    ["users/1", [], ["users"], null],
    ["users/", [], ["users"], "row"],
    ["carts/1", [], ["users"], "row"],
    ["users/1", ["users/1"], ["users"], "taken"],
  ] as const)("%s beside %j", (name, taken, tables, fault) => {
    expect(nameFault(name, taken, tables)).toBe(fault);
  });
});

describe("new entries", () => {
  const form = formOf(templates.empty);
  const add = (now: JsonObject): JsonObject => ({
    ...now,
    script: [...listOf(now["script"]), newEntry(now, "do")],
  });

  it("are two writes to one row from two cities, a millisecond apart", () => {
    expect(add(add(form))["script"]).toEqual([
      { at: 1, node: "tokyo", do: [{ update: "items/1", set: { value: "T1" } }] },
      { at: 2, node: "london", do: [{ update: "items/1", set: { value: "L1" } }] },
    ]);
  });

  it("go on with the next row when two cities have met on one, of whatever table", () => {
    const two = formOf({
      ...templates.empty,
      tables: { items: { value: "register" }, stock: { units: "counter" } },
      rows: { "items/1": { value: "old" }, "stock/1": { units: 9 } },
    });
    const made = listOf(add(add(add(add(add(two)))))["script"]) as { node: string; do: Json[] }[];
    expect(made.map(({ node, do: [operation = {}] }) => [node, operation])).toEqual([
      ["tokyo", { update: "items/1", set: { value: "T1" } }],
      ["london", { update: "items/1", set: { value: "L1" } }],
      ["saopaulo", { increment: "stock/1", field: "units", by: 1 }],
      ["tokyo", { increment: "stock/1", field: "units", by: 1 }],
      ["saopaulo", { update: "items/1", set: { value: "S2" } }],
    ]);
  });

  it("of a request go on as the last one did", () => {
    const counters = formOf(templates.counters);
    expect(newEntry(counters, "do")).toEqual({
      at: 3,
      node: "saopaulo",
      do: [{ increment: "stock/widget", field: "units", by: -20 }],
    });
  });

  it("bring about a conflict that somebody loses", () => {
    const session = createSession();
    session.openText(JSON.stringify(templates.empty));
    expect(session.getState().conflictsUs).toEqual([]);
    session.edit(() => asWritten(add(add(form)), form) as unknown as ScenarioDocument);
    expect(session.getState().conflictsUs[0]).toBeLessThanOrEqual(102_000);
    expect(session.getState().runs[0]?.losses).toHaveLength(1);
  });
});

describe("an operation", () => {
  const form = formOf({
    ...templates.empty,
    tables: { items: { value: "register" }, stock: { units: "counter" } },
  });

  it("keeps row and value when its verb changes", () => {
    const operation = { update: "items/1", set: { value: "x" } };
    expect(withVerb(form, operation, "read")).toEqual({ read: "items/1" });
    expect(withVerb(form, operation, "insert")).toEqual({ insert: "items/1", set: { value: "x" } });
    expect(verbOf(withVerb(form, operation, "require"))).toBe("require");
  });

  it("takes a field of the table that its row moves to", () => {
    const operation = { increment: "items/1", field: "value", by: -3 };
    const moved = { increment: "stock/w", field: "units", by: -3 };
    expect(withRow(form, operation, "stock/w")).toEqual(moved);
    expect(withRow(form, operation, "nowhere/w")).toEqual({ ...operation, increment: "nowhere/w" });
  });
});

describe("the sides of a partition", () => {
  it("change a city at a time, and a third side goes when it is empty", () => {
    const groups = [["a"], ["b", "c"]];
    const three = withGroup(groups, "c", 2);
    expect(three).toEqual([["a"], ["b"], ["c"]]);
    expect(withGroup(three, "c", 1)).toEqual([["a"], ["b", "c"]]);
    expect(withGroup(groups, "a", 1)).toEqual([[], ["b", "c", "a"]]);
    expect(groupOf(groups, "c")).toBe(1);
    expect(groupOf(groups, "x")).toBe(-1);
  });
});

describe("a link without a figure", () => {
  it("is as the preset has it, also while the preset is wrong", () => {
    const form = formOf(templates.empty);
    expect(usualLink(form, "tokyo", "saopaulo")).toEqual({ latencyMs: 150, jitterMs: 0 });
    const measured = withValue(form, ["network", "preset"], "measured");
    expect(usualLink(measured, "tokyo", "london")).toEqual({ latencyMs: 105, jitterMs: 2 });
    const wrong = withValue(form, ["network", "preset"], "none");
    expect(usualLink(wrong, "tokyo", "london").latencyMs).toBe(100);
  });
});

describe("options", () => {
  it("that are the default are not said", () => {
    for (const { id, options } of modeForms) {
      for (const { schema: option } of options) {
        const said = { mode: id, options: { [option.name]: "x" } };
        expect(withOption(said, option, option.default)).toEqual({ mode: id });
        expect(
          textOf(objectOf(withOption({ mode: id }, option, "x")["options"])[option.name]),
        ).toBe("x");
      }
    }
  });
});
