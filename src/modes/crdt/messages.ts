// What the nodes of this mode say to each other.
import type { NodeId, RequestId, RowId } from "../../data/value.ts";
import type { Post } from "../shared/outbox.ts";
import type { CrdtRow } from "./row.ts";
import type { Addition } from "./write.ts";

/** Rights that were asked for. */
export interface Ask {
  /** Unique for all time: a question is answered once. */
  readonly id: string;
  readonly row: RowId;
  readonly field: string;
  readonly amount: number;
}

/** What is delivered reliably: the states of the rows that changed. */
export interface Body {
  /** Whose write it is; null: a hand-over of rights. */
  readonly request: RequestId | null;
  readonly rows: readonly { readonly row: RowId; readonly state: CrdtRow }[];
  /**
   * Where operations are shipped: what is to be added to the counters, which are not in the states
   * then.
   */
  readonly additions: readonly Addition[];
  /** The rights that the sender hands over with this. */
  readonly grant: (Ask & { readonly to: NodeId }) | null;
  /** What it says, in a few characters. */
  readonly text: string;
}

export type CrdtMessage =
  | Post<Body>
  | { readonly type: "ask"; readonly ask: Ask }
  | { readonly type: "deny"; readonly id: string };
