// The acceptor and the proposer step by step, with the classic mistakes of Paxos.
import { describe, expect, it } from "vitest";
import type { NodeId } from "../../data/value.ts";
import { type Context, completeOptions } from "../../sim/mode.ts";
import { atStart } from "../../testing/context.ts";
import { about } from "./about.ts";
import { galera } from "./galera.ts";
import type { GaleraMessage } from "./messages.ts";
import { type GaleraState, initialState, type Succession } from "./state.ts";

const members = ["london", "saopaulo", "tokyo", "virginia"];
const contextOf = (node: NodeId): Context => ({
  node,
  nodes: members,
  peers: members.filter((one) => one !== node),
  database: { tables: {}, rows: {}, vectors: {}, homes: {} },
  options: completeOptions(about, {}),
  ...atStart,
});
const nobody = Object.fromEntries(members.map((member) => [member, 0]));
const goingOn = (...going: NodeId[]): Succession => ({
  members: going,
  sequence: 0,
  delivered: nobody,
  flush: [],
});
const report = { sequence: 0, delivered: nobody, pending: [] };

/** One node, fed by hand. */
class Bench {
  readonly node: NodeId;
  state: GaleraState;
  constructor(node: NodeId) {
    this.node = node;
    this.state = initialState(contextOf(node));
  }
  receive(from: NodeId, message: GaleraMessage): readonly (GaleraMessage & { to: NodeId })[] {
    return this.step({ kind: "message", from, message });
  }
  step(event: Parameters<typeof galera.step>[1]): readonly (GaleraMessage & { to: NodeId })[] {
    const { state, effects } = galera.step(this.state, event, contextOf(this.node));
    this.state = state;
    return effects.flatMap((effect) =>
      effect.kind === "send" ? [{ ...effect.message, to: effect.to }] : [],
    );
  }
  crash(): void {
    this.state = galera.durable(this.state, contextOf(this.node));
  }
}
const prepare = (round: number, node: NodeId): GaleraMessage => ({
  kind: "prepare",
  view: 1,
  ballot: { round, node },
  sequence: 0,
});
const accept = (round: number, node: NodeId, value: Succession): GaleraMessage => ({
  kind: "accept",
  view: 1,
  ballot: { round, node },
  value,
});
const promise = (node: NodeId, round: number, accepted: GaleraState["accepted"] = null) =>
  ({ kind: "promise", view: 1, ballot: { round, node }, report, accepted }) as const;

describe("a member that is asked", () => {
  it("promises, and keeps its promise over a crash", () => {
    const bench = new Bench("london");
    const ballot = { round: 2, node: "tokyo" };
    expect(bench.receive("tokyo", prepare(2, "tokyo"))).toMatchObject([
      { kind: "promise", to: "tokyo", ballot, accepted: null },
    ]);
    bench.crash();
    expect(bench.receive("saopaulo", prepare(1, "saopaulo"))).toMatchObject([
      { kind: "reject", to: "saopaulo", promised: ballot },
    ]);
    expect(bench.receive("virginia", accept(1, "virginia", goingOn("virginia")))).toMatchObject([
      { kind: "reject", to: "virginia", promised: ballot },
    ]);
    expect(bench.state.accepted).toBeNull();
  });
  it("tells a later ballot what it has accepted, also after a crash", () => {
    const bench = new Bench("london");
    const value = goingOn("tokyo", "london", "saopaulo");
    expect(bench.receive("tokyo", accept(1, "tokyo", value))).toMatchObject([{ kind: "accepted" }]);
    bench.crash();
    expect(bench.receive("virginia", prepare(2, "virginia"))).toMatchObject([
      { kind: "promise", accepted: { ballot: { round: 1, node: "tokyo" }, value } },
    ]);
  });
  it("asks at once when it hears that the others are in a newer view", () => {
    const bench = new Bench("london");
    const sent = bench.receive("tokyo", { kind: "alive", view: 3 });
    expect(sent.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
      "prepare saopaulo",
      "prepare tokyo",
      "prepare virginia",
    ]);
    expect(bench.receive("tokyo", { kind: "alive", view: 3 })).toEqual([]);
  });
  it("stores nothing more of the view that ends", () => {
    const bench = new Bench("london");
    bench.receive("tokyo", prepare(1, "tokyo"));
    const set = {
      view: 1,
      origin: "tokyo",
      index: 1,
      time: 1,
      request: "r1",
      sync: true,
      lastSeen: 0,
      keys: [],
      rows: [],
    };
    const status = { time: 1, received: { ...nobody, tokyo: 1 } };
    expect(bench.receive("tokyo", { kind: "write-set", set, status })).toEqual([]);
    expect(bench.state.store).toEqual([]);
  });
});

describe("a member that proposes", () => {
  /** London, which hears nobody and therefore waits for no one in particular. */
  const proposer = (): Bench => {
    const bench = new Bench("london");
    for (const node of ["tokyo", "virginia", "saopaulo"]) {
      bench.step({ kind: "timer", timer: `silence:${node}` });
    }
    return bench;
  };
  const round = (bench: Bench): number => bench.state.proposal?.ballot.round ?? 0;
  const accepts = (sent: readonly GaleraMessage[]): unknown[] =>
    sent.filter(({ kind }) => kind === "accept");

  it("needs more than half: two of four are not enough", () => {
    const bench = proposer();
    expect(accepts(bench.receive("saopaulo", promise("london", round(bench))))).toEqual([]);
    const sent = bench.receive("tokyo", promise("london", round(bench)));
    expect(accepts(sent)).toHaveLength(3);
    expect(bench.state.proposal?.value?.members).toEqual(["london", "saopaulo", "tokyo"]);
  });
  it.each([
    ["tokyo", "saopaulo"],
    ["saopaulo", "tokyo"],
  ])("goes on with the accepted value of the highest ballot: %s promises first", (...order) => {
    const bench = proposer();
    const accepted: Readonly<Record<string, GaleraState["accepted"]>> = {
      saopaulo: { ballot: { round: 1, node: "saopaulo" }, value: goingOn("saopaulo") },
      tokyo: { ballot: { round: 1, node: "tokyo" }, value: goingOn("tokyo", "virginia") },
    };
    for (const node of order) {
      bench.receive(node, promise("london", round(bench), accepted[node] ?? null));
    }
    expect(bench.state.proposal?.value).toEqual(goingOn("tokyo", "virginia"));
  });
  it("concludes when more than half have accepted, counting each once", () => {
    const bench = proposer();
    bench.receive("saopaulo", promise("london", round(bench)));
    bench.receive("tokyo", promise("london", round(bench)));
    const ballot = { round: round(bench), node: "london" };
    const accepted: GaleraMessage = { kind: "accepted", view: 1, ballot };
    bench.receive("tokyo", accepted);
    bench.receive("tokyo", accepted);
    expect(bench.state.view.id).toBe(1);
    const sent = bench.receive("saopaulo", accepted);
    expect(bench.state.view).toEqual({
      id: 2,
      members: ["london", "saopaulo", "tokyo"],
      start: 0,
    });
    expect(sent.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
      "install saopaulo",
      "install tokyo",
      "outdated virginia",
    ]);
  });
  it("gives up its ballot to a larger one", () => {
    const bench = proposer();
    bench.receive("tokyo", prepare(9, "tokyo"));
    expect(bench.state.proposal).toBeNull();
    bench.step({ kind: "timer", timer: "view" });
    expect(round(bench)).toBe(10);
  });
});
