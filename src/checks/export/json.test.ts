import { expect, it } from "vitest";
import type { Operation } from "../../data/operation.ts";
import { canonical } from "../../lib/canonical.ts";
import { modeById } from "../../modes/index.ts";
import { simulate } from "../../sim/simulate.ts";
import { randomScenario } from "../../testing/randomScenario.ts";
import { buildScenario } from "../../testing/scenario.ts";
import { digest } from "../digest.ts";
import { resultDocument, runDocument } from "./json.ts";

const row = "users/1";
const email: Operation = { verb: "update", row, set: { email: "new@example.com" } };
const phone: Operation = { verb: "update", row, set: { phone: "555-9999" } };
const scenario = {
  ...buildScenario({
    database: {
      tables: { users: { email: "register", phone: "register" } },
      rows: { [row]: { email: "old", phone: "0" } },
    },
    script: [
      { at: 1, node: "tokyo", client: "ana", do: [email] },
      { at: 2, node: "london", do: [phone] },
      {
        at: 3,
        node: "london",
        do: [
          { verb: "read", row },
          { verb: "read", row, field: "phone" },
        ],
      },
      { at: 4, node: "london", do: [{ verb: "delete", row: "users/2" }] },
    ],
  }),
  invariants: [{ kind: "range", row, field: "email", min: 0 }] as const,
};
const trace = simulate(scenario, modeById("lww"));

it("is the object of the format", () => {
  const read = { email: "old", phone: "555-9999" };
  const request = { client: "london", node: "london", attempt: 1 };
  expect(resultDocument([runDocument(trace)], "1.2.3")).toMatchObject({
    everywrite: 1,
    engine: "1.2.3",
    runs: [
      {
        scenario: "Test",
        seed: "test",
        mode: "lww",
        digest: digest(trace),
        stopped: "rest",
        endedAt: 301,
        messages: { sent: 8, delivered: 8, lost: 0 },
        requests: [
          {
            id: "r1",
            client: "ana",
            node: "tokyo",
            at: 1,
            done: 1,
            outcome: "ok",
            do: [{ update: row }],
          },
          { id: "r2", ...request, at: 2, done: 2 },
          { id: "r3", ...request, values: [read, "555-9999"] },
          { id: "r4", ...request, outcome: "refused", error: { code: 20, name: "absent" } },
        ],
        nodes: { tokyo: { up: true, rows: { [row]: read } } },
        conflicts: [
          { at: 101, node: "london", row, kind: "update-update", kept: ["r2"], lost: ["r1"] },
          { at: 102, node: "tokyo" },
          { at: 151, node: "saopaulo" },
        ],
        findings: {
          converged: true,
          convergedAt: 102,
          lostWrites: ["r1"],
          staleReads: 1,
          linearizable: false,
          invariants: [{ row, field: "email", min: 0, holds: true, first: null, worst: null }],
        },
        metrics: {
          okLatency: { tokyo: { p50: 0, p99: 0, max: 0 }, saopaulo: null },
          refused: 1,
          unknown: 0,
          roundTrips: 0,
        },
      },
    ],
  });
});

it("has the version vectors where the mode keeps them", () => {
  const { nodes } = runDocument(simulate(scenario, modeById("version-vector")));
  expect(nodes["saopaulo"]).toMatchObject({ vectors: { [row]: { tokyo: 1, london: 1 } } });
  expect(runDocument(trace).nodes["saopaulo"]).not.toHaveProperty("vectors");
});

it("is plain data, the same for the same run, and harms no trace", () => {
  for (const mode of ["naive", "lww", "paxos"]) {
    const run = () => simulate(randomScenario("json"), modeById(mode));
    const before = run();
    const text = JSON.stringify(runDocument(before));
    expect(text).toBe(JSON.stringify(runDocument(run())));
    expect(canonical(JSON.parse(text))).toBe(canonical(runDocument(before)));
    expect(canonical(before.events)).toBe(canonical(run().events));
  }
});
