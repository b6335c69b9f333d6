// What the inspector and the map draw of a mode's inner state: a closed union of plain shapes, each
// with one renderer in the page, so that a new mode needs no new view.
import type { NodeId, RequestId, RowId } from "../data/value.ts";
import type { Ballot, Stamp, VectorEntries } from "./note.ts";

/** What a replica knows about a row, in one line under its value. */
export type Knowledge =
  | { readonly kind: "stamp"; readonly stamp: Stamp }
  /** Each field has a stamp of its own, in the order of the fields. */
  | {
      readonly kind: "stamps";
      readonly stamps: readonly { readonly field: string; readonly stamp: Stamp }[];
    }
  | { readonly kind: "vector"; readonly vector: VectorEntries }
  /** Contributions to a counter by node. */
  | { readonly kind: "counts"; readonly up: VectorEntries; readonly down: VectorEntries }
  /** Rights to take away, by node. */
  | { readonly kind: "rights"; readonly rights: VectorEntries }
  | { readonly kind: "ballot"; readonly ballot: Ballot }
  /** Nodes known to hold what is on its way. */
  | { readonly kind: "holders"; readonly nodes: readonly NodeId[] }
  | { readonly kind: "home"; readonly node: NodeId }
  | { readonly kind: "primary"; readonly node: NodeId }
  | { readonly kind: "sequence"; readonly sequence: number }
  | { readonly kind: "arrival"; readonly from: NodeId | null };

export type Panel =
  | {
      readonly shape: "table";
      readonly title: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly (string | number)[])[];
    }
  | {
      readonly shape: "versionVector";
      readonly title: string;
      readonly vectors: readonly { readonly label: string; readonly vector: VectorEntries }[];
    }
  | {
      readonly shape: "stamps";
      readonly title: string;
      readonly stamps: readonly { readonly label: string; readonly stamp: Stamp }[];
    }
  | {
      readonly shape: "counter";
      /** Nothing can be taken from it. */
      readonly grows: boolean;
      readonly title: string;
      readonly row: RowId;
      readonly field: string;
      readonly value: number;
      readonly up: VectorEntries;
      readonly down: VectorEntries;
    }
  | {
      readonly shape: "rights";
      readonly title: string;
      readonly row: RowId;
      readonly field: string;
      readonly value: number;
      readonly rights: VectorEntries;
    }
  | {
      readonly shape: "set";
      readonly title: string;
      readonly row: RowId;
      readonly field: string;
      readonly items: readonly {
        readonly value: string;
        readonly tag: string;
        readonly removed: boolean;
      }[];
    }
  | {
      readonly shape: "log";
      readonly title: string;
      readonly slots: readonly {
        readonly slot: number;
        readonly text: string;
        readonly requests: readonly RequestId[];
        readonly ballot: Ballot | null;
        readonly state: "empty" | "accepted" | "learned" | "applied";
        /** Nodes that this node knows to have accepted. */
        readonly holders: readonly NodeId[];
      }[];
    }
  | {
      readonly shape: "ballots";
      readonly title: string;
      readonly promised: Ballot | null;
      readonly own: Ballot | null;
      readonly phase: string;
    }
  | {
      readonly shape: "queue";
      readonly title: string;
      readonly entries: readonly {
        readonly order: string;
        readonly text: string;
        readonly request: RequestId | null;
        readonly holders: readonly NodeId[];
        readonly state: "waiting" | "ordered" | "passed" | "failed";
      }[];
    }
  | {
      readonly shape: "members";
      readonly title: string;
      readonly members: readonly NodeId[];
      readonly of: readonly NodeId[];
      readonly primary: boolean;
      readonly text: string;
    };

export type PanelShape = Panel["shape"];
