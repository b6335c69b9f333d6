// What the clients of a run believe, and whether it is true at the end: when it was sent, when it
// was acknowledged, whether it was lost.
import type { LostWrite } from "../../checks/lostWrites.ts";
import { missedBy, type StaleRead, staleForUs, staleReadsOf } from "../../checks/staleReads.ts";
import { writes } from "../../data/operation.ts";
import type { RequestId } from "../../data/value.ts";
import { oncePerKey } from "../../lib/oncePerKey.ts";
import { type RequestRecord, requestById, type Trace } from "../../sim/trace.ts";
import type { Run } from "../run/run.ts";

/** What became of a request in the end. */
export type Fate =
  /** Acknowledged, and its effect is there at the end, or was replaced knowingly. */
  | "kept"
  /** Acknowledged, then lost. */
  | "lost"
  /** Acknowledged, in a run that ends before it is known what becomes of it. */
  | "told"
  | "read"
  | "refused"
  /** The client gave up, or its node went down: nobody told it what became of it. */
  | "unknown"
  /** Still open when the run ended. */
  | "open";

/**
 * One thing that a client wanted, with its answer. A transaction that lost its certification and
 * was tried again is still one wish of its client: all its tries are one fact, sent with the first
 * and answered with the last.
 */
export interface ClientFact {
  /** Index in the trace's requests: of the last try. */
  readonly request: number;
  /** Indices of all tries, in order; more than one only where earlier ones were refused. */
  readonly tries: readonly number[];
  readonly node: string;
  readonly client: string;
  readonly sentUs: number;
  /** The event that started the first try. */
  readonly sentBy: number;
  /** Null: still open when the run ended. */
  readonly doneUs: number | null;
  /** The event that ended the last try, or -1. */
  readonly doneBy: number;
  readonly fate: Fate;
  /** Since when the loss is certain; null unless `fate` is `lost`. */
  readonly lostUs: number | null;
  /** The event by which it is, or -1. */
  readonly lostBy: number;
  /** What of the answer had been replaced before the client asked; null: nothing. */
  readonly stale: Outdated | null;
}

/** An answer that was out of date. */
export interface Outdated {
  /** How long it had been, by its oldest value. */
  readonly byUs: number;
  /** The acknowledged writes that it lacked, by their index in the trace's requests. */
  readonly missed: readonly number[];
}

/** In order of sending. */
export const clientFactsOf = oncePerKey((run: Run): readonly ClientFact[] => {
  const losses = firstLosses(run);
  return triesOf(run).map((tries) => factOf(run, tries, losses));
});

/** The requests by what the client wanted: tries of one entry of the script belong together. */
function triesOf({ trace }: Run): readonly (readonly RequestRecord[])[] {
  const byEntry = new Map<number, RequestRecord[]>();
  const facts: RequestRecord[][] = [];
  for (const request of trace.requests) {
    const earlier = request.attempt > 1 ? byEntry.get(request.entry) : undefined;
    if (earlier !== undefined) {
      earlier.push(request);
      continue;
    }
    const tries = [request];
    byEntry.set(request.entry, tries);
    facts.push(tries);
  }
  return facts;
}

/** By request: the first of its losses that is certain. A transaction may lose several rows. */
function firstLosses({ losses }: Run): ReadonlyMap<RequestId, LostWrite> {
  const first = new Map<RequestId, LostWrite>();
  for (const loss of losses) {
    const known = first.get(loss.request);
    if (known === undefined || loss.event < known.event) first.set(loss.request, loss);
  }
  return first;
}

function factOf(
  { trace }: Run,
  tries: readonly RequestRecord[],
  losses: ReadonlyMap<RequestId, LostWrite>,
): ClientFact {
  const [first, last] = [tries[0] as RequestRecord, tries.at(-1) as RequestRecord];
  const loss = last.outcome === "ok" ? losses.get(last.id) : undefined;
  return {
    request: last.index,
    tries: tries.map(({ index }) => index),
    node: last.node,
    client: last.client,
    sentUs: first.atUs,
    sentBy: first.startedBy,
    doneUs: last.doneUs,
    doneBy: last.endedBy,
    fate: fateOf(last, loss !== undefined, trace.unfinished),
    lostUs: loss === undefined ? null : (trace.events[loss.event]?.atUs ?? null),
    lostBy: loss?.event ?? -1,
    stale: outdated(trace, staleReadsOf(trace).get(last.id) ?? []),
  };
}

function outdated(trace: Trace, reads: readonly StaleRead[]): Outdated | null {
  if (reads.length === 0) return null;
  const missed = new Set(reads.flatMap(missedBy));
  return {
    byUs: Math.max(...reads.map((one) => staleForUs(trace, one))),
    missed: [...missed].flatMap((id) => requestById(trace, id)?.index ?? []),
  };
}

function fateOf(
  { outcome, doneUs, operations }: RequestRecord,
  isLost: boolean,
  unfinished: boolean,
): Fate {
  if (doneUs === null) return "open";
  if (outcome !== "ok") return outcome;
  if (isLost) return "lost";
  if (!writes(operations)) return "read";
  return unfinished ? "told" : "kept";
}
