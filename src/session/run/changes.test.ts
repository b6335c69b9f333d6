import { beforeAll, describe, expect, it } from "vitest";
import { canonical } from "../../lib/canonical.ts";
import type { Panel } from "../../sim/panel.ts";
import { rowsAfter, stateAfter, type Trace } from "../../sim/trace.ts";
import { libraryEntries } from "../opening.ts";
import { createSession } from "../store.ts";
import { byThing, changesOf, freshAt, panelChanges } from "./changes.ts";
import { entriesOf, panelKey } from "./panels.ts";
import type { Run } from "./run.ts";

let runs: { id: string; run: Run }[] = [];
beforeAll(() => {
  const session = createSession();
  runs = libraryEntries.flatMap(({ id }) => {
    session.open(id);
    return session.getState().runs.map((run) => ({ id, run }));
  });
});

/** Each field of each row as text, by a way of its own. */
function fieldTexts(trace: Trace, node: string, event: number): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [row, view] of Object.entries(rowsAfter(trace, node, Math.max(0, event)))) {
    const names = new Set(view.flatMap(({ fields }) => Object.keys(fields ?? {})));
    for (const name of names) {
      const values = view.map(({ fields }) => fields?.[name]?.map(({ value }) => value) ?? null);
      texts.set(`${row} ${name}`, canonical(values));
    }
  }
  return texts;
}

describe("what an event changed", () => {
  it("is nothing where the state is the same, and nowhere but at its node", () => {
    let same = 0;
    for (const { run } of runs) {
      const { trace } = run;
      for (const { index, node } of trace.events) {
        const changes = changesOf(trace, index);
        const states = trace.nodes.map((one) =>
          [index - 1, index].map((event) => stateAfter(trace, one, Math.max(0, event))),
        );
        const moved = trace.nodes.filter((_, i) => states[i]?.[0] !== states[i]?.[1]);
        expect(moved.every((one) => one === node)).toBe(true);
        if (moved.length > 0) continue;
        same += 1;
        expect([changes?.fields, changes?.knowledge, changes?.panels]).toEqual([[], [], []]);
      }
    }
    expect(same).toBeGreaterThan(100);
  });

  it("names every field whose text is another, in every run of the library", () => {
    let count = 0;
    for (const { id, run } of runs) {
      const { trace } = run;
      for (const { index, node, kind } of trace.events) {
        if (node === null || kind === "start") continue;
        const [before, after] = [index - 1, index].map((at) => fieldTexts(trace, node, at));
        const names = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
        const expected = [...names].filter((name) => before?.get(name) !== after?.get(name));
        const found = changesOf(trace, index)?.fields.map(({ row, field }) => `${row} ${field}`);
        expect(found?.sort(), `${id} ${trace.label} ${index}`).toEqual(expected.sort());
        count += expected.length;
      }
    }
    expect(count).toBeGreaterThan(500);
  });

  it("leads from the panels before to the panels after", () => {
    let count = 0;
    for (const { id, run } of runs) {
      const { trace } = run;
      for (const { index, node, kind } of trace.events) {
        if (node === null || kind === "start") continue;
        const [before = [], after = []] = [index - 1, index].map((at) =>
          trace.mode.panels(stateAfter(trace, node, at)),
        );
        const said = (panels: readonly Panel[]): Map<string, string> =>
          new Map(
            panels.flatMap((panel) =>
              entriesOf(panel).map(({ path, text }) => [`${panelKey(panel)} ${path}`, text]),
            ),
          );
        const carried = said(before);
        for (const { title, shape, entries } of panelChanges(before, after)) {
          for (const { path, before: was, after: is } of entries) {
            const key = `${panelKey({ shape, title })} ${path}`;
            expect(carried.get(key) ?? null, `${id} ${trace.label} ${index} ${key}`).toBe(was);
            expect(was).not.toBe(is);
            if (is === null) carried.delete(key);
            else carried.set(key, is);
            count += 1;
          }
        }
        expect(Object.fromEntries(carried)).toEqual(Object.fromEntries(said(after)));
      }
    }
    expect(count).toBeGreaterThan(2000);
  });

  it("has the messages, the ends of requests and the clock that the event names", () => {
    let clocks = 0;
    for (const { run } of runs) {
      const { trace } = run;
      for (const event of trace.events) {
        const changes = changesOf(trace, event.index);
        const sent = trace.messages.filter(({ sentBy }) => sentBy === event.index);
        const noCopies = sent.filter(({ index, copy }) => !copy || event.sends.includes(index));
        expect(changes?.sent).toEqual(noCopies);
        expect(changes?.ended.map(({ index }) => index)).toEqual(event.ends);
        if (event.kind !== "clock") {
          expect(changes?.clock).toBeNull();
          continue;
        }
        clocks += 1;
        const entry = trace.scenario.script.find(({ index }) => index === event.entry);
        if (entry?.kind !== "clock") throw new Error("no entry");
        expect(changes?.clock?.before.aheadUs).not.toBe(changes?.clock?.after.aheadUs);
        const { node, trueUs, aheadUs, driftPpm } = changes?.clock?.after ?? {};
        const drifted = Math.round(((trueUs ?? 0) * (driftPpm ?? 0)) / 1_000_000);
        expect([node, aheadUs]).toEqual([entry.node, entry.offsetUs + drifted]);
      }
    }
    expect(clocks).toBeGreaterThan(0);
  });

  it("of one thing stands together, and says whether it is new or gone", () => {
    const entry = (names: string[], before: string | null, after: string | null) => ({
      path: names.join(),
      names,
      before,
      after,
    });
    const things = byThing([
      entry(["r1", "state"], "waiting", "passed"),
      entry(["r2", "text"], null, "80"),
      entry(["r1", "order"], null, "1"),
      entry(["r2", "state"], null, "waiting"),
      entry(["r3", "text"], "70", null),
    ]);
    expect(things.map(({ name, kind, entries }) => [name, kind, entries.length])).toEqual([
      ["r1", "changed", 2],
      ["r2", "new", 2],
      ["r3", "gone", 1],
    ]);
  });

  it("is framed for the step that was made: the whole instant, or one event of it", () => {
    let several = 0;
    for (const { run } of runs.filter(({ id }) => id === "inventory")) {
      for (const [timeUs, events] of run.byTime) {
        const touched = (part: number | null, us = timeUs): (string | null)[] =>
          [...freshAt(run, { timeUs: us, part })]
            .filter(([, { panels }]) => panels.size > 0)
            .map(([node]) => node);
        const one = events.map((_, i) => touched(i + 1));
        for (const [i, nodes] of one.entries()) {
          expect([[], [events[i]?.node]]).toContainEqual(nodes);
        }
        if (timeUs > 0) expect(new Set(touched(null))).toEqual(new Set(one.flat()));
        if (new Set(one.flat()).size > 1) several += 1;
        // Between two instants the last change stays framed.
        if (run.byTime.has(timeUs + 1)) continue;
        expect(touched(null, timeUs + 1)).toEqual(touched(null));
      }
    }
    expect(several).toBeGreaterThan(0);
  });
});
