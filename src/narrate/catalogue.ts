// What a language must be able to say, in two wordings: one entry for every kind of event and of
// note, and the words of verdicts and explanations. A missing sentence is a type error.
import type { Operation } from "../data/operation.ts";
import type { RefusalCode } from "../data/refusal.ts";
import type { FieldValue, NodeId, RequestId } from "../data/value.ts";
import type { MessageLabel } from "../sim/mode.ts";
import type { Note, NoteKind } from "../sim/note.ts";
import type { ScriptEntry } from "../sim/scenario.ts";
import type { EventKind, MessageRecord, RequestRecord, TraceEvent } from "../sim/trace.ts";
import type { Reach } from "./reach.ts";
import type { Sentence } from "./sentence.ts";
import type { VerdictWords } from "./verdict.ts";
import type { WhyWords } from "./why.ts";

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
  /** How far the news of a write had come when another request began. */
  reach(write: RequestRecord, other: RequestRecord): Reach;
  label(message: MessageRecord): MessageLabel;
  readonly message: MessageRecord | undefined;
  readonly started: RequestRecord | undefined;
  readonly ended: readonly RequestRecord[];
  readonly entry: ScriptEntry | undefined;
  readonly sentCount: number;
}

/** What the page writes where a place holds no value that could be shown. */
export interface ShownWords {
  readonly absent: string;
  readonly deleted: string;
  readonly none: string;
  readonly empty: string;
  number(value: number): string;
}

/** What was wrong with something that was to be opened. */
export type Problem =
  | { readonly kind: "unknown-scenario"; readonly id: string }
  /** The reason is the checker's own sentence, without a full stop. */
  | { readonly kind: "file" | "link"; readonly reason: string };

export interface Catalogue {
  readonly events: { readonly [Kind in EventKind]: Told<[Scene]> };
  readonly notes: { readonly [Kind in NoteKind]: Told<[NoteOf<Kind>, Scene]> };
  /** A loss told right after the conflict that caused it. */
  readonly loss: Told<[NoteOf<"lost">, Scene]>;
  /** How a client's request ended. */
  readonly ended: Told<[RequestRecord, Scene]>;
  readonly verdict: VerdictWords;
  readonly why: WhyWords;
  readonly shown: ShownWords;
  /** A clause without a full stop, as it stands after a colon. */
  refusal(code: RefusalCode): string;
  operation(operation: Operation): string;
  value(value: FieldValue): string;
  milliseconds(us: number): string;
  list(items: readonly string[]): string;
  problem(problem: Problem): string;
  /** A link was made with another version of the simulator. */
  readonly otherVersion: string;
  /** What stands between two sentences. */
  readonly space: string;
}
