// Whatever says that something was lost says the same: the check, the headline, the client's lane,
// the table of verdicts, the export, the command line, and the sentence about the event by which it
// was lost; over random runs of every mode, and over the library.
import { describe, expect, it } from "vitest";
import { runDocument } from "../checks/export/json.ts";
import { findings } from "../checks/findings.ts";
import { fates, lostWrites } from "../checks/lostWrites.ts";
import { summaryOf } from "../cli/summary.ts";
import { sentence, sentencesOf } from "../narrate/index.ts";
import { catalogueOf } from "../narrate/languages.ts";
import { claimsIn } from "../narrate/sentence.ts";
import { plainEnglish, type Voice } from "../narrate/voice.ts";
import { library } from "../scenarios/library/index.ts";
import { compileScenario } from "../scenarios/schema.ts";
import { clientFactsOf } from "../session/judging/clientLane.ts";
import { scoresOf } from "../session/judging/scores.ts";
import { verdictOf } from "../session/judging/verdict.ts";
import { momentOf } from "../session/run/moment.ts";
import { type Run, runAll } from "../session/run/run.ts";
import type { ModeChoice } from "../sim/scenario.ts";
import { runDocument as runOf } from "./document.ts";
import { randomScenario } from "./randomScenario.ts";

const choice = (mode: string, options: ModeChoice["options"] = {}): ModeChoice => {
  return { mode, label: null, options };
};
const modes: readonly ModeChoice[] = [
  choice("naive"),
  choice("lww"),
  choice("lww", { granularity: "column", clock: "hybrid" }),
  choice("lww", { shipEvery: 400 }),
  choice("version-vector"),
  choice("version-vector", { resolver: "lww" }),
  choice("crdt"),
  choice("paxos"),
  choice("galera"),
  choice("home-region"),
  choice("primary-replica"),
];
const seeds = Array.from({ length: 8 }, (_, i) => `losses ${i}`);

function* allRuns(): Generator<Run> {
  for (const seed of seeds) yield* runAll({ ...randomScenario(seed), modes });
  for (const { document } of library) yield* runAll(compileScenario(document));
}
const runs = [...allRuns()].filter(({ trace }) => !trace.unfinished);
const lostIn = ({ trace }: Run): readonly string[] => findings(trace).lostWrites;

it("is tried on runs that lose, and on some that do not", () => {
  const losing = runs.filter((run) => lostIn(run).length > 0);
  expect(losing.length).toBeGreaterThan(40);
  expect(runs.length - losing.length).toBeGreaterThan(40);
});

describe("the number of lost writes", () => {
  it("is the same in every figure of the whole run", () => {
    for (const run of runs) {
      const count = lostIn(run).length;
      const lane = clientFactsOf(run).filter(({ fate }) => fate === "lost").length;
      const { row, lines } = summaryOf(run.trace);
      expect([
        lane,
        scoresOf(run).lost.count,
        runDocument(run.trace).findings.lostWrites?.length,
        row[4],
        lines.filter((line) => line.startsWith("  lost: ")).length,
      ]).toEqual([count, count, count, count, lostWrites(run.trace).length]);
    }
  });

  it("is that of the headline at every instant, and the next conflict leads there", () => {
    for (const run of runs) {
      const { trace } = run;
      for (const timeUs of run.instantsUs) {
        const at = momentOf(run, { timeUs, part: null }, null);
        const gone = run.losses.filter(({ event }) => event <= at.event);
        const { headline } = verdictOf(run, at);
        const count = new Set(gone.map(({ request }) => request)).size;
        expect(
          /^(?!Nothing).* lost$/.test(headline),
          `${trace.label} at ${timeUs}: ${headline}`,
        ).toBe(count > 0);
        if (count > 1) expect(headline).toBe(`${count} writes lost`);
      }
      for (const { event } of run.losses) {
        expect(run.conflictsUs).toContain(trace.events[event]?.atUs);
      }
    }
  });
});

describe("the sentence in words", () => {
  const told = (document: object, mode: string, atMs: number, options = {}): string => {
    const trace = runOf(document, mode, options);
    const events = trace.events.filter(({ atUs, node }) => atUs === atMs * 1000 && node !== null);
    return events.map(({ index }) => sentence(trace, index)).join(" ");
  };
  it("counts what a former primary gives up at once", () => {
    const set = (at: number, client: string, row: string) => {
      return { at, node: "london", client, do: [{ update: row, set: { a: client } }] };
    };
    const document = {
      nodes: ["london", "dublin"],
      tables: { t: { a: "register" } },
      rows: { "t/1": { a: "x" }, "t/2": { a: "x" } },
      script: [{ at: 1000, promote: "dublin" }, set(1010, "b", "t/1"), set(1020, "c", "t/2")],
    };
    expect(told(document, "primary-replica", 1300, { primary: "london" })).toContain(
      "Acknowledged, then lost: London gives up two writes of its own, which the new primary " +
        "does not have.",
    );
  });
  it("names what an increment drops that counts on from another sibling", () => {
    const take = (at: number, node: string, by: number) => {
      return { at, node, do: [{ increment: "stock/w", field: "units", by: -by }] };
    };
    const document = {
      tables: { stock: { units: "counter" } },
      rows: { "stock/w": { units: 100 } },
      script: [take(1, "tokyo", 20), take(2, "london", 30), take(300, "saopaulo", 5)],
    };
    expect(told(document, "version-vector", 300)).toContain(
      "Lost: Tokyo’s change of units by −20, although its client had been told OK.",
    );
  });
});

describe("the sentence", () => {
  it("names every loss at the event by which it was certain, in every language", async () => {
    for (const language of ["en", "ja", "pt-BR"] as const) {
      for (const wording of ["plain", "expert"] as const) {
        const voice: Voice = { catalogue: await catalogueOf(language), wording };
        for (const run of runs) {
          for (const { request, event } of lostWrites(run.trace)) {
            const claims = sentencesOf(run.trace, event, voice).flatMap(claimsIn);
            const isTold = claims.some((one) => one.claim === "lost" && one.request === request);
            expect(isTold, `${run.trace.label}: ${request} at event ${event}`).toBe(true);
          }
        }
      }
    }
  });

  it("says what became of a write only as it is, field by field", () => {
    let count = 0;
    for (const { trace } of runs) {
      const known = fates(trace);
      for (const { index } of trace.events) {
        for (const claim of sentencesOf(trace, index, plainEnglish).flatMap(claimsIn)) {
          if (claim.claim !== "replaced" && claim.claim !== "lost") continue;
          const { request, row, fields } = claim;
          const own = known.filter(
            (one) =>
              one.request === request &&
              (row === null || one.row === row) &&
              (fields === undefined || fields.includes(one.effect.field)),
          );
          count += 1;
          // Who writes a row that competes as a whole may have left the named field alone.
          if (own.length === 0) continue;
          if (claim.claim === "lost") expect(own.some(({ fate }) => fate === "lost")).toBe(true);
          else expect(own.every(({ fate }) => fate !== "lost")).toBe(true);
        }
      }
    }
    expect(count).toBeGreaterThan(200);
  });
});
