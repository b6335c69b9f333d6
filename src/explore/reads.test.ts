// What is said of reads, in small stories: which were old, by how much, and what they missed.
import { describe, expect, it } from "vitest";
import { findings } from "../checks/findings.ts";
import { runDocument } from "../testing/document.ts";

type Options = Parameters<typeof runDocument>[2];

const stale = (document: object, mode: string, options: Options = {}): readonly string[] =>
  findings(runDocument(document, mode, options)).reads.stale.map(({ request }) => request);

describe("a row that was deleted here and updated there, read when all is over", () => {
  const document = {
    tables: { orders: { status: "register", note: "register" } },
    rows: { "orders/77": { status: "paid", note: "" } },
    script: [
      { at: 1, node: "tokyo", do: [{ delete: "orders/77" }] },
      { at: 2, node: "london", do: [{ update: "orders/77", set: { status: "refunded" } }] },
      { at: 50, node: "saopaulo", client: "early", do: [{ read: "orders/77" }] },
      { at: 1000, node: "saopaulo", client: "late", do: [{ read: "orders/77" }] },
    ],
  };
  it.each([
    ["lww", {}],
    ["version-vector", {}],
    ["version-vector", { resolver: "lww" }],
    ["crdt", {}],
  ] as const)("is not old, only what was read before the news: %s %o", (mode, options) => {
    expect(stale(document, mode, options)).toEqual(["r3"]);
  });
  it("is old where the deletion had seen the update", () => {
    const [, update, ...reads] = document.script;
    const script = [update, { at: 300, node: "tokyo", do: [{ delete: "orders/77" }] }, ...reads];
    const late = { at: 310, node: "london", client: "late", do: [{ read: "orders/77" }] };
    expect(stale({ ...document, script: [...script, late] }, "lww")).toEqual(["r2", "r4"]);
  });
});

describe("linearizable, row by row", () => {
  const read = (row: string) => ({ read: row });
  const off = (row: string) => ({ update: row, set: { oncall: "no" } });
  const doctors = {
    nodes: ["london", "paris"],
    tables: { doctors: { oncall: "register" } },
    rows: { "doctors/a": { oncall: "yes" }, "doctors/b": { oncall: "yes" } },
    script: [
      { at: 0, node: "london", client: "a", do: [read("doctors/b"), off("doctors/a")] },
      { at: 1, node: "paris", client: "b", do: [read("doctors/a"), off("doctors/b")] },
    ],
  };
  it("does not look at transactions that each read what the other writes", () => {
    const { linearizable, nobodyRead } = findings(runDocument(doctors, "galera"));
    expect([linearizable, nobodyRead]).toEqual([true, false]);
  });
  it.each(["crdt", "version-vector", "lww", "paxos"])(
    "is no wonder if nobody reads: %s",
    (mode) => {
      const quiet = { ...doctors, script: [{ at: 0, node: "london", do: [off("doctors/a")] }] };
      const { linearizable, nobodyRead } = findings(runDocument(quiet, mode));
      expect([linearizable, nobodyRead]).toEqual([true, true]);
    },
  );
  it("has something to fit where a guard held, or a row refused a request", () => {
    const guard = { require: "doctors/a", field: "oncall", equals: "yes" };
    for (const operations of [[guard, off("doctors/b")], [{ insert: "doctors/a", set: {} }]]) {
      const script = [{ at: 0, node: "london", do: operations }];
      expect(findings(runDocument({ ...doctors, script }, "crdt")).nobodyRead).toBe(false);
    }
  });
});
