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

describe("operations of every kind", () => {
  const make: Make = (random, i) => {
    const item = `t${random.integer(4)}`;
    const one: readonly Operation[] = [
      { verb: "insert", row, set: { value: `i${i}`, count: i, tags: [`i${i}`] } },
      { verb: "delete", row },
      { verb: "increment", row, field: "count", by: i + 1 },
      { verb: "increment", row, field: "count", by: -1 },
      { verb: "add", row, field: "tags", value: item },
      { verb: "remove", row, field: "tags", value: item },
      { verb: "update", row, set: { value: `u${i}` } },
      { verb: "update", row, set: { value: `v${i}` } },
    ];
    return [random.pick(one)];
  };
  it.each(variants)("are lost as sets that are carried along say: %s %o", (...variant) => {
    const count = forAll(make, variant, (trace) => new Carried(trace).lost());
    if (variant[0] === "naive" || variant[0] === "lww") expect(count).toBeGreaterThan(20);
  });
});

/**
 * Carries along, with everything that was written, all that lies below it and all that it contains.
 * What a request wrote in a place is called `r1.email`, the row's existence `r1.`.
 */
class Carried {
  private readonly trace: Trace;
  private readonly below = new Map<string, Set<string>>();
  private readonly content = new Map<string, Map<string, Set<string>>>();
  private readonly replaced = new Set<string>();
  private readonly written = new Map<string, readonly string[]>();
  private readonly undone = new Set<string>();

  constructor(trace: Trace) {
    this.trace = trace;
    for (const event of trace.events) {
      for (const note of event.notes) {
        if (note.kind !== "write" || event.node === null) continue;
        const request = requestById(trace, note.request) as RequestRecord;
        if (request.outcome !== "refused") this.take(request, note, event.index, event.node);
      }
    }
  }

  private take(
    { id, operations }: RequestRecord,
    { written, change }: Extract<Trace["events"][number]["notes"][number], { kind: "write" }>,
    event: number,
    node: string,
  ): void {
    const verb = operations[0]?.verb;
    const isAddition = verb === "increment" || verb === "add" || verb === "remove";
    for (const { field, over, dropped } of written) {
      const own = `${id}.${field ?? ""}`;
      const direct = over
        .filter((other) => other !== id)
        .flatMap((other) => (field === null ? this.allOf(other) : [`${other}.${field}`]));
      if (change === "insert" && field !== null) direct.push(...this.under(`${id}.`));
      const all = new Set(direct.flatMap((one) => [one, ...this.under(one)]));
      this.below.set(own, new Set([...this.under(own), ...all]));
      this.written.set(id, [...new Set([...(this.written.get(id) ?? []), own])]);
      const kept = isAddition && field !== null ? direct : [];
      const contained = kept
        .filter((one) => !dropped?.some((other) => one.startsWith(`${other}.`)))
        .flatMap((one) => [one, ...this.contentOf(one, node)]);
      const contents = this.content.get(own) ?? new Map<string, Set<string>>();
      this.content.set(own, contents.set(node, new Set(contained)));
      if (!this.isVisible(own, node, event)) continue;
      if (isAddition && field !== null) this.undo(operations[0] as Operation, all);
      else for (const one of all) if (!one.startsWith(`${id}.`)) this.replaced.add(one);
    }
  }

  private allOf(request: RequestId): readonly string[] {
    return this.written.get(request) ?? [`${request}.`];
  }

  private under(key: string): ReadonlySet<string> {
    return this.below.get(key) ?? new Set();
  }

  private contentOf(key: string, node: string): ReadonlySet<string> {
    const contents = this.content.get(key);
    return contents?.get(node) ?? [...(contents?.values() ?? [])][0] ?? new Set();
  }

  /** What a later addition of an item, or its removal, makes of those before it. */
  private undo(done: Operation, below: ReadonlySet<string>): void {
    for (const one of below) {
      const [earlier] = requestById(this.trace, one.split(".")[0] ?? "")?.operations ?? [];
      const isSame = earlier !== undefined && "value" in earlier && "value" in done;
      if (isSame && earlier.value === done.value && earlier.verb !== done.verb) {
        this.undone.add(one);
      }
    }
  }

  /** Whether it, or what was made on top of it within the same instant, was ever shown there. */
  private isVisible(own: string, node: string, event: number): boolean {
    const atOnce = this.keysAt(node, event);
    if (atOnce.some((one) => one === own)) return true;
    const next = this.trace.events[event]?.notes.some(
      (note) =>
        note.kind === "write" &&
        note.written.some(({ over }) => over.includes(own.split(".")[0] ?? "")),
    );
    if (next === true) return true;
    const later = this.trace.histories[node]?.events.filter((one) => one > event) ?? [];
    return later.some((one) => this.keysAt(node, one).includes(own));
  }

  private keysAt(node: string, event: number): readonly string[] {
    return (rowsAfter(this.trace, node, event)[row] ?? []).flatMap(({ fields, holds }) => [
      ...holds.map((one) => `${one}.`),
      ...Object.entries(fields ?? {}).flatMap(([field, versions]) =>
        versions.flatMap((version) => version.holds.map((one) => `${one}.${field}`)),
      ),
    ]);
  }

  /** The requests of which something is neither shown everywhere nor replaced. */
  lost(): readonly RequestId[] {
    return acknowledged(this.trace)
      .filter((request) => this.effectsOf(request).some((one) => this.isLost(request, one)))
      .map(({ id }) => id);
  }

  private effectsOf({ operations: [operation] }: RequestRecord): readonly string[] {
    if (operation === undefined) return [];
    if ("set" in operation) {
      const fields = Object.keys(operation.set);
      return operation.verb === "insert" ? ["", ...fields] : fields;
    }
    return ["field" in operation ? (operation.field ?? "") : ""];
  }

  private isLost(request: RequestRecord, field: string): boolean {
    const own = `${request.id}.${field}`;
    if (this.replaced.has(own) || this.undone.has(own)) return false;
    if (this.isIdle(request)) return false;
    return upAtEnd(this.trace).some((node) => !this.isThere(request, field, node));
  }

  private isThere({ id, operations: [done] }: RequestRecord, field: string, node: string): boolean {
    const end = lastEvent(this.trace);
    const view = rowsAfter(this.trace, node, end)[row] ?? [];
    const own = `${id}.${field}`;
    if (field === "") {
      const isDelete = done?.verb === "delete";
      return view.some(({ fields, holds }) => (fields === null) === isDelete && holds.includes(id));
    }
    const versions = view.flatMap(({ fields }) => fields?.[field] ?? []);
    const holders = (one: (typeof versions)[number]) => one.holds.map((each) => `${each}.${field}`);
    const holdsIt = (one: (typeof versions)[number]): boolean =>
      holders(one).some((each) => each === own || this.contentOf(each, node).has(own));
    const hasItem = (one: (typeof versions)[number]): boolean =>
      Array.isArray(one.value) && done !== undefined && "value" in done
        ? one.value.includes(done.value)
        : false;
    if (done?.verb === "add") return versions.some(hasItem);
    if (done?.verb !== "remove") return versions.some(holdsIt);
    return (
      !versions.some(hasItem) ||
      versions.some((one) => one.holds.includes(id) || (holdsIt(one) && !hasItem(one)))
    );
  }

  /** A removal of what was not there; under some modes it is not even noted. */
  private isIdle({ id, operations: [done] }: RequestRecord): boolean {
    if (done?.verb !== "remove") return false;
    const isIt = (note: { readonly kind: string; readonly request?: unknown }): boolean =>
      note.kind === "write" && note.request === id;
    const made = this.trace.events.find(({ notes }) => notes.some(isIt));
    if (made === undefined || made.node === null) return true;
    let before = valuesAt(this.trace, made.node, made.index - 1, done.field);
    for (const note of made.notes) {
      if (isIt(note)) break;
      if (note.kind !== "write") continue;
      const last = note.written.findLast(({ field }) => field === done.field);
      if (last !== undefined) before = [last.value];
    }
    return !before.some((one) => Array.isArray(one) && one.includes(done.value));
  }
}
