import { describe, expect, it } from "vitest";
import type { Operation } from "../data/operation.ts";
import type { MessageRecord, Trace } from "../sim/trace.ts";
import { HandMadeTrace } from "../testing/handMadeTrace.ts";
import { metrics } from "./metrics.ts";

const write: readonly Operation[] = [{ verb: "delete", row: "stock/widget" }];
const read: readonly Operation[] = [{ verb: "read", row: "stock/widget" }];

/** The trace in which each of these messages was sent by one event and arrives with another. */
function withMessages(
  trace: Trace,
  ...hops: readonly (readonly [from: number, to: number])[]
): Trace {
  const messages = hops.map(([sentBy, deliveredBy], index): MessageRecord => {
    const [sender, receiver] = [trace.events[sentBy], trace.events[deliveredBy]];
    return {
      index,
      from: sender?.node ?? "",
      to: receiver?.node ?? "",
      body: null,
      background: false,
      sentBy,
      sentUs: sender?.atUs ?? 0,
      leftUs: sender?.atUs ?? 0,
      arrivesUs: receiver?.atUs ?? 0,
      fate: "delivered",
      deliveredBy,
      copy: false,
    };
  });
  const events = trace.events.map((event) => {
    const message = messages.findIndex(({ deliveredBy }) => deliveredBy === event.index);
    return message < 0 ? event : { ...event, message };
  });
  return { ...trace, messages, events };
}

describe("round trips", () => {
  it("are counted along the messages that led to the reply", () => {
    const made = new HandMadeTrace();
    const start = made.add({ atMs: 1, node: "tokyo", start: write });
    const there = made.add({ atMs: 101, node: "london" });
    const back = made.add({ atMs: 201, node: "tokyo", ok: { r1: [] } });
    const trace = made.build();
    expect(metrics(withMessages(trace, [start, there], [there, back])).roundTrips).toBe(1);
    expect(metrics(withMessages(trace, [there, back])).roundTrips).toBe(0.5);
    expect(metrics(trace).roundTrips).toBe(0);
  });
  it("do not count what was under way before the request", () => {
    const made = new HandMadeTrace();
    const earlier = made.add({ atMs: 1, node: "london" });
    made.add({ atMs: 50, node: "tokyo", start: write });
    const end = made.add({ atMs: 101, node: "tokyo", ok: { r1: [] } });
    expect(metrics(withMessages(made.build(), [earlier, end])).roundTrips).toBe(0);
  });
});

describe("latencies", () => {
  it("are those of acknowledged writes, by nearest rank", () => {
    const made = new HandMadeTrace({ nodes: ["tokyo", "london"] });
    for (let i = 1; i <= 100; i += 1) {
      made.add({ atMs: 1000 * i, node: "tokyo", start: write });
      made.add({ atMs: 1000 * i + i, node: "tokyo", ok: { [`r${i}`]: [] } });
    }
    made.add({ atMs: 200_000, node: "tokyo", start: read });
    made.add({ atMs: 209_000, node: "tokyo", ok: { r101: [] } });
    made.add({ atMs: 210_000, node: "london", start: write, refused: { r102: 20 } });
    made.add({ atMs: 211_000, node: "london", start: write });
    expect(metrics(made.build())).toEqual({
      okLatencyUs: { tokyo: { p50: 50_000, p99: 99_000, max: 100_000 }, london: null },
      refused: 1,
      unknown: 1,
      roundTrips: 0,
    });
  });
  it("are unknown where nothing was acknowledged", () => {
    expect(metrics(new HandMadeTrace().build()).roundTrips).toBeNull();
  });
});
