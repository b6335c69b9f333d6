// Work that is not saved survives a reload and a killed tab: each change puts the document, the
// instant, what can be undone and what stands in the editor into a place of this tab's own. Where
// it cannot be kept that is told, and everything else works as ever.
import { knownModes } from "../../explore/known.ts";
import { canonical } from "../../lib/canonical.ts";
import { checkScenario, parseScenario, type ScenarioDocument } from "../../scenarios/schema.ts";
import { draftIn, nameOf } from "../drafting/stored.ts";
import { openHash } from "../opening.ts";
import type { Session, SessionState, Unkept, Work } from "../state.ts";
import { attempt } from "./browser.ts";
import { bodyOf, draftFormat, format, withHead } from "./records.ts";
import { hashOf, isTellable, untilTellable } from "./sharing.ts";
import { TooMany } from "./tab.ts";

/** Where this tab keeps its work; `write` may throw. */
export interface Place {
  write(text: string): void;
  /** What is there has been thrown away. */
  remove(): void;
  /** What is there stays, and what comes is another work. */
  leave(): void;
}

/** A draft is kept so soon after it was typed: not with each letter. */
const draftMs = 300;

/**
 * Besides a draft no more is kept: of what could be undone the oldest goes first. The document and
 * the original always fit: neither is larger than a scenario may be.
 */
const mostCharacters = 600_000;

export interface KeptWork extends Work {
  /** The page's address when the document was changed last. */
  readonly address: string;
}

/** Links longer than this do not fit everywhere; the address then names nothing. */
export const longestAddress = 2000;

/** What the address is to say: the link, unless it is too long, or cannot be told yet. */
export function addressOf(state: SessionState, traceHash: string | null): string {
  if (!isTellable(state)) return "#";
  const hash = hashOf(state, { traceHash });
  return hash.length <= longestAddress ? hash : "#";
}

/** Without the name of the outcome, which the page adds when it is computed. */
function withoutOutcome(hash: string): string {
  return hash === "" ? "#" : hash.replace(/&h=[\w-]+/, "");
}

const isToKeep = ({ changed, draft }: SessionState): boolean => changed || draft !== null;

/** Keeps what is changed, and where we stand in it when the page is left. */
export function keepWork(
  session: Session,
  place: Place,
  now: () => number = Date.now,
): { save(): void } {
  let address = "#";
  let later: ReturnType<typeof setTimeout> | null = null;
  const say = (unkept: Unkept | null): void => {
    if (session.getState().unkept !== unkept) session.set({ unkept });
  };
  const stopWaiting = (): void => {
    if (later !== null) clearTimeout(later);
    later = null;
  };
  const save = (): void => {
    stopWaiting();
    const state = session.getState();
    if (!isToKeep(state) || state.embed) return;
    // The document is worth more than the way back from it.
    const texts = [true, false].map((isWhole) => () => workText(state, address, now(), isWhole));
    say(firstWritten(place, texts));
  };
  const addAddress = (): void => {
    if (!isToKeep(session.getState())) return;
    address = addressOf(session.getState(), null);
    save();
  };
  session.subscribe((state, before) => {
    const isSame = state.opened === before.opened && state.past === before.past;
    const isSameDraft = state.draft === before.draft;
    if (state.embed || (isSame && isSameDraft && state.changed === before.changed)) return;
    if (isToKeep(state)) {
      if (isSame && before.draft !== null && state.draft !== null) {
        later ??= setTimeout(save, draftMs);
        return;
      }
      // The address of what is not changed is of no use, and takes a while where it is long.
      address = addressOf(state, null);
      if (!isTellable(state)) untilTellable().then(addAddress, () => {});
      return save();
    }
    if (!isToKeep(before)) return;
    stopWaiting();
    // What was thrown away must not come back; what was left for something else may.
    if (state.openings === before.openings) place.remove();
    else place.leave();
    say(null);
  });
  return { save };
}

/** Why none of the texts could be written; null: one could. */
function firstWritten(place: Place, texts: readonly (() => string)[]): Unkept | null {
  let why: Unkept = "forbidden";
  for (const text of texts) {
    try {
      place.write(text());
      return null;
    } catch (error) {
      if (error instanceof TooMany) return "many";
      why = (error as Partial<Error>).name === "QuotaExceededError" ? "full" : "forbidden";
    }
  }
  return why;
}

function workText(state: SessionState, address: string, at: number, isWhole: boolean): string {
  const { opened, timeUs, part, expanded, only, view, past, future, changed, draft } = state;
  const changes = past.length + future.length;
  const head = { title: opened?.document.title ?? "", at, changes, hasDraft: draft !== null };
  const where = { timeUs, part, mode: expanded, only, view };
  const place = { document: opened?.document, address, ...where };
  const rest = draft === null ? place : { ...place, changed, draft };
  const most = mostCharacters + (draft?.text.length ?? 0);
  // The first one is the original, the way back to it stays.
  let [kept, undone] = isWhole ? [past, future] : [[], []];
  for (;;) {
    const text = JSON.stringify({ ...rest, past: kept, future: undone });
    if (text.length <= most || kept.length + undone.length === 0) {
      return withHead(head, text);
    }
    if (kept.length > 1)
      kept = [...kept.slice(0, 1), ...kept.slice(1 + Math.ceil(kept.length / 4))];
    else if (undone.length > 0) undone = undone.slice(0, Math.floor(undone.length / 2));
    else kept = [];
  }
}

/** The work in a kept text, as far as it is sound; null if there is none that we can read. */
export function readWork(text: string): KeptWork | null {
  if (text.startsWith('{"over"')) return firstDraft(text);
  const isFirst = text.startsWith('{"document"');
  const head = attempt(() => JSON.parse(text.slice(0, text.indexOf("\n"))) as unknown);
  const own = (head as { format?: unknown } | null)?.format;
  if (!isFirst && own !== format && own !== draftFormat) return null;
  const body = isFirst ? text : bodyOf(text);
  const value = attempt(() => JSON.parse(body) as Partial<Record<keyof KeptWork, unknown>>);
  const document = checkedDocument(value?.document);
  if (value === null || document === null) return null;
  const { timeUs, part, mode, only, view, address, changed } = value;
  return {
    document,
    past: documentsIn(value.past),
    future: documentsIn(value.future),
    changed: changed !== false,
    draft: draftIn(value.draft),
    address: typeof address === "string" ? address : "#",
    timeUs: wholeOr(timeUs, 0),
    part: part === null ? null : wholeOr(part, null),
    mode: mode === null ? null : wholeOr(mode, null),
    only: Array.isArray(only) ? only.flatMap((one) => wholeOr(one, null) ?? []) : null,
    view: (["map", "time", "verdicts", "events"] as const).find((one) => one === view) ?? "map",
  };
}

/** What the first versions left of an editor: the document's text, and the draft over it. */
function firstDraft(text: string): KeptWork | null {
  const draft = draftIn(attempt(() => JSON.parse(text) as unknown));
  const result = parseScenario(draft?.over ?? "", knownModes);
  if (draft === null || !result.ok) return null;
  const { document } = result;
  return {
    ...{ document, past: [], future: [], changed: false },
    draft: { ...draft, over: nameOf(document) },
    ...{ address: "#", timeUs: 0, part: null, mode: null, only: null, view: "map" },
  };
}

function wholeOr<T>(value: unknown, other: T): number | T {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : other;
}

function checkedDocument(value: unknown): ScenarioDocument | null {
  const result = checkScenario(value, knownModes);
  return result.ok ? result.document : null;
}

function documentsIn(value: unknown): readonly ScenarioDocument[] {
  return Array.isArray(value) ? value.flatMap((one) => checkedDocument(one) ?? []) : [];
}

/**
 * Brings back what was kept, unless the address names something else or it cannot be read: then
 * false.
 */
export function bringBack(session: Session, text: string, hash: string): boolean {
  const work = readWork(text);
  if (work === null) return false;
  if (/^#?$/.test(hash)) return session.restore(work);
  const link = openHash(hash);
  if (!link.ok || link.opened.embed) return false;
  if (canonical(link.opened.document) !== canonical(work.document)) return false;
  if (withoutOutcome(hash) === work.address) return session.restore(work);
  // A link to the same scenario leads to the instant that it names itself.
  const { instantUs, part, mode, only, view } = link.opened;
  return session.restore({
    ...work,
    timeUs: instantUs ?? 0,
    part,
    mode,
    only,
    view: view ?? work.view,
  });
}
