// Random runs with loss, repeats, reordering, cuts, crashes and clock steps: the mode keeps its
// claims under all options that are not there to break it, and with those it breaks.
import { describe, expect, it, vi } from "vitest";
import { anomalies } from "../../checks/anomalies.ts";
import { checkClaim, checkClaims } from "../../checks/claims.ts";
import { rightsByNode, valueOfBoundedCounter } from "../../data/crdt/boundedCounter.ts";
import type { FieldKind } from "../../data/value.ts";
import { canonical } from "../../lib/canonical.ts";
import type { Options, Scenario } from "../../sim/scenario.ts";
import { simulate } from "../../sim/simulate.ts";
import { lastEvent, stateAfter, type Trace } from "../../sim/trace.ts";
import { randomScenario } from "../../testing/randomScenario.ts";
import { crdt } from "./crdt.ts";
import type { CrdtState } from "./state.ts";

// Many runs in one test: a slow machine may take its time.
vi.setConfig({ testTimeout: 60_000 });
const seeds = Array.from({ length: 40 }, (_, i) => `crdt-${i}`);
const run = (scenario: Scenario, options: Options = {}): Trace =>
  simulate(scenario, crdt, { options });

function stateOf(trace: Trace, node: string): CrdtState {
  return stateAfter(trace, node, lastEvent(trace)) as CrdtState;
}

/** The scenario with counters of another kind. */
function withCounters(scenario: Scenario, kind: FieldKind): Scenario {
  const tables = { items: { ...scenario.database.tables["items"], count: kind } };
  return { ...scenario, database: { ...scenario.database, tables } };
}

function expectClaims(trace: Trace): void {
  const broken = checkClaims(trace).filter(({ holds }) => holds !== true);
  expect([trace.scenario.seed, broken]).toEqual([trace.scenario.seed, []]);
}

describe("claims", () => {
  it("hold for PN-Counters, registers and sets", () => {
    for (const seed of seeds) expectClaims(run(randomScenario(seed)));
  });

  it("hold for multi-value registers", () => {
    for (const seed of seeds.slice(0, 20)) {
      const { database, ...scenario } = randomScenario(seed);
      const tables = { items: { ...database.tables["items"], value: "mv-register" as const } };
      expectClaims(run({ ...scenario, database: { ...database, tables } }));
    }
  });

  it.each([true, false])("hold for bounded counters, whose rights add up (borrow %s)", (borrow) => {
    let grants = 0;
    for (const seed of seeds) {
      const trace = run(withCounters(randomScenario(seed, 40), "bounded-counter"), { borrow });
      expectClaims(trace);
      grants += trace.events.flatMap(({ notes }) => notes).filter(isGrant).length;
      for (const node of trace.nodes) {
        const { table, pending, outbox } = stateOf(trace, node);
        expect([pending, outbox.queues]).toEqual([{}, {}]);
        for (const { fields } of Object.values(table)) {
          const count = fields["count"];
          if (count?.type !== "bounded-counter") continue;
          const rights = Object.values(rightsByNode(count.state, trace.nodes));
          expect(Math.min(...rights)).toBeGreaterThanOrEqual(0);
          const sum = rights.reduce((total, one) => total + one, 0);
          expect(sum).toBe(valueOfBoundedCounter(count.state));
        }
      }
    }
    expect(grants > 0).toBe(borrow);
  });
});

const isGrant = (note: { readonly kind: string }): boolean =>
  note.kind === "rights" && "step" in note && note.step === "granted";

it("leaves every node with one state, down to tags and vectors", () => {
  for (const seed of seeds) {
    const trace = run(randomScenario(seed));
    const states = trace.nodes.map((node) => canonical(stateOf(trace, node).table));
    expect([seed, new Set(states).size]).toEqual([seed, 1]);
  }
});

it("gives each tag once, over crashes too", () => {
  for (const seed of seeds) {
    const trace = run(randomScenario(seed));
    const owners = new Map<string, string>();
    for (const { node, index } of trace.events) {
      if (node === null) continue;
      const { table } = stateAfter(trace, node, index) as CrdtState;
      for (const [row, { fields }] of Object.entries(table)) {
        const tags = fields["tags"];
        if (tags?.type !== "or-set") continue;
        for (const [tag, { value, by }] of Object.entries(tags.state)) {
          const owner = `${by} ${value}`;
          expect(owners.get(`${row} ${tag}`) ?? owner).toBe(owner);
          owners.set(`${row} ${tag}`, owner);
        }
      }
    }
  }
});

it("shows what it is known for: stale reads, and concurrent writes of a register lost", () => {
  const kinds = new Set(seeds.flatMap((seed) => anomalies(run(randomScenario(seed))).map(kindOf)));
  for (const kind of crdt.about.exhibits) expect(kinds).toContain(kind);
});
const kindOf = ({ kind }: { readonly kind: string }): string => kind;

it("breaks counters only where a repeated message is an operation", () => {
  const broken = (counters: string): readonly string[] =>
    seeds.filter((seed) => {
      const trace = run(randomScenario(seed), { counters });
      expectClaims(trace);
      return checkClaim("keeps-operations", trace).holds === false;
    });
  expect(broken("states")).toEqual([]);
  expect(broken("operations").length).toBeGreaterThan(0);
});
