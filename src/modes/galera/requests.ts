// Clients' transactions: carried out on what is visible here, one after another where they want the
// same rows, and broadcast as write-sets. The rows' locks are those of the local database;
// certification settles the rest.
import { type Operation, rowsOf, writes, writtenRows } from "../../data/operation.ts";
import { evaluate } from "../../data/plainTable.ts";
import type { RowId } from "../../data/value.ts";
import { type Request, replyOk } from "../../sim/mode.ts";
import { broadcast, type Content } from "./broadcast.ts";
import type { Job } from "./state.ts";
import { change, refuse, type Turn, tell } from "./turn.ts";

/** Takes a request in. It is carried out by `runWaiting`. */
export function open(turn: Turn, request: Request): void {
  if (!turn.state.primary) {
    refuse(turn, request.id, 1047);
    return;
  }
  const job: Job = {
    request,
    stage: "waiting",
    synced: false,
    set: null,
    reads: [],
    told: false,
  };
  change(turn, { jobs: [...turn.state.jobs, job] });
}

/** Carries out every request that need not wait. Tells whether there was any. */
export function runWaiting(turn: Turn): boolean {
  const waiting = turn.state.jobs.filter(({ stage }) => stage === "waiting");
  if (waiting.length === 0) return false;
  const locked = new Set([...lockedBySent(turn), ...lockedByApplying(turn)]);
  let isAny = false;
  for (const job of waiting) {
    const { operations } = job.request;
    const keys = writes(operations) ? keysOf(operations) : [];
    const isBlocked = keys.some((row) => locked.has(row));
    if (!isBlocked && mayRun(turn, job)) {
      run(turn, job);
      isAny = true;
    } else if (!job.told) tellWaiting(turn, job, isBlocked);
    for (const row of keys) locked.add(row);
  }
  return isAny;
}

/**
 * While the view changes nothing is broadcast; what is answered from the node's own copy goes on.
 */
function mayRun({ state, settings }: Turn, job: Job): boolean {
  if (state.phase === "serving") return true;
  const { operations } = job.request;
  const isSettled = job.synced || !settings.syncWait;
  return state.primary && isSettled && !writes(operations);
}

function lockedBySent({ state }: Turn): readonly RowId[] {
  return state.jobs
    .filter(({ stage }) => stage === "sent")
    .flatMap(({ request }) => writtenRows(request.operations));
}

/**
 * Certified writes hold their rows until they are visible: what is carried out before would lose
 * against them.
 */
function lockedByApplying({ state }: Turn): readonly RowId[] {
  return state.queue
    .filter(({ verdict }) => verdict === "pass")
    .flatMap(({ set }) => set.rows.map(({ change: { row } }) => row));
}

/** What certification looks at: the rows that are written, then those that guards look at. */
function keysOf(operations: readonly Operation[]): readonly RowId[] {
  const guarded = rowsOf(operations.filter(({ verb }) => verb === "require"));
  return [...new Set([...writtenRows(operations), ...guarded])];
}

function tellWaiting(turn: Turn, job: Job, isLocked: boolean): void {
  const { state, context } = turn;
  const reason = isLocked ? "lock" : "member";
  const nodes = isLocked ? [context.node] : state.suspected;
  tell(turn, { kind: "wait", request: job.request.id, reason, nodes });
  replace(turn, job, { ...job, told: true });
}

function run(turn: Turn, job: Job): void {
  const { state, settings, context } = turn;
  const { operations, id } = job.request;
  const mustSync = settings.syncWait && !job.synced;
  const isLooking = operations.some(({ verb }) => verb === "read" || verb === "require");
  if (mustSync && isLooking) {
    synchronise(turn, job);
    return;
  }
  const outcome = evaluate(state.table, operations, context.database.tables, id);
  if (outcome.refused !== null) {
    // A refusal tells the client what is stored, as a read does.
    if (mustSync && outcome.refused !== 24) {
      synchronise(turn, job);
      return;
    }
    drop(turn, job);
    refuse(turn, id, outcome.refused, outcome.row);
    return;
  }
  if (outcome.changes.length === 0) {
    drop(turn, job);
    turn.effects.push(replyOk(id, outcome.reads));
    return;
  }
  const rows = outcome.changes.map((row) => {
    const image = outcome.table[row.row];
    if (image === undefined) throw new Error(`Assertion failed: no image of ${row.row}`);
    return { image, change: row };
  });
  const content: Content = {
    request: id,
    sync: false,
    lastSeen: state.applied,
    keys: keysOf(operations),
    rows,
  };
  tell(turn, { kind: "execute", request: id, seen: state.applied });
  replace(turn, job, {
    ...job,
    stage: "sent",
    set: broadcast(turn, content),
    reads: outcome.reads,
  });
}

function synchronise(turn: Turn, job: Job): void {
  const { applied } = turn.state;
  const content: Content = {
    request: job.request.id,
    sync: true,
    lastSeen: applied,
    keys: [],
    rows: [],
  };
  replace(turn, job, { ...job, stage: "syncing", set: broadcast(turn, content) });
}

function replace(turn: Turn, job: Job, next: Job): void {
  const { id } = job.request;
  const { jobs } = turn.state;
  change(turn, { jobs: jobs.map((one) => (one.request.id === id ? next : one)) });
}

function drop(turn: Turn, job: Job): void {
  const { id } = job.request;
  change(turn, { jobs: turn.state.jobs.filter(({ request }) => request.id !== id) });
}

/**
 * Refuses all that was not broadcast. What was may have reached the others: its outcome stays open.
 */
export function refuseOpen(turn: Turn): void {
  const { jobs } = turn.state;
  change(turn, { jobs: jobs.filter(({ stage }) => stage === "sent") });
  for (const { request, stage } of jobs) if (stage !== "sent") refuse(turn, request.id, 1047);
}

/**
 * In a new view: broadcasts again what the end of the old one has left out, which therefore never
 * happened.
 */
export function broadcastAgain(turn: Turn): void {
  for (const job of turn.state.jobs) {
    if (job.set !== null) replace(turn, job, { ...job, set: broadcast(turn, job.set) });
  }
}

/** After a transfer of the state: whether an open write-set is part of it cannot be told. */
export function forgetSent(turn: Turn): void {
  change(turn, { jobs: turn.state.jobs.filter(({ stage }) => stage !== "sent") });
}
