// Typed words find the scenarios that have them, however they are written.
import { describe, expect, it } from "vitest";
import { libraryEntries } from "../../session/opening.ts";
import { textsIn } from "../../session/texts/languages.ts";
import { aboutIn, titleIn } from "../../session/texts/texts.ts";
import { findScenarios } from "./find.ts";

const told = [
  { id: "a", title: "One master too many", about: "Virginia is cut off." },
  { id: "b", title: "The slow member", about: "São Paulo’s cables are slow; an e-mail is late." },
  { id: "c", title: "São Paulo", about: "A master." },
  { id: "d", title: "ガレラ", about: "サンパウロとＯＫ" },
];

const found = (query: string): string =>
  findScenarios(told, query)
    .map(({ id }) => id)
    .join("");

describe("what is found", () => {
  it.each([
    ["sao paulo", "cb"],
    ["SÃO", "cb"],
    ["São".normalize("NFD"), "cb"],
    ["paulo slow", "b"],
    ["  master\u3000", "ac"],
    ["email", "b"],
    ["e-mail", "b"],
    ["ok", "d"],
    ["カレラ", ""],
    ["ガ", "d"],
    ["nothing such", ""],
    ["", "abcd"],
  ])("%s", (query, ids) => {
    expect(found(query)).toBe(ids);
  });
});

it.each([
  ["en", "clock", "fast-clock"],
  ["ja", "時計", "fast-clock"],
  ["pt-BR", "relogio", "fast-clock"],
  ["pt-BR", "sao paulo dividir", "rights"],
] as const)("in the language spoken, %s: %s", async (locale, query, id) => {
  const texts = await textsIn(locale);
  const entries = libraryEntries.map((entry) => ({
    id: entry.id,
    title: titleIn(texts, entry.title),
    about: aboutIn(texts, entry.about),
  }));
  expect(findScenarios(entries, query).map((entry) => entry.id)).toContain(id);
});
