// What a replica shows of a field, and the events that made it so: from any value on the page one
// can go to where it came from.
import type { FieldValue, NodeId, RequestId, RowId } from "../../data/value.ts";
import type { RowView, TableView } from "../../data/view.ts";
import { countLeading } from "../../lib/bisect.ts";
import { sameData } from "../../lib/canonical.ts";
import { oncePerKey } from "../../lib/oncePerKey.ts";
import { rowsAfter, type Trace } from "../../sim/trace.ts";

export interface HeldVersion {
  readonly value: FieldValue;
  /** The requests whose effect the value contains. */
  readonly by: readonly RequestId[];
}

/** A field as a client would read it: more than one version are siblings. */
export interface Held {
  readonly row: "present" | "deleted" | "absent";
  readonly versions: readonly HeldVersion[];
  /** Some sibling of the row is a deletion. */
  readonly orDeleted: boolean;
}

export function heldAt(view: RowView | undefined, field: string): Held {
  const versions = view?.flatMap(
    ({ fields }) =>
      fields?.[field]?.map(({ value, holds }): HeldVersion => ({ value, by: holds })) ?? [],
  );
  const isPresent = view?.some(({ fields }) => fields !== null) ?? false;
  const hasDeletion = view?.some(({ fields }) => fields === null) ?? false;
  return {
    row: view === undefined ? "absent" : isPresent ? "present" : "deleted",
    versions: versions ?? [],
    orDeleted: isPresent && hasDeletion,
  };
}

/** Whether both show a reader the same; who wrote it does not count. */
export function showSame(a: Held, b: Held): boolean {
  const values = ({ versions }: Held): readonly FieldValue[] => versions.map(({ value }) => value);
  return a.row === b.row && a.orDeleted === b.orDeleted && sameData(values(a), values(b));
}

/** The fields that some version of a row has. */
export function fieldsIn(...views: readonly (RowView | undefined)[]): readonly string[] {
  const names = views.flatMap(
    (view) => view?.flatMap(({ fields }) => Object.keys(fields ?? {})) ?? [],
  );
  return [...new Set(names)];
}

/** From this event on the node showed this. */
export interface Setting {
  readonly event: number;
  readonly held: Held;
}

/**
 * The events at a node that changed what it shows of a field, up to an event, in order. The first
 * is the start.
 */
export function settingsOf(
  trace: Trace,
  node: NodeId,
  { row, field }: { readonly row: RowId; readonly field: string },
  upTo: number,
): readonly Setting[] {
  const all = allSettings(trace, node, row, field);
  return all.slice(
    0,
    countLeading(all.length, (i) => (all[i] as Setting).event <= upTo),
  );
}

const known = oncePerKey((_trace: Trace) => new Map<string, readonly Setting[]>());

function allSettings(trace: Trace, node: NodeId, row: RowId, field: string): readonly Setting[] {
  const cache = known(trace);
  const key = JSON.stringify([node, row, field]);
  let settings = cache.get(key);
  if (settings === undefined) {
    settings = changesOfField(rowHistory(trace, node, row), field);
    cache.set(key, settings);
  }
  return settings;
}

function changesOfField(
  history: readonly { readonly event: number; readonly view: RowView | undefined }[],
  field: string,
): readonly Setting[] {
  const settings: Setting[] = [];
  for (const { event, view } of history) {
    const held = heldAt(view, field);
    const last = settings.at(-1);
    if (last === undefined || !showSame(last.held, held)) settings.push({ event, held });
  }
  return settings;
}

type RowStep = { readonly event: number; readonly view: RowView | undefined };

const histories = oncePerKey(
  (_trace: Trace) => new Map<NodeId, ReadonlyMap<RowId, readonly RowStep[]>>(),
);

/** The views of a node's rows, each with the first event at which it was another than before. */
export function rowsThroughout(trace: Trace, node: NodeId): ReadonlyMap<RowId, readonly RowStep[]> {
  const ofNodes = histories(trace);
  const rows = ofNodes.get(node) ?? tableHistory(trace, node);
  ofNodes.set(node, rows);
  return rows;
}

function rowHistory(trace: Trace, node: NodeId, row: RowId): readonly RowStep[] {
  const steps = rowsThroughout(trace, node).get(row) ?? [];
  const first = trace.histories[node]?.events[0] ?? 0;
  return steps[0]?.event === first ? steps : [{ event: first, view: undefined }, ...steps];
}

/** All rows in one pass through the node's states. */
function tableHistory(trace: Trace, node: NodeId): ReadonlyMap<RowId, readonly RowStep[]> {
  const rows = new Map<RowId, RowStep[]>();
  let before: TableView = {};
  for (const event of trace.histories[node]?.events ?? []) {
    const table = rowsAfter(trace, node, event);
    if (table === before) continue;
    for (const row of new Set([...Object.keys(before), ...Object.keys(table)])) {
      const view = table[row];
      if (view === before[row]) continue;
      const steps = rows.get(row);
      if (steps === undefined) rows.set(row, [{ event, view }]);
      else steps.push({ event, view });
    }
    before = table;
  }
  return rows;
}
