// Traces made by hand, to show a check exactly one situation: also those that no correct mode ever
// produces.
import type { Operation } from "../data/operation.ts";
import type { ChangeKind, ReadResult, Written } from "../data/plainTable.ts";
import type { RefusalCode } from "../data/refusal.ts";
import type { FieldValue, RequestId, RowId } from "../data/value.ts";
import type { FieldVersion, RowView, TableView } from "../data/view.ts";
import type { AnyMode, Claim } from "../sim/mode.ts";
import type { Note } from "../sim/note.ts";
import type { Database, Invariant } from "../sim/scenario.ts";
import type { EventKind, RequestRecord, StateHistory, Trace, TraceEvent } from "../sim/trace.ts";
import { buildScenario, type Entry } from "./scenario.ts";

export interface HandMadeStart {
  readonly nodes?: readonly string[];
  readonly database?: Partial<Database>;
  readonly rows?: TableView;
  readonly invariants?: readonly Invariant[];
  readonly script?: readonly Entry[];
  readonly claims?: readonly Claim[];
}

export interface HandMadeEvent {
  readonly atMs: number;
  /** Null: an event of the world. */
  readonly node: string | null;
  readonly kind?: EventKind;
  /** Starts a request. */
  readonly start?: readonly Operation[];
  readonly client?: string;
  /** Requests that end well, with what they read. */
  readonly ok?: Readonly<Record<RequestId, readonly ReadResult[]>>;
  readonly refused?: Readonly<Record<RequestId, RefusalCode>>;
  readonly unknown?: readonly RequestId[];
  readonly notes?: readonly Note[];
  /** Rows that the node shows from now on, in place of those of the same name. */
  readonly rows?: TableView;
  /** An event of another node from which this one has heard. */
  readonly after?: number;
  /** Index of a script entry. */
  readonly entry?: number;
  readonly clockMs?: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Collects events in order of time; `build` gives the trace. */
export class HandMadeTrace {
  readonly nodes: readonly string[];
  private readonly given: HandMadeStart;
  private readonly events: TraceEvent[] = [];
  private readonly requests: Writable<RequestRecord>[] = [];
  private readonly histories: Record<string, { events: number[]; states: TableView[] }> = {};
  private readonly down: Record<string, { from: number; to: number | null }[]> = {};

  constructor(given: HandMadeStart = {}) {
    this.given = given;
    this.nodes = given.nodes ?? ["tokyo", "london", "saopaulo"];
    for (const node of this.nodes) {
      this.histories[node] = { events: [], states: [] };
      this.down[node] = [];
    }
    for (const node of this.nodes) this.add({ atMs: 0, node, kind: "start", rows: {} });
  }

  /** The id of the request that was started last. */
  get last(): RequestId {
    return `r${this.requests.length}`;
  }

  /** Adds an event; gives its index. */
  add(made: HandMadeEvent): number {
    const { atMs, node, kind = made.start ? "request" : "timer", notes = [] } = made;
    const index = this.events.length;
    const atUs = atMs * 1000;
    const request = made.start ? this.startRequest(made, made.start, index) : -1;
    const ends = this.endRequests(made, index);
    if (node !== null) {
      this.showRows(node, index, made.rows);
      if (kind === "crash") this.down[node]?.push({ from: index, to: null });
      const last = this.down[node]?.at(-1);
      if (kind === "restart" && last !== undefined) last.to = index;
    }
    this.events.push({
      index,
      atUs,
      node,
      kind,
      background: false,
      clock: this.clockOf(made, kind),
      clockUs: (made.clockMs ?? atMs) * 1000,
      message: -1,
      request,
      timer: kind === "timer" ? "tick" : null,
      entry: made.entry ?? -1,
      sends: [],
      ends,
      notes,
    });
    return index;
  }

  build(end: Partial<Pick<Trace, "stopped" | "limit" | "unfinished">> = {}): Trace {
    const { given, nodes, events, requests } = this;
    const { database = {}, script = [] } = given;
    const scenario = {
      ...buildScenario({ nodes, database, script }),
      invariants: given.invariants ?? [],
    };
    return {
      scenario,
      mode: modeShowing(given.claims ?? []),
      label: "hand-made",
      options: {},
      nodes,
      events,
      messages: [],
      requests,
      histories: this.histories as Record<string, StateHistory>,
      down: this.down,
      stopped: "rest",
      limit: null,
      unfinished: false,
      endedUs: events.at(-1)?.atUs ?? 0,
      counts: { events: events.length, sent: 0, delivered: 0, lost: 0, bytes: 0 },
      ...end,
    };
  }

  private startRequest(made: HandMadeEvent, operations: readonly Operation[], at: number): number {
    const index = this.requests.length;
    const node = made.node ?? "";
    this.requests.push({
      index,
      id: `r${index + 1}`,
      entry: -1,
      client: made.client ?? node,
      node,
      operations,
      attempt: 1,
      atUs: made.atMs * 1000,
      doneUs: null,
      outcome: "unknown",
      code: null,
      reply: null,
      startedBy: at,
      endedBy: -1,
    });
    return index;
  }

  private endRequests(made: HandMadeEvent, endedBy: number): readonly number[] {
    const ended: number[] = [];
    const end = (id: RequestId, change: Partial<RequestRecord>): void => {
      const index = Number(id.slice(1)) - 1;
      Object.assign(this.requests[index] ?? {}, { doneUs: made.atMs * 1000, endedBy }, change);
      ended.push(index);
    };
    for (const [id, reads] of Object.entries(made.ok ?? {})) {
      end(id, { outcome: "ok", reply: { outcome: "ok", reads } });
    }
    for (const [id, code] of Object.entries(made.refused ?? {})) {
      end(id, { outcome: "refused", code, reply: { outcome: "refused", code } });
    }
    for (const id of made.unknown ?? []) end(id, { outcome: "unknown" });
    return ended;
  }

  private showRows(node: string, index: number, rows: TableView | undefined): void {
    const history = this.histories[node];
    if (history === undefined || rows === undefined) return;
    history.events.push(index);
    history.states.push({ ...(history.states.at(-1) ?? this.given.rows ?? {}), ...rows });
  }

  private clockOf({ node, after }: HandMadeEvent, kind: EventKind): readonly number[] {
    if (node === null) return [];
    const own = this.events.findLast((event) => event.node === node)?.clock;
    const heard = after === undefined ? undefined : this.events[after]?.clock;
    return this.nodes.map((other, i) => {
      const ticks = other === node && kind !== "start" ? 1 : 0;
      return Math.max(own?.[i] ?? 0, heard?.[i] ?? 0) + ticks;
    });
  }
}

/** A mode whose state is what it shows. */
function modeShowing(claims: readonly Claim[]): AnyMode {
  const step = (state: unknown) => ({ state, effects: [] });
  return {
    about: {
      id: "hand-made",
      title: "Hand-made",
      short: "Hand-made",
      summary: "",
      standsFor: [],
      options: [],
      claims: () => claims,
      exhibits: [],
      okWhen: () => ({ kind: "at-once" }),
      localReads: () => true,
    },
    init: () => step({}),
    step,
    durable: (state) => state,
    rows: (state) => state as TableView,
    knows: () => null,
    panels: () => [],
    label: () => ({ kind: "message", text: "", role: "replicate" }),
  };
}

/** A field's version: its value, then its writers. */
export type Version = readonly [value: FieldValue, ...holds: RequestId[]];

function versionOf([value, ...holds]: Version): FieldVersion {
  return { value, holds };
}

/** Several versions of one field. */
export interface Siblings {
  readonly siblings: readonly Version[];
}

/** A row that is there, inserted by `holds` or (by default) there from the start. */
export function shows(
  fields: Readonly<Record<string, Version | Siblings>>,
  ...holds: RequestId[]
): RowView {
  const entries = Object.entries(fields).map(([name, given]) => {
    const versions = "siblings" in given ? given.siblings : [given];
    return [name, versions.map(versionOf)];
  });
  return [{ fields: Object.fromEntries(entries), holds }];
}

/** A row that was deleted by these requests. */
export function gone(...holds: RequestId[]): RowView {
  return [{ fields: null, holds }];
}

/** The note of a write; each field with its value and the requests that it replaced. */
export function wrote(
  request: RequestId,
  row: RowId,
  fields: Readonly<Record<string, Version>>,
  change: ChangeKind = "update",
  existenceOver: readonly RequestId[] = [],
): Note {
  const written: Written[] = Object.entries(fields).map(([field, [value, ...over]]) => {
    return { field, value, over };
  });
  if (change !== "update") {
    written.unshift({ field: null, value: change === "insert", over: existenceOver });
  }
  return { kind: "write", request, row, change, written };
}
