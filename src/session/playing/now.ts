// What is played now, and by which plan: a function of the session's state.
import { sentence } from "../../narrate/index.ts";
import type { Run } from "../run/run.ts";
import type { Told } from "../run/telling.ts";
import type { SessionState } from "../state.ts";
import { activeConflicts, activeInstants, activeRuns } from "../store.ts";
import { aboutOf } from "../texts/texts.ts";
import { atTrueSpeed, type Beat, planOf, toldIn } from "./plan.ts";

/** Play goes on over a conflict in a loop, and where the page that embeds this one plays it. */
export function stopsNow({ stopsAtConflicts, loop, hosted }: SessionState): boolean {
  return stopsAtConflicts && !loop && !hosted;
}

/** Where Play ends: with the mode that is shown alone, or the last one. */
export function endNow({ runs, expanded, endUs }: SessionState): number {
  return (expanded === null ? undefined : runs[expanded]?.trace.endedUs) ?? endUs;
}

/** What a plan follows from; as long as it is the same, so is the plan. */
interface Basis {
  readonly runs: readonly Run[];
  readonly instantsUs: readonly number[];
  readonly stopsUs: readonly number[];
  readonly about: string;
  readonly voice: SessionState["voice"];
}

interface Plans {
  readonly basis: Basis;
  readonly readable: readonly Beat[];
  readonly atTrueSpeed: readonly Beat[];
}

const never: readonly number[] = [];
let latest: Plans | null = null;

function plansOf(state: SessionState): Plans {
  const basis: Basis = {
    runs: activeRuns(state),
    instantsUs: activeInstants(state),
    stopsUs: stopsNow(state) ? activeConflicts(state) : never,
    about: aboutOf(state),
    voice: state.voice,
  };
  if (latest !== null && isSame(latest.basis, basis)) return latest;
  const { runs, instantsUs, stopsUs, about, voice } = basis;
  const endUs = endNow(state);
  const tell = ({ run, event }: Told): string => {
    const trace = state.runs[run]?.trace;
    return trace === undefined ? "" : sentence(trace, event, voice);
  };
  latest = {
    basis,
    readable: planOf({ runs, instantsUs, endUs, stopsUs, about, tell }),
    atTrueSpeed: atTrueSpeed(endUs),
  };
  return latest;
}

function isSame(a: Basis, b: Basis): boolean {
  return (
    a.instantsUs === b.instantsUs &&
    a.stopsUs === b.stopsUs &&
    a.about === b.about &&
    a.voice === b.voice &&
    a.runs.length === b.runs.length &&
    a.runs.every((run, i) => run === b.runs[i])
  );
}

/** What Play goes by. The same list as long as nothing changes that it follows from. */
export function beatsNow(state: SessionState): readonly Beat[] {
  const plans = plansOf(state);
  return state.speed === "true" ? plans.atTrueSpeed : plans.readable;
}

/** Of what Play is speaking; null: of the scenario. */
export function heldNow(state: SessionState): Told | null {
  return toldIn(plansOf(state).readable, state.timeUs);
}
