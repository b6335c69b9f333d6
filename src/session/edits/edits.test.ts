// Random edits on the library's documents: the result is always a scenario, it runs, what was
// generated and is written down gives the same run, and entries are found again by their index.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digest } from "../../checks/digest.ts";
import { knownModes } from "../../explore/known.ts";
import { canonical } from "../../lib/canonical.ts";
import { modesOf, nodeIdsOf } from "../../scenarios/defaults.ts";
import { library } from "../../scenarios/library/index.ts";
import { checkScenario, compileScenario, type ScenarioDocument } from "../../scenarios/schema.ts";
import { runAll } from "../run/run.ts";
import { setClock, setClockFrom } from "./clocks.ts";
import { promote, rehome } from "./commands.ts";
import { differencesOf } from "./difference.ts";
import { type Edit, msOf } from "./edit.ts";
import * as faults from "./faults.ts";
import { clockOffsetAt, isDownAt, linkAt, severedAt } from "./here.ts";
import { setModeOption } from "./modes.ts";
import { setLink, setLinkFrom } from "./network.ts";
import { addRequest, fieldOperation, suggestedValue, verbsFor } from "./requests.ts";
import * as script from "./script.ts";

const documentOf = (id: string): ScenarioDocument =>
  library.find((entry) => entry.id === id)?.document as ScenarioDocument;

function accepted(document: ScenarioDocument): ScenarioDocument {
  const result = checkScenario(document, knownModes);
  if (!result.ok) throw new Error(`${result.message} in ${JSON.stringify(document)}`);
  return document;
}

function digestsOf(document: ScenarioDocument): readonly string[] {
  return runAll(compileScenario(document)).map(({ trace }) => digest(trace));
}

/** All that a document means, whatever it leaves to defaults. */
function textOf(document: ScenarioDocument): string {
  return canonical(compileScenario(document));
}

const us = fc.integer({ min: 0, max: 3_000_000 });
const until = fc.option(fc.integer({ min: 1, max: 2_000_000 }));

/** An edit that depends on what is there. */
const randomEdit: fc.Arbitrary<(document: ScenarioDocument) => Edit> = fc
  .record({
    kind: fc.nat(18),
    atUs: us,
    lengthUs: until,
    pick: fc.nat(1000),
    other: fc.nat(1000),
    number: fc.double({ min: -2000, max: 2000, noNaN: true }),
  })
  .map((draw) => (document) => editFor(document, draw));

interface Draw {
  readonly kind: number;
  readonly atUs: number;
  readonly lengthUs: number | null;
  readonly pick: number;
  readonly other: number;
  readonly number: number;
}

function editFor(document: ScenarioDocument, draw: Draw): Edit {
  const { kind, atUs, lengthUs, pick, other, number } = draw;
  const ids = nodeIdsOf(document);
  const scenario = compileScenario(document);
  const node = ids[pick % ids.length] as string;
  const peer = ids[(pick + 1 + (other % Math.max(1, ids.length - 1))) % ids.length] as string;
  const isAlone = ids.length < 2;
  const link = `${node}${other % 2 === 0 ? "-" : ">"}${peer}`;
  const stretch = { atUs, untilUs: lengthUs === null ? null : atUs + lengthUs };
  const entry = pick % (scenario.script.length + 1);
  const known = Object.keys(scenario.database.rows);
  const [table = ""] = Object.keys(scenario.database.tables);
  const rows = known.length === 0 ? [`${table}/1`] : known;
  const row = rows[other % rows.length] as string;
  const edits: (() => Edit)[] = [
    () => requestFor(document, node, row, draw),
    () => addRequest(node, atUs, [{ read: row }]),
    () => addRequest(node, atUs, [{ delete: row }]),
    () => faults.crash(node, stretch),
    () => faults.restart(node, atUs),
    () => (isAlone ? same : faults.cut(link, stretch)),
    () => (isAlone ? same : faults.healCable([node, peer], atUs)),
    () => faults.isolate(node, ids, stretch),
    () => faults.rejoin(node, atUs),
    () => (isAlone ? same : setLink(link, { latency: Math.abs(Math.round(number)) })),
    () => (isAlone ? same : setLinkFrom(link, { loss: (other % 11) / 10 }, atUs)),
    () => setClock(node, number * 1000),
    () => setClockFrom(node, number * 1000, atUs),
    () => script.moveEntry(entry, number),
    () => script.setUntil(entry, other % 5 === 0 ? null : number),
    () => script.setStart(entry, number),
    () => inTurn(script.duplicateEntry(entry, 5.5), script.removeEntry(entry)),
    () => inTurn(promote(node, atUs), rehome(row, peer, atUs)),
    () => modeEdit(document, draw),
  ];
  return (edits[kind] as () => Edit)();
}

const inTurn =
  (...edits: readonly Edit[]): Edit =>
  (document) =>
    edits.reduce((changed, edit) => edit(changed), document);

const same: Edit = (document) => document;

function requestFor(document: ScenarioDocument, node: string, row: string, draw: Draw): Edit {
  const { tables, rows } = compileScenario(document).database;
  const schema = Object.entries(tables[row.slice(0, row.indexOf("/"))] ?? {});
  const [field, kind] = schema[draw.pick % schema.length] as (typeof schema)[number];
  const verbs = verbsFor(kind);
  const verb = verbs[draw.other % verbs.length] as (typeof verbs)[number];
  const start = rows[row]?.[field] as never;
  const value = suggestedValue(verb, kind, start, node);
  return addRequest(node, draw.atUs, [fieldOperation(verb, row, field, value)]);
}

function modeEdit(document: ScenarioDocument, { pick, other }: Draw): Edit {
  const index = pick % modesOf(document).length;
  const known = knownModes.find(({ id }) => id === modesOf(document)[index]?.mode);
  const option = known?.options[other % (known?.options.length || 1)];
  if (option === undefined) return same;
  return setModeOption(index, option.name, other % 2 ? undefined : option.default);
}

describe("random edits", () => {
  it("always give a valid document that runs", () => {
    const property = fc.property(
      fc.constantFrom(...library.map(({ id }) => id)),
      fc.array(randomEdit, { minLength: 1, maxLength: 8 }),
      (id, edits) => {
        let document = documentOf(id);
        for (const edit of edits) {
          const changed = accepted(edit(document)(document));
          const isTold = differencesOf(document, changed).length > 0;
          if (textOf(changed) !== textOf(document)) expect(isTold).toBe(true);
          if (canonical(changed) === canonical(document)) expect(isTold).toBe(false);
          document = changed;
        }
        expect(runAll(compileScenario(document))).toHaveLength(modesOf(document).length);
      },
    );
    fc.assert(property, { numRuns: 150 });
  });
});

describe("what was generated", () => {
  it.each(library.filter(({ document }) => script.hasGenerated(document)))(
    "is written down with the same run: $id",
    ({ document }) => {
      const written = accepted(script.writtenDown(document));
      expect(script.hasGenerated(written)).toBe(false);
      expect(digestsOf(written)).toEqual(digestsOf(document));
    },
  );

  it("is written down with the same run for other seeds, rows and mixes", () => {
    const base = documentOf("storm");
    const property = fc.property(
      fc.string({ minLength: 1, maxLength: 8, unit: "grapheme-ascii" }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 10 }),
      (seed, rows, clientsPerNode, tenths) => {
        const roam = tenths / 10;
        const workload = { requests: 12, over: 900, rows, clientsPerNode, roam };
        const document = { ...base, seed, workload, rows: { "items/2": { count: 3 } } };
        const written = accepted(script.writtenDown(document));
        expect(digestsOf(written)).toEqual(digestsOf(document));
      },
    );
    fc.assert(property, { numRuns: 15 });
  });

  it("is written down before one of it is moved, and the others stay", () => {
    const document = documentOf("storm");
    const { script: entries } = compileScenario(document);
    const request = entries.filter(({ kind }) => kind === "request")[7];
    const index = request?.index ?? -1;
    const moved = accepted(script.moveEntry(index, 1234.5)(document));
    expect(script.hasGenerated(moved)).toBe(false);
    const after = compileScenario(moved).script;
    expect(after.find((entry) => entry.index === index)).toEqual({ ...request, atUs: 1_234_500 });
    const others = (list: typeof entries) =>
      list.filter((entry) => entry.index !== index).sort((a, b) => a.index - b.index);
    expect(others(after)).toEqual(others(entries));
    expect(differencesOf(document, moved).map(({ kind }) => kind)).toEqual([
      "moved",
      "written-down",
    ]);
  });

  it("stays generated where an edit concerns nothing of it", () => {
    const changed = faults.crash("tokyo", { atUs: 0, untilUs: 1000 })(documentOf("storm"));
    expect(script.hasGenerated(changed)).toBe(true);
    expect(script.hasGenerated(faults.rejoin("tokyo", 3_600_000_000)(changed))).toBe(true);
  });
});

describe("entries", () => {
  it.each(library)("have the same index in the document and compiled: $id", ({ document }) => {
    for (const { index, atUs } of compileScenario(document).script) {
      expect(msOf(atUs)).toBe(script.entryAt(document, index)?.at);
    }
  });

  const cut = documentOf("cut");

  it("move with their end, and a beginning stays before the end", () => {
    expect(script.moveEntry(0, 50)(cut).script?.[0]).toMatchObject({ at: 50, until: 1050 });
    expect(script.setStart(0, 5000)(cut).script?.[0]).toMatchObject({ at: 999.999, until: 1000 });
    expect(script.setUntil(0, 0)(cut).script?.[0]).toMatchObject({ at: 0, until: 0.001 });
    expect(script.setUntil(0, null)(cut).script?.[0]).not.toHaveProperty("until");
    expect(script.moveEntry(1, 1 / 3)(cut).script?.[1]?.at).toBe(0.333);
    expect(script.moveEntry(1, -4)(cut).script?.[1]?.at).toBe(0);
  });

  it("share what did not change", () => {
    const moved = script.moveEntry(1, 300)(cut);
    expect(moved.script?.[0]).toBe(cut.script?.[0]);
    expect(moved.modes).toBe(cut.modes);
    expect(script.moveEntry(1, 100)(cut)).toBe(cut);
    expect(script.removeEntry(99)(cut)).toBe(cut);
  });
});

describe("faults from now on", () => {
  const base = documentOf("inventory");
  const at = (document: ScenarioDocument) => compileScenario(document);

  it("crash and restart a node", () => {
    const crashed = faults.crash("tokyo", { atUs: 100_000, untilUs: null })(base);
    expect(isDownAt(at(crashed), "tokyo", 100_000)).toBe(true);
    expect(isDownAt(at(crashed), "tokyo", 99_999)).toBe(false);
    const restarted = faults.restart("tokyo", 250_000)(crashed);
    expect(isDownAt(at(restarted), "tokyo", 249_999)).toBe(true);
    expect(isDownAt(at(restarted), "tokyo", 250_000)).toBe(false);
    expect(canonical(faults.restart("tokyo", 100_000)(crashed))).toBe(canonical(base));
  });

  it("cut one direction or both, and heal", () => {
    const oneWay = faults.cut("tokyo>london", { atUs: 10, untilUs: null })(base);
    expect([...severedAt(at(oneWay), 10)]).toEqual(["tokyo>london"]);
    const both = faults.cut("london-saopaulo", { atUs: 10, untilUs: 500 })(oneWay);
    expect(severedAt(at(both), 10).size).toBe(3);
    const healed = faults.healCable(["london", "tokyo"], 20)(both);
    expect([...severedAt(at(healed), 20)]).toEqual(["london>saopaulo", "saopaulo>london"]);
  });

  it("isolate a node and let it rejoin", () => {
    const alone = faults.isolate("london", nodeIdsOf(base), { atUs: 0, untilUs: null })(base);
    expect(severedAt(at(alone), 0).size).toBe(4);
    expect(severedAt(at(faults.rejoin("tokyo", 5)(alone)), 5).size).toBe(0);
  });
});

describe("links and clocks", () => {
  const base = documentOf("inventory");
  const latency = (document: ScenarioDocument, link: string, timeUs: number) =>
    linkAt(compileScenario(document), link, timeUs)?.latencyUs;

  it("set both directions over what one said for itself", () => {
    const oneWay = setLink("tokyo>london", { latency: 30, loss: 0.5 })(base);
    expect(latency(oneWay, "tokyo>london", 0)).toBe(30_000);
    expect(latency(oneWay, "london>tokyo", 0)).toBe(100_000);
    const both = setLink("london-tokyo", { latency: 80.5 })(oneWay);
    expect(latency(both, "tokyo>london", 0)).toBe(80_500);
    expect(latency(both, "london>tokyo", 0)).toBe(80_500);
    expect(linkAt(compileScenario(both), "tokyo>london", 0)?.loss).toBe(0.5);
    const again = setLink("tokyo-london", { latency: 90 })(both);
    expect(latency(again, "london>tokyo", 0)).toBe(90_000);
    expect(differencesOf(both, again)).toEqual([
      { kind: "link", link: "london-tokyo", latencyMs: 90 },
    ]);
  });

  it("set a link from a time on, in one entry", () => {
    const first = setLinkFrom("tokyo-london", { latency: 10 }, 5000)(base);
    const second = setLinkFrom("london-tokyo", { loss: 0.25 }, 5000)(first);
    expect(second.script).toHaveLength((base.script?.length ?? 0) + 1);
    expect(latency(second, "tokyo>london", 4999)).toBe(100_000);
    expect(linkAt(compileScenario(second), "london>tokyo", 5000)).toMatchObject({
      latencyUs: 10_000,
      loss: 0.25,
    });
  });

  it("keep a preset that was named alone", () => {
    const book = { ...base, network: "book" as const };
    expect(setLink("tokyo-london", { loss: 0.5 })(book).network).toEqual({
      preset: "book",
      links: { "tokyo-london": { loss: 0.5 } },
    });
  });

  it("set a clock at the start and from a time on", () => {
    const ahead = setClock("tokyo", 40_000)(base);
    expect(clockOffsetAt(compileScenario(ahead), "tokyo", 0)).toBe(40_000);
    expect(differencesOf(base, ahead)).toEqual([{ kind: "clock", node: "tokyo", offsetMs: 40 }]);
    const back = setClock("tokyo", 0)(ahead);
    expect(canonical(back.nodes)).toBe(canonical(["tokyo", "london", "saopaulo"]));
    const jumped = setClockFrom("tokyo", -7000, 9000)(ahead);
    expect(clockOffsetAt(compileScenario(jumped), "tokyo", 8999)).toBe(40_000);
    expect(clockOffsetAt(compileScenario(jumped), "tokyo", 9000)).toBe(-7000);
    expect(setClockFrom("tokyo", 1000, 9000)(jumped).script).toHaveLength(
      jumped.script?.length ?? 0,
    );
  });
});

describe("suggested values", () => {
  it.each([
    ["increment", "counter", 100, -10],
    ["increment", "counter", 3, 1],
    ["increment", "g-counter", 100, 1],
    ["update", "register", "alice@example.com", "tokyo@example.com"],
    ["update", "register", "tokyo", "tokyo2"],
    ["update", "register", 100, 110],
    ["update", "mv-register", null, "tokyo"],
    ["add", "set", ["tokyo"], "tokyo 2"],
    ["remove", "set", ["milk", "tea"], "milk"],
  ] as const)("%s of a %s that holds %j: %j", (verb, kind, current, expected) => {
    expect(suggestedValue(verb, kind, current, "tokyo")).toBe(expected);
  });
});
