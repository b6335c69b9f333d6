import { describe, expect, it } from "vitest";
import { findings } from "../../checks/findings.ts";
import { libraryEntries } from "../opening.ts";
import { conflictsIn, type Run } from "../run/run.ts";
import { createSession } from "../store.ts";
import { linearizableOf, nextEventOf, type Scores, scoresOf } from "./scores.ts";

function runsOf(id: string): readonly Run[] {
  const session = createSession();
  session.openHash(`#s=${id}`);
  return session.getState().runs;
}

function runOf(id: string, mode: number): Run {
  const run = runsOf(id)[mode];
  if (run === undefined) throw new Error(`${id} has no mode ${mode}`);
  return run;
}

/** The times of the events that show a figure, in milliseconds. */
const timesOf = (run: Run, { events }: { readonly events: readonly number[] }): number[] =>
  events.map((event) => (run.trace.events[event]?.atUs ?? -1) / 1000);

it("a known write that loses to a fast clock is no conflict, and has a name of its own", () => {
  const { conflicts } = scoresOf(runOf("fast-clock", 0));
  expect(conflicts).toMatchObject({ count: 0, rules: [], overruled: 2 });
});

it("a deletion that loses to an update is lost from the event on that decides it", () => {
  const refund = runsOf("refund").find(({ trace }) => trace.mode.about.id === "crdt") as Run;
  expect(timesOf(refund, scoresOf(refund).lost)).toEqual([101]);
});

describe("the scores of the inventory", () => {
  const run = runOf("inventory", 0);
  const scores = scoresOf(run);

  it("count what clients were told, and what became of it", () => {
    expect(scores).toMatchObject({
      acknowledged: { count: 2 },
      refused: { count: 0, retried: 0, events: [] },
      unknown: { count: 0 },
      lost: { count: 1 },
      stale: { count: 0 },
      medianOk: { us: 0 },
      worstOk: { us: 0 },
      unavailable: { us: 0, events: [] },
      converged: { us: 152_000 },
    });
    expect(timesOf(run, scores.acknowledged)).toEqual([1, 2]);
    expect(timesOf(run, scores.lost)).toEqual([101]);
    expect(timesOf(run, scores.converged)).toEqual([152]);
  });

  it("tell conflicts by the rule that resolved them", () => {
    expect(scores.conflicts).toMatchObject({
      count: 3,
      rules: [{ rule: "later-stamp", count: 3 }],
    });
    expect(timesOf(run, scores.conflicts)).toEqual([101, 102, 152]);
  });

  it("lead to the answer that fits no order", () => {
    const judgement = linearizableOf(run);
    expect(judgement.holds).toBe(false);
    expect(judgement.events.length).toBe(1);
    expect(linearizableOf(runOf("inventory", 2))).toMatchObject({
      holds: true,
      nobodyRead: true,
      events: [],
    });
  });

  it("take a transaction that was tried again as one, with its retry", () => {
    const galera = runOf("inventory", 4);
    expect(scoresOf(galera)).toMatchObject({
      acknowledged: { count: 2 },
      refused: { count: 0, retried: 1 },
      medianOk: { us: 200_000 },
      worstOk: { us: 300_000 },
    });
    expect(timesOf(galera, scoresOf(galera).worstOk)).toEqual([602]);
    expect(timesOf(galera, scoresOf(galera).refused)).toEqual([302]);
  });
});

describe("the scores of other scenarios", () => {
  it("lead to who waited while others were out of reach", () => {
    const paxos = runOf("cut", 3);
    expect(scoresOf(paxos).unavailable.us).toBe(1_300_000);
    expect(timesOf(paxos, scoresOf(paxos).unavailable)).toEqual([100]);
  });

  it("say that copies which differ for ever never agree, and show where they parted", () => {
    const naive = runOf("cart", 0);
    expect(scoresOf(naive).converged.us).toBeNull();
    expect(timesOf(naive, scoresOf(naive).converged)).toEqual([151]);
  });

  it("count stale reads where they were answered", () => {
    const run = runOf("stale-read", 0);
    const { stale } = scoresOf(run);
    expect(stale.count).toBe(1);
    expect(run.trace.requests.map(({ endedBy }) => endedBy)).toContain(stale.events[0]);
  });

  it("say where a last read fits no order", () => {
    const judgement = linearizableOf(runOf("cart", 0));
    expect(judgement.holds).toBe(false);
    expect(judgement.events.length).toBe(1);
  });

  it.each(libraryEntries)("are those of the checks: $id", ({ id }) => {
    for (const run of runsOf(id)) {
      const [scores, found] = [scoresOf(run), findings(run.trace)];
      const { acknowledged, refused, unknown } = scores;
      expect(refused.count + refused.retried).toBe(found.metrics.refused);
      const open = run.trace.requests.filter(({ outcome }) => outcome === "unknown").length;
      expect(unknown.count).toBe(open);
      const all = acknowledged.count + refused.count + refused.retried + unknown.count;
      expect(all).toBe(run.trace.requests.length);
      expect(scores.lost.count).toBe(found.lostWrites.length);
      expect(scores.stale.count).toBe(found.staleReads);
      const { count, merged, overruled } = scores.conflicts;
      const met = merged.reduce((sum, one) => sum + one.count, count + overruled);
      expect(met).toBe(found.conflicts.length);
      expect(count + overruled).toBe(run.trace.events.flatMap(conflictsIn).length);
      expect(scores.converged.us).toBe(found.convergedAtUs);
      expect(linearizableOf(run).holds).toBe(found.linearizable);
      const slowest = Object.values(found.metrics.okLatencyUs).map((one) => one?.max ?? -1);
      expect(scores.worstOk.us ?? -1).toBe(Math.max(...slowest));
      for (const one of figuresOf(scores)) expectShown(run, one);
    }
  });
});

type Figure = Scores[keyof Scores];
const figuresOf = (scores: Scores): readonly Figure[] => Object.values(scores);

/** A figure other than zero has events of its run, in order. */
function expectShown(run: Run, figure: Figure): void {
  const amount = "count" in figure ? figure.count : figure.us;
  if (amount === 0) return;
  if (amount !== null) expect(figure.events.length).toBeGreaterThan(0);
  for (const [i, event] of figure.events.entries()) {
    expect(run.trace.events[event]).toBeDefined();
    expect(event).toBeGreaterThan(figure.events[i - 1] ?? -1);
  }
}

describe("going from a figure to its events", () => {
  it("begins with the first, goes on to the next, and round again", () => {
    const shown = { events: [4, 7, 9] };
    expect(nextEventOf(shown, null)).toEqual({ event: 4, position: 0 });
    expect(nextEventOf(shown, 5)).toEqual({ event: 4, position: 0 });
    expect(nextEventOf(shown, 4)).toEqual({ event: 7, position: 1 });
    expect(nextEventOf(shown, 9)).toEqual({ event: 4, position: 0 });
    expect(nextEventOf({ events: [] }, 3)).toBeNull();
  });
});
