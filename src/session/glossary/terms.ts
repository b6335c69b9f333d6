// The words of the field that the page explains, each with a place where a run shows it. What is
// said of them stands beside the page's glossary; here is only what is true of the runs.
import { readsBackwards, readsElsewhere, transferBetweenHomes } from "../../scenarios/glossary.ts";
import { findInLibrary } from "../../scenarios/library/index.ts";
import { formatLink } from "../../scenarios/link.ts";
import { compileScenario, type ScenarioDocument } from "../../scenarios/schema.ts";
import { type Run, runAll } from "../run/run.ts";
import { eventAt } from "../run/steps.ts";

interface Place {
  /** In the library, or a scenario of its own. */
  readonly scenario: string | ScenarioDocument;
  readonly timeMs: number;
  /** Index among the scenario's modes. */
  readonly mode: number;
  /**
   * What of the nodes' state shows it: what clients read there, or the panel whose key begins so.
   */
  readonly shows: string;
}

/** What clients read at each node. */
export const values = "values";

/** In the order in which one builds on the other. */
export const places = {
  replica: at("profile", 2, 0, values),
  acknowledged: at("profile", 1, 0, values),
  concurrent: at("profile-b", 101, 0, "versionVector"),
  conflict: at("profile-c", 101, 0, values),
  "lost-write": at("profile", 101, 0, values),
  partition: at("cut", 300, 0, values),
  eventual: at("cut", 1100, 0, values),
  timestamp: at("fast-clock", 2100, 0, "table Rows and stamps"),
  "last-writer-wins": at("inventory", 101, 0, "table Rows and stamps"),
  vector: at("profile-b", 101, 0, "versionVector"),
  sibling: at("profile-c", 102, 1, values),
  crdt: at("inventory", 102, 2, values),
  "pn-counter": at("inventory", 102, 2, "counter"),
  "or-set": at("or-set", 250, 0, "set"),
  tombstone: at("or-set", 151, 0, "set"),
  escrow: at("rights", 400, 0, "rights"),
  majority: at("cut", 400, 3, "log"),
  ballot: at("profile", 102, 3, "ballots"),
  log: at("profile", 501, 3, "log"),
  "write-set": at("profile", 102, 4, "queue"),
  certification: at("profile", 301, 4, "table Certification index"),
  primary: at("virginia", 200, 0, "log"),
  "semi-synchronous": at("virginia", 600, 1, "log"),
  home: at("home", 600, 0, "table Homes"),
  "two-phase-commit": at(transferBetweenHomes, 100, 0, "table Prepared"),
  linearizable: at("stale-read", 400, 2, values),
  "stale-read": at("stale-read", 50, 0, values),
  "read-your-writes": at(readsElsewhere, 50, 0, values),
  "monotonic-reads": at(readsBackwards, 130, 0, values),
} as const satisfies Readonly<Record<string, Place>>;

export type TermId = keyof typeof places;

export const termIds = Object.keys(places) as readonly TermId[];

function at(
  scenario: Place["scenario"],
  timeMs: number,
  mode: number,
  shows: Place["shows"],
): Place {
  return { scenario, timeMs, mode, shows };
}

function documentOf({ scenario }: Place): ScenarioDocument {
  if (typeof scenario !== "string") return scenario;
  return (findInLibrary(scenario) as { readonly document: ScenarioDocument }).document;
}

/** The link to the place, from `#` on. */
export function linkTo(term: TermId): string {
  const { scenario, timeMs, mode }: Place = places[term];
  const target = typeof scenario === "string" ? { id: scenario } : { document: scenario };
  return formatLink(target, { timeMs, mode });
}

/** A term's place in a run of its own: only the one mode is computed. */
export interface Figure {
  readonly run: Run;
  readonly timeUs: number;
  /** The last event that has happened. */
  readonly event: number;
  readonly shows: string;
}

export function figureOf(term: TermId): Figure {
  const place: Place = places[term];
  const scenario = compileScenario(documentOf(place));
  const choice = scenario.modes[place.mode];
  const [run] = runAll({ ...scenario, modes: choice === undefined ? [] : [choice] });
  const timeUs = place.timeMs * 1000;
  const found = run as Run;
  return { run: found, timeUs, event: eventAt(found, { timeUs, part: null }), shows: place.shows };
}
