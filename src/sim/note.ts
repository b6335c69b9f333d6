// The typed records of what happened at one node. A mode notes what *this node* did; what is true
// of the group (chosen, converged) is derived from notes in `checks`, and prose is made from them
// in `narrate`.
import type { ChangeKind, Written } from "../data/plainTable.ts";
import type { RefusalCode } from "../data/refusal.ts";
import type { FieldValue, NodeId, RequestId, RowId } from "../data/value.ts";

/** A Lamport-like pair that orders proposals: larger round first, then larger node id. */
export interface Ballot {
  readonly round: number;
  readonly node: NodeId;
}

/**
 * A timestamp of `lww`: the clock reading, the node, and a count for equal readings of one node.
 */
export interface Stamp {
  readonly us: number;
  readonly node: NodeId;
  readonly count: number;
}

export type VectorEntries = Readonly<Record<NodeId, number>>;

/** One side of a conflict. */
export interface Contender {
  /** Null: a value of the start, or a merged one. */
  readonly request: RequestId | null;
  /** Where it was written. */
  readonly node: NodeId | null;
  /** Null with `deleted`: the row's deletion. */
  readonly value: FieldValue;
  readonly deleted?: boolean;
  readonly stamp?: Stamp;
  readonly vector?: VectorEntries;
}

export type ConflictKind =
  | "update-update"
  | "insert-insert"
  | "delete-update"
  | "delete-insert"
  | "delete-delete";

/** How a conflict was decided. */
export type ConflictRule =
  | "later-stamp"
  | "tie-by-node"
  | "arrival"
  | "different-fields"
  | "siblings"
  | "sum-of-changes"
  | "user-edited"
  | "add-wins"
  | "merge"
  | "first-in-order";

/** Rules by which concurrent changes are both kept: nobody would call the outcome trouble. */
export function isPeaceful(rule: ConflictRule): boolean {
  return ["merge", "add-wins", "sum-of-changes", "different-fields"].includes(rule);
}

export type Note =
  /** A client's transaction was carried out here on what this node showed, row by row. */
  | {
      readonly kind: "write";
      readonly request: RequestId;
      readonly row: RowId;
      readonly change: ChangeKind;
      readonly written: readonly Written[];
    }
  /** Another node's change became visible here, without conflict. */
  | {
      readonly kind: "apply";
      readonly row: RowId;
      readonly fields: readonly string[];
      readonly from: NodeId;
      readonly requests: readonly RequestId[];
    }
  /** An arriving change made no difference. */
  | {
      readonly kind: "ignore";
      readonly row: RowId;
      readonly from: NodeId;
      readonly reason: "older" | "known";
      readonly requests: readonly RequestId[];
    }
  | {
      readonly kind: "conflict";
      readonly row: RowId;
      readonly fields: readonly string[];
      readonly conflict: ConflictKind;
      readonly rule: ConflictRule;
      readonly kept: readonly Contender[];
      readonly lost: readonly Contender[];
    }
  /** An acknowledged write that a larger stamp shadows. */
  | {
      readonly kind: "lost";
      readonly request: RequestId;
      readonly row: RowId;
      readonly fields: readonly { readonly field: string; readonly value: FieldValue }[];
      /** The write that stands in its place. */
      readonly to: RequestId | null;
      /** By how much the winning stamp is larger; 0: equal readings, decided by node id. */
      readonly marginUs: number;
      /** What the loser's clock would have had to read at least for the other outcome. */
      readonly neededUs: number;
    }
  /** This node answered that the request can never happen. */
  | {
      readonly kind: "refuse";
      readonly request: RequestId;
      readonly code: RefusalCode;
      readonly row: RowId | null;
    }
  | { readonly kind: "forward"; readonly request: RequestId; readonly to: NodeId }
  /** The request cannot go on for now: no majority, a silent member, a home out of reach. */
  | {
      readonly kind: "wait";
      readonly request: RequestId;
      readonly reason: "quorum" | "member" | "home" | "primary" | "order" | "lock" | "rights";
      readonly nodes: readonly NodeId[];
    }
  | { readonly kind: "resend"; readonly to: NodeId; readonly count: number }
  | { readonly kind: "resynchronise"; readonly with: NodeId; readonly count: number }
  // Counters with rights.
  | {
      readonly kind: "rights";
      readonly row: RowId;
      readonly field: string;
      readonly from: NodeId;
      readonly to: NodeId;
      readonly amount: number;
      readonly step: "asked" | "granted" | "received" | "denied";
    }
  // Agreement by ballots.
  | { readonly kind: "promise"; readonly ballot: Ballot; readonly to: NodeId }
  | { readonly kind: "reject"; readonly ballot: Ballot; readonly promised: Ballot }
  | { readonly kind: "elected"; readonly ballot: Ballot; readonly votes: readonly NodeId[] }
  /** A proposer found a value that an earlier ballot may have chosen and goes on with it. */
  | {
      readonly kind: "adopt";
      readonly slot: number;
      readonly ballot: Ballot;
      readonly earlier: Ballot;
      readonly requests: readonly RequestId[];
    }
  | {
      readonly kind: "accept";
      readonly slot: number;
      readonly ballot: Ballot;
      /** Names the value: equal text, equal value. */
      readonly value: string;
      readonly requests: readonly RequestId[];
    }
  | {
      readonly kind: "preempted";
      readonly ballot: Ballot;
      readonly by: Ballot;
      /** Whether a majority had promised it: the node gives up its lead, not only an attempt. */
      readonly led: boolean;
      /** When the node tries again; never where it has nothing left to propose. */
      readonly retry: "never" | "at-once" | "after-random-pause";
    }
  /** This node learned that the slot's value is chosen. */
  | {
      readonly kind: "learn";
      readonly slot: number;
      readonly value: string;
      readonly requests: readonly RequestId[];
    }
  /** An entry of an ordered log took effect here (or was skipped as a repeat). */
  | {
      readonly kind: "log";
      readonly sequence: number;
      readonly request: RequestId | null;
      readonly verdict: "applied" | "refused" | "repeat" | "nothing";
      readonly boot: number;
    }
  // Certification and views.
  /**
   * A client's transaction was carried out here on a copy of what this node showed, and sent to the
   * others; whether it stands is decided later.
   */
  | {
      readonly kind: "execute";
      readonly request: RequestId;
      /** The last entry of the order that was visible to it. */
      readonly seen: number;
    }
  | {
      readonly kind: "certify";
      readonly sequence: number;
      readonly request: RequestId;
      /** The write-set's Lamport time, by which it has its place; equal times go by node. */
      readonly time: number;
      readonly verdict: "pass" | "fail";
      /** The key and the transaction that it lost against. */
      readonly row: RowId | null;
      readonly against: RequestId | null;
    }
  | {
      readonly kind: "view";
      readonly view: number;
      readonly members: readonly NodeId[];
      readonly primary: boolean;
    }
  | { readonly kind: "suspect"; readonly node: NodeId }
  | {
      readonly kind: "transfer";
      readonly from: NodeId;
      readonly transfer: "incremental" | "state";
      readonly count: number;
    }
  // Homes and primaries.
  | { readonly kind: "home"; readonly row: RowId; readonly to: NodeId; readonly epoch: number }
  | {
      readonly kind: "two-phase";
      readonly request: RequestId;
      /** Which try: one that meets locks is aborted and another follows. */
      readonly attempt?: number;
      readonly phase: "prepare" | "prepared" | "commit" | "abort";
      readonly nodes: readonly NodeId[];
    }
  | { readonly kind: "primary"; readonly node: NodeId; readonly term: number }
  | { readonly kind: "fallback"; readonly to: "async" | "semi-sync" }
  /**
   * The tail of a former primary's log, which the new one lacks, given up when it joins that.
   */
  | { readonly kind: "discard"; readonly requests: readonly RequestId[] };

export type NoteKind = Note["kind"];
