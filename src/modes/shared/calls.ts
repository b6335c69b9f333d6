// Calls: messages that are sent again until their answer comes, over loss. Where the outbox
// delivers letters, a call waits for a particular answer, and its caller can drop it at any time.
// At-least-once: the called must bear repeats.
import type { NodeId } from "../../data/value.ts";
import { type Dictionary, withEntry, withoutEntry } from "../../lib/record.ts";
import { type Context, type Effect, note, send } from "../../sim/mode.ts";
import { patienceUs } from "./patience.ts";

export interface Call<Message> {
  readonly to: NodeId;
  readonly message: Message;
  /** How often it has been sent again. */
  readonly resends: number;
  /** Whether it goes on after a crash of the caller. */
  readonly durable: boolean;
}

/** By a key that the caller chooses. */
export type Calls<Message> = Dictionary<Call<Message>>;

export interface Called<Message> {
  readonly calls: Calls<Message>;
  readonly effects: readonly Effect<Message>[];
}

const timerPrefix = "call:";

/** The key of the call that a timer belongs to; null for other timers. */
export function callOf(timer: string): string | null {
  return timer.startsWith(timerPrefix) ? timer.slice(timerPrefix.length) : null;
}

/** Sends a message and goes on sending it until `endCall`. A call of the same key is replaced. */
export function startCall<Message>(
  calls: Calls<Message>,
  context: Context,
  key: string,
  call: Pick<Call<Message>, "to" | "message" | "durable">,
): Called<Message> {
  const { calls: next, effects } = expectCall(calls, context, key, call);
  return { calls: next, effects: [send(call.to, call.message), ...effects] };
}

/** Like `startCall`, but the message is only sent if its answer does not come by itself. */
export function expectCall<Message>(
  calls: Calls<Message>,
  context: Context,
  key: string,
  expected: Pick<Call<Message>, "to" | "message" | "durable">,
): Called<Message> {
  const call = { ...expected, resends: 0 };
  return { calls: withEntry(calls, key, call), effects: [startTimer(context, key, call)] };
}

/** The answer has come, or nobody waits for it any more. */
export function endCall<Message>(calls: Calls<Message>, key: string): Called<Message> {
  if (calls[key] === undefined) return { calls, effects: [] };
  return {
    calls: withoutEntry(calls, key),
    effects: [{ kind: "cancelTimer", timer: timerPrefix + key }],
  };
}

/** The call's timer has run out: sends it again. */
export function repeatCall<Message>(
  calls: Calls<Message>,
  context: Context,
  key: string,
): Called<Message> {
  const earlier = calls[key];
  if (earlier === undefined) return { calls, effects: [] };
  const call = { ...earlier, resends: earlier.resends + 1 };
  return {
    calls: withEntry(calls, key, call),
    effects: [
      send(call.to, call.message),
      startTimer(context, key, call),
      note({ kind: "resend", to: call.to, count: 1 }),
    ],
  };
}

/** The calls that a crash leaves. */
export function durableCalls<Message>(calls: Calls<Message>): Calls<Message> {
  return Object.fromEntries(Object.entries(calls).filter(([, call]) => call.durable));
}

/** The called may have to ask others before it can answer. */
function startTimer(
  { roundTripsUs, longestRoundTripUs }: Context,
  key: string,
  { to, resends }: Pick<Call<unknown>, "to" | "resends">,
): Effect<never> {
  const roundTripUs = (roundTripsUs[to] ?? 0) + longestRoundTripUs;
  return { kind: "setTimer", timer: timerPrefix + key, delayUs: patienceUs(roundTripUs, resends) };
}
