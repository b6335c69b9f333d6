// Entries of the script: adding, changing, moving, removing. The compiled scenario numbers what is
// generated after what is written, in the same order as it is written down here; so an entry of the
// compiled scenario is always found again by its index, and one that was generated is written down
// (with all the others) before it is changed.
import type { EntryDocument } from "../../scenarios/documentSchema.ts";
import { type FaultEntry, isFault } from "../../scenarios/entries.ts";
import type { ScenarioDocument } from "../../scenarios/schema.ts";
import { writtenDown } from "../../scenarios/writtenDown.ts";
import { type Edit, fineMs, smallestMs, timeMs } from "./edit.ts";

export { isFault, kindOf } from "../../scenarios/entries.ts";
export { hasGenerated, writtenDown } from "../../scenarios/writtenDown.ts";

export function scriptOf(document: ScenarioDocument): readonly EntryDocument[] {
  return document.script ?? [];
}

/** The entry that the compiled scenario knows by this index, also a generated one. */
export function entryAt(document: ScenarioDocument, index: number): EntryDocument | undefined {
  const script = scriptOf(document);
  return index < script.length ? script[index] : scriptOf(writtenDown(document))[index];
}

export function isGenerated(document: ScenarioDocument, index: number): boolean {
  return index >= scriptOf(document).length;
}

export function addEntry(...entries: readonly EntryDocument[]): Edit {
  return (document) => ({ ...document, script: [...scriptOf(document), ...entries] });
}

/** Null takes the entry away. Nothing happens where there is no such entry. */
function changeEntry(index: number, change: (entry: EntryDocument) => EntryDocument | null): Edit {
  return (document) => {
    const whole = isGenerated(document, index) ? writtenDown(document) : document;
    const script = scriptOf(whole);
    const entry = script[index];
    if (entry === undefined) return document;
    const changed = change(entry);
    if (changed === entry) return document;
    const kept = changed === null ? [] : [changed];
    return { ...whole, script: script.toSpliced(index, 1, ...kept) };
  };
}

export function removeEntry(index: number): Edit {
  return changeEntry(index, () => null);
}

export function replaceEntry(index: number, entry: EntryDocument): Edit {
  return changeEntry(index, () => entry);
}

/** Once more, later by a time; its place in the order is the last. */
export function duplicateEntry(index: number, laterMs: number): Edit {
  return (document) => {
    const entry = entryAt(document, index);
    if (entry === undefined) return document;
    return addEntry(movedTo(entry, entry.at + laterMs))(document);
  };
}

/** The whole entry, its end included, to another time. */
export function moveEntry(index: number, atMs: number): Edit {
  return changeEntry(index, (entry) => movedTo(entry, atMs));
}

function movedTo(entry: EntryDocument, atMs: number): EntryDocument {
  const at = timeMs(atMs);
  if (at === entry.at) return entry;
  if (!("until" in entry)) return { ...entry, at };
  return withUntil({ ...entry, at }, at + (entry.until - entry.at));
}

/** The beginning alone; a fault begins before it ends. */
export function setStart(index: number, atMs: number): Edit {
  return changeEntry(index, (entry) => {
    const last = "until" in entry ? fineMs(entry.until - smallestMs) : Number.POSITIVE_INFINITY;
    const at = Math.min(timeMs(atMs), last);
    return at === entry.at ? entry : { ...entry, at };
  });
}

/** The end of a fault; null: it never ends. */
export function setUntil(index: number, untilMs: number | null): Edit {
  return changeEntry(index, (entry) => {
    if (!isFault(entry)) return entry;
    if (untilMs === null) {
      if (!("until" in entry)) return entry;
      const { until: _until, ...rest } = entry;
      return rest as FaultEntry;
    }
    return entry.until === timeMs(untilMs) ? entry : withUntil(entry, untilMs);
  });
}

/** With an end after its beginning; one that the format cannot hold any more is none. */
function withUntil<T extends EntryDocument>(entry: T, untilMs: number): T {
  const until = timeMs(Math.max(untilMs, entry.at + smallestMs));
  if (until > entry.at) return { ...entry, until };
  const { until: _until, ...rest } = entry as FaultEntry;
  return rest as T;
}

/** Ends a fault at a time; one that would not have begun before it is taken away. */
function endEntry(index: number, atMs: number): Edit {
  return changeEntry(index, (entry) => {
    if (!isFault(entry)) return entry;
    return entry.at >= atMs ? null : withUntil(entry, atMs);
  });
}

/** Ends several, from the last to the first: what is taken away moves none of the others. */
export function endEntries(indices: readonly number[], atMs: number): Edit {
  const order = [...indices].sort((a, b) => b - a);
  return (document) => order.reduce((changed, index) => endEntry(index, atMs)(changed), document);
}
