// Changes of the scenario. A change never touches a run: it gives another document, which is run
// again as a whole, while the instant, the view and the mode stay. Undo goes back to the document
// before, without limit: documents share what they have in common. The runs before the last change
// stay at hand to compare with.
import type { StoreApi } from "zustand/vanilla";
import { knownModes } from "../explore/known.ts";
import { canonical } from "../lib/canonical.ts";
import { library } from "../scenarios/library/index.ts";
import { checkScenario, type ScenarioDocument } from "../scenarios/schema.ts";
import type { Locale } from "./locale.ts";
import { nowhere, type Opened } from "./opening.ts";
import type { Session, SessionState } from "./state.ts";
import { stayIn } from "./staying.ts";
import type { Position } from "./steps.ts";

/** What a changed scenario brings to the state. */
type Computed = Pick<SessionState, "runs" | "subjects" | "endUs"> & Partial<SessionState>;
type Compute = (opened: Opened) => Computed;

type Stacks = Pick<SessionState, "past" | "future">;

export function editing(
  store: StoreApi<SessionState>,
  compute: Compute,
): Pick<Session, "edit" | "undo" | "redo" | "discard" | "restore" | "cancel"> {
  const { getState, setState } = store;
  /** Where each document was left, to stand there again when it comes back. */
  const left = new WeakMap<ScenarioDocument, Position>();
  const enter = (document: ScenarioDocument, stacks: Stacks): void => {
    const now = getState();
    const opened = openedOf(document, now);
    if (typeof opened === "string") return setState({ problem: opened, playing: false });
    if (now.opened !== null) left.set(now.opened.document, now);
    const next = compute(opened);
    setState({
      ...next,
      ...stayIn(now, next),
      ...stacks,
      before: now.pinned && now.before !== null ? now.before : beforeOf(now),
      restored: false,
      problem: null,
      notice: null,
    });
  };
  const comeBack = (document: ScenarioDocument, stacks: Stacks): void => {
    enter(document, stacks);
    const { opened, timeUs } = getState();
    const place = opened?.document === document ? left.get(document) : undefined;
    if (place?.timeUs === timeUs) setState({ part: place.part });
  };
  return {
    edit: (change) => {
      const { opened, scenario, past } = getState();
      if (opened === null || scenario === null) return;
      const changed = change(opened.document, scenario);
      if (typeof changed === "string") return setState({ problem: changed, playing: false });
      if (changed === opened.document) return;
      enter(changed, { past: [...past, opened.document], future: [] });
    },
    undo: () => {
      const { opened, past, future } = getState();
      const target = past.at(-1);
      if (opened === null || target === undefined) return;
      comeBack(target, { past: past.slice(0, -1), future: [opened.document, ...future] });
    },
    redo: () => {
      const { opened, past, future } = getState();
      const [target, ...rest] = future;
      if (opened === null || target === undefined) return;
      comeBack(target, { past: [...past, opened.document], future: rest });
    },
    discard: () => {
      const { opened, past } = getState();
      if (opened === null) return;
      comeBack(past[0] ?? opened.document, { past: [], future: [] });
      setState({ before: null, pinned: false });
    },
    restore: ({ document, past, future, timeUs, part, mode, view }) => {
      const opened = openedOf(document, getState());
      if (typeof opened === "string") return false;
      enter(document, { past, future });
      const { endUs, runs } = getState();
      setState({
        timeUs: Math.min(timeUs, endUs),
        part,
        view,
        expanded: mode !== null && mode < runs.length ? mode : null,
        before: beforeThat(past, getState(), compute),
        restored: true,
      });
      return true;
    },
    cancel: () => {},
  };
}

/** The document with its scenario, or a sentence that says why there is none. */
function openedOf(document: ScenarioDocument, { locale }: SessionState): Opened | string {
  const result = checkScenario(document, knownModes);
  if (!result.ok) return refusals[locale](result.message);
  // Not the checked copy: the document that came shares most of itself with the one before.
  return { id: libraryIdOf(document), document, scenario: result.scenario, ...nowhere };
}

const refusals: Readonly<Record<Locale, (fault: string) => string>> = {
  en: (fault) => `This change is not possible: ${fault}.`,
  ja: (fault) => `この変更はできません: ${fault}`,
  "pt-BR": (fault) => `Esta mudança não é possível: ${fault}.`,
};

/** The id of a document that is, again, one of the library: then its link is short. */
export function libraryIdOf(document: ScenarioDocument): string | null {
  const same = library.find(
    (entry) =>
      entry.document === document ||
      (entry.document.title === document.title &&
        canonical(entry.document) === canonical(document)),
  );
  return same?.id ?? null;
}

/** The runs of the document before the present one, run again. */
function beforeThat(
  past: readonly ScenarioDocument[],
  now: SessionState,
  compute: Compute,
): SessionState["before"] {
  const document = past.at(-1);
  const opened = document === undefined ? null : openedOf(document, now);
  if (document === undefined || opened === null || typeof opened === "string") return null;
  return { document, scenario: opened.scenario, runs: compute(opened).runs };
}

function beforeOf({ opened, scenario, runs }: SessionState): SessionState["before"] {
  if (opened === null || scenario === null) return null;
  return { document: opened.document, scenario, runs };
}
