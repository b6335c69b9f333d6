// What a language must be able to say, in two wordings: one entry for every kind of event and of
// note, and the words of verdicts and explanations. A missing sentence is a type error.
import type { Fate } from "../checks/lostWrites.ts";
import type { Operation } from "../data/operation.ts";
import type { RefusalCode } from "../data/refusal.ts";
import type { FieldValue } from "../data/value.ts";
import type { NoteKind } from "../sim/note.ts";
import type { EventKind, RequestRecord } from "../sim/trace.ts";
import type { Cities } from "./cities.ts";
import type { ClaimOf } from "./claims.ts";
import type { Sentence } from "./sentence.ts";
import type { NoteOf, Scene, Told } from "./told.ts";
import type { VerdictWords } from "./verdict.ts";
import type { WhyWords } from "./why.ts";

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
  /** What an event makes lost, where nothing else that is said of it tells. */
  readonly losses: Told<[readonly ClaimOf<Fate>[], Scene]>;
  /** How a client's request ended. */
  readonly ended: Told<[RequestRecord, Scene]>;
  /** What a client was told of the data, without a full stop; empty where it asked for none. */
  reads(request: RequestRecord): Sentence;
  /** That an answer was out of date, and what it lacked. */
  readonly stale: Told<[ClaimOf<"stale">, Scene]>;
  /** That it was carried out and answered with OK, both at this event, in one plain sentence. */
  answered(request: RequestRecord, scene: Scene): Sentence;
  readonly verdict: VerdictWords;
  readonly why: WhyWords;
  readonly shown: ShownWords;
  /** A clause without a full stop, as it stands after a colon. */
  refusal(code: RefusalCode): string;
  operation(operation: Operation): string;
  value(value: FieldValue): string;
  milliseconds(us: number): string;
  list(items: readonly string[]): string;
  readonly cities: Cities;
  problem(problem: Problem): string;
  /** A link was made with another version of the simulator. */
  readonly otherVersion: string;
  /** What stands between two sentences. */
  readonly space: string;
}
