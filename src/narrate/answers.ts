// What a client was told: the values that its reads returned, and whether they had been replaced
// before it asked. The values are the answer's own; that they are stale is true of the group, and
// for that the check is asked.
import { missedBy, staleForUs, staleReadsOf } from "../checks/staleReads.ts";
import { writes } from "../data/operation.ts";
import type { ReadResult } from "../data/plainTable.ts";
import { isPresent } from "../data/view.ts";
import type { RequestRecord, Trace } from "../sim/trace.ts";
import type { ClaimOf, ReadField } from "./claims.ts";
import type { Scene } from "./told.ts";

/** What each read of an acknowledged request returned, in order. */
export function readsOf({ id, reply }: RequestRecord): readonly ClaimOf<"read">[] {
  if (reply?.outcome !== "ok") return [];
  return reply.reads.map((result, position) => {
    return { claim: "read", request: id, position, row: result.row, fields: fieldsOf(result) };
  });
}

/** Whether all that a request wanted was to be told of the data. */
export const isAnswer = ({ operations, reply }: RequestRecord): boolean =>
  reply?.outcome === "ok" && reply.reads.length > 0 && !writes(operations);

/** As the client sees it; null where it sees no row. */
function fieldsOf({ field: only, view }: ReadResult): readonly ReadField[] | null {
  if (view === undefined || !isPresent(view)) return null;
  const all = view.flatMap(({ fields }) => Object.keys(fields ?? {}));
  const orDeleted = view.some(({ fields }) => fields === null);
  return [...new Set(only === null ? all : [only])].map((field) => {
    const versions = view.flatMap(({ fields }) => fields?.[field] ?? []);
    return { field, values: versions.map(({ value }) => value), orDeleted };
  });
}

/** Which of a request's reads were stale. */
export function staleIn(trace: Trace, { id }: RequestRecord): readonly ClaimOf<"stale">[] {
  return (staleReadsOf(trace).get(id) ?? []).map((one) => {
    return { claim: "stale", ...one, byUs: staleForUs(trace, one) };
  });
}

/** No more rows, and fields of a row, are named of an answer. */
const mostNamed = 3;

/** What of an answer is named; the claims say no more than that. */
export interface NamedReads {
  readonly reads: readonly {
    readonly claim: ClaimOf<"read">;
    readonly moreFields: number;
  }[];
  readonly moreRows: number;
}

export function namedReads(request: RequestRecord): NamedReads {
  const all = readsOf(request);
  const reads = all.slice(0, mostNamed).map((claim) => {
    const fields = claim.fields?.slice(0, mostNamed) ?? null;
    const moreFields = (claim.fields?.length ?? 0) - (fields?.length ?? 0);
    return { claim: { ...claim, fields }, moreFields };
  });
  return { reads, moreRows: all.length - reads.length };
}

/** Of what a stale answer was out of date: fields, or none where it is the row as a whole. */
export const staleFields = ({ places }: ClaimOf<"stale">): readonly string[] =>
  places.some(({ field }) => field === null) ? [] : places.map(({ field }) => field ?? "");

/** What a stale answer lacked, each once, and whether its own client had written it. */
export function missedIn(
  claim: ClaimOf<"stale">,
  scene: Pick<Scene, "request">,
): readonly { readonly write: RequestRecord; readonly isOwn: boolean }[] {
  const client = scene.request(claim.request)?.client;
  return missedBy(claim).flatMap((id) => {
    const write = scene.request(id);
    return write === undefined ? [] : [{ write, isOwn: write.client === client }];
  });
}
