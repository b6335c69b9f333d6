import { describe, expect, it } from "vitest";
import { libraryEntries } from "../../session/opening.ts";
import { entriesOf, stemOf } from "../../session/run/panels.ts";
import { createSession } from "../../session/store.ts";
import { terms, translateTerm } from "./terms.ts";

describe("the terms of modes", () => {
  it("are known in every language: titles, columns and phases of every run of the library", () => {
    const session = createSession();
    const used = new Set<string>();
    for (const { id } of libraryEntries) {
      session.open(id);
      for (const { trace } of session.getState().runs) {
        for (const node of trace.nodes) {
          for (const state of trace.histories[node]?.states ?? []) {
            for (const panel of trace.mode.panels(state)) {
              const isOfField = "row" in panel || panel.shape === "stamps";
              if (!isOfField) used.add(stemOf(panel.title));
              if (!["table", "versionVector", "stamps", "set"].includes(panel.shape)) {
                for (const { names } of entriesOf(panel)) {
                  for (const name of names) {
                    const isNode = trace.nodes.includes(name);
                    if (!isNode && /^[a-z]{2,}$/.test(name)) used.add(name);
                  }
                }
              }
              if (panel.shape === "table") for (const column of panel.columns) used.add(column);
              if (panel.shape === "ballots") used.add(panel.phase.replace(/\d+/g, "#"));
              if (panel.shape === "members") {
                for (const part of panel.text.split("; ")) {
                  used.add(part.replace(/^(not heard from): .*/, "$1"));
                }
              }
            }
          }
        }
      }
    }
    expect(used.size).toBeGreaterThan(30);
    expect([...used].filter((term) => terms[term] === undefined)).toEqual([]);
  });

  it("keep their numbers and what is not a term", () => {
    expect(translateTerm("View 12", 1)).toBe("Visão 12");
    expect(translateTerm("primary component; not heard from: Tokyo", 1)).toBe(
      "componente primário; sem notícia de: Tokyo",
    );
    expect(translateTerm("B2", 0)).toBe("B2");
  });
});
