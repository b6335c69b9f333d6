import { expect, it } from "vitest";
import { createSession } from "../store.ts";
import { changeAt, cutSpansOf, diagramOf, gistOf, linksByEntry } from "./diagram.ts";

function opened(id: string) {
  const session = createSession();
  session.open(id);
  const { runs, scenario, subjects } = session.getState();
  if (scenario === null) throw new Error("no scenario");
  return { runs, scenario, subject: subjects[0] ?? { row: "", fields: [] } };
}

it("marks say what happened: requests, effects, conflicts, the world", () => {
  const { runs } = opened("cut");
  const kinds = (run: number) => runs[run] && diagramOf(runs[run]).marks.map(({ kind }) => kind);
  expect(kinds(0)).toEqual([
    "world",
    "request",
    "request",
    "apply",
    "step",
    "world",
    "conflict",
    "conflict",
    "conflict",
    "step",
    "step",
    "step",
  ]);
  // A merge loses nothing: it is an effect like others.
  expect(kinds(2)?.filter((kind) => kind === "conflict")).toEqual([]);
});

it("lines have the times of the trace, and what a cut held left at its end", () => {
  const { runs } = opened("cut");
  const lines = runs[0] === undefined ? [] : diagramOf(runs[0]).lines;
  expect(lines[0]).toMatchObject({
    from: "tokyo",
    sentUs: 100_000,
    leftUs: 1_000_000,
    arrivesUs: 1_100_000,
    latencyUs: 100_000,
    sign: "data",
  });
});

it("background messages and the nodes' start are left out", () => {
  const { runs } = opened("cut");
  const [, , , , galera] = runs;
  if (galera === undefined) throw new Error("no run");
  const { lines, marks } = diagramOf(galera);
  expect(lines.length).toBe(galera.trace.messages.filter(({ background }) => !background).length);
  expect(lines.length).toBeLessThan(galera.trace.messages.length);
  expect(marks.some(({ event }) => galera.trace.events[event]?.kind === "start")).toBe(false);
});

it("a change tells the shown value before and after, and null where none changed", () => {
  const { runs, subject } = opened("cut");
  const [lww] = runs;
  if (lww === undefined) throw new Error("no run");
  expect(changeAt(lww, 4, subject)).toEqual({ before: "100", after: "80" });
  expect(changeAt(lww, 7, subject)).toBe(null);
  expect(changeAt(lww, 3, subject)).toBe(null);
  expect(gistOf(lww, 0)).toEqual({ kind: "change", text: "−20" });
});

it("a node that is down and a clock that is set stand on the lane of their node", () => {
  const { runs } = opened("storm");
  const [lww] = runs;
  if (lww === undefined) throw new Error("no run");
  const { marks, downs } = diagramOf(lww);
  expect(downs).toEqual([{ node: "tokyo", fromUs: 531_000, untilUs: 1_213_000 }]);
  const places = marks.filter(({ kind }) => kind === "crash" || kind === "clock");
  expect(places.map(({ node }) => node)).toEqual(["tokyo", "saopaulo", "saopaulo"]);
});

it("cuts and partitions are stretches with the links that they sever, both ways", () => {
  const { scenario } = opened("cut");
  expect(cutSpansOf(scenario)).toEqual([
    {
      entry: 0,
      fromUs: 0,
      untilUs: 1_000_000,
      links: [
        ["tokyo", "london"],
        ["tokyo", "saopaulo"],
        ["london", "tokyo"],
        ["saopaulo", "tokyo"],
      ],
    },
  ]);
  expect(linksByEntry(scenario).map(({ entry }) => entry)).toEqual([0]);
});
