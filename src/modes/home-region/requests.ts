// What a node does for its own clients: it routes each request to the home of its rows, or, where
// they have several homes, coordinates a two-phase commit with presumed abort (Mohan and Lindsay,
// "Efficient commit protocols for the tree of processes model of distributed transactions", 1983):
// only a commit is recorded; who asks about a transaction that is not recorded is told to abort.
import { rowsOf, writes } from "../../data/operation.ts";
import { evaluate, type ReadResult } from "../../data/plainTable.ts";
import type { RefusalCode } from "../../data/refusal.ts";
import type { NodeId, RequestId, RowId } from "../../data/value.ts";
import { withEntry, withoutEntry } from "../../lib/record.ts";
import { type Reply, type Request, replyOk, replyRefused } from "../../sim/mode.ts";
import { floorOf, numberOf } from "../shared/answers.ts";
import { type Answer, type HomeMessage, type Try, tryKey, type Vote } from "./messages.ts";
import {
  commitKey,
  epochsOf,
  holdersOf,
  homeOf,
  homesOf,
  isOlder,
  isSuspected,
  type Open,
  type Phase,
  unfinishedRequests,
} from "./state.ts";
import { answered, call, change, learn, say, type Turn, tell } from "./turn.ts";

/** How long the loser of a lock stands back at most, by how often it has lost. */
const longestBackoffsUs = [1_000_000, 2_000_000, 4_000_000] as const;
/** How long a transaction with an unreachable home waits before it looks again. */
const pauseUs = 2_000_000;
const retryPrefix = "retry:";
/**
 * How long a coordinator tries: clients wait 10 s by default, and a transaction that nobody waits
 * for should not go on locking rows.
 */
const patienceUs = 12_000_000;
const deadlinePrefix = "deadline:";

const forwardKey = (of: Try): string => `forward:${tryKey(of)}`;
const prepareKey = (of: Try, to: NodeId): string => `prepare:${tryKey(of)}:${to}`;
const tryOf = ({ request, attempt }: Open): Try => ({ request: request.id, attempt });

/** A client's request. */
export function receiveRequest(turn: Turn, request: Request): void {
  const isLocal = turn.context.options["read"] === "local" && !writes(request.operations);
  if (isLocal || request.operations.length === 0) {
    readHere(turn, request);
    return;
  }
  const { node, clockUs: us } = turn.context;
  const priority = { us, node, number: numberOf(request.id) };
  route(turn, { request, attempt: 1, priority, phase: { kind: "routing" }, hasDeadline: false });
}

function readHere(turn: Turn, { id, operations }: Request): void {
  const outcome = evaluate(turn.state.table, operations, turn.context.database.tables, id);
  if (outcome.refused === null) turn.effects.push(replyOk(id, outcome.reads));
  else refuse(turn, id, outcome.refused, outcome.row);
}

function refuse(turn: Turn, id: RequestId, code: RefusalCode, row: RowId): void {
  tell(turn, { kind: "refuse", request: id, code, row });
  close(turn, id, replyRefused(id, code, row));
}

function close(turn: Turn, id: RequestId, reply: ReturnType<typeof replyRefused>): void {
  if (turn.state.open[id]?.hasDeadline) {
    turn.effects.push({ kind: "cancelTimer", timer: `${deadlinePrefix}${id}` });
  }
  change(turn, { open: withoutEntry(turn.state.open, id) });
  turn.effects.push(reply);
}

function setPhase(turn: Turn, open: Open, phase: Phase): void {
  change(turn, { open: withEntry(turn.state.open, open.request.id, { ...open, phase }) });
}

/** Starts a try. Nothing of an earlier try has been or will be carried out. */
function route(turn: Turn, open: Open): void {
  const rows = rowsOf(open.request.operations);
  const homes = homesOf(turn.state, rows);
  const silent = homes.filter((home) => isSuspected(turn.state, home));
  if (silent.length > 0 && turn.context.options["refuse"] === true) {
    const row = rows.find((one) => silent.includes(homeOf(turn.state, one).node));
    refuse(turn, open.request.id, 11, row as RowId);
    return;
  }
  if (silent.length > 0 && open.phase.kind !== "paused") tellWait(turn, open, silent);
  const [home] = homes;
  if (homes.length === 1 && home !== undefined) forward(turn, open, home);
  else coordinate(turn, withDeadline(turn, open), homes, silent.length > 0);
}

/** Prepares a transaction, unless it is clear that it would only lock rows in vain. */
function coordinate(
  turn: Turn,
  open: Open,
  homes: readonly NodeId[],
  someAreSilent: boolean,
): void {
  const rows = rowsOf(open.request.operations);
  const own = rows.filter((row) => homeOf(turn.state, row).node === turn.state.node);
  const elders = holdersOf(turn.state, own).filter((one) => isOlder(one.priority, open.priority));
  if (someAreSilent) {
    pause(turn, open, "home");
  } else if (elders.length > 0) {
    const nodes = [...new Set(elders.map(({ coordinator }) => coordinator))];
    tell(turn, { kind: "wait", request: open.request.id, reason: "lock", nodes });
    pause(turn, open, "lock");
  } else {
    prepare(turn, open, homes);
  }
}

function withDeadline(turn: Turn, open: Open): Open {
  if (open.hasDeadline) return open;
  const timer = `${deadlinePrefix}${open.request.id}`;
  turn.effects.push({ kind: "setTimer", timer, delayUs: patienceUs });
  return { ...open, hasDeadline: true };
}

/** The request whose time is up; null for other timers. */
export function deadlineOf(timer: string): RequestId | null {
  return timer.startsWith(deadlinePrefix) ? timer.slice(deadlinePrefix.length) : null;
}

/** Gives up a transaction that could not be prepared at all its homes in time. */
export function giveUp(turn: Turn, id: RequestId): void {
  const open = turn.state.open[id];
  const [operation] = open?.request.operations ?? [];
  // A row may have moved since, so that one home has it all: that one will answer.
  if (open === undefined || operation === undefined || open.phase.kind === "forwarded") return;
  if (open.phase.kind === "preparing") abort(turn, open, open.phase, null);
  else turn.effects.push({ kind: "cancelTimer", timer: `${retryPrefix}${id}` });
  refuse(turn, id, 11, operation.row);
}

function tellWait(turn: Turn, { request }: Open, nodes: readonly NodeId[]): void {
  tell(turn, { kind: "wait", request: request.id, reason: "home", nodes });
}

function forward(turn: Turn, open: Open, to: NodeId): void {
  setPhase(turn, open, { kind: "forwarded", to });
  const { request } = open;
  const message: HomeMessage = {
    type: "forward",
    of: tryOf(open),
    request,
    epochs: epochsOf(turn.state, rowsOf(request.operations)),
    floor: floorOf(unfinishedRequests(turn.state)),
  };
  if (to !== turn.state.node) tell(turn, { kind: "forward", request: request.id, to });
  call(turn, forwardKey(message.of), { to, message, durable: false });
}

function prepare(turn: Turn, open: Open, homes: readonly NodeId[]): void {
  setPhase(turn, open, { kind: "preparing", homes, votes: {} });
  const of = tryOf(open);
  const { request, attempt } = of;
  tell(turn, { kind: "two-phase", request, attempt, phase: "prepare", nodes: homes });
  for (const home of homes) {
    const operations = open.request.operations.filter(
      ({ row }) => homeOf(turn.state, row).node === home,
    );
    const epochs = epochsOf(turn.state, rowsOf(operations));
    const floor = floorOf(unfinishedRequests(turn.state));
    const { priority } = open;
    const message: HomeMessage = { type: "prepare", of, priority, operations, epochs, floor };
    call(turn, prepareKey(of, home), { to: home, message, durable: false });
  }
}

function pause(turn: Turn, open: Open, reason: "home" | "lock"): void {
  setPhase(turn, open, { kind: "paused", for: reason });
  const longestUs = longestBackoffsUs[open.attempt - 1] ?? 4_000_000;
  const delayUs = reason === "home" ? pauseUs : ([0, longestUs] as const);
  turn.effects.push({ kind: "setTimer", timer: `${retryPrefix}${open.request.id}`, delayUs });
}

/** The request that a timer wants to try again; null for other timers. */
export function retryOf(timer: string): RequestId | null {
  return timer.startsWith(retryPrefix) ? timer.slice(retryPrefix.length) : null;
}

export function retry(turn: Turn, id: RequestId): void {
  const open = turn.state.open[id];
  if (open?.phase.kind === "paused") route(turn, nextTry(open));
}

const nextTry = (open: Open): Open => ({ ...open, attempt: open.attempt + 1 });

/** The open request whose present try this is. */
function openTry({ state }: Turn, { request, attempt }: Try): Open | undefined {
  const open = state.open[request];
  return open?.attempt === attempt ? open : undefined;
}

/** A home's answer to a forwarded request. */
export function receiveAnswer(turn: Turn, of: Try, answer: Answer): void {
  answered(turn, forwardKey(of));
  const open = openTry(turn, of);
  if (open?.phase.kind !== "forwarded") return;
  if (answer.kind === "reply") {
    close(turn, of.request, { kind: "reply", request: of.request, reply: answer.reply });
    return;
  }
  for (const fact of answer.facts) learn(turn, fact);
  route(turn, nextTry(open));
}

/** A home's vote on its part of a transaction. */
export function receiveVote(turn: Turn, from: NodeId, of: Try, vote: Vote): void {
  answered(turn, prepareKey(of, from));
  const open = openTry(turn, of);
  if (open?.phase.kind !== "preparing") {
    // A vote for a try that is over: unless it was committed, its rows must not stay locked.
    const isCommitted = turn.state.calls[commitKey(of, from)] !== undefined;
    if (vote.kind === "yes" && !isCommitted) say(turn, from, { type: "decide", of, commit: false });
    return;
  }
  if (vote.kind === "yes") {
    countVote(turn, open, open.phase, from, vote.reads);
    return;
  }
  abort(turn, open, open.phase, from);
  if (vote.kind === "no") {
    refuse(turn, of.request, vote.code, vote.row);
  } else if (vote.kind === "busy") {
    tell(turn, { kind: "wait", request: of.request, reason: "lock", nodes: [from] });
    pause(turn, open, "lock");
  } else {
    for (const fact of vote.facts) learn(turn, fact);
    route(turn, nextTry(open));
  }
}

type Preparing = Phase & { readonly kind: "preparing" };

function countVote(
  turn: Turn,
  open: Open,
  phase: Preparing,
  from: NodeId,
  reads: readonly ReadResult[],
): void {
  const votes = withEntry(phase.votes, from, reads);
  setPhase(turn, open, { ...phase, votes });
  if (phase.homes.every((home) => votes[home] !== undefined)) {
    commit(turn, open, { ...phase, votes });
  }
}

/** From here on the transaction happens, whatever fails: the calls that say so are durable. */
function commit(turn: Turn, open: Open, { homes, votes }: Preparing): void {
  const of = tryOf(open);
  const { request, attempt } = of;
  tell(turn, { kind: "two-phase", request, attempt, phase: "commit", nodes: homes });
  const reply: Reply = { outcome: "ok", reads: readsInOrder(open.request, votes) };
  close(turn, request, { kind: "reply", request, reply });
  for (const home of homes) {
    const message: HomeMessage = { type: "decide", of, commit: true };
    call(turn, commitKey(of, home), { to: home, message, durable: true });
  }
}

/** The results of all homes, in the order of the request's reads. */
function readsInOrder(
  { operations }: Request,
  votes: Readonly<Record<NodeId, readonly ReadResult[]>>,
): readonly ReadResult[] {
  const byRow = new Map<RowId, ReadResult[]>();
  for (const read of Object.values(votes).flat()) {
    byRow.set(read.row, [...(byRow.get(read.row) ?? []), read]);
  }
  return operations.flatMap(({ verb, row }) => {
    const read = verb === "read" ? byRow.get(row)?.shift() : undefined;
    return read === undefined ? [] : [read];
  });
}

/** Gives up a try before anything was decided. An abort that is lost comes when the home asks. */
function abort(turn: Turn, open: Open, { homes }: Preparing, but: NodeId | null): void {
  const of = tryOf(open);
  const { request, attempt } = of;
  tell(turn, { kind: "two-phase", request, attempt, phase: "abort", nodes: homes });
  for (const home of homes) {
    answered(turn, prepareKey(of, home));
    if (home !== but) say(turn, home, { type: "decide", of, commit: false });
  }
}

/** A home has not heard how a transaction ended. */
export function receiveInquiry(turn: Turn, from: NodeId, of: Try): void {
  if (openTry(turn, of)?.phase.kind === "preparing") return;
  const commit = turn.state.calls[commitKey(of, from)] !== undefined;
  say(turn, from, { type: "decide", of, commit });
}

export function receiveDone(turn: Turn, from: NodeId, of: Try): void {
  answered(turn, commitKey(of, from));
}

/** A home has fallen silent: transactions that wait for its vote let go of the others' rows. */
export function dropTransactionsWith(turn: Turn, silent: NodeId): void {
  for (const open of Object.values(turn.state.open)) {
    const { phase } = open;
    if (phase.kind !== "preparing" || !phase.homes.includes(silent)) continue;
    if (phase.votes[silent] !== undefined) continue;
    abort(turn, open, phase, null);
    route(turn, nextTry(open));
  }
}
