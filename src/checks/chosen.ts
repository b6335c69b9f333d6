// The moment of choice. No node knows it when it happens: a value is chosen as soon as a majority
// of the nodes has accepted it in one ballot (Lamport, "The Part-Time Parliament", 1998). So it is
// found here, from what each node noted that it had accepted.
import type { NodeId, RequestId } from "../data/value.ts";
import { endsPiece, type Work } from "../lib/work.ts";
import type { Ballot } from "../sim/note.ts";
import type { Trace } from "../sim/trace.ts";
import { perTraceInPieces } from "./perTrace.ts";

export interface Choice {
  readonly slot: number;
  readonly ballot: Ballot;
  readonly value: string;
  readonly requests: readonly RequestId[];
  /** The event with which the majority was complete. */
  readonly event: number;
  readonly atUs: number;
}

export interface Choices {
  /** In order of their moments; the first choice of each slot and every one with another value. */
  readonly chosen: readonly Choice[];
  /** Ballots that carried two values for one slot. */
  readonly splitBallots: readonly { readonly slot: number; readonly event: number }[];
}

interface Votes {
  readonly value: string;
  readonly nodes: Set<NodeId>;
}

export const choices = perTraceInPieces(function* (trace: Trace): Work<Choices> {
  const majority = Math.floor(trace.nodes.length / 2) + 1;
  const votes = new Map<string, Votes>();
  const values = new Map<number, Set<string>>();
  const chosen: Choice[] = [];
  const splitBallots: { slot: number; event: number }[] = [];
  for (const { index: event, atUs, node, notes } of trace.events) {
    for (const note of notes) {
      if (note.kind !== "accept" || node === null) continue;
      const { slot, ballot, value, requests } = note;
      const key = `${slot} ${ballot.round} ${ballot.node}`;
      const vote = votes.get(key) ?? { value, nodes: new Set() };
      votes.set(key, vote);
      if (vote.value !== value) splitBallots.push({ slot, event });
      vote.nodes.add(node);
      const known = values.get(slot) ?? new Set();
      if (vote.nodes.size < majority || known.has(vote.value)) continue;
      values.set(slot, known.add(vote.value));
      chosen.push({ slot, ballot, value: vote.value, requests, event, atUs });
    }
    if (endsPiece(event)) yield event / trace.events.length;
  }
  return { chosen, splitBallots };
});

/** When the value that carries a request was chosen; undefined while it was not. */
export function choiceOf(trace: Trace, request: RequestId): Choice | undefined {
  return choices(trace).chosen.find(({ requests }) => requests.includes(request));
}
