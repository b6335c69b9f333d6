// How long links are: what is promised in the README and measured by the share dialog's meter.
import { describe, expect, it } from "vitest";
import { knownModes } from "../../explore/known.ts";
import { type Random, randomStream } from "../../lib/random.ts";
import { library } from "../../scenarios/library/index.ts";
import { formatLink, linkViews } from "../../scenarios/link.ts";
import { checkScenario, compileScenario, type ScenarioDocument } from "../../scenarios/schema.ts";
import { createSession } from "../store.ts";
import { hashOf } from "./sharing.ts";

/** What stands after the `#`. */
const lengthOf = (hash: string): number => hash.length - 1;

describe("links to the library", () => {
  it.each(library.map(({ id }) => id))("%s has at most 78 characters at every step", (id) => {
    const session = createSession();
    session.open(id);
    const state = session.getState();
    const modes = [null, ...state.runs.map(({ index }) => index)];
    let longest = 0;
    for (const { timeUs, part } of state.steps) {
      for (const expanded of modes) {
        for (const view of linkViews) {
          const here = { ...state, timeUs, part, expanded, view, presenter: true };
          longest = Math.max(longest, lengthOf(hashOf(here, { traceHash: "ABCDEF" })));
        }
      }
    }
    expect(longest).toBeGreaterThan(20);
    expect(longest).toBeLessThanOrEqual(78);
  });
});

type Entries = NonNullable<ScenarioDocument["script"]>;

/** A change such as a visitor makes at the stage: a write, a cut, a crash. */
function change(document: ScenarioDocument, nodes: readonly string[], random: Random): Entries {
  const script = document.script ?? [];
  const at = random.integer(1500);
  const node = random.pick(nodes);
  const other = nodes.filter((one) => one !== node);
  const earlier = script.flatMap((entry) => ("do" in entry ? [entry] : []));
  switch (random.integer(3)) {
    case 0: {
      const like = earlier.length > 0 ? random.pick(earlier) : undefined;
      return like === undefined ? script : [...script, { ...like, at, node }];
    }
    case 1:
      return [
        ...script,
        { at, until: at + 100 * (1 + random.integer(9)), partition: [[node], other] },
      ];
    default:
      return [...script, { at, until: at + 500, crash: node }];
  }
}

/** A document of the library with one to twenty changes and a title of its own. */
function edited(random: Random): ScenarioDocument {
  let { document } = random.pick(library);
  const count = 1 + random.integer(20);
  for (let i = 0; i < count; i += 1) {
    const nodes = compileScenario(document).nodes.map(({ id }) => id);
    document = { ...document, script: change(document, nodes, random) };
  }
  return { ...document, title: `${document.title}, ${count} changes` };
}

it("95 of 100 scenarios that are made from the library's have links of at most 271", () => {
  const random = randomStream("links", "edits");
  const lengths: number[] = [];
  let entries = 0;
  while (lengths.length < 400) {
    const document = edited(random);
    if (!checkScenario(document, knownModes).ok) continue;
    entries += document.script?.length ?? 0;
    const instant = { timeMs: 1234.567, mode: 3, view: "verdicts", traceHash: "ABCDEF" } as const;
    lengths.push(lengthOf(formatLink({ document }, { ...instant, part: 2, present: true })));
  }
  lengths.sort((a, b) => a - b);
  expect(entries).toBeGreaterThan(400 * 8);
  expect(lengths[379]).toBeLessThanOrEqual(271);
});

it("a wish for no outcome computes none", () => {
  const session = createSession();
  session.open("inventory");
  expect(hashOf(session.getState(), { traceHash: null })).toBe("#s=inventory&t=0");
  expect(hashOf(session.getState())).toMatch(/&h=[\w-]{6}$/);
});
