// The words that sentences use are found in them, in every language, and each form is one that
// they do use.
import { describe, expect, it } from "vitest";
import { modes } from "../../modes/index.ts";
import { explain } from "../../narrate/explain.ts";
import { narrate } from "../../narrate/index.ts";
import { catalogueOf } from "../../narrate/languages.ts";
import { textOf } from "../../narrate/sentence.ts";
import { library } from "../../scenarios/library/index.ts";
import { compileScenario } from "../../scenarios/schema.ts";
import { figureOf, termIds } from "../../session/glossary/terms.ts";
import { type Locale, locales } from "../../session/locale.ts";
import { textsIn } from "../../session/texts/languages.ts";
import { aboutOf, summaryIn } from "../../session/texts/texts.ts";
import { finder } from "./find.ts";
import { formsIn } from "./forms.ts";
import { termsIn } from "./terms.ts";

/** What the page says of the glossary's runs, of the library and of the modes. */
async function sentences(locale: Locale): Promise<ReadonlySet<string>> {
  const [catalogue, texts] = await Promise.all([catalogueOf(locale), textsIn(locale)]);
  const all = new Set<string>();
  for (const { document } of library) {
    all.add(aboutOf({ scenario: compileScenario(document), texts }));
  }
  for (const { about } of modes) all.add(summaryIn(texts, about));
  for (const { trace } of termIds.map((term) => figureOf(term).run)) {
    for (const wording of ["plain", "expert"] as const) {
      for (const { index } of trace.events) {
        all.add(textOf(narrate(trace, index, { catalogue, wording })));
        const why = explain(trace, index, { catalogue, wording });
        for (const { sentences: told } of why) for (const one of told) all.add(textOf(one));
      }
    }
  }
  return all;
}

describe.each(locales)("in %s", (locale) => {
  it("every form is found where a sentence has it, once, and no text is lost", async () => {
    const all = await sentences(locale);
    const used = new Set<string>();
    for (const sentence of all) {
      const pieces = finder(locale)(sentence);
      expect(pieces.map(({ text }) => text).join("")).toBe(sentence);
      const terms = pieces.flatMap(({ term }) => term ?? []);
      expect(new Set(terms).size).toBe(terms.length);
      for (const { text, term } of pieces) if (term !== null) used.add(text);
    }
    const wanted = Object.values(formsIn[locale]).flat();
    expect(wanted.filter((form) => !used.has(form))).toEqual([]);
  });

  it("every word has a name and three sentences of its own", async () => {
    const words = await termsIn(locale);
    const names = termIds.map((term) => words[term].name);
    expect(new Set(names).size).toBe(termIds.length);
    for (const term of termIds) {
      for (const sentence of words[term].says) expect(sentence).toMatch(/[.。?]$/);
      expect(new Set(words[term].says).size).toBe(3);
    }
  });
});

it("what somebody has written is left alone", () => {
  const find = (text: string) => finder("en")(text).filter(({ term }) => term !== null);
  expect(find("\u2068stale\u2069 is written to stock/stale by conflict@example.com")).toEqual([]);
  expect(find("Conflict in London, no conflict: non-primary")).toEqual([
    { text: "Conflict", term: "conflict" },
  ]);
});
