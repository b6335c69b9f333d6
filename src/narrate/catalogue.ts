// What a language must be able to say: one entry for every kind of event and of note. A missing one
// is a type error.
import type { Operation } from "../data/operation.ts";
import type { RefusalCode } from "../data/refusal.ts";
import type { FieldValue, NodeId, RequestId, RowId } from "../data/value.ts";
import type { MessageLabel } from "../sim/mode.ts";
import type { Note, NoteKind } from "../sim/note.ts";
import type { ScriptEntry } from "../sim/scenario.ts";
import type { EventKind, MessageRecord, RequestRecord, TraceEvent } from "../sim/trace.ts";
import type { Sentence } from "./sentence.ts";

export type NoteOf<Kind extends NoteKind> = Extract<Note, { readonly kind: Kind }>;

/** What sentences need to know about the run. */
export interface Scene {
  readonly event: TraceEvent;
  /** The name of the node where it happened; empty for events of the world. */
  readonly here: string;
  name(node: NodeId): string;
  names(nodes: readonly NodeId[]): string;
  /** A mode's own text with names in place of ids. */
  named(text: string): string;
  request(id: RequestId): RequestRecord | undefined;
  label(message: MessageRecord): MessageLabel;
  readonly message: MessageRecord | undefined;
  readonly started: RequestRecord | undefined;
  readonly ended: readonly RequestRecord[];
  readonly entry: ScriptEntry | undefined;
  readonly sentCount: number;
}

export interface Catalogue {
  readonly events: { readonly [Kind in EventKind]: (scene: Scene) => Sentence };
  readonly notes: { readonly [Kind in NoteKind]: (note: NoteOf<Kind>, scene: Scene) => Sentence };
  /** A loss told right after the conflict that caused it. */
  loss(note: NoteOf<"lost">, scene: Scene): Sentence;
  /** How a client's request ended. */
  ended(request: RequestRecord, scene: Scene): Sentence;
  refusal(code: RefusalCode): string;
  operation(operation: Operation): string;
  value(value: FieldValue): string;
  row(row: RowId, field?: string): string;
  list(items: readonly string[]): string;
}
