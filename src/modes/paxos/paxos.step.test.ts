// One node, message by message: the classic mistakes of Paxos, each with the step in which it would
// show.
import { describe, expect, it } from "vitest";
import { type Context, completeOptions, type Effect, type Request } from "../../sim/mode.ts";
import type { Ballot } from "../../sim/note.ts";
import type { Options } from "../../sim/scenario.ts";
import { atStart } from "../../testing/context.ts";
import { label, type PaxosMessage, type SlotVote, type Value } from "./messages.ts";
import { paxos } from "./paxos.ts";
import type { PaxosState } from "./state.ts";

const three = ["tokyo", "london", "saopaulo"];
const ballot = (round: number, node: string): Ballot => ({ round, node });
const request = (id: string, by = -1, node = "tokyo"): Request => ({
  id,
  client: node,
  node,
  operations: [{ verb: "increment", row: "stock/widget", field: "units", by }],
});
const vote = (slot: number, of: Ballot, value: Value): SlotVote => ({ slot, ballot: of, value });

/** A node under test: feeds it events and collects what it does. */
class Node {
  state: PaxosState;
  effects: readonly Effect<PaxosMessage>[];
  private context: Context;

  constructor(node = "tokyo", nodes = three, options: Options = {}) {
    const database = {
      tables: { stock: { units: "counter" } },
      rows: { "stock/widget": { units: 100 } },
      vectors: {},
      homes: {},
    } as const;
    const peers = nodes.filter((one) => one !== node);
    const complete = completeOptions(paxos.about, options);
    this.context = { node, nodes, peers, database, options: complete, ...atStart };
    ({ state: this.state, effects: this.effects } = paxos.init(this.context));
  }
  private take(event: Parameters<typeof paxos.step>[1]): this {
    ({ state: this.state, effects: this.effects } = paxos.step(this.state, event, this.context));
    return this;
  }
  ask(asked: Request): this {
    return this.take({ kind: "request", request: asked });
  }
  hear(from: string, message: PaxosMessage): this {
    return this.take({ kind: "message", from, message });
  }
  wake(timer: string): this {
    return this.take({ kind: "timer", timer });
  }
  restart(): this {
    this.state = paxos.durable(this.state, this.context);
    return this.take({ kind: "restart" });
  }
  sent<Type extends PaxosMessage["type"]>(type: Type, to?: string) {
    return this.effects.flatMap((effect) =>
      effect.kind === "send" && effect.message.type === type && (to ?? effect.to) === effect.to
        ? [effect.message as Extract<PaxosMessage, { type: Type }>]
        : [],
    );
  }
  notes(kind: string): unknown[] {
    return this.effects.flatMap((effect) =>
      effect.kind === "note" && effect.note.kind === kind ? [effect.note] : [],
    );
  }
  timer(name: string): unknown {
    return this.effects.find((one) => one.kind === "setTimer" && one.timer === name);
  }
  get units(): unknown {
    return paxos.rows(this.state)["stock/widget"]?.[0]?.fields?.["units"]?.[0]?.value;
  }
}
const nothing = { accepted: [], chosen: [] };
const promised = (of: Ballot, accepted: readonly SlotVote[] = []): PaxosMessage => ({
  type: "promise",
  ballot: of,
  report: { accepted, chosen: [] },
});
/** Tokyo with a ballot of round 1 and one proposal, r1 in slot 1. */
const leading = (nodes = three): Node =>
  new Node("tokyo", nodes, { leader: "tokyo" }).ask(request("r1"));

describe("acceptor", () => {
  const high = ballot(5, "london");
  const low = ballot(4, "saopaulo");
  const accept = (of: Ballot): PaxosMessage => ({
    type: "accept",
    ballot: of,
    slot: 1,
    value: request("r9"),
  });

  it("takes part in no ballot below its promise, in neither phase", () => {
    const node = new Node().hear("london", { type: "prepare", ballot: high, first: 1, missed: 0 });
    expect(node.sent("promise", "london")).toEqual([
      { type: "promise", ballot: high, report: nothing },
    ]);
    node.hear("saopaulo", { type: "prepare", ballot: low, first: 1, missed: 0 });
    expect(node.sent("reject")).toEqual([{ type: "reject", ballot: low, promised: high }]);
    expect(node.sent("promise")).toEqual([]);
    node.hear("saopaulo", accept(low));
    expect(node.sent("reject")).toEqual([{ type: "reject", ballot: low, promised: high }]);
    expect(node.state.accepted).toEqual({});
    expect(node.hear("london", accept(high)).sent("accepted")).toHaveLength(1);
  });
  it("keeps its promise over a crash", () => {
    const node = new Node()
      .hear("london", { type: "prepare", ballot: high, first: 1, missed: 0 })
      .restart();
    expect(node.hear("saopaulo", accept(low)).sent("accepted")).toEqual([]);
  });
  it("a vote is a promise too", () => {
    const node = new Node().hear("london", accept(high));
    expect(node.hear("saopaulo", accept(low)).sent("accepted")).toEqual([]);
  });
  it("keeps its vote over a crash, and tells it with every later promise", () => {
    const node = new Node().hear("saopaulo", accept(low)).restart();
    node.hear("london", { type: "prepare", ballot: high, first: 1, missed: 0 });
    expect(node.sent("promise")[0]?.report.accepted).toEqual([vote(1, low, request("r9"))]);
  });
  it("tells what it knows to be chosen, and only from the slot that was asked for", () => {
    const node = new Node();
    for (const slot of [1, 2, 4]) {
      const content = { ballot: low, value: request(`r${slot}`) };
      node.hear("london", { type: "commit", slot, vote: content });
    }
    node.hear("london", { type: "prepare", ballot: high, first: 2, missed: 0 });
    const slots = node.sent("promise")[0]?.report.chosen.map(({ slot }) => slot);
    expect(slots).toEqual([2, 4]);
    node.hear("saopaulo", { ...accept(ballot(6, "london")), slot: 3 } as PaxosMessage);
    node.hear("london", { type: "prepare", ballot: ballot(7, "london"), first: 4, missed: 0 });
    expect(node.sent("promise")[0]?.report.accepted).toEqual([]);
  });
  it("answers a proposal for a slot that it knows to be chosen with what was chosen", () => {
    const content = { ballot: low, value: request("r1") };
    const node = new Node().hear("london", { type: "commit", slot: 1, vote: content });
    expect(node.hear("saopaulo", accept(high)).sent("commit")).toEqual([
      { type: "commit", slot: 1, vote: content },
    ]);
    expect(node.sent("accepted")).toEqual([]);
  });
});

describe("proposer", () => {
  it.each([
    ["later", "sydney", "virginia"],
    ["earlier", "virginia", "sydney"],
  ])("goes on with the vote of the highest ballot, heard of %s", (_when, first, second) => {
    const node = new Node("tokyo", [...three, "virginia", "sydney"]).ask(request("r1"));
    const own = node.sent("prepare")[0]?.ballot as Ballot;
    node.hear("london", promised(own, [vote(1, ballot(0, first), request(first))]));
    expect(node.sent("accept")).toEqual([]);
    node.hear("saopaulo", promised(own, [vote(1, ballot(0, second), request(second))]));
    expect(node.sent("accept", "london").map(({ slot, value }) => [slot, value?.id])).toEqual([
      [1, "virginia"],
      [2, "r1"],
    ]);
    expect(node.notes("adopt")).toMatchObject([{ slot: 1, requests: ["virginia"], ballot: own }]);
  });
  it("is not elected where a promise tells of a choice in a higher ballot", () => {
    const node = new Node().ask(request("r1"));
    const own = node.sent("prepare")[0]?.ballot as Ballot;
    const chosen = [vote(1, ballot(9, "saopaulo"), request("r8"))];
    node.hear("london", { type: "promise", ballot: own, report: { accepted: [], chosen } });
    expect(node.notes("elected")).toEqual([]);
    expect(node.notes("preempted")).toMatchObject([{ by: ballot(9, "saopaulo") }]);
    expect(node.sent("accept")).toEqual([]);
  });
  it("fills a gap with nothing and puts its own after all that it has heard of", () => {
    const node = new Node().ask(request("r1"));
    const own = node.sent("prepare")[0]?.ballot as Ballot;
    node.hear("london", promised(own, [vote(3, ballot(0, "london"), request("r7"))]));
    const proposed = node.sent("accept", "london").map(({ slot, value }) => [slot, value?.id]);
    expect(proposed).toEqual([
      [1, undefined],
      [2, undefined],
      [3, "r7"],
      [4, "r1"],
    ]);
  });
  it("does not propose a request again that it has just adopted", () => {
    const node = new Node().ask(request("r1"));
    const own = node.sent("prepare")[0]?.ballot as Ballot;
    node.hear("london", promised(own, [vote(1, ballot(0, "london"), request("r1"))]));
    expect(node.sent("accept", "london")).toHaveLength(1);
  });
  it("counts each voter once, and half of the nodes are no majority", () => {
    const node = leading([...three, "virginia"]);
    const accepted = { type: "accepted", ballot: ballot(1, "tokyo"), slot: 1 } as const;
    for (let i = 0; i < 3; i += 1) node.hear("london", accepted);
    expect(node.state.proposals[1]?.votes).toEqual(["tokyo", "london"]);
    expect(node.notes("learn")).toEqual([]);
    expect(node.units).toBe(100);
    node.hear("virginia", accepted);
    expect(node.units).toBe(99);
    expect(node.sent("commit")).toHaveLength(3);
  });
  it("counts promises of its present ballot only, each node once", () => {
    const node = new Node("tokyo", [...three, "virginia"]).ask(request("r1"));
    const own = node.sent("prepare")[0]?.ballot as Ballot;
    node.hear("london", promised(own)).hear("london", promised(own));
    node.hear("saopaulo", promised(ballot(0, "tokyo")));
    expect(node.state.proposer.phase).toBe("preparing");
    expect(node.hear("virginia", promised(own)).notes("elected")).toHaveLength(1);
  });
  it("lets votes count for a ballot that it has lost", () => {
    const node = leading().hear("london", {
      type: "prepare",
      ballot: ballot(2, "london"),
      first: 1,
      missed: 0,
    });
    expect(node.notes("preempted")).toHaveLength(1);
    node.hear("saopaulo", { type: "accepted", ballot: ballot(1, "tokyo"), slot: 1 });
    expect(node.units).toBe(99);
  });
  it("takes no vote of another ballot for its proposal", () => {
    const node = leading().hear("saopaulo", {
      type: "accepted",
      ballot: ballot(1, "london"),
      slot: 1,
    });
    expect(node.units).toBe(100);
  });
  it("gives its ballot up when it is rejected, and takes one above the promised", () => {
    const node = leading().hear("london", {
      type: "reject",
      ballot: ballot(1, "tokyo"),
      promised: ballot(7, "london"),
    });
    expect(node.state.proposer.phase).toBe("backing-off");
    expect(node.timer("backoff")).toMatchObject({ delayUs: [0, 1_000_000] });
    node.wake("backoff");
    expect(node.sent("prepare")[0]?.ballot).toEqual(ballot(8, "tokyo"));
  });
  it("doubles the range of its back-off twice at most, and starts anew after a success", () => {
    const node = leading();
    const ranges: unknown[] = [];
    const reject = (): void => {
      const own = "ballot" in node.state.proposer ? node.state.proposer.ballot.round : 0;
      const by = ballot(own + 1, "london");
      node.hear("london", { type: "reject", ballot: ballot(own, "tokyo"), promised: by });
      ranges.push((node.timer("backoff") as { delayUs: unknown } | undefined)?.delayUs);
      node.wake("backoff");
    };
    for (let i = 0; i < 4; i += 1) reject();
    const own = node.sent("prepare")[0]?.ballot as Ballot;
    node.hear("saopaulo", promised(own));
    node.hear("saopaulo", { type: "accepted", ballot: own, slot: 1 });
    node.ask(request("r2"));
    reject();
    const seconds = [1, 2, 4, 4, 1].map((count) => [0, count * 1_000_000]);
    expect(ranges).toEqual(seconds);
  });
  it("halves the range where others get on, and goes a round higher for each further turn", () => {
    const node = leading();
    const seen: unknown[] = [];
    for (const round of [10, 20, 30, 40]) {
      const by = ballot(round, "london");
      node.hear("london", { type: "prepare", ballot: by, first: 1, missed: 0 });
      const pause = (node.timer("backoff") as { delayUs: unknown } | undefined)?.delayUs;
      node.hear("london", { type: "accept", ballot: by, slot: 1, value: request("r9") });
      node.wake("backoff");
      seen.push([pause, node.sent("prepare")[0]?.ballot.round]);
    }
    expect(seen).toEqual([
      [[0, 1_000_000], 11],
      [[0, 500_000], 22],
      [[0, 250_000], 33],
      [[0, 250_000], 44],
    ]);
  });
  it("leaves the election of a node that has waited longer alone, but not for ever", () => {
    const by = ballot(9, "london");
    const other = (missed: number): PaxosMessage => ({
      type: "prepare",
      ballot: by,
      first: 1,
      missed,
    });
    const lost = (missed: number): Node => leading().hear("london", other(missed));
    // Whoever has lost but once has no precedence: a duel is fought out.
    expect(lost(1).wake("backoff").sent("prepare")).toHaveLength(2);
    const node = lost(2).wake("backoff");
    expect(node.sent("prepare")).toEqual([]);
    expect(node.timer("backoff")).toMatchObject({ delayUs: 1_000_000 });
    expect(node.wake("backoff").sent("prepare")).toHaveLength(2);
    // It hears that the election is over: then it pauses once more, and tries.
    const next = lost(2).wake("backoff");
    next.hear("london", { type: "accept", ballot: by, slot: 1, value: request("r9") });
    expect(next.timer("backoff")).toMatchObject({ delayUs: [0, 250_000] });
    expect(next.wake("backoff").sent("prepare")).toHaveLength(2);
    // A fresh request does not spoil it, either.
    const fresh = new Node().hear("london", other(2)).ask(request("r1"));
    expect(fresh.sent("prepare")).toEqual([]);
    expect(fresh.timer("backoff")).toMatchObject({ delayUs: [0, 1_000_000] });
  });
  it("sees from a choice in a higher ballot that its own is lost", () => {
    const node = new Node("tokyo", three, { leader: "tokyo" });
    const other = { ballot: ballot(2, "london"), value: request("r8") };
    node.hear("london", { type: "commit", slot: 1, vote: other });
    expect(node.notes("preempted")).toHaveLength(1);
    node.ask(request("r1"));
    expect(node.sent("accept")).toEqual([]);
    expect(node.sent("prepare")[0]).toEqual({
      type: "prepare",
      ballot: ballot(3, "tokyo"),
      first: 2,
      missed: 0,
    });
  });
  it("queues what comes while it collects promises", () => {
    const node = new Node().ask(request("r1"));
    const own = node.sent("prepare")[0]?.ballot as Ballot;
    expect(node.ask(request("r2")).effects).toEqual([]);
    node.hear("london", promised(own));
    expect(node.sent("accept", "london").map(({ value }) => value?.id)).toEqual(["r1", "r2"]);
  });
  it("asks again only those that have not answered", () => {
    const node = leading([...three, "virginia"]);
    node.hear("london", { type: "accepted", ballot: ballot(1, "tokyo"), slot: 1 });
    node.wake("accept:1");
    expect(node.effects.flatMap((one) => (one.kind === "send" ? [one.to] : []))).toEqual([
      "saopaulo",
      "virginia",
    ]);
    expect(node.timer("accept:1")).toMatchObject({ delayUs: 4_000_000 });
    expect(node.notes("wait")).toHaveLength(1);
    expect(node.wake("accept:1").notes("wait")).toEqual([]);
  });
});

describe("learner", () => {
  const commit = (slot: number, value: Value): PaxosMessage => ({
    type: "commit",
    slot,
    vote: { ballot: ballot(1, "london"), value },
  });

  it("applies in the order of the slots, whatever the order of arrival", () => {
    const node = new Node("saopaulo");
    node.hear("london", commit(2, request("r2", -30)));
    expect([node.units, node.notes("log")]).toEqual([100, []]);
    node.hear("london", commit(1, request("r1", -20)));
    expect(node.units).toBe(50);
    expect(node.notes("log")).toMatchObject([
      { sequence: 1, request: "r1" },
      { sequence: 2, request: "r2" },
    ]);
    expect(node.notes("write")).toMatchObject([
      { written: [{ over: [], value: 80 }] },
      { written: [{ over: ["r1"], value: 50 }] },
    ]);
  });
  it("applies a request that was chosen for two slots in the first one only", () => {
    const node = new Node("saopaulo");
    node.hear("london", commit(1, request("r1", -20)));
    node.hear("london", commit(2, null));
    expect(node.notes("log")).toMatchObject([{ verdict: "nothing", request: null }]);
    node.restart().hear("london", commit(3, request("r1", -20)));
    expect(node.units).toBe(80);
    expect(node.notes("log")).toMatchObject([{ verdict: "repeat", sequence: 3 }]);
    expect(node.notes("write")).toEqual([]);
  });
  it("takes a commit twice as once", () => {
    const node = new Node("saopaulo").hear("london", commit(1, request("r1")));
    const { state } = node;
    node.hear("london", commit(1, request("r1")));
    expect([node.units, node.notes("learn")]).toEqual([99, []]);
    expect(node.state).toBe(state);
  });
  it("does not bear two values for one slot", () => {
    const node = new Node("saopaulo").hear("london", commit(1, request("r1")));
    expect(() => node.hear("london", commit(1, request("r2")))).toThrow("slot 1 was chosen twice");
  });
  it("answers its own clients only", () => {
    const node = new Node("saopaulo").hear("london", commit(1, request("r1")));
    expect(node.effects.filter(({ kind }) => kind === "reply")).toEqual([]);
  });
});

describe("what must not stay open", () => {
  const of = ballot(1, "london");
  const openings: [string, PaxosMessage][] = [
    ["a vote", { type: "accept", ballot: of, slot: 1, value: request("r1") }],
    ["a gap", { type: "commit", slot: 2, vote: { ballot: of, value: request("r2") } }],
  ];
  it.each(openings)("%s: the node asks, then takes a ballot itself", (_what, message) => {
    const node = new Node("saopaulo").hear("london", message);
    expect(node.timer("finish")).toMatchObject({ delayUs: [2_000_000, 3_000_000] });
    node.wake("finish");
    expect(node.sent("ask")).toHaveLength(2);
    node.wake("finish");
    expect(node.sent("prepare")).toHaveLength(2);
  });
  it("leaves a vote alone whose outcome it learns", () => {
    const node = new Node("saopaulo").hear("london", openings[0]?.[1] as PaxosMessage);
    const content = { ballot: of, value: request("r1") };
    node.hear("london", { type: "commit", slot: 1, vote: content });
    expect(node.effects).toContainEqual({ kind: "cancelTimer", timer: "finish" });
    expect(node.wake("finish").effects).toEqual([]);
  });
  it("a node that knows more than others asks until all are known to know it", () => {
    const node = leading().hear("london", {
      type: "accepted",
      ballot: ballot(1, "tokyo"),
      slot: 1,
    });
    expect(node.timer("settle")).toMatchObject({ delayUs: 2_000_000 });
    node.hear("london", { type: "known", position: 1, settled: 0 });
    node.wake("settle");
    expect(node.sent("ask", "london")).toEqual([]);
    expect(node.sent("ask", "saopaulo")).toEqual([{ type: "ask", position: 1 }]);
    node.hear("saopaulo", { type: "ask", position: 0 });
    expect(node.sent("catch-up", "saopaulo")).toMatchObject([{ first: 1, votes: [{}] }]);
    node.hear("saopaulo", { type: "known", position: 1, settled: 0 });
    expect(node.sent("settled")).toHaveLength(2);
    expect(node.effects).toContainEqual({ kind: "cancelTimer", timer: "settle" });
  });
});

describe("what is shown", () => {
  it("the ballots, the log with holders, the queue and what others know", () => {
    const node = leading();
    expect(paxos.role?.(node.state)).toBe("leader");
    expect(paxos.knows(node.state, "stock/widget")).toEqual({ kind: "holders", nodes: ["tokyo"] });
    const panels = paxos.panels(node.state);
    expect(panels.map(({ shape }) => shape)).toEqual(["ballots", "log", "queue", "table"]);
    expect(panels[0]).toMatchObject({ own: ballot(1, "tokyo"), promised: ballot(1, "tokyo") });
    expect(panels[1]).toMatchObject({
      slots: [{ slot: 1, text: "−1", state: "accepted", holders: ["tokyo"], requests: ["r1"] }],
    });
    expect(panels[2]).toMatchObject({ entries: [{ order: "1", request: "r1", state: "ordered" }] });
    node.hear("london", { type: "accepted", ballot: ballot(1, "tokyo"), slot: 1 });
    expect(paxos.knows(node.state, "stock/widget")).toEqual({ kind: "sequence", sequence: 1 });
    expect(paxos.panels(node.state)[1]).toMatchObject({ slots: [{ slot: 1, state: "applied" }] });
  });
  it("a vote of which nothing is known yet, and a gap", () => {
    const node = new Node("saopaulo");
    const content = { slot: 2, ballot: ballot(1, "london"), value: request("r1") };
    node.hear("london", { type: "accept", ...content });
    expect(paxos.role?.(node.state)).toBeNull();
    const knowledge = { kind: "ballot", ballot: content.ballot };
    expect(paxos.knows(node.state, "stock/widget")).toEqual(knowledge);
    expect(paxos.knows(node.state, "stock/other")).toBeNull();
    expect(paxos.panels(node.state)[1]).toMatchObject({
      slots: [
        { slot: 1, state: "empty" },
        { slot: 2, state: "accepted" },
      ],
    });
  });
  it("messages by their protocol's words", () => {
    const value = request("r1", -20);
    const of = ballot(2, "london");
    const texts = (
      [
        { type: "prepare", ballot: of, first: 1, missed: 0 },
        { type: "accept", ballot: of, slot: 3, value },
        { type: "commit", slot: 3, vote: { ballot: of, value: null } },
        { type: "reject", ballot: ballot(1, "tokyo"), promised: of },
      ] as const
    ).map((message) => label(message));
    expect(texts).toEqual([
      { kind: "prepare", text: "2.london", role: "propose" },
      { kind: "accept", text: "3: −20", role: "propose" },
      { kind: "commit", text: "3: no-op", role: "commit" },
      { kind: "reject", text: "2.london", role: "reject" },
    ]);
  });
});
