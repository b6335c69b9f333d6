// What the page says of a run that ends while something is still to come.
import { describe, expect, it } from "vitest";
import { runDocument } from "../../checks/export/json.ts";
import { catalogueOf } from "../../narrate/languages.ts";
import { findInLibrary } from "../../scenarios/library/index.ts";
import type { Locale } from "../locale.ts";
import { momentOf } from "../run/moment.ts";
import type { Run } from "../run/run.ts";
import { createSession } from "../store.ts";
import { capRowOf } from "./capTable.ts";
import { clientFactsOf } from "./clientLane.ts";
import { linearizableOf, scoresOf } from "./scores.ts";
import { verdictOf } from "./verdict.ts";

function runsOf(id: string, end: number): readonly Run[] {
  const document = findInLibrary(id)?.document;
  if (document === undefined) throw new Error(`no ${id}`);
  const session = createSession();
  session.openText(JSON.stringify({ ...document, end }));
  const { runs, scenario } = session.getState();
  if (scenario === null) throw new Error(`${id} does not open`);
  return runs;
}

const never = /lost|kept|never|converge|失|保|perd|mantid/i;
const headlines: Readonly<Record<Locale, RegExp>> = {
  en: /^Not finished$/,
  ja: /^終わっていません$/,
  "pt-BR": /^Não terminou$/,
};

describe.each([
  ["inventory", 50],
  ["profile", 101],
  ["cut", 900],
])("%s, which ends at %d ms", (id, end) => {
  const runs = runsOf(id, end);
  it("is unfinished under every mode, in the headline of each language", async () => {
    for (const locale of Object.keys(headlines) as Locale[]) {
      const voice = { catalogue: await catalogueOf(locale), wording: "plain" } as const;
      for (const run of runs) {
        expect(run.trace.unfinished).toBe(true);
        const moment = momentOf(run, { timeUs: run.trace.endedUs, part: null }, null);
        const { headline, why } = verdictOf(run, moment, voice);
        expect(headline).toMatch(headlines[locale]);
        expect(why).not.toMatch(never);
      }
    }
  });
  it("says at no instant before that nothing, or something, was lost", () => {
    for (const run of runs) {
      for (const timeUs of run.instantsUs) {
        const moment = momentOf(run, { timeUs, part: null }, null);
        expect(verdictOf(run, moment).headline).not.toMatch(/lost/i);
      }
      expect(run.losses).toEqual([]);
      expect(run.convergedAtUs).toBeNull();
    }
  });
  it("leaves open in tables, lane and file what its end would tell", () => {
    for (const run of runs) {
      const { lost, converged } = scoresOf(run);
      expect([lost, converged]).toMatchObject([{ unfinished: true }, { unfinished: true }]);
      expect(linearizableOf(run).holds).not.toBe(true);
      const { consistency } = capRowOf(run);
      expect(consistency.unfinished).toBe(true);
      expect(consistency.asPrinted).not.toBe(true);
      const fates = clientFactsOf(run).map(({ fate }) => fate);
      expect(fates).not.toContain("kept");
      expect(fates).not.toContain("lost");
      const { unfinished, findings } = runDocument(run.trace);
      expect(unfinished).toBe(true);
      expect(findings).toMatchObject({ converged: null, lostWrites: null, lost: null });
    }
  });
});

it("the same run at its full length is as ever", () => {
  const runs = runsOf("inventory", 60_000);
  const [lww] = runs;
  if (lww === undefined) throw new Error("no run");
  expect(lww.trace.unfinished).toBe(false);
  const moment = momentOf(lww, { timeUs: lww.trace.endedUs, part: null }, null);
  expect(verdictOf(lww, moment).headline).toMatch(/lost/);
  expect(scoresOf(lww).lost).toMatchObject({ count: 1, unfinished: false });
});
