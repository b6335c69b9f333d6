import { describe, expect, it } from "vitest";
import { momentOf } from "./moment.ts";
import { libraryEntries } from "./opening.ts";
import { hashOf } from "./sharing.ts";
import { activeInstants, createSession, type Session } from "./store.ts";
import { toldAt } from "./telling.ts";
import { verdictOf } from "./verdict.ts";

function opened(hash: string): Session {
  const session = createSession();
  session.openHash(hash);
  return session;
}

/** Everything that is computed for the page at the session's time. */
function shown(session: Session): unknown {
  const { runs, timeUs, subjects, subject } = session.getState();
  return {
    modes: runs.map((run) => {
      const moment = momentOf(run, timeUs, subjects[subject] ?? null);
      return { moment, verdict: verdictOf(run, moment) };
    }),
    told: toldAt(runs, timeUs),
  };
}

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
    const { instantsUs, runs } = session.getState();
    expect(runs.length).toBe(session.getState().scenario?.modes.length);
    const before = new Map<number, unknown>();
    for (const us of instantsUs.slice(0, 40)) {
      session.seek(us);
      before.set(us, shown(session));
    }
    for (const us of [...before.keys()].reverse()) {
      session.step(1);
      session.step(-1);
      session.seek(us);
      expect(shown(session)).toEqual(before.get(us));
    }
  });

  it("steps through every instant and stops at both ends", () => {
    const session = opened("#s=inventory");
    const { instantsUs } = session.getState();
    const visited = [session.getState().timeUs];
    for (let i = 1; i < instantsUs.length + 3; i += 1) {
      session.step(1);
      visited.push(session.getState().timeUs);
    }
    expect([...new Set(visited)]).toEqual(instantsUs);
    for (let i = 0; i < instantsUs.length + 3; i += 1) session.step(-1);
    expect(session.getState().timeUs).toBe(instantsUs[0]);
  });

  it("steps through the instants of the mode that is shown large", () => {
    const session = opened("#s=inventory&m=0");
    const own = session.getState().runs[0]?.instantsUs ?? [];
    expect(activeInstants(session.getState())).toEqual(own);
    expect(own.length).toBeLessThan(session.getState().instantsUs.length);
    session.step(1);
    expect(session.getState().timeUs).toBe(own[1]);
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
    ["#x=1AAAA", "cannot be opened"],
    ["#s=profile&t=-5", "not a time"],
    ["#s=profile&m=9", "mode"],
    ["#what", "does not know"],
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
