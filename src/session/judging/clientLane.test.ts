import { describe, expect, it } from "vitest";
import type { Run } from "../run/run.ts";
import { createSession } from "../store.ts";
import { type ClientFact, clientFactsOf } from "./clientLane.ts";

function runsOf(id: string): readonly Run[] {
  const session = createSession();
  session.openHash(`#s=${id}`);
  return session.getState().runs;
}

const runOf = (id: string, mode: number): Run => {
  const run = runsOf(id)[mode];
  if (run === undefined) throw new Error(`${id} has no mode ${mode}`);
  return run;
};

const inWords = ({ node, sentUs, doneUs, fate, lostUs }: ClientFact) => [
  node,
  sentUs / 1000,
  doneUs === null ? null : doneUs / 1000,
  fate,
  lostUs === null ? null : lostUs / 1000,
];

describe("what clients believe", () => {
  it("shows what was acknowledged and lost, and since when", () => {
    const facts = clientFactsOf(runOf("inventory", 0));
    expect(facts.map(inWords)).toEqual([
      ["london", 1, 1, "lost", 101],
      ["tokyo", 2, 2, "kept", null],
    ]);
    expect(facts[1]?.lostBy).toBe(-1);
  });

  it("names the events that sent, answered and lost", () => {
    const run = runOf("inventory", 0);
    const [fact] = clientFactsOf(run);
    const { events } = run.trace;
    expect(events[fact?.sentBy ?? -1]).toMatchObject({ kind: "request", request: fact?.request });
    expect(events[fact?.doneBy ?? -1]?.ends).toEqual([fact?.request]);
    expect(events[fact?.lostBy ?? -1]?.notes.map(({ kind }) => kind)).toContain("conflict");
  });

  it("takes all tries of one transaction as one wish", () => {
    const galera = runOf("inventory", 4);
    expect(galera.trace.requests.length).toBe(3);
    const facts = clientFactsOf(galera);
    expect(facts.map(inWords)).toEqual([
      ["london", 1, 201, "kept", null],
      ["tokyo", 2, 602, "kept", null],
    ]);
    expect(facts[1]).toMatchObject({ request: 2, tries: [1, 2] });
    expect(facts[0]?.tries).toEqual([0]);
  });

  it("keeps reads apart, and requests that nobody answered", () => {
    const fates = runsOf("cut").map((run) => clientFactsOf(run).map(({ fate }) => fate));
    expect(fates[0]).toEqual(["lost", "kept"]);
    const [batches, atOnce] = runsOf("crash").map((run) => clientFactsOf(run));
    expect(batches?.map(({ fate }) => fate)).toEqual(["lost", "read"]);
    expect(atOnce?.map(({ fate }) => fate)).toEqual(["kept", "read"]);
    expect(clientFactsOf(runOf("crash", 2))[0]).toMatchObject({ fate: "unknown", doneUs: 50_000 });
  });

  it("is computed once for a run", () => {
    const run = runOf("inventory", 0);
    expect(clientFactsOf(run)).toBe(clientFactsOf(run));
  });
});
