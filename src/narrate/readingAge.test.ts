// Plain English can be read at fourteen. The measure is the grade of Flesch and Kincaid (1975):
// years of school from the length of sentences and words; a reader of fourteen is in the ninth
// year.
import { expect, it } from "vitest";
import { findMode } from "../modes/index.ts";
import { library } from "../scenarios/library/index.ts";
import { compileScenario } from "../scenarios/schema.ts";
import { simulate } from "../sim/simulate.ts";
import { explain } from "./explain.ts";
import { sentence } from "./index.ts";
import { textOf } from "./sentence.ts";
import { plainEnglish, type Wording } from "./voice.ts";

const mostGrade = 9;

/** Groups of vowels, without a silent e at the end. */
function syllables(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/e$/, "")
    .match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 1);
}

function grade(text: string): number {
  const sentences = text.split(/[.!?:;](?:\s|$)/).filter((one) => /[a-z]/i.test(one));
  const words = text.match(/[a-zà-ž’]+/gi) ?? [];
  const count = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (count / words.length) - 15.59;
}

function textsOf(wording: Wording): readonly string[] {
  const voice = { ...plainEnglish, wording };
  const texts = library.flatMap(({ document }) => {
    const scenario = compileScenario(document);
    return scenario.modes.flatMap((choice) => {
      const mode = findMode(choice.mode);
      if (mode === undefined) return [];
      const trace = simulate(scenario, mode, choice);
      return trace.events.flatMap(({ index }) => [
        sentence(trace, index, voice),
        ...explain(trace, index, voice).flatMap(({ sentences }) => sentences.map(textOf)),
      ]);
    });
  });
  return [...new Set(texts)].map((text) => text.replace(/[\w-]+\/[\w-]+|\S+@\S+/g, "row"));
}

it("is at most fourteen years for plain text as a whole", () => {
  expect(grade(textsOf("plain").join(" "))).toBeLessThanOrEqual(mostGrade);
});

it("is measured so that hard text is found hard", () => {
  expect(grade("The dog sees the cat. The cat runs.")).toBeLessThan(1);
  expect(
    grade(
      "Certification necessitates deterministic serialization of transactions irrespective of " +
        "the originating participant, notwithstanding intermittent unavailability.",
    ),
  ).toBeGreaterThan(20);
});
