// The application without a page: which scenario is open, its runs, and where in time we stand. All
// that is shown is computed from this; the page only calls the actions.
import { createStore, type StoreApi } from "zustand/vanilla";
import { type Work, within } from "../lib/work.ts";
import { catalogueOf } from "../narrate/languages.ts";
import { plainEnglish } from "../narrate/voice.ts";
import { faultText, ignoredText } from "../scenarios/sentences/tell.ts";
import { coming, namesIn } from "./coming.ts";
import { editing } from "./editing.ts";
import { type Entered, entered, isAsMeant } from "./entering.ts";
import { isReadable, untilReadable } from "./keeping/sharing.ts";
import type { Locale } from "./locale.ts";
import {
  type Opened,
  type OpenProblem,
  type OpenResult,
  openHash,
  openId,
  openText,
} from "./opening.ts";
import { lastBefore, nextAfter } from "./run/instants.ts";
import type { BegunRuns, Run } from "./run/run.ts";
import { countSteps, neighbour, type Position, positionOf, stepsOfRun } from "./run/steps.ts";
import { choiceOf, courseOf, shownRuns } from "./showing.ts";
import type { EventRef, Session, SessionState, Speed } from "./state.ts";
import { textsIn } from "./texts/languages.ts";
import { englishTexts } from "./texts/texts.ts";

export type { Session, SessionState, Speed, Theme } from "./state.ts";

export const speeds: readonly Speed[] = [0.25, 0.5, 1, 2, 4, "true"];

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
  hosted: false,
  speed: 1,
  stopsAtConflicts: true,
  held: null,
  ended: false,
  expanded: null,
  only: null,
  subjects: [],
  subject: 0,
  view: "map",
  selected: null,
  compared: null,
  pointed: null,
  span: null,
  differencesOnly: false,
  loop: false,
  place: null,
  past: [],
  future: [],
  changed: false,
  openings: 0,
  draft: null,
  unkept: null,
  before: null,
  pinned: false,
  restored: false,
  showsBefore: true,
  progress: null,
  question: null,
  rail: null,
  theme: null,
  projector: false,
  presenter: false,
  embed: false,
  letterKeys: true,
  sound: false,
  locale: "en",
  texts: englishTexts,
  voice: plainEnglish,
  problem: null,
  notice: null,
};

type Shown = Pick<SessionState, "runs" | "expanded" | "only">;

/** The runs whose instants are stepped through and told: the expanded one, or all shown ones. */
export function activeRuns(state: Shown): readonly Run[] {
  const { runs, expanded } = state;
  return expanded === null ? shownRuns(state) : runs.filter(({ index }) => index === expanded);
}

/** What stepping stops at: the events of the expanded mode, or of all that are shown. */
export function activeSteps(state: SessionState): readonly Position[] {
  const run = state.expanded === null ? undefined : state.runs[state.expanded];
  return run === undefined ? courseOf(state).steps : stepsOfRun(run);
}

/** The instants that playing stops at. */
export function activeInstants(state: SessionState): readonly number[] {
  const run = state.expanded === null ? undefined : state.runs[state.expanded];
  return run?.instantsUs ?? courseOf(state).instantsUs;
}

/** The conflicts that can be jumped to. */
export function activeConflicts(state: SessionState): readonly number[] {
  const run = state.expanded === null ? undefined : state.runs[state.expanded];
  return run?.conflictsUs ?? courseOf(state).conflictsUs;
}

/** What is started anew with a scenario that is opened, and not by a change of it. */
function freshFor({ view, embed, present }: Opened, now: SessionState): Partial<SessionState> {
  return {
    past: [],
    future: [],
    changed: false,
    // A draft belongs to the work, and is set aside with it.
    draft: null,
    openings: now.openings + 1,
    before: null,
    pinned: false,
    restored: false,
    view: view ?? now.view,
    embed: embed || now.embed,
    presenter: present || now.presenter,
  };
}

export function createSession(): Session {
  const store = createStore<SessionState>(() => empty);
  const { getState, setState } = store;
  const { compute, renew, goOn, stop } = coming(store);
  const enter = (opened: Opened, problem: string | null): void => {
    renew();
    const work = (begun: BegunRuns) => enteredAsMeant(opened, begun);
    compute(opened, work, ({ isMeant, ...next }) => {
      const notice = noticeOf(opened, isMeant, getState());
      setState({ ...next, ...freshFor(opened, getState()), problem, notice });
    });
  };
  const take = (result: OpenResult): void => {
    if (result.ok) return enter(result.opened, null);
    const first = openHash("");
    const message = problemText(result.problem, getState());
    // A damaged link on an empty page: the library's first scenario stands behind the message.
    if (getState().scenario === null && first.ok) enter(first.opened, message);
    else setState({ problem: message, playing: false });
  };
  return {
    getState,
    getInitialState: () => empty,
    subscribe: store.subscribe,
    open: (id) => take(openId(id)),
    openText: (text) => take(openText(text)),
    openHash: (hash) => {
      const open = (): void => take(openHash(hash));
      // That a part of the page does not come is heard of by whoever listens for that.
      if (isReadable(hash)) open();
      else untilReadable(hash).then(open, () => {});
    },
    cancel: stop,
    goOn,
    ...travel(store),
    ...looking(store),
    ...speaking(store),
    ...editing(store, (opened, done, asks) =>
      compute(opened, (begun) => entered(opened, begun), done, asks),
    ),
  };
}

/** What is to be known about a link that was opened. */
function noticeOf(
  { ignored }: Opened,
  isMeant: boolean,
  { voice, texts }: SessionState,
): string | null {
  const left = ignored.length === 0 ? [] : [ignoredText(texts.faults, ignored)];
  const all = isMeant ? left : [...left, voice.catalogue.otherVersion];
  return all.length === 0 ? null : all.join(" ");
}

function problemText(problem: OpenProblem, { voice, texts }: SessionState): string {
  const { catalogue } = voice;
  if (problem.kind === "unknown-scenario") return catalogue.problem(problem);
  const reason = faultText(texts.faults, problem.fault);
  return catalogue.problem({ kind: problem.kind, reason });
}

function* enteredAsMeant(
  opened: Opened,
  begun: BegunRuns,
): Work<Entered & { readonly isMeant: boolean }> {
  const next = yield* within(entered(opened, begun), 0, 0.95);
  return { ...next, isMeant: yield* within(isAsMeant(opened, next.runs), 0.95, 1) };
}

/** What is looked at, and how. */
function looking(
  store: StoreApi<SessionState>,
): Pick<
  Session,
  | "setPlaying"
  | "finish"
  | "setSpeed"
  | "expand"
  | "showOnly"
  | "setView"
  | "select"
  | "point"
  | "setSpan"
  | "show"
  | "setTheme"
  | "set"
  | "dismiss"
> {
  const { getState, setState } = store;
  return {
    setPlaying: (playing, by = "visitor") => {
      // Playing goes from instant to instant: what is left of this one happens now.
      if (playing && getState().scenario !== null) {
        setState({ playing, hosted: by === "host", part: null, held: null, ended: false });
      } else if (getState().playing) setState({ playing: false });
    },
    finish: () => setState({ playing: false, ended: true }),
    setSpeed: (speed) => setState({ speed }),
    expand: (mode) => {
      const { runs, only, timeUs, part } = getState();
      if (mode !== null && (mode >= runs.length || only?.includes(mode) === false)) return;
      // A mode in which nothing is left to happen at this instant has no part of it to show.
      const own = mode === null ? undefined : (runs[mode]?.byTime.get(timeUs)?.length ?? 0);
      const isDone = part !== null && own !== undefined && part >= own && timeUs > 0;
      setState({ expanded: mode, part: isDone ? null : part });
    },
    showOnly: (modes) => {
      const now = getState();
      const only = choiceOf(modes, now.runs);
      if (only === undefined || only?.join() === now.only?.join()) return;
      const isShown = (run: number): boolean => only?.includes(run) ?? true;
      const kept = (event: EventRef | null) => (event && isShown(event.run) ? event : null);
      setState({
        only,
        expanded: now.expanded !== null && isShown(now.expanded) ? now.expanded : null,
        selected: kept(now.selected),
        compared: kept(now.compared),
        pointed: kept(now.pointed),
        place: now.place !== null && isShown(now.place.run) ? now.place : null,
      });
    },
    setView: (view) => setState({ view, pointed: null, place: null }),
    select: (event, compare = false) => {
      if (event === null) setState({ selected: null, compared: null });
      else if (compare) setState({ compared: event, playing: false });
      else setState({ selected: event, compared: null, playing: false });
    },
    point: (event) => {
      const { pointed } = getState();
      if (pointed?.run !== event?.run || pointed?.event !== event?.event) {
        setState({ pointed: event });
      }
    },
    setSpan: (span) => setState({ span }),
    show: (subject) => setState({ subject }),
    setTheme: (theme) => setState({ theme }),
    set: (settings) => setState(settings),
    dismiss: () => setState({ problem: null, notice: null }),
  };
}

/** In which words the page speaks. */
function speaking(store: StoreApi<SessionState>): Pick<Session, "setLocale" | "setWording"> {
  const { getState, setState } = store;
  let wanted: Locale | null = null;
  return {
    setLocale: async (locale) => {
      wanted = locale;
      const [catalogue, texts] = await Promise.all([catalogueOf(locale), textsIn(locale)]);
      // Another one may have been asked for while this one was loaded.
      if (wanted !== locale) return;
      const { voice, runs, before } = getState();
      if (voice.catalogue === catalogue) return setState({ locale });
      const renamed = (all: readonly Run[]) => namesIn({ texts }, all);
      setState({
        locale,
        texts,
        voice: { ...voice, catalogue },
        runs: renamed(runs),
        before: before === null ? null : { ...before, runs: renamed(before.runs) },
      });
    },
    setWording: (wording) => setState({ voice: { ...getState().voice, wording } }),
  };
}

function travel(
  store: StoreApi<SessionState>,
): Pick<Session, "seek" | "rest" | "visit" | "step" | "jumpToConflict" | "jumpToEdge"> {
  const goTo = ({ timeUs, part }: Position): void => {
    const now = store.getState();
    const isSame = timeUs === now.timeUs && part === now.part;
    if (!isSame || now.ended) store.setState({ timeUs, part, held: null, ended: false });
  };
  const seek = (timeUs: number): void => {
    const wanted = Math.min(Math.max(0, Math.round(timeUs)), store.getState().endUs);
    goTo({ timeUs: wanted, part: null });
  };
  // Pausing may move us to where the messages were drawn last: only then do we look.
  const pause = (): SessionState => {
    if (store.getState().playing) store.setState({ playing: false });
    return store.getState();
  };
  return {
    seek,
    rest: (timeUs, held) => {
      seek(timeUs);
      store.setState({ held });
    },
    visit: (selected) => {
      const state = pause();
      const run = state.runs[selected.run];
      const event = run?.trace.events[selected.event];
      if (run === undefined || event === undefined) return;
      goTo(positionOf(activeSteps(state), run, event));
      store.setState({ selected, compared: null });
    },
    step: (direction) => {
      const state = pause();
      const steps = activeSteps(state);
      // What all of it amounts to is a place of its own: one step back from it is the last event.
      const isBack = direction === -1 && state.ended;
      const last = steps[countSteps(steps, state) - 1];
      const target = isBack ? last : neighbour(steps, state, direction);
      if (target !== undefined) goTo(target);
      // After the last event comes what all of it amounts to.
      else if (direction === 1) store.setState({ ended: true });
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
      if (edge === "end") {
        seek(endUs);
        store.setState({ ended: true });
      } else goTo(steps[0] ?? { timeUs: 0, part: null });
    },
  };
}
