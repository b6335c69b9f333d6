// What the nodes of `galera` say to each other: write-sets and what each has of them, signs of
// life, and the agreement on the next view (single-decree Paxos; Lamport, "Paxos Made Simple",
// 2001).
import type { PlainTable } from "../../data/plainTable.ts";
import type { Dictionary } from "../../lib/record.ts";
import type { Ballot } from "../../sim/note.ts";
import type { Accepted, Broadcast, Entry, KeyVersion, Report, Succession, View } from "./state.ts";

/** What a node lacks: the entries since the last one it has, or everything. */
export type Transfer =
  | { readonly type: "incremental"; readonly entries: readonly Entry[] }
  | {
      readonly type: "state";
      readonly sequence: number;
      readonly table: PlainTable;
      readonly index: Dictionary<KeyVersion>;
    };

export type GaleraMessage =
  | Broadcast
  /** In the background, to everybody. */
  | { readonly kind: "alive"; readonly view: number }
  /**
   * Phase 1 of the agreement on the end of view `view`. To everybody, since it also tells a
   * component that goes on elsewhere that the sender is not in it and has the order up to
   * `sequence`.
   */
  | {
      readonly kind: "prepare";
      readonly view: number;
      readonly ballot: Ballot;
      readonly sequence: number;
    }
  | {
      readonly kind: "promise";
      readonly view: number;
      readonly ballot: Ballot;
      readonly report: Report;
      readonly accepted: Accepted | null;
    }
  | { readonly kind: "reject"; readonly view: number; readonly promised: Ballot }
  | {
      readonly kind: "accept";
      readonly view: number;
      readonly ballot: Ballot;
      readonly value: Succession;
    }
  | { readonly kind: "accepted"; readonly view: number; readonly ballot: Ballot }
  /** The view is decided, the receiver belongs to it, and this is what it lacks. */
  | { readonly kind: "install"; readonly view: View; readonly transfer: Transfer }
  /** There is a newer view than the receiver seems to know; it may not belong to it. */
  | { readonly kind: "outdated"; readonly view: View };
