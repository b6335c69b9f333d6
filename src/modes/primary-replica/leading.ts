// The primary's side: it carries out writes, ships its log to every replica until each has all of
// it, and with semi-sync holds back the OK until one replica has the entry. Until then nobody sees
// the write at the primary, either (MySQL's AFTER_SYNC; with AFTER_COMMIT everybody does). Where no
// replica answers in time it goes on as async, and returns to semi-sync when one has caught up.
// Simplified: a write on top of one that waits is carried out and waits, too, where InnoDB would
// let it wait for the row's lock.
import { writes } from "../../data/operation.ts";
import { evaluate } from "../../data/plainTable.ts";
import type { NodeId, RequestId } from "../../data/value.ts";
import { defined } from "../../lib/assert.ts";
import { mapValues, withEntry, withoutEntry } from "../../lib/record.ts";
import { type Reply, type Request, send } from "../../sim/mode.ts";
import { isBelowFloor, originOf, raiseFloor, recall, remember } from "../shared/answers.ts";
import { entriesFrom } from "../shared/log.ts";
import { patienceUs } from "../shared/patience.ts";
import { answer } from "./clients.ts";
import type { Entry, PrimaryMessage } from "./messages.ts";
import { addEntry, change, commonLength, type Follower, show, type Turn, tell } from "./state.ts";

type Refusal = Reply & { readonly outcome: "refused" };

const shipPrefix = "ship:";
const acknowledgePrefix = "acknowledge:";

/**
 * A request for the primary, from this or another node's client. Repeats are answered as before.
 */
export function serve(turn: Turn, origin: NodeId, request: Request, floor: number): void {
  if (isBelowFloor(turn.state.answers, origin, request.id)) return;
  change(turn, { answers: raiseFloor(turn.state.answers, origin, floor) });
  const given = recall(turn.state.answers, request.id);
  if (given === undefined) carryOut(turn, { term: turn.state.term, request, origin, floor });
  else if (mustWait(turn, given.number)) wait(turn, request.id, given.number);
  else answer(turn, origin, request.id, given.reply);
}

function carryOut(turn: Turn, entry: Entry): void {
  const { origin, request } = entry;
  const { id, operations } = request;
  const isWrite = writes(operations);
  const table = isWrite ? turn.state.table : turn.state.shown;
  const outcome = evaluate(table, operations, turn.context.database.tables, id);
  if (outcome.refused !== null) {
    const { refused: code, row } = outcome;
    refuse(turn, entry, { outcome: "refused", code, row }, isWrite);
  } else if (outcome.changes.length === 0) {
    answer(turn, origin, id, { outcome: "ok", reads: outcome.reads });
  } else {
    addEntry(turn, entry);
    ship(turn);
    const { length } = turn.state.log;
    const waits = mustWait(turn, length);
    if (!waits || turn.context.options["waitPoint"] === "after-commit") show(turn, length);
    if (waits) wait(turn, id, length);
    else answer(turn, origin, id, { outcome: "ok", reads: outcome.reads });
  }
}

/** What a write is refused for may be hidden yet: then the refusal waits as long as that. */
function refuse(turn: Turn, entry: Entry, reply: Refusal, isWrite: boolean): void {
  const { origin, request } = entry;
  const { hidden, log, answers } = turn.state;
  const number = isWrite && hidden.length > 0 ? log.length : 0;
  if (isWrite) change(turn, { answers: remember(answers, origin, request.id, { reply, number }) });
  if (mustWait(turn, number)) wait(turn, request.id, number);
  else answerRefused(turn, origin, request.id, reply);
}

function answerRefused(turn: Turn, origin: NodeId, request: RequestId, reply: Refusal): void {
  tell(turn, { kind: "refuse", request, code: reply.code, row: reply.row ?? null });
  answer(turn, origin, request, reply);
}

/** Sends the log's last entry to all replicas that have joined. */
function ship(turn: Turn): void {
  const { followers, log, term } = turn.state;
  for (const [peer, follower] of Object.entries(followers)) {
    if (follower.matched === null) continue;
    const first = log.length;
    turn.effects.push(send(peer, { type: "ship", term, first, entries: entriesFrom(log, first) }));
    const sentUs = [...follower.sentUs, turn.context.uptimeUs];
    setFollower(turn, peer, { ...follower, sentUs });
    // With earlier entries under way the timer runs already.
    if (sentUs.length === 1) startTimer(turn, peer);
  }
}

/** Counts from the sending of the oldest entry under way, in place of a timer that runs. */
function startTimer(turn: Turn, peer: NodeId): void {
  const { context } = turn;
  const { sentUs, resends } = defined(turn.state.followers[peer], `follower ${peer}`);
  const oldestUs = sentUs.length === 0 ? context.uptimeUs : Math.min(...sentUs);
  const dueUs = oldestUs + patienceUs(context.roundTripsUs[peer] ?? 0, resends);
  const delayUs = Math.max(0, dueUs - context.uptimeUs);
  turn.effects.push({ kind: "setTimer", timer: `${shipPrefix}${peer}`, delayUs });
}

function setFollower(turn: Turn, peer: NodeId, follower: Follower): void {
  change(turn, { followers: withEntry(turn.state.followers, peer, follower) });
}

/** The replica that a resend timer belongs to; null for other timers. */
export function shippingTo(timer: string): NodeId | null {
  return timer.startsWith(shipPrefix) ? timer.slice(shipPrefix.length) : null;
}

/** A replica has not answered in time: sends again what has been under way for too long. */
export function shipAgain(turn: Turn, peer: NodeId): void {
  const follower = turn.state.followers[peer];
  if (follower === undefined) return;
  const { uptimeUs, roundTripsUs } = turn.context;
  const sentBy = uptimeUs - patienceUs(roundTripsUs[peer] ?? 0, follower.resends);
  const due = follower.sentUs.findLastIndex((us) => us <= sentBy) + 1;
  setFollower(turn, peer, { ...follower, resends: follower.resends + 1 });
  const count = sendMissing(turn, peer, due);
  tell(turn, { kind: "resend", to: peer, count });
  startTimer(turn, peer);
}

/**
 * Sends a replica the first `most` entries that it lacks, or asks it to join; gives the number of
 * entries, at least 1.
 */
function sendMissing(turn: Turn, peer: NodeId, most = Number.POSITIVE_INFINITY): number {
  const { followers, term, log } = turn.state;
  const follower = defined(followers[peer], `follower ${peer}`);
  if (follower.matched === null) {
    turn.effects.push(send(peer, { type: "lead", term }));
    return 1;
  }
  const first = follower.matched + 1;
  const entries = entriesFrom(log, first).slice(0, most);
  turn.effects.push(send(peer, { type: "ship", term, first, entries }));
  const now = entries.map(() => turn.context.uptimeUs);
  setFollower(turn, peer, { ...follower, sentUs: [...now, ...follower.sentUs.slice(now.length)] });
  return entries.length;
}

/** A replica has all entries up to `length`. */
export function receiveShipped(turn: Turn, peer: NodeId, length: number): void {
  const follower = turn.state.followers[peer];
  if (follower === undefined || length <= (follower.matched ?? -1)) return;
  const sentUs = follower.sentUs.slice(length - (follower.matched ?? length));
  setFollower(turn, peer, { matched: length, resends: 0, sentUs });
  if (length === turn.state.log.length) {
    turn.effects.push({ kind: "cancelTimer", timer: `${shipPrefix}${peer}` });
  } else {
    // What was written while the replica joined has not been sent yet.
    if (follower.matched === null) sendMissing(turn, peer);
    startTimer(turn, peer);
  }
  confirm(turn);
}

/** A replica is back after a crash: what it lacks need not wait for the timer. */
export function receiveResume(turn: Turn, peer: NodeId, length: number): void {
  receiveShipped(turn, peer, length);
  const follower = turn.state.followers[peer];
  const missing = turn.state.log.length - (follower?.matched ?? 0);
  if (follower === undefined || follower.matched === null || missing === 0) return;
  setFollower(turn, peer, { ...follower, resends: 0 });
  sendMissing(turn, peer);
  tell(turn, { kind: "resynchronise", with: peer, count: missing });
  startTimer(turn, peer);
}

/** A replica says what its log looks like: tells it what to give up and what to go on with. */
export function receivePosition(
  turn: Turn,
  peer: NodeId,
  position: PrimaryMessage & { readonly type: "position" },
): void {
  const { log, term } = turn.state;
  const common = commonLength(log, position);
  const entries = entriesFrom(log, common + 1);
  turn.effects.push(send(peer, { type: "resync", term, common, entries }));
}

/**
 * Begins to lead: all others are asked to join. What waited for one of them in an earlier term of
 * this node's, and is still in its log, waits anew.
 */
export function startLeading(turn: Turn): void {
  const followers = turn.context.peers.map(
    (peer) => [peer, { matched: null, resends: 0, sentUs: [] }] as const,
  );
  change(turn, { followers: Object.fromEntries(followers) });
  for (const peer of turn.context.peers) {
    sendMissing(turn, peer);
    startTimer(turn, peer);
  }
  for (const request of Object.keys(turn.state.waiting)) startWait(turn, request);
}

/**
 * Ends leading. What waited for a replica is not answered: its client's node asks the next
 * primary.
 */
export function stopLeading(turn: Turn): void {
  for (const peer of Object.keys(turn.state.followers)) {
    turn.effects.push({ kind: "cancelTimer", timer: `${shipPrefix}${peer}` });
  }
  for (const request of Object.keys(turn.state.waiting)) cancelWait(turn, request);
  change(turn, { followers: {}, semiSync: turn.context.options["ack"] === "semi-sync" });
}

/** After a restart of the primary: timers run again, and what was not confirmed is sent again. */
export function resumeLeading(turn: Turn): void {
  change(turn, {
    semiSync: turn.context.options["ack"] === "semi-sync",
    followers: mapValues(turn.state.followers, ({ matched }) => {
      return { matched, resends: 0, sentUs: [] };
    }),
  });
  for (const [peer, { matched }] of Object.entries(turn.state.followers)) {
    if (matched === turn.state.log.length) continue;
    const count = sendMissing(turn, peer);
    tell(turn, { kind: "resend", to: peer, count });
    startTimer(turn, peer);
  }
  for (const request of Object.keys(turn.state.waiting)) startWait(turn, request);
}

/** How many entries at least one replica has. */
function confirmedLength({ state }: Turn): number {
  return Math.max(0, ...Object.values(state.followers).map(({ matched }) => matched ?? 0));
}

function mustWait(turn: Turn, number: number): boolean {
  return turn.state.semiSync && turn.context.peers.length > 0 && number > confirmedLength(turn);
}

function wait(turn: Turn, request: RequestId, number: number): void {
  if (turn.state.waiting[request] !== undefined) return;
  change(turn, { waiting: withEntry(turn.state.waiting, request, number) });
  startWait(turn, request);
}

function startWait(turn: Turn, request: RequestId): void {
  const delayUs = Number(turn.context.options["ackTimeout"]) * 1000;
  turn.effects.push({ kind: "setTimer", timer: `${acknowledgePrefix}${request}`, delayUs });
}

function cancelWait(turn: Turn, request: RequestId): void {
  turn.effects.push({ kind: "cancelTimer", timer: `${acknowledgePrefix}${request}` });
}

/** Whether the timer says that a write has waited too long for a replica. */
export function isLateAcknowledge(timer: string): boolean {
  return timer.startsWith(acknowledgePrefix);
}

/** Answers what a replica has by now, and waits for replicas again where one has caught up. */
function confirm(turn: Turn): void {
  const confirmed = confirmedLength(turn);
  show(turn, confirmed);
  release(turn, confirmed);
  if (turn.state.semiSync || turn.context.options["ack"] !== "semi-sync") return;
  if (confirmed < turn.state.log.length) return;
  change(turn, { semiSync: true });
  tell(turn, { kind: "fallback", to: "semi-sync" });
}

function release(turn: Turn, confirmed: number): void {
  for (const [request, number] of Object.entries(turn.state.waiting)) {
    if (number > confirmed) continue;
    change(turn, { waiting: withoutEntry(turn.state.waiting, request) });
    cancelWait(turn, request);
    const origin = originOf(turn.state.answers, request);
    const reply = recall(turn.state.answers, request)?.reply;
    if (origin === undefined || reply === undefined) continue;
    if (reply.outcome === "refused") answerRefused(turn, origin, request, reply);
    else answer(turn, origin, request, reply);
  }
}

/** No replica in time: goes on alone, and answers everything that waited. */
export function fallBack(turn: Turn): void {
  change(turn, { semiSync: false });
  tell(turn, { kind: "fallback", to: "async" });
  show(turn, turn.state.log.length);
  release(turn, turn.state.log.length);
}
