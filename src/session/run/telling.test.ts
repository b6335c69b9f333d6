import { describe, expect, it } from "vitest";
import { sentence } from "../../narrate/index.ts";
import { createSession } from "../store.ts";
import { eventsOfInstant, toldAt } from "./telling.ts";

function told(hash: string, timeMs: number): string {
  const session = createSession();
  session.openHash(hash);
  const { runs } = session.getState();
  const found = toldAt(runs, { timeUs: timeMs * 1000, part: null });
  const run = runs[found?.run ?? -1];
  return run === undefined || found === null
    ? ""
    : `${run.short}: ${sentence(run.trace, found.event)}`;
}

describe("what is told", () => {
  it("is the loss, whatever else happens at that instant", () => {
    expect(told("#s=inventory", 102)).toMatch(/^LWW: Conflict in London\..*Lost: /);
  });

  it("is a conflict before a protocol's next step, whichever mode comes first", () => {
    const session = createSession();
    session.openHash("#s=inventory");
    const [, vectors, , paxos] = session.getState().runs;
    if (vectors === undefined || paxos === undefined) throw new Error("modes are missing");
    expect(toldAt([paxos, vectors], { timeUs: 101_000, part: null })?.run).toBe(vectors.index);
  });

  it("is the latest instant at a time between two", () => {
    expect(told("#s=inventory", 110)).toBe(told("#s=inventory", 102));
    expect(told("#s=inventory", 102)).not.toBe(told("#s=inventory", 101));
  });

  it("is the fault when one begins or ends", () => {
    expect(told("#s=cut", 0)).toContain("The network splits");
    expect(told("#s=cut", 1000)).toContain("The network heals");
  });

  it("is each event in its turn on the way through an instant", () => {
    const session = createSession();
    session.openHash("#s=inventory");
    const [run] = session.getState().runs;
    if (run === undefined) throw new Error("no run");
    const events = run.byTime.get(101_000) ?? [];
    expect(events.length).toBeGreaterThan(1);
    for (const [i, event] of events.entries()) {
      const at = { timeUs: 101_000, part: i + 1 };
      expect(toldAt([run], at)?.event).toBe(event.index);
      expect(eventsOfInstant(run, at)).toEqual(events.slice(0, i + 1));
    }
  });

  it("leaves out what happens in the background", () => {
    const session = createSession();
    session.openHash("#s=view-change");
    for (const run of session.getState().runs) {
      const background = run.trace.events.filter((event) => event.background);
      for (const { atUs } of background.slice(0, 50)) {
        const events = eventsOfInstant(run, { timeUs: atUs, part: null });
        expect(events.length).toBeGreaterThan(0);
        expect(events.every((event) => !event.background)).toBe(true);
      }
    }
  });
});
