// One event at one node: the state as it grows and the effects so far. A node is often its own
// home or coordinator; what it says to itself goes to the inbox and is dealt with in the same
// turn, so that no rule has a local twin.
import type { NodeId } from "../../data/value.ts";
import { withEntry } from "../../lib/record.ts";
import { type Context, type Effect, note, send } from "../../sim/mode.ts";
import type { Note } from "../../sim/note.ts";
import { type Called, endCall, expectCall, startCall } from "../shared/calls.ts";
import type { Posted } from "../shared/outbox.ts";
import type { HomeFact, HomeMessage, Image } from "./messages.ts";
import { type HomeState, homeOf } from "./state.ts";

export interface Turn {
  state: HomeState;
  readonly context: Context;
  readonly effects: Effect<HomeMessage>[];
  readonly inbox: HomeMessage[];
}

export function newTurn(state: HomeState, context: Context): Turn {
  return { state, context, effects: [], inbox: [] };
}

export function change(turn: Turn, part: Partial<HomeState>): void {
  turn.state = { ...turn.state, ...part };
}

export function tell(turn: Turn, content: Note): void {
  if (!turn.context.quiet) turn.effects.push(note(content));
}

export function say(turn: Turn, to: NodeId, message: HomeMessage): void {
  if (to === turn.state.node) turn.inbox.push(message);
  else turn.effects.push(send(to, message));
}

export function takeCalls(turn: Turn, called: Called<HomeMessage>): void {
  change(turn, { calls: called.calls });
  turn.effects.push(...called.effects);
}

export function takePosted(turn: Turn, posted: Posted<readonly Image[]>): void {
  change(turn, { outbox: posted.outbox });
  turn.effects.push(...posted.effects);
}

type Callee = { readonly to: NodeId; readonly message: HomeMessage; readonly durable: boolean };

/**
 * Says something until it is answered. To itself a node says it once: an answer can only be missing
 * after a crash, and durable calls are said again then.
 */
export function call(turn: Turn, key: string, callee: Callee): void {
  if (callee.to !== turn.state.node) {
    takeCalls(turn, startCall(turn.state.calls, turn.context, key, callee));
    return;
  }
  keepOwnCall(turn, key, callee);
  turn.inbox.push(callee.message);
}

/** Like `call`, but says nothing before the first wait is over. */
export function callLater(turn: Turn, key: string, callee: Callee): void {
  if (callee.to === turn.state.node) keepOwnCall(turn, key, callee);
  else takeCalls(turn, expectCall(turn.state.calls, turn.context, key, callee));
}

function keepOwnCall(turn: Turn, key: string, callee: Callee): void {
  if (!callee.durable) return;
  change(turn, { calls: withEntry(turn.state.calls, key, { ...callee, resends: 0 }) });
}

export function answered(turn: Turn, key: string): void {
  takeCalls(turn, endCall(turn.state.calls, key));
}

/**
 * Takes in where a row lives, if that is news. Where it is this node, the row itself is still to
 * come.
 */
export function learn(turn: Turn, { row, home, epoch }: HomeFact): void {
  if (epoch <= homeOf(turn.state, row).epoch) return;
  const ready = home !== turn.state.node;
  change(turn, { homes: withEntry(turn.state.homes, row, { node: home, epoch, ready }) });
}
