import { describe, expect, it } from "vitest";
import type { Operation } from "../data/operation.ts";
import type { TableView } from "../data/view.ts";
import { gone, HandMadeTrace, shows, wrote } from "../testing/handMadeTrace.ts";
import { lostWrites } from "./lostWrites.ts";

const row = "users/1";
const set = (fields: Readonly<Record<string, string>>): Operation => {
  return { verb: "update", row, set: fields };
};
const table = (view: TableView[string]): TableView => ({ [row]: view });
const start = table(shows({ email: ["old"], phone: ["0"] }));
const begin = (): HandMadeTrace => new HandMadeTrace({ rows: start });

/** Both nodes write the same field at once, and London's value ends everywhere. */
function rivals(): HandMadeTrace {
  const made = begin();
  made.add({
    atMs: 1,
    node: "tokyo",
    start: [set({ email: "t" })],
    ok: { r1: [] },
    notes: [wrote("r1", row, { email: ["t"] })],
  });
  made.add({
    atMs: 2,
    node: "london",
    start: [set({ email: "l" })],
    ok: { r2: [] },
    notes: [wrote("r2", row, { email: ["l"] })],
  });
  return made;
}

function everywhere(made: HandMadeTrace, view: TableView[string], atMs = 100): HandMadeTrace {
  for (const node of made.nodes) made.add({ atMs, node, rows: table(view) });
  return made;
}

describe("an acknowledged write", () => {
  it("is kept when it is visible everywhere at the end", () => {
    const made = everywhere(
      rivals(),
      shows({
        email: {
          siblings: [
            ["t", "r1"],
            ["l", "r2"],
          ],
        },
      }),
    );
    expect(lostWrites(made.build())).toEqual([]);
  });
  it("is lost when another value stands, and the finding says whose", () => {
    const made = everywhere(rivals(), shows({ email: ["l", "r2"], phone: ["0"] }));
    expect(lostWrites(made.build())).toEqual([
      {
        request: "r1",
        row,
        event: 7,
        fields: [
          { field: "email", value: "t", missingAt: made.nodes, shadowedBy: ["r2"], event: 7 },
        ],
      },
    ]);
  });
  it("is lost when one node that is up lacks it", () => {
    const made = everywhere(
      rivals(),
      shows({
        email: {
          siblings: [
            ["t", "r1"],
            ["l", "r2"],
          ],
        },
      }),
    );
    made.add({ atMs: 200, node: "saopaulo", rows: table(shows({ email: ["t", "r1"] })) });
    expect(lostWrites(made.build())).toMatchObject([
      { request: "r2", fields: [{ missingAt: ["saopaulo"], shadowedBy: ["r1"] }] },
    ]);
    made.add({ atMs: 300, node: "saopaulo", kind: "crash" });
    expect(lostWrites(made.build())).toEqual([]);
  });
  it("is not lost when a client replaced it where it was visible", () => {
    const made = rivals();
    made.add({
      atMs: 50,
      node: "saopaulo",
      start: [set({ email: "s" })],
      ok: { r3: [] },
      notes: [wrote("r3", row, { email: ["s", "r1"] })],
    });
    everywhere(made, shows({ email: ["s", "r3"] }));
    expect(lostWrites(made.build())).toMatchObject([
      { request: "r2", fields: [{ shadowedBy: ["r3"] }] },
    ]);
  });
  it("is not replaced by a request that was refused", () => {
    const made = rivals();
    made.add({
      atMs: 50,
      node: "saopaulo",
      start: [set({ email: "s" })],
      refused: { r3: 1213 },
      notes: [wrote("r3", row, { email: ["s", "r1"] })],
    });
    everywhere(made, shows({ email: ["l", "r2"] }));
    expect(lostWrites(made.build())).toMatchObject([{ request: "r1" }]);
  });
  it("is lost with any of its fields, in each row", () => {
    const made = begin();
    made.add({
      atMs: 1,
      node: "tokyo",
      start: [set({ email: "t", phone: "1" })],
      ok: { r1: [] },
      notes: [wrote("r1", row, { email: ["t"], phone: ["1"] })],
    });
    everywhere(made, shows({ email: ["old"], phone: ["1", "r1"] }));
    const lost = lostWrites(made.build());
    expect(lost.map(({ fields }) => fields.map(({ field }) => field))).toEqual([["email"]]);
  });
  it("takes the shadowing write from the node's note where the start's value stands", () => {
    const made = rivals();
    made.add({
      atMs: 90,
      node: "tokyo",
      notes: [
        { kind: "lost", request: "r1", row, fields: [], to: "r2", marginUs: 1000, neededUs: 2000 },
      ],
    });
    everywhere(made, shows({ email: ["old"], phone: ["1", "r2"] }));
    const [lost] = lostWrites(made.build());
    expect(lost).toMatchObject({ request: "r1", fields: [{ shadowedBy: ["r2"] }] });
  });
  it("is lost when the mode never carried it out", () => {
    const made = begin();
    made.add({ atMs: 1, node: "tokyo", start: [set({ email: "t" })], ok: { r1: [] } });
    expect(lostWrites(made.build())).toMatchObject([{ request: "r1" }]);
  });
});

describe("a write that was not acknowledged", () => {
  it.each([
    ["unknown", { unknown: ["r1"] }],
    ["refused", { refused: { r1: 11 } }],
    ["open", {}],
  ] as const)("is never lost: %s", (_, end) => {
    const made = begin();
    made.add({ atMs: 1, node: "tokyo", start: [set({ email: "t" })], ...end });
    expect(lostWrites(made.build())).toEqual([]);
  });
});

describe("insert and delete", () => {
  const remove: Operation = { verb: "delete", row };
  const insert: Operation = { verb: "insert", row, set: { email: "new" } };
  function deleted(): HandMadeTrace {
    const made = begin();
    made.add({
      atMs: 1,
      node: "tokyo",
      start: [remove],
      ok: { r1: [] },
      notes: [wrote("r1", row, {}, "delete")],
    });
    return made;
  }
  it("keep a delete whose tombstone stands", () => {
    expect(lostWrites(everywhere(deleted(), gone("r1")).build())).toEqual([]);
  });
  it("lose a delete when the row is back", () => {
    const made = everywhere(deleted(), shows({ email: ["l", "r2"] }));
    expect(lostWrites(made.build())).toMatchObject([{ request: "r1", fields: [{ field: null }] }]);
  });
  it("lose a delete when the row is back, though the row knows of it", () => {
    const made = everywhere(deleted(), shows({ email: ["l", "r2"] }, "r1"));
    expect(lostWrites(made.build())).toMatchObject([{ request: "r1" }]);
  });
  it("keep a delete as a sibling of the row", () => {
    const siblings = [...shows({ email: ["l", "r2"] }), ...gone("r1")];
    expect(lostWrites(everywhere(deleted(), siblings).build())).toEqual([]);
  });
  it("keep a delete that an insert replaced", () => {
    const made = deleted();
    made.add({
      atMs: 20,
      node: "tokyo",
      start: [insert],
      ok: { r2: [] },
      notes: [wrote("r2", row, { email: ["new"] }, "insert", ["r1"])],
    });
    everywhere(made, shows({ email: ["new", "r2"] }, "r2"));
    expect(lostWrites(made.build())).toEqual([]);
  });
  it("lose an update to a delete that had not seen it, but not to one that had", () => {
    const run = (over: readonly string[]): unknown => {
      const made = rivals();
      made.add({
        atMs: 50,
        node: "tokyo",
        start: [remove],
        ok: { r3: [] },
        notes: [wrote("r3", row, {}, "delete", over)],
      });
      return lostWrites(everywhere(made, gone("r3")).build()).map(({ request }) => request);
    };
    expect(run(["r1", "r2"])).toEqual([]);
    expect(run(["r1"])).toEqual(["r2"]);
  });
  it("look at what a transaction leaves, not at what it did on the way", () => {
    const made = begin();
    made.add({ atMs: 1, node: "tokyo", start: [set({ phone: "1" }), remove], ok: { r1: [] } });
    expect(lostWrites(everywhere(made, gone("r1")).build())).toEqual([]);
  });
});

describe("operations that add up", () => {
  const counters: TableView = { "stock/w": shows({ units: [100], tags: [["a"]] }) };
  it("are kept while the value contains them", () => {
    const made = new HandMadeTrace({ rows: counters });
    const take: Operation = { verb: "increment", row: "stock/w", field: "units", by: -5 };
    made.add({ atMs: 1, node: "tokyo", start: [take], ok: { r1: [] } });
    made.add({ atMs: 2, node: "london", start: [take], ok: { r2: [] } });
    const both = { "stock/w": shows({ units: [90, "r1", "r2"] }) };
    for (const node of made.nodes) made.add({ atMs: 9, node, rows: both });
    expect(lostWrites(made.build())).toEqual([]);
    const one = { "stock/w": shows({ units: [95, "r2"] }) };
    for (const node of made.nodes) made.add({ atMs: 10, node, rows: one });
    expect(lostWrites(made.build())).toMatchObject([{ request: "r1", fields: [{ value: -5 }] }]);
  });
  it("lose no removal of what is not there", () => {
    const made = new HandMadeTrace({ rows: counters });
    const take: Operation = { verb: "remove", row: "stock/w", field: "tags", value: "z" };
    made.add({ atMs: 1, node: "tokyo", start: [take], ok: { r1: [] } });
    expect(lostWrites(made.build())).toEqual([]);
  });
});
