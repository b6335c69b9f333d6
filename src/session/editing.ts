// Changes of the scenario. A change never touches a run: it gives another document, which is run
// again as a whole, while the instant, the view and the mode stay. Undo goes back to the document
// before; the runs before the last change stay at hand to compare with.
import type { StoreApi } from "zustand/vanilla";
import { knownModes } from "../explore/known.ts";
import { checkScenario, type ScenarioDocument } from "../scenarios/schema.ts";
import { nowhere, type Opened } from "./opening.ts";
import type { Session, SessionState } from "./state.ts";

/** What a changed scenario brings to the state. */
type Compute = (opened: Opened) => Partial<SessionState>;

export function editing(
  store: StoreApi<SessionState>,
  compute: Compute,
): Pick<Session, "edit" | "undo" | "redo" | "cancel"> {
  const { getState, setState } = store;
  const enter = (document: ScenarioDocument, stacks: Partial<SessionState>): void => {
    const now = getState();
    const result = checkScenario(document, knownModes);
    if (!result.ok) {
      const message = `This change is not possible: ${result.message}.`;
      setState({ problem: message, playing: false });
      return;
    }
    const { scenario } = result;
    const opened: Opened = { id: null, document: result.document, scenario, ...nowhere };
    const next = compute(opened);
    const { length } = next.runs ?? [];
    const { subject } = now;
    setState({
      ...next,
      ...stacks,
      timeUs: Math.min(now.timeUs, next.endUs ?? 0),
      part: null,
      expanded: now.expanded !== null && now.expanded < length ? now.expanded : null,
      subject: subject < (next.subjects?.length ?? 0) ? subject : 0,
      before: beforeOf(now),
      problem: null,
      notice: null,
    });
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
      enter(target, { past: past.slice(0, -1), future: [opened.document, ...future] });
    },
    redo: () => {
      const { opened, past, future } = getState();
      const [target, ...rest] = future;
      if (opened === null || target === undefined) return;
      enter(target, { past: [...past, opened.document], future: rest });
    },
    cancel: () => {},
  };
}

function beforeOf({ opened, scenario, runs }: SessionState): SessionState["before"] {
  if (opened === null || scenario === null) return null;
  return { document: opened.document, scenario, runs };
}
