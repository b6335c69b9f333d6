// "Here whole rows compete" is said where it is true, and nowhere else: worked out from the
// scenario's requests and from what the nodes show.
import { describe, expect, it } from "vitest";
import { showRow } from "../data/view.ts";
import { findMode } from "../modes/index.ts";
import { library } from "../scenarios/library/index.ts";
import { compileScenario, type ScenarioDocument } from "../scenarios/schema.ts";
import { simulate } from "../sim/simulate.ts";
import { rowsAfter, type Trace } from "../sim/trace.ts";
import { explain } from "./explain.ts";
import { catalogueOf } from "./languages.ts";
import { resolutionOf } from "./resolution.ts";
import { textOf } from "./sentence.ts";
import { plainEnglish } from "./voice.ts";
import { rowsAtOdds } from "./wholeRows.ts";

function tracesOf(document: ScenarioDocument): readonly Trace[] {
  const scenario = compileScenario(document);
  return scenario.modes.flatMap((choice) => {
    const mode = findMode(choice.mode);
    return mode === undefined ? [] : [simulate(scenario, mode, choice)];
  });
}

const profile = library.find(({ id }) => id === "profile-a")?.document as ScenarioDocument;

const told = (trace: Trace): readonly number[] =>
  trace.events.map(({ index }) => index).filter((index) => says(trace, index));

const says = (trace: Trace, index: number): boolean =>
  explain(trace, index, plainEnglish, ["rule"]).some(({ sentences }) =>
    sentences.some((one) => textOf(one).includes("whole rows compete")),
  );

describe("whole rows compete", () => {
  it("is told of the profile's rows, not of its columns, nor of what arrives last", () => {
    const counts = tracesOf(profile).map((trace) => told(trace).length);
    expect(counts).toEqual([0, 3, 0]);
  });

  it("is true wherever it is told: no field in common, and the row stands as a whole", () => {
    let count = 0;
    for (const { id, document } of library) {
      if (id === "storm") continue;
      for (const trace of tracesOf(document)) {
        for (const event of told(trace)) {
          count += 1;
          const resolution = resolutionOf(trace, event);
          const rows = resolution === null ? null : rowsAtOdds(resolution);
          const node = trace.events[event]?.node ?? "";
          const row = resolution?.row ?? "";
          const winner = rows?.winner.request;
          const done = trace.events.find((one) =>
            one.notes.some((note) => note.kind === "write" && note.request === winner?.id),
          );
          const own = rowsAfter(trace, winner?.node ?? "", done?.index ?? 0)[row];
          const here = rowsAfter(trace, node, event)[row];
          expect(showRow(here)).toEqual(showRow(own));
          const sets = [rows?.winner, rows?.loser].map((side) =>
            Object.keys(Object.assign({}, ...(side?.request?.operations ?? []).map(setOf))),
          );
          expect(sets[0]?.filter((field) => sets[1]?.includes(field))).toEqual([]);
        }
      }
    }
    expect(count).toBeGreaterThan(3);
  });

  it("is told in every language", async () => {
    const [, trace] = tracesOf(profile);
    const event = trace === undefined ? undefined : told(trace)[0];
    if (trace === undefined || event === undefined) throw new Error("there is no such conflict");
    for (const [locale, words] of [
      ["ja", "行全体が競います"],
      ["pt-BR", "competem linhas inteiras"],
    ] as const) {
      const voice = { catalogue: await catalogueOf(locale), wording: "plain" } as const;
      const sentences = explain(trace, event, voice, ["rule"]).flatMap((one) => one.sentences);
      expect(sentences.map(textOf).join()).toContain(words);
    }
  });
});

const setOf = (operation: object): object => ("set" in operation ? (operation.set as object) : {});
