// Who knew of whom, from the ground truth. Two questions, two answers, which differ wherever a mode
// holds back what it has received (an order that is not complete yet, a delay before a change is
// visible). *Seen*: the other write, or one made on top of it, was visible in `rows` of the node at
// which the request was carried out, when it was carried out there. *Heard of*: by the kernel's
// vector clocks its event lies in the past of that moment. No rule of a mode is asked: the rule
// that fired says how something was decided, not who knew what.
import type { NodeId, RequestId, RowId } from "../data/value.ts";
import { type RowView, requestsShown } from "../data/view.ts";
import { oncePerKey } from "../lib/oncePerKey.ts";
import type { Note } from "../sim/note.ts";
import { rowsAfter, type Trace, type TraceEvent } from "../sim/trace.ts";
import { overwrites } from "./overwrites.ts";
import { perTrace } from "./perTrace.ts";

/** Where and when a request was carried out on what a node showed: later than it began, or at
 * another node, wherever it had to wait or was passed on. */
export interface Execution {
  readonly node: NodeId;
  /** Index of the event. */
  readonly event: number;
  /** Which of the event's notes says so: one event may carry out several requests. */
  readonly position: number;
}

interface Executions {
  /** Of what was carried out on a copy before it was decided whether it stands. */
  readonly onCopy: Map<RequestId, Execution>;
  /** By request and row: a transaction over rows of several homes is carried out at each. */
  readonly inRow: Map<string, Execution>;
}

const executions = perTrace((trace: Trace): Executions => {
  const found: Executions = { onCopy: new Map(), inRow: new Map() };
  for (const { index: event, node, notes } of trace.events) {
    if (node === null) continue;
    for (const [position, note] of notes.entries()) {
      if (note.kind === "execute") addFirst(found.onCopy, note.request, { node, event, position });
      if (note.kind !== "write") continue;
      addFirst(found.inRow, keyOf(note.request, note.row), { node, event, position });
    }
  }
  return found;
});

const keyOf = (request: RequestId, row: RowId): string => `${request} ${row}`;

function addFirst<Key>(to: Map<Key, Execution>, key: Key, execution: Execution): void {
  if (!to.has(key)) to.set(key, execution);
}

/** Undefined where the request has never changed the row, nor was to. */
export function executionOf(trace: Trace, request: RequestId, row: RowId): Execution | undefined {
  const { onCopy, inRow } = executions(trace);
  return onCopy.get(request) ?? inRow.get(keyOf(request, row));
}

/** Whether `by` had seen what `of` did to the row. False where `by` was never carried out. */
export function hasSeen(trace: Trace, by: RequestId, of: RequestId, row: RowId): boolean {
  const execution = executionOf(trace, by, row);
  if (execution === undefined || by === of) return false;
  const graph = overwrites(trace);
  const visible = visibleAt(trace, execution, by, row);
  const open = [of];
  const known = new Set(open);
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (visible.has(one)) return true;
    const onTop = graph.versionsOf(one, row).flatMap(({ under }) => [...under]);
    for (const { request, firstEvent } of onTop) {
      // What was first heard of later cannot have been visible.
      if (known.has(request) || firstEvent > execution.event) continue;
      known.add(request);
      open.push(request);
    }
  }
  return false;
}

/**
 * Whose writes the row showed where and when a request was carried out, before its own change of
 * it.
 */
function visibleAt(
  trace: Trace,
  { node, event, position }: Execution,
  by: RequestId,
  row: RowId,
): ReadonlySet<RequestId> {
  const notes = trace.events[event]?.notes ?? [];
  const shownAt = (at: number): Iterable<RequestId> =>
    requestsShown(rowsAfter(trace, node, at)[row] ?? []);
  const visible = new Set(shownAt(event - 1));
  // What the event itself made visible first, it still shows at its end, or the request replaced
  // it; what it made visible only afterwards is noted afterwards.
  const later = new Set(notes.slice(position + 1).flatMap(requestsIn));
  for (const one of shownAt(event)) if (!later.has(one)) visible.add(one);
  for (const note of notes.slice(0, position)) {
    if (note.kind === "write" && note.row === row) visible.add(note.request);
  }
  const own = notes[position];
  for (const { over } of own?.kind === "write" ? own.written : []) {
    for (const one of over) visible.add(one);
  }
  visible.delete(by);
  return visible;
}

/** The requests whose effect a note says to be new here. */
function requestsIn(note: Note): readonly RequestId[] {
  switch (note.kind) {
    case "write":
      return [note.request];
    case "apply":
      return note.requests;
    case "conflict":
      return [...note.kept, ...note.lost].flatMap(({ request }) => request ?? []);
    default:
      return [];
  }
}

/** Whether the carrying out of `of` lies in the past of that of `by`, by the kernel's clocks. */
export function hasHeardOf(trace: Trace, by: RequestId, of: RequestId, row: RowId): boolean {
  const [target, source] = [executionOf(trace, by, row), executionOf(trace, of, row)];
  if (target === undefined || source === undefined || by === of) return false;
  if (target.event === source.event) return source.position < target.position;
  const i = trace.nodes.indexOf(source.node);
  return clockAt(trace, target.event, i) >= clockAt(trace, source.event, i);
}

const clockAt = (trace: Trace, event: number, place: number): number =>
  (trace.events[event] as TraceEvent).clock[place] ?? 0;

/** Both were carried out, and neither had heard of the other. */
export function areConcurrent(trace: Trace, a: RequestId, b: RequestId, row: RowId): boolean {
  if ([a, b].some((one) => executionOf(trace, one, row) === undefined)) return false;
  return !hasHeardOf(trace, a, b, row) && !hasHeardOf(trace, b, a, row);
}

/** From which event on a node showed a request's own effect in a row, and the last that did. */
interface Showing {
  readonly first: number;
  readonly last: number;
}

const showings = oncePerKey((_trace: Trace) => new Map<NodeId, ReadonlyMap<string, Showing>>());

/** Undefined: never. */
export function showingAt(
  trace: Trace,
  node: NodeId,
  request: RequestId,
  row: RowId,
): Showing | undefined {
  const known = showings(trace);
  const atNode = known.get(node) ?? showingsAt(trace, node);
  known.set(node, atNode);
  return atNode.get(keyOf(request, row));
}

/** One pass through the states of a node, with a closer look only where a row has changed. */
function showingsAt(trace: Trace, node: NodeId): ReadonlyMap<string, Showing> {
  const found = new Map<string, Showing>();
  const views = new Map<RowId, { readonly view: RowView; readonly since: number }>();
  const close = (row: RowId, until: number): void => {
    const open = views.get(row);
    for (const request of open === undefined ? [] : requestsShown(open.view)) {
      const first = found.get(keyOf(request, row))?.first ?? open?.since ?? until;
      found.set(keyOf(request, row), { first, last: until - 1 });
    }
  };
  for (const event of trace.histories[node]?.events ?? []) {
    for (const [row, view] of Object.entries(rowsAfter(trace, node, event))) {
      if (views.get(row)?.view === view) continue;
      close(row, event);
      views.set(row, { view, since: event });
    }
  }
  for (const row of views.keys()) close(row, trace.events.length);
  return found;
}
