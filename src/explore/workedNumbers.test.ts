// The worked numbers that people will look up: scenarios in the format as anybody would write them,
// under every mode, with the values and times that a student can compute by hand.
import { describe, expect, it } from "vitest";
import { findings } from "../checks/findings.ts";
import { shownField, showRow } from "../data/view.ts";
import { lastEvent, rowsAfter, type Trace } from "../sim/trace.ts";
import { runDocument as run } from "../testing/document.ts";

const rows = (trace: Trace, row: string): unknown[] =>
  trace.nodes.map((node) => showRow(rowsAfter(trace, node, lastEvent(trace))[row]));
const field = (trace: Trace, row: string, name: string): unknown[] =>
  trace.nodes.map((node) => shownField(rowsAfter(trace, node, lastEvent(trace))[row], name));
const equalAtMs = (trace: Trace): number | null => {
  const us = findings(trace).convergedAtUs;
  return us === null ? null : us / 1000;
};
/** When each node first showed what it shows at the end. */
const settledMs = (trace: Trace, row: string, name: string): unknown[] =>
  trace.nodes.map((node) => {
    const shown = (event: number): string =>
      JSON.stringify(shownField(rowsAfter(trace, node, event)[row], name));
    let event = lastEvent(trace);
    const end = shown(event);
    while (event > 0 && shown(event - 1) === end) event -= 1;
    return (trace.events[event]?.atUs ?? 0) / 1000;
  });
const okMs = (trace: Trace): unknown[] =>
  trace.requests.map(({ outcome, doneUs }) => (outcome === "ok" ? (doneUs ?? 0) / 1000 : outcome));

describe("1. profile", () => {
  const profile = {
    tables: { users: { email: "register", phone: "register" } },
    rows: { "users/1": { email: "old@example.com", phone: "555-0000" } },
    script: [
      { at: 1, node: "tokyo", do: [{ update: "users/1", set: { email: "new@example.com" } }] },
      { at: 2, node: "london", do: [{ update: "users/1", set: { phone: "555-9999" } }] },
    ],
  };
  const tokyos = { email: "new@example.com", phone: "555-0000" };
  const londons = { email: "old@example.com", phone: "555-9999" };
  const both = { email: "new@example.com", phone: "555-9999" };
  it("lww by row: London's row everywhere at 102, Tokyo's email lost", () => {
    const trace = run(profile, "lww");
    expect(rows(trace, "users/1")).toEqual([londons, londons, londons]);
    expect(equalAtMs(trace)).toBe(102);
    expect(findings(trace).lostWrites).toEqual(["r1"]);
  });
  it("lww by column: both kept", () => {
    expect(rows(run(profile, "lww", { granularity: "column" }), "users/1")).toEqual([
      both,
      both,
      both,
    ]);
  });
  it("version vectors: both kept, L at 101, T at 102, S at 151", () => {
    const trace = run(profile, "version-vector");
    expect(rows(trace, "users/1")).toEqual([both, both, both]);
    expect(settledMs(trace, "users/1", "email")).toEqual([1, 101, 151]);
    expect(settledMs(trace, "users/1", "phone")).toEqual([102, 2, 102]);
  });
  it("version vectors, the same field: siblings everywhere, in order of writer id", () => {
    const same = {
      ...profile,
      script: [
        { at: 1, node: "tokyo", do: [{ update: "users/1", set: { email: "t@example.com" } }] },
        { at: 2, node: "london", do: [{ update: "users/1", set: { email: "l@example.com" } }] },
      ],
    };
    const siblings = { siblings: ["l@example.com", "t@example.com"] };
    expect(field(run(same, "version-vector"), "users/1", "email")).toEqual([
      siblings,
      siblings,
      siblings,
    ]);
  });
  it("naive: T has London's version, L and S have Tokyo's", () => {
    expect(rows(run(profile, "naive"), "users/1")).toEqual([londons, tokyos, tokyos]);
  });
});

describe("2. inventory", () => {
  const inventory = (london: number, tokyo: number): object => ({
    tables: { stock: { units: "counter" } },
    rows: { "stock/widget": { units: 100 } },
    script: [
      { at: london, node: "london", do: [{ increment: "stock/widget", field: "units", by: -30 }] },
      { at: tokyo, node: "tokyo", do: [{ increment: "stock/widget", field: "units", by: -20 }] },
    ],
  });
  const units = (trace: Trace): unknown[] => field(trace, "stock/widget", "units");
  it("lww: 80 at 152; exchanged 70 at 102; same time 80", () => {
    const later = run(inventory(1, 2), "lww");
    expect([units(later), equalAtMs(later)]).toEqual([[80, 80, 80], 152]);
    const exchanged = run(inventory(2, 1), "lww");
    expect([units(exchanged), equalAtMs(exchanged)]).toEqual([[70, 70, 70], 102]);
    expect(units(run(inventory(1, 1), "lww"))).toEqual([80, 80, 80]);
  });
  it("version vectors: siblings 70 | 80, as changes 50", () => {
    const siblings = { siblings: [70, 80] };
    expect(units(run(inventory(1, 2), "version-vector"))).toEqual([siblings, siblings, siblings]);
    const delta = run(inventory(1, 2), "version-vector", { resolver: "delta" });
    expect([units(delta), equalAtMs(delta)]).toEqual([[50, 50, 50], 152]);
  });
  it("a PN-Counter: 50, T at 101, L at 102, S at 152", () => {
    const trace = run(inventory(1, 2), "crdt");
    expect(units(trace)).toEqual([50, 50, 50]);
    expect(settledMs(trace, "stock/widget", "units")).toEqual([101, 102, 152]);
  });
  it("paxos and galera: 50; in galera after one certification failure and one retry", () => {
    expect(units(run(inventory(1, 2), "paxos"))).toEqual([50, 50, 50]);
    const trace = run(inventory(1, 2), "galera");
    expect(units(trace)).toEqual([50, 50, 50]);
    expect(trace.requests.map(({ code, attempt }) => [code, attempt])).toEqual(
      expect.arrayContaining([
        [1213, 1],
        [null, 1],
        [null, 2],
      ]),
    );
    expect(trace.requests).toHaveLength(3);
  });
  it("naive: 70 / 80 / 80", () => {
    expect(units(run(inventory(1, 2), "naive"))).toEqual([70, 80, 80]);
  });
});

describe("3. counter code", () => {
  it("T +10, L +5: 15, 15, 0 while São Paulo is cut off; 15 everywhere after", () => {
    const trace = run(
      {
        tables: { counters: { likes: "g-counter" } },
        rows: { "counters/1": { likes: 0 } },
        script: [
          { at: 0, until: 1000, partition: [["tokyo", "london"], ["saopaulo"]] },
          { at: 1, node: "tokyo", do: [{ increment: "counters/1", field: "likes", by: 10 }] },
          { at: 2, node: "london", do: [{ increment: "counters/1", field: "likes", by: 5 }] },
        ],
      },
      "crdt",
    );
    const heal = trace.events.findIndex(({ kind }) => kind === "heal");
    const during = trace.nodes.map((node) =>
      shownField(rowsAfter(trace, node, heal - 1)["counters/1"], "likes"),
    );
    expect(during).toEqual([15, 15, 0]);
    expect(field(trace, "counters/1", "likes")).toEqual([15, 15, 15]);
  });
});

describe("4. insert", () => {
  const insert = {
    tables: { users: { name: "register" } },
    rows: {},
    script: [
      { at: 1, node: "tokyo", do: [{ insert: "users/5000", set: { name: "Aiko" } }] },
      { at: 2, node: "london", do: [{ insert: "users/5000", set: { name: "Ben" } }] },
    ],
  };
  it("lww: one survives everywhere, though both had their OK", () => {
    const trace = run(insert, "lww");
    expect(okMs(trace)).toEqual([1, 2]);
    expect(field(trace, "users/5000", "name")).toEqual(["Ben", "Ben", "Ben"]);
  });
  it.each(["paxos", "galera"])("%s: one is refused", (mode) => {
    const trace = run(insert, mode);
    const last = new Map(
      trace.requests.map(({ client, outcome, code }) => [client, [outcome, code]]),
    );
    expect([...last.values()]).toEqual(
      expect.arrayContaining([
        ["ok", null],
        ["refused", 21],
      ]),
    );
    expect(new Set(field(trace, "users/5000", "name")).size).toBe(1);
  });
});

describe("5. delete against update", () => {
  const race = (deleted: number, refunded: number): object => ({
    tables: { orders: { state: "register" } },
    rows: { "orders/77": { state: "paid" } },
    script: [
      { at: deleted, node: "tokyo", do: [{ delete: "orders/77" }] },
      { at: refunded, node: "london", do: [{ update: "orders/77", set: { state: "refunded" } }] },
    ],
  });
  const refunded = [{ state: "refunded" }, { state: "refunded" }, { state: "refunded" }];
  it("lww: refunded and back at 102; times exchanged: the refund is lost", () => {
    const trace = run(race(1, 2), "lww");
    expect([rows(trace, "orders/77"), equalAtMs(trace)]).toEqual([refunded, 102]);
    const exchanged = run(race(2, 1), "lww");
    expect(rows(exchanged, "orders/77")).toEqual([null, null, null]);
    expect(findings(exchanged).lostWrites).toEqual(["r1"]);
  });
  it("crdt: the update is kept either way", () => {
    expect(rows(run(race(1, 2), "crdt"), "orders/77")).toEqual(refunded);
    expect(rows(run(race(2, 1), "crdt"), "orders/77")).toEqual(refunded);
  });
});

describe("6. cut", () => {
  const cut = {
    tables: { stock: { units: "counter" } },
    rows: { "stock/widget": { units: 100 } },
    script: [
      { at: 0, until: 1000, partition: [["tokyo"], ["london", "saopaulo"]] },
      { at: 100, node: "tokyo", do: [{ increment: "stock/widget", field: "units", by: -20 }] },
      { at: 200, node: "london", do: [{ increment: "stock/widget", field: "units", by: -30 }] },
    ],
  };
  const units = (trace: Trace): unknown[] => field(trace, "stock/widget", "units");
  it.each(["lww", "version-vector", "crdt"])("%s accepts both at once", (mode) => {
    expect(okMs(run(cut, mode))).toEqual([100, 200]);
  });
  it("lww ends with 70, Tokyo's 20 lost; a PN-Counter with 50 at 1 150", () => {
    const trace = run(cut, "lww");
    expect([units(trace), findings(trace).lostWrites]).toEqual([[70, 70, 70], ["r1"]]);
    const counter = run(cut, "crdt");
    expect([units(counter), equalAtMs(counter)]).toEqual([[50, 50, 50], 1150]);
  });
  it("paxos: London's goes through during the cut, Tokyo's after it", () => {
    const trace = run(cut, "paxos", { leader: "london" });
    expect(okMs(trace)[1]).toBe(400);
    expect(okMs(trace)[0]).toBeGreaterThan(1000);
    expect(units(trace)).toEqual([50, 50, 50]);
  });
  it("galera, strict: none until heal", () => {
    const trace = run(cut, "galera", { strict: true });
    const done = trace.requests.filter(({ outcome }) => outcome === "ok");
    for (const { doneUs } of done) expect(doneUs).toBeGreaterThan(1_000_000);
    expect(units(trace)).toEqual([50, 50, 50]);
  });
});

describe("when a client has its OK, on an idle network", () => {
  const cities = ["tokyo", "london", "saopaulo"];
  const write = (node: string, more: object = {}): object => ({
    tables: { items: { value: "register" } },
    rows: { "items/1": { value: "old" } },
    script: [{ at: 0, node, do: [{ update: "items/1", set: { value: "new" } }] }],
    ...more,
  });
  const okAfter = (mode: string, more: object = {}, options = {}): unknown[] =>
    cities.map((node) => okMs(run(write(node, more), mode, options))[0]);
  it.each(["naive", "lww", "version-vector", "crdt"])("%s: 0 / 0 / 0", (mode) => {
    expect(okAfter(mode)).toEqual([0, 0, 0]);
  });
  it("paxos: 400 each; 200 where the proposer holds the ballot", () => {
    expect(okAfter("paxos")).toEqual([400, 400, 400]);
    const held = cities.map((node) => okMs(run(write(node), "paxos", { leader: node }))[0]);
    expect(held).toEqual([200, 200, 200]);
  });
  it("galera: 300 / 200 / 300", () => expect(okAfter("galera")).toEqual([300, 200, 300]));
  it("home-region with home London: 200 / 0 / 200", () => {
    expect(okAfter("home-region", { homes: { "items/1": "london" } })).toEqual([200, 0, 200]);
  });
  it("primary-replica, primary Virginia, the book's network: 400 each", () => {
    const far = { network: "book", nodes: ["virginia", ...cities] };
    expect(okAfter("primary-replica", far)).toEqual([400, 400, 400]);
  });
});
