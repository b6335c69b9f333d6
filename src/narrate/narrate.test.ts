import { describe, expect, it } from "vitest";
import { lww } from "../modes/lww/lww.ts";
import { simulate } from "../sim/simulate.ts";
import { buildScenario } from "../testing/scenario.ts";
import { narrate, sentence } from "./index.ts";
import { withNames } from "./words.ts";

const trace = simulate(
  buildScenario({
    script: [
      {
        at: 1,
        node: "london",
        do: [{ verb: "increment", row: "stock/widget", field: "units", by: -30 }],
      },
      {
        at: 2,
        node: "tokyo",
        do: [{ verb: "increment", row: "stock/widget", field: "units", by: -20 }],
      },
      { at: 400, until: 600, partition: [["tokyo"], ["london", "saopaulo"]] },
      { at: 410, until: 600, cut: ["london>saopaulo"] },
      { at: 420, until: 500, crash: "london" },
      { at: 430, clock: "tokyo", offset: -250 },
      { at: 440, until: 500, link: ["tokyo>london"], set: { latencyUs: 5000 } },
    ],
  }),
  lww,
);

const told = (kind: string, note?: string): string[] =>
  trace.events
    .filter((event) => event.kind === kind)
    .filter((event) => note === undefined || event.notes.some((one) => one.kind === note))
    .map(({ index }) => sentence(trace, index));

describe("narrate", () => {
  it("tells who wrote what, whether they knew, the rule with its numbers, winner and loss", () => {
    expect(told("deliver", "conflict")[0]).toBe(
      "Conflict in tokyo. tokyo wrote 80 to stock/widget units without having seen london’s 70 " +
        "(1\u00a0ms earlier). tokyo’s timestamp (2\u00a0ms) is later than london’s (1\u00a0ms), " +
        "so tokyo’s value wins. Lost: london’s change of units by −30, although its client had " +
        "been told OK.",
    );
  });
  it("names the field that was written where whole rows compete", () => {
    const rows = simulate(
      buildScenario({
        database: {
          tables: { users: { email: "register", phone: "register" } },
          rows: { "users/1": { email: "old", phone: "0" } },
        },
        script: [
          { at: 1, node: "tokyo", do: [{ verb: "update", row: "users/1", set: { email: "new" } }] },
          { at: 2, node: "london", do: [{ verb: "update", row: "users/1", set: { phone: "9" } }] },
        ],
      }),
      lww,
    );
    const conflict = rows.events.find(({ notes }) => notes.some(({ kind }) => kind === "conflict"));
    expect(sentence(rows, conflict?.index ?? -1)).toContain(
      "london wrote phone = 9 to users/1 without having seen tokyo’s new (1\u00a0ms earlier).",
    );
  });
  it("tells what a client asks and gets", () => {
    expect(told("request")[0]).toBe(
      "A client in london asks to take 30 from stock/widget units. london now has units = 70 in " +
        "stock/widget and says OK at once.",
    );
  });
  it("tells faults", () => {
    expect(told("partition")).toEqual(["The network splits: tokyo | london and saopaulo."]);
    expect(told("cut")).toEqual(["The link london to saopaulo is cut."]);
    expect(told("crash")).toEqual(["london crashes. What was only in memory is gone."]);
    expect(told("clock")).toEqual(["tokyo’s clock is now 250\u00a0ms behind."]);
  });
  it("names nodes as people do, but quotes data to the letter", () => {
    const names = new Map([["saopaulo", "São Paulo"]]);
    expect(withNames("prepare 1.saopaulo, not saopaulo2", names)).toBe(
      "prepare 1.São Paulo, not saopaulo2",
    );
  });
  it("has words for every event, and marks the trouble", () => {
    for (const { index } of trace.events) expect(sentence(trace, index)).not.toBe("");
    const conflict = trace.events.find(({ notes }) =>
      notes.some(({ kind }) => kind === "conflict"),
    );
    const parts = narrate(trace, conflict?.index ?? -1);
    expect(parts[0]).toMatchObject({ text: "Conflict in tokyo.", tone: "trouble" });
    const struck = parts.filter(({ tone }) => tone === "lost").map(({ text }) => text);
    expect(struck).toContain("70");
  });
});
