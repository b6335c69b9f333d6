// Which word of the glossary a panel is about: by its English title, with its numbers as `#`, or by
// its shape, where the title is a field's name.
import type { TermId } from "../../session/glossary/terms.ts";
import type { Panel, PanelShape } from "../../sim/panel.ts";

const byTitle: Readonly<Record<string, TermId>> = {
  "Rows and stamps": "timestamp",
  Vectors: "vector",
  "Writes seen": "vector",
  Ballots: "ballot",
  Log: "log",
  "Write-sets": "write-set",
  "Certification index, visible up to #": "certification",
  Homes: "home",
  Prepared: "two-phase-commit",
  Replicas: "replica",
};

const byShape: Readonly<Partial<Record<PanelShape, TermId>>> = {
  set: "or-set",
  rights: "escrow",
  stamps: "last-writer-wins",
};

export function termOfPanel(panel: Panel): TermId | null {
  const { shape, title } = panel;
  if (panel.shape === "counter") return panel.grows ? null : "pn-counter";
  return byShape[shape] ?? byTitle[title.replace(/\d+/g, "#")] ?? null;
}
