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

describe("transcripts", () => {
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
