// Showing only some of the modes: what is stepped through, told and linked to goes by them, and the
// scenario stays as it is.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withModes } from "../testing/edits.ts";
import { saidNow, toldNow } from "./keeping/said.ts";
import { hashOf } from "./keeping/sharing.ts";
import { readWork } from "./keeping/storage.ts";
import { shownRuns } from "./showing.ts";
import {
  activeConflicts,
  activeInstants,
  activeRuns,
  activeSteps,
  createSession,
} from "./store.ts";

function opened(hash = "#s=profile") {
  const session = createSession();
  session.openHash(hash);
  return session;
}

const indices = (session: ReturnType<typeof opened>): readonly number[] =>
  shownRuns(session.getState()).map(({ index }) => index);

describe("showing only some modes", () => {
  it("goes by them alone: instants, steps, conflicts and what is told", () => {
    const session = opened();
    const all = session.getState();
    session.showOnly([2, 0, 2]);
    const state = session.getState();
    expect(indices(session)).toEqual([0, 2]);
    const own = [0, 2].map((index) => all.runs[index]);
    const instants = new Set(own.flatMap((run) => run?.instantsUs ?? []));
    expect(activeInstants(state)).toEqual([...instants].sort((a, b) => a - b));
    expect(activeInstants(state).length).toBeLessThan(activeInstants(all).length);
    expect(activeSteps(state).every(({ timeUs }) => instants.has(timeUs))).toBe(true);
    expect(activeConflicts(state)).toEqual(own[0]?.conflictsUs);
    for (const { timeUs } of activeSteps(state)) {
      session.seek(timeUs);
      expect([null, 0, 2]).toContain(toldNow(session.getState())?.run ?? null);
      expect([null, 0, 2]).toContain(saidNow(session.getState()).run);
    }
    expect(activeRuns(state)).toBe(shownRuns(session.getState()));
  });

  it("is no change of the scenario, and there is nothing to undo", () => {
    const session = opened();
    const { opened: before, runs } = session.getState();
    session.showOnly([1]);
    expect(session.getState()).toMatchObject({ opened: before, runs, past: [], changed: false });
  });

  it("never hides the last one, and all of them is no choice", () => {
    const session = opened();
    session.showOnly([3]);
    session.showOnly([]);
    session.showOnly([17]);
    expect(indices(session)).toEqual([3]);
    session.showOnly([4, 3, 2, 1, 0]);
    expect(session.getState().only).toBeNull();
  });

  it("lets go of what belongs to a hidden mode, and does not expand one", () => {
    const session = opened();
    session.expand(1);
    session.select({ run: 1, event: 3 });
    session.showOnly([0, 2]);
    expect(session.getState()).toMatchObject({ expanded: null, selected: null });
    session.expand(1);
    expect(session.getState().expanded).toBeNull();
    session.expand(2);
    expect(session.getState().expanded).toBe(2);
  });

  it("outlives changes: what is hidden stays so, and what comes is shown", () => {
    const session = opened();
    session.showOnly([0, 2]);
    session.edit(withModes(([a, , ...rest]) => [a, ...rest]));
    expect(indices(session)).toEqual([0, 1]);
    session.edit(withModes((modes) => [...modes, "naive"]));
    expect(indices(session)).toEqual([0, 1, 4]);
    session.undo();
    session.undo();
    expect(indices(session)).toEqual([0, 1, 2]);
  });

  it("stands in the link, which shows the same again", () => {
    const choice = fc.subarray([0, 1, 2, 3, 4], { minLength: 1 });
    fc.assert(
      fc.property(choice, fc.option(fc.nat({ max: 4 })), (modes, expanded) => {
        const session = opened();
        session.showOnly(modes);
        session.expand(expanded);
        const hash = hashOf(session.getState(), { traceHash: null });
        const again = opened(hash).getState();
        const { only, expanded: large } = session.getState();
        expect(again).toMatchObject({ only, expanded: large, problem: null });
        expect(hash.includes("only=")).toBe(modes.length < 5);
        // Who names the modes in another order, or twice, means the same.
        const other = hash.replace(/only=([\d,]+)/, (_, list: string) => {
          const named = list.split(",");
          return `only=${[...named].reverse().join()},${named[0]}`;
        });
        expect(opened(other).getState()).toMatchObject({ only, expanded: large, problem: null });
      }),
      { numRuns: 25 },
    );
  });

  it("of a mode that a link wants large shows that, too", () => {
    const state = opened("#s=profile&m=3&only=0").getState();
    expect(state).toMatchObject({ expanded: 3, only: [0, 3] });
  });

  it("is kept with the work of a tab", () => {
    const { opened: now } = opened().getState();
    const kept = { document: now?.document, timeUs: 0, part: null, mode: null, view: "map" };
    const text = (only: unknown): string => JSON.stringify({ ...kept, past: [], future: [], only });
    expect(readWork(text([0, 2]))?.only).toEqual([0, 2]);
    expect(readWork(text(undefined))?.only).toBeNull();
    expect(readWork(text("0"))?.only).toBeNull();
  });
});
