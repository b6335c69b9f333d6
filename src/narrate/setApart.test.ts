// Names and values that are written from right to left keep their place in a sentence: whatever is
// said in whatever language, each of them is set apart from the words around it.
import { describe, expect, it } from "vitest";
import { modes } from "../modes/index.ts";
import { compileScenario, type ScenarioDocument } from "../scenarios/schema.ts";
import { simulate } from "../sim/simulate.ts";
import type { Trace } from "../sim/trace.ts";
import { explain } from "./explain.ts";
import { noteSentence, sentence } from "./index.ts";
import { catalogueOf } from "./languages.ts";
import { sceneOf } from "./scene.ts";
import { textOf } from "./sentence.ts";
import type { Voice } from "./voice.ts";

const places = { tokyo: "القاهرة", london: "تل أبيب (תל אביב)", saopaulo: "*** بغداد!" };
const row = "items/قلم";

function documentOf(seed: number, mode: string): ScenarioDocument {
  const cities = Object.keys(places);
  const at = (i: number): number => (seed * 37 + i * 53) % 400;
  const city = (i: number): string => cities[(seed + i) % 3] ?? "tokyo";
  const client = `ليلى ${seed}`;
  const value =
    ["שלום", "مرحبا (1)", "a\u202eb", "\u2069\u2068اسم", "مرحبا 12, 34"][seed % 5] ?? "";
  return {
    everywrite: 1,
    title: "مخزون",
    seed: `${seed}`,
    nodes: Object.entries(places).map(([id, name]) => ({ id, name, lat: 1, lon: 1 })),
    tables: { items: { value: "register", count: "counter", tags: "set" } },
    rows: { [row]: { value: "بداية", count: 5, tags: ["أ"] }, "items/2": { value, count: 1 } },
    script: [
      { at: at(1), node: city(0), client, do: [{ update: row, set: { value } }] },
      { at: at(2), node: city(1), do: [{ update: row, set: { value: "ברוך הבא" } }] },
      { at: at(3), node: city(2), client, do: [{ add: row, field: "tags", value }] },
      { at: at(4), node: city(0), do: [{ increment: row, field: "count", by: -3 }] },
      { at: at(5), node: city(1), do: [{ delete: row }] },
      { at: at(6), node: city(2), do: [{ insert: "items/دفتر", set: { value } }] },
      {
        at: at(7),
        node: city(1),
        do: [{ read: row }, { require: row, field: "value", equals: value }],
      },
      { at: 100, until: 180, cut: "tokyo>london" },
      { at: 150, until: 250, partition: [["tokyo"], ["london", "saopaulo"]] },
      { at: 260, until: 300, crash: city(seed) },
      { at: 300, say: `انظر هنا ${value}` },
    ],
    modes: [{ mode, label: "وضع" }],
  };
}

const turning = /[\u202a-\u202e\u2066\u2067]/;
const leftward = /[\u0590-\u08ff]/;

/** What is wrong with a text; what is set apart may not hold anything set apart. */
function faultIn(text: string): string | null {
  const rest = text.replace(/\u2068[^\u2068\u2069]*\u2069/g, "");
  const isFine = !turning.test(text) && !leftward.test(rest) && !/[\u2068\u2069]/.test(rest);
  return isFine ? null : JSON.stringify(text);
}

const runs = modes.flatMap((mode) =>
  Array.from({ length: 12 }, (_, seed): Trace => {
    const scenario = compileScenario(documentOf(seed, mode.about.id));
    return simulate(scenario, mode, scenario.modes[0]);
  }),
);

function* textsOf(trace: Trace, voice: Voice): Generator<string, void> {
  for (const event of trace.events) {
    const scene = sceneOf(trace, event, voice);
    yield sentence(trace, event.index, voice);
    for (const note of event.notes) yield textOf(noteSentence(note, scene, voice));
    for (const { heading, sentences } of explain(trace, event.index, voice)) {
      yield heading;
      yield* sentences.map(textOf);
    }
  }
}

describe.each(["en", "ja", "pt-BR"] as const)("in %s", (language) => {
  it.each(["plain", "expert"] as const)("names and values are set apart, %s", async (wording) => {
    const catalogue = await catalogueOf(language);
    const faults = new Set<string>();
    let apart = 0;
    for (const trace of runs) {
      for (const text of textsOf(trace, { catalogue, wording })) {
        const fault = faultIn(text);
        if (fault !== null) faults.add(fault);
        if (text.includes("\u2068")) apart += 1;
      }
    }
    expect([...faults].slice(0, 5)).toEqual([]);
    expect(apart).toBeGreaterThan(1000);
  });
});

it("a node has a letter of its name, or of its id where the name has none", async () => {
  const catalogue = await catalogueOf("en");
  const document = documentOf(1, "version-vector");
  const nodes = ["!!! القاهرة", "🙂", "(b)"].map((name, i) => ({
    id: Object.keys(places)[i] ?? "",
    name,
    lat: 1,
    lon: 1,
  }));
  const trace = simulate(compileScenario({ ...document, nodes }), modes[0] as (typeof modes)[0]);
  const [event] = trace.events;
  if (event === undefined) throw new Error("no event");
  const { letter } = sceneOf(trace, event, { catalogue, wording: "plain" });
  expect(Object.keys(places).map(letter)).toEqual(["\u2068ا\u2069", "l", "b"]);
});
