// Changes of a scenario that only the editor makes, as its form does: for tests of what follows.
import type { ModeDocument } from "../scenarios/documentSchema.ts";
import type { ScenarioDocument } from "../scenarios/schema.ts";

type Edit = (document: ScenarioDocument) => ScenarioDocument;

export function setTitle(title: string): Edit {
  return (document) => ({ ...document, title });
}

/** Of a document that names its modes. */
export function withModes(change: (modes: readonly ModeDocument[]) => readonly unknown[]): Edit {
  return (document) => ({
    ...document,
    modes: change(document.modes ?? []) as readonly ModeDocument[],
  });
}
