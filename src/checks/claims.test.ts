import { describe, expect, it } from "vitest";
import type { Operation } from "../data/operation.ts";
import type { TableView } from "../data/view.ts";
import type { Claim } from "../sim/mode.ts";
import type { Note } from "../sim/note.ts";
import { HandMadeTrace, shows, wrote } from "../testing/handMadeTrace.ts";
import { checkClaim, checkClaims } from "./claims.ts";

const row = "items/a";
const database = {
  tables: { items: { value: "register", count: "counter", rights: "bounded-counter" } },
  rows: { [row]: { value: "old", count: 10, rights: 5 } },
} as const;
const look: Operation = { verb: "read", row, field: "value" };
const set = (value: string): Operation => ({ verb: "update", row, set: { value } });

function table(value: string, count = 10, rights = 5, writer?: string): TableView {
  const holds = writer === undefined ? [] : [writer];
  return { [row]: shows({ value: [value, ...holds], count: [count], rights: [rights] }) };
}

function begin(claims: readonly Claim[] = []): HandMadeTrace {
  return new HandMadeTrace({ nodes: ["tokyo", "london"], database, rows: table("old"), claims });
}

/** Tokyo writes "new" and everybody has it. */
function fine(): HandMadeTrace {
  const made = begin();
  const note = wrote("r1", row, { value: ["new"] });
  const shown = table("new", 10, 5, "r1");
  made.add({
    atMs: 1,
    node: "tokyo",
    start: [set("new")],
    ok: { r1: [] },
    notes: [note],
    rows: shown,
  });
  made.add({ atMs: 2, node: "london", rows: shown });
  const view = shown[row];
  made.add({ atMs: 3, node: "london", start: [look], ok: { r2: [{ row, field: "value", view }] } });
  return made;
}

/** A client reads the old value at a node after all. */
function reading(made: HandMadeTrace, node: string, client: string): HandMadeTrace {
  const view = table("old")[row];
  const ok = { [`r${Number(made.last.slice(1)) + 1}`]: [{ row, field: "value", view }] };
  made.add({ atMs: 4, node, start: [look], client, ok });
  return made;
}
/** The client that wrote in Tokyo goes to London. */
const stale = (made: HandMadeTrace): HandMadeTrace => reading(made, "london", "tokyo");
const noting = (...notes: readonly Note[]) => {
  return (made: HandMadeTrace): HandMadeTrace => {
    made.add({ atMs: 4, node: "tokyo", notes: [notes[0] as Note] });
    made.add({ atMs: 5, node: "london", notes: [notes[1] as Note] });
    return made;
  };
};
const showing = (shown: TableView, nodes = ["tokyo", "london"]) => {
  return (made: HandMadeTrace): HandMadeTrace => {
    for (const node of nodes) made.add({ atMs: 4, node, rows: shown });
    return made;
  };
};
const low = { round: 1, node: "tokyo" };
const accept = (value: string): Note => {
  return { kind: "accept", slot: 1, ballot: low, value, requests: [] };
};
const log = (request: string): Note => {
  return { kind: "log", sequence: 1, request, verdict: "applied", boot: 0 };
};
const certify = (verdict: "pass" | "fail"): Note => {
  return {
    kind: "certify",
    sequence: 1,
    request: "r1",
    time: 1,
    verdict,
    row: null,
    against: null,
  };
};
const view = (node: string): Note => ({ kind: "view", view: 2, members: [node], primary: true });
const home = (to: string): Note => ({ kind: "home", row, to, epoch: 3 });

const breaking: readonly (readonly [Claim, (made: HandMadeTrace) => HandMadeTrace, string])[] = [
  [
    "convergence",
    showing(table("new", 11, 5, "r1"), ["london"]),
    "At the end the nodes differ in items/a.",
  ],
  ["no-lost-writes", showing(table("old")), "r1 was acknowledged and lost in items/a (value)."],
  ["no-unseen-losses", showing(table("old")), "r1 was acknowledged and lost in items/a (value)."],
  ["keeps-operations", showing(table("new", 11)), "tokyo shows 11 for items/a.count, not 10."],
  ["linearizable", stale, "r3 fits no order of the requests to items/a."],
  [
    "one-order",
    noting(log("r1"), log("r2")),
    "At position 1 of the log tokyo has r1, london has r2.",
  ],
  [
    "one-value-per-slot",
    noting(accept("a"), accept("b")),
    "One ballot carried two values for slot 1.",
  ],
  [
    "same-verdict",
    noting(certify("pass"), certify("fail")),
    "On the certification of r1 tokyo has pass at position 1, london has fail at position 1.",
  ],
  [
    "one-primary-component",
    noting(view("tokyo"), view("london")),
    "View 2 has other members at london than elsewhere.",
  ],
  [
    "one-home",
    noting(home("tokyo"), home("london")),
    "On the home of items/a in epoch 3 tokyo has tokyo, london has london.",
  ],
  ["bounded", showing(table("new", 10, -2)), "items/a.rights was -2 at tokyo."],
  ["no-stale-reads", stale, "r3 read a version of items/a that r1 had replaced."],
  ["read-your-writes", stale, "r3 missed its client's own write r1 of items/a."],
  [
    "monotonic-reads",
    (made) => reading(made, "london", "london"),
    "r3 went back behind what its client had read, r1 of items/a.",
  ],
  [
    "read-your-writes-at-one-node",
    (made) => reading(made, "tokyo", "tokyo"),
    "r3 missed its client's own write r1 of items/a.",
  ],
  [
    "monotonic-reads-at-one-node",
    (made) => reading(made, "london", "london"),
    "r3 went back behind what its client had read, r1 of items/a.",
  ],
  [
    "no-duplicate-inserts",
    (made) => {
      const insert: Operation = { verb: "insert", row, set: {} };
      made.add({ atMs: 4, node: "london", start: [insert], ok: { r3: [] } });
      return made;
    },
    "items/a was inserted by r3 though it was there by the start.",
  ],
  [
    "no-invented-values",
    showing(table("odd")),
    'tokyo showed "odd" in items/a.value; nobody wrote that.',
  ],
];

describe("each claim", () => {
  it.each(breaking)("%s holds where it is kept and is broken where not", (claim, breaks, why) => {
    expect(checkClaim(claim, fine().build()).holds).toBe(true);
    expect(checkClaim(claim, breaks(fine()).build())).toEqual({ claim, holds: false, why });
  });

  it("of losses that a client was shown is not broken by an increment on siblings", () => {
    const made = new HandMadeTrace({ rows: { [row]: shows({ count: [0] }) } });
    const add: Operation = { verb: "increment", row, field: "count", by: 1 };
    const wrote = (request: string, over: string[], dropped: string[]): Note => {
      const written = [{ field: "count", value: 1, over, dropped }];
      return { kind: "write", request, row, change: "update", written };
    };
    made.add({
      atMs: 1,
      node: "tokyo",
      start: [add],
      ok: { r1: [] },
      notes: [wrote("r1", [], [])],
    });
    made.add({
      atMs: 1,
      node: "london",
      start: [add],
      ok: { r2: [] },
      notes: [wrote("r2", [], [])],
    });
    const notes = [wrote("r3", ["r1", "r2"], ["r2"])];
    made.add({ atMs: 5, node: "tokyo", start: [add], ok: { r3: [] }, notes });
    for (const node of made.nodes) {
      made.add({ atMs: 9, node, rows: { [row]: shows({ count: [2, "r3"] }) } });
    }
    const trace = made.build();
    expect(checkClaim("no-lost-writes", trace)).toMatchObject({
      holds: false,
      why: "r2 was acknowledged and lost in items/a (count).",
    });
    expect(checkClaim("no-unseen-losses", trace).holds).toBe(true);
  });

  it("for clients at one node is not tried with those that go to another", () => {
    // London's client stays; the one that wrote in Tokyo and looks in London does not.
    const gone = stale(fine()).build();
    expect(checkClaim("read-your-writes", gone).holds).toBe(false);
    expect(checkClaim("read-your-writes-at-one-node", gone).holds).toBe(true);
    // Now London's has looked in Tokyo, too: nobody is left.
    const all = reading(stale(fine()), "tokyo", "london").build();
    expect(checkClaim("monotonic-reads", all).holds).toBe(false);
    for (const claim of ["read-your-writes-at-one-node", "monotonic-reads-at-one-node"] as const) {
      expect(checkClaim(claim, all)).toEqual({
        claim,
        holds: null,
        why: "Every client went to another node.",
      });
    }
  });

  const ends = ["convergence", "no-lost-writes", "keeps-operations"] as const;
  it.each(ends)("%s is about rest after all faults", (claim) => {
    const made = showing(table("old", 11), ["london"])(fine());
    expect(checkClaim(claim, made.build()).holds).toBe(false);
    expect(checkClaim(claim, made.build({ stopped: "end" })).holds).toBeNull();
    const cut = { at: 1, partition: [["tokyo"], ["london"]] };
    const { scenario } = new HandMadeTrace({ nodes: ["tokyo", "london"], script: [cut] }).build();
    const trace = {
      ...made.build(),
      scenario: { ...scenario, database: made.build().scenario.database },
    };
    expect(checkClaim(claim, trace).holds).toBeNull();
  });

  it("rest is broken by a run that is busy for ever, not by a limit of ours", () => {
    const busy = { stopped: "restless", unfinished: true } as const;
    const cut = { stopped: "limit", unfinished: true } as const;
    const limit = { kind: "events", most: 5 } as const;
    expect(checkClaim("rest", fine().build()).holds).toBe(true);
    expect(checkClaim("rest", fine().build({ stopped: "end" })).holds).toBeNull();
    expect(checkClaim("rest", fine().build(busy))).toMatchObject({
      holds: false,
      why: "The run was still busy 60 s after its script.",
    });
    expect(checkClaim("rest", fine().build({ ...cut, limit }))).toMatchObject({
      holds: null,
      why:
        "A limit of the simulator cut the run: " + "Everywrite keeps at most 5 events of this run.",
    });
    const crash = { at: 1, crash: "tokyo" };
    expect(checkClaim("rest", new HandMadeTrace({ script: [crash] }).build(busy)).holds).toBeNull();
  });
});

it("rest is not asked of a network that always loses messages", () => {
  const trace = fine().build({ stopped: "restless", unfinished: true });
  const { network } = trace.scenario;
  const links = { "tokyo>london": { ...Object.values(network.links)[0], loss: 0.1 } };
  const scenario = { ...trace.scenario, network: { ...network, links } } as typeof trace.scenario;
  expect(checkClaim("rest", { ...trace, scenario }).holds).toBeNull();
});

it("a trace is tested for what its mode claims, in its order", () => {
  const claims = ["rest", "convergence"] as const;
  expect(checkClaims(begin(claims).build()).map(({ claim }) => claim)).toEqual(claims);
});
