// The total order of a view. Every member stores a write-set and says so to all; it is delivered
// when every member is known to store it and can send nothing that would be ordered before it. The
// order is (Lamport time, node id) (Lamport, "Time, Clocks, and the Ordering of Events in a
// Distributed System", 1978; Galera's safe delivery).
import type { NodeId } from "../../data/value.ts";
import { withEntry } from "../../lib/record.ts";
import { patienceUs } from "../shared/patience.ts";
import { contiguous, firstStored, missing, withStatus } from "./heard.ts";
import { deliver } from "./order.ts";
import type { Broadcast, Job, Status, WriteSet } from "./state.ts";
import { cancelTimer, change, others, sendTo, statusOf, type Turn, tell } from "./turn.ts";

export const resendTimer = "resend";
/**
 * Of a view that this node has not entered yet, more than this is not kept: it will be sent again.
 */
const mostAhead = 500;

/** What the transaction is, without its place. */
export type Content = Pick<WriteSet, "request" | "sync" | "lastSeen" | "keys" | "rows">;

/** Gives the transaction this node's next index and Lamport time, stores it and sends it to all. */
export function broadcast(turn: Turn, content: Content): WriteSet {
  const { state, context } = turn;
  const { node } = context;
  const index = (state.received[node] ?? 0) + 1;
  const { request, sync, lastSeen, keys, rows } = content;
  const set: WriteSet = {
    view: state.view.id,
    origin: node,
    index,
    time: state.time + 1,
    request,
    sync,
    lastSeen,
    keys,
    rows,
  };
  change(turn, {
    time: set.time,
    received: withEntry(state.received, node, index),
    store: [...state.store, set],
  });
  noteOwn(turn);
  sendTo(turn, others(turn), { kind: "write-set", set, status: statusOf(turn.state) });
  return set;
}

/** Takes part in a view's traffic. The view is this node's own, and it serves. */
export function receiveBroadcast(turn: Turn, from: NodeId, message: Broadcast): void {
  hear(turn, from, message.status);
  if (message.kind === "acknowledge") {
    if (message.ask) sendStatus(turn, [from]);
    return;
  }
  const { set } = message;
  const before = turn.state.received[set.origin] ?? 0;
  const isKnown =
    set.index <= before ||
    turn.state.store.some(({ origin, index }) => origin === set.origin && index === set.index);
  if (!isKnown) store(turn, set);
  const isNews = (turn.state.received[set.origin] ?? 0) > before;
  if (isNews) sendStatus(turn, others(turn));
  else if (isKnown) sendStatus(turn, [from]);
}

function store(turn: Turn, set: WriteSet): void {
  const sets = [...turn.state.store, set];
  const before = turn.state.received[set.origin] ?? 0;
  const index = contiguous(sets, set.origin, before);
  const received = withEntry(turn.state.received, set.origin, index);
  change(turn, { store: sets, received });
  noteOwn(turn);
}

function hear(turn: Turn, from: NodeId, status: Status): void {
  const { state } = turn;
  change(turn, {
    heard: withStatus(state.heard, from, status),
    time: Math.max(state.time, status.time),
  });
  noteOwn(turn);
}

/** What this node itself has counts like what the others say. */
function noteOwn(turn: Turn): void {
  const { state, context } = turn;
  change(turn, { heard: withEntry(state.heard, context.node, statusOf(state)) });
}

function sendStatus(turn: Turn, nodes: readonly NodeId[], ask = false): void {
  const { state } = turn;
  sendTo(turn, nodes, { kind: "acknowledge", view: state.view.id, status: statusOf(state), ask });
}

/** Delivers all that may be delivered. Tells whether there was any. */
export function deliverReady(turn: Turn): boolean {
  let isAny = false;
  for (;;) {
    const first = firstStored(turn.state);
    if (turn.state.phase !== "serving" || first === undefined) return isAny;
    if (first.index > (turn.state.received[first.origin] ?? 0)) return isAny;
    if (missing(turn.state, first).length > 0) return isAny;
    isAny = true;
    const { store, delivered } = turn.state;
    change(turn, {
      store: store.filter((set) => set !== first),
      delivered: withEntry(delivered, first.origin, first.index),
    });
    deliver(turn, first);
  }
}

/** Keeps the resend timer running while something is undelivered, anew after each progress. */
export function keepResending(turn: Turn, isProgress: boolean): void {
  const { state } = turn;
  const isOpen = state.phase === "serving" && state.store.length > 0;
  if (!isOpen) {
    if (state.timeouts !== null) cancelTimer(turn, resendTimer);
    if (state.timeouts !== null) change(turn, { timeouts: null });
  } else if (isProgress || state.timeouts === null) {
    startResending(turn, 0);
  }
}

/** All members have to hear of a write-set and to say so to all: two ways, of any link. */
function startResending(turn: Turn, timeouts: number): void {
  const delayUs = patienceUs(turn.context.longestRoundTripUs, timeouts);
  change(turn, { timeouts });
  turn.effects.push({ kind: "setTimer", timer: resendTimer, delayUs });
}

/**
 * Sends members what they lack of this node's, and asks those that hold up the order for what they
 * have.
 */
export function resend(turn: Turn): void {
  const { state, context } = turn;
  const first = firstStored(state);
  if (state.phase !== "serving" || first === undefined) return;
  for (const member of others(turn)) {
    const known = state.heard[member]?.received[context.node] ?? 0;
    const lacking = state.store.filter(
      ({ origin, index }) => origin === context.node && index > known,
    );
    for (const set of lacking) {
      sendTo(turn, [member], { kind: "write-set", set, status: statusOf(state) });
    }
    if (lacking.length > 0) tell(turn, { kind: "resend", to: member, count: lacking.length });
    else if (state.store.some((set) => missing(state, set).includes(member))) {
      sendStatus(turn, [member], true);
    }
  }
  tellWaiting(turn, missing(state, first));
  startResending(turn, (state.timeouts ?? 0) + 1);
}

/** Notes once for each request of this node that members hold it up. */
function tellWaiting(turn: Turn, nodes: readonly NodeId[]): void {
  const isNews = ({ stage, told }: Job): boolean => stage !== "waiting" && !told;
  for (const { request } of turn.state.jobs.filter(isNews)) {
    tell(turn, { kind: "wait", request: request.id, reason: "member", nodes });
  }
  const jobs = turn.state.jobs.map((job) => (isNews(job) ? { ...job, told: true } : job));
  change(turn, { jobs });
}

/** Keeps what belongs to a view that this node will enter. */
export function keepAhead(turn: Turn, from: NodeId, message: Broadcast): void {
  const { ahead } = turn.state;
  if (ahead.length < mostAhead) change(turn, { ahead: [...ahead, { from, message }] });
}

export function viewOf(message: Broadcast): number {
  return message.kind === "write-set" ? message.set.view : message.view;
}

/** After entering a view: takes in what was kept for it, and forgets what was for earlier ones. */
export function replayAhead(turn: Turn): void {
  const { ahead, view } = turn.state;
  change(turn, { ahead: ahead.filter(({ message }) => viewOf(message) > view.id) });
  for (const { from, message } of ahead) {
    if (viewOf(message) === view.id) receiveBroadcast(turn, from, message);
  }
}
