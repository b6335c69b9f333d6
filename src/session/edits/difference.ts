// What differs between two documents, as data that the page puts into words: the last change is
// told the same whether it came from a drag, a form or a text, and after undo as well.

import { canonical } from "../../lib/canonical.ts";
import { modesOf, networkOf, nodesOf } from "../../scenarios/defaults.ts";
import type { EntryDocument } from "../../scenarios/documentSchema.ts";
import { kindOf } from "../../scenarios/entries.ts";
import type { ScenarioDocument } from "../../scenarios/schema.ts";
import { hasGenerated, isFault, scriptOf, writtenDown } from "./script.ts";

/** Parts of a document that are told by name alone. */
const namedParts = [
  "title",
  "about",
  "seed",
  "end",
  "tables",
  "rows",
  "vectors",
  "homes",
  "clients",
  "workload",
  "faults",
  "invariants",
] as const;
export type NamedPart = (typeof namedParts)[number];

export type Difference =
  /** Generated entries were written out so that one of them could be changed. */
  | { readonly kind: "written-down"; readonly count: number }
  | { readonly kind: "added" | "removed" | "changed"; readonly entry: EntryDocument }
  | { readonly kind: "moved"; readonly entry: EntryDocument; readonly fromMs: number }
  | { readonly kind: "ends"; readonly entry: EntryDocument; readonly untilMs: number | null }
  /** More entries than can be told one by one. */
  | { readonly kind: "entries"; readonly count: number }
  | { readonly kind: "link"; readonly link: string; readonly latencyMs: number | null }
  | { readonly kind: "network" }
  | { readonly kind: "node-added" | "node-removed"; readonly name: string }
  | { readonly kind: "clock"; readonly node: string; readonly offsetMs: number }
  | { readonly kind: "nodes" }
  | { readonly kind: "mode-added" | "mode-removed"; readonly mode: string }
  /** More than one, and nothing else about them. */
  | { readonly kind: "modes-added" | "modes-removed"; readonly count: number }
  | { readonly kind: "modes" }
  | { readonly kind: "part"; readonly part: NamedPart };

/** In order of importance; empty where the documents say the same. */
export function differencesOf(
  before: ScenarioDocument,
  after: ScenarioDocument,
): readonly Difference[] {
  const isWritten = isWrittenDown(before, after);
  const base = isWritten ? writtenDown(before) : before;
  const count = scriptOf(base).length - scriptOf(before).length;
  return [
    ...scriptDifferences(base, after),
    ...nodeDifferences(base, after),
    ...networkDifferences(base, after),
    ...modeDifferences(base, after),
    ...namedParts.flatMap((part): Difference[] =>
      isAlike(base[part], after[part]) ? [] : [{ kind: "part", part }],
    ),
    ...(isWritten ? [{ kind: "written-down" as const, count }] : []),
  ];
}

/** Whether nearly all that was generated now stands in the script. */
function isWrittenDown(before: ScenarioDocument, after: ScenarioDocument): boolean {
  if (!hasGenerated(before) || hasGenerated(after)) return false;
  const texts = new Set(scriptOf(after).map(canonical));
  const expected = scriptOf(writtenDown(before)).map(canonical);
  return expected.filter((text) => !texts.has(text)).length <= 9;
}

function isAlike(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && canonical(a) === canonical(b));
}

/** The entries of the first script that the second one lacks, each as often as it is missing. */
function missing(
  from: readonly EntryDocument[],
  inOther: readonly EntryDocument[],
): readonly EntryDocument[] {
  const counts = new Map<string, number>();
  for (const entry of inOther) {
    const text = canonical(entry);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return from.filter((entry) => {
    const text = canonical(entry);
    const left = counts.get(text) ?? 0;
    counts.set(text, left - 1);
    return left <= 0;
  });
}

const mostTold = 4;

function scriptDifferences(
  before: ScenarioDocument,
  after: ScenarioDocument,
): readonly Difference[] {
  const [old, now] = [scriptOf(before), scriptOf(after)];
  if (old === now) return [];
  const added = [...missing(now, old)];
  const told: Difference[] = [];
  for (const gone of missing(old, now)) {
    const same = added.findIndex((entry) => coreOf(entry) === coreOf(gone));
    const index = same >= 0 ? same : added.findIndex((entry) => kindOf(entry) === kindOf(gone));
    const [entry] = index < 0 ? [] : added.splice(index, 1);
    told.push(entry === undefined ? { kind: "removed", entry: gone } : changeOf(gone, entry));
  }
  for (const entry of added) told.push({ kind: "added", entry });
  if (told.length > mostTold) return [{ kind: "entries", count: told.length }];
  const isReordered = told.length === 0 && !isAlike(old, now);
  return isReordered ? [{ kind: "entries", count: now.length }] : told;
}

/** What an entry does, without when. */
function coreOf(entry: EntryDocument): string {
  const { at: _at, ...rest } = entry;
  const { until: _until, ...core } = rest as { readonly until?: number };
  return canonical(core);
}

function changeOf(before: EntryDocument, entry: EntryDocument): Difference {
  if (coreOf(before) !== coreOf(entry)) return { kind: "changed", entry };
  if (before.at !== entry.at) return { kind: "moved", entry, fromMs: before.at };
  const untilMs = isFault(entry) ? (entry.until ?? null) : null;
  return { kind: "ends", entry, untilMs };
}

function nodeDifferences(before: ScenarioDocument, after: ScenarioDocument): readonly Difference[] {
  if (before.nodes === after.nodes) return [];
  const [old, now] = [nodesOf(before), nodesOf(after)];
  const told: Difference[] = [];
  for (const node of now) {
    const same = old.find(({ id }) => id === node.id);
    if (same === undefined) told.push({ kind: "node-added", name: node.name });
    else if (same.offsetMs !== node.offsetMs) {
      told.push({ kind: "clock", node: node.id, offsetMs: node.offsetMs });
    }
  }
  for (const { id, name } of old) {
    if (now.every((node) => node.id !== id)) told.push({ kind: "node-removed", name });
  }
  return told.length === 0 && !isAlike(old, now) ? [{ kind: "nodes" }] : told;
}

function networkDifferences(
  before: ScenarioDocument,
  after: ScenarioDocument,
): readonly Difference[] {
  const [old, now] = [networkOf(before), networkOf(after)];
  if (isAlike(old, now)) return [];
  const names = [...new Set([...Object.keys(old.links), ...Object.keys(now.links)])];
  const changed = names.filter((name) => !isAlike(old.links[name], now.links[name]));
  const { links: _old, ...oldRest } = old;
  const { links: _now, ...nowRest } = now;
  if (!isAlike(oldRest, nowRest) || changed.length !== 1) return [{ kind: "network" }];
  const [link = ""] = changed;
  const latency = now.links[link]?.latency;
  const isLatency = latency !== undefined && latency !== old.links[link]?.latency;
  return [{ kind: "link", link, latencyMs: isLatency ? latency : null }];
}

function modeDifferences(before: ScenarioDocument, after: ScenarioDocument): readonly Difference[] {
  if (before.modes === after.modes) return [];
  const [old, now] = [modesOf(before), modesOf(after)];
  if (isAlike(old, now)) return [];
  const oldTexts = old.map(canonical);
  const nowTexts = now.map(canonical);
  const added = now.filter((_, i) => !oldTexts.includes(nowTexts[i] ?? ""));
  const removed = old.filter((_, i) => !nowTexts.includes(oldTexts[i] ?? ""));
  const difference = now.length - old.length;
  const [one] = added;
  const [gone] = removed;
  if (removed.length === 0 && one !== undefined && difference === added.length) {
    if (added.length > 1) return [{ kind: "modes-added", count: added.length }];
    return [{ kind: "mode-added", mode: one.mode }];
  }
  if (added.length === 0 && gone !== undefined && -difference === removed.length) {
    if (removed.length > 1) return [{ kind: "modes-removed", count: removed.length }];
    return [{ kind: "mode-removed", mode: gone.mode }];
  }
  return [{ kind: "modes" }];
}
