import { describe, expect, it } from "vitest";
import type { Operation } from "../../data/operation.ts";
import { showTable } from "../../data/view.ts";
import { simulate } from "../../sim/simulate.ts";
import { lastEvent, rowsAfter, type Trace } from "../../sim/trace.ts";
import { buildScenario, type Draft } from "../../testing/scenario.ts";
import { expectTranscript } from "../../testing/transcripts.ts";
import { naive } from "./naive.ts";

const run = (draft: Draft): Trace => simulate(buildScenario(draft), naive);
const final = (trace: Trace, row: string): unknown[] =>
  trace.nodes.map((node) => showTable(rowsAfter(trace, node, lastEvent(trace)))[row]);
const ship = (by: number): Operation[] => [
  { verb: "increment", row: "stock/widget", field: "units", by: -by },
];
const cart: Draft["database"] = {
  tables: { carts: { items: "register" } },
  rows: { "carts/1": { items: "-" } },
};
const put = (items: string): Operation[] => [{ verb: "update", row: "carts/1", set: { items } }];

describe("applying what arrives", () => {
  it("swaps the carts for ever: T = B, L = A, S = A", () => {
    const trace = run({
      database: cart,
      script: [
        { at: 1, node: "tokyo", do: put("A") },
        { at: 2, node: "london", do: put("B") },
      ],
    });
    expect(final(trace, "carts/1")).toEqual([{ items: "B" }, { items: "A" }, { items: "A" }]);
    expect(trace.stopped).toBe("rest");
  });
  it("depends on the length of the cables: with T-S 50, S ends with B", () => {
    const trace = run({
      database: cart,
      latenciesMs: { "saopaulo>tokyo": 50 },
      script: [
        { at: 1, node: "tokyo", do: put("A") },
        { at: 2, node: "london", do: put("B") },
      ],
    });
    expect(final(trace, "carts/1")).toEqual([{ items: "B" }, { items: "A" }, { items: "B" }]);
  });
  it("is late: London still reads the old cart at 99, the new one at 100", () => {
    const look: Operation[] = [{ verb: "read", row: "carts/1", field: "items" }];
    const trace = run({
      database: cart,
      script: [
        { at: 0, node: "tokyo", do: put("new") },
        { at: 99, node: "london", do: look },
        { at: 100, node: "london", do: look },
      ],
    });
    const seen = trace.requests.slice(1).map(({ reply }) => {
      const view = reply?.outcome === "ok" ? reply.reads[0]?.view : undefined;
      return view?.[0]?.fields?.["items"]?.[0]?.value;
    });
    expect(seen).toEqual(["-", "new"]);
  });
});

describe("transcripts", () => {
  const transcripts: Readonly<Record<string, Draft>> = {
    "happy-path": { script: [{ at: 0, node: "tokyo", do: ship(20) }] },
    conflict: {
      script: [
        { at: 1, node: "london", do: ship(30) },
        { at: 2, node: "tokyo", do: ship(20) },
      ],
    },
    "cut-and-heal": {
      script: [
        { at: 0, until: 1000, partition: [["tokyo"], ["london", "saopaulo"]] },
        { at: 100, node: "tokyo", do: ship(20) },
        { at: 200, node: "london", do: ship(30) },
      ],
    },
    "crash-and-restart": {
      script: [
        { at: 10, until: 500, crash: "london" },
        { at: 100, node: "tokyo", do: ship(20) },
      ],
    },
  };
  it.each(Object.entries(transcripts))("%s", (name, draft) => {
    expectTranscript(import.meta.url, name, run(draft));
  });
});
