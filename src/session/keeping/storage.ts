// Work that is not saved survives a reload and a killed tab: each change puts the document, the
// instant and what can be undone into a place that the page gives. Where there is no such place, or
// it is full, everything else works as ever.
import { knownModes } from "../../explore/known.ts";
import { canonical } from "../../lib/canonical.ts";
import { checkScenario, type ScenarioDocument } from "../../scenarios/schema.ts";
import { openHash } from "../opening.ts";
import type { Session, SessionState, Work } from "../state.ts";
import { hashOf } from "./sharing.ts";

/** Where a text can be kept; each of these may throw. */
export interface Storage {
  read(): string | null;
  write(text: string): void;
}

/** More than this is not kept: the oldest that could be undone goes first. */
const mostCharacters = 400_000;

export interface KeptWork extends Work {
  /** The page's address when the document was changed last. */
  readonly address: string;
}

/** Links longer than this do not fit everywhere; the address then names nothing. */
export const longestAddress = 2000;

/** What the address is to say: the link, unless it is too long. */
export function addressOf(state: SessionState, traceHash: string | null): string {
  const hash = hashOf(state, { traceHash });
  return hash.length <= longestAddress ? hash : "#";
}

/** Without the name of the outcome, which the page adds when it is computed. */
function withoutOutcome(hash: string): string {
  return hash === "" ? "#" : hash.replace(/&h=[\w-]+/, "");
}

/** Keeps what is changed, and where we stand in it when the page is left. */
export function keepWork(session: Session, storage: Storage): { save(): void } {
  let address = "#";
  const save = (): void => {
    const state = session.getState();
    if (!isChanged(state) || state.embed) return;
    attempt(() => storage.write(workText(state, address)));
  };
  session.subscribe((state, before) => {
    if (state.opened === before.opened && state.past === before.past) return;
    // The address of what is not changed is of no use, and takes a while where it is long.
    if (isChanged(state)) address = addressOf(state, null);
    save();
    // What was thrown away must not come back.
    const isDiscarded = !isChanged(state) && state.opened?.document === before.past[0];
    if (isDiscarded && !state.embed) attempt(() => storage.write(""));
  });
  return { save };
}

function isChanged({ past, future }: SessionState): boolean {
  return past.length + future.length > 0;
}

function workText(state: SessionState, address: string): string {
  const { opened, timeUs, part, expanded, view, past, future } = state;
  const rest = { document: opened?.document, address, timeUs, part, mode: expanded, view };
  // The first one is the original, the way back to it stays.
  let [kept, undone] = [past, future];
  for (;;) {
    const text = JSON.stringify({ ...rest, past: kept, future: undone });
    if (text.length <= mostCharacters || kept.length + undone.length === 0) return text;
    if (kept.length > 1)
      kept = [...kept.slice(0, 1), ...kept.slice(1 + Math.ceil(kept.length / 4))];
    else if (undone.length > 0) undone = undone.slice(0, Math.floor(undone.length / 2));
    else kept = [];
  }
}

function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}

/** The work that was kept, as far as it is sound; null if there is none. */
export function readWork(storage: Storage): KeptWork | null {
  const text = attempt(() => storage.read());
  if (text === null || text === "") return null;
  const value = attempt(() => JSON.parse(text) as Partial<Record<keyof KeptWork, unknown>>);
  const document = checkedDocument(value?.document);
  if (value === null || document === null) return null;
  const { timeUs, part, mode, view, address } = value;
  return {
    document,
    past: documentsIn(value.past),
    future: documentsIn(value.future),
    address: typeof address === "string" ? address : "#",
    timeUs: wholeOr(timeUs, 0),
    part: part === null ? null : wholeOr(part, null),
    mode: mode === null ? null : wholeOr(mode, null),
    view: (["map", "time", "verdicts", "events"] as const).find((one) => one === view) ?? "map",
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
 * Brings back what was kept, unless the address names something else or there is nothing: then
 * false.
 */
export function bringBack(session: Session, storage: Storage, hash: string): boolean {
  const work = readWork(storage);
  if (work === null || work.past.length + work.future.length === 0) return false;
  if (/^#?$/.test(hash)) return session.restore(work);
  const link = openHash(hash);
  if (!link.ok || link.opened.embed) return false;
  if (canonical(link.opened.document) !== canonical(work.document)) return false;
  if (withoutOutcome(hash) === work.address) return session.restore(work);
  // A link to the same scenario leads to the instant that it names itself.
  const { instantUs, part, mode, view } = link.opened;
  return session.restore({ ...work, timeUs: instantUs ?? 0, part, mode, view: view ?? work.view });
}
