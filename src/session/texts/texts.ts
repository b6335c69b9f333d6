// What the engine says, in the page's language: what the library's scenarios, the modes and their
// options say in English themselves, and faults. What a visitor has written stays as it is.
import { setApart, shown } from "../../lib/visible.ts";
import type { ModesWords, ModeWords } from "../../modes/words.ts";
import type { Fault } from "../../scenarios/fault.ts";
import { type LibraryScenario, library } from "../../scenarios/library/index.ts";
import type { LibraryWords } from "../../scenarios/library/words.ts";
import { en } from "../../scenarios/sentences/en.ts";
import { faultSentence } from "../../scenarios/sentences/tell.ts";
import type { FaultWords } from "../../scenarios/sentences/words.ts";
import type { About, ModeNames } from "../../sim/mode.ts";
import type { Scenario } from "../../sim/scenario.ts";

export { setApart, shown } from "../../lib/visible.ts";

export interface Texts {
  /** Null in English: the data says it itself. */
  readonly own: { readonly library: LibraryWords; readonly modes: ModesWords } | null;
  readonly faults: FaultWords;
}

export const englishTexts: Texts = { own: null, faults: en };

const byTitle = new Map(library.map((entry) => [entry.document.title, entry]));
const byAbout = new Map(library.map((entry) => [entry.document.about, entry]));

/** A scenario's title; that of the library in the page's language. */
export function titleIn({ own }: Texts, title: string): string {
  const entry = byTitle.get(title);
  if (own === null || entry === undefined) return setApart(title);
  return own.library.scenarios[entry.id].title;
}

/** What a scenario says of itself; what the library says in the page's language. */
export function aboutIn({ own }: Texts, about: string): string {
  const entry = byAbout.get(about);
  if (own === null || entry === undefined) return shown(about);
  return own.library.scenarios[entry.id].about;
}

/** What a scenario calls one of its modes; in the page's language if it calls it as the library. */
export function labelIn({ own }: Texts, scenario: Scenario, label: string): string {
  const entry = byTitle.get(scenario.title) ?? byAbout.get(scenario.about);
  if (own === null || entry === undefined || !labelsOf(entry).includes(label)) {
    return setApart(label);
  }
  const labels: Readonly<Record<string, string>> = own.library.labels;
  return labels[label] ?? label;
}

function labelsOf({ document }: LibraryScenario): readonly (string | undefined)[] {
  return (document.modes ?? []).map((mode) => (typeof mode === "string" ? undefined : mode.label));
}

/** What a mode is called. */
export function modeNamesIn(texts: Texts, about: About): ModeNames {
  return modeWordsIn(texts, about.id) ?? about;
}

/** What a mode does, in one line. */
export function summaryIn(texts: Texts, about: About): string {
  return modeWordsIn(texts, about.id)?.summary ?? about.summary;
}

/** All that a mode says of itself; null where it says it itself. */
export function modeWordsIn({ own }: Texts, mode: string): ModeWords | null {
  const words: Readonly<Record<string, ModeWords>> = own?.modes ?? {};
  return Object.hasOwn(words, mode) ? (words[mode] ?? null) : null;
}

/** What is wrong, in a sentence without its place. */
export function faultIn({ faults }: Texts, fault: Fault): string {
  return faultSentence(faults, fault);
}

interface Open {
  readonly scenario: Scenario | null;
  readonly texts: Texts;
}

/** The title of what is open, as the page shows it; empty where nothing is. */
export function titleOf({ scenario, texts }: Open): string {
  return titleIn(texts, scenario?.title ?? "");
}

/** What is said of it. */
export function aboutOf({ scenario, texts }: Open): string {
  return aboutIn(texts, scenario?.about ?? "");
}
