// The proposer: wins a ballot, finishes what earlier ballots may have chosen, and proposes its own
// clients' requests in the slots after that. It keeps the ballot until it sees a higher one
// ("multi-decree" Paxos).
import type { NodeId } from "../../data/value.ts";
import { send } from "../../sim/mode.ts";
import type { Ballot, Note } from "../../sim/note.ts";
import { isAbove, laterBallot, nextBallot, sameBallot } from "../shared/ballot.ts";
import { patienceUs } from "../shared/patience.ts";
import { isMajority } from "../shared/quorum.ts";
import { accept, promise, reportFrom } from "./acceptor.ts";
import { backOff, backoffTimer, missTurn, precedence } from "./backoff.ts";
import { acceptTimer, learn } from "./learner.ts";
import type { MessageOf, Report, SlotVote, Value } from "./messages.ts";
import {
  change,
  chosenAt,
  firstUnknown,
  hasSlots,
  ownBallot,
  type PaxosState,
  type Proposal,
  type Proposer,
  type Turn,
  tell,
} from "./state.ts";

export const prepareTimer = "prepare";

type Preparing = Proposer & { readonly phase: "preparing" };
type Leading = Proposer & { readonly phase: "leading" };

/** Takes the proposer as far as it can go on its own, after whatever has happened to the node. */
export function proceed(turn: Turn): void {
  giveUpLostBallot(turn);
  const { proposer, pending } = turn.state;
  if (proposer.phase === "backing-off" && pending.length === 0) {
    turn.effects.push({ kind: "cancelTimer", timer: backoffTimer });
    change(turn, { proposer: { phase: "idle" } });
  }
  for (;;) {
    proposePending(turn);
    if (turn.state.proposer.phase !== "idle" || turn.state.pending.length === 0) return;
    // Alone in its group a node is elected at once, and can propose again.
    if (precedence(turn) === null) prepare(turn);
    else backOff(turn);
  }
}

/**
 * Phase 1: asks everybody for a promise, itself first. Who has missed turns goes as many rounds
 * higher: of two that try at once the one that has waited longer wins, not always the larger id.
 */
export function prepare(turn: Turn): void {
  const { context, state } = turn;
  const next = nextBallot(laterBallot(state.promised, state.seen), context.node);
  const ballot = { ...next, round: next.round + Math.max(0, state.missed - 1) };
  const first = firstUnknown(state);
  promise(turn, context.node, ballot);
  const promises = { [context.node]: reportFrom(turn.state, first) };
  const proposer: Preparing = { phase: "preparing", ballot, first, promises, resends: 0 };
  change(turn, { proposer });
  for (const peer of context.peers) turn.effects.push(send(peer, prepareOf(turn, proposer)));
  turn.effects.push({ kind: "setTimer", timer: prepareTimer, delayUs: votesUs(turn, 0) });
  countPromises(turn, proposer);
}

function prepareOf({ state }: Turn, { ballot, first }: Preparing): MessageOf<"prepare"> {
  return { type: "prepare", ballot, first, missed: state.missed };
}

export function onPromise(turn: Turn, from: NodeId, message: MessageOf<"promise">): void {
  for (const { slot, ...vote } of message.report.chosen) learn(turn, slot, vote);
  const { proposer, seen } = turn.state;
  if (proposer.phase !== "preparing" || !sameBallot(proposer.ballot, message.ballot)) return;
  if (isAbove(seen, proposer.ballot)) return;
  const promises = { ...proposer.promises, [from]: message.report };
  const next: Preparing = { ...proposer, promises };
  change(turn, { proposer: next });
  countPromises(turn, next);
}

export function onReject(turn: Turn, message: MessageOf<"reject">): void {
  change(turn, { seen: laterBallot(turn.state.seen, message.promised) });
}

export function onAccepted(turn: Turn, from: NodeId, message: MessageOf<"accepted">): void {
  const { slot, ballot } = message;
  const proposal = turn.state.proposals[slot];
  // Votes for a ballot that was lost meanwhile count as well: a majority in one ballot is a choice.
  if (proposal === undefined || !sameBallot(proposal.ballot, ballot)) return;
  if (proposal.votes.includes(from)) return;
  const next: Proposal = { ...proposal, votes: [...proposal.votes, from] };
  change(turn, { proposals: { ...turn.state.proposals, [slot]: next } });
  countVotes(turn, slot, next);
}

/** Asks again for the promises that have not come. */
export function onPrepareTimer(turn: Turn): void {
  const { proposer, pending } = turn.state;
  if (proposer.phase !== "preparing") return;
  const { promises } = proposer;
  const silent = turn.context.peers.filter((peer) => promises[peer] === undefined);
  const resends = proposer.resends + 1;
  change(turn, { proposer: { ...proposer, resends } });
  for (const peer of silent) {
    turn.effects.push(send(peer, prepareOf(turn, proposer)));
    tell(turn, { kind: "resend", to: peer, count: 1 });
  }
  if (resends === 1) for (const { id } of pending) waitFor(turn, id, silent);
  turn.effects.push({ kind: "setTimer", timer: prepareTimer, delayUs: votesUs(turn, resends) });
}

/** Asks again for the votes that have not come. */
export function onAcceptTimer(turn: Turn, slot: number): void {
  const proposal = turn.state.proposals[slot];
  if (proposal === undefined || !sameBallot(proposal.ballot, ownBallot(turn.state))) return;
  const { ballot, value, votes } = proposal;
  const silent = turn.context.peers.filter((peer) => !votes.includes(peer));
  const resends = proposal.resends + 1;
  change(turn, { proposals: { ...turn.state.proposals, [slot]: { ...proposal, resends } } });
  for (const peer of silent) {
    turn.effects.push(send(peer, { type: "accept", ballot, slot, value }));
    tell(turn, { kind: "resend", to: peer, count: 1 });
  }
  if (resends === 1 && value !== null && isPending(turn.state, value.id)) {
    waitFor(turn, value.id, silent);
  }
  turn.effects.push({
    kind: "setTimer",
    timer: acceptTimer(slot),
    delayUs: votesUs(turn, resends),
  });
}

/** How long to wait for the votes of the slowest acceptor. */
function votesUs({ context }: Turn, resends: number): number {
  return patienceUs(Math.max(0, ...Object.values(context.roundTripsUs)), resends);
}

function isPending(state: PaxosState, request: string): boolean {
  return state.pending.some(({ id }) => id === request);
}

function waitFor(turn: Turn, request: string, nodes: readonly NodeId[]): void {
  tell(turn, { kind: "wait", request, reason: "quorum", nodes });
}

/** A higher ballot has been seen: this one is lost, and with it the right to propose. */
function giveUpLostBallot(turn: Turn): void {
  const { promised, seen, proposer, proposals, pending } = turn.state;
  const ballot = ownBallot(turn.state);
  const by = laterBallot(promised, seen);
  if (ballot === null || by === null || !isAbove(by, ballot)) return;
  const led = proposer.phase === "leading";
  tell(turn, { kind: "preempted", ballot, by, led, retry: retryOf(turn) });
  turn.effects.push({ kind: "cancelTimer", timer: prepareTimer });
  for (const slot of Object.keys(proposals)) {
    turn.effects.push({ kind: "cancelTimer", timer: acceptTimer(Number(slot)) });
  }
  change(turn, { proposer: { phase: "idle" } });
  if (pending.length === 0) return;
  backOff(turn);
  missTurn(turn);
}

function retryOf({ state, context }: Turn): (Note & { readonly kind: "preempted" })["retry"] {
  if (state.pending.length === 0) return "never";
  return context.options["backoff"] === 0 ? "at-once" : "after-random-pause";
}

function countPromises(turn: Turn, proposer: Preparing): void {
  const votes = turn.context.nodes.filter((node) => proposer.promises[node] !== undefined);
  if (!isMajority(votes, turn.context.nodes)) return;
  const { ballot, promises } = proposer;
  tell(turn, { kind: "elected", ballot, votes });
  turn.effects.push({ kind: "cancelTimer", timer: prepareTimer });
  finishEarlier(turn, ballot, Object.values(promises));
}

/**
 * Every slot that somebody has voted in may have been chosen, so it is proposed again with the vote
 * of the highest ballot; a slot between them that nobody has voted in gets nothing, so that the log
 * has no gap.
 */
function finishEarlier(turn: Turn, ballot: Ballot, reports: readonly Report[]): void {
  const highest = new Map<number, SlotVote>();
  for (const vote of reports.flatMap(({ accepted }) => accepted)) {
    const other = highest.get(vote.slot);
    if (other === undefined || isAbove(vote.ballot, other.ballot)) highest.set(vote.slot, vote);
  }
  const last = Math.max(turn.state.log.length, ...slotsOf(turn.state.ahead), ...highest.keys());
  const proposer: Leading = { phase: "leading", ballot, nextSlot: last + 1, isFresh: true };
  change(turn, { proposer });
  for (let slot = firstUnknown(turn.state); slot <= last; slot += 1) {
    if (chosenAt(turn.state, slot) !== undefined) continue;
    const earlier = highest.get(slot);
    if (earlier !== undefined) {
      const requests = earlier.value === null ? [] : [earlier.value.id];
      const content = { slot, ballot, earlier: earlier.ballot, requests };
      tell(turn, { kind: "adopt", ...content });
    }
    propose(turn, slot, ballot, earlier?.value ?? null);
  }
}

const slotsOf = (slots: object): readonly number[] => Object.keys(slots).map(Number);

/** Phase 2 for one slot: asks everybody to accept, itself first. */
function propose(turn: Turn, slot: number, ballot: Ballot, value: Value): void {
  const { node, peers } = turn.context;
  accept(turn, slot, { ballot, value });
  const proposal: Proposal = { ballot, value, votes: [node], resends: 0 };
  change(turn, { proposals: { ...turn.state.proposals, [slot]: proposal } });
  for (const peer of peers) {
    turn.effects.push(send(peer, { type: "accept", ballot, slot, value }));
  }
  turn.effects.push({ kind: "setTimer", timer: acceptTimer(slot), delayUs: votesUs(turn, 0) });
  countVotes(turn, slot, proposal);
}

function countVotes(turn: Turn, slot: number, proposal: Proposal): void {
  if (!isMajority(proposal.votes, turn.context.nodes)) return;
  const { ballot, value } = proposal;
  const vote = { ballot, value };
  change(turn, { missed: 0, fruitless: 0 });
  learn(turn, slot, vote);
  for (const peer of turn.context.peers) {
    turn.effects.push(send(peer, { type: "commit", slot, vote }));
  }
}

/**
 * Proposes the own clients' requests that are not in a slot yet. With phase 1 for each, one to a
 * ballot.
 */
function proposePending(turn: Turn): void {
  if (turn.state.proposer.phase !== "leading") return;
  const isOneToABallot = turn.context.options["phase1"] === "always";
  const placed = requestsInSlots(turn.state);
  for (const request of turn.state.pending) {
    const { proposer } = turn.state;
    if (proposer.phase !== "leading" || (isOneToABallot && !proposer.isFresh)) break;
    if (placed.has(request.id)) continue;
    const { ballot, nextSlot } = proposer;
    change(turn, { proposer: { ...proposer, nextSlot: nextSlot + 1, isFresh: false } });
    propose(turn, nextSlot, ballot, request);
  }
  if (!isOneToABallot || turn.state.proposer.phase !== "leading") return;
  const isDone = !hasSlots(turn.state.proposals) && !turn.state.proposer.isFresh;
  if (isDone) change(turn, { proposer: { phase: "idle" } });
}

/** The requests that are in a slot already: proposed, or chosen behind a gap. */
function requestsInSlots({ proposals, ahead }: PaxosState): ReadonlySet<string> {
  const requests = new Set<string>();
  for (const slot in proposals) requests.add(proposals[slot]?.value?.id ?? "");
  for (const slot in ahead) requests.add(ahead[slot]?.value?.id ?? "");
  return requests;
}
