// The worked numbers of the model and of the lessons on vectors, and transcripts of the usual
// cases.
import { describe, expect, it } from "vitest";
import type { Operation } from "../../data/operation.ts";
import { showTable } from "../../data/view.ts";
import type { Note } from "../../sim/note.ts";
import type { Database } from "../../sim/scenario.ts";
import { simulate } from "../../sim/simulate.ts";
import { lastEvent, rowsAfter, stateAfter, type Trace } from "../../sim/trace.ts";
import { buildScenario, type Draft } from "../../testing/scenario.ts";
import { expectTranscript } from "../../testing/transcripts.ts";
import { versionVector } from "./versionVector.ts";

const run = (draft: Draft, options = {}): Trace =>
  simulate(buildScenario(draft), versionVector, { options });
const rowsNow = (trace: Trace, row: string, event = lastEvent(trace)): unknown[] =>
  trace.nodes.map((node) => showTable(rowsAfter(trace, node, event))[row]);
const everywhere = (value: unknown): unknown[] => [value, value, value];
const vectors = (trace: Trace, row: string): unknown[] =>
  trace.nodes.map((node) => {
    const known = versionVector.knows(stateAfter(trace, node, lastEvent(trace)) as never, row);
    return known?.kind === "vector" ? known.vector : null;
  });

/** The notes of one kind, each with node and time in milliseconds. */
function notesOf<Kind extends Note["kind"]>(trace: Trace, kind: Kind) {
  return trace.events.flatMap(({ notes, node, atUs }) =>
    notes
      .filter((note): note is Note & { kind: Kind } => note.kind === kind)
      .map((note) => ({ node, atMs: atUs / 1000, note })),
  );
}
const places = (found: readonly { node: unknown; atMs: number }[]): unknown[] =>
  found.map(({ node, atMs }) => [node, atMs]);

const users: Partial<Database> = {
  tables: { users: { email: "register", phone: "register" } },
  rows: { "users/1": { email: "alice@example.com", phone: "555-0000" } },
};
const set = (values: Record<string, string>): Operation[] => [
  { verb: "update", row: "users/1", set: values },
];
const profile: Draft = {
  database: { ...users, vectors: { "users/1": { tokyo: 4, london: 4 } } },
  script: [
    { at: 1, node: "tokyo", do: set({ email: "ana@example.com" }) },
    { at: 2, node: "london", do: set({ phone: "555-9999" }) },
  ],
};
const samePhone: Draft = {
  database: users,
  script: [
    { at: 1, node: "tokyo", do: set({ phone: "555-1111" }) },
    { at: 2, node: "london", do: set({ phone: "555-9999" }) },
  ],
};
const ship = (by: number): Operation[] => [
  { verb: "increment", row: "stock/widget", field: "units", by: -by },
];
const inventory: Draft = {
  script: [
    { at: 1, node: "london", do: ship(30) },
    { at: 2, node: "tokyo", do: ship(20) },
  ],
};
const cut: Draft = {
  script: [
    { at: 0, until: 1000, partition: [["tokyo"], ["london", "saopaulo"]] },
    { at: 100, node: "tokyo", do: ship(20) },
    { at: 200, node: "london", do: ship(30) },
  ],
};

describe("profile", () => {
  it("keeps both fields: London at 101, Tokyo at 102, São Paulo at 151, vector [5, 5]", () => {
    const trace = run(profile);
    const row = { email: "ana@example.com", phone: "555-9999" };
    expect(rowsNow(trace, "users/1")).toEqual(everywhere(row));
    expect(vectors(trace, "users/1")).toEqual(everywhere({ tokyo: 5, london: 5, saopaulo: 0 }));
    const conflicts = notesOf(trace, "conflict");
    expect(places(conflicts)).toEqual([
      ["london", 101],
      ["tokyo", 102],
      ["saopaulo", 151],
    ]);
    for (const { note } of conflicts) {
      expect(note).toMatchObject({
        rule: "different-fields",
        fields: ["email", "phone"],
        lost: [],
      });
      expect(note.kept).toEqual([
        {
          request: "r2",
          node: "london",
          value: "555-9999",
          vector: { tokyo: 4, london: 5, saopaulo: 0 },
        },
        {
          request: "r1",
          node: "tokyo",
          value: "ana@example.com",
          vector: { tokyo: 5, london: 4, saopaulo: 0 },
        },
      ]);
    }
    expect(trace.endedUs).toBe(301_000);
  });

  it("on the same field, siblings at every node, in the order of their writers", () => {
    const trace = run(samePhone);
    const row = { email: "alice@example.com", phone: { siblings: ["555-9999", "555-1111"] } };
    expect(rowsNow(trace, "users/1")).toEqual(everywhere(row));
    expect(notesOf(trace, "conflict").map(({ note }) => [note.rule, note.fields])).toEqual(
      everywhere(["siblings", ["phone"]]),
    );
  });

  it("a write that has seen the siblings replaces them", () => {
    const trace = run({
      ...samePhone,
      script: [...samePhone.script, { at: 200, node: "saopaulo", do: set({ phone: "555-2222" }) }],
    });
    const row = { email: "alice@example.com", phone: "555-2222" };
    expect(rowsNow(trace, "users/1")).toEqual(everywhere(row));
    const [write] = notesOf(trace, "write").slice(-1);
    expect(write?.note.written).toEqual([
      { field: "phone", value: "555-2222", over: ["r2", "r1"] },
    ]);
  });

  it("keeps whole rows side by side where the application asks for it", () => {
    expect(rowsNow(run(profile, { resolver: "siblings" }), "users/1")).toEqual(
      everywhere({
        siblings: [
          { email: "alice@example.com", phone: "555-9999" },
          { email: "ana@example.com", phone: "555-0000" },
        ],
      }),
    );
  });

  it("a write over sibling rows keeps what each of them changed", () => {
    const script = [
      ...profile.script,
      { at: 200, node: "saopaulo", do: set({ email: "new@example.com" }) },
    ];
    const trace = run({ ...profile, script }, { resolver: "siblings" });
    const row = { email: "new@example.com", phone: "555-9999" };
    expect(rowsNow(trace, "users/1")).toEqual(everywhere(row));
  });
});

describe("inventory", () => {
  it("has siblings 70 and 80 everywhere at 152", () => {
    const trace = run(inventory);
    expect(rowsNow(trace, "stock/widget")).toEqual(everywhere({ units: { siblings: [70, 80] } }));
    expect(vectors(trace, "stock/widget")).toEqual(
      everywhere({ tokyo: 1, london: 1, saopaulo: 0 }),
    );
    expect(notesOf(trace, "conflict").at(-1)?.atMs).toBe(152);
  });

  it("ends at 50 where changes are added up, and the value holds both requests", () => {
    const trace = run(inventory, { resolver: "delta" });
    expect(rowsNow(trace, "stock/widget")).toEqual(everywhere({ units: 50 }));
    const [version] = rowsAfter(trace, "saopaulo", lastEvent(trace))["stock/widget"] ?? [];
    expect(version?.fields?.["units"]).toEqual([{ value: 50, holds: ["r1", "r2"] }]);
    expect(notesOf(trace, "conflict").at(-1)).toMatchObject({
      node: "saopaulo",
      atMs: 152,
      note: { rule: "sum-of-changes" },
    });
  });

  it("counts each change once, over merges of merges", () => {
    const script = [
      ...inventory.script,
      { at: 160, node: "saopaulo", do: ship(5) },
      { at: 170, node: "tokyo", do: ship(7) },
      { at: 180, node: "london", do: ship(1) },
    ];
    const link = { duplicate: 1 };
    const trace = run({ ...inventory, script, link }, { resolver: "delta" });
    expect(rowsNow(trace, "stock/widget")).toEqual(everywhere({ units: 37 }));
  });

  it.each([
    [1, 2, 80],
    [2, 1, 70],
    [1, 1, 80],
  ])("under the later clock, London at %i and Tokyo at %i end at %i", (london, tokyo, units) => {
    const script = [
      { at: london, node: "london", do: ship(30) },
      { at: tokyo, node: "tokyo", do: ship(20) },
    ];
    const trace = run({ script }, { resolver: "lww" });
    expect(rowsNow(trace, "stock/widget")).toEqual(everywhere({ units }));
    const losses = notesOf(trace, "lost");
    expect(losses).toHaveLength(3);
    const [loser, value] = units === 80 ? ["london", 70] : ["tokyo", 80];
    const request = trace.requests.find(({ node }) => node === loser)?.id;
    const marginUs = london === tokyo ? 0 : 1000;
    const fields = [{ field: "units", value }];
    for (const { note } of losses) expect(note).toMatchObject({ request, marginUs, fields });
    // Only a larger node id wins a tie, so Tokyo could have won with the same reading.
    expect(losses[0]?.note.neededUs).toBe(units === 70 ? 2000 : tokyo * 1000 + 1);
  });

  it("is accepted on both sides of a cut, and merged at 1 150", () => {
    const trace = run(cut, { resolver: "delta" });
    expect(trace.requests.map(({ doneUs }) => doneUs)).toEqual([100_000, 200_000]);
    expect(rowsNow(trace, "stock/widget")).toEqual(everywhere({ units: 50 }));
    expect(notesOf(trace, "conflict").at(-1)).toMatchObject({ node: "saopaulo", atMs: 1150 });
  });
});

describe("deletes and inserts", () => {
  const orders: Partial<Database> = {
    tables: { orders: { status: "register", amount: "register" } },
    rows: { "orders/77": { status: "paid", amount: 10 } },
  };
  const remove: Operation[] = [{ verb: "delete", row: "orders/77" }];
  const refund: Operation[] = [{ verb: "update", row: "orders/77", set: { status: "refunded" } }];
  const script = [
    { at: 1, node: "tokyo", do: remove },
    { at: 2, node: "london", do: refund },
  ];
  const refunded = { status: "refunded", amount: 10 };

  it.each(["fields", "siblings", "delta"])("keeps the row and its deletion (%s)", (resolver) => {
    const trace = run({ database: orders, script }, { resolver });
    expect(rowsNow(trace, "orders/77")).toEqual(everywhere({ siblings: [refunded, null] }));
    for (const { note } of notesOf(trace, "conflict")) {
      expect(note).toMatchObject({ conflict: "delete-update", rule: "siblings" });
    }
  });

  it("lets a write that has seen both decide", () => {
    const update: Operation[] = [{ verb: "update", row: "orders/77", set: { amount: 11 } }];
    const kept = run({
      database: orders,
      script: [...script, { at: 200, node: "tokyo", do: update }],
    });
    expect(rowsNow(kept, "orders/77")).toEqual(everywhere({ ...refunded, amount: 11 }));
    expect(notesOf(kept, "write").at(-1)?.note.written[0]).toEqual({
      field: null,
      value: true,
      over: ["r1"],
    });
    const gone = run({
      database: orders,
      script: [...script, { at: 200, node: "tokyo", do: remove }],
    });
    expect(rowsNow(gone, "orders/77")).toEqual(everywhere(undefined));
    expect(notesOf(gone, "write").at(-1)?.note.written[0]?.over).toEqual(["r1", "r2"]);
  });

  it("inserts of one key stand side by side", () => {
    const insert = (name: string): Operation[] => [
      { verb: "insert", row: "users/5000", set: { email: name, phone: "1" } },
    ];
    const trace = run({
      database: users,
      script: [
        { at: 1, node: "tokyo", do: insert("aiko") },
        { at: 2, node: "london", do: insert("ben") },
      ],
    });
    expect(rowsNow(trace, "users/5000")).toEqual(
      everywhere({ email: { siblings: ["ben", "aiko"] }, phone: { siblings: ["1", "1"] } }),
    );
    expect(notesOf(trace, "conflict")[0]?.note.conflict).toBe("insert-insert");
  });
});

describe("vectors", () => {
  it("a write that has seen another's stands after it; one that has not is concurrent", () => {
    const write = (at: number, node: string) => ({ at, node, do: set({ phone: node }) });
    const database = users;
    const late = run({ database, script: [write(0, "tokyo"), write(200, "london")] });
    expect(notesOf(late, "conflict")).toEqual([]);
    expect(vectors(late, "users/1")[2]).toEqual({ tokyo: 1, london: 1, saopaulo: 0 });
    expect(
      notesOf(run({ database, script: [write(0, "tokyo"), write(99, "london")] }), "conflict"),
    ).toHaveLength(3);
    const three = run({
      database,
      script: [write(0, "tokyo"), write(150, "london"), write(200, "saopaulo")],
    });
    expect(rowsNow(three, "users/1")[2]).toMatchObject({
      phone: { siblings: ["london", "saopaulo"] },
    });
    expect(notesOf(three, "conflict")[0]).toMatchObject({ node: "saopaulo", atMs: 250 });
  });
});

describe("the chapter's function", () => {
  const edited = (phone: string, editedByUser: boolean): Operation[] => [
    { verb: "update", row: "users/1", set: { phone, editedByUser } },
  ];
  const database = {
    tables: { users: { phone: "register", editedByUser: "register" } },
    rows: { "users/1": { phone: "555-0000", editedByUser: false } },
  } as const;
  const phones = (trace: Trace): unknown[] =>
    rowsNow(trace, "users/1").map((row) => (row as { phone: string }).phone);

  it("swaps two versions that users edited: London's at Tokyo, Tokyo's at London", () => {
    const trace = run(
      {
        database,
        script: [
          { at: 1, node: "tokyo", do: edited("555-1111", true) },
          { at: 2, node: "london", do: edited("555-2222", true) },
        ],
      },
      { resolver: "user-edited" },
    );
    expect(phones(trace).slice(0, 2)).toEqual(["555-2222", "555-1111"]);
    expect(notesOf(trace, "conflict").at(1)).toMatchObject({
      node: "tokyo",
      atMs: 102,
      note: { rule: "user-edited", kept: [{ value: "555-2222" }], lost: [{ value: "555-1111" }] },
    });
    expect(trace.stopped).toBe("rest");
  });

  it("keeps an old version that a user edited against the newer one", () => {
    const trace = run(
      {
        database,
        script: [
          { at: 1, node: "london", do: edited("555-1111", true) },
          { at: 300, node: "tokyo", do: edited("555-2222", false) },
        ],
      },
      { resolver: "user-edited" },
    );
    expect(phones(trace)).toEqual(["555-2222", "555-1111", "555-1111"]);
  });
});

it("never gets quiet where a merge counts as a write", () => {
  const database = { ...users, vectors: { "users/1": { tokyo: 5, london: 5 } } };
  const nodes = ["tokyo", "london"];
  const script = [
    { at: 1, node: "tokyo", do: set({ email: "ana@example.com" }) },
    { at: 1, node: "london", do: set({ phone: "555-9999" }) },
  ];
  const loud = run({ database, nodes, script, endMs: 2050 }, { bumpOnMerge: true });
  expect(loud.stopped).toBe("end");
  expect(notesOf(loud, "conflict")).toHaveLength(40);
  expect(notesOf(loud, "conflict")[2]?.note.kept.map(({ vector }) => vector)).toEqual([
    { tokyo: 6, london: 7 },
    { tokyo: 7, london: 6 },
  ]);
  const quiet = run({ database, nodes, script, endMs: 2050 });
  expect(quiet.stopped).toBe("rest");
  expect(vectors(quiet, "users/1")).toEqual([
    { tokyo: 6, london: 6 },
    { tokyo: 6, london: 6 },
  ]);
});

describe("transactions", () => {
  const outcome = (operations: readonly Operation[], before: Draft["script"] = []): unknown[] => {
    const script = [...before, { at: 500, node: "saopaulo", do: operations }];
    const trace = run({ ...inventory, script });
    const last = trace.requests.at(-1);
    return [last?.outcome, last?.code];
  };
  const guard = (min: number): Operation => ({
    verb: "require",
    row: "stock/widget",
    field: "units",
    min,
  });

  it("refuses with the reason, and then nothing has changed", () => {
    expect(outcome([{ verb: "delete", row: "stock/none" }])).toEqual(["refused", 20]);
    expect(outcome([{ verb: "insert", row: "stock/widget", set: {} }])).toEqual(["refused", 21]);
    expect(outcome([guard(101)])).toEqual(["refused", 22]);
    const splice = { verb: "splice", row: "stock/widget", field: "units" } as const;
    expect(outcome([{ ...splice, index: 0, delete: 0, insert: "a" }])).toEqual(["refused", 24]);
    const trace = run({ script: [{ at: 1, node: "tokyo", do: [...ship(10), guard(95)] }] });
    expect(trace.requests[0]?.code).toBe(22);
    expect(rowsNow(trace, "stock/widget")).toEqual(everywhere({ units: 100 }));
    expect(notesOf(trace, "refuse")).toHaveLength(1);
  });

  it("asks a guard of every sibling", () => {
    expect(outcome([guard(70)], inventory.script)).toEqual(["ok", null]);
    expect(outcome([guard(75)], inventory.script)).toEqual(["refused", 22]);
  });

  it("reads its own writes, and is one write with one dot", () => {
    const read: Operation = { verb: "read", row: "stock/widget" };
    const trace = run({ script: [{ at: 1, node: "tokyo", do: [...ship(10), ...ship(5), read] }] });
    const reply = trace.requests[0]?.reply;
    if (reply?.outcome !== "ok") throw new Error("The request must be answered with OK.");
    expect(reply.reads[0]?.view?.[0]?.fields?.["units"]).toEqual([{ value: 85, holds: ["r1"] }]);
    expect(reply.evidence).toEqual({ vector: { tokyo: 1, london: 0, saopaulo: 0 } });
  });
});

describe("transcripts", () => {
  it("happy path", () =>
    expectTranscript(
      import.meta.url,
      "happy-path",
      run({
        script: [
          { at: 1, node: "tokyo", do: ship(20) },
          { at: 200, node: "london", do: ship(30) },
        ],
      }),
    ));
  it("profile conflict", () => expectTranscript(import.meta.url, "profile", run(profile)));
  it("inventory conflict", () =>
    expectTranscript(import.meta.url, "inventory", run(inventory, { resolver: "delta" })));
  it("cut and heal", () => expectTranscript(import.meta.url, "cut-and-heal", run(cut)));
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
