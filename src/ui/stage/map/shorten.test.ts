import { describe, expect, it } from "vitest";
import { shortForms } from "./shorten.ts";

/** A character is as wide as any other. */
const measure = (text: string): number => [...text].length;
const short = (texts: readonly string[], width: number): readonly string[] => [
  ...shortForms(texts, width, measure).values(),
];

describe("values without room", () => {
  it("stay as they are where they fit", () => {
    expect(short(["alice@example.com", "ana@example.com"], 17)).toEqual([
      "alice@example.com",
      "ana@example.com",
    ]);
  });

  it("lose the end that they have in common", () => {
    expect(short(["alice@example.com", "ana@example.com"], 9)).toEqual(["alice@ex…", "ana@exam…"]);
  });

  it("lose the start where that is what they have in common", () => {
    expect(short(["alice@work.example", "alice@home.example"], 9)).toEqual([
      "…@work.e…",
      "…@home.e…",
    ]);
    expect(short(["a very long name 1", "a very long name 2"], 9)).toEqual([
      "…g name 1",
      "…g name 2",
    ]);
  });

  it("of up to eight characters are never shortened", () => {
    expect(short(["555-0000", "555-9999", "15,000"], 4)).toEqual([
      "555-0000",
      "555-9999",
      "15,000",
    ]);
  });

  it("that look alike when they are short are numbered", () => {
    const long = "x".repeat(30);
    const texts = [`${long}a${long}b`, `${long}a${long}c`, `${long}d${long}b`];
    const forms = short(texts, 6);
    expect(new Set(forms).size).toBe(3);
    for (const form of forms) expect(measure(form)).toBeLessThanOrEqual(6);
  });

  it.each([3, 5, 9, 14])("are told apart at a width of %i", (width) => {
    const texts = [
      "alice@work.example",
      "alice@example.com",
      "ana@example.com",
      "alice@work.other",
    ];
    const forms = short(texts, width);
    expect(new Set(forms).size).toBe(texts.length);
    for (const form of forms) expect(measure(form)).toBeLessThanOrEqual(width);
  });
});
