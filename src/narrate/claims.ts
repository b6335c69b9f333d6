// What a sentence claims of a run, decided once and without language: the catalogues only say it.
// Whatever has to do with who knew of whom, what came before what and what became of a write is a
// claim, and the part of the sentence that says it carries the claim along, so that a test can hold
// each against the ground truth (claims.test.ts, worked out apart from here), in every language.
//
//
// Every kind, what a sentence says with it, and the fact that it is held against:
//
// - `seen`, "having seen London's 70": it, or a write made on top of it, was in `rows` of the node
//   at which the other was carried out, then.
// - `not-seen`, "without having seen it": it was not; and the `news` of it: heard of or not by the
//   kernel's clocks, shown there before or later, and where its message was by the kernel's record.
// - `could-not-know`, "could not know of it": not heard of.
// - `concurrent`, "concurrent with", "Concurrent changes": neither had heard of the other.
// - `before`, "although it was written before": carried out in an earlier event.
// - `left`, "which left 70": what its node showed right after.
// - `shadowed`, "what was stored there stayed": its node did not show it right after.
// - `in-order`, "comes first in the common order": sequence numbers and times of certification.
// - `nothing-between`, "nobody had changed its rows in between": it had seen all that was certified
//   on its rows.
// - `overwrites`, "It overwrites London's write": shown before the event and not after it, and not
//   seen by the writer.
// - `gone`, "Lost with it": shown before the crash and not after it.
// - `acknowledged`, "although its client had been told OK"; `unacknowledged`: its outcome.
// - `lost`, "Lost:": acknowledged, and at the end not shown by every node that is up.
// - `kept`, "in the end every node shows it": `rows` of the nodes at the end.
// - `replaced`, "a later write replaces it anyway": another write noted that it stood over it.
// - `idle`, "it had removed what was not there": it noted no write of the row.
// - `open`, "the run ends before it is known": the run is unfinished.
// - `read`, "users/1 has email = ana": what some node showed while the request was open.
// - `stale`, "is 50 ms out of date": each write that it is said to miss was acknowledged before the
//   read began, changed the place, is not in what was read nor under it, and stands over that.
// - `would-see`, "100 ms later it would have seen it": seen in the run so changed.
import { areConcurrent, executionOf, hasHeardOf, hasSeen, showingAt } from "../checks/causality.ts";
import type { Fate } from "../checks/lostWrites.ts";
import type { StalePlace } from "../checks/staleReads.ts";
import type { FieldValue, RequestId, RowId } from "../data/value.ts";
import { requestsShown } from "../data/view.ts";
import { oncePerKey } from "../lib/oncePerKey.ts";
import type { Note } from "../sim/note.ts";
import { type MessageRecord, rowsAfter, type Trace, type TraceEvent } from "../sim/trace.ts";

/** Why a node did not show a write. */
export type News =
  /** Heard of: it had shown the write, and no longer did. */
  | { readonly kind: "gone" }
  /** Heard of: the message was there, but its write was not visible (`yet`: it became so later). */
  | { readonly kind: "hidden"; readonly yet: boolean }
  /** Heard of: whether the write itself had come, nobody can tell. */
  | { readonly kind: "unshown" }
  | { readonly kind: "flying"; readonly sentUs: number; readonly arrivesUs: number }
  /** By a cut; until null: for as long as the run lasted. */
  | { readonly kind: "held"; readonly untilUs: number | null }
  | { readonly kind: "lost" }
  /** The node was down when it arrived. */
  | { readonly kind: "down" }
  /** Nothing of it had come from its node yet. */
  | { readonly kind: "unsent" }
  /** It was not written yet. */
  | { readonly kind: "later" };

export type NewsOf<Kind extends News["kind"]> = Extract<News, { readonly kind: Kind }>;

/** Two requests that wrote a row: what `by` knew of `of`. */
interface Pair {
  readonly by: RequestId;
  readonly of: RequestId;
  readonly row: RowId;
}
/** A field as a client was told it. */
export interface ReadField {
  readonly field: string;
  /** More than one are siblings. */
  readonly values: readonly FieldValue[];
  /** Whether a sibling of the row is a deletion. */
  readonly orDeleted: boolean;
}
interface OfRequest {
  readonly request: RequestId;
  /** Null: of all that it wrote. */
  readonly row: RowId | null;
}

export type Claim =
  | ({ readonly claim: "seen" } & Pair)
  | ({ readonly claim: "not-seen"; readonly news: News } & Pair)
  | ({ readonly claim: "could-not-know" } & Pair)
  | ({ readonly claim: "concurrent" } & Pair)
  | ({ readonly claim: "before" } & Pair)
  | ({ readonly claim: "left"; readonly field: string; readonly value: FieldValue } & OfRequest)
  | ({ readonly claim: "shadowed" } & OfRequest)
  | {
      readonly claim: "in-order";
      readonly first: RequestId;
      readonly second: RequestId;
      /** Their places. */
      readonly sequences: readonly [number, number];
      /** Their Lamport times; equal ones go by node. */
      readonly times: readonly [number, number];
    }
  | { readonly claim: "nothing-between"; readonly request: RequestId }
  | ({ readonly claim: "overwrites"; readonly event: number } & Pair)
  | ({ readonly claim: "gone"; readonly event: number } & OfRequest)
  | { readonly claim: "acknowledged"; readonly request: RequestId }
  /** `fields`: of what it wrote there alone, null for the row's existence. */
  | ({ readonly claim: Fate; readonly fields?: readonly (string | null)[] } & OfRequest)
  | {
      readonly claim: "read";
      readonly request: RequestId;
      /** Which of the request's reads it is. */
      readonly position: number;
      readonly row: RowId;
      /** Those that are named; null: the row is not there. */
      readonly fields: readonly ReadField[] | null;
    }
  | {
      readonly claim: "stale";
      readonly request: RequestId;
      readonly position: number;
      readonly row: RowId;
      readonly places: readonly StalePlace[];
      /** How long before the read began the first of what it missed had been acknowledged. */
      readonly byUs: number;
    }
  | ({ readonly claim: "would-see"; readonly byUs: number } & Pair);

export type ClaimOf<Kind extends Claim["claim"]> = Extract<Claim, { readonly claim: Kind }>;
export type Knowledge = ClaimOf<"seen"> | ClaimOf<"not-seen">;

/** What `by` knew of `of`; null where one of them was never carried out. */
export function knowledgeOf(trace: Trace, pair: Pair): Knowledge | null {
  const { by, of, row } = pair;
  if (by === of) return null;
  if ([by, of].some((one) => executionOf(trace, one, row) === undefined)) return null;
  if (hasSeen(trace, by, of, row)) return { claim: "seen", ...pair };
  return { claim: "not-seen", ...pair, news: newsOf(trace, pair) };
}

/**
 * What came of a write where it was carried out: the value that it left in a field, or that it was
 * shadowed at once by a larger stamp. Null where neither can be said in a word.
 */
export function leftBy(
  trace: Trace,
  request: RequestId,
  row: RowId,
  fields: readonly string[],
): ClaimOf<"left"> | ClaimOf<"shadowed"> | null {
  const execution = executionOf(trace, request, row);
  if (execution === undefined) return null;
  const { node, event, position } = execution;
  const notes = trace.events[event]?.notes ?? [];
  // On a copy nothing is left yet; and what was done afterwards hides what was left.
  if (notes[position]?.kind !== "write") return null;
  if (notes.slice(position + 1).some(({ kind }) => kind === "write")) return null;
  const view = rowsAfter(trace, node, event)[row] ?? [];
  if (!requestsShown(view).has(request)) return { claim: "shadowed", request, row };
  const [field, ...others] = fields;
  if (field === undefined || others.length > 0) return null;
  const versions = view.flatMap((version) => version.fields?.[field] ?? []);
  const [only] = versions;
  if (only === undefined || versions.length > 1 || !only.holds.includes(request)) return null;
  return { claim: "left", request, row, field, value: only.value };
}

/** What an event took from what its node showed of a row, unknown to those who wrote what stays. */
export function overwrittenAt(
  trace: Trace,
  { index, node }: TraceEvent,
  row: RowId,
  by: RequestId,
): readonly ClaimOf<"overwrites">[] {
  if (node === null) return [];
  const [before, after] = [index - 1, index].map((event) =>
    requestsShown(rowsAfter(trace, node, event)[row] ?? []),
  );
  return [...(before ?? [])]
    .filter((of) => !after?.has(of) && knowledgeOf(trace, { by, of, row })?.claim === "not-seen")
    .map((of) => ({ claim: "overwrites", by, of, row, event: index }));
}

/** What a crash took with it: what its node showed before and no longer shows. */
export function goneBy(trace: Trace, { index, node }: TraceEvent): readonly ClaimOf<"gone">[] {
  if (node === null) return [];
  const [before, after] = [rowsAfter(trace, node, index - 1), rowsAfter(trace, node, index)];
  return Object.entries(before).flatMap(([row, view]) => {
    if (view === after[row]) return [];
    const kept = requestsShown(after[row] ?? []);
    return [...requestsShown(view)]
      .filter((request) => !kept.has(request))
      .map((request) => ({ claim: "gone", request, row, event: index }) as const);
  });
}

/** The order of two certified transactions; null where one of them has no place in it. */
export function orderOf(
  trace: Trace,
  first: RequestId,
  second: RequestId,
): ClaimOf<"in-order"> | null {
  const [a, b] = [certificationOf(trace, first), certificationOf(trace, second)];
  if (a === undefined || b === undefined || a.sequence >= b.sequence) return null;
  const sequences = [a.sequence, b.sequence] as const;
  return { claim: "in-order", first, second, sequences, times: [a.time, b.time] };
}

/** Null where they are not. */
export function concurrenceOf(trace: Trace, pair: Pair): ClaimOf<"concurrent"> | null {
  const { by, of, row } = pair;
  if (knowledgeOf(trace, pair) === null) return null;
  return areConcurrent(trace, by, of, row) ? { claim: "concurrent", ...pair } : null;
}

/** Whether what kept a write from being seen was something other than the news being under way. */
export function isHeardOf({ kind }: News): boolean {
  return kind === "gone" || kind === "hidden" || kind === "unshown";
}

function newsOf(trace: Trace, { by, of, row }: Pair): News {
  const source = executionOf(trace, of, row);
  const target = executionOf(trace, by, row);
  if (source === undefined || target === undefined) return { kind: "later" };
  const { event, node } = target;
  const showing = showingAt(trace, node, of, row);
  const sent = sentTo(trace, source.event, node);
  if (hasHeardOf(trace, by, of, row)) {
    if (showing !== undefined && showing.first < event) return { kind: "gone" };
    const hasCome = sent?.fate === "delivered" && sent.deliveredBy <= event;
    return hasCome ? { kind: "hidden", yet: showing !== undefined } : { kind: "unshown" };
  }
  if (source.event > event) return { kind: "later" };
  const { atUs } = trace.events[event] as TraceEvent;
  return sent === undefined ? { kind: "unsent" } : fateAt(sent, atUs);
}

/** What an event sent to a node first. */
function sentTo(trace: Trace, event: number, node: string): MessageRecord | undefined {
  const sends = trace.events[event]?.sends ?? [];
  return sends
    .flatMap((index) => trace.messages[index] ?? [])
    .find(({ to, copy }) => to === node && !copy);
}

function fateAt({ fate, sentUs, leftUs, arrivesUs }: MessageRecord, atUs: number): News {
  if (fate === "lost" || fate === "cut") return { kind: "lost" };
  if (fate === "down" && (arrivesUs ?? 0) <= atUs) return { kind: "down" };
  if (leftUs === null || leftUs > atUs) return { kind: "held", untilUs: leftUs };
  return arrivesUs === null
    ? { kind: "held", untilUs: null }
    : { kind: "flying", sentUs, arrivesUs };
}

type Certification = Extract<Note, { readonly kind: "certify" }>;

/** The certification of each request, found once: all nodes decide alike. */
const certifications = oncePerKey(
  (trace: Trace): ReadonlyMap<RequestId, Certification> =>
    new Map(
      trace.events.flatMap(({ notes }) =>
        notes.flatMap((note) => (note.kind === "certify" ? [[note.request, note] as const] : [])),
      ),
    ),
);

export function certificationOf(trace: Trace, request: RequestId): Certification | undefined {
  return certifications(trace).get(request);
}
