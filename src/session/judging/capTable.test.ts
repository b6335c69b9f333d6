import { describe, expect, it } from "vitest";
import { buildScenario, type Entry } from "../../testing/scenario.ts";
import type { Run } from "../run/run.ts";
import { createSession } from "../store.ts";
import { capRowOf, partingOfNodes } from "./capTable.ts";

function runsOf(id: string): readonly Run[] {
  const session = createSession();
  session.openHash(`#s=${id}`);
  return session.getState().runs;
}

const cut = runsOf("cut");
const rows = cut.map((run) => ({ mode: run.short, ...capRowOf(run) }));
const timesOf = (i: number, events: readonly number[]): readonly number[] =>
  events.map((event) => (cut[i]?.trace.events[event]?.atUs ?? -1) / 1000);

describe("the chapter's table, measured by one second without Tokyo", () => {
  it("has what is printed of each approach, and nothing of others", () => {
    expect(rows.map(({ printed }) => printed?.approach ?? null)).toEqual([
      "asynchronous",
      null,
      "crdts",
      "consensus",
      "synchronous",
    ]);
    expect(rows[4]?.printed).toMatchObject({ consistency: "strong", availability: "high" });
  });

  it("measures who was answered while the nodes were parted", () => {
    const measured = rows.map(({ availability: one }) => [one?.answered, one?.asked]);
    expect(measured).toEqual([
      [2, 2],
      [2, 2],
      [2, 2],
      [1, 2],
      [0, 2],
    ]);
    expect(rows[3]?.availability?.longestWaitUs).toBe(1_300_000);
    expect(timesOf(3, rows[3]?.availability?.events ?? [])).toEqual([100]);
    expect(timesOf(4, rows[4]?.availability?.events ?? [])).toEqual([100, 200]);
  });

  it("says where the printed claim is not what was measured", () => {
    expect(rows.map(({ availability }) => availability?.asPrinted)).toEqual([
      true,
      null,
      true,
      true,
      // Printed: high. Measured: nobody was answered.
      false,
    ]);
    // Nobody reads: strong consistency is not confirmed by that.
    expect(rows.map(({ consistency }) => consistency.asPrinted)).toEqual([
      true,
      null,
      true,
      null,
      null,
    ]);
    expect(rows.map(({ partitionTolerance }) => partitionTolerance?.asPrinted)).toEqual([
      true,
      null,
      true,
      true,
      true,
    ]);
  });

  it("measures consistency by what was lost and what fits one order", () => {
    expect(rows[0]?.consistency).toMatchObject({
      linearizable: false,
      lost: 1,
      convergedAtUs: 1_100_000,
    });
    expect(rows[0]?.consistency.events.length).toBeGreaterThan(0);
    expect(rows[3]?.consistency).toMatchObject({ linearizable: true, lost: 0 });
  });

  it("does not take a claim of strong consistency for granted", () => {
    // Certified is not yet applied: a read in between returns the old value.
    const galera = runsOf("stale-read").find(({ title }) => title === "Galera: slow to apply");
    const row = galera === undefined ? undefined : capRowOf(galera);
    expect(row?.printed?.consistency).toBe("strong");
    expect(row?.consistency).toMatchObject({ linearizable: false, lost: 0, asPrinted: false });
  });

  it("measures which sides were served, and how soon all agreed after the heal", () => {
    const both = [["tokyo"], ["london", "saopaulo"]];
    expect(rows[0]?.partitionTolerance).toMatchObject({ asked: both, served: both });
    expect(rows[0]?.partitionTolerance?.settledUs).toBe(100_000);
    expect(rows[3]?.partitionTolerance?.served).toEqual([["london", "saopaulo"]]);
    expect(timesOf(3, rows[3]?.partitionTolerance?.events ?? [])).toEqual([100]);
    expect(rows[4]?.partitionTolerance?.served).toEqual([]);
  });
});

describe("what cannot be measured", () => {
  it("is said of a scenario that parts no nodes", () => {
    for (const run of runsOf("inventory")) {
      const row = capRowOf(run);
      expect(row.availability).toBeNull();
      expect(row.partitionTolerance).toBeNull();
      const isEventual = row.printed?.consistency === "eventual";
      expect(row.consistency.nobodyRead).toBe(true);
      expect(row.consistency.asPrinted).toBe(isEventual ? true : null);
    }
  });
});

describe("the time at which nodes are parted", () => {
  const at = (...script: readonly Entry[]) => partingOfNodes(buildScenario({ script }), 900_000);
  const all = ["tokyo>london", "tokyo>saopaulo"];

  it("is that of a partition, or of cuts that leave somebody alone", () => {
    expect(at({ at: 100, until: 300, partition: [["london"], ["tokyo", "saopaulo"]] })).toEqual({
      fromUs: 100_000,
      untilUs: 300_000,
      sides: [["tokyo", "saopaulo"], ["london"]],
    });
    expect(at({ at: 0, until: 500, cut: all }, { at: 100, cut: ["london>saopaulo"] })).toEqual({
      fromUs: 0,
      untilUs: 100_000,
      sides: [["tokyo"], ["london", "saopaulo"]],
    });
    expect(at({ at: 400, cut: all })?.untilUs).toBe(900_000);
  });

  it("is none where a way round is left, or nothing is cut", () => {
    expect(at({ at: 0, until: 500, cut: ["tokyo>london"] })).toBeNull();
    expect(at({ at: 0, until: 500, crash: "tokyo" })).toBeNull();
    expect(at({ at: 950, until: 990, cut: all })).toBeNull();
  });
});
