// What a sentence is made from: the scene that it is told in, and its two wordings.

import type { Fate } from "../checks/lostWrites.ts";
import type { NodeId, RequestId, RowId } from "../data/value.ts";
import type { MessageLabel } from "../sim/mode.ts";
import type { Note, NoteKind } from "../sim/note.ts";
import type { ScriptEntry } from "../sim/scenario.ts";
import type { MessageRecord, RequestRecord, TraceEvent } from "../sim/trace.ts";
import type { Claim, ClaimOf, Knowledge, leftBy } from "./claims.ts";
import type { Sentence } from "./sentence.ts";

export type NoteOf<Kind extends NoteKind> = Extract<Note, { readonly kind: Kind }>;

/** Plain: for somebody who meets the subject; expert: with the protocol's own numbers. */
export type Wording = "plain" | "expert";

/** One thing to tell, in both wordings. */
export type Told<Given extends readonly unknown[]> = {
  readonly [Each in Wording]: (...given: Given) => Sentence;
};

/** Where plain words are exact already, both wordings are the same. */
export function same<Given extends readonly unknown[]>(
  tell: (...given: Given) => Sentence,
): Told<Given> {
  return { plain: tell, expert: tell };
}

/** A write that stays beside another one, and the fields that show it. */
export interface Beside {
  readonly request: RequestRecord;
  readonly fields: readonly string[];
  /** That it and what came are concurrent. */
  readonly claims: readonly Claim[];
}

/** What sentences need to know about the run. */
export interface Scene {
  readonly event: TraceEvent;
  /** The name of the node where it happened; empty for events of the world. */
  readonly here: string;
  name(node: NodeId): string;
  names(nodes: readonly NodeId[]): string;
  /** A letter or two that tell a node from the others. */
  letter(node: NodeId): string;
  /** A mode's own text with names in place of ids. */
  named(text: string): string;
  request(id: RequestId): RequestRecord | undefined;
  /** What a node's own clock read when a request began there. */
  clockOf(request: RequestRecord): number;
  /** The place of a request in the order of certified transactions; null where it has none. */
  sequence(id: RequestId): number | null;
  /** What else the row shows in other fields that neither had heard of the other. */
  besides(note: NoteOf<"apply">): readonly Beside[];
  /** The place of one certified transaction before that of another; null where it has none. */
  order(first: RequestId, second: RequestId): ClaimOf<"in-order"> | null;
  /** What one writer of a row knew of another; null where one of them never wrote. */
  knowledge(by: RequestId, of: RequestId, row: RowId): Knowledge | null;
  /** Null: one of the two had heard of the other. */
  concurrence(by: RequestId, of: RequestId, row: RowId): ClaimOf<"concurrent"> | null;
  /** What came of a write where it was carried out. */
  left(request: RequestId, row: RowId, fields: readonly string[]): ReturnType<typeof leftBy>;
  /** What the event overwrote that the writer of a row had not seen. */
  overwritten(row: RowId, by: RequestId): readonly ClaimOf<"overwrites">[];
  /** What the event took from its node. */
  readonly gone: readonly ClaimOf<"gone">[];
  /** What became of a write that was decided against in a row; null: of all that it wrote. */
  fate(write: RequestId, row: RowId | null, fields?: readonly (string | null)[]): ClaimOf<Fate>;
  /** Which reads of a request were stale. */
  stale(request: RequestRecord): readonly ClaimOf<"stale">[];
  label(message: MessageRecord): MessageLabel;
  readonly message: MessageRecord | undefined;
  readonly started: RequestRecord | undefined;
  readonly ended: readonly RequestRecord[];
  readonly entry: ScriptEntry | undefined;
  readonly sentCount: number;
  /** How many messages are past the cut that begins. */
  readonly past: number;
}
