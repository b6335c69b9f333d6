// Entering a view: a member brings its data to where the view begins, from the old view's end or
// from a transfer, then serves again. Incremental (IST) where the log still holds what is missing,
// the whole state (SST) otherwise.
import type { NodeId } from "../../data/value.ts";
import { assert } from "../../lib/assert.ts";
import { replayAhead } from "./broadcast.ts";
import type { GaleraMessage, Transfer } from "./messages.ts";
import { applyAll, deliver, isInLog } from "./order.ts";
import { broadcastAgain, forgetSent } from "./requests.ts";
import { freshView, type GaleraState, type View } from "./state.ts";
import { cancelTimer, change, isMember, sendTo, type Turn, tell } from "./turn.ts";

export const viewTimer = "view";
export const noticeTimer = "notice";
export const seekerTimer = "seeker";
const silencePrefix = "silence:";

/** The member whose silence a timer measures; null for other timers. */
export function silentOf(timer: string): NodeId | null {
  return timer.startsWith(silencePrefix) ? timer.slice(silencePrefix.length) : null;
}

/** Starts to measure a node's silence anew. A strict cluster suspects nobody. */
export function expectLife(turn: Turn, node: NodeId): void {
  if (turn.settings.strict) return;
  turn.effects.push({
    kind: "setTimer",
    timer: silencePrefix + node,
    delayUs: turn.settings.suspectUs,
    background: true,
  });
}

/** What a node lacks that has the order up to `sequence`. */
function transferTo(state: GaleraState, sequence: number): Transfer {
  if (isInLog(state.log, sequence, state.sequence)) {
    return { type: "incremental", entries: state.log.filter((one) => one.sequence > sequence) };
  }
  const { table, index } = state;
  return { type: "state", sequence: state.sequence, table, index };
}

/** Tells a member of this node's view that it is one, with what it lacks. */
export function invite(turn: Turn, node: NodeId, sequence: number): void {
  const { view } = turn.state;
  sendTo(turn, [node], { kind: "install", view, transfer: transferTo(turn.state, sequence) });
}

/** Takes in a decided view. Tells whether this node has entered it. */
export function install(
  turn: Turn,
  from: NodeId,
  { view, transfer }: GaleraMessage & { readonly kind: "install" },
): boolean {
  const { state, context } = turn;
  if (view.id <= state.view.id || !view.members.includes(context.node)) return false;
  applyAll(turn);
  if (transfer.type === "state") takeState(turn, from, transfer);
  else if (!takeEntries(turn, from, transfer)) return false;
  enter(turn, view);
  return true;
}

function takeEntries(
  turn: Turn,
  from: NodeId,
  { entries }: Transfer & { readonly type: "incremental" },
): boolean {
  const missing = entries.filter(({ sequence }) => sequence > turn.state.sequence);
  const [first] = missing;
  if (first !== undefined && first.sequence !== turn.state.sequence + 1) return false;
  if (!turn.state.primary) {
    tell(turn, { kind: "transfer", from, transfer: "incremental", count: missing.length });
  }
  for (const { set } of missing) deliver(turn, set);
  applyAll(turn);
  return true;
}

function takeState(
  turn: Turn,
  from: NodeId,
  { sequence, table, index }: Transfer & { readonly type: "state" },
): void {
  const count = Object.keys(table).length;
  tell(turn, { kind: "transfer", from, transfer: "state", count });
  change(turn, { sequence, table, index, applied: sequence, log: [] });
  forgetSent(turn);
}

/** Begins a view that this node belongs to: it serves, and what it had open goes on. */
export function enter(turn: Turn, view: View): void {
  assert(
    turn.state.sequence === view.start && turn.state.queue.length === 0,
    `${turn.context.node} enters view ${view.id} at ${turn.state.sequence}, not ${view.start}`,
  );
  change(turn, { ...freshView(view), phase: "serving", primary: true, seekers: {}, attempts: 0 });
  change(turn, { newest: Math.max(turn.state.newest, view.id) });
  const isIn = (node: NodeId): boolean => view.members.includes(node);
  change(turn, { suspected: turn.state.suspected.filter((node) => !isIn(node)) });
  assert(isMember(turn), `${turn.context.node} is not in view ${view.id}`);
  tell(turn, { kind: "view", view: view.id, members: view.members, primary: true });
  cancelTimer(turn, viewTimer);
  cancelTimer(turn, seekerTimer);
  for (const node of turn.context.peers.filter(isIn)) expectLife(turn, node);
  broadcastAgain(turn);
  replayAhead(turn);
}
