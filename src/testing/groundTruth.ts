// Who knew of whom in a run, worked out a second time and otherwise than `checks/causality.ts`: in
// one walk forwards that carries sets of requests along, where the check walks back through graphs
// and compares clocks. What sentences claim is held against this.
import type { Written } from "../data/plainTable.ts";
import type { NodeId, RequestId, RowId } from "../data/value.ts";
import { requestsShown } from "../data/view.ts";
import type { Note } from "../sim/note.ts";
import { rowsAfter, type Trace, type TraceEvent } from "../sim/trace.ts";

/** A set of requests: bit n stands for `rn`. */
type Requests = bigint;
const bitOf = (request: RequestId): Requests => 1n << BigInt(Number(request.slice(1)));
const has = (set: Requests, request: RequestId): boolean => (set & bitOf(request)) !== 0n;

export interface Carried {
  readonly node: NodeId;
  readonly event: number;
  /** Whether it was only tried on a copy. */
  readonly isTrial: boolean;
}

const keyOf = (request: RequestId, row: RowId): string => `${request} ${row}`;

export class GroundTruth {
  readonly trace: Trace;
  private readonly carried = new Map<string, Carried>();
  private readonly seen = new Map<string, Requests>();
  private readonly heard = new Map<string, Requests>();
  /** By request and row: all that lies under what it wrote there. */
  private readonly under = new Map<string, Requests>();
  /** By request and row: what it wrote, as each node noted it that carried it out. */
  private readonly written = new Map<string, Written[]>();
  private readonly knownAt = new Map<NodeId, Requests>();
  private readonly knownBy: Requests[] = [];

  constructor(trace: Trace) {
    this.trace = trace;
    for (const event of trace.events) this.take(event);
  }

  carriedOut(request: RequestId, row: RowId): Carried | undefined {
    return this.carried.get(keyOf(request, row)) ?? this.carried.get(keyOf(request, ""));
  }

  hasSeen(by: RequestId, of: RequestId, row: RowId): boolean {
    return has(this.seen.get(keyOf(by, row)) ?? 0n, of);
  }

  hasHeard(by: RequestId, of: RequestId, row: RowId): boolean {
    return has(this.heard.get(keyOf(by, row)) ?? 0n, of);
  }

  /** Whether a write of a row was made on top of another, directly or through others. */
  isUnder(over: RequestId, of: RequestId, row: RowId): boolean {
    return has(this.under.get(keyOf(over, row)) ?? 0n, of);
  }

  /**
   * Whether what a request wrote in a place stands over what another wrote there, directly or
   * through others. An insert and a deletion stand over the whole row; `field` null: its existence.
   */
  standsOver(over: RequestId, of: RequestId, row: RowId, field: string | null): boolean {
    const open = [over];
    const known = new Set(open);
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      for (const written of this.written.get(keyOf(one, row)) ?? []) {
        if (field !== null && written.field !== null && written.field !== field) continue;
        if (written.over.includes(of)) return true;
        for (const next of written.over) if (!known.has(next)) open.push(next);
        for (const next of written.over) known.add(next);
      }
    }
    return false;
  }

  /** Whether a request wrote in a place, or took or made its row. */
  wroteIn(request: RequestId, row: RowId, field: string | null): boolean {
    const all = this.written.get(keyOf(request, row)) ?? [];
    return all.some((one) => one.field === null || one.field === field);
  }

  shown(node: NodeId, event: number, row: RowId): ReadonlySet<RequestId> {
    return requestsShown(rowsAfter(this.trace, node, event)[row] ?? []);
  }

  /** Whether a node shows a request's effect in a row at some event of a stretch. */
  isShown(node: NodeId, request: RequestId, row: RowId, from: number, to: number): boolean {
    for (let event = from; event <= to; event += 1) {
      if (this.shown(node, event, row).has(request)) return true;
    }
    return false;
  }

  private take(event: TraceEvent): void {
    const { node, message, index } = event;
    if (node === null) {
      this.knownBy[index] = 0n;
      return;
    }
    const sentBy = this.trace.messages[message]?.sentBy ?? -1;
    const isReceived = this.trace.messages[message]?.fate === "delivered";
    const told = isReceived ? (this.knownBy[sentBy] ?? 0n) : 0n;
    let known = (this.knownAt.get(node) ?? 0n) | told;
    for (const [position, note] of event.notes.entries()) {
      if (note.kind === "execute") {
        // Its rows are not noted: it is tried on the whole table.
        const rows = new Set(this.trace.requests.flatMap(rowsOf));
        for (const row of rows) this.carryOut(event, position, note.request, row, known);
        this.carried.set(keyOf(note.request, ""), { node, event: index, isTrial: true });
        known |= bitOf(note.request);
      }
      if (note.kind === "write") {
        this.write(event, position, note, known);
        // Elsewhere it is carried out again as it was decided; its news is that of the first time.
        if (this.carriedOut(note.request, note.row)?.event === index) known |= bitOf(note.request);
      }
    }
    this.knownAt.set(node, known);
    this.knownBy[index] = known;
  }

  private write(
    event: TraceEvent,
    position: number,
    { request, row, written }: Note & { readonly kind: "write" },
    known: Requests,
  ): void {
    const key = keyOf(request, row);
    this.written.set(key, [...(this.written.get(key) ?? []), ...written]);
    if (this.carriedOut(request, row) === undefined) {
      this.carryOut(event, position, request, row, known);
      const node = event.node as NodeId;
      this.carried.set(key, { node, event: event.index, isTrial: false });
    }
    let under = this.under.get(key) ?? 0n;
    let over = 0n;
    for (const one of written.flatMap((each) => each.over)) {
      if (one !== request) over |= bitOf(one) | (this.under.get(keyOf(one, row)) ?? 0n);
    }
    under |= over;
    this.under.set(key, under);
    if (this.carriedOut(request, row)?.event === event.index) {
      this.seen.set(key, (this.seen.get(key) ?? 0n) | over);
    }
  }

  private carryOut(
    { index, node, notes }: TraceEvent,
    position: number,
    request: RequestId,
    row: RowId,
    known: Requests,
  ): void {
    const key = keyOf(request, row);
    if (this.seen.has(key) || node === null) return;
    const before = this.shown(node, index - 1, row);
    const after = this.shown(node, index, row);
    const noted = (some: readonly Note[]): ReadonlySet<RequestId> => new Set(some.flatMap(newIn));
    const [earlier, later] = [noted(notes.slice(0, position)), noted(notes.slice(position + 1))];
    const shown = new Set([...before, ...[...after].filter((one) => !later.has(one))]);
    for (const one of earlier) if (writtenTo(notes, one, row)) shown.add(one);
    shown.delete(request);
    let seen = 0n;
    for (const one of shown) seen |= bitOf(one) | (this.under.get(keyOf(one, row)) ?? 0n);
    this.seen.set(key, seen);
    this.heard.set(key, known);
  }
}

function newIn(note: Note): readonly RequestId[] {
  if (note.kind === "write") return [note.request];
  if (note.kind === "apply") return note.requests;
  if (note.kind !== "conflict") return [];
  return [...note.kept, ...note.lost].flatMap(({ request }) => request ?? []);
}

function writtenTo(notes: readonly Note[], request: RequestId, row: RowId): boolean {
  return notes.some(
    (note) => note.kind === "write" && note.request === request && note.row === row,
  );
}

const rowsOf = ({ operations }: Trace["requests"][number]): readonly RowId[] =>
  operations.map(({ row }) => row);
