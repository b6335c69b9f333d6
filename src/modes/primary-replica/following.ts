// The replica's side: it applies the primary's log in order, and joins a new primary by giving up
// whatever of its own log the new one does not have.
import type { NodeId } from "../../data/value.ts";
import { withEntry, withoutEntry } from "../../lib/record.ts";
import { send } from "../../sim/mode.ts";
import type { Entry, PrimaryMessage } from "./messages.ts";
import {
  applyEntry,
  change,
  requestsOf,
  show,
  stretchesOf,
  type Turn,
  tell,
  truncate,
} from "./state.ts";

/** Tells the primary how far this log goes. */
export function sendPosition(turn: Turn): void {
  const { term, log } = turn.state;
  const stretches = stretchesOf(log);
  turn.effects.push(send(term.node, { type: "position", term, stretches, length: log.length }));
}

function acknowledge(turn: Turn): void {
  const { term, log } = turn.state;
  turn.effects.push(send(term.node, { type: "shipped", term, length: log.length }));
}

/** A new primary asks this node to join, once more perhaps. */
export function receiveLead(turn: Turn): void {
  if (turn.state.joined) acknowledge(turn);
  else sendPosition(turn);
}

export function receiveShip(
  turn: Turn,
  { first, entries }: PrimaryMessage & { readonly type: "ship" },
): void {
  if (!turn.state.joined) {
    sendPosition(turn);
    return;
  }
  take(turn, first, entries);
  acknowledge(turn);
}

export function receiveResync(
  turn: Turn,
  from: NodeId,
  { common, entries }: PrimaryMessage & { readonly type: "resync" },
): void {
  if (!turn.state.joined) {
    giveUp(turn, common);
    change(turn, { joined: true, waiting: {}, early: {} });
    tell(turn, { kind: "resynchronise", with: from, count: entries.length });
    // What it kept to itself as primary, the new primary has.
    show(turn, turn.state.log.length);
  }
  take(turn, common + 1, entries);
  acknowledge(turn);
}

/** Truncates the log. Of a former primary's own tail, what it had acknowledged is lost now. */
function giveUp(turn: Turn, common: number): void {
  const tail = truncate(turn, common);
  const own = tail.filter(({ term }) => term.node === turn.state.node);
  const requests = requestsOf(own).filter((id) => turn.state.waiting[id] === undefined);
  if (requests.length > 0) tell(turn, { kind: "discard", requests });
}

/** Applies what follows on; keeps what came before its predecessors. */
function take(turn: Turn, first: number, entries: readonly Entry[]): void {
  for (const [i, entry] of entries.entries()) {
    const number = first + i;
    if (number <= turn.state.log.length) continue;
    change(turn, { early: withEntry(turn.state.early, String(number), entry) });
  }
  for (;;) {
    const next = String(turn.state.log.length + 1);
    const entry = turn.state.early[next];
    if (entry === undefined) return;
    change(turn, { early: withoutEntry(turn.state.early, next) });
    applyEntry(turn, entry);
  }
}
