import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Operation } from "../data/operation.ts";
import { modeById } from "../modes/index.ts";
import { lww } from "../modes/lww/lww.ts";
import { naive } from "../modes/naive/naive.ts";
import { buildScenario, type Draft, type Entry } from "../testing/scenario.ts";
import { transcript } from "../testing/transcript.ts";
import { jitterOf, jitterQuantiles } from "./jitter.ts";
import { simulate, simulateInPieces, summarize } from "./simulate.ts";
import { eventIndexAt, isUpAfter, rowsAfter, stateAfter, type Trace } from "./trace.ts";

const take = (by: number): Operation[] => [
  { verb: "increment", row: "stock/widget", field: "units", by: -by },
];
const read: Operation[] = [{ verb: "read", row: "stock/widget", field: "units" }];
const run = (draft: Draft): Trace => simulate(buildScenario(draft), lww);
const arrivals = (trace: Trace, from: string, to: string): (number | null)[] =>
  trace.messages
    .filter((message) => message.from === from && message.to === to)
    .map(({ arrivesUs, fate }) => (fate === "delivered" ? (arrivesUs ?? 0) / 1000 : null));

describe("jitter", () => {
  it("has mean 0 and the standard deviation that is asked for", () => {
    const delays = jitterQuantiles.map((_, i) => jitterOf(i / jitterQuantiles.length, 10_000));
    const mean = delays.reduce((sum, delay) => sum + delay, 0) / delays.length;
    const variance = delays.reduce((sum, delay) => sum + delay * delay, 0) / delays.length;
    expect(mean).toBe(0);
    expect(Math.sqrt(variance)).toBeCloseTo(10_000, -1);
  });
});

describe("order of events", () => {
  it("lets a read at 100 see what arrives at 100", () => {
    const trace = run({
      script: [
        { at: 0, node: "tokyo", do: take(20) },
        { at: 99, node: "london", do: read },
        { at: 100, node: "london", do: read },
      ],
    });
    const values = trace.requests.slice(1).map(({ reply }) => {
      const fields = reply?.outcome === "ok" ? reply.reads[0]?.view?.[0]?.fields : null;
      return fields?.["units"]?.[0]?.value;
    });
    expect(values).toEqual([100, 80]);
  });
  it("heals before the entries of the same time, which happen in the order of the script", () => {
    const trace = run({
      script: [
        { at: 500, node: "tokyo", do: take(1) },
        { at: 0, until: 500, partition: [["tokyo"], ["london", "saopaulo"]] },
        { at: 500, node: "london", do: take(2) },
      ],
    });
    const at500 = trace.events.filter(({ atUs }) => atUs === 500_000).map(({ kind }) => kind);
    expect(at500).toEqual(["heal", "request", "request"]);
    expect(trace.requests.map(({ node }) => node)).toEqual(["tokyo", "london"]);
    expect(arrivals(trace, "tokyo", "london")[0]).toBe(600);
  });
});

describe("network", () => {
  const cutAt50: Entry[] = [
    { at: 0, node: "tokyo", do: take(1) },
    { at: 50, until: 1000, cut: ["tokyo>london"] },
    { at: 60, node: "tokyo", do: take(2) },
    { at: 70, node: "london", do: take(3) },
  ];
  it("holds what is sent over a cut until it heals; what left before still arrives", () => {
    expect(arrivals(run({ script: cutAt50 }), "tokyo", "london").slice(0, 2)).toEqual([100, 1100]);
  });
  it("cuts one direction only", () => {
    expect(arrivals(run({ script: cutAt50 }), "london", "tokyo")[0]).toBe(170);
  });
  it("loses what is sent over a cut that drops", () => {
    const trace = run({ script: cutAt50, partition: "drop" });
    expect(arrivals(trace, "tokyo", "london").slice(0, 2)).toEqual([100, null]);
  });
  it("adds up partitions: the link works when the last one has healed", () => {
    const trace = run({
      script: [
        { at: 0, until: 1000, partition: [["tokyo"], ["london", "saopaulo"]] },
        { at: 10, until: 600, cut: ["tokyo>london"] },
        { at: 20, node: "tokyo", do: take(1) },
      ],
    });
    expect(arrivals(trace, "tokyo", "london")[0]).toBe(1100);
  });
  it("never lets a message overtake an earlier one, unless the link's order is any", () => {
    const script: Entry[] = [
      { at: 0, until: 50, link: ["tokyo>london"], set: { latencyUs: 500_000 } },
      { at: 10, node: "tokyo", do: take(1) },
      { at: 60, node: "tokyo", do: take(2) },
    ];
    expect(arrivals(run({ script }), "tokyo", "london").slice(0, 2)).toEqual([510, 510]);
    const any = run({ script, link: { order: "any" } });
    expect(arrivals(any, "tokyo", "london").slice(0, 2)).toEqual([510, 160]);
  });
  it("gives the k-th message on a link the same weather, whatever happens elsewhere", () => {
    const link = { jitterUs: 20_000, loss: 0.3, duplicate: 0.2, order: "any" } as const;
    const script = (more: readonly Entry[]): readonly Entry[] => [
      ...Array.from({ length: 20 }, (_, i) => ({ at: i, node: "tokyo", do: take(1) })),
      ...more,
    ];
    const first = (trace: Trace): unknown[] =>
      trace.messages
        .filter(
          ({ from, to, copy, sentUs }) =>
            from === "tokyo" && to === "london" && !copy && sentUs < 20_000,
        )
        .map(({ fate, arrivesUs, sentUs }) => [fate, (arrivesUs ?? 0) - sentUs]);
    const alone = first(run({ script: script([]), link }));
    const busy = [{ at: 5, node: "saopaulo", do: take(1) }];
    expect(alone.length).toBe(20);
    expect(first(run({ script: script(busy), link }))).toEqual(alone);
    expect(new Set(alone.map((one) => JSON.stringify(one))).size).toBeGreaterThan(5);
  });
});

describe("crash", () => {
  const trace = run({
    script: [
      { at: 0, node: "tokyo", do: take(1) },
      { at: 50, until: 2000, crash: "london" },
      { at: 60, node: "london", do: take(2) },
    ],
  });
  it("loses what arrives at a node that is down, and refuses its clients", () => {
    expect(trace.messages[0]?.fate).toBe("down");
    expect(trace.requests[1]).toMatchObject({ outcome: "refused", code: 11, doneUs: 60_000 });
  });
  it("ends what is open there: the client does not know, and goes on", () => {
    const cut = simulate(
      buildScenario({
        script: [
          { at: 0, node: "london", client: "ana", do: take(1) },
          { at: 10, node: "tokyo", client: "ana", do: take(2) },
          { at: 50, until: 2000, crash: "london" },
        ],
      }),
      modeById("paxos"),
      { options: { leader: "tokyo" } },
    );
    expect(cut.requests).toMatchObject([
      { atUs: 0, doneUs: 50_000, outcome: "unknown" },
      { atUs: 50_000, outcome: "ok" },
    ]);
  });
  it("is known for every instant", () => {
    const up = [0, 40, 60, 1999, 2000].map((ms) =>
      isUpAfter(trace, "london", eventIndexAt(trace, ms * 1000)),
    );
    expect(up).toEqual([true, true, false, false, true]);
  });
});

describe("clients", () => {
  it("have one request open at a time", () => {
    // Two requests of one client at one node, answered at once: the second waits for nothing.
    const trace = run({
      script: [
        { at: 5, node: "tokyo", client: "ana", do: take(1) },
        { at: 5, node: "tokyo", client: "ana", do: take(2) },
      ],
    });
    expect(trace.requests.map(({ atUs, doneUs }) => [atUs, doneUs])).toEqual([
      [5000, 5000],
      [5000, 5000],
    ]);
  });
  it("start what they could not begin in time as soon as the last request ends", () => {
    const script: Entry[] = [
      { at: 0, node: "london", client: "ana", do: take(1) },
      { at: 10, node: "london", client: "ana", do: take(2) },
      { at: 20, node: "london", client: "ben", do: take(3) },
    ];
    const options = { leader: "london" };
    const trace = simulate(buildScenario({ script }), modeById("paxos"), { options });
    const started = trace.requests.map(({ client, atUs, doneUs }) => [client, atUs, doneUs]);
    expect(started).toEqual([
      ["ana", 0, 200_000],
      ["ben", 20_000, 220_000],
      ["ana", 200_000, 400_000],
    ]);
  });
  it("give up after their timeout and do not know the outcome", () => {
    const script: Entry[] = [
      { at: 0, until: 30_000, partition: [["tokyo"], ["london", "saopaulo"]] },
      { at: 1, node: "tokyo", do: take(1) },
    ];
    const trace = simulate(buildScenario({ script, timeoutMs: 700 }), modeById("paxos"));
    expect(trace.requests[0]).toMatchObject({ doneUs: 701_000, outcome: "unknown", reply: null });
  });
});

describe("clocks", () => {
  it("are read by the mode with offset and steps", () => {
    const trace = run({
      clockOffsetsMs: { tokyo: 5000 },
      script: [
        { at: 1, node: "tokyo", do: take(1) },
        { at: 2, clock: "tokyo", offset: -250 },
        { at: 300, node: "tokyo", do: take(1) },
      ],
    });
    const readings = trace.events.filter(({ kind }) => kind === "request");
    expect(readings.map(({ clockUs }) => clockUs)).toEqual([5_001_000, 50_000]);
  });
});

describe("trace", () => {
  const draft: Draft = {
    seed: "weather",
    link: { jitterUs: 10_000, loss: 0.2, duplicate: 0.2, order: "any" },
    script: Array.from({ length: 30 }, (_, i) => ({
      at: i * 17,
      node: ["tokyo", "london", "saopaulo"][i % 3] as string,
      do: take(1),
    })),
  };
  it("is the same for the same scenario, and another for another seed", () => {
    expect(transcript(run(draft))).toBe(transcript(run(draft)));
    expect(transcript(run({ ...draft, seed: "other" }))).not.toBe(transcript(run(draft)));
  });
  it("does not change the run that it records", () => {
    const scenario = buildScenario(draft);
    const trace = simulate(scenario, lww);
    const summary = summarize(scenario, lww);
    expect(summary.states).toEqual(
      trace.nodes.map((node) => stateAfter(trace, node, trace.events.length - 1)),
    );
    expect(summary.counts).toEqual((({ bytes: _bytes, ...counts }) => counts)(trace.counts));
    expect(summary.requests.map(({ outcome }) => outcome)).toEqual(
      trace.requests.map(({ outcome }) => outcome),
    );
  });
  it("knows the state of every node at every instant", () => {
    const trace = run(draft);
    // Oracle: the last event at the node at or before the instant whose state differs.
    for (const node of trace.nodes) {
      const history = trace.histories[node];
      for (let i = 0; i < trace.events.length; i += 1) {
        const at = history?.events.filter((event) => event <= i).length ?? 0;
        expect(stateAfter(trace, node, i)).toBe(history?.states[Math.max(0, at - 1)]);
      }
    }
    expect(rowsAfter(trace, "tokyo", 0)["stock/widget"]?.[0]?.fields?.["units"]?.[0]?.value).toBe(
      100,
    );
  });
  it("finds the event of a time", () => {
    const trace = run(draft);
    fc.assert(
      fc.property(fc.integer({ min: -5, max: trace.endedUs + 5 }), (timeUs) => {
        const want = trace.events.filter(({ atUs }) => atUs <= timeUs).length - 1;
        expect(eventIndexAt(trace, timeUs)).toBe(want);
      }),
    );
  });
  it("has ground-truth clocks: sending comes before receiving", () => {
    const trace = run(draft);
    for (const message of trace.messages) {
      if (message.fate !== "delivered") continue;
      const sent = trace.events[message.sentBy];
      const got = trace.events[message.deliveredBy];
      expect(sent?.clock.every((count, i) => count <= (got?.clock[i] ?? -1))).toBe(true);
      expect(got?.atUs).toBe(message.arrivesUs);
    }
  });
});

describe("a simulation in pieces", () => {
  const long = buildScenario({
    script: Array.from({ length: 60 }, (_, i): Entry => ({ at: i, node: "tokyo", do: take(1) })),
  });

  it("takes small steps, never goes back, and gives the same trace as all at once", () => {
    const work = simulateInPieces(long, lww);
    const parts: number[] = [];
    let step = work.next();
    for (; !step.done; step = work.next()) parts.push(step.value);
    const whole = simulate(long, lww);
    expect(step.value).toEqual(whole);
    expect(parts.length).toBeGreaterThanOrEqual(Math.floor(whole.events.length / 64));
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect(parts.every((part) => part > 0 && part <= 1)).toBe(true);
  });

  it("does nothing before it is asked, nor after it is left alone", () => {
    let steps = 0;
    const counted = {
      ...lww,
      step: (...all: Parameters<typeof lww.step>) => {
        steps += 1;
        return lww.step(...all);
      },
    };
    const work = simulateInPieces(long, counted);
    expect(steps).toBe(0);
    work.next();
    expect(steps).toBeGreaterThan(0);
    expect(steps).toBeLessThanOrEqual(64);
  });
});

describe("limits", () => {
  it("end a run with a sentence", () => {
    const draft: Draft = {
      script: [
        { at: 0, crash: "london" },
        { at: 1, node: "tokyo", do: take(1) },
      ],
    };
    const endless = run(draft);
    expect(endless).toMatchObject({ stopped: "restless", limit: null, endedUs: 60_001_000 });
    const short = simulate(buildScenario(draft), naive, {}, { events: 3 });
    expect(short).toMatchObject({ stopped: "limit", limit: { kind: "events", most: 3 } });
  });
  it("stop a mode that answers every message with several more, before memory runs out", () => {
    const script: Entry[] = [
      { at: 0, node: "tokyo", do: take(1) },
      { at: 1, node: "london", do: take(1) },
    ];
    const options = { bumpOnMerge: true };
    const trace = simulate(buildScenario({ script }), modeById("version-vector"), { options });
    expect(trace).toMatchObject({ stopped: "limit", limit: { kind: "pending", most: 10_000 } });
  });
  it("do not touch a run that ends where its scenario says", () => {
    const draft: Draft = {
      endMs: 500,
      script: [
        { at: 0, crash: "london" },
        { at: 1, node: "tokyo", do: take(1) },
      ],
    };
    expect(run(draft)).toMatchObject({ stopped: "end", limit: null, endedUs: 500_000 });
  });
});
