// Everything that the stage draws, computed once an instant.
import type { Voice } from "../../narrate/voice.ts";
import { severancesAt } from "../../session/drawing/faults.ts";
import { verdictOf } from "../../session/judging/verdict.ts";
import { toldNow } from "../../session/keeping/said.ts";
import { nextAfter } from "../../session/run/instants.ts";
import { momentOf } from "../../session/run/moment.ts";
import type { Run } from "../../session/run/run.ts";
import { sayingsOf } from "../../session/run/sayings.ts";
import type { Subject } from "../../session/run/subject.ts";
import { courseOf, shownRuns } from "../../session/showing.ts";
import type { SessionState } from "../../session/state.ts";
import type { Scenario } from "../../sim/scenario.ts";
import { useSession } from "../page.ts";
import { type Looks, looksOf } from "../places.ts";
import type { Shown } from "./shown.ts";

/** The same as long as what is drawn stays the same, whatever else of the state changes. */
export function useShown(): Shown | null {
  return useSession(shownIn);
}

/** Of each state that something is drawn by: an older one may still be asked for. */
const known = new WeakMap<SessionState, Shown | null>();

function shownIn(state: SessionState): Shown | null {
  let shown = known.get(state);
  if (shown === undefined) {
    shown = shownNow(state);
    known.set(state, shown);
  }
  return shown;
}

function shownNow(state: SessionState): Shown | null {
  const parts = partsOf(state);
  if (!isSameAs(parts, last.parts)) last = { parts, shown: parts === null ? null : shownOf(parts) };
  return last.shown;
}

interface Parts {
  readonly scenario: Scenario;
  readonly runs: readonly Run[];
  readonly timeUs: number;
  readonly part: number | null;
  readonly instantsUs: readonly number[];
  readonly subject: Subject | null;
  /** The runs before the last change, where they are to be compared with. */
  readonly earlier: readonly Run[] | null;
  readonly voice: Voice;
  /** The run that the sentence speaks of. */
  readonly told: number;
}

/** What is drawn at this time, and at the one before it. */
let last: { readonly parts: Parts | null; readonly shown: Shown | null } = {
  parts: null,
  shown: null,
};

function partsOf(state: SessionState): Parts | null {
  const { scenario, timeUs, part, voice } = state;
  if (scenario === null) return null;
  const subject = state.subjects[state.subject] ?? null;
  const earlier = state.showsBefore ? (state.before?.runs ?? null) : null;
  const told = toldNow(state)?.run ?? state.only?.[0] ?? 0;
  const runs = shownRuns(state);
  const { instantsUs } = courseOf(state);
  return { scenario, runs, timeUs, part, instantsUs, subject, earlier, voice, told };
}

function isSameAs(parts: Parts | null, others: Parts | null): boolean {
  if (parts === null || others === null) return parts === others;
  return (Object.keys(parts) as (keyof Parts)[]).every((key) => parts[key] === others[key]);
}

function shownOf({ scenario, runs, earlier, instantsUs, voice, ...at }: Parts): Shown {
  const { timeUs, part, subject, told } = at;
  const { shown } = voice.catalogue;
  const modes = runs.map((run) => {
    const moment = momentOf(run, { timeUs, part }, subject, shown);
    const same = earlier === null ? undefined : sameMode(earlier, run);
    // Before the change the run may have had other events at this instant: all of them count.
    const then = same === undefined ? null : momentOf(same, { timeUs, part: null }, subject, shown);
    const before =
      same === undefined || then === null
        ? null
        : { run: same, moment: then, verdict: verdictOf(same, then, voice) };
    return { run, moment, verdict: verdictOf(run, moment, voice), before };
  });
  return {
    scenario,
    looks: looksIn(scenario, voice),
    modes,
    told,
    severances: severancesAt(scenario, timeUs),
    untilUs: nextAfter(instantsUs, timeUs) ?? timeUs,
    isWide: subject?.fields.some((field) => holdsWords(scenario, subject.row, field)) ?? false,
    sayings: sayingsOf(runs, subject, shown),
  };
}

/** The very same for the same nodes: much is drawn again only with others. */
function looksIn({ nodes }: Scenario, { catalogue }: Voice): Looks {
  const { parts, shown } = last;
  const isSame =
    parts?.scenario.nodes === nodes && parts.voice.catalogue.cities === catalogue.cities;
  return isSame && shown !== null ? shown.looks : looksOf(nodes, catalogue.cities);
}

/** The earlier run of the same mode, by its title: a mode may be compared with itself. */
function sameMode(earlier: readonly Run[], run: Run): Run | undefined {
  const same = earlier.filter(({ trace }) => trace.mode === run.trace.mode);
  return same.find(({ title }) => title === run.title) ?? (same.length === 1 ? same[0] : undefined);
}

/** Whether the field may hold more than a number: then its label needs room from the start. */
function holdsWords(scenario: Scenario, row: string, field: string): boolean {
  const table = row.slice(0, row.indexOf("/"));
  const kind = scenario.database.tables[table]?.[field] ?? "register";
  if (kind.endsWith("counter")) return false;
  const start = scenario.database.rows[row]?.[field];
  return typeof start !== "number";
}
