// The numbers of the corners: what a student can compute by hand, and what random runs meet but
// never count. Clocks that drift and step back, messages that were held, faults that overlap,
// groups that shrink twice, two writes in flight, majorities of two and of four, counted tries.
import { describe, expect, it } from "vitest";
import { choiceOf } from "../checks/chosen.ts";
import { findings } from "../checks/findings.ts";
import { shownField } from "../data/view.ts";
import type { Options } from "../sim/scenario.ts";
import { eventIndexAt, lastEvent, rowsAfter, stateAfter, type Trace } from "../sim/trace.ts";
import { runDocument as run } from "../testing/document.ts";

const row = "stock/widget";
const tables = { tables: { stock: { units: "register", other: "register" } } };
const start = { ...tables, rows: { [row]: { units: "start" }, "stock/other": { units: "start" } } };
type Entry = Readonly<Record<string, unknown>>;
const write = (at: number, node: string, units: unknown, of = row): Entry => ({
  at,
  node,
  client: `${node} ${at}`,
  do: [{ update: of, set: { units } }],
});
const take = (at: number, node: string, by: number): Entry => ({
  at,
  node,
  client: `${node} ${at}`,
  do: [{ increment: row, field: "units", by: -by }],
});
const look = (at: number, node: string): Entry => ({
  at,
  node,
  client: `${node} ${at}`,
  do: [{ read: row, field: "units" }],
});

const scripted = (script: readonly Entry[], more: object = {}): object => ({
  ...start,
  ...more,
  script,
});
const counted = (script: readonly Entry[], more: object = {}): object => ({
  tables: { stock: { units: "counter" } },
  rows: { [row]: { units: 100 } },
  ...more,
  script,
});

/** What a node shows at a time in ms; at the end without one. */
function shown(trace: Trace, node: string, atMs = Number.POSITIVE_INFINITY): unknown {
  const event = eventIndexAt(trace, atMs * 1000);
  return shownField(rowsAfter(trace, node, event)[row], "units");
}
const everywhere = (trace: Trace): unknown[] => trace.nodes.map((node) => shown(trace, node));
/** All that a node has shown, with the ms from when on. */
function history(trace: Trace, node: string): unknown[] {
  const seen: [unknown, number][] = [];
  for (const { index, atUs } of trace.events) {
    const value = shownField(rowsAfter(trace, node, index)[row], "units");
    if (seen.at(-1)?.[0] !== value) seen.push([value, atUs / 1000]);
  }
  return seen.slice(1);
}
const ends = (trace: Trace): unknown[] =>
  trace.requests.map(({ outcome, code, doneUs }) => [code ?? outcome, (doneUs ?? 0) / 1000]);
const lost = (trace: Trace): readonly string[] => findings(trace).lostWrites;

describe("a clock that drifts", () => {
  const fast = { nodes: [{ id: "tokyo", clock: { drift: 100_000 } }, "london", "saopaulo"] };
  it("is a tenth of the time ahead", () => {
    const trace = run(scripted([write(1000, "tokyo", "t")], fast), "lww");
    const writing = trace.events.find(({ kind }) => kind === "request");
    expect([writing?.atUs, writing?.clockUs]).toEqual([1_000_000, 1_100_000]);
  });
  it.each([
    // 55 ms behind London's write, Tokyo is 50 ms ahead at 500 and 60 ms at 600.
    [500, "l"],
    [600, "t"],
  ])("makes the earlier of two writes win when it is far enough ahead: at %i %s", (at, wins) => {
    const script = [write(at, "tokyo", "t"), write(at + 55, "london", "l")];
    expect(everywhere(run(scripted(script, fast), "lww"))).toEqual([wins, wins, wins]);
  });
  it("drifts on from where it is set", () => {
    const script = [{ at: 1000, clock: "tokyo", offset: -500 }, write(2000, "tokyo", "t")];
    const trace = run(scripted(script, fast), "lww");
    const writing = trace.events.find(({ kind }) => kind === "request");
    expect(writing?.clockUs).toBe(1_700_000);
  });
});

describe("messages that a cut has held", () => {
  const cut = { at: 0, until: 1000, cut: "tokyo-london" };
  it("arrive in the order in which they were sent, before what is sent after", () => {
    const script = [
      cut,
      ...["a", "b", "c"].map((value, i) => write(100 * (i + 1), "tokyo", value)),
    ];
    const [a, b, c, d] = ["a", "b", "c", "d"].map((value) => [value, 1100]);
    expect(history(run(scripted(script), "naive"), "london")).toEqual([a, b, c]);
    const more = [...script, write(1000, "tokyo", "d")];
    expect(history(run(scripted(more), "naive"), "london")).toEqual([a, b, c, d]);
  });
});

describe("two faults of one link", () => {
  const apart = { partition: [["tokyo"], ["london", "saopaulo"]] };
  it.each([
    ["the partition outlasts the cut", [0, 1000], [500, 1500], 1600],
    ["the cut outlasts the partition", [0, 2000], [500, 1500], 2100],
    ["the cut begins in the partition", [700, 2000], [0, 1500], 2100],
  ])("hold what is sent until both are over: %s", (_, cut, partition, arrives) => {
    const script = [
      { at: cut[0], until: cut[1], cut: "tokyo-london" },
      { at: partition[0], until: partition[1], ...apart },
      write(800, "tokyo", "a"),
    ];
    const trace = run(scripted(script), "naive");
    expect(history(trace, "london")).toEqual([["a", arrives]]);
    expect(history(trace, "saopaulo")).toEqual([["a", 1650]]);
  });

  const slow = (at: number, until: number, latency: number): Entry => ({
    at,
    until,
    link: "tokyo>london",
    set: { latency },
  });
  const arrivals = (faults: readonly Entry[], times: readonly number[]): unknown[] => {
    const writes = times.map((at) => write(at, "tokyo", at));
    return history(run(scripted([...faults, ...writes]), "naive"), "london");
  };
  it("that set one thing: the one that began last holds while it lasts", () => {
    const faults = [slow(0, 1000, 300), slow(500, 2000, 450)];
    expect(arrivals(faults, [100, 600, 1200, 2100])).toEqual([
      [100, 400],
      [600, 1050],
      [1200, 1650],
      [2100, 2200],
    ]);
  });
  it("that set one thing: the first holds again when the second is over before it", () => {
    expect(arrivals([slow(0, 2000, 300), slow(500, 1000, 450)], [100, 600, 1200, 2100])).toEqual([
      [100, 400],
      [600, 1050],
      [1200, 1500],
      [2100, 2200],
    ]);
  });
  it("that set two things add up", () => {
    const twice = { at: 0, until: 1000, link: "tokyo>london", set: { duplicate: 1 } };
    const writes = [100, 600, 1200].map((at) => write(at, "tokyo", at));
    const script = [twice, slow(500, 2000, 300), ...writes];
    const { messages } = run(scripted(script), "naive");
    const letters = messages.filter(({ from, to }) => from === "tokyo" && to === "london");
    expect(letters.map(({ arrivesUs }) => (arrivesUs ?? 0) / 1000)).toEqual([
      ...[200, 200],
      ...[900, 900],
      1500,
    ]);
  });
});

describe("a group that shrinks", () => {
  const nodes = ["tokyo", "london", "saopaulo", "virginia", "sydney"];
  const crashes = (at: number, ...names: readonly string[]): readonly Entry[] =>
    names.map((crash) => ({ at, crash }));
  const trace = (script: readonly Entry[]): Trace =>
    run(counted(script, { nodes, end: 12_000 }), "galera", { suspectTimeout: 500 });
  it("from 5 to 3 to 2 goes on: 2 are more than half of the last 3", () => {
    const shrunk = trace([
      ...crashes(0, "virginia", "sydney"),
      take(3000, "tokyo", 1),
      ...crashes(4000, "saopaulo"),
      take(7000, "tokyo", 10),
    ]);
    // The farthest of three is São Paulo, 150 away; of two London, 100.
    expect(ends(shrunk)).toEqual([
      ["ok", 3300],
      ["ok", 7200],
    ]);
    expect(nodes.slice(0, 2).map((node) => shown(shrunk, node))).toEqual([89, 89]);
  });
  it("from 5 to 2 at once does not: 2 are less than half of the last 5", () => {
    const shrunk = trace([
      ...crashes(0, "virginia", "sydney", "saopaulo"),
      take(3000, "tokyo", 1),
      take(3000, "london", 1),
    ]);
    expect(ends(shrunk)).toEqual([
      [1047, 3000],
      [1047, 3000],
    ]);
  });
  it("from 5 to 3 to 2 to 1 does not: 1 is half of the last 2", () => {
    const shrunk = trace([
      ...crashes(0, "virginia", "sydney"),
      ...crashes(3000, "saopaulo"),
      ...crashes(6000, "london"),
      take(9000, "tokyo", 1),
    ]);
    expect(ends(shrunk)).toEqual([[1047, 9000]]);
  });
});

describe("two semi-synchronous writes in flight", () => {
  const nodes = ["virginia", "tokyo", "london"];
  const links = { "virginia-tokyo": { latency: 100 }, "virginia-london": { latency: 300 } };
  const trace = (script: readonly Entry[]): Trace =>
    run(counted(script, { nodes, network: { links } }), "primary-replica", { ack: "semi-sync" });
  it("are each OK when a replica has that one", () => {
    expect(ends(trace([take(0, "virginia", 1), take(50, "virginia", 10)]))).toEqual([
      ["ok", 200],
      ["ok", 250],
    ]);
  });
  it("do not answer for each other: the second waits for a farther replica", () => {
    const crash = { at: 120, until: 5000, crash: "tokyo" };
    const both = trace([take(0, "virginia", 1), take(50, "virginia", 10), crash]);
    expect(ends(both)).toEqual([
      ["ok", 200],
      ["ok", 650],
    ]);
    expect(everywhere(both)).toEqual([89, 89, 89]);
  });
});

describe("the moment of choice", () => {
  const links = {
    "tokyo-london": { latency: 10 },
    "tokyo-saopaulo": { latency: 50 },
    "tokyo-virginia": { latency: 200 },
  };
  const cities = ["tokyo", "london", "saopaulo", "virginia"];
  it.each([
    [1, 0, 0],
    [2, 10, 20],
    [3, 10, 20],
    [4, 50, 100],
  ])("of %i nodes is at %i, known at %i", (count, chosen, known) => {
    const nodes = cities.slice(0, count);
    const names = Object.entries(links).slice(0, count - 1);
    const network = { links: Object.fromEntries(names) };
    const trace = run(counted([take(0, "tokyo", 1)], { nodes, network }), "paxos", {
      leader: "tokyo",
    });
    expect(choiceOf(trace, "r1")?.atUs).toBe(chosen * 1000);
    expect(ends(trace)).toEqual([["ok", known]]);
  });
});

describe("the number of retries", () => {
  // London writes the row all the time, and is first in order: Tokyo comes too late every time.
  const script = [
    take(1, "tokyo", 1000),
    ...Array.from({ length: 30 }, (_, i) => take(100 * i, "london", 1)),
  ];
  const tries = (clients: object): unknown[] =>
    run(counted(script, { clients, nodes: ["tokyo", "london"] }), "galera")
      .requests.filter(({ node }) => node === "tokyo")
      .map(({ attempt, code }) => [attempt, code]);
  it.each([
    [{ retries: 0 }, 1],
    [{ retries: 1 }, 2],
    [{ retries: 2 }, 3],
    [{}, 4],
    [{ retries: 7 }, 8],
  ])("%o: %i tries in all", (clients, count) => {
    const failed = Array.from({ length: count }, (_, i) => [i + 1, 1213]);
    expect(tries(clients)).toEqual(failed);
  });
});

describe("a synchronised read across a view change", () => {
  const script = [take(1010, "london", 1), look(1060, "tokyo")];
  const trace = (faults: readonly Entry[]): Trace =>
    run(counted([...faults, ...script], { end: 9000 }), "galera", {
      syncWait: true,
      suspectTimeout: 500,
    });
  const values = ({ requests }: Trace): unknown[] =>
    requests.flatMap(({ reply }) =>
      reply?.outcome === "ok" ? reply.reads.map(({ view }) => shownField(view, "units")) : [],
    );
  it("waits for all members, and for the new view where one of them is gone", () => {
    const calm = trace([]);
    // Tokyo's farthest member is 150 away, London's 100.
    expect(ends(calm)).toEqual([
      ["ok", 1210],
      ["ok", 1360],
    ]);
    const shrunk = trace([{ at: 1000, crash: "saopaulo" }]);
    const viewAtUs = (node: string): number | undefined =>
      shrunk.events.find(
        (event) => event.node === node && event.notes.some(({ kind }) => kind === "view"),
      )?.atUs;
    expect(viewAtUs("tokyo")).toBeGreaterThan(1_500_000);
    expect(shrunk.requests.map(({ doneUs }) => doneUs)).toEqual(["london", "tokyo"].map(viewAtUs));
    // It sees the write that was ordered before it, in the view that ended.
    expect([values(calm), values(shrunk)]).toEqual([[99], [99]]);
  });
});

/** The stamp of the row at Tokyo in the end. */
function stampUs(trace: Trace): number | null {
  const known = trace.mode.knows(stateAfter(trace, "tokyo", lastEvent(trace)), row);
  return known?.kind === "stamp" ? known.stamp.us : null;
}

describe("a stamp after a crash and a clock that steps back", () => {
  const script = [
    write(1000, "tokyo", "a"),
    { at: 1100, until: 1200, crash: "tokyo" },
    { at: 1150, clock: "tokyo", offset: -5000 },
    write(1300, "tokyo", "b"),
  ];
  it.each<[string, Options, string, readonly string[]]>([
    ["lww", { clock: "physical" }, "a", ["r2"]],
    ["lww", { clock: "monotonic" }, "b", []],
    ["lww", { clock: "hybrid" }, "b", []],
    ["lww", { clock: "hybrid", granularity: "column" }, "b", []],
    ["crdt", {}, "b", []],
    ["version-vector", {}, "b", []],
    ["version-vector", { resolver: "lww" }, "b", []],
  ])("%s %o: %s stays", (mode, options, stays, losses) => {
    const trace = run(scripted(script), mode, options);
    expect(everywhere(trace)).toEqual([stays, stays, stays]);
    expect(lost(trace)).toEqual(losses);
  });
  it.each(["monotonic", "hybrid"])("is a microsecond above the row's: %s", (clock) => {
    const trace = run(scripted(script), "lww", { clock });
    expect(stampUs(trace)).toBe(1_000_001);
  });
  it("of a hybrid clock is above everything that was heard before the crash", () => {
    const ahead = { nodes: ["tokyo", { id: "london", clock: { offset: 3000 } }, "saopaulo"] };
    const heard = [
      write(0, "london", "x", "stock/other"),
      // Heard last, and lower.
      write(0, "saopaulo", "y", "stock/other"),
      { at: 200, until: 300, crash: "tokyo" },
      { at: 250, clock: "tokyo", offset: -5000 },
      write(400, "tokyo", "b"),
    ];
    expect(stampUs(run(scripted(heard, ahead), "lww", { clock: "hybrid" }))).toBe(3_000_001);
    expect(stampUs(run(scripted(heard, ahead), "lww", { clock: "physical" }))).toBe(-4_600_000);
  });
});
