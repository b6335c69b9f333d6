// Reads that returned what had been replaced before they began. "Before" is the order of events;
// "replaced" is the graph of overwrites, so a value that merely lost or won against a concurrent
// one is not stale.
import type { RequestId, RowId } from "../data/value.ts";
import { type Work, within } from "../lib/work.ts";
import { type RequestRecord, requestById, type Trace } from "../sim/trace.ts";
import { ancestors, descendants, type Overwrites, overwrites, type Version } from "./overwrites.ts";
import { perTrace, perTraceInPieces } from "./perTrace.ts";
import { type Read, type ReadPlace, reads } from "./reads.ts";

/** What a read returned of one place although it had been replaced. */
export interface StalePlace {
  readonly field: string | null;
  /** Acknowledged writes, done before the read began, that had replaced what it returned. */
  readonly missed: readonly RequestId[];
}

export interface StaleRead {
  readonly request: RequestId;
  /** Which of the request's reads this is. */
  readonly position: number;
  readonly row: RowId;
  /** At least one. */
  readonly places: readonly StalePlace[];
}

/** The stale reads of each request that has some. */
export const staleReadsOf = perTrace(
  (trace: Trace): ReadonlyMap<RequestId, readonly StaleRead[]> => {
    const byRequest = new Map<RequestId, StaleRead[]>();
    for (const one of readFindings(trace).stale) {
      const known = byRequest.get(one.request);
      if (known === undefined) byRequest.set(one.request, [one]);
      else known.push(one);
    }
    return byRequest;
  },
);

/** All that a stale read missed, each once. */
export function missedBy({ places }: Pick<StaleRead, "places">): readonly RequestId[] {
  return [...new Set(places.flatMap(({ missed }) => missed))];
}

/**
 * How long what a stale read returned had been replaced when it began: since the first of the
 * writes that it missed was acknowledged.
 */
export function staleForUs(trace: Trace, stale: StaleRead): number {
  const began = requestById(trace, stale.request)?.atUs ?? 0;
  const since = missedBy(stale).map((id) => requestById(trace, id)?.doneUs ?? began);
  return began - Math.min(began, ...since);
}

/** A read that went back behind what its own client had written or read. */
export interface SessionViolation {
  readonly request: RequestId;
  readonly client: string;
  readonly row: string;
  readonly field: string | null;
  /** The client's own earlier write, or the version that it had read. */
  readonly missed: RequestId;
}

export interface ReadFindings {
  /** At most one for each read operation, in order of their requests. */
  readonly stale: readonly StaleRead[];
  readonly ownWritesMissed: readonly SessionViolation[];
  readonly wentBack: readonly SessionViolation[];
}

export const readFindings = perTraceInPieces(function* (trace: Trace): Work<ReadFindings> {
  const graph = yield* within(overwrites.inPieces(trace), 0, 0.3);
  const search = new StaleSearch(trace, graph);
  const stale: StaleRead[] = [];
  const ownWritesMissed: SessionViolation[] = [];
  const sessions = new Map<string, SessionMemory>();
  const wentBack: SessionViolation[] = [];
  const all = reads(trace);
  for (const [i, read] of all.entries()) {
    // One of a sum to which thousands have counted looks at all of them.
    yield 0.3 + (0.7 * i) / all.length;
    const places = search.of(read);
    if (places.length > 0) {
      const found = places.map(({ place: { field }, missed }) => ({ field, missed }));
      const { request, position, row } = read;
      stale.push({ request: request.id, position, row, places: found });
    }
    const ownMissed = search.ownAmong(read, places);
    if (ownMissed !== null) ownWritesMissed.push(violation(read, ownMissed.place, ownMissed.own));
    const memory = sessions.get(read.request.client) ?? new SessionMemory(graph);
    sessions.set(read.request.client, memory);
    const back = memory.visit(read);
    if (back !== null) wentBack.push(violation(read, back.place, back.missed));
  }
  return { stale, ownWritesMissed, wentBack };
});

function violation({ request }: Read, place: ReadPlace, missed: RequestId): SessionViolation {
  const { row, field } = place;
  return { request: request.id, client: request.client, row, field, missed };
}

/**
 * The candidates that are neither contained in what was read nor under it. A row that was deleted
 * and made again stands over all that the deletion took, also where a field shows an older value.
 */
function uncovered(
  candidates: readonly Version[],
  place: ReadPlace,
  graph: Overwrites,
): readonly Version[] {
  const { row, field, versions, existence } = place;
  if (candidates.length === 0) return [];
  const since = candidates.reduce(
    (first, { firstEvent }) => Math.min(first, firstEvent),
    Number.POSITIVE_INFINITY,
  );
  const found = new Set([
    ...held(graph, versions.flat(), row, field),
    ...held(graph, existence, row, null),
  ]);
  // Nothing older than the oldest candidate leads to one.
  const older = ancestors(found, ({ firstEvent }) => firstEvent >= since);
  return candidates.filter(
    (version) => !found.has(version) && !older.has(version) && !isOutlived(version, place, graph),
  );
}

const takenBy = new WeakMap<Version, ReadonlySet<Version>>();

/**
 * Whether the row that was read shows a value of which its deletion (or its insert) knew nothing:
 * then the row is there in spite of it, and not from before it.
 */
function isOutlived(version: Version, { row, inRow }: ReadPlace, graph: Overwrites): boolean {
  if (version.field !== null) return false;
  const taken = takenBy.get(version) ?? ancestors([version]);
  takenBy.set(version, taken);
  return inRow.some(([field, writers]) =>
    held(graph, writers, row, field).some((one) => one !== version && !taken.has(one)),
  );
}

/** What the holders of a place wrote there. */
function held(
  graph: Overwrites,
  holders: readonly RequestId[],
  row: RowId,
  field: string | null,
): readonly Version[] {
  return holders.flatMap((holder) => graph.find(holder, row, field) ?? []);
}

interface MissedPlace {
  readonly place: ReadPlace;
  readonly missed: readonly RequestId[];
}

class StaleSearch {
  private readonly graph: Overwrites;
  /** The earliest end (event index) of an acknowledged write over a version. */
  private readonly replacedAt = new Map<Version, number>();
  private readonly places = new Map<string, readonly Version[]>();

  private readonly trace: Trace;

  constructor(trace: Trace, graph: Overwrites) {
    this.trace = trace;
    this.graph = graph;
  }

  of(read: Read): readonly MissedPlace[] {
    return read.places.flatMap((place) => {
      const missed = this.missedBy(read.request, place);
      return missed.length === 0 ? [] : [{ place, missed }];
    });
  }

  /** The first place where a client misses a write of its own. */
  ownAmong(
    { request }: Read,
    places: readonly MissedPlace[],
  ): { readonly place: ReadPlace; readonly own: RequestId } | null {
    for (const { place, missed } of places) {
      const own = missed.find((id) => this.record(id)?.client === request.client);
      if (own !== undefined) return { place, own };
    }
    return null;
  }

  private missedBy(reader: RequestRecord, place: ReadPlace): readonly RequestId[] {
    const candidates = new Set<Version>();
    for (const holders of place.versions) {
      for (const one of this.over(place, holders, reader.startedBy)) candidates.add(one);
    }
    const others = [...candidates].filter(({ request }) => request !== reader.id);
    const missed = uncovered(others, place, this.graph);
    return [...new Set(missed.map(({ request }) => request))];
  }

  /** The acknowledged writes over a version that were done before an event. */
  private over(
    place: ReadPlace,
    holders: readonly RequestId[],
    before: number,
  ): readonly Version[] {
    const { row, field } = place;
    if (holders.length === 0) {
      return this.ofPlace(place).filter((version) => this.doneAt(version) < before);
    }
    const replaced = held(this.graph, holders, row, field).filter(
      (version) => this.firstReplaced(version) < before,
    );
    // What replaces a row's existence is an insert or a delete, never a value in the row.
    return [...descendants(replaced, ({ firstEvent }) => firstEvent < before)].filter(
      (later) => (later.field === null || later.field === field) && this.doneAt(later) < before,
    );
  }

  private ofPlace({ row, field }: ReadPlace): readonly Version[] {
    const key = `${row} ${field ?? ""}`;
    const versions = this.places.get(key) ?? this.graph.ofPlace(row, field);
    this.places.set(key, versions);
    return versions;
  }

  /**
   * Most reads are fresh: this bound, computed once for a version, spares them the walk over all
   * its descendants.
   */
  private firstReplaced(version: Version): number {
    const known = this.replacedAt.get(version);
    if (known !== undefined) return known;
    const later = [...descendants([version])].sort((a, b) => b.firstEvent - a.firstEvent);
    for (const one of [...later, version]) {
      if (this.replacedAt.has(one)) continue;
      let first = Number.POSITIVE_INFINITY;
      for (const next of one.under) {
        const through = this.replacedAt.get(next) ?? Number.POSITIVE_INFINITY;
        first = Math.min(first, this.doneAt(next), through);
      }
      this.replacedAt.set(one, first);
    }
    return this.replacedAt.get(version) ?? Number.POSITIVE_INFINITY;
  }

  private doneAt(version: Version): number {
    const record = this.record(version.request);
    return record?.outcome === "ok" ? record.endedBy : Number.POSITIVE_INFINITY;
  }

  private record(id: RequestId): RequestRecord | undefined {
    return requestById(this.trace, id);
  }
}

/** What a client has read so far. */
class SessionMemory {
  private readonly seen = new Map<string, Set<Version>>();

  private readonly graph: Overwrites;

  constructor(graph: Overwrites) {
    this.graph = graph;
  }

  /** Takes a read in; gives the place where it went back, and behind which version. */
  visit(read: Read): { place: ReadPlace; missed: RequestId } | null {
    let back: { place: ReadPlace; missed: RequestId } | null = null;
    for (const place of read.places) {
      const key = `${place.row} ${place.field ?? ""}`;
      const seen = this.seen.get(key) ?? new Set<Version>();
      this.seen.set(key, seen);
      const missed = this.behind(place, seen, read.request.endedBy);
      if (missed !== undefined) back ??= { place, missed: missed.request };
      for (const version of this.versions(place)) seen.add(version);
    }
    return back;
  }

  private behind(
    place: ReadPlace,
    seen: ReadonlySet<Version>,
    before: number,
  ): Version | undefined {
    if (seen.size === 0) return undefined;
    const later = place.versions.flatMap((holders) => this.laterThan(place, holders, seen, before));
    return uncovered(later, place, this.graph)[0];
  }

  /** Which of the versions seen stand over a version that was read now. */
  private laterThan(
    place: ReadPlace,
    holders: readonly RequestId[],
    seen: ReadonlySet<Version>,
    before: number,
  ): readonly Version[] {
    if (holders.length === 0) return [...seen];
    const read = held(this.graph, holders, place.row, place.field);
    const later = descendants(read, ({ firstEvent }) => firstEvent < before);
    return [...later].filter((one) => seen.has(one));
  }

  private versions({ row, field, versions }: ReadPlace): readonly Version[] {
    return held(this.graph, versions.flat(), row, field);
  }
}
