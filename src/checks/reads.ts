// What each successful read returned, as versions: by whom the value was written, place by place.

import type { ReadResult } from "../data/plainTable.ts";
import type { RequestId, RowId } from "../data/value.ts";
import type { RowView } from "../data/view.ts";
import type { RequestRecord, Trace } from "../sim/trace.ts";
import { perTrace } from "./perTrace.ts";

/** One place of a row as a read saw it. Several versions are siblings. */
export interface ReadPlace {
  readonly row: RowId;
  /** Null: the row's existence. */
  readonly field: string | null;
  /** The writers of each version; a version without writers is that of the start. */
  readonly versions: readonly (readonly RequestId[])[];
  /** The writers of the row's existence, as this read saw it. */
  readonly existence: readonly RequestId[];
  /** The writers of everything in the row that this read could see, field by field. */
  readonly inRow: readonly (readonly [field: string, writers: readonly RequestId[]])[];
}

/** One read operation of a request. */
export interface Read {
  readonly request: RequestRecord;
  /** Which of the request's reads this is. */
  readonly position: number;
  readonly row: RowId;
  readonly places: readonly ReadPlace[];
}

/** The reads of all acknowledged requests, in order of their requests. */
export const reads = perTrace((trace: Trace): readonly Read[] => {
  const all: Read[] = [];
  for (const request of trace.requests) {
    if (request.reply?.outcome !== "ok") continue;
    for (const [position, result] of request.reply.reads.entries()) {
      all.push({ request, position, row: result.row, places: placesOf(result) });
    }
  }
  return all;
});

function placesOf({ row, field, view }: ReadResult): readonly ReadPlace[] {
  const versions = existenceOf(view);
  const existence = versions.flat();
  const inRow = [...new Set(fieldsOf(view))].map(
    (name) => [name, writers(view, name).flat()] as const,
  );
  const names = new Set(field === null ? fieldsOf(view) : [field]);
  const places = [...names].map((name): ReadPlace => {
    return { row, field: name, versions: writers(view, name), existence, inRow };
  });
  const whole = { row, field: null, versions, existence, inRow };
  return [whole, ...places.filter((place) => place.versions.length > 0)];
}

/** A row that has never been is at its start. */
function existenceOf(view: RowView | undefined): readonly (readonly RequestId[])[] {
  return view === undefined ? [[]] : view.map(({ holds }) => holds);
}

function fieldsOf(view: RowView | undefined): readonly string[] {
  return (view ?? []).flatMap(({ fields }) => Object.keys(fields ?? {}));
}

function writers(view: RowView | undefined, field: string): readonly (readonly RequestId[])[] {
  return (view ?? []).flatMap(({ fields }) => (fields?.[field] ?? []).map(({ holds }) => holds));
}
