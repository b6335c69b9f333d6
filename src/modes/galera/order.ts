// From the order to the table: a delivered write-set gets its sequence number and its verdict at
// once, and becomes visible in order, at another node's `applyDelay` later.
import type { PlainTable } from "../../data/plainTable.ts";
import { withEntry } from "../../lib/record.ts";
import { replyOk } from "../../sim/mode.ts";
import { certify, conflictNote, indexed } from "./certification.ts";
import type { Certified, Entry, WriteSet } from "./state.ts";
import { cancelTimer, change, refuse, type Turn, tell } from "./turn.ts";

/**
 * How many entries a node keeps for members that come back; who lacks more gets the whole state.
 */
export const logLength = 100;
const applyPrefix = "apply:";

/** Gives a write-set the next place in the order and certifies it. */
export function deliver(turn: Turn, set: WriteSet): void {
  const { state, settings, context } = turn;
  const sequence = state.sequence + 1;
  const defeat = set.sync ? null : certify(state.index, set);
  const verdict = set.sync ? "nothing" : defeat === null ? "pass" : "fail";
  const isLate = verdict === "pass" && set.origin !== context.node && settings.applyDelayUs > 0;
  change(turn, {
    sequence,
    index: verdict === "pass" ? indexed(state.index, sequence, set) : state.index,
    log: [...state.log.slice(1 - logLength), { sequence, set }],
    queue: [...state.queue, { sequence, set, verdict, ready: !isLate }],
  });
  if (isLate) {
    const timer = `${applyPrefix}${sequence}`;
    turn.effects.push({ kind: "setTimer", timer, delayUs: settings.applyDelayUs });
  }
  if (verdict === "nothing") return;
  const { request } = set;
  const row = defeat?.row ?? null;
  const against = defeat?.winner.request ?? null;
  const { time } = set;
  tell(turn, { kind: "certify", sequence, request, time, verdict, row, against });
  if (defeat === null) return;
  tell(turn, conflictNote(defeat, set));
  refuseLoser(turn, set, defeat.row);
}

/** The loser learns it when its own write-set's turn comes. */
function refuseLoser(turn: Turn, set: WriteSet, row: string): void {
  const job = turn.state.jobs.find(
    ({ request, stage }) => request.id === set.request && stage === "sent",
  );
  if (job === undefined) return;
  change(turn, { jobs: turn.state.jobs.filter((one) => one !== job) });
  refuse(turn, set.request, 1213, row);
}

/** The sequence number that a timer makes visible; null for other timers. */
export function applyingOf(timer: string): number | null {
  return timer.startsWith(applyPrefix) ? Number(timer.slice(applyPrefix.length)) : null;
}

export function makeReady(turn: Turn, sequence: number): void {
  const { queue } = turn.state;
  change(turn, {
    queue: queue.map((entry) => (entry.sequence === sequence ? { ...entry, ready: true } : entry)),
  });
}

/** Makes everything visible whose time has come, in order. Tells whether there was any. */
export function applyReady(turn: Turn): boolean {
  const isAny = turn.state.queue[0]?.ready === true;
  for (let head = turn.state.queue[0]; head?.ready === true; head = turn.state.queue[0]) {
    change(turn, { queue: turn.state.queue.slice(1), applied: head.sequence });
    apply(turn, head);
  }
  return isAny;
}

/** Makes everything visible at once: a view begins with nothing left to apply. */
export function applyAll(turn: Turn): void {
  for (const { sequence, ready } of turn.state.queue) {
    if (!ready) cancelTimer(turn, `${applyPrefix}${sequence}`);
  }
  change(turn, { queue: turn.state.queue.map((entry) => ({ ...entry, ready: true })) });
  applyReady(turn);
}

function apply(turn: Turn, { sequence, set, verdict }: Certified): void {
  if (verdict === "pass") change(turn, { table: written(turn.state.table, set) });
  if (verdict === "pass") {
    for (const { change: row } of set.rows) {
      const { row: id, change: kind, written: values } = row;
      tell(turn, { kind: "write", request: set.request, row: id, change: kind, written: values });
    }
  }
  tell(turn, {
    kind: "log",
    sequence,
    request: set.sync ? null : set.request,
    verdict: verdict === "pass" ? "applied" : verdict === "fail" ? "refused" : "nothing",
    boot: turn.context.boot,
  });
  if (set.origin === turn.context.node) finish(turn, set);
}

function written(table: PlainTable, set: WriteSet): PlainTable {
  return set.rows.reduce((next, { change: { row }, image }) => withEntry(next, row, image), table);
}

/**
 * The node's own write-set is visible: answers its client, or lets the read begin that waited for
 * it.
 */
function finish(turn: Turn, set: WriteSet): void {
  const { jobs } = turn.state;
  const stage = set.sync ? "syncing" : "sent";
  const job = jobs.find((one) => one.request.id === set.request && one.stage === stage);
  if (job === undefined) return;
  if (set.sync) {
    const woken = { ...job, stage: "waiting", synced: true, set: null } as const;
    change(turn, { jobs: jobs.map((one) => (one === job ? woken : one)) });
    return;
  }
  change(turn, { jobs: jobs.filter((one) => one !== job) });
  turn.effects.push(replyOk(set.request, job.reads));
}

/** Whether the log holds everything after a sequence number. */
export function isInLog(log: readonly Entry[], sequence: number, last: number): boolean {
  return sequence === last || (log[0] !== undefined && log[0].sequence <= sequence + 1);
}
