// Random runs under every kind of fault, judged from the traces alone: what was accepted, chosen,
// learned and answered.
import { describe, expect, it } from "vitest";
import type { Operation } from "../../data/operation.ts";
import { evaluate, plainTable } from "../../data/plainTable.ts";
import { canonical } from "../../lib/canonical.ts";
import { type Random, randomStream } from "../../lib/random.ts";
import type { Mode } from "../../sim/mode.ts";
import { type LinkSetup, linkId, startingRows } from "../../sim/scenario.ts";
import { simulate } from "../../sim/simulate.ts";
import { lastEvent, rowsAfter, stateAfter, type Trace } from "../../sim/trace.ts";
import { buildScenario, type Draft, type Entry } from "../../testing/scenario.ts";
import { compareBallots } from "../shared/ballot.ts";
import { entriesFrom } from "../shared/log.ts";
import { majorityOf } from "../shared/quorum.ts";
import type { PaxosMessage } from "./messages.ts";
import { paxos } from "./paxos.ts";
import { durableState, type PaxosState } from "./state.ts";

const cities = ["tokyo", "london", "saopaulo", "virginia", "sydney"];
const database = {
  tables: { stock: { units: "counter", note: "register" } },
  rows: { "stock/a": { units: 5, note: "" }, "stock/b": { units: 5, note: "" } },
} as const;
const stormMs = 6000;

function randomOperations(random: Random, unique: number): readonly Operation[] {
  const row = random.pick(["stock/a", "stock/b", "stock/c"]);
  const kinds: readonly (readonly Operation[])[] = [
    [{ verb: "update", row, set: { note: `n${unique}` } }],
    [{ verb: "increment", row, field: "units", by: 1 + random.integer(3) }],
    [{ verb: "read", row }],
    [
      { verb: "require", row, field: "units", min: 3 },
      { verb: "increment", row, field: "units", by: -3 },
      { verb: "read", row, field: "units" },
    ],
    [{ verb: "insert", row: "stock/c", set: { units: unique } }],
    [{ verb: "delete", row: "stock/c" }],
  ];
  return random.pick(kinds);
}

function randomFault(random: Random, nodes: readonly string[]): Entry {
  const at = random.integer(stormMs - 1000);
  const longestMs = random.pick([300, stormMs - at]);
  const until = at + 1 + random.integer(longestMs);
  const node = random.pick(nodes);
  const others = nodes.filter((one) => one !== node);
  if (others.length === 0 || random.integer(2) === 0) return { at, until, crash: node };
  if (random.integer(3) === 0) {
    return { at, until, cut: [linkId(node, random.pick(others))] };
  }
  const side = others.filter(() => random.integer(2) === 0);
  const other = others.filter((one) => !side.includes(one));
  const groups = [[node, ...side], other].filter((group) => group.length > 0);
  return { at, until, partition: groups };
}

function randomDraft(seed: string): Draft {
  const random = randomStream(seed, "draft");
  const nodes = cities.slice(0, 1 + random.integer(5));
  const script: Entry[] = [];
  for (let i = 0; i < 12; i += 1) {
    const at = random.integer(stormMs);
    const [node, client] = [random.pick(nodes), `${random.integer(2)}`];
    const entry = { at, node, client: `${node}${client}`, do: randomOperations(random, i) };
    script.push(entry);
  }
  for (let i = random.integer(16); i > 0; i -= 1) script.push(randomFault(random, nodes));
  const set: Partial<LinkSetup> = {
    loss: random.pick([0, 0.1, 0.3]),
    duplicate: random.pick([0, 0.5]),
    jitterUs: random.pick([0, 40_000]),
    order: random.pick(["fifo", "any"]),
  };
  const link = nodes.flatMap((from) =>
    nodes.filter((to) => to !== from).map((to) => linkId(from, to)),
  );
  script.push({ at: 0, until: stormMs, link, set });
  const partition = random.pick(["hold", "drop"] as const);
  return { seed, nodes, script, database, partition, timeoutMs: 4000 };
}

function randomOptions(seed: string, nodes: number): Record<string, string> {
  const random = randomStream(seed, "options");
  return {
    leader: random.pick(["none", "none", ...cities.slice(0, nodes)]),
    phase1: random.pick(["once", "once", "always"]),
  };
}

type AnyPaxos = Mode<PaxosState, PaxosMessage>;

function runSeed(seed: string, mode: AnyPaxos = paxos): Trace {
  const draft = randomDraft(seed);
  const options = randomOptions(seed, draft.nodes?.length ?? 0);
  return simulate(buildScenario(draft), mode, { options });
}

interface Choice {
  readonly value: string;
  readonly at: number;
}

/**
 * For each slot the values that a majority accepted in one ballot, with the event of the choice.
 */
function choicesOf(trace: Trace, faults: string[]): Map<number, Choice[]> {
  const values = new Map<string, string>();
  const voters = new Map<string, Set<string>>();
  const choices = new Map<number, Choice[]>();
  for (const { notes, node, index } of trace.events) {
    for (const note of notes) {
      if (note.kind !== "accept") continue;
      const key = canonical([note.slot, note.ballot]);
      const value = values.get(key) ?? note.value;
      if (value !== note.value) faults.push(`two values in one ballot: ${key}`);
      values.set(key, value);
      const group = voters.get(key) ?? new Set();
      voters.set(key, group.add(node ?? ""));
      if (group.size !== majorityOf(trace.nodes.length)) continue;
      const earlier = choices.get(note.slot) ?? [];
      choices.set(note.slot, [...earlier, { value, at: index }]);
    }
  }
  return choices;
}

function checkChoices(trace: Trace, faults: string[]): void {
  const choices = choicesOf(trace, faults);
  for (const [slot, chosen] of choices) {
    if (new Set(chosen.map(({ value }) => value)).size > 1)
      faults.push(`slot ${slot} chosen twice`);
  }
  for (const { notes, index } of trace.events) {
    for (const note of notes) {
      if (note.kind !== "learn") continue;
      const first = choices.get(note.slot)?.[0];
      if (first === undefined || first.at > index) faults.push(`${note.slot} learned too early`);
      else if (first.value !== note.value) faults.push(`${note.slot} learned as ${note.value}`);
    }
  }
}

/** An acceptor never votes below its promise, also after a crash. */
function checkPromises(trace: Trace, faults: string[]): void {
  for (const node of trace.nodes) {
    const notes = trace.events.filter((event) => event.node === node).flatMap((one) => one.notes);
    let promised = { round: 0, node: "" };
    for (const note of notes) {
      if (note.kind !== "promise" && note.kind !== "accept") continue;
      if (compareBallots(note.ballot, promised) < 0) faults.push(`${node} went back on a promise`);
      promised = note.ballot;
    }
  }
}

const finalState = (trace: Trace, node: string): PaxosState =>
  stateAfter(trace, node, lastEvent(trace)) as PaxosState;

function checkAgreement(trace: Trace, faults: string[]): void {
  const shown = trace.nodes.map((node) => {
    const names = entriesFrom(finalState(trace, node).log, 1).map(({ value }) => value?.id ?? null);
    return canonical([names, rowsAfter(trace, node, lastEvent(trace))]);
  });
  if (new Set(shown).size > 1) faults.push("logs or tables differ at the end");
}

/**
 * Carries out the log once more, alone: every answer must be the one that this gives, and its order
 * that of real time.
 */
function checkAnswers(trace: Trace, faults: string[]): void {
  const slots = new Map<string, number>();
  const answers = new Map<string, string>();
  let table = plainTable(startingRows(trace.scenario.database));
  const { log } = finalState(trace, trace.nodes[0] ?? "");
  for (const [i, { value }] of entriesFrom(log, 1).entries()) {
    if (value === null || slots.has(value.id)) continue;
    slots.set(value.id, i + 1);
    const outcome = evaluate(table, value.operations, database.tables, value.id);
    if (outcome.refused === null) table = outcome.table;
    const reads = outcome.refused === null ? outcome.reads : [];
    answers.set(value.id, canonical([outcome.refused, reads]));
  }
  const known = trace.requests.filter(({ outcome, code }) => outcome !== "unknown" && code !== 11);
  for (const { id, code, reply } of known) {
    const reads = reply?.outcome === "ok" ? reply.reads : [];
    if (answers.get(id) !== canonical([code, reads])) faults.push(`${id} was answered otherwise`);
  }
  for (const first of known) {
    for (const second of trace.requests) {
      const slot = slots.get(second.id);
      if (slot === undefined || (first.endedBy >= second.startedBy && first !== second)) continue;
      if (slot < (slots.get(first.id) ?? 0)) faults.push(`${second.id} went before ${first.id}`);
    }
  }
}

function faultsOf(trace: Trace): readonly string[] {
  const faults: string[] = [];
  checkChoices(trace, faults);
  checkPromises(trace, faults);
  checkAgreement(trace, faults);
  checkAnswers(trace, faults);
  if (trace.stopped !== "rest") faults.push(`no rest: ${trace.limit}`);
  return faults;
}

const seeds = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `storm ${i + 1}`);

describe("random runs with loss, repeats, reordering, cuts and crashes", () => {
  const traces = seeds(250).map((seed) => [seed, runSeed(seed)] as const);

  it("keep one value a slot, one log, answers in one order, and come to rest", () => {
    const faulty = traces
      .map(([seed, trace]) => [seed, ...faultsOf(trace)])
      .filter(({ length }) => length > 1);
    expect(faulty).toEqual([]);
  });

  it("meet what Paxos is made for: adopted values, lost ballots, gaps, repeats, answers", () => {
    const notes = traces.flatMap(([, trace]) => trace.events.flatMap((event) => event.notes));
    const count = (kind: string): number => notes.filter((note) => note.kind === kind).length;
    expect(count("adopt")).toBeGreaterThan(100);
    expect(count("preempted")).toBeGreaterThan(100);
    expect(count("resynchronise")).toBeGreaterThan(100);
    const requests = traces.flatMap(([, trace]) => trace.requests);
    for (const outcome of ["ok", "refused", "unknown"]) {
      expect(requests.filter((request) => request.outcome === outcome).length).toBeGreaterThan(200);
    }
  });
});

/** Whether the checks find a fault in some run, or the mode's own assertion does. */
function isFound(mode: AnyPaxos, count: number): boolean {
  return seeds(count).some((seed) => {
    try {
      return faultsOf(runSeed(seed, mode)).length > 0;
    } catch (error) {
      return String(error).includes("was chosen twice");
    }
  });
}

describe("the same runs find an acceptor that forgets over a crash", () => {
  it.each([
    ["its promise", { promised: null }],
    ["its votes", { accepted: {} }],
  ])("%s", (_what, lost) => {
    const durable = (state: PaxosState): PaxosState => ({ ...durableState(state), ...lost });
    expect(isFound({ ...paxos, durable }, 250)).toBe(true);
  });
});
