// Changes of the scenario. A change never touches a run: it gives another document, which is run
// again as a whole, while the instant, the view and the mode stay. Undo goes back to the document
// before, without limit: documents share what they have in common. The runs before the last change
// stay at hand to compare with.
import type { StoreApi } from "zustand/vanilla";
import { knownModes } from "../explore/known.ts";
import { canonical, sameData } from "../lib/canonical.ts";
import { library } from "../scenarios/library/index.ts";
import { isInOneForm } from "../scenarios/names.ts";
import { checkScenario, type ScenarioDocument } from "../scenarios/schema.ts";
import { faultText } from "../scenarios/sentences/tell.ts";
import type { Scenario } from "../sim/scenario.ts";
import type { Computation } from "./computing.ts";
import { shownAs } from "./entering.ts";
import type { Locale } from "./locale.ts";
import { nowhere, type Opened } from "./opening.ts";
import { areLarge } from "./run/run.ts";
import { type Position, partIn } from "./run/steps.ts";
import type { EditHow, Session, SessionState, Work } from "./state.ts";
import { stayIn } from "./staying.ts";

/** What a changed scenario brings to the state. */
type Computed = Pick<SessionState, "runs" | "subjects" | "endUs"> & Partial<SessionState>;
type Compute = (opened: Opened, done: (next: Computed) => void, asks?: boolean) => Computation;

type Stacks = Pick<SessionState, "past" | "future" | "changed"> &
  Partial<Pick<SessionState, "draft">>;

/** What a change is a change of. */
interface Base extends Stacks {
  readonly opened: Opened;
}

interface EnterHow {
  /** Done when the document has been entered. */
  readonly andThen?: () => void;
  /** Whatever was agreed to, what is large is asked about. */
  readonly asks?: boolean;
  /** What is compared with stays: this goes on with the change that came after it. */
  readonly keepsBefore?: boolean;
}

interface Entering {
  /** What is changed: also a document whose runs are still computed. */
  base(): Base | null;
  /** False if the document is no scenario; then the problem is told. */
  enter(document: ScenarioDocument, stacks: Stacks, how?: EnterHow): boolean;
  /** The same, for a document that was left before: at the instant where it was left. */
  comeBack(document: ScenarioDocument, stacks: Stacks, andThen?: () => void): void;
}

function entering({ getState, setState }: StoreApi<SessionState>, compute: Compute): Entering {
  /** Where each document was left, to stand there again when it comes back. */
  const left = new WeakMap<ScenarioDocument, Position>();
  /** The document that is computed now: further changes are changes of it. */
  let ahead: (Base & { readonly computation: Computation }) | null = null;
  const enter: Entering["enter"] = (document, stacks, how = {}) => {
    const opened = openedOf(document, getState());
    if (typeof opened === "string") {
      setState({ problem: opened, playing: false });
      return false;
    }
    const come = (next: Computed): void => {
      const now = getState();
      const keeps = now.pinned || how.keepsBefore === true;
      // The place alone: a whole state would keep the runs of every document that was left.
      if (now.opened !== null) left.set(now.opened.document, placeIn(now));
      setState({
        ...next,
        ...stayIn(now, next),
        ...stacks,
        before: keeps && now.before !== null ? now.before : beforeOf(now),
        restored: false,
        problem: null,
        notice: null,
      });
      how.andThen?.();
    };
    const computation = compute(opened, come, how.asks);
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
      const stand = (): void => {
        const { timeUs } = getState();
        const place = left.get(document);
        if (place?.timeUs === timeUs) setState({ part: place.part });
        andThen?.();
      };
      enter(document, stacks, { andThen: stand });
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
  /** What was typed last, as long as nothing else has come of it. */
  let typedLast: ScenarioDocument | null = null;
  return {
    edit: (change, { typed = false, sameStep = false }: EditHow = {}) => {
      const now = base();
      if (now === null) return;
      const { document, scenario } = now.opened;
      const changed = change(document, scenario);
      if (typeof changed === "string") return setState({ problem: changed, playing: false });
      if (changed === document) return;
      const next = { past: [...now.past, document], future: [], changed: true };
      const isFurther = sameStep && document === typedLast;
      const stacks = isFurther ? furtherOf(now, changed) : next;
      enter(changed, stacks, { asks: typed, keepsBefore: isFurther });
      typedLast = typed ? changed : null;
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
      const andThen = (): void => settle(store, compute, work);
      return enter(document, { past, future, changed, draft }, { andThen });
    },
  };
}

/**
 * A change that goes on with the last step leaves what came before it as it is. Where it leads back
 * there, nothing is left of the step.
 */
function furtherOf({ past }: Base, changed: ScenarioDocument): Stacks {
  const before = past.at(-1);
  const isBack = before !== undefined && sameData(before, changed);
  if (!isBack) return { past, future: [], changed: true };
  return { past: past.slice(0, -1), future: [], changed: past.length > 1 };
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
function openedOf(given: ScenarioDocument, now: SessionState): Opened | string {
  const { locale, texts } = now;
  const result = checkScenario(given, knownModes);
  if (!result.ok) return refusals[locale](faultText(texts.faults, result.fault));
  // Not the checked copy, unless its names were written otherwise: the document that came shares
  // most of itself with the one before.
  const document = isInOneForm(given) ? given : result.document;
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
