import { describe, expect, it } from "vitest";
import type { Operation } from "../../data/operation.ts";
import { showTable } from "../../data/view.ts";
import { simulate } from "../../sim/simulate.ts";
import { lastEvent, rowsAfter, type Trace } from "../../sim/trace.ts";
import { buildScenario, type Draft } from "../../testing/scenario.ts";
import { expectTranscript } from "../../testing/transcripts.ts";
import { lww } from "./lww.ts";

const users = {
  tables: { users: { email: "register", phone: "register" } },
  rows: { "users/1": { email: "alice@example.com", phone: "555-0000" } },
} as const;
const setEmail: Operation = { verb: "update", row: "users/1", set: { email: "new@example.com" } };
const setPhone: Operation = { verb: "update", row: "users/1", set: { phone: "555-9999" } };
const profile: Draft = {
  database: users,
  script: [
    { at: 1, node: "tokyo", do: [setEmail] },
    { at: 2, node: "london", do: [setPhone] },
  ],
};
const ship = (by: number): Operation[] => [
  { verb: "increment", row: "stock/widget", field: "units", by: -by },
];

function final(trace: Trace, row: string): unknown[] {
  return trace.nodes.map((node) => showTable(rowsAfter(trace, node, lastEvent(trace)))[row]);
}
const run = (draft: Draft, options = {}): Trace => simulate(buildScenario(draft), lww, { options });

describe("worked numbers", () => {
  it("profile, row: everyone has London's row at 102, Tokyo's email is lost", () => {
    const trace = run(profile);
    const row = { email: "alice@example.com", phone: "555-9999" };
    expect(final(trace, "users/1")).toEqual([row, row, row]);
    const lost = trace.events.flatMap(({ notes, atUs, node }) =>
      notes.filter(({ kind }) => kind === "lost").map(() => [node, atUs]),
    );
    expect(lost).toEqual([
      ["london", 101_000],
      ["tokyo", 102_000],
      ["saopaulo", 151_000],
    ]);
    expect(trace.endedUs).toBe(301_000);
    expect(trace.counts).toMatchObject({ events: 10, sent: 8, delivered: 8, lost: 0 });
  });
  it("profile, column: both are kept", () => {
    const row = { email: "new@example.com", phone: "555-9999" };
    expect(final(run(profile, { granularity: "column" }), "users/1")).toEqual([row, row, row]);
  });
  it("inventory: 80, exchanged 70, same time 80; never 50", () => {
    const inventory = (london: number, tokyo: number): Draft => ({
      script: [
        { at: london, node: "london", do: ship(30) },
        { at: tokyo, node: "tokyo", do: ship(20) },
      ],
    });
    const units = (draft: Draft): unknown[] => final(run(draft), "stock/widget");
    expect(units(inventory(1, 2))).toEqual([{ units: 80 }, { units: 80 }, { units: 80 }]);
    expect(units(inventory(2, 1))).toEqual([{ units: 70 }, { units: 70 }, { units: 70 }]);
    expect(units(inventory(1, 1))).toEqual([{ units: 80 }, { units: 80 }, { units: 80 }]);
  });
});

const cart = (clock: Draft["clockOffsetsMs"], tokyo: number, london: number): Draft => ({
  database: { tables: { carts: { items: "register" } }, rows: { "carts/1": { items: "-" } } },
  ...(clock === undefined ? {} : { clockOffsetsMs: clock }),
  script: [
    { at: tokyo, node: "tokyo", do: [{ verb: "update", row: "carts/1", set: { items: "A" } }] },
    { at: london, node: "london", do: [{ verb: "update", row: "carts/1", set: { items: "B" } }] },
  ],
});
const items = (draft: Draft, options = {}): unknown[] =>
  final(run(draft, options), "carts/1").map((row) => (row as { items: string }).items);
const losses = (draft: Draft, options = {}): unknown[] =>
  run(draft, options).events.flatMap(({ notes, atUs, node }) =>
    notes
      .filter((note) => note.kind === "lost")
      .map((note) => [node, atUs / 1000, note.request, note.marginUs, note.neededUs]),
  );

describe("clocks", () => {
  it("that run ahead make an older write beat a newer one that knew it", () => {
    // Tokyo's clock is 5 s fast; London edits at 2 000 what it has seen from Tokyo.
    const draft = cart({ tokyo: 5000 }, 0, 2000);
    expect(items(draft)).toEqual(["A", "A", "A"]);
    expect(losses(draft)).toEqual([
      ["london", 2000, "r2", 3_000_000, 5_000_001],
      ["tokyo", 2100, "r2", 3_000_000, 5_000_001],
      ["saopaulo", 2100, "r2", 3_000_000, 5_000_001],
    ]);
  });
  it("no longer do so with monotonic or hybrid stamps", () => {
    for (const clock of ["monotonic", "hybrid"]) {
      const draft = cart({ tokyo: 5000 }, 0, 2000);
      expect(items(draft, { clock })).toEqual(["B", "B", "B"]);
      expect(losses(draft, { clock })).toEqual([]);
    }
  });
  it("of whole seconds make two writes tie; the larger node id wins", () => {
    expect(items(cart(undefined, 1, 2))).toEqual(["B", "B", "B"]);
    expect(items(cart(undefined, 1, 2), { resolution: 1000 })).toEqual(["A", "A", "A"]);
    expect(losses(cart(undefined, 1, 2), { resolution: 1000 })[0]).toEqual([
      "london",
      101,
      "r2",
      0,
      1,
    ]);
  });
  it("that step back never give one stamp twice", () => {
    const set = (value: string): Operation => ({
      verb: "update",
      row: "users/1",
      set: { email: value },
    });
    const trace = run({
      database: users,
      script: [
        { at: 1000, node: "tokyo", do: [set("first")] },
        { at: 1500, clock: "tokyo", offset: -1000 },
        { at: 2000, node: "tokyo", do: [set("second")] },
      ],
    });
    // Both writes read 1 000 ms: the count makes the second the later one, everywhere.
    expect(final(trace, "users/1")).toEqual(Array(3).fill({ email: "second", phone: "555-0000" }));
  });
});

describe("for lessons", () => {
  it("a blind local write lets replicas differ for ever", () => {
    expect(items(cart({ tokyo: 5000 }, 0, 2000), { blindLocal: true })).toEqual(["A", "B", "A"]);
  });
  it("shipping in batches, a crash loses what had its OK", () => {
    const draft: Draft = {
      script: [
        { at: 0, node: "tokyo", do: ship(20) },
        { at: 50, until: 500, crash: "tokyo" },
      ],
    };
    const trace = run(draft, { shipEvery: 100 });
    expect(trace.requests[0]).toMatchObject({ outcome: "ok", doneUs: 0 });
    expect(final(trace, "stock/widget")).toEqual(Array(3).fill({ units: 100 }));
    const late = run({ ...draft, script: [draft.script[0] as never] }, { shipEvery: 100 });
    expect(final(late, "stock/widget")).toEqual(Array(3).fill({ units: 80 }));
  });
});

describe("inserts and deletes", () => {
  const order: Draft["database"] = {
    tables: { orders: { state: "register" } },
    rows: { "orders/77": { state: "paid" } },
  };
  const remove: Operation = { verb: "delete", row: "orders/77" };
  const refund: Operation = { verb: "update", row: "orders/77", set: { state: "refunded" } };
  const race = (deleted: number, refunded: number): Draft => ({
    database: order,
    script: [
      { at: deleted, node: "tokyo", do: [remove] },
      { at: refunded, node: "london", do: [refund] },
    ],
  });
  it.each(["row", "column"])("delete against update, %s: the later one stays", (granularity) => {
    expect(final(run(race(1, 2), { granularity }), "orders/77")).toEqual(
      Array(3).fill({ state: "refunded" }),
    );
    expect(final(run(race(2, 1), { granularity }), "orders/77")).toEqual(Array(3).fill(undefined));
  });
  it("insert against insert: one survives everywhere", () => {
    const insert = (name: string): Operation => ({
      verb: "insert",
      row: "orders/5000",
      set: { state: name },
    });
    const trace = run({
      database: order,
      script: [
        { at: 1, node: "tokyo", do: [insert("Aiko")] },
        { at: 2, node: "london", do: [insert("Ben")] },
      ],
    });
    expect(trace.requests.map(({ outcome }) => outcome)).toEqual(["ok", "ok"]);
    expect(final(trace, "orders/5000")).toEqual(Array(3).fill({ state: "Ben" }));
    const conflict = trace.events.flatMap(({ notes }) => notes).find((n) => n.kind === "conflict");
    expect(conflict).toMatchObject({ conflict: "insert-insert", rule: "later-stamp" });
  });
});

describe("transcripts", () => {
  it("happy path", () =>
    expectTranscript(
      import.meta.url,
      "happy-path",
      run({ script: [{ at: 0, node: "tokyo", do: ship(20) }] }),
    ));
  it("profile conflict", () => expectTranscript(import.meta.url, "profile", run(profile)));
  it("cut and heal", () =>
    expectTranscript(
      import.meta.url,
      "cut-and-heal",
      run({
        script: [
          { at: 0, until: 1000, partition: [["tokyo"], ["london", "saopaulo"]] },
          { at: 100, node: "tokyo", do: ship(20) },
          { at: 200, node: "london", do: ship(30) },
        ],
      }),
    ));
  it("crash and restart", () =>
    expectTranscript(
      import.meta.url,
      "crash-and-restart",
      run({
        script: [
          { at: 10, until: 500, crash: "london" },
          { at: 100, node: "tokyo", do: ship(20) },
          { at: 120, node: "london", do: ship(1) },
          { at: 600, node: "london", do: ship(30) },
        ],
      }),
    ));
});
