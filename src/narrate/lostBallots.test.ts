// What is said of a node that has lost its ballot is held to what it had left to do: a request of
// its clients, asked since it last started, that it has not carried out yet.
import { describe, expect, it } from "vitest";
import { paxos } from "../modes/paxos/paxos.ts";
import { simulate } from "../sim/simulate.ts";
import type { Trace, TraceEvent } from "../sim/trace.ts";
import { randomScenario } from "../testing/randomScenario.ts";
import { sentence } from "./index.ts";

function hasWork(trace: Trace, { node, index }: TraceEvent): boolean {
  const before = trace.events.slice(0, index + 1).filter((event) => event.node === node);
  const crash = before.findLast(({ kind }) => kind === "crash")?.index ?? -1;
  const applied = before.flatMap(({ notes }) =>
    notes.flatMap((note) => (note.kind === "log" ? [note.request] : [])),
  );
  // What is answered without the log, such as what the mode does not support.
  const answered = before
    .flatMap(({ ends }) => ends.map((i) => trace.requests[i]))
    .flatMap((one) => (one === undefined || one.outcome === "unknown" ? [] : [one.id]));
  const done = new Set([...applied, ...answered]);
  return trace.requests.some(
    ({ id, startedBy, node: at }) =>
      at === node && startedBy > crash && startedBy <= index && !done.has(id),
  );
}

const traces = Array.from({ length: 60 }, (_, seed) =>
  simulate(randomScenario(`lost ballots ${seed}`), paxos),
);
const lost = traces.flatMap((trace) =>
  trace.events.flatMap((event) => {
    const note = event.notes.find(({ kind }) => kind === "preempted");
    return note?.kind === "preempted" ? [{ trace, event, note }] : [];
  }),
);

describe("a node that has lost its ballot", () => {
  it("has something left to try, or has not", () => {
    const kinds = new Set(lost.map(({ note }) => note.retry));
    expect([...kinds].sort()).toEqual(["after-random-pause", "never"]);
    for (const { trace, event, note } of lost) {
      expect(note.retry !== "never").toBe(hasWork(trace, event));
    }
  });

  it("had been elected in it, or had not", () => {
    expect(new Set(lost.map(({ note }) => note.led)).size).toBe(2);
    for (const { trace, event, note } of lost) {
      const elected = trace.events
        .slice(0, event.index)
        .some(({ node, notes }) =>
          notes.some(
            (one) =>
              one.kind === "elected" &&
              node === event.node &&
              one.ballot.round === note.ballot.round,
          ),
        );
      expect(note.led).toBe(elected);
    }
  });

  it("is said to try again only then", () => {
    const told = lost.filter(({ event }) => event.notes.every(({ kind }) => kind !== "elected"));
    expect(told.length).toBeGreaterThan(20);
    for (const { trace, event, note } of told) {
      const text = sentence(trace, event.index);
      if (!text.includes("gives")) continue;
      expect(text.includes("tries again")).toBe(note.retry !== "never");
    }
  });
});
