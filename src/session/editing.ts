// Changes of the scenario. A change never touches a run: it gives another document, which is run
// again as a whole, while the instant, the view and the mode stay. Undo goes back to the document
// before, without limit: documents share what they have in common. The runs before the last change
// stay at hand to compare with.
import type { StoreApi } from "zustand/vanilla";
import { knownModes } from "../explore/known.ts";
import { canonical } from "../lib/canonical.ts";
import { library } from "../scenarios/library/index.ts";
import { checkScenario, type ScenarioDocument } from "../scenarios/schema.ts";
import { faultText } from "../scenarios/sentences/tell.ts";
import type { Scenario } from "../sim/scenario.ts";
import type { Computation } from "./computing.ts";
import { shownAs } from "./entering.ts";
import type { Locale } from "./locale.ts";
import { nowhere, type Opened } from "./opening.ts";
import { areLarge } from "./run/run.ts";
import { type Position, partIn } from "./run/steps.ts";
import type { Session, SessionState, Work } from "./state.ts";
import { stayIn } from "./staying.ts";

/** What a changed scenario brings to the state. */
type Computed = Pick<SessionState, "runs" | "subjects" | "endUs"> & Partial<SessionState>;
type Compute = (opened: Opened, done: (next: Computed) => void) => Computation;

type Stacks = Pick<SessionState, "past" | "future" | "changed"> &
  Partial<Pick<SessionState, "draft">>;

/** What a change is a change of. */
interface Base extends Stacks {
  readonly opened: Opened;
}

/** What is done when a document has been entered. */
type Then = () => void;

interface Entering {
  /** What is changed: also a document whose runs are still computed. */
  base(): Base | null;
  /** False if the document is no scenario; then the problem is told. */
  enter(document: ScenarioDocument, stacks: Stacks, andThen?: Then): boolean;
  /** The same, for a document that was left before: at the instant where it was left. */
  comeBack(document: ScenarioDocument, stacks: Stacks, andThen?: Then): void;
}

function entering({ getState, setState }: StoreApi<SessionState>, compute: Compute): Entering {
  /** Where each document was left, to stand there again when it comes back. */
  const left = new WeakMap<ScenarioDocument, Position>();
  /** The document that is computed now: further changes are changes of it. */
  let ahead: (Base & { readonly computation: Computation }) | null = null;
  const enter = (document: ScenarioDocument, stacks: Stacks, andThen?: Then): boolean => {
    const opened = openedOf(document, getState());
    if (typeof opened === "string") {
      setState({ problem: opened, playing: false });
      return false;
    }
    const computation = compute(opened, (next) => {
      const now = getState();
      // The place alone: a whole state would keep the runs of every document that was left.
      if (now.opened !== null) left.set(now.opened.document, placeIn(now));
      setState({
        ...next,
        ...stayIn(now, next),
        ...stacks,
        before: now.pinned && now.before !== null ? now.before : beforeOf(now),
        restored: false,
        problem: null,
        notice: null,
      });
      andThen?.();
    });
    ahead = computation.isRunning ? { opened, ...stacks, computation } : null;
    return true;
  };
  return {
    base: () => {
      if (ahead?.computation.isRunning === true) return ahead;
      const { opened, past, future, changed } = getState();
      return opened === null ? null : { opened, past, future, changed };
    },
    enter,
    comeBack: (document, stacks, andThen) => {
      enter(document, stacks, () => {
        const { timeUs } = getState();
        const place = left.get(document);
        if (place?.timeUs === timeUs) setState({ part: place.part });
        andThen?.();
      });
    },
  };
}

function placeIn({ timeUs, part }: Position): Position {
  return { timeUs, part };
}

export function editing(
  store: StoreApi<SessionState>,
  compute: Compute,
): Pick<Session, "edit" | "undo" | "redo" | "discard" | "restore"> {
  const { setState } = store;
  const { base, enter, comeBack } = entering(store, compute);
  return {
    edit: (change) => {
      const now = base();
      if (now === null) return;
      const { document, scenario } = now.opened;
      const changed = change(document, scenario);
      if (typeof changed === "string") return setState({ problem: changed, playing: false });
      if (changed === document) return;
      enter(changed, { past: [...now.past, document], future: [], changed: true });
    },
    undo: () => {
      const now = base();
      const target = now?.past.at(-1);
      if (now === null || target === undefined) return;
      const future = [now.opened.document, ...now.future];
      comeBack(target, { past: now.past.slice(0, -1), future, changed: true });
    },
    redo: () => {
      const now = base();
      const [target, ...future] = now?.future ?? [];
      if (now === null || target === undefined) return;
      comeBack(target, { past: [...now.past, now.opened.document], future, changed: true });
    },
    discard: () => {
      const now = base();
      if (now === null) return;
      const first = now.past[0] ?? now.opened.document;
      const forget = (): void => setState({ before: null, pinned: false });
      comeBack(first, { past: [], future: [], changed: false }, forget);
    },
    restore: (work) => {
      const { document, past, future, changed, draft } = work;
      const stacks = { past, future, changed, draft };
      return enter(document, stacks, () => settle(store, compute, work));
    },
  };
}

/** Stands where the earlier visit ended, and runs the document before once more to compare with. */
function settle(
  { getState, setState }: StoreApi<SessionState>,
  compute: Compute,
  { past, timeUs, part, mode, only, view }: Work,
): void {
  const { endUs, runs } = getState();
  const at = Math.min(timeUs, endUs);
  const expanded = mode !== null && mode < runs.length ? mode : null;
  setState({
    timeUs: at,
    part: partIn(runs, { timeUs: at, part }),
    view,
    expanded,
    only: shownAs(only, expanded, runs),
    before: null,
    restored: true,
  });
  const document = areLarge(runs) ? undefined : past.at(-1);
  const opened = document === undefined ? "" : openedOf(document, getState());
  if (document === undefined || typeof opened === "string") return;
  const { scenario } = opened;
  compute(opened, ({ runs }) => setState({ before: { document, scenario, runs }, progress: null }));
}

/** The document with its scenario, or a sentence that says why there is none. */
function openedOf(document: ScenarioDocument, now: SessionState): Opened | string {
  const { locale, texts } = now;
  const result = checkScenario(document, knownModes);
  if (!result.ok) return refusals[locale](faultText(texts.faults, result.fault));
  // Not the checked copy: the document that came shares most of itself with the one before.
  const scenario = withSameNodes(result.scenario, now.scenario);
  return { id: libraryIdOf(document), document, scenario, ...nowhere };
}

/** With the very nodes of before where they are alike: what is drawn of them then stays. */
function withSameNodes(scenario: Scenario, before: Scenario | null): Scenario {
  if (before === null || canonical(scenario.nodes) !== canonical(before.nodes)) return scenario;
  return { ...scenario, nodes: before.nodes };
}

const refusals: Readonly<Record<Locale, (fault: string) => string>> = {
  en: (fault) => `This change is not possible: ${fault}.`,
  ja: (fault) => `この変更はできません: ${fault}。`,
  "pt-BR": (fault) => `Esta mudança não é possível: ${fault}.`,
};

/** The id of a document that is, again, one of the library: then its link is short. */
function libraryIdOf(document: ScenarioDocument): string | null {
  const same = library.find(
    (entry) =>
      entry.document === document ||
      (entry.document.title === document.title &&
        canonical(entry.document) === canonical(document)),
  );
  return same?.id ?? null;
}

function beforeOf({ opened, scenario, runs }: SessionState): SessionState["before"] {
  if (opened === null || scenario === null || areLarge(runs)) return null;
  return { document: opened.document, scenario, runs };
}
