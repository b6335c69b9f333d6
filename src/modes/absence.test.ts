// What an insert does not mention it does not write: those fields compete with nothing that others
// write at the same time. But what the insert had seen deleted stays gone.
import { describe, expect, it } from "vitest";
import { lostWrites } from "../checks/lostWrites.ts";
import type { Operation } from "../data/operation.ts";
import type { Scalar } from "../data/value.ts";
import { type ShownValue, shownField } from "../data/view.ts";
import { randomStream } from "../lib/random.ts";
import type { AnyMode } from "../sim/mode.ts";
import type { Options } from "../sim/scenario.ts";
import { simulate } from "../sim/simulate.ts";
import { lastEvent, rowsAfter, type Trace } from "../sim/trace.ts";
import { buildScenario, type Entry } from "../testing/scenario.ts";
import { modeById, modes } from "./index.ts";

const row = "config/root";
const tables = {
  config: { logo: "register", background: "register", tags: "set", uses: "counter" },
} as const;
const old = { logo: "old.png", background: "grey", tags: ["x"], uses: 7 } as const;

const insert = (set: Readonly<Record<string, Scalar | readonly Scalar[]>>): Operation => {
  return { verb: "insert", row, set };
};
const insertAt = (at: number, node: string, ...given: Parameters<typeof insert>): Entry => {
  return { at, node, do: [insert(...given)] };
};

function shown(trace: Trace): readonly Readonly<Record<string, ShownValue>>[] {
  return trace.nodes.map((node) => {
    const view = rowsAfter(trace, node, lastEvent(trace))[row];
    const names = Object.keys(tables.config);
    return Object.fromEntries(names.map((name) => [name, shownField(view, name)]));
  });
}
const losses = (trace: Trace): readonly string[] => lostWrites(trace).map(({ request }) => request);
const conflicts = (trace: Trace) =>
  trace.events.flatMap(({ notes }) => notes.filter(({ kind }) => kind === "conflict"));

/** While the two cannot hear of each other, each inserts the same row with other fields. */
function apart(mode: string, options: Options = {}): Trace {
  const script: Entry[] = [
    { at: 0, until: 2000, cut: ["tokyo>london", "london>tokyo"] },
    insertAt(100, "tokyo", { logo: "logo.png", tags: ["a"], uses: 1 }),
    insertAt(900, "london", { background: "blue", tags: ["b"], uses: 2 }),
  ];
  const nodes = ["tokyo", "london"];
  const scenario = buildScenario({ nodes, database: { tables, rows: {} }, script });
  return simulate(scenario, modeById(mode), { options });
}

describe("two inserts of one row that mention other fields", () => {
  it("keep what each mentions as replicated types; it is one collision at each node", () => {
    const trace = apart("crdt");
    const both = { logo: "logo.png", background: "blue", tags: ["a", "b"], uses: 3 };
    expect(shown(trace)).toEqual([both, both]);
    expect(losses(trace)).toEqual([]);
    expect(conflicts(trace)).toMatchObject([
      { conflict: "insert-insert", rule: "merge" },
      { conflict: "insert-insert", rule: "merge" },
    ]);
  });
  it("keep both columns where columns compete alone", () => {
    for (const one of shown(apart("lww", { granularity: "column" }))) {
      expect(one).toMatchObject({ logo: "logo.png", background: "blue" });
    }
  });
  it("compete as a whole where rows do", () => {
    const trace = apart("lww");
    const london = { logo: null, background: "blue", tags: ["b"], uses: 2 };
    expect(shown(trace)).toEqual([london, london]);
    expect(losses(trace)).toEqual(["r1"]);
  });
  it("have no sibling in which nobody wrote anything", () => {
    for (const one of shown(apart("version-vector"))) {
      expect(one).toMatchObject({ logo: "logo.png", background: "blue" });
    }
  });
  it.each([
    ["crdt", {}, "merge"],
    ["lww", { granularity: "column" }, "different-fields"],
    ["version-vector", {}, "different-fields"],
  ] as const)("lose nothing under %s where they share no field", (mode, options, rule) => {
    const script = [
      insertAt(1, "tokyo", { logo: "logo.png" }),
      insertAt(2, "london", { background: "blue" }),
    ];
    const nodes = ["tokyo", "london"];
    const scenario = buildScenario({ nodes, database: { tables, rows: {} }, script });
    const trace = simulate(scenario, modeById(mode), { options });
    const both = { logo: "logo.png", background: "blue", tags: [], uses: 0 };
    expect(shown(trace)).toEqual([both, both]);
    expect(losses(trace)).toEqual([]);
    const told = { conflict: "insert-insert", rule, lost: [] };
    expect(conflicts(trace)).toMatchObject([told, told]);
  });
});

it("two changes of different columns meet without conflict", () => {
  const set = (at: number, node: string, values: Readonly<Record<string, string>>): Entry => {
    return { at, node, do: [{ verb: "update", row, set: values }] };
  };
  const script = [set(1, "tokyo", { logo: "new.png" }), set(2, "london", { background: "blue" })];
  const scenario = buildScenario({ database: { tables, rows: { [row]: old } }, script });
  const trace = simulate(scenario, modeById("lww"), { options: { granularity: "column" } });
  expect(conflicts(trace)).toEqual([]);
  expect(trace.events.flatMap(({ notes }) => notes).some(({ kind }) => kind === "lost")).toBe(
    false,
  );
  for (const one of shown(trace))
    expect(one).toMatchObject({ logo: "new.png", background: "blue" });
});

/** The options that change how rows are kept or resolved, each alone. */
function variantsOf({ about }: AnyMode): readonly Options[] {
  const choices = about.options.flatMap((option): Options[] =>
    option.type === "choice" && !option.forLessons
      ? option.choices.map((choice) => ({ [option.name]: choice }))
      : [],
  );
  return [{}, ...choices];
}

describe("what an insert had seen deleted stays gone", () => {
  const cases = modes.flatMap((mode) =>
    variantsOf(mode).map((options) => ({ mode, options, name: JSON.stringify(options) })),
  );
  it.each(cases)("$mode.about.id $name", ({ mode, options }) => {
    for (let seed = 0; seed < 25; seed += 1) {
      const random = randomStream(`absence ${seed}`, "absence");
      const nodes = ["tokyo", "london", "saopaulo"];
      const [first, second] = [random.pick(nodes), random.pick(nodes)];
      // What London has made of the row before is old, too.
      const before: Entry[] =
        random.integer(2) === 0
          ? []
          : [{ at: 1, node: "london", do: [{ verb: "update", row, set: { logo: "older.png" } }] }];
      const script: Entry[] = [
        ...before,
        { at: 3000 + random.integer(100), node: first, do: [{ verb: "delete", row }] },
        insertAt(8000 + random.integer(100), second, { background: "blue" }),
      ];
      const scenario = buildScenario({
        seed: `absence ${seed}`,
        nodes,
        clockOffsetsMs: { tokyo: random.integer(400) },
        link: { jitterUs: 50_000, order: "any", duplicate: 0.3 },
        database: { tables, rows: { [row]: old } },
        script,
      });
      const trace = simulate(scenario, mode, { options });
      const fresh = { logo: null, background: "blue", tags: [], uses: 0 };
      expect(shown(trace), `seed ${seed}`).toEqual([fresh, fresh, fresh]);
    }
  });
  it.each([
    ["counter", {}, 2],
    ["counter", { uses: 3 }, 8],
    ["g-counter", {}, 2],
    ["g-counter", { uses: 3 }, 8],
  ] as const)("of a %s once, also where two inserts had seen it: %o", (kind, set, uses) => {
    const script: Entry[] = [
      { at: 1, node: "tokyo", do: [{ verb: "delete", row }] },
      insertAt(1000, "tokyo", set),
      insertAt(1001, "london", set),
      {
        at: 2000,
        node: "london",
        do: [{ verb: "increment", row, field: "uses", by: 2 }],
      },
    ];
    const database = { tables: { config: { uses: kind } }, rows: { [row]: { uses: 7 } } };
    const trace = simulate(buildScenario({ database, script }), modeById("crdt"));
    expect(trace.requests.map(({ outcome }) => outcome)).toEqual(["ok", "ok", "ok", "ok"]);
    for (const one of shown(trace)) expect(one).toMatchObject({ uses });
    expect(losses(trace)).toEqual([]);
  });
  it("though another's write of that field, which had not seen the deletion, stands", () => {
    const script: Entry[] = [
      { at: 0, until: 2000, cut: ["saopaulo>tokyo", "saopaulo>london"] },
      { at: 10, node: "tokyo", do: [{ verb: "delete", row }] },
      { at: 500, node: "saopaulo", do: [{ verb: "update", row, set: { logo: "late.png" } }] },
      insertAt(400, "london", { background: "blue" }),
    ];
    const scenario = buildScenario({ database: { tables, rows: { [row]: old } }, script });
    for (const mode of ["crdt", "version-vector"]) {
      for (const one of shown(simulate(scenario, modeById(mode)))) {
        expect(one, mode).toMatchObject({ logo: "late.png" });
      }
    }
  });
});
