// The acceptor: promises, and votes. Its two rules are what makes Paxos safe, whatever the
// proposers do: it takes part in no ballot below its promise, and its promise tells every vote it
// has given (Lamport, "Paxos Made Simple", 2001).
import type { NodeId } from "../../data/value.ts";
import { send } from "../../sim/mode.ts";
import type { Ballot } from "../../sim/note.ts";
import { isAbove } from "../shared/ballot.ts";
import { entriesFrom } from "../shared/log.ts";
import { onElection } from "./backoff.ts";
import {
  type MessageOf,
  nameOf,
  type Report,
  requestsOf,
  type SlotVote,
  type Vote,
} from "./messages.ts";
import { change, chosenAt, type PaxosState, type Slots, type Turn, tell } from "./state.ts";

export function onPrepare(turn: Turn, from: NodeId, message: MessageOf<"prepare">): void {
  const { ballot, first } = message;
  if (rejects(turn, from, ballot)) return;
  promise(turn, from, ballot);
  onElection(turn, message);
  const report = reportFrom(turn.state, first);
  turn.effects.push(send(from, { type: "promise", ballot, report }));
}

export function onAccept(turn: Turn, from: NodeId, message: MessageOf<"accept">): void {
  const { ballot, slot, value } = message;
  const chosen = chosenAt(turn.state, slot);
  if (chosen !== undefined) {
    // The proposer is behind: it is spared the rest of its vote.
    turn.effects.push(send(from, { type: "commit", slot, vote: chosen }));
    return;
  }
  if (rejects(turn, from, ballot)) return;
  accept(turn, slot, { ballot, value });
  turn.effects.push(send(from, { type: "accepted", ballot, slot }));
}

/** Promises to take part in no smaller ballot, in any slot. */
export function promise(turn: Turn, to: NodeId, ballot: Ballot): void {
  change(turn, { promised: ballot });
  tell(turn, { kind: "promise", ballot, to });
}

/** Votes for a value. A vote in a ballot is also a promise. */
export function accept(turn: Turn, slot: number, vote: Vote): void {
  const { ballot, value } = vote;
  change(turn, { promised: ballot, accepted: { ...turn.state.accepted, [slot]: vote } });
  const content = { slot, ballot, value: nameOf(value), requests: requestsOf(value) };
  tell(turn, { kind: "accept", ...content });
}

/** All that the acceptor has voted for and all that it knows to be chosen, from a slot on. */
export function reportFrom(state: PaxosState, first: number): Report {
  const known = entriesFrom(state.log, first).map((vote, i) => ({ slot: first + i, ...vote }));
  return {
    accepted: listFrom(state.accepted, first),
    chosen: [...known, ...listFrom(state.ahead, first)],
  };
}

function listFrom(slots: Slots<Vote>, first: number): readonly SlotVote[] {
  return Object.entries(slots)
    .map(([slot, vote]) => ({ slot: Number(slot), ...vote }))
    .filter(({ slot }) => slot >= first);
}

function rejects(turn: Turn, from: NodeId, ballot: Ballot): boolean {
  const { promised } = turn.state;
  if (promised === null || !isAbove(promised, ballot)) return false;
  tell(turn, { kind: "reject", ballot, promised });
  turn.effects.push(send(from, { type: "reject", ballot, promised }));
  return true;
}
