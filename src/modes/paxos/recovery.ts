// What brings every node to the same log although messages are lost and nodes crash. Two watches,
// each a timer that runs only while there is something to watch for, so that a run gets quiet:
// - `settle`: until everybody is known to know what this node knows, it asks, and whoever is behind
//   gets what it lacks;
// - `finish`: while a vote has been given here whose outcome is not known, it asks, and in the end
//   takes a ballot itself.
import type { NodeId } from "../../data/value.ts";
import { send } from "../../sim/mode.ts";
import { entriesFrom } from "../shared/log.ts";
import { patienceUs } from "../shared/patience.ts";
import { learn, reportPosition } from "./learner.ts";
import type { MessageOf } from "./messages.ts";
import { prepare } from "./proposer.ts";
import { change, firstUnknown, hasSlots, type PaxosState, type Turn, tell } from "./state.ts";

export const settleTimer = "settle";
export const finishTimer = "finish";
const finishRangeUs = 1_000_000;

/** After a restart the node knows nothing of the others: it asks them all. */
export function onRestart(turn: Turn): void {
  ask(turn, turn.context.peers);
}

export function onAsk(turn: Turn, from: NodeId, { position }: MessageOf<"ask">): void {
  const { log } = turn.state;
  knows(turn, from, position);
  if (position > log.length) ask(turn, [from]);
  else if (position === log.length) {
    reportPosition(turn, from);
  } else {
    const votes = entriesFrom(log, position + 1);
    tell(turn, { kind: "resynchronise", with: from, count: votes.length });
    turn.effects.push(send(from, { type: "catch-up", first: position + 1, votes }));
  }
}

export function onCatchUp(turn: Turn, from: NodeId, message: MessageOf<"catch-up">): void {
  const { first, votes } = message;
  for (const [i, vote] of votes.entries()) learn(turn, first + i, vote);
  knows(turn, from, first + votes.length - 1);
  reportPosition(turn, from);
}

export function onKnown(turn: Turn, from: NodeId, message: MessageOf<"known">): void {
  knows(turn, from, message.position);
  allKnow(turn, message.settled);
}

export function onSettled(turn: Turn, { position }: MessageOf<"settled">): void {
  allKnow(turn, position);
}

/** Starts and stops the watches after whatever has happened to the node. */
export function watch(turn: Turn): void {
  noticeSettled(turn);
  const { state } = turn;
  if (state.settled < state.log.length) {
    if (state.settling === null) watchSettling(turn, 0);
  } else if (state.settling !== null) {
    change(turn, { settling: null });
    turn.effects.push({ kind: "cancelTimer", timer: settleTimer });
  }
  if (hasUnfinished(state)) {
    if (state.finishing === null) watchFinishing(turn, 0);
  } else if (state.finishing !== null) {
    change(turn, { finishing: null });
    turn.effects.push({ kind: "cancelTimer", timer: finishTimer });
  }
}

export function onSettleTimer(turn: Turn): void {
  const { settling, settled, known } = turn.state;
  if (settling === null) return;
  const isStuck = settled < settling.mark;
  if (isStuck) {
    // First those that may be behind; then all, since anybody may have heard from them meanwhile.
    const { peers } = turn.context;
    const behind = peers.filter((peer) => (known[peer] ?? -1) < settling.mark);
    ask(turn, settling.tries === 0 ? behind : peers);
  }
  watchSettling(turn, isStuck ? settling.tries + 1 : 0);
}

/**
 * First asks whether anybody knows how it ended; then finishes it itself, unless it is at work on
 * it already.
 */
export function onFinishTimer(turn: Turn): void {
  const { finishing } = turn.state;
  if (finishing === null) return;
  const isStuck = firstUnknown(turn.state) === finishing.mark && !isAtWork(turn.state);
  if (isStuck && finishing.tries === 0) ask(turn, turn.context.peers);
  if (isStuck && finishing.tries > 0) prepare(turn);
  watchFinishing(turn, isStuck ? finishing.tries + 1 : 0);
}

function hasUnfinished({ accepted, ahead }: PaxosState): boolean {
  return hasSlots(accepted) || hasSlots(ahead);
}

function isAtWork({ proposer, proposals }: PaxosState): boolean {
  if (proposer.phase === "leading") return hasSlots(proposals);
  return proposer.phase !== "idle";
}

function watchSettling(turn: Turn, tries: number): void {
  change(turn, { settling: { mark: turn.state.log.length, tries } });
  turn.effects.push({ kind: "setTimer", timer: settleTimer, delayUs: roundUs(turn, tries) });
}

function watchFinishing(turn: Turn, tries: number): void {
  change(turn, { finishing: { mark: firstUnknown(turn.state), tries } });
  // Of a range, so that not all acceptors of a forsaken value take a ballot at once.
  const delayUs = [roundUs(turn, tries), roundUs(turn, tries) + finishRangeUs] as const;
  turn.effects.push({ kind: "setTimer", timer: finishTimer, delayUs });
}

/** How long the others are left to get on by themselves. */
function roundUs({ context }: Turn, tries: number): number {
  return patienceUs(context.longestRoundTripUs, tries);
}

function ask(turn: Turn, peers: readonly NodeId[]): void {
  const position = turn.state.log.length;
  for (const peer of peers) turn.effects.push(send(peer, { type: "ask", position }));
}

/** Takes in how much of the log another node knows at least. */
function knows(turn: Turn, node: NodeId, position: number): void {
  const { known, settling } = turn.state;
  if (position <= (known[node] ?? -1)) return;
  change(turn, { known: { ...known, [node]: position } });
  // Somebody answers: there is no reason to become more patient.
  if (settling !== null && settling.tries > 1) {
    change(turn, { settling: { ...settling, tries: 1 } });
  }
}

function allKnow(turn: Turn, position: number): void {
  if (position <= turn.state.settled) return;
  for (const peer of turn.context.peers) knows(turn, peer, position);
  change(turn, { settled: position });
}

/** Tells everybody, once, that all know the log up to here. */
function noticeSettled(turn: Turn): void {
  const { known, log, settled } = turn.state;
  if (settled >= log.length) return;
  const { peers } = turn.context;
  const position = Math.min(log.length, ...peers.map((peer) => known[peer] ?? -1));
  if (position <= settled) return;
  change(turn, { settled: position });
  for (const peer of peers) turn.effects.push(send(peer, { type: "settled", position }, true));
}
