// One step of a node while it is being made: the context, the state so far, the effects so far.
// Every part of the mode adds to it; from outside, a step is a pure function.

import type { RefusalCode } from "../../data/refusal.ts";
import type { NodeId, RequestId, RowId } from "../../data/value.ts";
import { type Context, type Effect, note, replyRefused, type Step, send } from "../../sim/mode.ts";
import type { Note } from "../../sim/note.ts";
import { type Settings, settingsOf } from "./about.ts";
import type { GaleraMessage } from "./messages.ts";
import type { GaleraState, Report, Status } from "./state.ts";

export interface Turn {
  readonly context: Context;
  readonly settings: Settings;
  state: GaleraState;
  readonly effects: Effect<GaleraMessage>[];
}

export function startTurn(state: GaleraState, context: Context): Turn {
  return { context, settings: settingsOf(context.options), state, effects: [] };
}

export function endTurn({ state, effects }: Turn): Step<GaleraState, GaleraMessage> {
  return { state, effects };
}

export function change(turn: Turn, patch: Partial<GaleraState>): void {
  turn.state = { ...turn.state, ...patch };
}

export function tell(turn: Turn, content: Note): void {
  turn.effects.push(note(content));
}

export function sendTo(turn: Turn, nodes: readonly NodeId[], message: GaleraMessage): void {
  for (const node of nodes) turn.effects.push(send(node, message));
}

export function refuse(turn: Turn, request: RequestId, code: RefusalCode, row?: RowId): void {
  tell(turn, { kind: "refuse", request, code, row: row ?? null });
  turn.effects.push(replyRefused(request, code, row));
}

export function cancelTimer(turn: Turn, timer: string): void {
  turn.effects.push({ kind: "cancelTimer", timer });
}

/** The other members of the view. */
export function others({ state, context }: Turn): readonly NodeId[] {
  return state.view.members.filter((member) => member !== context.node);
}

export function isMember({ state, context }: Turn): boolean {
  return state.view.members.includes(context.node);
}

export function statusOf({ time, received }: GaleraState): Status {
  return { time, received };
}

export function reportOf({ sequence, delivered, store }: GaleraState): Report {
  return { sequence, delivered, pending: store };
}
