import { describe, expect, it } from "vitest";
import type { Ballot, Note } from "../sim/note.ts";
import { HandMadeTrace } from "../testing/handMadeTrace.ts";
import { disagreements } from "./agreement.ts";
import { choiceOf, choices } from "./chosen.ts";

const low: Ballot = { round: 1, node: "london" };
const high: Ballot = { round: 2, node: "tokyo" };
const accept = (slot: number, ballot: Ballot, value: string, requests = ["r1"]): Note => {
  return { kind: "accept", slot, ballot, value, requests };
};
const learn = (slot: number, value: string): Note => {
  return { kind: "learn", slot, value, requests: ["r1"] };
};
const log = (
  sequence: number,
  request: string | null,
  verdict: "applied" | "refused" | "repeat" | "nothing" = "applied",
  boot = 0,
): Note => ({ kind: "log", sequence, request, verdict, boot });

type Step =
  | readonly [node: string, ...notes: Note[]]
  | readonly [node: string, "crash" | "restart"];

/** One event a millisecond. */
function run(...steps: readonly Step[]) {
  const made = new HandMadeTrace();
  for (const [i, [node, ...rest]] of steps.entries()) {
    const [first] = rest;
    if (first === "crash" || first === "restart") made.add({ atMs: i + 1, node, kind: first });
    else made.add({ atMs: i + 1, node, notes: rest as readonly Note[] });
  }
  return made.build();
}
const kinds = (...steps: readonly Step[]): readonly string[] =>
  disagreements(run(...steps)).map(({ kind }) => kind);

describe("the moment of choice", () => {
  it("is when a majority has accepted in one ballot", () => {
    const trace = run(["tokyo", accept(1, low, "a")], ["london", accept(1, low, "a")]);
    expect(choices(trace).chosen).toEqual([
      { slot: 1, ballot: low, value: "a", requests: ["r1"], event: 4, atUs: 2000 },
    ]);
    expect(choiceOf(trace, "r1")?.atUs).toBe(2000);
    expect(choiceOf(trace, "r2")).toBeUndefined();
  });
  it("does not come from one node twice, nor from two ballots", () => {
    const twice = run(["tokyo", accept(1, low, "a")], ["tokyo", accept(1, low, "a")]);
    expect(choices(twice).chosen).toEqual([]);
    const mixed = run(["tokyo", accept(1, low, "a")], ["london", accept(1, high, "a")]);
    expect(choices(mixed).chosen).toEqual([]);
  });
  it("may come again with the same value in a higher ballot", () => {
    expect(
      kinds(
        ["tokyo", accept(1, low, "a")],
        ["london", accept(1, low, "a"), accept(1, high, "a")],
        ["saopaulo", accept(1, high, "a"), learn(1, "a")],
      ),
    ).toEqual([]);
  });
});

describe("slots", () => {
  it("have one value", () => {
    expect(
      kinds(
        ["tokyo", accept(1, low, "a")],
        ["london", accept(1, low, "a"), accept(1, high, "b")],
        ["saopaulo", accept(1, high, "b")],
      ),
    ).toEqual(["slot"]);
  });
  it("have one value in a ballot", () => {
    expect(kinds(["tokyo", accept(1, low, "a")], ["london", accept(1, low, "b")])).toEqual([
      "slot",
    ]);
  });
  it("are learned when chosen, not before", () => {
    expect(kinds(["tokyo", accept(1, low, "a"), learn(1, "a")])).toEqual(["slot"]);
    const tooEarly: Step = ["tokyo", accept(1, low, "a"), learn(1, "a")];
    expect(kinds(tooEarly, ["london", accept(1, low, "a")])).toEqual(["slot"]);
    expect(
      kinds(["tokyo", accept(1, low, "a")], ["london", accept(1, low, "a"), learn(1, "b")]),
    ).toEqual(["slot"]);
  });
});

describe("the log", () => {
  it("may be behind", () => {
    expect(kinds(["tokyo", log(1, "r1"), log(2, "r2")], ["london", log(1, "r1")])).toEqual([]);
  });
  it("has one order", () => {
    const swapped: Step = ["london", log(1, "r2"), log(2, "r1")];
    expect(kinds(["tokyo", log(1, "r1"), log(2, "r2")], swapped)).toEqual(["order", "order"]);
  });
  it("has one verdict", () => {
    expect(kinds(["tokyo", log(1, "r1")], ["london", log(1, "r1", "refused")])).toEqual(["order"]);
    expect(kinds(["tokyo", log(1, "r1")], ["london", log(1, "r1", "repeat")])).toEqual([]);
  });
  it("has no gap, but for who was given the state", () => {
    expect(kinds(["tokyo", log(1, "r1"), log(3, "r3")])).toEqual(["order"]);
    const state: Note = { kind: "transfer", from: "london", transfer: "state", count: 2 };
    expect(kinds(["tokyo", log(1, "r1"), state, log(3, "r3")])).toEqual([]);
  });
  it("may hold several requests at a position", () => {
    const both: Step = ["tokyo", log(1, "r1"), log(1, "r2"), log(2, "r3")];
    expect(kinds(both, ["london", log(1, "r1"), log(1, "r2")])).toEqual([]);
    expect(kinds(both, ["london", log(1, "r2"), log(1, "r1")])).toEqual(["order", "order"]);
  });
  it("goes on or is replayed after a restart, but never jumps", () => {
    const before: Step = ["tokyo", log(1, "r1"), log(2, "r2")];
    const again = (...notes: Note[]): readonly Step[] => [
      before,
      ["tokyo", "crash"],
      ["tokyo", "restart"],
      ["tokyo", ...notes],
    ];
    expect(kinds(...again(log(3, "r3", "applied", 1)))).toEqual([]);
    expect(kinds(...again(log(1, "r1", "applied", 1), log(2, "r2", "repeat", 1)))).toEqual([]);
    expect(kinds(...again(log(2, "r9", "applied", 1)))).toEqual(["order"]);
    expect(kinds(...again(log(4, "r4", "applied", 1)))).toEqual(["order"]);
  });
});

describe("facts", () => {
  const certify = (verdict: "pass" | "fail", sequence = 5): Note => {
    return { kind: "certify", sequence, request: "r1", time: 1, verdict, row: null, against: null };
  };
  it("of a certification are the same everywhere", () => {
    expect(kinds(["tokyo", certify("fail")], ["london", certify("fail")])).toEqual([]);
    expect(kinds(["tokyo", certify("fail")], ["london", certify("pass")])).toEqual(["verdict"]);
    expect(kinds(["tokyo", certify("fail")], ["london", certify("fail", 6)])).toEqual(["verdict"]);
  });
  it("of a home are one in an epoch", () => {
    const home = (to: string, epoch: number): Note => ({ kind: "home", row: "a/1", to, epoch });
    expect(kinds(["tokyo", home("tokyo", 1)], ["london", home("london", 2)])).toEqual([]);
    expect(kinds(["tokyo", home("tokyo", 1)], ["london", home("london", 1)])).toEqual(["home"]);
  });
  it("of a two-phase commit have one end", () => {
    const end = (phase: "prepared" | "commit" | "abort", attempt = 1): Note => {
      return { kind: "two-phase", request: "r1", attempt, phase, nodes: [] };
    };
    const prepared: Step = ["tokyo", end("prepared"), end("commit")];
    expect(kinds(prepared, ["london", end("prepared"), end("commit")])).toEqual([]);
    expect(kinds(prepared, ["london", end("abort")])).toEqual(["two-phase"]);
    expect(kinds(prepared, ["london", end("abort", 2)])).toEqual([]);
  });
  it("of a primary are one in a term", () => {
    const primary = (node: string, term: number): Note => ({ kind: "primary", node, term });
    expect(kinds(["tokyo", primary("tokyo", 1)], ["london", primary("london", 2)])).toEqual([]);
    expect(kinds(["tokyo", primary("tokyo", 1)], ["london", primary("london", 1)])).toEqual([
      "term",
    ]);
  });
});

describe("primary components", () => {
  const view = (number: number, members: readonly string[], primary = true): Note => {
    return { kind: "view", view: number, members, primary };
  };
  const all = ["tokyo", "london", "saopaulo"];
  it("may be known late by one node", () => {
    const two = view(2, ["london", "saopaulo"]);
    expect(kinds(["tokyo", view(1, all)], ["london", two], ["saopaulo", two])).toEqual([]);
  });
  it("are never two at once", () => {
    const alone = view(2, ["tokyo"]);
    const others = view(3, ["london", "saopaulo"]);
    expect(kinds(["tokyo", alone], ["london", others])).toEqual(["component"]);
    expect(kinds(["tokyo", view(2, ["tokyo"], false)], ["london", others])).toEqual([]);
    expect(
      kinds(["tokyo", alone], ["tokyo", view(2, ["tokyo"], false)], ["london", others]),
    ).toEqual([]);
  });
  it("count only while their node is up", () => {
    const alone = view(2, ["tokyo"]);
    const others = view(3, ["london", "saopaulo"]);
    expect(kinds(["tokyo", alone], ["tokyo", "crash"], ["london", others])).toEqual([]);
    const back: readonly Step[] = [
      ["tokyo", alone],
      ["tokyo", "crash"],
      ["tokyo", "restart"],
    ];
    expect(kinds(...back, ["london", others])).toEqual([]);
  });
  it("of one number have the same members", () => {
    expect(kinds(["tokyo", view(2, ["tokyo", "london"])], ["london", view(2, all)])).toEqual([
      "component",
    ]);
  });
});
