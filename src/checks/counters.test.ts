import { describe, expect, it } from "vitest";
import type { Operation } from "../data/operation.ts";
import type { FieldValue } from "../data/value.ts";
import { HandMadeTrace, shows } from "../testing/handMadeTrace.ts";
import { operationsMissing } from "./counters.ts";

const row = "items/a";
const database = {
  tables: { items: { count: "counter", tags: "set", value: "register" } },
  rows: { [row]: { count: 10, tags: ["old"], value: null } },
} as const;
const nodes = ["tokyo", "london"];
const add = (value: string): Operation => ({ verb: "add", row, field: "tags", value });
const remove = (value: string): Operation => ({ verb: "remove", row, field: "tags", value });
const increment = (by: number): Operation => ({ verb: "increment", row, field: "count", by });

class Story {
  readonly made = new HandMadeTrace({ nodes, database });
  private atMs = 0;

  /** A request at a node that may have heard of an earlier event; gives its event. */
  at(
    node: string,
    operation: Operation,
    outcome: "ok" | "unknown" | "refused" = "ok",
    after?: number,
  ) {
    this.atMs += 1;
    const id = `r${Number(this.made.last.slice(1)) + 1}`;
    const end = {
      ok: { ok: { [id]: [] } },
      unknown: { unknown: [id] },
      refused: { refused: { [id]: 11 as const } },
    }[outcome];
    const heard = after === undefined ? {} : { after };
    return this.made.add({ atMs: this.atMs, node, start: [operation], ...end, ...heard });
  }

  /** What is complained of when all nodes end with these values. */
  ends(count: FieldValue, tags: FieldValue = ["old"]): readonly string[] {
    const view = shows({ count: [count], tags: [tags], value: [null] });
    for (const node of nodes) this.made.add({ atMs: 99, node, rows: { [row]: view } });
    return operationsMissing(this.made.build()).map(({ text }) => text);
  }
}

describe("counters", () => {
  it("end at the start plus all acknowledged increments", () => {
    const story = new Story();
    story.at("tokyo", increment(5));
    story.at("london", increment(-2));
    story.at("london", increment(100), "refused");
    expect(story.ends(13)).toEqual([]);
    expect(story.ends(15)).toEqual([
      "tokyo shows 15 for items/a.count, not 13.",
      "london shows 15 for items/a.count, not 13.",
    ]);
  });
  it("may contain any of the unknown ones", () => {
    const story = new Story();
    story.at("tokyo", increment(5));
    story.at("tokyo", increment(20), "unknown");
    story.at("london", increment(300), "unknown");
    for (const fine of [15, 35, 315, 335]) expect(story.ends(fine)).toEqual([]);
    for (const wrong of [10, 20, 55, 635]) expect(story.ends(wrong)).toHaveLength(2);
  });
  it("do not mind the order of adding fractions", () => {
    const story = new Story();
    for (let i = 0; i < 3; i += 1) story.at("tokyo", increment(0.1));
    expect(story.ends(10.3)).toEqual([]);
    expect(story.ends(10.2)).toHaveLength(2);
  });
  it("are left alone when something sets them", () => {
    const story = new Story();
    story.at("tokyo", increment(5));
    story.at("tokyo", { verb: "update", row, set: { count: 0 } });
    expect(story.ends(77)).toEqual([]);
  });
});

describe("sets", () => {
  it("keep an add that no remove knew of", () => {
    const story = new Story();
    story.at("tokyo", add("x"));
    story.at("london", remove("x"));
    expect(story.ends(10, ["old", "x"])).toEqual([]);
    expect(story.ends(10)[0]).toBe("tokyo lacks x in items/a.tags.");
  });
  it("may lose an add to a remove that could have known of it", () => {
    const story = new Story();
    const added = story.at("tokyo", add("x"));
    story.at("london", remove("x"), "ok", added);
    expect(story.ends(10, ["old", "x"])).toEqual([]);
    expect(story.ends(10)).toEqual([]);
  });
  it("lose what was removed after it was added at the same node", () => {
    const story = new Story();
    story.at("tokyo", add("x"));
    story.at("tokyo", remove("x"));
    expect(story.ends(10)).toEqual([]);
    expect(story.ends(10, ["old", "x"])[0]).toBe("tokyo still has x in items/a.tags.");
  });
  it("keep what was there from the start, and nothing that nobody added", () => {
    const story = new Story();
    expect(story.ends(10, [])[0]).toBe("tokyo lacks old in items/a.tags.");
    expect(story.ends(10, ["old", "z"])[0]).toBe("tokyo has an unknown z in items/a.tags.");
    story.at("tokyo", remove("old"));
    expect(story.ends(10, [])).toEqual([]);
    expect(story.ends(10, ["old"])).toHaveLength(2);
  });
  it("owe nothing to an unknown add", () => {
    const story = new Story();
    story.at("tokyo", add("x"), "unknown");
    expect(story.ends(10, ["old"])).toEqual([]);
    expect(story.ends(10, ["old", "x"])).toEqual([]);
  });
});
