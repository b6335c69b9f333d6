import { describe, expect, it } from "vitest";
import { defined } from "../../lib/assert.ts";
import { modes } from "../../modes/index.ts";
import type { AnyMode } from "../../sim/mode.ts";
import { simulate } from "../../sim/simulate.ts";
import { buildScenario, type Draft } from "../../testing/scenario.ts";
import { type Flight, flightsAt, trafficBetween } from "./flights.ts";

const [mode] = modes;
const write = [{ verb: "increment", row: "stock/widget", field: "units", by: -20 }] as const;
const draft: Draft = { script: [{ at: 10, node: "tokyo", do: write }] };

/** The data messages from Tokyo to a node at a time in milliseconds. */
function toNode(changes: Partial<Draft>, node: string, atMs: number): readonly Flight[] {
  const trace = simulate(buildScenario({ ...draft, ...changes }), defined<AnyMode>(mode, "mode"));
  const us = atMs * 1000;
  return flightsAt(trace, trafficBetween(trace, us, us), us).filter(
    ({ from, to, role }) => from === "tokyo" && to === node && role === "replicate",
  );
}

const places = (flights: readonly Flight[]): readonly (readonly [string, number])[] =>
  flights.map(({ state, fraction }) => [state, Math.round(fraction * 1000) / 1000] as const);

describe("messages under way", () => {
  it("travel evenly from sender to receiver, at the speed of their link", () => {
    const at = (ms: number) => places(toNode({}, "london", ms));
    expect(at(9)).toEqual([]);
    expect(at(10)).toEqual([["moving", 0]]);
    expect(at(60)).toEqual([["moving", 0.5]]);
    expect(at(85)).toEqual([["moving", 0.75]]);
    expect(at(110)).toEqual([]);
    expect(places(toNode({}, "saopaulo", 85))).toEqual([["moving", 0.5]]);
  });

  it("stop at a cut, and go on from there when it heals", () => {
    const cut = {
      script: [
        ...draft.script,
        { at: 0, until: 500, partition: [["tokyo"], ["london", "saopaulo"]] },
      ],
    };
    const at = (ms: number) => places(toNode(cut, "london", ms));
    expect(at(20)).toEqual([["held", 0.1]]);
    expect(at(400)).toEqual([["held", 0.42]]);
    expect(at(500)).toEqual([["moving", 0.42]]);
    expect(at(550)).toEqual([["moving", 0.71]]);
    expect(at(600)).toEqual([]);
  });

  it("are lost at a cut that drops", () => {
    const cut = {
      partition: "drop" as const,
      endMs: 300,
      script: [...draft.script, { at: 0, cut: ["tokyo>london"] }],
    };
    const at = (ms: number) => places(toNode(cut, "london", ms));
    expect(at(20)).toEqual([["moving", 0.1]]);
    expect(at(90)).toEqual([["lost", 0.42]]);
    expect(at(120)).toEqual([]);
  });

  it("are lost on a link that loses them", () => {
    const lossy = { link: { loss: 1 }, endMs: 300 };
    expect(places(toNode(lossy, "london", 20))).toEqual([["moving", 0.1]]);
    expect(places(toNode(lossy, "london", 90))).toEqual([["lost", 0.6]]);
    expect(toNode(lossy, "london", 111)).toEqual([]);
  });

  it("are found for a whole stretch of time at once", () => {
    const trace = simulate(buildScenario(draft), defined<AnyMode>(mode, "mode"));
    const traffic = trafficBetween(trace, 10_000, 160_000);
    for (let us = 10_000; us < 160_000; us += 7000) {
      expect(flightsAt(trace, traffic, us)).toEqual(
        flightsAt(trace, trafficBetween(trace, us, us), us),
      );
    }
    expect(flightsAt(trace, traffic, 50_000).length).toBe(2);
  });
});
