// What a replica shows of its data, in one shape for all modes: the checks, the page and the
// exports read this.
import { compareText } from "../lib/record.ts";
import type { FieldValue, RequestId, RowId } from "./value.ts";

/**
 * One value of a field. `holds` names the requests whose effect the value contains: the one writer
 * of a register; every increment of a mergeable counter; the adds whose tags are visible and the
 * removals that took effect in a set. A value that was there at the start holds nobody.
 */
export interface FieldVersion {
  readonly value: FieldValue;
  readonly holds: readonly RequestId[];
}

/** One version normally; several are siblings, in their fixed order. Never empty. */
export type FieldView = readonly FieldVersion[];

/** One version of a row. `fields` is null where this version is a deletion. */
export interface RowVersion {
  readonly fields: Readonly<Record<string, FieldView>> | null;
  /**
   * The requests whose effect the row's existence (or absence) contains: its insert, or its delete.
   */
  readonly holds: readonly RequestId[];
}

/**
 * One version normally; several are siblings of the whole row. A deleted row is one version with
 * null fields.
 */
export type RowView = readonly RowVersion[];

export type TableView = Readonly<Record<RowId, RowView>>;

/** Whether a client sees the row: some version of it is not a deletion. */
export function isPresent(view: RowView | undefined): boolean {
  return view?.some((version) => version.fields !== null) ?? false;
}

/** Every request whose effect the row shows, in existence or in any field. */
export function requestsShown(view: RowView): Set<RequestId> {
  const shown = new Set<RequestId>();
  for (const version of view) {
    for (const request of version.holds) shown.add(request);
    for (const field of Object.values(version.fields ?? {})) {
      for (const one of field) for (const request of one.holds) shown.add(request);
    }
  }
  return shown;
}

/**
 * Whether a request's value is itself visible in a place; `field` null: its insert (`value` true)
 * or its delete (false), in the row's existence or absence.
 */
export function isHeld(
  view: RowView | undefined,
  {
    request,
    field,
    value,
  }: { readonly request: RequestId; readonly field: string | null; readonly value: FieldValue },
): boolean {
  return (view ?? []).some(({ fields, holds }) => {
    if (field === null) return (fields === null) === (value === false) && holds.includes(request);
    return fields?.[field]?.some((one) => one.holds.includes(request)) ?? false;
  });
}

/** Whose value stands in a place; in a row that is gone, who deleted it. */
export function holdersOf(view: RowView | undefined, field: string | null): readonly RequestId[] {
  return (view ?? []).flatMap(({ fields, holds }) => {
    if (field === null || fields === null) return holds;
    return (fields[field] ?? []).flatMap((version) => version.holds);
  });
}

/** A field as results write it: a plain value, or `{ siblings: […] }` in their fixed order. */
export type ShownValue = FieldValue | { readonly siblings: readonly FieldValue[] };
export type ShownFields = Readonly<Record<string, ShownValue>>;
export type ShownRow = ShownFields | { readonly siblings: readonly (ShownFields | null)[] };

function showField(field: FieldView): ShownValue {
  const [first] = field;
  if (field.length === 1 && first !== undefined) return first.value;
  return { siblings: field.map((version) => version.value) };
}

function showVersion(version: RowVersion): ShownFields | null {
  if (version.fields === null) return null;
  const shown: Record<string, ShownValue> = {};
  for (const [name, field] of Object.entries(version.fields)) shown[name] = showField(field);
  return shown;
}

/** The row without its history: what a client reads. Null when the row is absent. */
export function showRow(view: RowView | undefined): ShownRow | null {
  if (view === undefined || !isPresent(view)) return null;
  const [first] = view;
  if (view.length === 1 && first !== undefined) return showVersion(first);
  return { siblings: view.map(showVersion) };
}

/** The whole table without its history; absent rows are left out. */
export function showTable(table: TableView): Readonly<Record<RowId, ShownRow>> {
  const shown: Record<RowId, ShownRow> = {};
  for (const row of Object.keys(table).sort(compareText)) {
    const visible = showRow(table[row]);
    if (visible !== null) shown[row] = visible;
  }
  return shown;
}

/** A field of a row as a client reads it; null when row or field is absent. */
export function shownField(view: RowView | undefined, field: string): ShownValue | null {
  if (view === undefined) return null;
  const versions = view.flatMap((version) => version.fields?.[field] ?? []);
  return versions.length === 0 ? null : showField(versions);
}
