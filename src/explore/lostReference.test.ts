// Which writes are lost, found out in other ways than the check does, for random runs of all modes:
// for numbers and items by reading what is in the values, for all else by sets that are carried
// along as the run goes.
import { describe, expect, it } from "vitest";
import { findings } from "../checks/findings.ts";
import type { Operation } from "../data/operation.ts";
import type { RequestId, Scalar } from "../data/value.ts";
import type { RowView } from "../data/view.ts";
import { type Random, randomStream } from "../lib/random.ts";
import { modeById, modes } from "../modes/index.ts";
import type { Options, Scenario, ScriptEntry } from "../sim/scenario.ts";
import { simulate } from "../sim/simulate.ts";
import {
  isUpAfter,
  lastEvent,
  type RequestRecord,
  requestById,
  rowsAfter,
  type Trace,
} from "../sim/trace.ts";
import { randomScenario } from "../testing/randomScenario.ts";

const variants: readonly (readonly [string, Options])[] = [
  ...modes.map(({ about }) => [about.id, {}] as const),
  ["lww", { granularity: "column" }],
  ["lww", { clock: "hybrid" }],
  ["lww", { shipEvery: 300 }],
  ["version-vector", { resolver: "lww" }],
  ["version-vector", { resolver: "delta" }],
  ["version-vector", { resolver: "siblings" }],
  ["primary-replica", { ack: "semi-sync", ackTimeout: 300 }],
];
const seeds = Array.from({ length: 12 }, (_, i) => `lost ${i}`);

type Make = (random: Random, i: number) => readonly Operation[];

/** The faults of a random scenario, and now and then another primary, with requests of one kind. */
function scenarioOf(seed: string, make: Make): Scenario {
  const random = randomStream(seed, "lost");
  const scenario = randomScenario(seed);
  let i = 0;
  const script = scenario.script.map((entry): ScriptEntry => {
    if (entry.kind !== "request") return entry;
    i += 1;
    return { ...entry, operations: make(random, i - 1) };
  });
  const node = random.pick(scenario.nodes).id;
  const promote: ScriptEntry = {
    kind: "command",
    index: script.length,
    atUs: random.integer(5000) * 1000,
    command: { command: "promote", node },
  };
  const all = [...script, promote].sort((a, b) => a.atUs - b.atUs || a.index - b.index);
  const tables = { items: { value: "register", count: "counter", tags: "set" } } as const;
  const rows = { "items/a": { value: "start", count: 0, tags: [] } };
  const database = { ...scenario.database, tables, rows };
  return { ...scenario, database, script: all };
}

const row = "items/a";
const upAtEnd = (trace: Trace) =>
  trace.nodes.filter((node) => isUpAfter(trace, node, lastEvent(trace)));

function valuesIn(view: RowView | undefined, field: string): readonly unknown[] {
  return (view ?? []).flatMap(({ fields }) => (fields?.[field] ?? []).map(({ value }) => value));
}

const valuesAt = (trace: Trace, node: string, event: number, field: string) =>
  valuesIn(rowsAfter(trace, node, event)[row], field);

const acknowledged = ({ requests }: Trace) => requests.filter(({ outcome }) => outcome === "ok");

/** Every mode and seed; gives how many writes were lost in all. */
function forAll(
  make: Make,
  [mode, options]: readonly [string, Options],
  expected: (trace: Trace) => readonly RequestId[],
): number {
  let count = 0;
  for (const seed of seeds) {
    const trace = simulate(scenarioOf(seed, make), modeById(mode), { options });
    const lost = expected(trace);
    expect([seed, findings(trace).lostWrites]).toEqual([seed, lost]);
    count += lost.length;
  }
  return count;
}

describe("numbers to which everybody adds another power of two", () => {
  // Which additions a sum contains can be read off it.
  const make: Make = (_, i) => [{ verb: "increment", row, field: "count", by: 2 ** (i % 30) }];
  const amountOf = ({ operations: [operation] }: RequestRecord): number =>
    operation?.verb === "increment" ? operation.by : 0;
  const contains = (sum: unknown, amount: number): boolean =>
    Math.floor(Number(sum) / amount) % 2 === 1;
  function expected(trace: Trace): readonly RequestId[] {
    const sums = upAtEnd(trace).map((node) => valuesAt(trace, node, lastEvent(trace), "count"));
    return acknowledged(trace)
      .filter((request) => sums.some((all) => !all.some((sum) => contains(sum, amountOf(request)))))
      .map(({ id }) => id);
  }
  it.each(variants)("lack exactly the lost ones: %s %o", (...variant) => {
    const count = forAll(make, variant, expected);
    const loses = ["naive", "lww", "version-vector"].includes(variant[0]);
    const sums = variant[1]["resolver"] === "delta";
    if (loses && !sums) expect(count).toBeGreaterThan(10);
  });
});

describe("sets to which everybody adds another item, and takes some out", () => {
  const make: Make = (random, i) => [
    random.integer(3) === 0
      ? { verb: "remove", row, field: "tags", value: `t${random.integer(i + 1)}` }
      : { verb: "add", row, field: "tags", value: `t${i}` },
  ];
  function has(trace: Trace, node: string, event: number, item: Scalar): boolean {
    return valuesAt(trace, node, event, "tags").some((one) => (one as Scalar[]).includes(item));
  }
  /** Whether some removal of the item took it away where it was carried out. */
  function isTaken(trace: Trace, item: Scalar): boolean {
    return trace.events.some(({ index, node, notes }) => {
      let before = node !== null && has(trace, node, index - 1, item);
      for (const note of notes) {
        if (note.kind !== "write" || node === null) continue;
        const request = requestById(trace, note.request);
        const [operation] = request?.operations ?? [];
        const isIt = operation?.verb === "remove" && operation.value === item;
        const isDone = request?.outcome !== "refused" && !has(trace, node, index, item);
        if (before && isIt && isDone) return true;
        before ||= operation?.verb === "add" && operation.value === item;
      }
      return false;
    });
  }
  function expected(trace: Trace): readonly RequestId[] {
    return acknowledged(trace)
      .filter(({ operations: [operation] }) => {
        if (operation?.verb !== "add") return false;
        const { value: item } = operation;
        const isMissing = upAtEnd(trace).some((node) => !has(trace, node, lastEvent(trace), item));
        return isMissing && !isTaken(trace, item);
      })
      .map(({ id }) => id);
  }
  it.each(variants)("lack exactly the lost items: %s %o", (mode, options) => {
    let count = 0;
    for (const seed of seeds) {
      const trace = simulate(scenarioOf(seed, make), modeById(mode), { options });
      const adds = findings(trace).lost.filter(({ request }) =>
        requestById(trace, request)?.operations.some(({ verb }) => verb === "add"),
      );
      const lost = expected(trace);
      expect([seed, adds.map(({ request }) => request)]).toEqual([seed, lost]);
      count += lost.length;
    }
    if (mode === "naive" || mode === "lww") expect(count).toBeGreaterThan(10);
  });
});
