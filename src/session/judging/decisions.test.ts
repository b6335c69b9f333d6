import { describe, expect, it } from "vitest";
import type { Run } from "../run/run.ts";
import { createSession } from "../store.ts";
import { decisionsOf } from "./decisions.ts";

function runsOf(id: string): readonly Run[] {
  const session = createSession();
  session.openHash(`#s=${id}`);
  return session.getState().runs;
}

/** Kind, time, node, requests, and when nodes learned and applied it. */
function decided(run: Run | undefined) {
  if (run === undefined) throw new Error("no run");
  const at = (event: number): number => (run.trace.events[event]?.atUs ?? -1) / 1000;
  return decisionsOf(run).map(({ kind, timeUs, event, node, requests, learned, applied }) => {
    expect(at(event)).toBe(timeUs / 1000);
    expect(run.trace.events[event]?.node).toBe(node);
    return [kind, at(event), node, requests.join(), learned.map(at), applied.map(at)];
  });
}

describe("the moments at which a group decides", () => {
  it("are before anybody knows, where a quorum chooses", () => {
    // London leads: its proposal arrives at São Paulo at 300, and with London that is a majority.
    expect(decided(runsOf("cut")[3])).toEqual([
      ["chosen", 300, "saopaulo", "r2", [400, 500, 1100], [400, 500, 1100]],
      // The network heals at 1000: Tokyo's question, London's promise, Tokyo's proposal.
      ["chosen", 1300, "london", "r1", [1400, 1500, 1550], [1400, 1500, 1550]],
    ]);
  });

  it("are those of the order, where transactions are certified", () => {
    expect(decided(runsOf("inventory")[4])).toEqual([
      ["certified", 201, "london", "r1", [201, 251, 251], [201, 251, 251]],
      ["failed", 251, "saopaulo", "r2", [251, 252, 302], [251, 252, 302]],
      ["certified", 502, "saopaulo", "r3", [502, 552, 602], [502, 552, 602]],
    ]);
  });

  it("do not exist where every node decides for itself", () => {
    const [lww, vectors, crdt] = runsOf("inventory");
    for (const run of [lww, vectors, crdt]) expect(decided(run)).toEqual([]);
  });

  it("apply later where applying takes time", () => {
    const all = runsOf("stale-read").concat(runsOf("slow-member"));
    const galera = all.filter((run) => decisionsOf(run).some(({ kind }) => kind === "certified"));
    expect(galera.length).toBeGreaterThan(0);
    for (const run of galera) {
      for (const { learned, applied } of decisionsOf(run)) {
        expect(applied.length).toBeLessThanOrEqual(run.trace.nodes.length);
        for (const [i, event] of applied.entries()) {
          expect(event).toBeGreaterThanOrEqual(learned[i] ?? 0);
        }
      }
    }
  });
});
