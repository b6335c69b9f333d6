// What would have changed an outcome is true: here the scenario is changed by hand as the sentence
// says, run again with other code than the explanation's own, and looked at.
import { describe, expect, it } from "vitest";
import { findMode } from "../modes/index.ts";
import { library } from "../scenarios/library/index.ts";
import { compileScenario } from "../scenarios/schema.ts";
import type { Scenario } from "../sim/scenario.ts";
import { simulate } from "../sim/simulate.ts";
import type { RequestRecord, Trace } from "../sim/trace.ts";
import { randomScenario } from "../testing/randomScenario.ts";
import { type Counterfactual, counterfactualOf } from "./counterfactual.ts";
import { type Resolution, resolutionOf } from "./resolution.ts";

interface Case {
  readonly trace: Trace;
  readonly resolution: Resolution;
  readonly found: Counterfactual;
}

function casesOf(traces: readonly Trace[]): readonly Case[] {
  return traces.flatMap((trace) =>
    trace.events.flatMap(({ index }): Case[] => {
      const resolution = resolutionOf(trace, index);
      const found = resolution === null ? null : counterfactualOf(trace, index);
      return resolution === null || found === null ? [] : [{ trace, resolution, found }];
    }),
  );
}

const libraryTraces = library.flatMap(({ document }) => {
  const scenario = compileScenario(document);
  return scenario.modes.flatMap((choice) => {
    const mode = findMode(choice.mode);
    return mode === undefined ? [] : [simulate(scenario, mode, choice)];
  });
});

const lastWriter = ["lww", "version-vector", "crdt"].flatMap((id) => findMode(id) ?? []);
const randomTraces = Array.from({ length: 24 }, (_, i) =>
  randomScenario(`clocks ${i}`, 14),
).flatMap((scenario) =>
  lastWriter.flatMap((mode) => {
    const options = mode.about.id === "version-vector" ? { resolver: "lww" } : {};
    return [simulate(scenario, mode, { options })];
  }),
);

const again = (trace: Trace, scenario: Scenario): Trace =>
  simulate(scenario, trace.mode, { options: trace.options });

/** Who stays where two requests are in conflict: each node's answer, by the scenario's entry. */
function winners(trace: Trace, a: RequestRecord, b: RequestRecord): readonly number[] {
  const entryOf = (id: string | null): number =>
    trace.requests.find((request) => request.id === id)?.entry ?? -1;
  return trace.events.flatMap(({ notes }) =>
    notes.flatMap((note) => {
      if (note.kind !== "conflict" || note.lost.length === 0) return [];
      const kept = note.kept.map(({ request }) => entryOf(request));
      const lost = note.lost.map(({ request }) => entryOf(request));
      return [a.entry, b.entry].filter((entry, i, both) => {
        const other = both[1 - i] ?? -1;
        return kept.includes(entry) && lost.includes(other);
      });
    }),
  );
}

function clockMoved(scenario: Scenario, node: string, byUs: number): Scenario {
  const nodes = scenario.nodes.map((one) =>
    one.id === node ? { ...one, clockOffsetUs: one.clockOffsetUs + byUs } : one,
  );
  const script = scenario.script.map((entry) =>
    entry.kind === "clock" && entry.node === node
      ? { ...entry, offsetUs: entry.offsetUs + byUs }
      : entry,
  );
  return { ...scenario, nodes, script };
}

describe("with another clock", () => {
  it.each([
    ["the library", libraryTraces, 40],
    ["random runs", randomTraces, 25],
  ] as const)(
    "the other side wins, and not with a microsecond less: %s",
    (_name, traces, least) => {
      let count = 0;
      for (const { trace, resolution, found } of casesOf(traces)) {
        if (found.kind !== "clock" || resolution.rule === "shadowed") continue;
        const winner = resolution.writers.find(({ isLost }) => !isLost)?.request;
        const loser = found.winner.request;
        if (winner == null || loser == null) throw new Error("nobody to win");
        const sign = found.direction === "slower" ? -1 : 1;
        const at = (byUs: number): readonly number[] =>
          winners(again(trace, clockMoved(trace.scenario, found.node, sign * byUs)), winner, loser);
        expect(new Set(winners(trace, winner, loser))).toEqual(new Set([winner.entry]));
        expect(new Set(at(found.byUs))).toEqual(new Set([loser.entry]));
        // Where others write too, the two may not meet at all; but the loser does not win.
        expect(new Set(at(found.byUs - 1))).not.toEqual(new Set([loser.entry]));
        if (traces === libraryTraces) expect(at(found.byUs - 1)).toContain(winner.entry);
        count += 1;
      }
      expect(count).toBeGreaterThan(least);
    },
  );

  it("a write that its own node's newer stamp covers would have stayed", () => {
    const shadowed = casesOf(libraryTraces).filter(
      ({ resolution }) => resolution.rule === "shadowed",
    );
    for (const { trace, resolution, found } of shadowed) {
      if (found.kind !== "clock") throw new Error("not by the clock");
      const loser = resolution.writers.find(({ isLost }) => isLost)?.request;
      const sign = found.direction === "slower" ? -1 : 1;
      const isLost = (byUs: number): boolean =>
        again(trace, clockMoved(trace.scenario, found.node, sign * byUs)).events.some(({ notes }) =>
          notes.some((note) => note.kind === "lost" && note.request === loser?.id),
        );
      expect([isLost(0), isLost(found.byUs - 1), isLost(found.byUs)]).toEqual([true, true, false]);
    }
    expect(shadowed.length).toBeGreaterThan(0);
  });
});

describe("asked later", () => {
  it("there is no conflict, or the transaction passes; and not with a microsecond less", () => {
    const seen = { passes: 0, "no-conflict": 0, "in-order": 0 };
    for (const { trace, found } of casesOf(libraryTraces)) {
      if (found.kind !== "later") continue;
      const other = found.other.request;
      if (other === null) throw new Error("nobody to see");
      const { entry } = found.request;
      const at = (byUs: number): boolean => {
        const script = trace.scenario.script
          .map((one) => (one.index === entry ? { ...one, atUs: one.atUs + byUs } : one))
          .sort((a, b) => a.atUs - b.atUs || a.index - b.index);
        const changed = again(trace, { ...trace.scenario, script });
        const [mine, its] = [found.request, other].map(
          (request) =>
            changed.requests.find(
              (one) => one.entry === request.entry && one.attempt === request.attempt,
            )?.id,
        );
        const notes = changed.events.flatMap((event) => event.notes);
        return notes.some((note) => {
          if (found.then === "passes") {
            return note.kind === "certify" && note.request === mine && note.verdict === "fail";
          }
          if (note.kind !== "conflict") return false;
          const both = [...note.kept, ...note.lost].map(({ request }) => request);
          return both.includes(mine ?? "") && both.includes(its ?? "");
        });
      };
      expect([at(0), at(found.claim.byUs - 1), at(found.claim.byUs)]).toEqual([true, true, false]);
      seen[found.then] += 1;
    }
    expect(seen.passes).toBeGreaterThan(10);
    expect(seen["no-conflict"]).toBeGreaterThan(20);
    expect(seen["in-order"]).toBeGreaterThan(20);
  });
});

describe("without the fault", () => {
  it("the request has its OK after that time, or is not given up", () => {
    let count = 0;
    for (const { trace, resolution, found } of casesOf(libraryTraces)) {
      if (found.kind !== "without-fault") continue;
      const request = resolution.writers[0]?.request;
      if (request == null) throw new Error("nobody asked");
      const lastUs = request.outcome === "ok" ? trace.endedUs : (request.doneUs ?? trace.endedUs);
      const script = trace.scenario.script.filter((entry) => {
        const isMeant = (found.faults as readonly string[]).includes(entry.kind);
        const endUs = "untilUs" in entry ? (entry.untilUs ?? trace.endedUs) : 0;
        return !isMeant || entry.atUs > lastUs || endUs < request.atUs;
      });
      const changed = again(trace, { ...trace.scenario, script });
      const same = changed.requests.find(
        (one) => one.entry === request.entry && one.attempt === request.attempt,
      );
      expect(same?.outcome).toBe("ok");
      const given = changed.events.flatMap(({ notes }) =>
        notes.flatMap((note) => (note.kind === "discard" ? note.requests : [])),
      );
      expect(given).not.toContain(same?.id);
      if (found.okAfterUs !== null) {
        expect((same?.doneUs ?? 0) - (same?.atUs ?? 0)).toBe(found.okAfterUs);
      }
      count += 1;
    }
    expect(count).toBeGreaterThan(8);
  });
});
