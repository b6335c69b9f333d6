// Each word's place really shows what the word means: asked of the run, not of the words.
import { describe, expect, it } from "vitest";
import { linearizability } from "../../checks/linearizability.ts";
import { readFindings } from "../../checks/staleReads.ts";
import { knownModes } from "../../explore/known.ts";
import { parseLink } from "../../scenarios/link.ts";
import type { Note, NoteKind } from "../../sim/note.ts";
import type { Panel, PanelShape } from "../../sim/panel.ts";
import { momentOf } from "../run/moment.ts";
import { panelGroups } from "../run/panels.ts";
import { subjectsOf } from "../run/subject.ts";
import { type Figure, figureOf, linkTo, type TermId, termIds, values } from "./terms.ts";

type NoteOf<Kind extends NoteKind> = Extract<Note, { kind: Kind }>;
type Of<Shape extends PanelShape> = Extract<Panel, { shape: Shape }>;

/** The notes of the place's instant. */
function notes<Kind extends NoteKind>({ run, timeUs }: Figure, kind: Kind): NoteOf<Kind>[] {
  const here = run.trace.events.filter(({ atUs }) => atUs === timeUs);
  return here.flatMap((event) =>
    event.notes.filter((note): note is NoteOf<Kind> => note.kind === kind),
  );
}

function panels<Shape extends PanelShape>(
  { run, event, shows }: Figure,
  shape: Shape,
): readonly Of<Shape>[] {
  return panelGroups(run.trace, event)
    .filter(({ key }) => key.startsWith(shows))
    .flatMap(({ members }) => members.map(({ panel }) => panel))
    .filter((panel): panel is Of<Shape> => panel.shape === shape);
}

function moment({ run, timeUs }: Figure) {
  const subject = subjectsOf(run.trace.scenario)[0] ?? null;
  return momentOf(run, { timeUs, part: null }, subject);
}

const rule = (figure: Figure): readonly string[] =>
  notes(figure, "conflict").map((note) => note.rule);

/** Requests that ended at the place's instant or before it. */
const answered = ({ run, timeUs }: Figure) =>
  run.trace.requests.filter(({ doneUs }) => doneUs !== null && doneUs <= timeUs);

const shown: Readonly<Record<TermId, (figure: Figure) => boolean>> = {
  replica: (figure) => new Set(moment(figure).nodes.map(({ lines }) => said(lines))).size === 3,
  acknowledged: (figure) => answered(figure).some(({ outcome }) => outcome === "ok"),
  concurrent: (figure) => rule(figure).includes("different-fields"),
  conflict: (figure) => rule(figure).includes("later-stamp"),
  "lost-write": ({ run, event }) => run.losses.some((loss) => loss.event === event),
  partition: (figure) => {
    const [tokyo, london] = moment(figure).nodes;
    const isCut = figure.run.trace.events.some(({ kind }) => kind === "partition");
    return isCut && said(tokyo?.lines ?? []) !== said(london?.lines ?? []);
  },
  eventual: (figure) => moment(figure).agree && figure.run.convergedAtUs === figure.timeUs,
  timestamp: (figure) => notes(figure, "conflict").some(({ rule: by }) => by === "later-stamp"),
  "last-writer-wins": (figure) => rule(figure).includes("later-stamp"),
  vector: (figure) =>
    panels(figure, "versionVector").some(({ vectors }) =>
      vectors.some(({ vector }) => Object.values(vector).filter((count) => count > 0).length > 1),
    ),
  sibling: (figure) =>
    moment(figure).nodes.some(({ lines }) => lines.some(({ versions }) => versions.length > 1)),
  crdt: (figure) => rule(figure).includes("sum-of-changes"),
  "pn-counter": (figure) =>
    panels(figure, "counter").some(({ down }) => Object.keys(down).length > 1),
  "or-set": (figure) =>
    rule(figure).includes("add-wins") &&
    panels(figure, "set").some(({ items }) => items.some(({ removed }) => !removed)),
  tombstone: (figure) =>
    panels(figure, "set").some(
      ({ items }) => items.length > 0 && items.every(({ removed }) => removed),
    ),
  escrow: (figure) =>
    notes(figure, "refuse").length > 0 &&
    panels(figure, "rights").some(({ value, rights }) =>
      Object.values(rights).some((right) => right < 15 && right < value),
    ),
  majority: (figure) => {
    const logs = panels(figure, "log");
    const states = logs.flatMap(({ slots }) => slots.map(({ state }) => state));
    // Two of three have it, and one of them already knows that this is enough.
    return logs.length === 3 && states.toSorted().join() === "accepted,applied";
  },
  ballot: (figure) =>
    notes(figure, "reject").length > 0 &&
    panels(figure, "ballots").some(({ promised }) => promised !== null),
  log: (figure) =>
    panels(figure, "log").filter(({ slots }) => slots.some(({ state }) => state === "applied"))
      .length === 2,
  "write-set": (figure) => panels(figure, "queue").some(({ entries }) => entries.length === 2),
  certification: (figure) =>
    notes(figure, "certify").some(({ verdict }) => verdict === "fail") &&
    panels(figure, "table").every(({ rows }) => rows.some((row) => row.includes("r2"))),
  primary: (figure) =>
    panels(figure, "log").filter(({ slots }) => slots.length > 0).length === 1 &&
    notes(figure, "write").length > 0,
  "semi-synchronous": (figure) =>
    notes(figure, "write").length > 0 &&
    answered(figure).length === 0 &&
    panels(figure, "log").every(({ slots }) => slots.length > 0),
  home: (figure) =>
    notes(figure, "write").some(({ request }) => {
      const asked = figure.run.trace.requests.find(({ id }) => id === request);
      return asked?.node === "saopaulo";
    }),
  "two-phase-commit": (figure) =>
    notes(figure, "two-phase").some(({ phase }) => phase === "prepared"),
  linearizable: ({ run }) => {
    const reads = run.trace.requests.filter(({ operations }) => operations[0]?.verb === "read");
    return linearizability(run.trace).linearizable === true && reads.length > 0;
  },
  "stale-read": (figure) =>
    readFindings(figure.run.trace).stale.some(({ request }) => isHere(figure, request)),
  "read-your-writes": (figure) =>
    readFindings(figure.run.trace).ownWritesMissed.some(({ request }) => isHere(figure, request)),
  "monotonic-reads": (figure) =>
    readFindings(figure.run.trace).wentBack.some(({ request }) => isHere(figure, request)),
};

function said(lines: readonly { readonly versions: readonly string[] }[]): string {
  return lines.map(({ versions }) => versions.join("|")).join(" ");
}

const isHere = ({ run, timeUs }: Figure, id: string): boolean =>
  run.trace.requests.find((one) => one.id === id)?.doneUs === timeUs;

describe.each(termIds)("%s", (term) => {
  it("is shown where it is said to be", () => {
    const figure = figureOf(term);
    expect(shown[term](figure)).toBe(true);
    const keys = panelGroups(figure.run.trace, figure.event).map(({ key }) => key);
    const drawn = keys.filter((key) => key.startsWith(figure.shows));
    expect(figure.shows === values ? 1 : drawn.length).toBe(1);
  });

  it("has a link to that instant", () => {
    const link = parseLink(linkTo(term), knownModes);
    const { run, timeUs } = figureOf(term);
    if (!link.ok) throw new Error(link.message);
    expect(link.instant.timeMs).toBe(timeUs / 1000);
    expect(link.scenario.modes[link.instant.mode ?? -1]?.mode).toBe(run.trace.mode.about.id);
  });
});
