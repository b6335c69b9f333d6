// What the application knows at any time, and what can be asked of it. Everything shown is computed
// from this state; the page only calls the actions.
import type { StoreApi } from "zustand/vanilla";
import type { Voice, Wording } from "../narrate/voice.ts";
import type { LinkView } from "../scenarios/link.ts";
import type { ScenarioDocument } from "../scenarios/schema.ts";
import type { Budget } from "../sim/limits.ts";
import type { Scenario } from "../sim/scenario.ts";
import type { StoredDraft } from "./drafting/stored.ts";
import type { Locale } from "./locale.ts";
import type { Opened } from "./opening.ts";
import type { Run } from "./run/run.ts";
import type { Position } from "./run/steps.ts";
import type { Subject } from "./run/subject.ts";
import type { Texts } from "./texts/texts.ts";

export type Theme = "light" | "dark";

/** So many times as fast as can be read; or as true to the run's own time as can be followed. */
export type Speed = number | "true";

/** Which picture of the runs is on the stage. */
export type View = LinkView;

/** One event of one run. */
export interface EventRef {
  /** Index of the run. */
  readonly run: number;
  /** Index in its trace's events. */
  readonly event: number;
}

/** A stretch of time that is shown. */
export interface Span {
  readonly fromUs: number;
  readonly untilUs: number;
}

/** What a visitor has clicked to act upon, and where on the screen a menu may stand. */
export type Place = {
  /** Index of the run in whose picture it was clicked. */
  readonly run: number;
  /** In pixels from the window's corner. */
  readonly x: number;
  readonly y: number;
} & (
  | { readonly kind: "node"; readonly node: string }
  /** A cable by its two ends, in the scenario's order of nodes. */
  | { readonly kind: "cable"; readonly ends: readonly [string, string] }
  /** An entry of the script, by its index in the compiled scenario. */
  | { readonly kind: "entry"; readonly entry: number }
);

/** A scenario as it was before the last change, to compare with. */
export interface Before {
  readonly document: ScenarioDocument;
  readonly scenario: Scenario;
  readonly runs: readonly Run[];
}

/** How far a large scenario's runs have come. */
export interface Progress {
  /** From 0 to 1. */
  readonly part: number;
  /** The name of the mode that is computed now. */
  readonly mode: string;
}

/** A large scenario that waits to be computed until a visitor says so. */
export interface Question {
  readonly title: string;
  readonly modes: number;
  /** What it will take, about. */
  readonly estimate: Budget;
  /** What it may take: the rest is cut. */
  readonly most: Budget;
}

/** There is no room, the page may keep nothing, or there are as many works as may be. */
export type Unkept = "full" | "forbidden" | "many";

export interface SessionState {
  /** Id in the library; null for a scenario that came with a link or a file. */
  readonly id: string | null;
  readonly opened: Opened | null;
  readonly scenario: Scenario | null;
  readonly runs: readonly Run[];
  /** Times at which something happens in any mode, ascending. */
  readonly instantsUs: readonly number[];
  /** The steps of all modes together. */
  readonly steps: readonly Position[];
  readonly conflictsUs: readonly number[];
  readonly endUs: number;
  /** Where we stand: all events before this time have happened, and of those at it `part`. */
  readonly timeUs: number;
  readonly part: number | null;
  readonly playing: boolean;
  /** The page that embeds this one plays it, and no visitor. */
  readonly hosted: boolean;
  readonly speed: Speed;
  /** Play, started by hand, stops where a conflict is told. */
  readonly stopsAtConflicts: boolean;
  /** What Play was speaking of when it was stopped here, between two instants. */
  readonly held: EventRef | null;
  /** The end was reached, and nothing has been gone back to since: what came of it all is told. */
  readonly ended: boolean;
  /** Index of the mode that is shown large; null: all side by side. */
  readonly expanded: number | null;
  /** Indices of the modes that are shown, ascending; null: all. The expanded one is among them. */
  readonly only: readonly number[] | null;
  readonly subjects: readonly Subject[];
  readonly subject: number;
  readonly view: View;
  /** The event that is looked at; its run is the one that the inspector shows. */
  readonly selected: EventRef | null;
  /** A second event, to compare the first with. */
  readonly compared: EventRef | null;
  /** The event under the pointer. */
  readonly pointed: EventRef | null;
  /** The part of time that the space-time view shows; null: all of it. */
  readonly span: Span | null;
  /** Instants at which all modes agree are dimmed. */
  readonly differencesOnly: boolean;
  /** Play starts again at the end. */
  readonly loop: boolean;
  readonly place: Place | null;
  /** Documents to go back to, the latest last; and those that were undone, the latest first. */
  readonly past: readonly ScenarioDocument[];
  readonly future: readonly ScenarioDocument[];
  /** The document was changed since it was opened, whether or not there is something to undo. */
  readonly changed: boolean;
  /** Counts what was opened: a change of it is none. */
  readonly openings: number;
  /** What stands in the editor and is not applied; null: nothing. */
  readonly draft: StoredDraft | null;
  /** Why the browser does not keep the changes; null: it does, or there are none. */
  readonly unkept: Unkept | null;
  readonly before: Before | null;
  /** Later changes leave `before` as it is. */
  readonly pinned: boolean;
  /** The changes come from an earlier visit. */
  readonly restored: boolean;
  /** The earlier runs are drawn behind the present ones. */
  readonly showsBefore: boolean;
  /** Null: everything is computed. */
  readonly progress: Progress | null;
  readonly question: Question | null;
  /** Whether the inspector is open; null: where there is room for it. */
  readonly rail: boolean | null;
  /** Null: as the system has it. */
  readonly theme: Theme | null;
  /** Larger type and thicker lines, for a room. */
  readonly projector: boolean;
  readonly presenter: boolean;
  readonly embed: boolean;
  /** Keys without a modifier act on the page. */
  readonly letterKeys: boolean;
  /** Events are heard, too. */
  readonly sound: boolean;
  readonly locale: Locale;
  /** What the library, the modes and faults are called in it. */
  readonly texts: Texts;
  /** The language and the wording that events are told in. */
  readonly voice: Voice;
  /** What is wrong with the link or file that was to be opened, in a sentence. */
  readonly problem: string | null;
  /** Something to know about what was opened, in a sentence. */
  readonly notice: string | null;
}

/** A change of the scenario: the new document, or a sentence that says why it cannot be. */
export type Change = (document: ScenarioDocument, scenario: Scenario) => ScenarioDocument | string;

/** How a change is entered. */
export interface EditHow {
  /**
   * While somebody types: what is estimated large is asked about, whatever was agreed to before.
   */
  readonly typed?: boolean;
  /** It goes on with the step before, as long as nothing else has changed the document since. */
  readonly sameStep?: boolean;
}

/** What was changed and not saved, with the place where the visitor stood. */
export interface Work {
  readonly document: ScenarioDocument;
  readonly past: readonly ScenarioDocument[];
  readonly future: readonly ScenarioDocument[];
  /** False: there is but a draft. */
  readonly changed: boolean;
  readonly draft: StoredDraft | null;
  readonly timeUs: number;
  readonly part: number | null;
  readonly mode: number | null;
  readonly only: readonly number[] | null;
  readonly view: View;
}

export type Settings = Pick<
  SessionState,
  | "differencesOnly"
  | "loop"
  | "stopsAtConflicts"
  | "place"
  | "showsBefore"
  | "pinned"
  | "restored"
  | "rail"
  | "projector"
  | "presenter"
  | "letterKeys"
  | "sound"
  | "draft"
  | "unkept"
>;

export interface Session extends Pick<StoreApi<SessionState>, "getState" | "subscribe"> {
  getInitialState(): SessionState;
  open(id: string): void;
  openText(text: string): void;
  /**
   * Opens a link's part after `#`; an empty one opens the library's first scenario. At once, but
   * where what reads it has to be loaded.
   */
  openHash(hash: string): void;
  seek(timeUs: number): void;
  /** To the moment right after an event, and selects it (and pauses). */
  visit(event: EventRef): void;
  /** To the next event (1) or the one before (-1); of the expanded mode, if one is. */
  step(direction: 1 | -1): void;
  jumpToConflict(direction: 1 | -1): void;
  jumpToEdge(edge: "start" | "end"): void;
  /** `by`: the page that embeds this one plays without stops. */
  setPlaying(playing: boolean, by?: "visitor" | "host"): void;
  /** Where Play was stopped between two instants: what is being read stays. */
  rest(timeUs: number, held: EventRef | null): void;
  /** Play has come to the end. */
  finish(): void;
  setSpeed(speed: Speed): void;
  /** A mode that is not shown cannot be expanded. */
  expand(mode: number | null): void;
  /** Shows these modes and no others; at least one has to be there. */
  showOnly(modes: readonly number[]): void;
  setView(view: View): void;
  /** Selects an event (and pauses); with `compare` as the second one. Null: none. */
  select(event: EventRef | null, compare?: boolean): void;
  point(event: EventRef | null): void;
  setSpan(span: Span | null): void;
  /**
   * Changes the scenario, and runs it again at once; the instant stays. A change that gives a text
   * instead of a document is refused, and the text says why.
   */
  edit(change: Change, how?: EditHow): void;
  undo(): void;
  redo(): void;
  /** Back to the document before all changes; they are forgotten. */
  discard(): void;
  /** Opens what an earlier visit left; false if it cannot be. */
  restore(work: Work): boolean;
  /** Computes the large scenario that was asked about. */
  goOn(): void;
  /** Stops computing a large scenario, or decides against it: the one before stays open. */
  cancel(): void;
  show(subject: number): void;
  setTheme(theme: Theme | null): void;
  setLocale(locale: Locale): Promise<void>;
  setWording(wording: Wording): void;
  /** Settings that change nothing else. */
  set(settings: Partial<Settings>): void;
  dismiss(): void;
}
