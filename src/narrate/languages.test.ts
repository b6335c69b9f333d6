// Whatever happens can be told in every language and wording: no sentence is empty, says
// "undefined" or names a node by its id where it has a name.
import { describe, expect, it } from "vitest";
import { lostWrites } from "../checks/lostWrites.ts";
import { modes } from "../modes/index.ts";
import { simulate } from "../sim/simulate.ts";
import type { Trace } from "../sim/trace.ts";
import { conflictSamples, noteSamples, sampleScene } from "../testing/noteSamples.ts";
import { randomScenario } from "../testing/randomScenario.ts";
import { explain } from "./explain.ts";
import { noteSentence, sentence } from "./index.ts";
import { catalogueOf } from "./languages.ts";
import { sceneOf } from "./scene.ts";
import { textOf } from "./sentence.ts";
import type { Voice, Wording } from "./voice.ts";

const languages = ["en", "ja", "pt-BR"] as const;
const wordings: readonly Wording[] = ["plain", "expert"];

const voices: readonly (readonly [string, Voice])[] = await Promise.all(
  languages.flatMap((language) =>
    wordings.map(async (wording) => {
      const catalogue = await catalogueOf(language);
      return [`${language} ${wording}`, { catalogue, wording }] as const;
    }),
  ),
);

const names: Readonly<Record<string, string>> = {
  tokyo: "Kyōto",
  london: "Leeds",
  saopaulo: "Recife",
  virginia: "Richmond",
  sydney: "Perth",
};

/** Random runs of all modes, with names that do not contain the nodes' ids. */
function* randomRuns(): Generator<Trace> {
  for (let seed = 0; ; seed += 1) {
    const scenario = randomScenario(`words ${seed}`);
    const nodes = scenario.nodes.map((node) => ({ ...node, name: names[node.id] ?? "" }));
    for (const mode of modes) yield simulate({ ...scenario, nodes }, mode);
  }
}

const mostEvents = 10_000;
const runs: Trace[] = [];
let count = 0;
for (const run of randomRuns()) {
  if (count >= mostEvents) break;
  runs.push(run);
  count += run.events.length;
}

const broken = /undefined|null|NaN|\[object|Infinity|function|=>|scene\)|note\./;
const ids = /\b(?:tokyo|london|saopaulo|virginia|sydney)\b/;
const doubled = / {2}|\.\.|。。|、、|：：|\( | \)/;

function faultIn(text: string): string | null {
  if (text.trim() === "") return "empty";
  for (const fault of [broken, ids, doubled]) {
    const found = fault.exec(text);
    if (found !== null) return `${found[0]} in ${text}`;
  }
  return null;
}

describe.each(voices)("%s", (_name, voice) => {
  it("tells ten thousand events of random runs, and every note of them", () => {
    expect(count).toBeGreaterThanOrEqual(mostEvents);
    const faults = new Set<string>();
    for (const run of runs) {
      for (const event of run.events) {
        const scene = sceneOf(run, event, voice);
        const texts = [
          sentence(run, event.index, voice),
          ...event.notes.map((note) => textOf(noteSentence(note, scene, voice))),
        ];
        for (const text of texts) {
          const fault = faultIn(text);
          if (fault !== null && faults.size < 10) faults.add(fault);
        }
      }
    }
    expect([...faults]).toEqual([]);
  });

  it("has a sentence of its own for every sample of a note, and every rule of conflicts", () => {
    const scene = sampleScene(voice);
    const samples = [...Object.values(noteSamples).flat(), ...conflictSamples];
    for (const note of samples) {
      expect(faultIn(textOf(noteSentence(note, scene, voice)))).toBeNull();
    }
    const told = new Set(conflictSamples.map((note) => textOf(noteSentence(note, scene, voice))));
    expect(told.size).toBe(conflictSamples.length);
  });

  it("explains what random runs decide", () => {
    const faults = new Set<string>();
    let explained = 0;
    for (const run of runs.slice(0, 2 * modes.length)) {
      for (const { index } of run.events) {
        const paragraphs = explain(run, index, voice);
        if (paragraphs.length > 0) explained += 1;
        for (const { heading, sentences } of paragraphs) {
          for (const text of [heading, ...sentences.map(textOf)]) {
            const fault = faultIn(text);
            if (fault !== null && faults.size < 10) faults.add(fault);
          }
        }
      }
    }
    expect(explained).toBeGreaterThan(20);
    expect([...faults]).toEqual([]);
  });
});

it("writes numbers as the language does, and joins sentences as it does", async () => {
  const [en, ja, pt] = await Promise.all(languages.map(catalogueOf));
  expect([en, ja, pt].map((catalogue) => catalogue?.milliseconds(1500))).toEqual([
    "1.5\u00a0ms",
    "1.5\u00a0ms",
    "1,5\u00a0ms",
  ]);
  expect([en, ja, pt].map((catalogue) => catalogue?.value(-2.25))).toEqual([
    "−2.25",
    "−2.25",
    "−2,25",
  ]);
  expect([en, ja, pt].map((catalogue) => catalogue?.list(["a", "b", "c"]))).toEqual([
    "a, b and c",
    "a、b、c",
    "a, b e c",
  ]);
});

describe("what a node dropped and what is not lost all the same", () => {
  // A message may be lost on its way; what is asked is whether a write is called so.
  const saysLost = /(?<!message )\blost\b|(?<!mensagem )\bperd(?:id[oa]|a)\b|(?<!知らせは)消失/i;
  /** Events that decide against acknowledged writes, of which none is lost by the check. */
  const dropped = runs.flatMap((trace) => {
    const lost = new Set(lostWrites(trace).map(({ request, row }) => `${request} ${row}`));
    return trace.events.flatMap((event) => {
      const notes = event.notes.filter((note) => note.kind === "lost");
      const isHarmless = notes.every(({ request, row }) => !lost.has(`${request} ${row}`));
      return notes.length > 0 && isHarmless ? [{ trace, event }] : [];
    });
  });

  it("happens", () => expect(dropped.length).toBeGreaterThan(5));

  it.each(voices)("is not called lost, %s", (_name, voice) => {
    for (const { trace, event } of dropped) {
      const scene = sceneOf(trace, event, voice);
      const notes = event.notes.filter((note) => note.kind === "lost");
      const texts = notes.map((note) => textOf(noteSentence(note, scene, voice)));
      const why = explain(trace, event.index, voice)
        .filter(({ kind }) => kind === "outcome")
        .flatMap(({ sentences }) => sentences.map(textOf));
      for (const text of [sentence(trace, event.index, voice), ...texts, ...why]) {
        // In brackets stands which message was lost, not which write.
        expect(text.replace(/\([^)]*\)|（[^）]*）/g, "")).not.toMatch(saysLost);
      }
    }
  });
});
