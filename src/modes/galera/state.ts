// What a node of `galera` keeps: the table, the order of write-sets, the view it belongs to, and
// what a view change needs. The comments say what is on disk, since a member answers for a
// write-set only once it is there.
import {
  type PlainRow,
  type PlainTable,
  plainTable,
  type ReadResult,
  type RowChange,
} from "../../data/plainTable.ts";
import type { NodeId, RequestId, RowId } from "../../data/value.ts";
import { compareText, type Dictionary } from "../../lib/record.ts";
import type { Context, Request } from "../../sim/mode.ts";
import type { Ballot } from "../../sim/note.ts";
import { startingRows } from "../../sim/scenario.ts";

/** Who belongs together. Each view is decided by more than half of the one before. */
export interface View {
  readonly id: number;
  /** In the scenario's order. */
  readonly members: readonly NodeId[];
  /** The last sequence number before the view: all members begin with the same data. */
  readonly start: number;
}

/** A row as the transaction leaves it, and what it did to it. */
export interface RowImage {
  readonly image: PlainRow;
  readonly change: RowChange;
}

/** What is broadcast of a transaction. An empty one (`sync`) only takes a place in the order. */
export interface WriteSet {
  readonly view: number;
  readonly origin: NodeId;
  /** Counts the origin's write-sets of this view, from 1 without gaps. */
  readonly index: number;
  /** Lamport time: larger than that of everything the origin had received. */
  readonly time: number;
  readonly request: RequestId;
  readonly sync: boolean;
  /** The last sequence number that was visible where the transaction was carried out. */
  readonly lastSeen: number;
  /** Rows that it writes, then rows that its guards looked at. */
  readonly keys: readonly RowId[];
  readonly rows: readonly RowImage[];
}

/** A write-set with its place in the one order. */
export interface Entry {
  readonly sequence: number;
  readonly set: WriteSet;
}

type Verdict = "pass" | "fail" | "nothing";

/** Certified, and waiting to become visible. */
export interface Certified extends Entry {
  readonly verdict: Verdict;
  readonly ready: boolean;
}

/** Who last wrote a row, by the order: what certification looks at. */
export interface KeyVersion {
  readonly sequence: number;
  readonly request: RequestId;
  readonly node: NodeId;
  readonly change: RowChange["change"];
  readonly image: PlainRow;
}

/**
 * What a member says that it has: a promise about its own later write-sets, and an acknowledgement
 * of others'.
 */
export interface Status {
  /** Its later write-sets have larger Lamport times. */
  readonly time: number;
  /** By origin: it stores all up to this index. */
  readonly received: Dictionary<number>;
}

/** What members of a view send each other while it lasts. */
export type Broadcast =
  /** To all members. Carries what the origin has, the write-set included. */
  | { readonly kind: "write-set"; readonly set: WriteSet; readonly status: Status }
  /** To all members. With `ask` the receiver answers with its own. */
  | {
      readonly kind: "acknowledge";
      readonly view: number;
      readonly status: Status;
      readonly ask: boolean;
    };

/** An open request of a client at this node. */
export interface Job {
  readonly request: Request;
  /**
   * `waiting`: not carried out yet; `syncing`: an empty write-set is on its way; `sent`: its
   * write-set is.
   */
  readonly stage: "waiting" | "syncing" | "sent";
  readonly synced: boolean;
  readonly set: WriteSet | null;
  readonly reads: readonly ReadResult[];
  /** Whether it has been noted that the request waits. */
  readonly told: boolean;
}

/** What a member of the view that ends had: the proposer makes one order of all reports. */
export interface Report {
  readonly sequence: number;
  readonly delivered: Dictionary<number>;
  readonly pending: readonly WriteSet[];
}

/** What is decided at the end of a view: who goes on, and with which data. */
export interface Succession {
  readonly members: readonly NodeId[];
  /** The furthest that any reporter had delivered, as a sequence number and by origin. */
  readonly sequence: number;
  readonly delivered: Dictionary<number>;
  /** What is delivered after that, in order. */
  readonly flush: readonly WriteSet[];
}

export interface Accepted {
  readonly ballot: Ballot;
  readonly value: Succession;
}

export interface Proposal {
  readonly ballot: Ballot;
  readonly reports: Dictionary<Report>;
  /** The accepted value of the highest ballot that a promise told of. */
  readonly earlier: Accepted | null;
  /** Null in phase 1. */
  readonly value: Succession | null;
  readonly acceptedBy: readonly NodeId[];
  /** How often it has been sent again. */
  readonly resends: number;
}

/** Nodes that may not know of the newest view yet, and how often they are still told. */
interface Notices {
  readonly nodes: readonly NodeId[];
  readonly left: number;
}

/** On disk. */
interface DurableState {
  readonly view: View;
  /** What clients see: the order up to `applied`. */
  readonly table: PlainTable;
  readonly applied: number;
  /** Certified up to here. */
  readonly sequence: number;
  readonly index: Dictionary<KeyVersion>;
  /** The last entries of the order, for members that come back. */
  readonly log: readonly Entry[];
  readonly queue: readonly Certified[];
  readonly time: number;
  /** By origin, of this view: stored without gaps up to this index. */
  readonly received: Dictionary<number>;
  readonly delivered: Dictionary<number>;
  /** Write-sets of this view that are stored and not delivered. */
  readonly store: readonly WriteSet[];
  readonly promised: Ballot | null;
  readonly accepted: Accepted | null;
}

/** Gone after a crash. */
interface VolatileState {
  /** `changing`: the view ends, or this node is not in it; nothing is acknowledged or delivered. */
  readonly phase: "serving" | "changing";
  /** Whether clients are served, or at least kept waiting. */
  readonly primary: boolean;
  /** What the other members were last heard to have. */
  readonly heard: Dictionary<Status>;
  readonly suspected: readonly NodeId[];
  readonly jobs: readonly Job[];
  /** How often in a row the resend timer has run out; null when none runs. */
  readonly timeouts: number | null;
  readonly proposal: Proposal | null;
  /** The highest ballot seen for the end of this view. */
  readonly seen: Ballot | null;
  /** Nodes that want to join, and what they have. */
  readonly seekers: Dictionary<number>;
  /** The newest view that others have told of. */
  readonly newest: number;
  /** How often the view timer has run out. */
  readonly attempts: number;
  readonly notices: Notices;
  /** Messages of a view that this node has not entered yet. */
  readonly ahead: readonly { readonly from: NodeId; readonly message: Broadcast }[];
}

export type GaleraState = DurableState & VolatileState;

export function initialState(context: Context): GaleraState {
  const view: View = { id: 1, members: context.nodes, start: 0 };
  return {
    view,
    table: plainTable(startingRows(context.database)),
    applied: 0,
    sequence: 0,
    index: {},
    log: [],
    queue: [],
    time: 0,
    received: zeros(view.members),
    delivered: zeros(view.members),
    store: [],
    promised: null,
    accepted: null,
    ...volatileState(view),
    phase: "serving",
    primary: true,
  };
}

/** The one order within a view: Lamport time, then the origin's id. */
export function compareSets(a: WriteSet, b: WriteSet): number {
  return a.time - b.time || compareText(a.origin, b.origin);
}

/** What survives a crash. The node belongs to no component until it hears from one. */
export function afterCrash(state: GaleraState): GaleraState {
  return { ...state, ...volatileState(state.view) };
}

function volatileState(view: View): VolatileState {
  return {
    phase: "changing",
    primary: false,
    heard: silence(view.members),
    suspected: [],
    jobs: [],
    timeouts: null,
    proposal: null,
    seen: null,
    seekers: {},
    newest: view.id,
    attempts: 0,
    notices: { nodes: [], left: 0 },
    ahead: [],
  };
}

/** What a view starts with: nothing sent, nothing received, nothing heard. */
export function freshView(
  view: View,
): Pick<
  GaleraState,
  | "view"
  | "received"
  | "delivered"
  | "store"
  | "promised"
  | "accepted"
  | "heard"
  | "proposal"
  | "seen"
> {
  return {
    view,
    received: zeros(view.members),
    delivered: zeros(view.members),
    store: [],
    promised: null,
    accepted: null,
    heard: silence(view.members),
    proposal: null,
    seen: null,
  };
}

function zeros(members: readonly NodeId[]): Dictionary<number> {
  return Object.fromEntries(members.map((member) => [member, 0]));
}

function silence(members: readonly NodeId[]): Dictionary<Status> {
  const nothing: Status = { time: 0, received: zeros(members) };
  return Object.fromEntries(members.map((member) => [member, nothing]));
}
