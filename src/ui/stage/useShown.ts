// Everything that the stage draws, computed once an instant.
import { useMemo } from "react";
import { severancesAt } from "../../session/drawing/faults.ts";
import { verdictOf } from "../../session/judging/verdict.ts";
import { nextAfter } from "../../session/run/instants.ts";
import { momentOf } from "../../session/run/moment.ts";
import type { Run } from "../../session/run/run.ts";
import { toldAt } from "../../session/run/telling.ts";
import type { Scenario } from "../../sim/scenario.ts";
import { useSession } from "../page.ts";
import { looksOf } from "../places.ts";
import type { Shown } from "./shown.ts";

export function useShown(): Shown | null {
  const scenario = useSession((state) => state.scenario);
  const runs = useSession((state) => state.runs);
  const timeUs = useSession((state) => state.timeUs);
  const part = useSession((state) => state.part);
  const instantsUs = useSession((state) => state.instantsUs);
  const subject = useSession((state) => state.subjects[state.subject] ?? null);
  const earlier = useSession((state) => (state.showsBefore ? (state.before?.runs ?? null) : null));
  const voice = useSession((state) => state.voice);
  const looks = useMemo(() => looksOf(scenario?.nodes ?? []), [scenario]);
  const isWide = useMemo(
    () => subject?.fields.some((field) => holdsWords(scenario, subject.row, field)) ?? false,
    [scenario, subject],
  );
  return useMemo(() => {
    if (scenario === null) return null;
    const { shown } = voice.catalogue;
    const modes = runs.map((run) => {
      const moment = momentOf(run, { timeUs, part }, subject, shown);
      const same = earlier === null ? undefined : sameMode(earlier, run);
      // Before the change the run may have had other events at this instant: all of them count.
      const then =
        same === undefined ? null : momentOf(same, { timeUs, part: null }, subject, shown);
      const before =
        same === undefined || then === null
          ? null
          : { run: same, moment: then, verdict: verdictOf(same, then, voice) };
      return { run, moment, verdict: verdictOf(run, moment, voice), before };
    });
    return {
      scenario,
      looks,
      modes,
      told: toldAt(runs, { timeUs, part })?.run ?? 0,
      severances: severancesAt(scenario, timeUs),
      untilUs: nextAfter(instantsUs, timeUs) ?? timeUs,
      valueLines: subject?.fields.length ?? 1,
      isWide,
    };
  }, [scenario, runs, timeUs, part, instantsUs, subject, looks, isWide, earlier, voice]);
}

/** The earlier run of the same mode, by its title: a mode may be compared with itself. */
function sameMode(earlier: readonly Run[], run: Run): Run | undefined {
  const same = earlier.filter(({ trace }) => trace.mode === run.trace.mode);
  return same.find(({ title }) => title === run.title) ?? (same.length === 1 ? same[0] : undefined);
}

/** Whether the field may hold more than a number: then its label needs room from the start. */
function holdsWords(scenario: Scenario | null, row: string, field: string): boolean {
  const table = row.slice(0, row.indexOf("/"));
  const kind = scenario?.database.tables[table]?.[field] ?? "register";
  if (kind.endsWith("counter")) return false;
  const start = scenario?.database.rows[row]?.[field];
  return typeof start !== "number";
}
