// What the nodes say to each other, and how it is labelled. Phase 1 is `prepare` and `promise`,
// phase 2 `accept` and `accepted`; `commit` tells learners. The rest is repair: who knows how much
// of the log, and what somebody lacks.
import type { MessageLabel, Request } from "../../sim/mode.ts";
import type { Ballot } from "../../sim/note.ts";
import { operationsText } from "../shared/operationText.ts";

/** What a slot of the log holds: a request, or nothing (null), which fills a gap. */
export type Value = Request | null;

/** A value in the ballot in which it was accepted or, at the latest, chosen. */
export interface Vote {
  readonly ballot: Ballot;
  readonly value: Value;
}

export interface SlotVote extends Vote {
  /** The first slot is 1. */
  readonly slot: number;
}

/** What an acceptor tells with its promise: everything from a slot on. */
export interface Report {
  readonly accepted: readonly SlotVote[];
  readonly chosen: readonly SlotVote[];
}

export type PaxosMessage =
  /**
   * `first`: the first slot whose value the proposer does not know; `missed`: how many turns it has
   * missed.
   */
  | {
      readonly type: "prepare";
      readonly ballot: Ballot;
      readonly first: number;
      readonly missed: number;
    }
  | { readonly type: "promise"; readonly ballot: Ballot; readonly report: Report }
  | {
      readonly type: "accept";
      readonly ballot: Ballot;
      readonly slot: number;
      readonly value: Value;
    }
  | { readonly type: "accepted"; readonly ballot: Ballot; readonly slot: number }
  /** An answer to `prepare` or `accept` of a ballot below the promised one. */
  | { readonly type: "reject"; readonly ballot: Ballot; readonly promised: Ballot }
  /** The value is chosen. */
  | { readonly type: "commit"; readonly slot: number; readonly vote: Vote }
  /** "I know the log up to here; and you?" */
  | { readonly type: "ask"; readonly position: number }
  /** A stretch of the log, from slot `first` on. */
  | { readonly type: "catch-up"; readonly first: number; readonly votes: readonly Vote[] }
  /** "I know the log up to here; and everybody, as far as I know, up to there." */
  | { readonly type: "known"; readonly position: number; readonly settled: number }
  /** "Everybody knows the log up to here." */
  | { readonly type: "settled"; readonly position: number };

export type MessageOf<Type extends PaxosMessage["type"]> = PaxosMessage & { readonly type: Type };

/** Names the value: equal text, equal value. */
export function nameOf(value: Value): string {
  return value?.id ?? "no-op";
}

/** The requests in a value: one, or none. */
export function requestsOf(value: Value): readonly string[] {
  return value === null ? [] : [value.id];
}

export function textOf(value: Value): string {
  return value === null ? "no-op" : operationsText(value.operations);
}

const ballotText = ({ round, node }: Ballot): string => `${round}.${node}`;

export function label(message: PaxosMessage): MessageLabel {
  const kind = message.type;
  switch (message.type) {
    case "prepare":
      return { kind, text: ballotText(message.ballot), role: "propose" };
    case "promise":
      return { kind, text: ballotText(message.ballot), role: "vote" };
    case "accept":
      return { kind, text: `${message.slot}: ${textOf(message.value)}`, role: "propose" };
    case "accepted":
      return { kind, text: String(message.slot), role: "vote" };
    case "reject":
      return { kind, text: ballotText(message.promised), role: "reject" };
    case "commit":
      return { kind, text: `${message.slot}: ${textOf(message.vote.value)}`, role: "commit" };
    case "ask":
      return { kind, text: String(message.position), role: "repair" };
    case "catch-up":
      return {
        kind,
        text: message.votes.map(({ value }) => textOf(value)).join("; "),
        role: "repair",
      };
    case "known":
    case "settled":
      return { kind, text: String(message.position), role: "acknowledge" };
  }
}
