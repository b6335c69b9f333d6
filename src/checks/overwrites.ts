// Who knowingly replaced whom: where a client's write was carried out, the node noted whose values
// it replaced. The graph of these notes separates what was overwritten from what was lost, and an
// old version from a concurrent one.
import type { Written } from "../data/plainTable.ts";
import type { FieldValue, RequestId, RowId } from "../data/value.ts";
import { endsPiece, type Work } from "../lib/work.ts";
import type { Note } from "../sim/note.ts";
import { requestById, type Trace, type TraceEvent } from "../sim/trace.ts";
import { perTraceInPieces } from "./perTrace.ts";

/**
 * What one request wrote in one place. `field` null is the row's existence: its insert or its
 * delete.
 */
export interface Version {
  readonly request: RequestId;
  readonly row: RowId;
  readonly field: string | null;
  /**
   * What stood at the end of the transaction where it was first noted; null where it is only known
   * as replaced.
   */
  readonly value: FieldValue;
  /** Where it is first heard of. */
  readonly firstEvent: number;
  /** The versions that it directly replaced where it was carried out. */
  readonly over: ReadonlySet<Version>;
  /** The versions that directly replaced it. */
  readonly replacedBy: ReadonlySet<Version>;
}

interface Node extends Version {
  value: FieldValue;
  /** The first event that noted the write itself. */
  notedBy: number | null;
  readonly over: Set<Node>;
  readonly replacedBy: Set<Node>;
}

/** A request writes few places of a row: a short list is the fastest look-up. */
type Places = Map<string, Map<RequestId, Node[]>>;

export class Overwrites {
  private readonly places: Places = new Map();

  /** Takes the next event of the trace in. */
  follow(trace: Trace, event: TraceEvent): void {
    for (const note of event.notes) {
      if (note.kind !== "write") continue;
      // A refused request never happened: its traces, where a mode left any, replace nothing.
      if (requestById(trace, note.request)?.outcome === "refused") continue;
      this.add(note, event.index);
    }
  }

  find(request: RequestId, row: RowId, field: string | null): Version | undefined {
    return this.versionsOf(request, row).find((version) => version.field === field);
  }

  /** Everything that a request wrote in a row. */
  versionsOf(request: RequestId, row: RowId): readonly Version[] {
    return this.places.get(row)?.get(request) ?? [];
  }

  /** All versions of one place, in order of their first note. */
  ofPlace(row: RowId, field: string | null): readonly Version[] {
    const versions = [...(this.places.get(row)?.values() ?? [])].flat();
    return versions
      .filter((version) => version.field === field)
      .sort((a, b) => a.firstEvent - b.firstEvent);
  }

  /** Whether another client request was carried out over this one's value. */
  isReplaced(request: RequestId, row: RowId, field: string | null): boolean {
    const version = this.find(request, row, field);
    if (version === undefined) return false;
    return [...version.replacedBy].some((later) => later.request !== request);
  }

  private add(note: Note & { readonly kind: "write" }, event: number): void {
    const { request, row } = note;
    for (const written of note.written) this.addWritten(request, row, written, event);
    if (note.change !== "insert") return;
    // The fields of a new row stand over what the row's insert stands over.
    const existence = this.node(request, row, null, event);
    for (const { field } of note.written) {
      if (field !== null) link(this.node(request, row, field, event), existence);
    }
  }

  private addWritten(request: RequestId, row: RowId, written: Written, event: number): void {
    const version = this.node(request, row, written.field, event);
    version.notedBy ??= event;
    // A transaction that writes a place twice leaves the second value.
    if (version.notedBy === event) version.value = written.value;
    for (const replaced of written.over) {
      if (replaced === request) continue;
      for (const older of this.replacedVersions(replaced, row, written.field, event)) {
        link(version, older);
      }
    }
  }

  /**
   * An insert or delete replaces all that the other request wrote in the row, a field's value only
   * that field's.
   */
  private replacedVersions(
    request: RequestId,
    row: RowId,
    field: string | null,
    event: number,
  ): readonly Node[] {
    const all = this.places.get(row)?.get(request) ?? [];
    if (field === null && all.length > 0) return all;
    return [this.node(request, row, field, event)];
  }

  private node(request: RequestId, row: RowId, field: string | null, firstEvent: number): Node {
    const requests = this.places.get(row) ?? new Map<RequestId, Node[]>();
    this.places.set(row, requests);
    const nodes = requests.get(request) ?? [];
    requests.set(request, nodes);
    const known = nodes.find((one) => one.field === field);
    if (known !== undefined) return known;
    const node: Node = {
      request,
      row,
      field,
      value: null,
      notedBy: null,
      firstEvent,
      over: new Set(),
      replacedBy: new Set(),
    };
    nodes.push(node);
    return node;
  }
}

function link(later: Node, earlier: Node): void {
  if (later === earlier) return;
  later.over.add(earlier);
  earlier.replacedBy.add(later);
}

export const overwrites = perTraceInPieces(function* (trace: Trace): Work<Overwrites> {
  const graph = new Overwrites();
  for (const event of trace.events) {
    graph.follow(trace, event);
    if (endsPiece(event.index)) yield event.index / trace.events.length;
  }
  return graph;
});

type Bound = (version: Version) => boolean;
const everywhere: Bound = () => true;

/**
 * All versions that stand over some of these, directly or through others. The walk goes on only
 * through versions within the bound: a bound in time saves most of a long history.
 */
export function descendants(
  versions: Iterable<Version>,
  isWithin = everywhere,
): ReadonlySet<Version> {
  return reach(versions, (one) => one.replacedBy, isWithin);
}

/** All versions that some of these stand over, directly or through others. */
export function ancestors(
  versions: Iterable<Version>,
  isWithin = everywhere,
): ReadonlySet<Version> {
  return reach(versions, (one) => one.over, isWithin);
}

/** One walk for all of them: those who counted to a sum stand over each other, row upon row. */
function reach(
  from: Iterable<Version>,
  next: (version: Version) => ReadonlySet<Version>,
  isWithin: Bound,
): ReadonlySet<Version> {
  const seen = new Set<Version>();
  for (const start of from) {
    const open = [...next(start)];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      if (seen.has(one) || one === start || !isWithin(one)) continue;
      seen.add(one);
      for (const other of next(one)) if (!seen.has(other)) open.push(other);
    }
  }
  return seen;
}
