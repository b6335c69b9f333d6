// The explanations of single scenarios whose point is who knew of whom.
import { expect, it } from "vitest";
import { conflicts, isConflict } from "../checks/conflicts.ts";
import type { Operation } from "../data/operation.ts";
import { modeById } from "../modes/index.ts";
import type { Options } from "../sim/scenario.ts";
import { simulate } from "../sim/simulate.ts";
import type { Trace } from "../sim/trace.ts";
import { buildScenario, type Draft, type Entry } from "../testing/scenario.ts";
import { explain } from "./explain.ts";
import { sentence } from "./index.ts";
import { textOf } from "./sentence.ts";
import { plainEnglish } from "./voice.ts";

const row = "pages/1";
const names: Readonly<Record<string, string>> = {
  tokyo: "Tokyo",
  london: "London",
  saopaulo: "São Paulo",
};
const update = (set: Readonly<Record<string, string>>): readonly Operation[] => [
  { verb: "update", row, set },
];

function run(
  mode: string,
  script: readonly Entry[],
  options: Options = {},
  draft?: Partial<Draft>,
) {
  const database = {
    tables: { pages: { text: "register", likes: "set" } },
    rows: { [row]: { text: "draft", likes: [] } },
  } as const;
  const scenario = buildScenario({ database, ...draft, script });
  const nodes = scenario.nodes.map((node) => ({ ...node, name: names[node.id] ?? node.id }));
  return simulate({ ...scenario, nodes }, modeById(mode), { options });
}

function told(trace: Trace, kind: string): string {
  const event = trace.events.find(({ notes }) => notes.some((note) => note.kind === kind));
  return sentence(trace, event?.index ?? -1).replaceAll("\u00a0", " ");
}

function why(trace: Trace, kind: string): string {
  const event = trace.events.find(({ notes }) => notes.some((note) => note.kind === kind));
  return explain(trace, event?.index ?? -1, plainEnglish)
    .flatMap(({ sentences }) => sentences.map(textOf))
    .join(" ")
    .replaceAll("\u00a0", " ");
}

const corrected: readonly Entry[] = [
  { at: 0, node: "tokyo", do: update({ text: "Tokyo’s text" }) },
  { at: 2000, node: "london", do: update({ text: "London’s correction" }) },
];
const fast = { clockOffsetsMs: { tokyo: 5000 } };

it("a write that loses to a clock though its writer had seen the winner is no conflict", () => {
  const trace = run("lww", corrected, {}, fast);
  expect(told(trace, "lost")).toContain("By the clocks it is 3000 ms older than Tokyo’s write");
  expect(told(trace, "conflict")).toBe(
    "Overruled by a clock in Tokyo. London wrote “London’s correction” to pages/1 text having " +
      "seen Tokyo’s “Tokyo’s text” (2000 ms earlier). By the clocks Tokyo’s is later all the " +
      "same: its timestamp is 5000 ms, London’s is 2000 ms. So Tokyo’s value wins. Lost: " +
      "London’s new text, although its client had been told OK.",
  );
  expect(why(trace, "conflict")).toContain("London had seen Tokyo’s write.");
  const found = conflicts(trace);
  expect(found.filter(isConflict)).toEqual([]);
  expect(found.map(({ bond }) => bond)).toContain("overruled");
});

it("what was shadowed at once is not said to have stood there", () => {
  const text = why(run("lww", corrected, {}, fast), "lost");
  expect(text).toContain("what was stored there had the larger timestamp and stayed.");
  expect(text).toContain("If Tokyo’s clock had been 3000.001 ms further behind");
  expect(text).not.toContain("was then");
});

it("a set that was made from what was seen is not said to be made without having seen it", () => {
  const add = (at: number, node: string, value: number): Entry => {
    return { at, node, do: [{ verb: "add", row, field: "likes", value }] };
  };
  const ahead = { clockOffsetsMs: { tokyo: 1000 } };
  const trace = run("lww", [add(0, "tokyo", 1), add(500, "london", 2)], {}, ahead);
  expect(told(trace, "conflict")).toContain(
    "London wrote {1, 2} to pages/1 likes having seen Tokyo’s {1} (500 ms earlier).",
  );
});

it("who loses by the common order had not seen the other, and the order has a reason", () => {
  const script: readonly Entry[] = [
    { at: 1, node: "tokyo", do: update({ text: "a" }) },
    { at: 2, node: "london", do: update({ text: "b" }) },
  ];
  const trace = run("galera", script);
  expect(told(trace, "conflict")).toContain(
    "Tokyo wrote a to pages/1 text without having seen London’s b, which comes first in the " +
      "common order (number 1). Tokyo’s change is undone.",
  );
  expect(why(trace, "conflict")).toContain(
    "Both were sent at Lamport time 1; between equals the node’s name decides, and London comes " +
      "before Tokyo.",
  );
});

it("what had arrived and was not yet visible was not seen, and could be heard of", () => {
  // London's write-set is at Tokyo from 101 ms on, and waits there for São Paulo's receipt.
  const script: readonly Entry[] = [
    { at: 1, node: "london", do: update({ text: "a" }) },
    { at: 151, node: "tokyo", do: update({ text: "b" }) },
  ];
  const trace = run("galera", script);
  expect(told(trace, "conflict")).toContain(
    "Tokyo wrote b to pages/1 text without having seen London’s a, which had arrived but was not " +
      "yet visible and comes first in the common order (number 1).",
  );
  expect(why(trace, "conflict")).toContain(
    "Tokyo had not seen London’s write: it had arrived, but was not yet visible there.",
  );
});

it("a deletion and an update are no removal and addition, and what is lost is told there", () => {
  const trace = run("crdt", [
    { at: 1, node: "tokyo", do: [{ verb: "delete", row }] },
    { at: 2, node: "london", do: update({ text: "refunded" }) },
  ]);
  expect(told(trace, "conflict")).toBe(
    "Delete against update in London. London changed pages/1 without having seen Tokyo’s " +
      "deletion (1 ms earlier). The deletion had not seen the change, so the row stays. Lost: " +
      "Tokyo’s deletion, although its client had been told OK.",
  );
});

it("where what arrives overwrites, the overwritten write is named", () => {
  const trace = run("naive", [
    { at: 1, node: "tokyo", do: update({ text: "a" }) },
    { at: 2, node: "london", do: update({ text: "b" }) },
  ]);
  expect(told(trace, "apply")).toContain("It overwrites London’s write, which Tokyo had not seen.");
});

it("a crash that takes an acknowledged write along says so", () => {
  const script: readonly Entry[] = [
    { at: 1, node: "tokyo", do: update({ text: "a" }) },
    { at: 50, until: 500, crash: "tokyo" },
  ];
  const trace = run("lww", script, { shipEvery: 1000 });
  const crash = trace.events.find(({ kind }) => kind === "crash");
  expect(sentence(trace, crash?.index ?? -1)).toBe(
    "Tokyo crashes. What was only in memory is gone. Lost with it: Tokyo’s write, although its " +
      "client had been told OK.",
  );
});

it("a client that goes to another node has seen what it wrote, whatever the clocks say", () => {
  const script: readonly Entry[] = [
    { at: 100, node: "tokyo", client: "mira", do: update({ text: "dark" }) },
    { at: 900, node: "london", client: "mira", do: update({ text: "light" }) },
  ];
  const ahead = { clockOffsetsMs: { tokyo: 1500 } };
  const trace = run("lww", script, {}, ahead);
  expect(told(trace, "conflict")).toContain("London wrote light to pages/1 text having seen");
  for (const clock of ["monotonic", "hybrid"]) {
    expect(conflicts(run("lww", script, { clock }, ahead))).toEqual([]);
  }
});

it("one write from the future overrules all that were made on top of it, until the end", () => {
  const script: readonly Entry[] = [
    { at: 1000, clock: "tokyo", offset: 3_600_000 },
    { at: 1500, node: "tokyo", do: update({ text: "future" }) },
    { at: 2000, clock: "tokyo", offset: 0 },
    { at: 5000, node: "london", do: update({ text: "newer" }) },
    { at: 6000, node: "tokyo", do: update({ text: "newest" }) },
  ];
  const found = conflicts(run("lww", script));
  expect(found.map(({ bond }) => bond)).toEqual(Array(4).fill("overruled"));
});
