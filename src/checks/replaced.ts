// Which writes a client replaced knowingly: an update, an insert or a delete was carried out where
// the value, or one made from it, was visible. An item of a set is also replaced by a removal that
// had seen it, and its removal by an addition that had seen that. An addition replaces nothing.
import type { FieldValue, Scalar } from "../data/value.ts";
import { requestById, rowsAfter, type Trace } from "../sim/trace.ts";
import { doesToItem, type Effect } from "./effects.ts";
import { type Overwrites, overwrites, type Version } from "./overwrites.ts";
import { perTrace } from "./perTrace.ts";

/** Whether another client's write has knowingly taken the place of what a version brought. */
export function isReplaced(trace: Trace, version: Version, effect: Effect): boolean {
  if (wholesale(trace).has(version)) return true;
  return (effect.kind === "add" || effect.kind === "remove") && isUndone(trace, version, effect);
}

const wholesale = perTrace((trace: Trace) => replacedIn(overwrites(trace)));

/** All versions below one that replaces, and was visible when it did. */
function replacedIn(graph: Overwrites): ReadonlySet<Version> {
  const found = new Set<Version>();
  const open: Version[] = [];
  const takeBelow = (version: Version): void => {
    for (const older of version.over) {
      // A request's own parts stand over each other.
      if (older.request === version.request || found.has(older)) continue;
      found.add(older);
      open.push(older);
    }
  };
  for (const version of graph.all()) if (!version.adds && version.stood) takeBelow(version);
  for (let one = open.pop(); one !== undefined; one = open.pop()) takeBelow(one);
  return found;
}

/** Whether an addition above did the opposite to the same item. */
function isUndone(trace: Trace, version: Version, { kind, field, value }: Effect): boolean {
  const opposite = kind === "add" ? "remove" : "add";
  const seen = new Set<Version>([version]);
  const open: Version[] = [version];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const later of one.under) {
      if (seen.has(later)) continue;
      seen.add(later);
      open.push(later);
      const request = requestById(trace, later.request);
      if (request === undefined || field === null || !later.stood) continue;
      if (later.request === version.request) continue;
      if (doesToItem(request, later.row, field, value as Scalar) === opposite) return true;
    }
  }
  return false;
}

/** Whether a removal found nothing to remove where it was carried out. */
export function isIdle(
  trace: Trace,
  version: Version | undefined,
  { kind, value }: Effect,
): boolean {
  if (kind !== "remove") return false;
  if (version === undefined) return true;
  const items = valuesBefore(trace, version);
  return items !== null && !items.some((one) => Array.isArray(one) && one.includes(value as never));
}

/** What its place showed just before a write was carried out; null where nobody noted that. */
function valuesBefore(trace: Trace, { notedBy, request, row, field }: Version) {
  const event = notedBy === null ? undefined : trace.events[notedBy];
  if (event === undefined || event.node === null || field === null) return null;
  // Several requests may be carried out in one instant, one after the other.
  let before: FieldValue | undefined;
  for (const note of event.notes) {
    if (note.kind !== "write" || note.row !== row) continue;
    if (note.request === request) break;
    before = note.written.findLast((one) => one.field === field)?.value ?? before;
  }
  if (before !== undefined) return [before];
  const view = rowsAfter(trace, event.node, event.index - 1)[row] ?? [];
  return view.flatMap(({ fields }) => (fields?.[field] ?? []).map((one) => one.value));
}

/**
 * The addition that was shown a write as one of several siblings, and dropped it: an increment
 * counts on from one of them, and a union of sets brings back what one of them had taken out. Null
 * where there is none.
 */
export function droppedBy(version: Version, { kind, value }: Effect): Version | null {
  const seen = new Set<Version>([version]);
  const open: Version[] = [version];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const later of one.under) {
      if (!later.adds || seen.has(later)) continue;
      const isKept = later.carriedOut.some(({ contains }) => contains.has(one as Version));
      if (!isKept || (kind === "remove" && holds(later, value) && !holds(one, value))) return later;
      seen.add(later);
      open.push(later);
    }
  }
  return null;
}

const holds = ({ value }: Version, item: FieldValue): boolean =>
  Array.isArray(value) && value.some((one) => one === item);
