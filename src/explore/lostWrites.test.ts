// Which writes are lost, to whom and since when, in small stories that anybody can follow on paper.
import { describe, expect, it } from "vitest";
import { findings } from "../checks/findings.ts";
import { runDocument } from "../testing/document.ts";

type Options = Parameters<typeof runDocument>[2];

/** Each lost write as `r1@102 to r2`: since when, and what beat it. */
function lost(document: object, mode: string, options: Options = {}): readonly string[] {
  const trace = runDocument(document, mode, options);
  return findings(trace).lost.map(({ request, fields, event }) => {
    const at = (trace.events[event]?.atUs ?? 0) / 1000;
    const to = [...new Set(fields.flatMap(({ shadowedBy }) => shadowedBy))];
    return `${request}@${at}${to.length === 0 ? "" : ` to ${to.join(" ")}`}`;
  });
}

const increment = (at: number, node: string, by: number, client = node) => ({
  at,
  node,
  client,
  do: [{ increment: "stock/w", field: "units", by }],
});
const add = (at: number, node: string, value: string, client = node) => ({
  at,
  node,
  client,
  do: [{ add: "lists/1", field: "items", value }],
});
const take = (at: number, node: string, value: string, client = node) => ({
  at,
  node,
  client,
  do: [{ remove: "lists/1", field: "items", value }],
});
const list = { tables: { lists: { items: "set" } }, rows: { "lists/1": { items: [] } } };
const stock = { tables: { stock: { units: "counter" } }, rows: { "stock/w": { units: 100 } } };

describe("an addition is not replaced by a later one on top of it", () => {
  const sales = {
    ...stock,
    script: [increment(1, "tokyo", -20), increment(2, "tokyo", -5), increment(3, "london", -30)],
  };
  it("two sales here, one there: both here are lost to the one there", () => {
    expect(lost(sales, "lww")).toEqual(["r1@101 to r3", "r2@102 to r3"]);
    expect(lost(sales, "version-vector", { resolver: "lww" })).toHaveLength(2);
    expect(lost(sales, "crdt")).toEqual([]);
    expect(lost(sales, "paxos")).toEqual([]);
  });
  it("without conflict handling every sale is missing somewhere", () => {
    expect(lost(sales, "naive")).toEqual(["r1@103 to r3", "r2@103 to r3", "r3@101 to r1"]);
  });
  it("six increments through three masters: two count, four are lost", () => {
    const latency = { "london-dublin": 5, "dublin-paris": 8, "london-paris": 4 };
    const links = Object.fromEntries(
      Object.entries(latency).map(([id, ms]) => [id, { latency: ms }]),
    );
    const hot = {
      ...stock,
      nodes: ["london", "dublin", "paris"],
      network: { preset: "classroom", links },
      clients: { retries: 0 },
      script: ["london", "dublin", "paris", "london", "dublin", "paris"].map((node, i) =>
        increment(i, node, 1, `client ${i}`),
      ),
    };
    const trace = runDocument(hot, "lww");
    expect(findings(trace).lostWrites).toHaveLength(4);
    expect(lost(hot, "galera")).toEqual([]);
  });
  it("two increments at the old primary are both given up", () => {
    const old = {
      ...stock,
      nodes: ["london", "dublin"],
      script: [
        { at: 1000, promote: "dublin" },
        increment(1010, "london", 10, "b"),
        increment(1020, "london", 100, "c"),
      ],
    };
    expect(lost(old, "primary-replica", { primary: "london" })).toEqual(["r1@1300", "r2@1300"]);
  });
  it("a replica that is days behind is promoted: three answers of four are gone", () => {
    const survey = {
      ...list,
      nodes: ["virginia", "london", "oregon"],
      end: 120_000,
      script: [
        { at: 0, until: 60_000, cut: "virginia-oregon" },
        add(1000, "virginia", "mon", "s1"),
        add(10_000, "virginia", "tue", "s1"),
        add(20_000, "virginia", "wed", "s1"),
        { at: 30_000, crash: "virginia", until: 58_000 },
        { at: 31_000, promote: "oregon" },
        add(35_000, "oregon", "thu", "s2"),
      ],
    };
    const found = findings(runDocument(survey, "primary-replica", { primary: "virginia" }));
    expect(found.lostWrites).toEqual(["r1", "r2", "r3"]);
  });
  it("what an increment was added to goes with it", () => {
    const insert = (at: number, node: string, units: number) => ({
      at,
      node,
      do: [{ insert: "stock/new", set: { units } }],
    });
    const made = {
      ...stock,
      script: [
        insert(1, "tokyo", 50),
        { at: 2, node: "tokyo", do: [{ increment: "stock/new", field: "units", by: -1 }] },
        insert(3, "london", 80),
      ],
    };
    expect(lost(made, "lww")).toEqual(["r1@101 to r3", "r2@102 to r3"]);
  });
  it("a deletion that has seen the sum replaces all of it", () => {
    const counted = {
      ...stock,
      script: [
        increment(1, "tokyo", -20),
        increment(2, "tokyo", -5),
        { at: 300, node: "london", do: [{ delete: "stock/w" }] },
      ],
    };
    for (const mode of ["naive", "lww", "version-vector", "crdt"]) {
      expect(lost(counted, mode)).toEqual([]);
    }
  });
});

describe("an item of a set", () => {
  it("that was added, removed and added again, each having seen the other, is not lost", () => {
    const again = {
      ...list,
      script: [add(1, "tokyo", "milk"), take(300, "london", "milk"), add(600, "tokyo", "milk")],
    };
    for (const mode of ["naive", "lww", "version-vector", "crdt"]) {
      expect(lost(again, mode)).toEqual([]);
    }
  });
  it("is replaced by its own removal, not by that of another item", () => {
    const other = {
      ...list,
      script: [
        add(1, "tokyo", "milk"),
        add(2, "tokyo", "eggs"),
        take(3, "tokyo", "milk"),
        add(4, "london", "tea"),
      ],
    };
    expect(lost(other, "lww")).toEqual(["r2@102 to r4"]);
  });
  it("that is not there can be removed without anything being lost", () => {
    const idle = { ...list, script: [take(1, "tokyo", "milk"), add(2, "london", "tea")] };
    for (const mode of ["naive", "lww", "version-vector", "crdt"]) {
      expect(lost(idle, mode).filter((text) => text.startsWith("r1"))).toEqual([]);
    }
  });
  it("comes back where siblings are united, and its removal is lost", () => {
    const united = {
      tables: list.tables,
      rows: { "lists/1": { items: ["milk"] } },
      script: [take(1, "tokyo", "milk"), add(2, "london", "tea"), add(300, "saopaulo", "eggs")],
    };
    expect(lost(united, "version-vector")).toEqual(["r1@300 to r3"]);
  });
});

describe("a write that is shadowed in the instant in which it is made", () => {
  const slow = {
    tables: { users: { a: "register" } },
    rows: { "users/1": { a: "start" } },
    script: [
      { at: 0, clock: "london", offset: -500 },
      { at: 10, node: "tokyo", do: [{ update: "users/1", set: { a: "A" } }] },
      { at: 120, node: "london", do: [{ update: "users/1", set: { a: "B" } }] },
      { at: 150, node: "saopaulo", do: [{ update: "users/1", set: { a: "C" } }] },
    ],
  };
  it("replaces nothing: what it stood over is lost, too", () => {
    expect(lost(slow, "lww")).toEqual(["r1@160 to r3", "r2@120 to r1"]);
  });
});

describe("a loss", () => {
  it("names what beat it, not who wrote there later", () => {
    const later = {
      ...stock,
      script: [
        increment(1, "tokyo", -20),
        increment(2, "london", -30),
        increment(500, "saopaulo", -7),
      ],
    };
    expect(lost(later, "lww")).toEqual(["r1@101 to r2"]);
  });
  it("of a delete is certain when the row stays, not at the end of the run", () => {
    const refund = {
      tables: { orders: { state: "register" } },
      rows: { "orders/77": { state: "paid" } },
      script: [
        { at: 1, node: "tokyo", do: [{ delete: "orders/77" }] },
        { at: 2, node: "london", do: [{ update: "orders/77", set: { state: "refunded" } }] },
      ],
    };
    expect(lost(refund, "crdt")).toEqual(["r1@101 to r2"]);
    expect(lost(refund, "lww")).toEqual(["r1@101 to r2"]);
  });
  it("by a crash is certain with the crash, and is lost to nobody", () => {
    const unsent = {
      tables: { users: { a: "register" } },
      rows: { "users/1": { a: "start" } },
      script: [
        { at: 10, node: "tokyo", do: [{ update: "users/1", set: { a: "A" } }] },
        { at: 50, crash: "tokyo", until: 500 },
      ],
    };
    expect(lost(unsent, "lww", { shipEvery: 100 })).toEqual(["r1@50"]);
  });
});
