import { describe, expect, it } from "vitest";
import { libraryEntries } from "../opening.ts";
import { changesOf } from "../run/changes.ts";
import type { Run } from "../run/run.ts";
import { eventAt } from "../run/steps.ts";
import { activeRuns, activeSteps, createSession } from "../store.ts";
import { countHappened, filtered, listedEvents, searchable } from "./eventList.ts";

describe("the list of events", () => {
  it("has every foreground event of every mode once, in the order of the steps", () => {
    const session = createSession();
    for (const { id } of libraryEntries) {
      session.open(id);
      const { runs, steps } = session.getState();
      const list = listedEvents(runs);
      const expected = runs.flatMap(({ index, trace }) =>
        trace.events
          .filter(({ background, kind }) => !background && kind !== "start")
          .map((event) => `${index} ${event.index}`),
      );
      expect(new Set(list.map(({ run, event }) => `${run} ${event}`))).toEqual(new Set(expected));
      expect(list.length).toBe(expected.length);
      // At every step, what the list says has happened is what the runs say has happened.
      for (const at of steps) {
        const done = list.slice(0, countHappened(list, at));
        for (const run of runs) {
          const last = eventAt(run, at);
          const own = list.filter(({ run: index }) => index === run.index);
          expect(done.filter(({ run: index }) => index === run.index)).toEqual(
            own.filter(({ event }) => event <= last),
          );
        }
      }
    }
  });

  it("calls no conflict what was decided between writes that were made knowingly", () => {
    const session = createSession();
    session.open("fast-clock");
    const { runs } = session.getState();
    const troubles = listedEvents(runs.slice(0, 1)).flatMap(({ trouble }) => trouble ?? []);
    expect(troubles).toEqual(["loss", "overruled", "overruled"]);
  });

  it("leads to each event: the moment right after it, which is a step", () => {
    const session = createSession();
    for (const id of ["inventory", "duel", "crash"]) {
      session.open(id);
      const { runs } = session.getState();
      for (const expanded of [null, 0]) {
        session.expand(expanded);
        const shown = activeRuns(session.getState());
        for (const { run, event } of listedEvents(shown)) {
          session.visit({ run, event });
          const { timeUs, part, selected } = session.getState();
          expect(selected).toEqual({ run, event });
          const last = eventAt(runs[run] as Run, { timeUs, part });
          const later = runs[run]?.trace.events.slice(event + 1, last + 1) ?? [];
          expect(last, `${id} ${run} ${event}`).toBeGreaterThanOrEqual(event);
          expect(later.every(({ background }) => background)).toBe(true);
          const steps = activeSteps(session.getState());
          expect(steps).toContainEqual({ timeUs, part });
        }
      }
      session.visit({ run: 0, event: 0 });
      expect(session.getState()).toMatchObject(activeSteps(session.getState())[0] ?? {});
    }
  });

  it("marks conflicts and losses, and keeps what is asked for", () => {
    const session = createSession();
    session.open("inventory");
    const { runs } = session.getState();
    const list = listedEvents(runs);
    const troubled = filtered(list, { troubleOnly: true, receipts: true, node: null });
    const times = new Set(troubled.map(({ atUs }) => atUs));
    expect([...times]).toEqual(session.getState().conflictsUs);
    expect(troubled.some(({ trouble }) => trouble === "loss")).toBe(true);
    const here = filtered(list, { troubleOnly: false, receipts: true, node: "tokyo" });
    expect(here.length).toBe(list.filter(({ node }) => node === "tokyo").length);
    expect(here.length).toBeLessThan(list.length);
    session.open("cut");
    const cut = filtered(listedEvents(session.getState().runs.slice(0, 1)), {
      troubleOnly: false,
      receipts: true,
      node: "",
    });
    expect(cut.map(({ node }) => node)).toEqual([null, null]);
  });

  it("folds what only confirms: nothing that changes, decides, ends or goes wrong", () => {
    const session = createSession();
    let count = 0;
    for (const id of ["profile", "cut", "stale-read", "crash"]) {
      session.open(id);
      const { runs } = session.getState();
      for (const one of listedEvents(runs).filter(({ isReceipt }) => isReceipt)) {
        const { trace } = runs[one.run] as Run;
        const changes = changesOf(trace, one.event);
        expect([one.trouble, changes?.fields, changes?.ended]).toEqual([null, [], []]);
        expect(trace.events[one.event]?.kind).toMatch(/^(?:deliver|timer)$/);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(40);
    session.open("profile");
    const all = listedEvents(session.getState().runs);
    const usual = filtered(all, { troubleOnly: false, receipts: false, node: null });
    expect(all.length - usual.length).toBeGreaterThan(20);
  });

  it("is searched without regard to case and accents", () => {
    expect(searchable("São\u00a0Paulo  wrote")).toBe("sao paulo wrote");
    expect(searchable("東京")).toBe("東京");
  });
});
