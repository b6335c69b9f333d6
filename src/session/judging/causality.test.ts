import { describe, expect, it } from "vitest";
import { HandMadeTrace } from "../../testing/handMadeTrace.ts";
import type { Run } from "../run/run.ts";
import { createSession } from "../store.ts";
import { coneOf, relationOf } from "./causality.ts";

function runsOf(id: string): readonly Run[] {
  const session = createSession();
  session.openHash(`#s=${id}`);
  return session.getState().runs;
}

describe("how two events stand to each other", () => {
  const made = new HandMadeTrace();
  const tokyo = made.add({ atMs: 1, node: "tokyo" });
  const london = made.add({ atMs: 2, node: "london" });
  const split = made.add({ atMs: 3, node: null, kind: "partition" });
  const heard = made.add({ atMs: 4, node: "london", after: tokyo });
  const passedOn = made.add({ atMs: 5, node: "saopaulo", after: heard });
  const later = made.add({ atMs: 6, node: "tokyo" });
  const trace = made.build();

  it("follows what nodes had heard, also through others", () => {
    expect(relationOf(trace, tokyo, heard)).toBe("before");
    expect(relationOf(trace, passedOn, tokyo)).toBe("after");
    expect(relationOf(trace, tokyo, london)).toBe("concurrent");
    expect(relationOf(trace, later, passedOn)).toBe("concurrent");
    expect(relationOf(trace, london, london)).toBe("same");
  });

  it("is not told of the world, of the start, and of what is not there", () => {
    expect(relationOf(trace, split, tokyo)).toBe("none");
    expect(relationOf(trace, later, split)).toBe("none");
    expect(relationOf(trace, 0, tokyo)).toBe("none");
    expect(relationOf(trace, tokyo, 99)).toBe("none");
  });

  it("gives the cone of an event, each side in order of time", () => {
    expect(coneOf(trace, heard)).toEqual({
      before: [tokyo, london],
      after: [passedOn],
      concurrent: [later],
    });
    expect(coneOf(trace, split)).toEqual({ before: [], after: [], concurrent: [] });
  });
});

describe("the cones of real runs", () => {
  it("tell of the inventory's two sales that neither knew of the other", () => {
    const trace = runsOf("inventory")[0]?.trace;
    if (trace === undefined) throw new Error("no run");
    const [london, tokyo] = trace.requests.map(({ startedBy }) => startedBy);
    expect(relationOf(trace, london ?? -1, tokyo ?? -1)).toBe("concurrent");
    const cone = coneOf(trace, london ?? -1);
    // Its two messages arrive; Tokyo's sale and its arrival at London's peers know nothing of it.
    expect(cone.before).toEqual([]);
    expect(cone.concurrent).toContain(tokyo);
    expect(cone.after.length).toBeGreaterThan(2);
  });

  it.each(["inventory", "cut", "crash", "view-change"])("count each told event once: %s", (id) => {
    for (const { trace } of runsOf(id)) {
      const told = trace.events.filter(
        ({ node, kind, background }) => node !== null && kind !== "start" && !background,
      );
      for (const { index } of told.slice(0, 40)) {
        const { before, after, concurrent } = coneOf(trace, index);
        expect(before.length + after.length + concurrent.length).toBe(told.length - 1);
        for (const other of before) expect(relationOf(trace, index, other)).toBe("after");
        for (const other of after) expect(relationOf(trace, index, other)).toBe("before");
        for (const other of concurrent) expect(relationOf(trace, other, index)).toBe("concurrent");
        expect(before.every((other) => other < index)).toBe(true);
        expect(after.every((other) => other > index)).toBe(true);
      }
    }
  });

  it("let a client that gave up influence nobody", () => {
    const made = runsOf("cut").map(({ trace }) => trace);
    const timeouts = made.flatMap((trace) =>
      trace.events.filter(({ kind }) => kind === "timeout").map(({ index }) => ({ trace, index })),
    );
    for (const { trace, index } of timeouts) expect(coneOf(trace, index).after).toEqual([]);
    const trace = new HandMadeTrace().build();
    const clock = [1, 0, 0];
    const base = { ...trace.events[0], node: "tokyo", clock, atUs: 1 } as (typeof trace.events)[0];
    const events = [
      ...trace.events,
      { ...base, index: 3, kind: "timer" as const },
      { ...base, index: 4, kind: "timeout" as const },
      { ...base, index: 5, kind: "timer" as const, clock: [2, 0, 0] },
    ];
    expect(coneOf({ ...trace, events }, 4)).toEqual({ before: [3], after: [], concurrent: [5] });
  });

  it("look at few clocks of a long run, once it is known", () => {
    const made = new HandMadeTrace();
    for (let i = 0; i < 3000; i += 1) made.add({ atMs: i, node: made.nodes[i % 3] ?? "tokyo" });
    const trace = made.build();
    let looks = 0;
    const events = trace.events.map(({ clock, ...event }) => ({
      ...event,
      get clock() {
        looks += 1;
        return clock;
      },
    }));
    const watched = { ...trace, events };
    coneOf(watched, 100);
    looks = 0;
    const { before, after, concurrent } = coneOf(watched, 1500);
    expect(before.length + after.length + concurrent.length).toBe(2999);
    expect(looks).toBeLessThan(150);
  });
});
