// Reliable delivery for asynchronous modes: what is sent stays in the outbox until its receiver
// acknowledges it, over loss, crash and restart. At-least-once: receivers must bear repeats. The
// outbox belongs to the durable state.
import type { NodeId } from "../../data/value.ts";
import { type Dictionary, withEntry, withoutEntry } from "../../lib/record.ts";
import { type Effect, type MessageLabel, note, type Step, send } from "../../sim/mode.ts";

export interface Letter<Body> {
  readonly id: number;
  readonly body: Body;
}

interface Queue<Body> {
  readonly letters: readonly Letter<Body>[];
  /** How long to wait before the next resend. */
  readonly delayUs: number;
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

const firstDelayUs = 2_000_000;
const longestDelayUs = 8_000_000;
const timerPrefix = "resend:";
const timerOf = (node: NodeId): string => `${timerPrefix}${node}`;

export const emptyOutbox: Outbox<never> = { nextId: 1, queues: {} };

/** Sends a body to each of the nodes, as one letter. */
export function post<Body>(
  outbox: Outbox<Body>,
  nodes: readonly NodeId[],
  body: Body,
): Posted<Body> {
  const letter: Letter<Body> = { id: outbox.nextId, body };
  const effects: Effect<Post<Body>>[] = [];
  let { queues } = outbox;
  for (const node of nodes) {
    const queue = queues[node];
    const letters = queue === undefined ? [letter] : [...queue.letters, letter];
    queues = withEntry(queues, node, { letters, delayUs: queue?.delayUs ?? firstDelayUs });
    effects.push(send(node, { type: "letter", ...letter }));
    if (queue === undefined) effects.push(startTimer(node, firstDelayUs));
  }
  return { outbox: { nextId: outbox.nextId + 1, queues }, effects };
}

/** The answer to a letter that has arrived, new or not. */
export function acknowledge<Body>(from: NodeId, id: number): Effect<Post<Body>> {
  return send(from, { type: "received", id });
}

/** A receiver has a letter: it need not be sent again. */
function settle<Body>(outbox: Outbox<Body>, node: NodeId, id: number): Posted<Body> {
  const queue = outbox.queues[node];
  if (queue === undefined) return { outbox, effects: [] };
  const letters = queue.letters.filter((letter) => letter.id !== id);
  if (letters.length === queue.letters.length) return { outbox, effects: [] };
  if (letters.length > 0) {
    const queues = withEntry(outbox.queues, node, { letters, delayUs: queue.delayUs });
    return { outbox: { ...outbox, queues }, effects: [] };
  }
  return {
    outbox: { ...outbox, queues: withoutEntry(outbox.queues, node) },
    effects: [{ kind: "cancelTimer", timer: timerOf(node) }],
  };
}

/** What the outbox itself does with mail that is no letter. */
export function receiveReply<Body>(
  outbox: Outbox<Body>,
  from: NodeId,
  reply: MailReply,
): Posted<Body> {
  return reply.type === "received" ? settle(outbox, from, reply.id) : welcome(outbox, from);
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

/**
 * The resend timer has run out: sends everything again that waits, and waits twice as long for the
 * next time.
 */
export function resend<Body>(outbox: Outbox<Body>, node: NodeId): Posted<Body> {
  const queue = outbox.queues[node];
  if (queue === undefined) return { outbox, effects: [] };
  const delayUs = Math.min(2 * queue.delayUs, longestDelayUs);
  return sendAgain(outbox, node, queue.letters, delayUs);
}

/** A receiver is back: sends what waits for it, and is patient again only for the usual time. */
function welcome<Body>(outbox: Outbox<Body>, node: NodeId): Posted<Body> {
  const queue = outbox.queues[node];
  if (queue === undefined) return { outbox, effects: [] };
  return sendAgain(outbox, node, queue.letters, firstDelayUs);
}

/** After a restart: greets everybody and sends again whatever was not acknowledged. */
export function resume<Body>(outbox: Outbox<Body>, peers: readonly NodeId[]): Posted<Body> {
  let current = outbox;
  const effects: Effect<Post<Body>>[] = peers.map((peer) => send(peer, { type: "hello" }));
  for (const peer of peers) {
    const again = welcome(current, peer);
    current = again.outbox;
    effects.push(...again.effects);
  }
  return { outbox: current, effects };
}

function sendAgain<Body>(
  outbox: Outbox<Body>,
  node: NodeId,
  letters: readonly Letter<Body>[],
  delayUs: number,
): Posted<Body> {
  return {
    outbox: { ...outbox, queues: withEntry(outbox.queues, node, { letters, delayUs }) },
    effects: [
      ...letters.map((letter): Effect<Post<Body>> => send(node, { type: "letter", ...letter })),
      startTimer(node, delayUs),
      note({ kind: "resend", to: node, count: letters.length }),
    ],
  };
}

function startTimer(node: NodeId, delayUs: number): Effect<never> {
  return { kind: "setTimer", timer: timerOf(node), delayUs };
}
