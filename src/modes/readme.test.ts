// Each mode's README says what the mode says of itself, and what it says of runs is held to them:
// its links open where they say, and the lines that it quotes are what the command line prints.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { answer } from "../cli/command.ts";
import { knownModes } from "../explore/known.ts";
import { parseLink } from "../scenarios/link.ts";
import { type About, type Claim, completeOptions, type OptionSchema } from "../sim/mode.ts";
import type { OptionValue } from "../sim/scenario.ts";
import { simulate } from "../sim/simulate.ts";
import { modes } from "./index.ts";

const headings = [
  "What it stands for",
  "How it works",
  "What it guarantees",
  "What is simplified",
  "Source",
  "Weak case",
];

/** Empty where there is none: then its first test says so. */
function readme(id: string): string {
  const file = new URL(`./${id}/README.md`, import.meta.url);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** The sections by their headings; what stands above the first has the title as its heading. */
function sectionsOf(text: string): ReadonlyMap<string, string> {
  const parts = text.split(/^##? /m).slice(1);
  return new Map(parts.map((part) => [part.split("\n")[0] ?? "", part.replace(/^.*\n/, "")]));
}

const inOneLine = (text: string): string => text.trim().replace(/\s+/g, " ");

/** Values that a claim may depend on: each choice; of numbers the smallest and the usual one. */
function valuesOf(option: OptionSchema): readonly OptionValue[] {
  switch (option.type) {
    case "boolean":
      return [true, false];
    case "choice":
      return option.choices;
    case "milliseconds":
      return [option.min, option.default];
    case "node":
      return [option.default];
  }
}

/** Whatever the mode claims under some options. */
function claimsOf(about: About): ReadonlySet<Claim> {
  let all: Readonly<Record<string, OptionValue>>[] = [{}];
  for (const option of about.options) {
    const values = valuesOf(option);
    all = all.flatMap((one) => values.map((value) => ({ ...one, [option.name]: value })));
  }
  return new Set(all.flatMap((options) => about.claims(completeOptions(about, options))));
}

const everyClaim = new Set(modes.flatMap(({ about }) => [...claimsOf(about)]));

describe.each(modes.map((mode) => [mode.about.id, mode] as const))("README: %s", (id, mode) => {
  const { about } = mode;
  const text = readme(id);
  const sections = sectionsOf(text);
  const section = (name: string): string => sections.get(name) ?? "";

  it("has its headings, in order, on one screen", () => {
    expect([...sections.keys()]).toEqual([about.title, ...headings]);
    expect(text.split("\n").length - 1).toBeLessThanOrEqual(60);
    for (const line of text.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(100);
  });
  it("says of the mode what the mode says", () => {
    expect(inOneLine(section(about.title))).toBe(about.summary);
    for (const system of about.standsFor) expect(section("What it stands for")).toContain(system);
    expect(section("Source"), "a year").toMatch(/\b(?:19|20)\d\d\b/);
  });
  it("names each claim that the mode makes under some options, and no other", () => {
    const quoted = [...section("What it guarantees").matchAll(/`([a-z-]+)`/g)].map(
      ([, name]) => name,
    );
    const named = quoted.filter((name) => everyClaim.has(name as Claim));
    expect(new Set(named)).toEqual(claimsOf(about));
  });
  it("has links that open this mode at an instant of its run", () => {
    const links = [...section("Weak case").matchAll(/`(#[^`]*)`/g)].map(([, link = ""]) => link);
    expect(links).not.toEqual([]);
    for (const link of links) {
      const opened = parseLink(link, knownModes);
      if (!opened.ok) throw new Error(`${link}: ${opened.message}`);
      const { scenario, instant } = opened;
      const choice = scenario.modes[instant.mode ?? -1];
      expect([opened.ignored, choice?.mode], link).toEqual([[], id]);
      const { endedUs } = simulate(scenario, mode, { options: choice?.options ?? {} });
      expect(instant.timeMs, link).not.toBeNull();
      expect((instant.timeMs ?? 0) * 1000, link).toBeLessThanOrEqual(endedUs);
    }
  });
  it("quotes what its command prints", async () => {
    const weak = section("Weak case");
    const command = /^npm run --silent everywrite -- (.+)$/m.exec(weak)?.[1] ?? "";
    const quoted = /```text\n([\s\S]*?)```/.exec(weak)?.[1]?.trimEnd().split("\n") ?? [];
    expect(weak).toContain(`#s=${command.split(" ")[1]}&`);
    const printed = (await answer(command.split(" "))).text.split("\n");
    expect(quoted).not.toEqual([]);
    for (const line of quoted)
      expect(
        printed.some((one) => one.startsWith(line)),
        line,
      ).toBe(true);
  });
});
