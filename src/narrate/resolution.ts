// Where an event decides something: who wrote what, who could have known of whom, by which rule it
// was decided, and who won. Data only; the words are the catalogue's.
import { hasSeen } from "../checks/causality.ts";
import { isWrite } from "../data/operation.ts";
import type { RefusalCode } from "../data/refusal.ts";
import type { FieldValue, NodeId, RequestId, RowId } from "../data/value.ts";
import type { ConflictRule, Contender, Note, Stamp, VectorEntries } from "../sim/note.ts";
import { type RequestRecord, requestById, type Trace, type TraceEvent } from "../sim/trace.ts";
import { type Knowledge, knowledgeOf } from "./claims.ts";
import type { NoteOf } from "./told.ts";

/** One who wrote something that was decided upon. */
export interface Writer {
  /** Null: it was there at the start, or is a merged value. */
  readonly node: NodeId | null;
  readonly request: RequestRecord | null;
  readonly row: RowId | null;
  readonly fields: readonly string[];
  readonly value: FieldValue;
  /** Whether it wrote one of the fields itself: of a row that competes as a whole it may not. */
  readonly isOwn: boolean;
  readonly deleted: boolean;
  readonly stamp?: Stamp;
  readonly vector?: VectorEntries;
  readonly isLost: boolean;
  /** What the writer's own clock read; null for what was there at the start. */
  readonly clockUs: number | null;
}

/** What the writer of one side could know of the other. */
export interface Knowing {
  readonly of: Writer;
  readonly by: Writer;
  readonly knowledge: Knowledge;
}

interface Decided {
  /** Index of the event. */
  readonly event: number;
  readonly row: RowId | null;
  readonly fields: readonly string[];
  /** Those whose writes stay first. */
  readonly writers: readonly Writer[];
  readonly knowing: readonly Knowing[];
}

export type Resolution = Decided &
  (
    | { readonly rule: ConflictRule; readonly note: NoteOf<"conflict"> }
    /** A write with a smaller stamp than what is stored: gone at once. */
    | { readonly rule: "shadowed"; readonly note: NoteOf<"lost"> }
    | { readonly rule: "discarded"; readonly note: NoteOf<"discard"> }
    | { readonly rule: "preempted"; readonly note: NoteOf<"preempted"> }
    | { readonly rule: "adopted"; readonly note: NoteOf<"adopt"> }
    | {
        readonly rule: "refused";
        readonly code: RefusalCode;
        readonly request: RequestRecord;
        readonly unreachable: readonly NodeId[];
      }
    /** The client gave up waiting. */
    | {
        readonly rule: "unanswered";
        readonly request: RequestRecord;
        readonly unreachable: readonly NodeId[];
      }
  );

export type RuleKind = Resolution["rule"];
export type ResolutionBy<Rule extends RuleKind> = Resolution & { readonly rule: Rule };

/** What was decided at an event; null where nothing was. */
export function resolutionOf(trace: Trace, index: number): Resolution | null {
  const event = trace.events[index];
  if (event === undefined) return null;
  for (const kind of ["conflict", "lost", "discard", "adopt", "preempted"] as const) {
    const note = kind === "conflict" ? conflictIn(event.notes) : noteIn(event.notes, kind);
    const resolution = note === undefined ? null : ofNote(trace, event, note);
    if (resolution !== null) return resolution;
  }
  return ofRefusal(trace, event);
}

const noteIn = (notes: readonly Note[], kind: Note["kind"]): Note | undefined =>
  notes.find((note) => note.kind === kind);

/** The conflict that matters most: the first one that has a loser, if any has. */
export function conflictIn(notes: readonly Note[]): NoteOf<"conflict"> | undefined {
  const all = notes.filter((note) => note.kind === "conflict");
  return all.find(({ rule, lost }) => lost.length > 0 && rule !== "add-wins") ?? all[0];
}

function ofNote(trace: Trace, event: TraceEvent, note: Note): Resolution | null {
  switch (note.kind) {
    case "conflict": {
      const { row, fields } = note;
      const writers = writersOf(note, recordsOf(trace));
      return {
        rule: note.rule,
        note,
        ...decided(trace, event, { row, fields, writers }, note.rule),
      };
    }
    case "lost":
      return { rule: "shadowed", note, ...decided(trace, event, ofLoss(trace, note)) };
    case "discard": {
      const writers = note.requests.map((id) => ofRequest(trace, id, true));
      return { rule: "discarded", note, ...decided(trace, event, { writers }) };
    }
    case "adopt": {
      const writers = note.requests.map((id) => ofRequest(trace, id, false));
      return { rule: "adopted", note, ...decided(trace, event, { writers }) };
    }
    case "preempted":
      return { rule: "preempted", note, ...decided(trace, event, { writers: [] }) };
    default:
      return null;
  }
}

type Given = Pick<Decided, "writers"> & Partial<Pick<Decided, "row" | "fields">>;

function decided(
  trace: Trace,
  { index }: TraceEvent,
  given: Given,
  rule: RuleKind = "shadowed",
): Decided {
  const { writers, row = null, fields = [] } = given;
  const base = { event: index, row, fields, writers };
  if (row === null) return { ...base, knowing: [] };
  const rivals = rivalsOf(writers, rule, (by, of) => hasSeen(trace, by, of, row));
  return { ...base, knowing: knowingOf(trace, rivals, row) };
}

/** What each of the two that met knew of the other. */
function knowingOf(trace: Trace, [a, b]: readonly Writer[], row: RowId): readonly Knowing[] {
  if (a === undefined || b === undefined) return [];
  return [
    [a, b],
    [b, a],
  ].flatMap(([by, of]) => {
    if (by?.request == null || of?.request == null) return [];
    const knowledge = knowledgeOf(trace, { by: by.request.id, of: of.request.id, row });
    return knowledge === null ? [] : [{ of, by, knowledge }];
  });
}

/**
 * The two sides of which is told: the winner and who lost to it; where nobody lost, the first two.
 * A removal stands against the addition that it had not seen.
 */
export function rivalsOf(
  writers: readonly Writer[],
  rule: RuleKind,
  hasSeen: (by: RequestId, of: RequestId) => boolean,
): readonly Writer[] {
  const loser = writers.find(({ isLost }) => isLost);
  const winner = writers.find(({ isLost }) => !isLost);
  if (loser !== undefined && winner !== undefined) return [winner, loser];
  const removal = writers.find(({ deleted }) => deleted);
  if (rule !== "add-wins" || removal === undefined) return writers.slice(0, 2);
  const others = writers.filter(({ deleted }) => !deleted);
  const isUnseen = ({ request }: Writer): boolean =>
    request !== null && removal.request !== null && !hasSeen(removal.request.id, request.id);
  const addition = others.find(isUnseen) ?? others[0];
  return addition === undefined ? [removal] : [addition, removal];
}

/** Where requests, and the clocks of those who asked them, are found. */
export interface Records {
  request(id: RequestId): RequestRecord | undefined;
  /** What the node's own clock read when the request began. */
  clockOf(request: RequestRecord): number;
}

function recordsOf(trace: Trace): Records {
  return {
    request: (id) => requestById(trace, id),
    clockOf: ({ startedBy }) => trace.events[startedBy]?.clockUs ?? 0,
  };
}

/** Both sides of a conflict; those whose writes stay first. */
export function writersOf(
  { row, fields, kept, lost }: NoteOf<"conflict">,
  records: Records,
): readonly Writer[] {
  const writer = (contender: Contender, isLost: boolean): Writer => {
    const { request, value, deleted = false, stamp, vector } = contender;
    const own = writerOf(request, records, isLost);
    return {
      ...own,
      node: contender.node ?? own.node,
      row,
      fields,
      value,
      isOwn: deleted || isWritten(own.request, row, fields),
      deleted,
      ...(stamp === undefined ? {} : { stamp }),
      ...(vector === undefined ? {} : { vector }),
    };
  };
  return [...kept.map((one) => writer(one, false)), ...lost.map((one) => writer(one, true))];
}

/** Whether a request wrote one of the fields; where none is named, the row itself competes. */
function isWritten(request: RequestRecord | null, row: RowId, fields: readonly string[]): boolean {
  if (request === null) return true;
  if (fields.length === 0) return false;
  return request.operations.some((operation) => {
    if (operation.row !== row || !isWrite(operation)) return false;
    if ("set" in operation) return fields.some((field) => field in operation.set);
    return "field" in operation && fields.includes(operation.field ?? "");
  });
}

/** Who asked a request, with nothing known of its values. */
function writerOf(id: RequestId | null, records: Records, isLost: boolean): Writer {
  const request = id === null ? null : (records.request(id) ?? null);
  return {
    node: request?.node ?? null,
    request,
    row: null,
    fields: [],
    value: null,
    isOwn: true,
    deleted: false,
    isLost,
    clockUs: request === null ? null : records.clockOf(request),
  };
}

const ofRequest = (trace: Trace, id: RequestId, isLost: boolean): Writer =>
  writerOf(id, recordsOf(trace), isLost);

function ofLoss(trace: Trace, { request, row, fields, to }: NoteOf<"lost">): Given {
  const names = fields.map(({ field }) => field).filter((field) => field !== "");
  const place = { row, fields: names, value: fields[0]?.value ?? null };
  const loser = { ...ofRequest(trace, request, true), ...place };
  const winner = to === null ? [] : [ofRequest(trace, to, false)];
  return { row, fields: names, writers: [...winner, loser] };
}

/** A request that ended here without success, and whom its node could not reach then. */
function ofRefusal(trace: Trace, event: TraceEvent): Resolution | null {
  const given = event.kind === "timeout" ? [event.request] : event.ends;
  for (const index of given) {
    const request = trace.requests[index];
    if (request === undefined || request.outcome === "ok") continue;
    const writers = [ofRequest(trace, request.id, false)];
    const base = decided(trace, event, { writers });
    const unreachable = cutOffFrom(trace, request);
    if (request.outcome === "unknown") return { ...base, rule: "unanswered", request, unreachable };
    if (request.code === null) continue;
    return { ...base, rule: "refused", code: request.code, request, unreachable };
  }
  return null;
}

/** The nodes that were cut off or down at some time while the request was open. */
function cutOffFrom(trace: Trace, request: RequestRecord): readonly NodeId[] {
  const until = request.doneUs ?? trace.endedUs;
  const gone = new Set<NodeId>();
  for (const entry of trace.scenario.script) {
    if (entry.atUs > until) continue;
    if ("untilUs" in entry && (entry.untilUs ?? until) < request.atUs) continue;
    for (const node of goneBy(entry, request.node, trace.nodes)) gone.add(node);
  }
  return trace.nodes.filter((node) => gone.has(node));
}

function goneBy(
  entry: Trace["scenario"]["script"][number],
  from: NodeId,
  nodes: readonly NodeId[],
): readonly NodeId[] {
  switch (entry.kind) {
    case "partition": {
      const own = entry.groups.find((group) => group.includes(from));
      return entry.groups.filter((group) => group !== own).flat();
    }
    case "cut":
      return nodes.filter((node) =>
        entry.links.some((link) => link === `${from}>${node}` || link === `${node}>${from}`),
      );
    case "crash":
      return entry.node === from ? [] : [entry.node];
    default:
      return [];
  }
}
