import { describe, expect, it } from "vitest";
import { modes } from "../../modes/index.ts";
import { libraryEntries } from "../../session/opening.ts";
import { entriesOf, stemOf } from "../../session/run/panels.ts";
import { createSession } from "../../session/store.ts";
import type { Panel } from "../../sim/panel.ts";
import { simulate } from "../../sim/simulate.ts";
import type { Trace } from "../../sim/trace.ts";
import { randomScenario } from "../../testing/randomScenario.ts";
import { terms, translateTerm } from "./terms.ts";

/** The titles, columns and phases that a run's mode gives its panels. */
function termsOf(trace: Trace): ReadonlySet<string> {
  const used = new Set<string>();
  for (const node of trace.nodes) {
    for (const state of trace.histories[node]?.states ?? []) {
      for (const panel of trace.mode.panels(state)) {
        for (const term of termsOfPanel(panel, trace.nodes)) used.add(term);
      }
    }
  }
  return used;
}

function termsOfPanel(panel: Panel, nodes: readonly string[]): readonly string[] {
  const used: string[] = [];
  const isOfField = "row" in panel || panel.shape === "stamps";
  if (!isOfField) used.push(stemOf(panel.title));
  if (!["table", "versionVector", "stamps", "set"].includes(panel.shape)) {
    const names = entriesOf(panel).flatMap((entry) => entry.names);
    used.push(...names.filter((name) => !nodes.includes(name) && /^[a-z]{2,}$/.test(name)));
  }
  if (panel.shape === "table") used.push(...panel.columns);
  if (panel.shape === "ballots") used.push(panel.phase.replace(/\d+/g, "#"));
  if (panel.shape === "members") {
    used.push(...panel.text.split("; ").map((part) => part.replace(/^(not heard from): .*/, "$1")));
  }
  return used;
}

const unknownIn = (used: ReadonlySet<string>): readonly string[] =>
  [...used].filter((term) => terms[term] === undefined);

describe("the terms of modes", () => {
  it("are known in every language: titles, columns and phases of every run of the library", () => {
    const session = createSession();
    const used = new Set<string>();
    for (const { id } of libraryEntries) {
      session.open(id);
      for (const { trace } of session.getState().runs) {
        for (const term of termsOf(trace)) used.add(term);
      }
    }
    expect(used.size).toBeGreaterThan(30);
    expect(unknownIn(used)).toEqual([]);
  });

  it.each(modes.map((mode) => [mode.about.id, mode] as const))(
    "are known in every language: %s, in the library or not",
    (_id, mode) => {
      const used = termsOf(simulate(randomScenario("terms"), mode));
      expect(used.size).toBeGreaterThan(0);
      expect(unknownIn(used)).toEqual([]);
    },
  );

  it("keep their numbers and what is not a term", () => {
    expect(translateTerm("View 12", 1)).toBe("Visão 12");
    expect(translateTerm("primary component; not heard from: Tokyo", 1)).toBe(
      "componente primário; sem notícia de: Tokyo",
    );
    expect(translateTerm("B2", 0)).toBe("B2");
  });
});
