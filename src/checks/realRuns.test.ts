// The checks on runs of real modes: the worked numbers of the model, and what random runs must and
// must not show.
import { describe, expect, it } from "vitest";
import type { Operation } from "../data/operation.ts";
import { modeById } from "../modes/index.ts";
import type { AnomalyKind } from "../sim/mode.ts";
import type { Options } from "../sim/scenario.ts";
import { simulate } from "../sim/simulate.ts";
import { randomScenario } from "../testing/randomScenario.ts";
import { buildScenario, type Draft } from "../testing/scenario.ts";
import { choiceOf } from "./chosen.ts";
import { type Findings, findings } from "./findings.ts";

const row = "stock/widget";
const ship = (by: number): readonly Operation[] => [
  { verb: "increment", row, field: "units", by: -by },
];
const inventory: Draft = {
  script: [
    { at: 1, node: "london", do: ship(30) },
    { at: 2, node: "tokyo", do: ship(20) },
  ],
};
const profile: Draft = {
  database: {
    tables: { users: { email: "register", phone: "register" } },
    rows: { "users/1": { email: "alice@example.com", phone: "555-0000" } },
  },
  script: [
    { at: 1, node: "tokyo", do: [{ verb: "update", row: "users/1", set: { email: "new" } }] },
    { at: 2, node: "london", do: [{ verb: "update", row: "users/1", set: { phone: "555-9999" } }] },
  ],
};

const trace = (draft: Draft, mode: string, options: Options = {}) =>
  simulate(buildScenario(draft), modeById(mode), { options });
const find = (draft: Draft, mode: string, options: Options = {}): Findings =>
  findings(trace(draft, mode, options));
const shown = (found: Findings): readonly AnomalyKind[] => found.anomalies.map(({ kind }) => kind);

describe("last writer wins", () => {
  it("loses London's shipment to Tokyo's, equal at 152", () => {
    const found = find(inventory, "lww");
    expect(found.convergedAtUs).toBe(152_000);
    expect(found.lost).toEqual([
      {
        request: "r1",
        row,
        event: 5,
        fields: [
          {
            event: 5,
            field: "units",
            value: -30,
            missingAt: ["tokyo", "london", "saopaulo"],
            shadowedBy: ["r2"],
          },
        ],
      },
    ]);
    expect(shown(found)).toEqual(["lost-concurrent-write"]);
    expect(found.linearizable).toBe(false);
    expect(found.claims.map(({ holds }) => holds)).toEqual([true, true, true]);
  });
  it("loses Tokyo's email when the whole row competes, and nothing when columns do", () => {
    const found = find(profile, "lww");
    expect(found.convergedAtUs).toBe(102_000);
    expect(found.lost).toMatchObject([
      { request: "r1", fields: [{ field: "email", value: "new", shadowedBy: ["r2"] }] },
    ]);
    expect(found.conflicts).toHaveLength(3);
    expect(found.conflicts[0]).toMatchObject({ node: "london", kept: ["r2"], lost: ["r1"] });
    expect(find(profile, "lww", { granularity: "column" }).lostWrites).toEqual([]);
  });
  it("lets an older write win by a fast clock", () => {
    const look: Operation = { verb: "read", row };
    const found = find(
      {
        clockOffsetsMs: { tokyo: 5000 },
        script: [
          { at: 0, node: "tokyo", do: ship(20) },
          { at: 2000, node: "london", do: ship(30) },
          { at: 2500, node: "london", do: [look] },
        ],
      },
      "lww",
    );
    expect(found.lostWrites).toEqual(["r2"]);
    expect(shown(found)).toContain("older-write-won");
    expect(found.reads.ownWritesMissed).toMatchObject([{ request: "r3", missed: "r2" }]);
    expect(found.linearizable).toBe(false);
  });
});

it("no conflict handling leaves the cart different for ever", () => {
  const found = find(inventory, "naive");
  expect(found).toMatchObject({ converged: false, convergedAtUs: null });
  // Each city ends with what arrived last: London's write also stands over Tokyo's later one.
  expect(shown(found)).toEqual(["lost-concurrent-write", "older-write-won", "divergence"]);
});

describe("a log agreed by majority", () => {
  it("costs two round trips, one while the ballot is held; both shipments count", () => {
    const apart: Draft = {
      script: [
        { at: 1, node: "london", do: ship(30) },
        { at: 1000, node: "london", do: ship(20) },
      ],
    };
    const found = find(apart, "paxos");
    expect(found.metrics.okLatencyUs).toMatchObject({
      london: { p50: 200_000, p99: 400_000, max: 400_000 },
      tokyo: null,
    });
    expect(found.metrics.roundTrips).toBe(1);
    expect(find({ script: apart.script.slice(0, 1) }, "paxos").metrics.roundTrips).toBe(2);
    expect(found.lostWrites).toEqual([]);
    expect(found.linearizable).toBe(true);
    expect(found.claims.filter(({ holds }) => holds !== true)).toEqual([]);
  });
  it("chooses when a majority has accepted, before the proposer knows", () => {
    const { requests, ...rest } = trace({ script: inventory.script.slice(0, 1) }, "paxos");
    const choice = choiceOf({ requests, ...rest }, "r1");
    expect(choice?.atUs).toBe(301_000);
    expect(requests[0]?.doneUs).toBe(401_000);
  });
});

it("a client that goes to another node reads behind its own write, where reads are local", () => {
  const read: Operation = { verb: "read", row };
  const going = (node: string): Draft => ({
    script: [
      { at: 0, node: "tokyo", client: "ana", do: ship(20) },
      { at: 410, node, client: "ana", do: [read] },
    ],
  });
  const options = { read: "local" };
  const broken = (node: string) => {
    const found = find(going(node), "paxos", options);
    return {
      missed: found.reads.ownWritesMissed.length,
      broken: found.claims.filter(({ holds }) => holds === false),
    };
  };
  expect(broken("saopaulo")).toEqual({ missed: 1, broken: [] });
  expect(broken("tokyo")).toEqual({ missed: 0, broken: [] });
  const claimed = modeById("paxos").about.claims({ read: "local", backoff: 1000 });
  expect(claimed).toContain("read-your-writes-at-one-node");
  expect(claimed).not.toContain("read-your-writes");
});

it("a removal replaces what it removed, also where its transaction then deletes the row", () => {
  const tags: Operation = { verb: "add", row, field: "tags", value: "new" };
  const database = {
    tables: { [row.split("/")[0] as string]: { tags: "set" } },
    rows: { [row]: { tags: [] } },
  } as const;
  const script: Draft["script"] = [
    { at: 0, node: "tokyo", do: [tags] },
    {
      at: 1000,
      node: "tokyo",
      do: [
        { verb: "remove", row, field: "tags", value: "new" },
        { verb: "delete", row },
      ],
    },
  ];
  for (const mode of ["primary-replica", "lww", "crdt", "version-vector", "paxos"]) {
    expect(find({ database, script }, mode).lostWrites, mode).toEqual([]);
  }
});

describe("random runs", () => {
  const seeds = Array.from({ length: 40 }, (_, i) => `checks ${i}`);
  const anomaliesOf = (mode: string): ReadonlySet<AnomalyKind> =>
    new Set(
      seeds.flatMap((seed) => shown(findings(simulate(randomScenario(seed), modeById(mode))))),
    );
  it("show every anomaly that asynchronous modes are known for", () => {
    expect([...anomaliesOf("lww")]).toEqual(
      expect.arrayContaining([
        "lost-concurrent-write",
        "older-write-won",
        "stale-read",
        "read-missed-own-write",
        "duplicate-insert",
      ]),
    );
    expect([...anomaliesOf("naive")]).toContain("divergence");
  });
  it("show none of them under consensus, where a minority waits", () => {
    expect([...anomaliesOf("paxos")]).toEqual(["minority-waited"]);
  });
});
