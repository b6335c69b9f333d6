// The application without a page: which scenario is open, its runs, and where in time we stand. All
// that is shown is computed from this; the page only calls the actions.
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Scenario } from "../sim/scenario.ts";
import { conflictInstants, endOf, lastBefore, mergedInstants, nextAfter } from "./instants.ts";
import { type Opened, type OpenResult, openHash, openId, openText } from "./opening.ts";
import { outcomeOf, type Run, runAll } from "./run.ts";
import { neighbour, type Position, stepsOf, stepsOfRun } from "./steps.ts";
import { type Subject, subjectsOf } from "./subject.ts";

export type Theme = "light" | "dark";

export interface SessionState {
  /** Id in the library; null for a scenario that came with a link or a file. */
  readonly id: string | null;
  readonly opened: Opened | null;
  readonly scenario: Scenario | null;
  readonly runs: readonly Run[];
  /** Times at which something happens in any mode, ascending. */
  readonly instantsUs: readonly number[];
  /** The steps of all modes together. */
  readonly steps: readonly Position[];
  readonly conflictsUs: readonly number[];
  readonly endUs: number;
  /** Where we stand: all events before this time have happened, and of those at it `part`. */
  readonly timeUs: number;
  readonly part: number | null;
  readonly playing: boolean;
  /** Beats a beat: 1 is one instant in 700 ms. */
  readonly speed: number;
  /** Index of the mode that is shown large; null: all side by side. */
  readonly expanded: number | null;
  readonly subjects: readonly Subject[];
  readonly subject: number;
  /** Null: as the system has it. */
  readonly theme: Theme | null;
  /** What is wrong with the link or file that was to be opened, in a sentence. */
  readonly problem: string | null;
  /** Something to know about what was opened, in a sentence. */
  readonly notice: string | null;
}

export interface Session extends Pick<StoreApi<SessionState>, "getState" | "subscribe"> {
  getInitialState(): SessionState;
  open(id: string): void;
  openText(text: string): void;
  /** Opens a link's part after `#`; an empty one opens the library's first scenario. */
  openHash(hash: string): void;
  seek(timeUs: number): void;
  /** To the next event (1) or the one before (-1); of the expanded mode, if one is. */
  step(direction: 1 | -1): void;
  jumpToConflict(direction: 1 | -1): void;
  jumpToEdge(edge: "start" | "end"): void;
  setPlaying(playing: boolean): void;
  setSpeed(speed: number): void;
  expand(mode: number | null): void;
  show(subject: number): void;
  setTheme(theme: Theme): void;
  dismiss(): void;
}

export const speeds: readonly number[] = [0.25, 0.5, 1, 2, 4];

const empty: SessionState = {
  id: null,
  opened: null,
  scenario: null,
  runs: [],
  instantsUs: [0],
  steps: [{ timeUs: 0, part: null }],
  conflictsUs: [],
  endUs: 0,
  timeUs: 0,
  part: null,
  playing: false,
  speed: 1,
  expanded: null,
  subjects: [],
  subject: 0,
  theme: null,
  problem: null,
  notice: null,
};

/** The runs whose instants are stepped through and told: the expanded one, or all. */
export function activeRuns({
  runs,
  expanded,
}: Pick<SessionState, "runs" | "expanded">): readonly Run[] {
  return runs.filter((run) => expanded === null || run.index === expanded);
}

/** What stepping stops at: the events of the expanded mode, or of all. */
export function activeSteps({
  runs,
  expanded,
  steps,
}: Pick<SessionState, "runs" | "expanded" | "steps">): readonly Position[] {
  const run = expanded === null ? undefined : runs[expanded];
  return run === undefined ? steps : stepsOfRun(run);
}

/** The instants that playing stops at. */
export function activeInstants(state: SessionState): readonly number[] {
  const run = state.expanded === null ? undefined : state.runs[state.expanded];
  return run?.instantsUs ?? state.instantsUs;
}

/** The conflicts that can be jumped to. */
export function activeConflicts(state: SessionState): readonly number[] {
  const run = state.expanded === null ? undefined : state.runs[state.expanded];
  return run?.conflictsUs ?? state.conflictsUs;
}

/** What a newly opened scenario brings; settings of the page stay as they are. */
function stateFor(opened: Opened): Omit<SessionState, keyof Kept> {
  const runs = runAll(opened.scenario);
  const endUs = endOf(runs);
  const subjects = subjectsOf(opened.scenario);
  const { instantUs, part, mode } = opened;
  const instantsUs = mergedInstants(runs);
  const steps = stepsOf(runs, instantsUs);
  return {
    id: opened.id,
    opened,
    scenario: opened.scenario,
    runs,
    instantsUs,
    steps,
    conflictsUs: conflictInstants(runs),
    endUs,
    timeUs: Math.min(Math.max(0, instantUs ?? 0), endUs),
    part: instantUs === null ? (steps[0]?.part ?? null) : part,
    playing: false,
    expanded: mode !== null && mode < runs.length ? mode : null,
    subjects,
    subject: 0,
  };
}

/** What another scenario does not change, or what is decided apart. */
type Kept = Pick<SessionState, "speed" | "theme" | "problem" | "notice">;

export function createSession(): Session {
  const store = createStore<SessionState>(() => empty);
  const { getState, setState } = store;
  const enter = (opened: Opened, problem: string | null): void => {
    const next = stateFor(opened);
    setState({ ...next, problem, notice: noticeFor(opened, next.runs) });
  };
  const take = (result: OpenResult): void => {
    if (result.ok) return enter(result.opened, null);
    const first = openHash("");
    // A damaged link on an empty page: the library's first scenario stands behind the message.
    if (getState().scenario === null && first.ok) enter(first.opened, result.message);
    else setState({ problem: result.message, playing: false });
  };
  return {
    getState,
    getInitialState: () => empty,
    subscribe: store.subscribe,
    open: (id) => take(openId(id)),
    openText: (text) => take(openText(text)),
    openHash: (hash) => take(openHash(hash)),
    ...travel(store),
    setPlaying: (playing) => {
      // Playing goes from instant to instant: what is left of this one happens now.
      if (playing && getState().scenario !== null) setState({ playing, part: null });
      else setState({ playing: false });
    },
    setSpeed: (speed) => setState({ speed }),
    expand: (mode) => {
      const { runs, timeUs, part } = getState();
      if (mode !== null && mode >= runs.length) return;
      // A mode in which nothing is left to happen at this instant has no part of it to show.
      const own = mode === null ? undefined : (runs[mode]?.byTime.get(timeUs)?.length ?? 0);
      const isDone = part !== null && own !== undefined && part >= own && timeUs > 0;
      setState({ expanded: mode, part: isDone ? null : part });
    },
    show: (subject) => setState({ subject }),
    setTheme: (theme) => setState({ theme }),
    dismiss: () => setState({ problem: null, notice: null }),
  };
}

function travel(
  store: StoreApi<SessionState>,
): Pick<Session, "seek" | "step" | "jumpToConflict" | "jumpToEdge"> {
  const goTo = ({ timeUs, part }: Position): void => {
    const now = store.getState();
    if (timeUs !== now.timeUs || part !== now.part) store.setState({ timeUs, part });
  };
  const seek = (timeUs: number): void => {
    const wanted = Math.min(Math.max(0, Math.round(timeUs)), store.getState().endUs);
    goTo({ timeUs: wanted, part: null });
  };
  // Pausing may move us to where the messages were drawn last: only then do we look.
  const pause = (): SessionState => {
    store.setState({ playing: false });
    return store.getState();
  };
  return {
    seek,
    step: (direction) => {
      const state = pause();
      const target = neighbour(activeSteps(state), state, direction);
      if (target !== undefined) goTo(target);
    },
    jumpToConflict: (direction) => {
      const state = pause();
      const times = activeConflicts(state);
      const find = direction === 1 ? nextAfter : lastBefore;
      const target = find(times, state.timeUs);
      if (target !== undefined) seek(target);
    },
    jumpToEdge: (edge) => {
      const { endUs, steps } = pause();
      if (edge === "end") seek(endUs);
      else goTo(steps[0] ?? { timeUs: 0, part: null });
    },
  };
}

/** Says when the engine has changed since a link was made: the outcome may not be the one meant. */
function noticeFor(opened: Opened, runs: readonly Run[]): string | null {
  if (opened.traceHash === null || opened.traceHash === outcomeOf(runs)) return null;
  return (
    "This link was made with another version of the simulator: what happens here may differ " +
    "from what its author saw."
  );
}
