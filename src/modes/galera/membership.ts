// Who is there: signs of life in the background, suspicion of the silent, and what follows from it.
// Only timers measure silence, never the clock: a clock that jumps must not vote anybody out.
import type { NodeId } from "../../data/value.ts";
import { isMajority } from "../shared/quorum.ts";
import {
  advance,
  becomeNonPrimary,
  beginChange,
  fallBehind,
  leaderOf,
  propose,
  settleNotice,
  welcomeBack,
} from "./agreement.ts";
import { expectLife } from "./installation.ts";
import type { GaleraMessage } from "./messages.ts";
import { change, type Turn, tell } from "./turn.ts";

export const aliveTimer = "alive";

/** Begins to listen and to show life, at the start and after a restart. */
export function beginListening(turn: Turn): void {
  startAliveTimer(turn);
  for (const node of turn.context.peers) expectLife(turn, node);
}

function startAliveTimer(turn: Turn): void {
  const delayUs = turn.settings.aliveUs;
  turn.effects.push({ kind: "setTimer", timer: aliveTimer, delayUs, background: true });
}

export function showLife(turn: Turn): void {
  const message: GaleraMessage = { kind: "alive", view: turn.state.view.id };
  for (const to of turn.context.peers) {
    turn.effects.push({ kind: "send", to, message, background: true });
  }
  startAliveTimer(turn);
}

export function onAlive(turn: Turn, from: NodeId, view: number): void {
  expectLife(turn, from);
  const isAhead = view > turn.state.view.id;
  if (view >= turn.state.view.id) settleNotice(turn, from);
  if (isAhead) fallBehind(turn);
  if (clearSuspicion(turn, from)) welcomeBack(turn, from, isAhead);
}

/** A message has come from a node. Tells whether it was suspected. */
export function clearSuspicion(turn: Turn, from: NodeId): boolean {
  const { suspected } = turn.state;
  if (!suspected.includes(from)) return false;
  change(turn, { suspected: suspected.filter((node) => node !== from) });
  expectLife(turn, from);
  return true;
}

/** A node was silent for too long: its view has to go on without it, or to stop. */
export function onSilence(turn: Turn, node: NodeId): void {
  const { state } = turn;
  change(turn, { suspected: [...state.suspected, node] });
  const { members } = state.view;
  if (!members.includes(node) || !members.includes(turn.context.node)) return;
  tell(turn, { kind: "suspect", node });
  beginChange(turn);
  const alive = members.filter((member) => !turn.state.suspected.includes(member));
  if (!isMajority(alive, members)) becomeNonPrimary(turn);
  if (turn.state.proposal !== null) advance(turn, false);
  else if (leaderOf(turn) === turn.context.node) propose(turn);
}

/**
 * After a crash: only a component that goes on, or more than half of the last view, makes this node
 * serve again.
 */
export function restart(turn: Turn): void {
  beginListening(turn);
  const { view } = turn.state;
  tell(turn, { kind: "view", view: view.id, members: [turn.context.node], primary: false });
  propose(turn);
}
