// What can be opened: a scenario of the library, a text from a file, or a link. Each gives a
// scenario with the place in it that was meant, or what is wrong.
import { knownModes } from "../explore/known.ts";
import type { Fault } from "../scenarios/fault.ts";
import { findInLibrary, library } from "../scenarios/library/index.ts";
import { type LinkView, parseLink } from "../scenarios/link.ts";
import { compileScenario, parseScenario, type ScenarioDocument } from "../scenarios/schema.ts";
import type { Scenario } from "../sim/scenario.ts";

export interface Opened {
  /** Id in the library; null for a scenario that came with a link or a file. */
  readonly id: string | null;
  readonly document: ScenarioDocument;
  readonly scenario: Scenario;
  readonly instantUs: number | null;
  /** How many events of that instant have happened; null: all. */
  readonly part: number | null;
  /** Index of the mode that is to be shown large; null: all of them. */
  readonly mode: number | null;
  /** Indices of the modes that are to be shown, ascending; null: all of them. */
  readonly only: readonly number[] | null;
  readonly view: LinkView | null;
  readonly embed: boolean;
  readonly present: boolean;
  /** What names the outcome of the runs that the link was made from. */
  readonly traceHash: string | null;
  /** What the link has that is not known. */
  readonly ignored: readonly string[];
}

/** What was wrong with something that was to be opened. */
export type OpenProblem =
  | { readonly kind: "unknown-scenario"; readonly id: string }
  | { readonly kind: "file" | "link"; readonly fault: Fault };

export type OpenResult =
  | { readonly ok: true; readonly opened: Opened }
  | { readonly ok: false; readonly problem: OpenProblem };

export interface LibraryEntry {
  readonly id: string;
  readonly title: string;
  readonly about: string;
}

/** The library for a list, in its order. */
export const libraryEntries: readonly LibraryEntry[] = library.map(
  ({ id, document: { title, about } }) => ({ id, title, about: about ?? "" }),
);

/** What the library has that goes on from one of its scenarios. */
export function nextOf(id: string): typeof libraryEntries {
  const next: readonly string[] = findInLibrary(id)?.next ?? [];
  return libraryEntries.filter((entry) => next.includes(entry.id));
}

export function openId(id: string): OpenResult {
  const entry = findInLibrary(id);
  if (entry === undefined) return refused({ kind: "unknown-scenario", id });
  const { document } = entry;
  return { ok: true, opened: { id, document, scenario: compileScenario(document), ...nowhere } };
}

/** Opens the text of a scenario file. */
export function openText(text: string): OpenResult {
  const result = parseScenario(text, knownModes);
  if (!result.ok) return refused({ kind: "file", fault: result.fault });
  const { document, scenario } = result;
  return { ok: true, opened: { id: null, document, scenario, ...nowhere } };
}

/** Opens a link, or what stands after its `#`; nothing there is the library's first scenario. */
export function openHash(hash: string): OpenResult {
  if (/^#?$/.test(hash)) return openId(library[0]?.id ?? "");
  const result = parseLink(hash, knownModes);
  if (!result.ok) return refused({ kind: "link", fault: result.fault });
  const { id, document, scenario, instant, ignored } = result;
  const instantUs = instant.timeMs === null ? null : Math.round(instant.timeMs * 1000);
  const { timeMs: _timeMs, lesson: _lesson, ...rest } = instant;
  return { ok: true, opened: { id, document, scenario, instantUs, ignored, ...rest } };
}

/** A scenario as it is opened when nothing says where in it to stand. */
export const nowhere = {
  instantUs: null,
  part: null,
  mode: null,
  only: null,
  view: null,
  embed: false,
  present: false,
  traceHash: null,
  ignored: [],
};

const refused = (problem: OpenProblem): OpenResult => ({ ok: false, problem });
