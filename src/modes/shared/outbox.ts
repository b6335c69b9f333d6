// Reliable delivery for asynchronous modes: what is sent stays in the outbox until its receiver
// acknowledges it, over loss, crash and restart. At-least-once: receivers must bear repeats. The
// outbox belongs to the durable state.
//
// Each link has one timer, which counts from the sending of the oldest unconfirmed letter. When it
// runs out, the letters that are older than the time-out go again, and no others.
import type { NodeId } from "../../data/value.ts";
import { type Dictionary, withEntry, withoutEntry } from "../../lib/record.ts";
import {
  type Context,
  type Effect,
  type MessageLabel,
  note,
  type Step,
  send,
} from "../../sim/mode.ts";
import { patienceUs } from "./patience.ts";

export interface Letter<Body> {
  readonly id: number;
  readonly body: Body;
  /** When it was sent last, by its sender's uptime. */
  readonly sentUs: number;
}

interface Queue<Body> {
  /** In the order of their ids. */
  readonly letters: readonly Letter<Body>[];
  /** How often in a row the timer has run out. */
  readonly timeouts: number;
}

export interface Outbox<Body> {
  readonly nextId: number;
  /** By receiver; receivers that owe nothing are left out. */
  readonly queues: Dictionary<Queue<Body>>;
}

/** What outboxes say to each other besides the letters. */
export type MailReply =
  | { readonly type: "received"; readonly id: number }
  /** A node is back: whatever waits for it may go now. */
  | { readonly type: "hello" };

/** What the outboxes of two nodes say to each other. */
export type Post<Body> =
  | { readonly type: "letter"; readonly id: number; readonly body: Body }
  | MailReply;

export interface Posted<Body> {
  readonly outbox: Outbox<Body>;
  readonly effects: readonly Effect<Post<Body>>[];
}

const timerPrefix = "resend:";
const timerOf = (node: NodeId): string => `${timerPrefix}${node}`;

export const emptyOutbox: Outbox<never> = { nextId: 1, queues: {} };

/** Sends a body to all other nodes, as one letter. */
export function post<Body>(outbox: Outbox<Body>, context: Context, body: Body): Posted<Body> {
  const letter: Letter<Body> = { id: outbox.nextId, body, sentUs: context.uptimeUs };
  const effects: Effect<Post<Body>>[] = [];
  let { queues } = outbox;
  for (const node of context.peers) {
    const before = queues[node];
    const letters = before === undefined ? [letter] : [...before.letters, letter];
    const queue: Queue<Body> = { letters, timeouts: before?.timeouts ?? 0 };
    queues = withEntry(queues, node, queue);
    effects.push(sendLetter(node, letter));
    if (before === undefined) effects.push(startTimer(context, node, queue));
  }
  return { outbox: { nextId: outbox.nextId + 1, queues }, effects };
}

/** The answer to a letter that has arrived, new or not. */
export function acknowledge<Body>(from: NodeId, id: number): Effect<Post<Body>> {
  return send(from, { type: "received", id });
}

/** A receiver has a letter: it need not be sent again. */
function settle<Body>(
  outbox: Outbox<Body>,
  context: Context,
  node: NodeId,
  id: number,
): Posted<Body> {
  const queue = outbox.queues[node];
  if (queue === undefined) return { outbox, effects: [] };
  const letters = queue.letters.filter((letter) => letter.id !== id);
  if (letters.length === queue.letters.length) return { outbox, effects: [] };
  if (letters.length > 0) {
    const rest: Queue<Body> = { ...queue, letters };
    return {
      outbox: { ...outbox, queues: withEntry(outbox.queues, node, rest) },
      // Where the oldest is still the same one, so is the end of its time.
      effects: oldestUs(rest) === oldestUs(queue) ? [] : [startTimer(context, node, rest)],
    };
  }
  return {
    outbox: { ...outbox, queues: withoutEntry(outbox.queues, node) },
    effects: [{ kind: "cancelTimer", timer: timerOf(node) }],
  };
}

/** What the outbox itself does with mail that is no letter. */
export function receiveReply<Body>(
  outbox: Outbox<Body>,
  context: Context,
  from: NodeId,
  reply: MailReply,
): Posted<Body> {
  return reply.type === "received"
    ? settle(outbox, context, from, reply.id)
    : welcome(outbox, context, from);
}

/** The state of a mode after its outbox has done something. */
export function mailed<Body, State extends { readonly outbox: Outbox<Body> }>(
  state: State,
  { outbox, effects }: Posted<Body>,
): Step<State, Post<Body>> {
  return { state: { ...state, outbox }, effects };
}

export function labelOfReply({ type }: MailReply): MessageLabel {
  return { kind: type, text: "", role: type === "received" ? "acknowledge" : "repair" };
}

/** Whose resend timer this is; null for other timers. */
export function receiverOf(timer: string): NodeId | null {
  return timer.startsWith(timerPrefix) ? timer.slice(timerPrefix.length) : null;
}

/** The resend timer has run out: what is older than the time-out goes again. */
export function resend<Body>(outbox: Outbox<Body>, context: Context, node: NodeId): Posted<Body> {
  const queue = outbox.queues[node];
  if (queue === undefined) return { outbox, effects: [] };
  const sentBy = context.uptimeUs - timeoutUs(context, node, queue);
  return sendAgain(outbox, context, node, {
    letters: queue.letters,
    timeouts: queue.timeouts + 1,
    isDue: ({ sentUs }) => sentUs <= sentBy,
  });
}

/** A receiver is back: sends what waits for it, and is patient again only for the usual time. */
function welcome<Body>(outbox: Outbox<Body>, context: Context, node: NodeId): Posted<Body> {
  const queue = outbox.queues[node];
  if (queue === undefined) return { outbox, effects: [] };
  const { letters } = queue;
  return sendAgain(outbox, context, node, { letters, timeouts: 0, isDue: () => true });
}

/** After a restart: greets everybody and sends again whatever was not acknowledged. */
export function resume<Body>(outbox: Outbox<Body>, context: Context): Posted<Body> {
  const { peers } = context;
  let current = outbox;
  const effects: Effect<Post<Body>>[] = peers.map((peer) => send(peer, { type: "hello" }));
  for (const peer of peers) {
    const again = welcome(current, context, peer);
    current = again.outbox;
    effects.push(...again.effects);
  }
  return { outbox: current, effects };
}

interface Again<Body> extends Queue<Body> {
  isDue(letter: Letter<Body>): boolean;
}

function sendAgain<Body>(
  outbox: Outbox<Body>,
  context: Context,
  node: NodeId,
  { letters, timeouts, isDue }: Again<Body>,
): Posted<Body> {
  const due = letters.filter(isDue);
  const sentUs = context.uptimeUs;
  const queue: Queue<Body> = {
    letters: letters.map((letter) => (isDue(letter) ? { ...letter, sentUs } : letter)),
    timeouts,
  };
  return {
    outbox: { ...outbox, queues: withEntry(outbox.queues, node, queue) },
    effects: [
      ...due.map((letter) => sendLetter(node, letter)),
      startTimer(context, node, queue),
      note({ kind: "resend", to: node, count: due.length }),
    ],
  };
}

function sendLetter<Body>(node: NodeId, { id, body }: Letter<Body>): Effect<Post<Body>> {
  return send(node, { type: "letter", id, body });
}

function timeoutUs<Body>({ roundTripsUs }: Context, node: NodeId, queue: Queue<Body>): number {
  return patienceUs(roundTripsUs[node] ?? 0, queue.timeouts);
}

/** When the oldest letter was sent. */
function oldestUs<Body>({ letters }: Queue<Body>): number {
  return letters.reduce((first, { sentUs }) => Math.min(first, sentUs), Number.POSITIVE_INFINITY);
}

/** In place of the one that runs. The oldest may be past a time-out that has become shorter. */
function startTimer<Body>(context: Context, node: NodeId, queue: Queue<Body>): Effect<never> {
  const dueUs = oldestUs(queue) + timeoutUs(context, node, queue);
  const delayUs = Math.max(0, dueUs - context.uptimeUs);
  return { kind: "setTimer", timer: timerOf(node), delayUs };
}
