import { describe, expect, it } from "vitest";
import { digest } from "../checks/digest.ts";
import type { Scenario } from "../sim/scenario.ts";
import { scoresOf } from "./judging/scores.ts";
import { verdictOf } from "./judging/verdict.ts";
import { saidNow, toldNow } from "./keeping/said.ts";
import { hashOf } from "./keeping/sharing.ts";
import { libraryEntries, openHash } from "./opening.ts";
import { flightsAt, trafficBetween } from "./run/flights.ts";
import { momentOf } from "./run/moment.ts";
import { type Run, runAll } from "./run/run.ts";
import { eventAt, neighbour } from "./run/steps.ts";
import { toldAt } from "./run/telling.ts";
import { activeSteps, createSession, type Session } from "./store.ts";

function opened(hash: string): Session {
  const session = createSession();
  session.openHash(hash);
  return session;
}

/** Everything that is computed for the page where the session stands. */
function shown(session: Session): unknown {
  const state = session.getState();
  const { runs, subjects, subject } = state;
  const { timeUs, part } = state;
  return {
    modes: runs.map((run) => {
      const moment = momentOf(run, { timeUs, part }, subjects[subject] ?? null);
      const traffic = trafficBetween(run.trace, timeUs, timeUs, moment.event);
      return {
        moment,
        verdict: verdictOf(run, moment),
        flights: flightsAt(run.trace, traffic, timeUs),
      };
    }),
    told: toldAt(runs, { timeUs, part }),
  };
}

describe("what is told", () => {
  it("is the event that was gone to, also where another mode has more to tell", () => {
    const session = createSession();
    session.openHash("#s=inventory");
    const { runs } = session.getState();
    for (const run of runs) {
      const scores = scoresOf(run);
      for (const event of [...scores.conflicts.events, ...scores.acknowledged.events]) {
        session.visit({ run: run.index, event });
        expect(toldNow(session.getState())).toEqual({ run: run.index, event });
        expect(saidNow(session.getState()).run).toBe(run.index);
      }
    }
    // One step on it is what matters most again.
    session.step(1);
    const state = session.getState();
    expect(toldNow(state)).toEqual(toldAt(runs, state));
  });
});

describe("a session", () => {
  it("opens the library's first scenario where the address says nothing", () => {
    const { id, timeUs, runs, problem } = opened("").getState();
    expect({ id, timeUs, problem }).toEqual({
      id: libraryEntries[0]?.id,
      timeUs: 0,
      problem: null,
    });
    expect(runs.length).toBeGreaterThan(1);
  });

  it.each(libraryEntries)("shows the same after forward and back: $id", ({ id }) => {
    const session = opened(`#s=${id}`);
    expect(session.getState().runs.length).toBe(session.getState().scenario?.modes.length);
    const isLast = (): boolean => {
      const state = session.getState();
      return neighbour(state.steps, state, 1) === undefined;
    };
    const seen = [shown(session)];
    while (seen.length < 60 && !isLast()) {
      session.step(1);
      session.step(-1);
      expect(shown(session)).toEqual(seen.at(-1));
      session.step(1);
      seen.push(shown(session));
    }
    if (isLast()) {
      // The place after the last event has one before it, too.
      session.step(1);
      expect(session.getState().ended).toBe(true);
      session.step(-1);
      expect([session.getState().ended, shown(session)]).toEqual([false, seen.at(-1)]);
    }
    for (const want of seen.reverse()) {
      expect(shown(session)).toEqual(want);
      session.step(-1);
    }
  });

  it("steps through every event of all modes, one at a time, and stops at both ends", () => {
    const session = opened("#s=inventory");
    const { runs, instantsUs } = session.getState();
    const events = runs.map(() => [-1]);
    const times = new Set<number>();
    for (let i = 0; i < 400; i += 1) {
      const { timeUs, part } = session.getState();
      times.add(timeUs);
      for (const [k, run] of runs.entries()) {
        const event = run.trace.events[eventAt(run, { timeUs, part })];
        if (event !== undefined && event.index !== events[k]?.at(-1)) events[k]?.push(event.index);
      }
      session.step(1);
    }
    expect([...times]).toEqual(instantsUs);
    expect(neighbour(session.getState().steps, session.getState(), 1)).toBeUndefined();
    for (const [k, run] of runs.entries()) {
      const foreground = [...run.byTime.values()].flat().map(({ index }) => index);
      // No foreground event was passed over together with another.
      const seen = new Set(events[k]);
      expect(foreground.filter((index) => !seen.has(index))).toEqual([]);
    }
    for (let i = 0; i < 400; i += 1) session.step(-1);
    expect(session.getState()).toMatchObject(session.getState().steps[0] ?? {});
  });

  it("steps through the events of the mode that is shown large", () => {
    const session = opened("#s=inventory&m=0");
    const [run] = session.getState().runs;
    const count = [...(run?.byTime.values() ?? [])].flat().length;
    expect(activeSteps(session.getState())).toHaveLength(count + 1);
    const told: unknown[] = [];
    for (let i = 0; i < count; i += 1) {
      session.step(1);
      told.push(toldAt([run as Run], session.getState())?.event);
    }
    expect(told).toEqual([...(run?.byTime.values() ?? [])].flat().map(({ index }) => index));
  });

  it("begins before the first event, even where that happens at 0", () => {
    const session = opened("#s=cut");
    expect(session.getState()).toMatchObject({ timeUs: 0, part: 0 });
    expect(toldAt(session.getState().runs, session.getState())).toBeNull();
    session.step(1);
    expect(session.getState()).toMatchObject({ timeUs: 0, part: 1 });
    session.step(-1);
    session.step(-1);
    expect(session.getState()).toMatchObject({ timeUs: 0, part: 0 });
  });

  it("opens a link to the middle of an instant at the same event", () => {
    const session = opened("#s=inventory&m=0&t=101&e=1");
    expect(session.getState()).toMatchObject({ timeUs: 101_000, part: 1 });
    const whole = opened("#s=inventory&m=0&t=101");
    expect(shown(session)).not.toEqual(shown(whole));
    expect(hashOf(session.getState())).toContain("&t=101&e=1&m=0");
    expect(shown(opened(hashOf(session.getState())))).toEqual(shown(session));
  });

  it("draws a message that has arrived at its receiver until it is received", () => {
    const session = opened("#s=inventory&m=0&t=101&e=1");
    const [run] = session.getState().runs;
    if (run === undefined) throw new Error("no run");
    const arriving = run.trace.messages.filter(({ arrivesUs }) => arrivesUs === 101_000).length;
    const at = (part: number): number => {
      const { event } = momentOf(run, { timeUs: 101_000, part }, null);
      const traffic = trafficBetween(run.trace, 101_000, 101_000, event);
      return flightsAt(run.trace, traffic, 101_000).filter(({ fraction }) => fraction === 1).length;
    };
    expect([at(0), at(arriving)]).toEqual([arriving, 0]);
  });

  it("jumps to conflicts, and stays where there is none", () => {
    const session = opened("#s=inventory");
    session.jumpToConflict(1);
    expect(session.getState().timeUs).toBe(101_000);
    session.jumpToConflict(1);
    expect(session.getState().timeUs).toBe(102_000);
    session.jumpToConflict(-1);
    session.jumpToConflict(-1);
    expect(session.getState().timeUs).toBe(101_000);
  });

  it("opens its own link at the same place", () => {
    const session = opened("#s=profile");
    session.seek(102_000);
    session.expand(1);
    const other = opened(hashOf(session.getState()));
    expect(shown(other)).toEqual(shown(session));
    const { id, timeUs, expanded, notice } = other.getState();
    expect({ id, timeUs, expanded, notice }).toEqual({
      id: "profile",
      timeUs: 102_000,
      expanded: 1,
      notice: null,
    });
  });

  it("opens a scenario from a file, and its link", () => {
    const session = opened("");
    session.openText(JSON.stringify(opened("#s=cut").getState().opened?.document));
    expect(session.getState()).toMatchObject({ id: null, problem: null });
    session.seek(450_000);
    const hash = hashOf(session.getState());
    expect(hash).toMatch(/^#x=/);
    expect(shown(opened(hash))).toEqual(shown(session));
  });

  it("says when the outcome is not the one that a link was made from", () => {
    const { notice, timeUs } = opened("#s=profile&t=102&h=AAAAAA").getState();
    expect(notice).toContain("another version");
    expect(timeUs).toBe(102_000);
  });

  it.each([
    ["#s=nowhere", "nowhere"],
    ["#x=2AAAA", "cannot be opened"],
    ["#s=profile&t=-5", "not a time"],
    ["#s=profile&m=9", "mode"],
    ["#what", "names one scenario"],
  ])("tells what is wrong with %s and shows the library", (hash, words) => {
    const { problem, scenario, id } = opened(hash).getState();
    expect(problem).toContain(words);
    expect(problem).toMatch(/\.$/);
    expect(scenario).not.toBeNull();
    expect(id).toBe(libraryEntries[0]?.id);
  });

  it("keeps what is open when a link or file is damaged", () => {
    const session = opened("#s=cut&t=450");
    session.openText('{"everywrite": 1, "titel": "x"}');
    expect(session.getState()).toMatchObject({ id: "cut", timeUs: 450_000 });
    expect(session.getState().problem).toContain("titel");
    session.dismiss();
    expect(session.getState().problem).toBeNull();
  });

  it("stays within the run", () => {
    const session = opened("#s=inventory");
    session.seek(-5);
    expect(session.getState().timeUs).toBe(0);
    session.seek(1e12);
    expect(session.getState().timeUs).toBe(session.getState().endUs);
    session.expand(17);
    expect(session.getState().expanded).toBeNull();
  });
});

describe("an instant with very many events", () => {
  // Two thousand writes at once, and their messages: more than four digits can say.
  const places = ["tokyo", "london", "saopaulo", "virginia"];
  const crowded = JSON.stringify({
    everywrite: 1,
    title: "All at once",
    nodes: places,
    network: {
      links: Object.fromEntries(
        places.flatMap((a, i) => places.slice(i + 1).map((b) => [`${a}-${b}`, { latency: 0 }])),
      ),
    },
    workload: { requests: 2000, over: 0.5, rows: 1, mix: { update: 1 } },
    modes: ["naive"],
  });
  it("has a link for each of its parts", async () => {
    const session = opened("#s=profile");
    session.openText(crowded);
    expect(session.getState().problem).toBeNull();
    while (session.getState().progress !== null) await new Promise((done) => setTimeout(done));
    const { steps } = session.getState();
    const last = steps.at(-1);
    if (last === undefined) throw new Error("no steps");
    expect(last.part).toBeGreaterThan(9999);
    session.step(1);
    session.jumpToEdge("end");
    session.step(-1);
    const { part, timeUs } = session.getState();
    expect(part).toBeGreaterThan(9999);
    const again = openHash(hashOf(session.getState(), { traceHash: null }));
    expect(again).toMatchObject({ ok: true, opened: { instantUs: timeUs, part } });
  });
  it("and a part that no instant has is all of it", () => {
    const session = opened("#s=profile&t=102&e=999999");
    expect(session.getState()).toMatchObject({ timeUs: 102_000, part: null });
    expect(hashOf(session.getState(), { traceHash: null })).toBe("#s=profile&t=102");
  });
});

describe("a scenario that takes long", () => {
  const large = (requests: number): string =>
    JSON.stringify({
      everywrite: 1,
      title: `${requests} requests`,
      seed: "large",
      workload: { requests, over: 20_000, rows: 2, clientsPerNode: 3 },
      modes: ["lww", "paxos"],
    });
  const turn = (): Promise<void> => new Promise((done) => setTimeout(done));
  /** As many chances for what was given up to go on all the same. */
  const turns = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i += 1) await turn();
  };
  const settled = async (session: Session): Promise<void> => {
    while (session.getState().progress !== null) await turn();
  };

  it("keeps the one before on the stage, says how far it has come, then is the same", async () => {
    const session = opened("#s=profile");
    const { runs } = session.getState();
    const parts: number[] = [];
    const modes = new Set<string>();
    session.subscribe(({ progress }) => {
      if (progress === null) return;
      parts.push(progress.part);
      modes.add(progress.mode);
    });
    session.openText(large(400));
    expect(session.getState().runs).toBe(runs);
    expect(session.getState().progress?.part).toBeGreaterThan(0);
    await settled(session);
    const state = session.getState();
    expect(state.scenario?.title).toBe("400 requests");
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect([...modes].at(-1)).toBe("Paxos");
    const digests = state.runs.map(({ trace }) => digest(trace));
    const wanted = runAll(state.scenario as Scenario).map(({ trace }) => digest(trace));
    expect(digests).toEqual(wanted);
  });

  it("is named in the language that came meanwhile", async () => {
    // Loaded before, so that it comes while the run is computed.
    await opened("#s=profile").setLocale("ja");
    const session = opened("#s=profile");
    session.openText(large(400));
    await session.setLocale("ja");
    expect(session.getState().progress).not.toBeNull();
    await settled(session);
    expect(session.getState().runs[0]?.title).toBe("最後の書き込みが勝つ");
  });

  it("speaks the language that was asked for last, whichever comes first", async () => {
    const session = opened("#s=profile");
    await Promise.all([session.setLocale("ja"), session.setLocale("en")]);
    const { locale, runs } = session.getState();
    expect([locale, runs[0]?.title]).toEqual(["en", "Last writer wins"]);
  });

  it("can be stopped: the one before stays", async () => {
    const session = opened("#s=profile");
    const { opened: before, runs } = session.getState();
    session.openText(large(400));
    session.cancel();
    expect(session.getState()).toMatchObject({ opened: before, progress: null, problem: null });
    await turns(50);
    expect(session.getState().runs).toBe(runs);
  });

  it("stopped with nothing before it leaves nothing", () => {
    const session = createSession();
    session.openText(large(400));
    expect(session.getState().progress).not.toBeNull();
    session.cancel();
    expect(session.getState()).toMatchObject({ scenario: null, runs: [], progress: null });
  });

  it("gives way to what is opened meanwhile", async () => {
    const session = opened("#s=profile");
    session.openText(large(400));
    session.open("cut");
    expect(session.getState()).toMatchObject({ id: "cut", progress: null });
    await turns(50);
    expect(session.getState().id).toBe("cut");
  });

  it("can be changed while it is computed: each change is one of the change before", async () => {
    const session = opened("#s=profile");
    session.openText(large(400));
    await settled(session);
    const first = session.getState().opened?.document;
    session.edit((document) => ({ ...document, title: "Second" }));
    expect(session.getState().progress).not.toBeNull();
    session.edit((document) => ({ ...document, about: "Third" }));
    await settled(session);
    const { opened: now, past } = session.getState();
    expect(now?.document).toMatchObject({ title: "Second", about: "Third" });
    expect(past.map(({ title }) => title)).toEqual([first?.title, "Second"]);
    session.undo();
    session.undo();
    await settled(session);
    expect(session.getState().opened?.document).toBe(first);
    expect(session.getState().past).toEqual([]);
  });
});
