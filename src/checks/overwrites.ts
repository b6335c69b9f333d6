// Who knowingly wrote over whom: where a client's write was carried out, the node noted whose
// values it stood over. The graph of these notes separates what was overwritten from what was lost,
// and an old version from a concurrent one.
//
// Not everything that stands over a value replaces it: an addition contains what it was added to,
// and a write that a larger stamp shadows in the instant in which it is made replaces nothing.
import type { Written } from "../data/plainTable.ts";
import type { FieldValue, NodeId, RequestId, RowId } from "../data/value.ts";
import { isHeld, requestsShown } from "../data/view.ts";
import { endsPiece, type Work, within } from "../lib/work.ts";
import type { Note } from "../sim/note.ts";
import { requestById, rowsAfter, type Trace, type TraceEvent } from "../sim/trace.ts";
import { addsTo } from "./effects.ts";
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
  /** Where the write itself is first noted; null where it is only known as replaced. */
  readonly notedBy: number | null;
  /** The versions that it directly stood over where it was carried out. */
  readonly over: ReadonlySet<Version>;
  /** The versions that stood directly over it. */
  readonly under: ReadonlySet<Version>;
  /** How it was carried out, in order of events: once, or at every node that follows one log. */
  readonly carriedOut: readonly CarriedOut[];
  /** Whether it is an addition, which replaces nothing. */
  readonly adds: boolean;
  /** Whether it was ever visible at a node where it was carried out. */
  readonly stood: boolean;
}

/** What a write did at one node. */
export interface CarriedOut {
  readonly node: NodeId;
  readonly event: number;
  /** Those that it stood over and whose values its own contains: what an addition was added to. */
  readonly contains: ReadonlySet<Version>;
}

interface Node extends Version {
  value: FieldValue;
  notedBy: number | null;
  adds: boolean;
  stood: boolean;
  readonly over: Set<Node>;
  readonly under: Set<Node>;
  readonly carriedOut: (CarriedOut & { readonly contains: Set<Node> })[];
}

type WriteNote = Note & { readonly kind: "write" };

/** A request writes few places of a row: a short list is the fastest look-up. */
type Places = Map<string, Map<RequestId, Node[]>>;

export class Overwrites {
  private readonly places: Places = new Map();
  /** By node and row: versions that were not visible in the instant in which they were made. */
  private readonly unseen = new Map<NodeId, Map<RowId, Map<RequestId, Node[]>>>();

  /** Takes the next event of the trace in. */
  follow(trace: Trace, event: TraceEvent): void {
    const made: Node[] = [];
    for (const note of event.notes) {
      if (note.kind !== "write") continue;
      const request = requestById(trace, note.request);
      // A refused request never happened: its traces, where a mode left any, replace nothing.
      if (request?.outcome === "refused") continue;
      const isAddition = (field: string): boolean =>
        request !== undefined && addsTo(request, note.row, field);
      made.push(...this.add(note, event, isAddition));
    }
    if (event.node === null) return;
    for (const version of made.reverse()) this.look(trace, event.index, event.node, version);
  }

  /** Notes whether a version is visible now where it was made, or under one that was made next. */
  private look(trace: Trace, event: number, node: NodeId, version: Node): void {
    const { request, row } = version;
    version.stood ||= isHeld(rowsAfter(trace, node, event)[row], version);
    version.stood ||= [...version.under].some(
      (next) => next.stood && next.carriedOut.at(-1)?.event === event,
    );
    if (version.stood) return;
    const rows = this.unseen.get(node) ?? new Map<RowId, Map<RequestId, Node[]>>();
    this.unseen.set(node, rows);
    const requests = rows.get(row) ?? new Map<RequestId, Node[]>();
    rows.set(row, requests);
    requests.set(request, [...(requests.get(request) ?? []), version]);
  }

  /**
   * Some modes show a write a little after it was made: looks for what was not visible at once in
   * all that its node showed later.
   */
  *lookLater(trace: Trace): Work<void> {
    for (const [node, rows] of this.unseen) {
      const last = new Map<RowId, unknown>();
      for (const [i, event] of (trace.histories[node]?.events ?? []).entries()) {
        if (endsPiece(i)) yield 0;
        const table = rowsAfter(trace, node, event);
        for (const [row, requests] of rows) {
          const view = table[row];
          if (view === undefined || last.get(row) === view) continue;
          last.set(row, view);
          for (const shown of requestsShown(view)) {
            for (const version of requests.get(shown) ?? [])
              version.stood ||= isHeld(view, version);
          }
        }
      }
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

  *all(): Iterable<Version> {
    for (const requests of this.places.values()) {
      for (const versions of requests.values()) yield* versions;
    }
  }

  private add(
    note: WriteNote,
    { index: event, node }: TraceEvent,
    isAddition: (field: string) => boolean,
  ): readonly Node[] {
    const { request, row } = note;
    const made = note.written.map(({ field }) => this.node(request, row, field, event));
    for (const [i, written] of note.written.entries()) {
      const version = made[i] as Node;
      version.adds = written.field !== null && isAddition(written.field);
      if (version.carriedOut.at(-1)?.event !== event) {
        version.carriedOut.push({ node: node ?? "", event, contains: new Set() });
      }
      this.addWritten(version, written, event);
    }
    if (note.change === "update") return made;
    const existence = this.node(request, row, null, event);
    for (const { field } of note.written) {
      if (field === null) continue;
      const own = this.node(request, row, field, event);
      // Fields of a new row stand over what the row's insert stands over; what a transaction did
      // to a field before it deleted the row lies under the deletion.
      if (note.change === "insert") link(own, existence);
      else link(existence, own);
    }
    return made;
  }

  private addWritten(version: Node, { field, value, over, dropped }: Written, event: number): void {
    const { request, row } = version;
    version.notedBy ??= event;
    // A transaction that writes a place twice leaves the second value.
    if (version.notedBy === event) version.value = value;
    for (const earlier of over) {
      if (earlier === request) continue;
      for (const older of this.versionsUnder(earlier, row, field, event)) {
        link(version, older);
        if (!version.adds || dropped?.includes(earlier) === true) continue;
        version.carriedOut.at(-1)?.contains.add(older);
      }
    }
  }

  /**
   * An insert or delete stands over all that the other request wrote in the row, a field's value
   * only over that field's.
   */
  private versionsUnder(
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
      under: new Set(),
      carriedOut: [],
      adds: false,
      stood: false,
    };
    nodes.push(node);
    return node;
  }
}

function link(later: Node, earlier: Node): void {
  if (later === earlier) return;
  later.over.add(earlier);
  earlier.under.add(later);
}

export const overwrites = perTraceInPieces(function* (trace: Trace): Work<Overwrites> {
  const graph = new Overwrites();
  for (const event of trace.events) {
    graph.follow(trace, event);
    if (endsPiece(event.index)) yield (0.9 * event.index) / trace.events.length;
  }
  yield* within(graph.lookLater(trace), 0.9, 1);
  return graph;
});

/**
 * How a node that shows a version at an event came to it: by carrying it out itself, the last time
 * before that, or by what another node made of it. None where nobody noted it.
 */
export function below({ carriedOut }: Version, node: NodeId, event: number): readonly CarriedOut[] {
  const own = carriedOut.findLast((one) => one.node === node && one.event <= event);
  return own === undefined ? carriedOut.slice(0, 1) : [own];
}

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
  return reach(versions, (one) => one.under, isWithin);
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
