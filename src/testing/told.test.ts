// Whatever says what a client was told says the same: the check, the sentence about the answer, the
// list of events, the client's lane, the inspector, the table of verdicts, the export and the
// command line; over random runs of every mode, and over the library.
import { describe, expect, it } from "vitest";
import { runDocument } from "../checks/export/json.ts";
import { readFindings } from "../checks/staleReads.ts";
import { summaryOf } from "../cli/summary.ts";
import type { Operation } from "../data/operation.ts";
import { answerOf, sentencesOf } from "../narrate/index.ts";
import { catalogueOf } from "../narrate/languages.ts";
import { claimsIn, type Sentence, textOf } from "../narrate/sentence.ts";
import { plainEnglish, type Voice } from "../narrate/voice.ts";
import type { ScenarioDocument } from "../scenarios/documentSchema.ts";
import { library } from "../scenarios/library/index.ts";
import { compileScenario } from "../scenarios/schema.ts";
import { clientFactsOf } from "../session/judging/clientLane.ts";
import { scoresOf } from "../session/judging/scores.ts";
import { listedEvents } from "../session/keeping/eventList.ts";
import { type Run, runAll } from "../session/run/run.ts";
import type { ModeChoice } from "../sim/scenario.ts";
import { type RequestRecord, requestById, type Trace } from "../sim/trace.ts";
import { runDocument as runOf } from "./document.ts";
import { HandMadeTrace, shows, wrote } from "./handMadeTrace.ts";
import { randomScenario } from "./randomScenario.ts";

const choice = (mode: string, options: ModeChoice["options"] = {}): ModeChoice => {
  return { mode, label: null, options };
};
const modes: readonly ModeChoice[] = [
  choice("naive"),
  choice("lww", { shipEvery: 400 }),
  choice("version-vector"),
  choice("crdt"),
  choice("paxos", { read: "local" }),
  choice("galera", { applyDelay: 300 }),
  choice("home-region", { read: "local" }),
  choice("primary-replica"),
];
const write = (
  at: number,
  node: string,
  row: string,
  set: Record<string, string>,
  client = node,
) => {
  return { at, node, client, do: [{ update: row, set }] };
};
const read = (at: number, node: string, rows: readonly string[], client = node) => {
  return { at, node, client, do: rows.map((row) => ({ read: row })) };
};
const users: Pick<ScenarioDocument, "tables" | "rows"> = {
  tables: { users: { email: "register", phone: "register" } },
  rows: {
    "users/1": { email: "old@x", phone: "555" },
    "users/2": { email: "ben@x", phone: "777" },
  },
};
/** One request that reads two rows at a replica which has news of neither. */
const behind: ScenarioDocument = {
  everywrite: 1,
  title: "Behind",
  seed: "behind",
  ...users,
  nodes: ["london", "dublin", "paris"],
  script: [
    write(100, "london", "users/1", { email: "a@x" }, "op"),
    { at: 105, node: "london", client: "b", do: [{ update: "users/1", set: { phone: "1" } }] },
    { at: 106, node: "london", client: "b", do: [{ delete: "users/2" }] },
    read(110, "paris", ["users/1", "users/2"], "op"),
  ],
  modes: [{ mode: "primary-replica", options: { primary: "london" } }],
};

const seeds = Array.from({ length: 12 }, (_, i) => `told ${i}`);

function* allRuns(): Generator<Run> {
  for (const seed of seeds) yield* runAll({ ...randomScenario(seed), modes });
  for (const { document } of library) yield* runAll(compileScenario(document));
  // Cut off while the news of the write is still on its way.
  const late = library.find(({ id }) => id === "stale-read");
  if (late !== undefined) yield* runAll({ ...compileScenario(late.document), endUs: 60_000 });
  yield* runAll(compileScenario(behind));
}
const runs = [...allRuns()];
const voices: readonly Voice[] = await Promise.all(
  (["en", "ja", "pt-BR"] as const).flatMap((language) =>
    (["plain", "expert"] as const).map(async (wording) => {
      return { catalogue: await catalogueOf(language), wording };
    }),
  ),
);

const answersIn = ({ requests }: Trace): readonly RequestRecord[] =>
  requests.filter(({ reply }) => reply?.outcome === "ok" && reply.reads.length > 0);

it("is tried on many answers, stale ones among them, in runs with an end and without", () => {
  const stale = runs.filter(({ staleReads }) => staleReads.length > 0);
  expect(runs.flatMap(({ trace }) => answersIn(trace)).length).toBeGreaterThan(200);
  expect(stale.length).toBeGreaterThan(20);
  expect(stale.some(({ trace }) => trace.unfinished)).toBe(true);
});

describe("what clients were told", () => {
  it("is told at the event of the answer, and that it was stale, in every language", () => {
    for (const voice of voices) {
      for (const { trace } of runs) {
        const stale = readFindings(trace).stale.map(({ request, position }) => [request, position]);
        const told = answersIn(trace).flatMap((request) => {
          const said = sentencesOf(trace, request.endedBy, voice);
          const isCrowded = (trace.events[request.endedBy]?.ends.length ?? 0) > 3;
          const claims = said.flatMap(claimsIn).filter((one) => "request" in one);
          const own = claims.filter(({ request: id }) => id === request.id);
          const reads = own.filter(({ claim }) => claim === "read");
          const count = request.reply?.outcome === "ok" ? request.reply.reads.length : 0;
          if (!isCrowded) expect(reads.length, request.id).toBe(Math.min(count, 3));
          return own.flatMap((one) => (one.claim === "stale" ? [[one.request, one.position]] : []));
        });
        expect(told, trace.label).toEqual(stale);
      }
    }
  });

  it("is counted alike everywhere, and by the same events", () => {
    for (const run of runs) {
      const { trace } = run;
      const stale = readFindings(trace).stale;
      const requests = [...new Set(stale.map(({ request }) => request))];
      const events = new Set(requests.map((id) => requestById(trace, id)?.endedBy));
      const { row, lines } = summaryOf(trace);
      const scores = scoresOf(run).stale;
      expect([
        scores.count,
        runDocument(trace).findings.staleReads,
        row[5],
        lines.filter((line) => line.startsWith("  stale: ")).length,
      ]).toEqual(Array(4).fill(stale.length));
      expect(new Set(scores.events)).toEqual(events);
      const facts = clientFactsOf(run).filter((fact) => fact.stale !== null);
      expect(new Set(facts.map(({ doneBy }) => doneBy))).toEqual(events);
      const listed = listedEvents([run]).filter(({ event }) => events.has(event));
      expect(listed.length).toBe(events.size);
      expect(listed.every(({ trouble }) => trouble !== null)).toBe(true);
      for (const fact of facts) expect(sameAsInspector(run, fact.request, fact.stale)).toBe(true);
    }
  });

  function sameAsInspector({ trace }: Run, index: number, told: object | null): boolean {
    const request = trace.requests[index] as RequestRecord;
    const claims = answerOf(trace, request, plainEnglish).stale.flatMap(claimsIn);
    const stale = claims.flatMap((one) => (one.claim === "stale" ? [one] : []));
    const missed = new Set(stale.flatMap(({ places }) => places.flatMap((one) => one.missed)));
    const byUs = Math.max(...stale.map((one) => one.byUs));
    const indices = [...missed].map((id) => requestById(trace, id)?.index);
    expect(told).toEqual({ byUs, missed: indices });
    return true;
  }
});

describe("in words", () => {
  const text = (sentences: readonly Sentence[]): string => sentences.map(textOf).join(" ");
  /** What is said where the n-th request ends. */
  const endOf = (trace: Trace, n: number): string =>
    text(sentencesOf(trace, trace.requests[n - 1]?.endedBy ?? -1, plainEnglish));
  it("says in which row, and which field, an answer was out of date", () => {
    const script = [
      write(0, "tokyo", "users/1", { email: "new@x" }),
      read(50, "london", ["users/1", "users/2"]),
    ];
    const trace = runOf({ ...users, script }, "lww");
    expect(endOf(trace, 2)).toBe(
      "A client in London asks to read users/1 and read users/2. London answers at once: users/1 " +
        "has email = old@x and phone = 555; users/2 has email = ben@x and phone = 777. Stale: " +
        "users/1 email is 50\u00a0ms out of date. The answer misses Tokyo’s new email, " +
        "acknowledged before the read began.",
    );
  });

  it("says so of a client that misses its own write, of several writes, and of whole rows", () => {
    const [run] = runAll(compileScenario(behind));
    const trace = run?.trace as Trace;
    expect(endOf(trace, 4)).toContain(
      "Stale: users/1 email and phone are 10\u00a0ms out of date. The answer misses its client’s " +
        "own new email and London’s new phone, acknowledged before the read began. " +
        "Stale: users/2 is 4\u00a0ms out of date. The answer misses London’s deletion of " +
        "users/2, acknowledged before the read began.",
    );
  });

  it("says so of each of many that are answered at once", () => {
    const row = "users/1";
    const look: Operation = { verb: "read", row };
    const made = new HandMadeTrace({ rows: { [row]: shows({ email: ["old"] }) } });
    made.add({
      atMs: 1,
      node: "tokyo",
      start: [{ verb: "update", row, set: { email: "new" } }],
      ok: { r1: [] },
      notes: [wrote("r1", row, { email: ["r1"] })],
    });
    const many = ["r2", "r3", "r4", "r5", "r6"];
    for (const [i, client] of many.entries()) {
      made.add({ atMs: 2 + i, node: "london", start: [look], client });
    }
    const answer = { row, field: null, view: shows({ email: ["old"] }) };
    const ok = Object.fromEntries(many.map((id) => [id, [answer]]));
    const index = made.add({ atMs: 20, node: "london", ok });
    const said = sentencesOf(made.build(), index, plainEnglish).flatMap(claimsIn);
    const stale = said.flatMap((one) => (one.claim === "stale" ? [[one.request, one.byUs]] : []));
    expect(stale).toEqual(many.map((id, i) => [id, 1000 + 1000 * i]));
  });

  it("says what stands side by side, what is gone, and what never was", () => {
    const script = [
      write(1, "tokyo", "users/1", { email: "t@x" }),
      write(2, "london", "users/1", { email: "l@x" }),
      { at: 3, node: "london", do: [{ delete: "users/2" }] },
      read(900, "saopaulo", ["users/1", "users/2", "users/3"]),
    ];
    const answer = endOf(runOf({ ...users, script }, "version-vector"), 4);
    expect(answer).toContain("users/1 has email = l@x | t@x (side by side)");
    expect(answer).toContain("; there is no users/2; there is no users/3.");
    expect(answer).not.toContain("Stale");
  });

  it("says what a transaction reads that also writes", () => {
    const take = [{ read: "users/2" }, { update: "users/1", set: { phone: "9" } }];
    const trace = runOf({ ...users, script: [{ at: 1, node: "london", do: take }] }, "lww");
    expect(endOf(trace, 1)).toContain(
      "London stores it and says OK at once. The client reads: users/2 has email = ben@x and " +
        "phone = 777.",
    );
  });

  it("says nothing of values where the read was refused, or had no answer", () => {
    const script = [
      { at: 10, until: 20_000, partition: [["tokyo"], ["london", "saopaulo"]] },
      read(8000, "tokyo", ["users/1"]),
    ];
    for (const mode of ["galera", "paxos"]) {
      const told = endOf(runOf({ ...users, script }, mode), 1);
      expect(told).not.toContain("old@x");
      expect(told).toMatch(/refuses|gives up waiting/);
    }
  });
});
