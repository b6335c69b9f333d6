// A node as the home of rows: it carries out what is asked for one piece after the other, holding
// back what needs a locked row or a row that is still on its way here. Also its part in a
// two-phase commit: prepare, lock, obey.
//
// Locks wait by age (wait-die; Rosenkrantz, Stearns and Lewis, "System level concurrency control
// for distributed database systems", 1978): a transaction waits only for younger ones and is sent
// back by an older one, so no circle of waiting can close.
import { evaluate } from "../../data/plainTable.ts";
import type { NodeId, RowId } from "../../data/value.ts";
import { withEntry, withoutEntry } from "../../lib/record.ts";
import { isBelowFloor, numberOf, raiseFloor, recall, remember } from "../shared/answers.ts";
import { type Answer, type HomeMessage, type Try, tryKey, type Vote } from "./messages.ts";
import { handOver } from "./moving.ts";
import { install } from "./replication.ts";
import {
  factOf,
  holdersOf,
  homeOf,
  type Item,
  isOlder,
  type Prepared,
  rowsOfItem,
} from "./state.ts";
import { answered, callLater, change, learn, say, type Turn, tell } from "./turn.ts";

type Execute = Item & { readonly kind: "execute" };
type Prepare = Item & { readonly kind: "prepare" };

/** A request that another node (or this one) routed here. */
export function receiveForward(
  turn: Turn,
  from: NodeId,
  message: HomeMessage & { readonly type: "forward" },
): void {
  const { of, request, epochs, floor } = message;
  if (isBelowFloor(turn.state.answers, from, of.request)) return;
  forgetBelow(turn, from, floor);
  const given = recall(turn.state.answers, tryKey(of));
  if (given) say(turn, from, { type: "answer", of, answer: given });
  else enqueue(turn, { kind: "execute", from, of, request, epochs });
}

/** The coordinator asks whether this node can carry out its part of a transaction. */
export function receivePrepare(
  turn: Turn,
  from: NodeId,
  message: HomeMessage & { readonly type: "prepare" },
): void {
  const { type: _type, floor, ...part } = message;
  if (isBelowFloor(turn.state.answers, from, part.of.request)) return;
  forgetBelow(turn, from, floor);
  forget(turn, from, (of) => of.request === part.of.request && of.attempt < part.of.attempt);
  if (recall(turn.state.answers, tryKey(part.of)) !== undefined) return;
  const prepared = turn.state.prepared[tryKey(part.of)];
  if (prepared === undefined) enqueue(turn, { kind: "prepare", from, ...part });
  else vote(turn, from, part.of, voteOf(turn, prepared));
}

/** What the origin says is over needs no answer any more; what was prepared of it was aborted. */
function forgetBelow(turn: Turn, origin: NodeId, floor: number): void {
  const answers = raiseFloor(turn.state.answers, origin, floor);
  if (answers === turn.state.answers) return;
  change(turn, { answers });
  forget(turn, origin, ({ request }) => numberOf(request) < floor);
}

/** Drops tries that their origin has given up, waiting or prepared. */
function forget(turn: Turn, origin: NodeId, isOver: (of: Try) => boolean): void {
  const queue = turn.state.queue.filter(
    (item) => item.kind === "claim" || item.from !== origin || !isOver(item.of),
  );
  if (queue.length < turn.state.queue.length) change(turn, { queue });
  for (const { of, coordinator } of Object.values(turn.state.prepared)) {
    if (coordinator === origin && isOver(of)) release(turn, of, "abort");
  }
}

/** The end of a promise: its rows are free. */
function release(turn: Turn, of: Try, phase: "commit" | "abort"): void {
  const key = tryKey(of);
  change(turn, { prepared: withoutEntry(turn.state.prepared, key) });
  answered(turn, `inquire:${key}`);
  tellPhase(turn, of, phase);
}

/** Another node asks to become a row's home. */
export function receiveClaim(
  turn: Turn,
  from: NodeId,
  message: HomeMessage & { readonly type: "claim" },
): void {
  const { row, epoch } = message;
  enqueue(turn, { kind: "claim", from, row, epoch });
}

function enqueue(turn: Turn, item: Item): void {
  const key = keyOf(item);
  if (turn.state.queue.some((waiting) => keyOf(waiting) === key)) return;
  if (attend(turn, item)) return;
  change(turn, { queue: [...turn.state.queue, item] });
  const holders = holdersOf(turn.state, rowsOfItem(item));
  if (item.kind === "claim" || holders.length === 0) return;
  const nodes = [...new Set(holders.map(({ coordinator }) => coordinator))];
  tell(turn, { kind: "wait", request: item.of.request, reason: "lock", nodes });
}

function keyOf(item: Item): string {
  const what = item.kind === "claim" ? item.row : tryKey(item.of);
  return `${item.kind} ${what} ${item.from}`;
}

/** Does whatever of the waiting work has become possible; true if something was done. */
export function settleQueue(turn: Turn): boolean {
  let isDone = false;
  for (const item of turn.state.queue) {
    if (!attend(turn, item)) continue;
    change(turn, { queue: turn.state.queue.filter((waiting) => waiting !== item) });
    isDone = true;
  }
  return isDone;
}

/** Deals with the item if that is possible now; false if it has to wait. */
function attend(turn: Turn, item: Item): boolean {
  const rows = rowsOfItem(item);
  const epochs = item.kind === "claim" ? { [item.row]: item.epoch } : item.epochs;
  const away = rows.filter((row) => isElsewhere(turn, row, epochs[row] ?? 0));
  if (away.length > 0) {
    sendAway(turn, item, away);
    return true;
  }
  if (rows.some((row) => !homeOf(turn.state, row).ready)) return false;
  const holders = holdersOf(turn.state, rows);
  if (
    item.kind === "prepare" &&
    holders.some((holder) => isOlder(holder.priority, item.priority))
  ) {
    vote(turn, item.from, item.of, { kind: "busy" });
    return true;
  }
  if (holders.length > 0) return false;
  if (item.kind === "execute") execute(turn, item);
  else if (item.kind === "prepare") prepare(turn, item);
  else handOver(turn, item.row, item.from);
  return true;
}

/**
 * Whether the row lives at another node. Who asks may know of a move to this node before this
 * node does.
 */
function isElsewhere(turn: Turn, row: RowId, askersEpoch: number): boolean {
  const known = homeOf(turn.state, row);
  if (askersEpoch > known.epoch) {
    learn(turn, { row, home: turn.state.node, epoch: askersEpoch });
    return false;
  }
  return known.node !== turn.state.node;
}

function sendAway(turn: Turn, item: Item, away: readonly RowId[]): void {
  const facts = away.map((row) => factOf(turn.state, row));
  if (item.kind === "prepare") {
    vote(turn, item.from, item.of, { kind: "moved", facts });
  } else if (item.kind === "execute") {
    answer(turn, item, { kind: "moved", facts });
  } else {
    for (const fact of facts) say(turn, item.from, { type: "moved", fact });
  }
}

function execute(turn: Turn, item: Execute): void {
  const { id, operations } = item.request;
  const outcome = evaluate(turn.state.table, operations, turn.context.database.tables, id);
  if (outcome.refused !== null) {
    const { refused: code, row } = outcome;
    tell(turn, { kind: "refuse", request: id, code, row });
    answer(turn, item, { kind: "reply", reply: { outcome: "refused", code, row } });
    return;
  }
  install(turn, outcome, id);
  answer(turn, item, { kind: "reply", reply: { outcome: "ok", reads: outcome.reads } });
}

/** Answers a request for good: a repeat of this try gets the same answer. */
function answer(turn: Turn, { from, of }: Execute, given: Answer): void {
  // A node does not repeat its own requests.
  if (from !== turn.state.node) {
    const { answers } = turn.state;
    change(turn, { answers: remember(answers, from, of.request, given, tryKey(of)) });
  }
  say(turn, from, { type: "answer", of, answer: given });
}

/**
 * Promises to carry out a part of a transaction, or says why not. A promise locks the rows and
 * survives a crash.
 */
function prepare(turn: Turn, { from, of, priority, operations }: Prepare): void {
  const part: Prepared = { of, coordinator: from, priority, operations };
  const ballot = voteOf(turn, part);
  if (ballot.kind === "yes") {
    const key = tryKey(of);
    change(turn, { prepared: withEntry(turn.state.prepared, key, part) });
    tellPhase(turn, of, "prepared");
    callLater(turn, `inquire:${key}`, {
      to: from,
      message: { type: "inquire", of },
      durable: true,
    });
  }
  vote(turn, from, of, ballot);
}

function voteOf({ state, context }: Turn, { of, operations }: Prepared): Vote {
  const outcome = evaluate(state.table, operations, context.database.tables, of.request);
  if (outcome.refused === null) return { kind: "yes", reads: outcome.reads };
  return { kind: "no", code: outcome.refused, row: outcome.row };
}

function vote(turn: Turn, to: NodeId, of: Try, ballot: Vote): void {
  say(turn, to, { type: "vote", of, vote: ballot });
}

/** The coordinator's decision on a transaction: carries out the prepared part, or forgets it. */
export function receiveDecision(
  turn: Turn,
  from: NodeId,
  { of, commit }: HomeMessage & { readonly type: "decide" },
): void {
  const key = tryKey(of);
  const part = turn.state.prepared[key];
  if (part === undefined) {
    const queue = turn.state.queue.filter((item) => !isPartOf(item, of));
    if (queue.length < turn.state.queue.length) change(turn, { queue });
  } else {
    release(turn, of, commit ? "commit" : "abort");
    if (commit) carryOut(turn, part);
  }
  if (commit) say(turn, from, { type: "done", of });
}

const isPartOf = (item: Item, of: Try): boolean =>
  item.kind === "prepare" && tryKey(item.of) === tryKey(of);

/** Its rows were locked since the vote, so the outcome is what was voted for. */
function carryOut(turn: Turn, { of, coordinator, operations }: Prepared): void {
  const { tables } = turn.context.database;
  const outcome = evaluate(turn.state.table, operations, tables, of.request);
  if (outcome.refused === null) install(turn, outcome, of.request);
  const { answers } = turn.state;
  change(turn, { answers: remember(answers, coordinator, of.request, null, tryKey(of)) });
}

function tellPhase(turn: Turn, of: Try, phase: "prepared" | "commit" | "abort"): void {
  const { request, attempt } = of;
  tell(turn, { kind: "two-phase", request, attempt, phase, nodes: [turn.state.node] });
}
