// The worked numbers of the model and of the lessons on counters, sets and inventory, and
// transcripts.
import { describe, expect, it } from "vitest";
import type { Operation } from "../../data/operation.ts";
import type { FieldKind } from "../../data/value.ts";
import { showTable } from "../../data/view.ts";
import type { Note } from "../../sim/note.ts";
import type { Database, InitialValue } from "../../sim/scenario.ts";
import { simulate } from "../../sim/simulate.ts";
import { eventIndexAt, lastEvent, rowsAfter, stateAfter, type Trace } from "../../sim/trace.ts";
import { buildScenario, type Draft, type Entry } from "../../testing/scenario.ts";
import { expectTranscript } from "../../testing/transcripts.ts";
import { crdt } from "./crdt.ts";

const run = (draft: Draft, options = {}): Trace =>
  simulate(buildScenario(draft), crdt, { options });
const rowsAt = (trace: Trace, row: string, event: number): unknown[] =>
  trace.nodes.map((node) => showTable(rowsAfter(trace, node, event))[row]);
const rowsNow = (trace: Trace, row: string): unknown[] => rowsAt(trace, row, lastEvent(trace));
const everywhere = (value: unknown): unknown[] => [value, value, value];

/** One field at Tokyo, London and São Paulo at a time in milliseconds. */
function fieldAt(trace: Trace, row: string, field: string, atMs: number): unknown[] {
  const rows = rowsAt(trace, row, eventIndexAt(trace, atMs * 1000));
  return rows.map((content) => (content as Record<string, unknown> | undefined)?.[field]);
}

function notesOf<Kind extends Note["kind"]>(trace: Trace, kind: Kind) {
  return trace.events.flatMap(({ notes, node, atUs }) =>
    notes
      .filter((note): note is Note & { kind: Kind } => note.kind === kind)
      .map((note) => ({ node, atMs: atUs / 1000, note })),
  );
}

/** A table of one row `stock/widget` with one field `units`. */
const stock = (kind: FieldKind, units: InitialValue): Partial<Database> => ({
  tables: { stock: { units: kind } },
  rows: { "stock/widget": { units } },
});
const add = (by: number): Operation[] => [
  { verb: "increment", row: "stock/widget", field: "units", by },
];
const sales: Entry[] = [
  { at: 1, node: "london", do: add(-30) },
  { at: 2, node: "tokyo", do: add(-20) },
];
const units = (trace: Trace, atMs = 1e6): unknown[] =>
  fieldAt(trace, "stock/widget", "units", atMs);

describe("inventory", () => {
  it("a PN-Counter ends at 50: Tokyo at 101, London at 102, São Paulo at 152", () => {
    const trace = run({ script: sales });
    expect(units(trace, 100.9)).toEqual([80, 70, 100]);
    expect(units(trace, 101)).toEqual([50, 70, 70]);
    expect(units(trace, 102)).toEqual([50, 50, 70]);
    expect(units(trace, 151.9)).toEqual([50, 50, 70]);
    expect(units(trace, 152)).toEqual([50, 50, 50]);
    const [version] = rowsAfter(trace, "saopaulo", lastEvent(trace))["stock/widget"] ?? [];
    expect([...(version?.fields?.["units"]?.[0]?.holds ?? [])].sort()).toEqual(["r1", "r2"]);
    const conflicts = notesOf(trace, "conflict");
    expect(conflicts.map(({ node, atMs }) => [node, atMs])).toEqual([
      ["tokyo", 101],
      ["london", 102],
      ["saopaulo", 152],
    ]);
    for (const { note } of conflicts) {
      expect(note).toMatchObject({ rule: "sum-of-changes", fields: ["units"], lost: [] });
      expect(note.kept.map(({ request, node, value }) => [request, node, value])).toEqual([
        ["r1", "london", 70],
        ["r2", "tokyo", 80],
      ]);
    }
  });

  it("falls below zero where more is promised than there is", () => {
    const script: Entry[] = [
      { at: 1, node: "london", do: add(-70) },
      { at: 2, node: "tokyo", do: add(-60) },
    ];
    expect(units(run({ script }))).toEqual(everywhere(-30));
  });

  it.each([
    ["tokyo", 70],
    ["london", 80],
    ["saopaulo", 50],
  ])("an unchecked G-Counter that %s seeded shows %i", (seeder, shown) => {
    const database = stock("g-counter", { [seeder]: 100 });
    const trace = run({ database, script: sales }, { unchecked: true });
    expect(units(trace)).toEqual(everywhere(shown));
  });

  it("even the lucky G-Counter loses London's next sale everywhere else", () => {
    const script: Entry[] = [...sales, { at: 500, node: "london", do: add(-10) }];
    const trace = run(
      { database: stock("g-counter", { saopaulo: 100 }), script },
      { unchecked: true },
    );
    expect(units(trace)).toEqual([50, 40, 50]);
  });

  it("a G-Counter refuses to shrink, and counts what was shipped", () => {
    const refused = run({ database: stock("g-counter", 0), script: sales });
    expect(refused.requests.map(({ code }) => code)).toEqual([24, 24]);
    const script: Entry[] = [
      { at: 1, node: "london", do: add(30) },
      { at: 2, node: "tokyo", do: add(20) },
    ];
    expect(units(run({ database: stock("g-counter", 0), script }))).toEqual(everywhere(50));
  });

  it("is accepted on both sides of a cut, and joined at 1 150", () => {
    const script: Entry[] = [
      { at: 0, until: 1000, partition: [["tokyo"], ["london", "saopaulo"]] },
      { at: 100, node: "tokyo", do: add(-20) },
      { at: 200, node: "london", do: add(-30) },
    ];
    const trace = run({ script });
    expect(trace.requests.map(({ doneUs }) => doneUs)).toEqual([100_000, 200_000]);
    expect(units(trace, 1149)).toEqual([50, 50, 70]);
    expect(units(trace, 1150)).toEqual(everywhere(50));
  });
});

describe("counters", () => {
  const start = { tokyo: 3, london: 2, saopaulo: 1 };

  it("8 at Tokyo and London at 100, at São Paulo 7 and then 8 at 150", () => {
    const script: Entry[] = [
      { at: 0, node: "tokyo", do: add(1) },
      { at: 0, node: "london", do: add(1) },
    ];
    const trace = run({ database: stock("g-counter", start), script });
    expect(units(trace, 100)).toEqual([8, 8, 7]);
    expect(units(trace, 150)).toEqual([8, 8, 8]);
    const state = stateAfter(trace, "tokyo", lastEvent(trace)) as never;
    expect(crdt.knows(state, "stock/widget")).toEqual({
      kind: "counts",
      up: { tokyo: 4, london: 3, saopaulo: 1 },
      down: {},
    });
  });

  const program: Entry[] = [
    { at: 0, node: "tokyo", do: add(10) },
    { at: 1, node: "london", do: add(5) },
  ];

  it("the chapter's program: 15, 15 and 0 while São Paulo is cut off, then 15", () => {
    const cut: Entry = { at: 0, until: 500, partition: [["tokyo", "london"], ["saopaulo"]] };
    const trace = run({ database: stock("g-counter", 0), script: [cut, ...program] });
    expect(units(trace, 499)).toEqual([15, 15, 0]);
    expect(units(trace)).toEqual(everywhere(15));
  });

  it("a message that arrives twice counts once as a state, twice as an operation", () => {
    const draft: Draft = {
      database: stock("g-counter", 0),
      script: program,
      link: { duplicate: 1 },
    };
    expect(units(run(draft))).toEqual(everywhere(15));
    expect(units(run(draft, { counters: "operations" }))).toEqual([20, 25, 30]);
    const once = { ...draft, link: { duplicate: 0 } };
    expect(units(run(once, { counters: "operations" }))).toEqual(everywhere(15));
  });

  it("an assignment adds the difference", () => {
    const assign: Operation = { verb: "update", row: "stock/widget", set: { units: 60 } };
    const script: Entry[] = [...sales.slice(0, 1), { at: 2, node: "tokyo", do: [assign] }];
    expect(units(run({ script }))).toEqual(everywhere(30));
  });
});

describe("registers", () => {
  it("have a stamp each: that is why two fields of a row do not fight", () => {
    const set = (field: string, value: string): readonly Operation[] => [
      { verb: "update", row: "users/1", set: { [field]: value } },
    ];
    const script: Entry[] = [
      { at: 1, node: "tokyo", do: set("email", "ana@x.jp") },
      { at: 2, node: "london", do: set("phone", "555-9999") },
    ];
    const database: Partial<Database> = {
      tables: { users: { email: "register", phone: "register" } },
      rows: { "users/1": { email: "old@x.jp", phone: "555-0000" } },
    };
    const trace = run({ database, script });
    const known = crdt.knows(stateAfter(trace, "tokyo", lastEvent(trace)) as never, "users/1");
    if (known?.kind !== "stamps") throw new Error("registers are told by their stamps");
    expect(known.stamps.map(({ field, stamp: { us, node } }) => [field, us, node])).toEqual([
      ["email", 1000, "tokyo"],
      ["phone", 2000, "london"],
    ]);
  });
});

describe("bounded counter", () => {
  const database = stock("bounded-counter", { tokyo: 40, london: 40, saopaulo: 20 });
  const rights = (trace: Trace, node = "tokyo"): unknown => {
    const known = crdt.knows(stateAfter(trace, node, lastEvent(trace)) as never, "stock/widget");
    return known?.kind === "rights" ? known.rights : null;
  };
  const more: Entry[] = [...sales, { at: 500, node: "london", do: add(-15) }];
  const last = (trace: Trace): unknown[] => {
    const request = trace.requests.at(-1);
    const doneUs = request?.doneUs ?? Number.NaN;
    return [request?.outcome, request?.code, (doneUs - (request?.atUs ?? 0)) / 1000];
  };

  it("leaves rights 20, 10 and 20 after the two sales", () => {
    const trace = run({ database, script: sales });
    expect(units(trace, 152)).toEqual(everywhere(50));
    expect(rights(trace)).toEqual({ tokyo: 20, london: 10, saopaulo: 20 });
  });

  it("splits a plain number evenly: 14, 3 and 33 are left", () => {
    const trace = run({ database: stock("bounded-counter", 100), script: sales });
    expect(rights(trace)).toEqual({ tokyo: 14, london: 3, saopaulo: 33 });
  });

  it("refuses above its rights", () => {
    const trace = run({ database, script: more });
    expect(last(trace)).toEqual(["refused", 23, 0]);
    expect(units(trace)).toEqual(everywhere(50));
  });

  it("borrows the missing 5 of São Paulo, which takes 200", () => {
    const trace = run({ database, script: more }, { borrow: true });
    expect(last(trace)).toEqual(["ok", null, 200]);
    for (const node of trace.nodes) {
      expect(rights(trace, node)).toEqual({ tokyo: 20, london: 0, saopaulo: 15 });
    }
    expect(units(trace)).toEqual(everywhere(35));
    expect(
      notesOf(trace, "rights").map(({ node, atMs, note }) => [node, atMs, note.step, note.amount]),
    ).toEqual([
      ["london", 500, "asked", 5],
      ["saopaulo", 600, "granted", 5],
      ["london", 700, "received", 5],
    ]);
  });

  it("hands rights over once, however often it is asked", () => {
    const trace = run({ database, script: more, link: { duplicate: 1 } }, { borrow: true });
    expect(rights(trace)).toEqual({ tokyo: 20, london: 0, saopaulo: 15 });
  });

  it("refuses after 1 000 where the peer is out of reach, though 50 exist", () => {
    const cut: Entry = { at: 400, until: 3000, partition: [["london"], ["tokyo", "saopaulo"]] };
    const trace = run({ database, script: [...more, cut] }, { borrow: true });
    expect(last(trace)).toEqual(["refused", 23, 1000]);
    expect(units(trace)).toEqual(everywhere(50));
    expect(trace.stopped).toBe("rest");
  });

  it("refuses at once where the peer has not so many", () => {
    const script: Entry[] = [...sales, { at: 500, node: "london", do: add(-45) }];
    const trace = run({ database, script }, { borrow: true });
    expect(last(trace)).toEqual(["refused", 23, 200]);
    expect(notesOf(trace, "rights").map(({ note }) => note.step)).toEqual(["asked", "denied"]);
    expect(rights(trace)).toEqual({ tokyo: 20, london: 10, saopaulo: 20 });
  });

  it("lets two requests wait at once, each for its own rights", () => {
    const second: Entry = { at: 510, node: "london", client: "second", do: add(-2) };
    const trace = run({ database, script: [...more, second] }, { borrow: true });
    expect(trace.requests.map(({ outcome }) => outcome)).toEqual(["ok", "ok", "ok", "ok"]);
    expect(units(trace)).toEqual(everywhere(33));
  });
});

describe("sets", () => {
  const database: Partial<Database> = {
    tables: { carts: { items: "set" } },
    rows: { "carts/1": { items: [] } },
  };
  const item = (verb: "add" | "remove", at: number, node: string): Entry => ({
    at,
    node,
    do: [{ verb, row: "carts/1", field: "items", value: "item1" }],
  });
  const items = (trace: Trace, atMs: number): unknown[] => fieldAt(trace, "carts/1", "items", atMs);
  const first = item("add", 1, "tokyo");

  it("a removal of what London has not seen removes nothing", () => {
    const trace = run({ database, script: [first, item("remove", 50, "london")] });
    expect(items(trace, 151)).toEqual(everywhere(["item1"]));
    expect(trace.requests[1]?.reply).toMatchObject({ evidence: { observed: [] } });
    expect(trace.requests[0]?.reply).toMatchObject({ evidence: { tag: "tokyo:1" } });
  });

  it("one transaction may add several items, each with a tag of its own", () => {
    const operations = ["a", "b"].map(
      (value): Operation => ({ verb: "add", row: "carts/1", field: "items", value }),
    );
    const trace = run({ database, script: [{ at: 1, node: "tokyo", do: operations }] });
    expect(items(trace, 1000)).toEqual(everywhere(["a", "b"]));
  });

  it("a removal at 102 takes it away", () => {
    const trace = run({ database, script: [first, item("remove", 102, "london")] });
    expect(items(trace, 1000)).toEqual(everywhere([]));
  });

  it("a removal at 150 is everywhere at 250", () => {
    const trace = run({ database, script: [first, item("remove", 150, "london")] });
    expect(items(trace, 249)).toEqual([["item1"], [], ["item1"]]);
    expect(items(trace, 250)).toEqual(everywhere([]));
    expect(trace.requests[1]?.reply).toMatchObject({ evidence: { observed: ["tokyo:1"] } });
  });

  it("an add and a removal at once: the add wins; São Paulo is empty at 251, full at 300", () => {
    const script = [first, item("add", 150, "tokyo"), item("remove", 151, "london")];
    const trace = run({ database, script });
    expect(items(trace, 251)).toEqual([["item1"], ["item1"], []]);
    expect(items(trace, 300)).toEqual(everywhere(["item1"]));
    const conflicts = notesOf(trace, "conflict");
    expect(conflicts.map(({ note }) => note.rule)).toEqual(everywhere("add-wins"));
    expect(conflicts[0]?.note.kept.map(({ request }) => request)).toEqual(["r2", "r3"]);
  });
});

describe("rows", () => {
  const database: Partial<Database> = {
    tables: { orders: { status: "register", amount: "counter", seen: "mv-register" } },
    rows: { "orders/77": { status: "paid", amount: 10, seen: "nobody" } },
  };
  const remove: Operation[] = [{ verb: "delete", row: "orders/77" }];
  const update = (set: Record<string, string>): Operation[] => [
    { verb: "update", row: "orders/77", set },
  ];

  it("an update survives a deletion that had not seen it", () => {
    const script: Entry[] = [
      { at: 1, node: "tokyo", do: remove },
      { at: 2, node: "london", do: update({ status: "refunded" }) },
    ];
    const trace = run({ database, script });
    const kept = { status: "refunded", amount: 10, seen: "nobody" };
    expect(rowsNow(trace, "orders/77")).toEqual(everywhere(kept));
    expect(notesOf(trace, "conflict").map(({ note }) => [note.conflict, note.rule])).toEqual(
      everywhere(["delete-update", "add-wins"]),
    );
  });

  it("a deletion that has seen the update takes the row, and an insert brings it back", () => {
    const script: Entry[] = [
      { at: 2, node: "london", do: update({ status: "refunded" }) },
      { at: 200, node: "tokyo", do: remove },
    ];
    expect(rowsNow(run({ database, script }), "orders/77")).toEqual(everywhere(undefined));
    const set = { status: "new", amount: 4 };
    const insert: Entry = {
      at: 400,
      node: "london",
      do: [{ verb: "insert", row: "orders/77", set }],
    };
    expect(rowsNow(run({ database, script: [...script, insert] }), "orders/77")).toEqual(
      everywhere({ status: "new", amount: 4, seen: null }),
    );
  });

  it("a multi-value register shows both values, in the order of their writers", () => {
    const script: Entry[] = [
      { at: 1, node: "tokyo", do: update({ seen: "aiko" }) },
      { at: 2, node: "london", do: update({ seen: "ben" }) },
    ];
    const trace = run({ database, script });
    const row = { status: "paid", amount: 10, seen: { siblings: ["ben", "aiko"] } };
    expect(rowsNow(trace, "orders/77")).toEqual(everywhere(row));
    const later: Entry = { at: 300, node: "saopaulo", do: update({ seen: "carla" }) };
    expect(rowsNow(run({ database, script: [...script, later] }), "orders/77")).toEqual(
      everywhere({ ...row, seen: "carla" }),
    );
  });

  it("an LWW-Register keeps the later stamp, and says what is lost", () => {
    const script: Entry[] = [
      { at: 1, node: "tokyo", do: update({ status: "sent" }) },
      { at: 2, node: "london", do: update({ status: "held" }) },
    ];
    const trace = run({ database, script });
    expect(fieldAt(trace, "orders/77", "status", 1000)).toEqual(everywhere("held"));
    const losses = notesOf(trace, "lost");
    expect(losses.map(({ node }) => node)).toEqual(["london", "tokyo", "saopaulo"]);
    expect(losses[0]?.note).toEqual({
      kind: "lost",
      request: "r1",
      row: "orders/77",
      fields: [{ field: "status", value: "sent" }],
      to: "r2",
      marginUs: 1000,
      neededUs: 2000,
    });
  });

  it("two inserts of one key become one row: counters add up, registers keep the later", () => {
    const insert = (node: string, at: number): Entry => ({
      at,
      node,
      do: [{ verb: "insert", row: "orders/78", set: { status: node, amount: 5 } }],
    });
    const trace = run({ database, script: [insert("tokyo", 1), insert("london", 2)] });
    expect(rowsNow(trace, "orders/78")).toEqual(
      everywhere({ status: "london", amount: 10, seen: null }),
    );
    // One collision at each node that meets the two, told once.
    expect(notesOf(trace, "conflict").map(({ note }) => note)).toMatchObject(
      ["london", "tokyo", "saopaulo"].map(() => ({
        conflict: "insert-insert",
        rule: "later-stamp",
        fields: ["status"],
        kept: [{ request: "r2" }],
        lost: [{ request: "r1" }],
      })),
    );
  });

  it("refuses with the reason, and then nothing has changed", () => {
    const code = (operations: readonly Operation[]): unknown => {
      const trace = run({ database, script: [{ at: 1, node: "tokyo", do: operations }] });
      const row = { status: "paid", amount: 10, seen: "nobody" };
      expect(rowsNow(trace, "orders/77")).toEqual(everywhere(row));
      return trace.requests[0]?.code;
    };
    const guard: Operation = { verb: "require", row: "orders/77", field: "amount", min: 11 };
    const splice = { verb: "splice", row: "orders/77", field: "status", index: 0 } as const;
    expect(code([{ verb: "delete", row: "orders/none" }])).toBe(20);
    expect(code([{ verb: "insert", row: "orders/77", set: {} }])).toBe(21);
    expect(code([...update({ status: "sent" }), guard])).toBe(22);
    expect(code([{ ...splice, delete: 0, insert: "a" }])).toBe(24);
  });
});

describe("transcripts", () => {
  it("happy path", () =>
    expectTranscript(
      import.meta.url,
      "happy-path",
      run({
        script: [
          { at: 1, node: "tokyo", do: add(-20) },
          { at: 200, node: "london", do: add(-30) },
        ],
      }),
    ));
  it("inventory conflict", () =>
    expectTranscript(import.meta.url, "inventory", run({ script: sales })));
  it("borrowed rights", () =>
    expectTranscript(
      import.meta.url,
      "borrowed-rights",
      run(
        {
          database: stock("bounded-counter", { tokyo: 40, london: 40, saopaulo: 20 }),
          script: [{ at: 1, node: "london", do: add(-45) }],
        },
        { borrow: true },
      ),
    ));
  it("cut and heal", () =>
    expectTranscript(
      import.meta.url,
      "cut-and-heal",
      run({
        script: [
          { at: 0, until: 1000, partition: [["tokyo"], ["london", "saopaulo"]] },
          { at: 100, node: "tokyo", do: add(-20) },
          { at: 200, node: "london", do: add(-30) },
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
          { at: 100, node: "tokyo", do: add(-20) },
          { at: 120, node: "london", do: add(-1) },
          { at: 600, node: "london", do: add(-30) },
        ],
      }),
    ));
});
