// The learner: takes in what is chosen, in whatever order it comes, and applies the log in its own.
// Guards and increments are decided when an entry is applied, on the same table at every node, so
// every node finds the same.
import { evaluate } from "../../data/plainTable.ts";
import { assert } from "../../lib/assert.ts";
import { withoutEntry } from "../../lib/record.ts";
import { type Request, replyOk, replyRefused, send } from "../../sim/mode.ts";
import { laterBallot } from "../shared/ballot.ts";
import { append } from "../shared/log.ts";
import { type MessageOf, nameOf, requestsOf, type Vote } from "./messages.ts";
import {
  appliedSlot,
  change,
  chosenAt,
  firstUnknown,
  type Slots,
  type Turn,
  tell,
  withApplied,
  withChanged,
} from "./state.ts";

/** The timer that sends the accept messages of a slot again. */
export const acceptTimer = (slot: number): string => `accept:${slot}`;

/** The slots without one; the same where it is not there. */
function withoutSlot<T>(slots: Slots<T>, slot: number): Slots<T> {
  return withoutEntry<T>(slots, String(slot));
}

export function onCommit(turn: Turn, from: string, message: MessageOf<"commit">): void {
  learn(turn, message.slot, message.vote);
  reportPosition(turn, from);
}

/**
 * Tells a node how much of the log this one knows. In the background: if it gets lost, the other
 * one asks.
 */
export function reportPosition(turn: Turn, to: string): void {
  const { log, settled } = turn.state;
  turn.effects.push(send(to, { type: "known", position: log.length, settled }, true));
}

/** Takes in that a slot's value is chosen, and applies all that can be applied now. */
export function learn(turn: Turn, slot: number, vote: Vote): void {
  const known = chosenAt(turn.state, slot);
  if (known !== undefined) {
    const names = [nameOf(known.value), nameOf(vote.value)];
    assert(names[0] === names[1], `slot ${slot} was chosen twice: ${names.join(" and ")}`);
    return;
  }
  const { value } = vote;
  const content = { slot, value: nameOf(value), requests: requestsOf(value) };
  tell(turn, { kind: "learn", ...content });
  if (turn.state.proposals[slot] !== undefined) {
    turn.effects.push({ kind: "cancelTimer", timer: acceptTimer(slot) });
  }
  change(turn, {
    // Chosen in a higher ballot than this node's own: then its own is lost, though nobody has
    // rejected it yet.
    seen: laterBallot(turn.state.seen, vote.ballot),
    accepted: withoutSlot(turn.state.accepted, slot),
    proposals: withoutSlot(turn.state.proposals, slot),
    ahead: { ...turn.state.ahead, [slot]: vote },
  });
  applyInOrder(turn);
}

function applyInOrder(turn: Turn): void {
  for (;;) {
    const slot = firstUnknown(turn.state);
    const vote = turn.state.ahead[slot];
    if (vote === undefined) return;
    change(turn, {
      ahead: withoutSlot(turn.state.ahead, slot),
      log: append(turn.state.log, vote),
    });
    apply(turn, slot, vote.value);
  }
}

function apply(turn: Turn, slot: number, request: Request | null): void {
  if (request === null) return logged(turn, slot, null, "nothing");
  // The same request may have been chosen for two slots: proposed again by its node, and finished
  // by another one.
  if (appliedSlot(turn.state, request.id) !== undefined) {
    return logged(turn, slot, request, "repeat");
  }
  const { table, appliedIn, changedIn } = turn.state;
  const done = withApplied(appliedIn, request.id, slot);
  const outcome = evaluate(table, request.operations, turn.context.database.tables, request.id);
  if (outcome.refused !== null) {
    change(turn, { appliedIn: done });
    logged(turn, slot, request, "refused");
    if (!closePending(turn, request)) return;
    const { refused: code, row } = outcome;
    tell(turn, { kind: "refuse", request: request.id, code, row });
    turn.effects.push(replyRefused(request.id, code, row));
    return;
  }
  const rows = outcome.changes.map(({ row }) => row);
  change(turn, {
    table: outcome.table,
    appliedIn: done,
    changedIn: withChanged(changedIn, rows, slot),
  });
  logged(turn, slot, request, "applied");
  for (const { row, change: kind, written } of outcome.changes) {
    tell(turn, { kind: "write", request: request.id, row, change: kind, written });
  }
  if (closePending(turn, request)) turn.effects.push(replyOk(request.id, outcome.reads));
}

function logged(
  turn: Turn,
  sequence: number,
  request: Request | null,
  verdict: "applied" | "refused" | "repeat" | "nothing",
): void {
  const { boot } = turn.context;
  tell(turn, { kind: "log", sequence, request: request?.id ?? null, verdict, boot });
}

/**
 * Takes the request off this node's own list; whether it was on it, so that its client waits here.
 */
function closePending(turn: Turn, request: Request): boolean {
  const pending = turn.state.pending.filter(({ id }) => id !== request.id);
  if (pending.length === turn.state.pending.length) return false;
  change(turn, { pending });
  return true;
}
