// The baseline that multi-master replaces: one primary takes all writes and ships its log, replicas
// apply it in order and lag behind. MySQL and PostgreSQL replicate like this.
//
// `promote` makes a replica the primary of a higher term, without fencing: the old primary goes on
// until it hears of that term. Then it gives up the tail of its log that the new primary lacks,
// acknowledged or not, and follows.

import type { NodeId } from "../../data/value.ts";
import { unreachable } from "../../lib/assert.ts";
import { type Mode, type ModeEvent, type Request, send } from "../../sim/mode.ts";
import { isAbove, nextBallot } from "../shared/ballot.ts";
import { callOf } from "../shared/calls.ts";
import { plainView } from "../shared/plainView.ts";
import { about } from "./about.ts";
import {
  answerHere,
  dropCalls,
  forward,
  forwardOpen,
  open,
  ownFloor,
  receiveAnswer,
  repeat,
} from "./clients.ts";
import { panels } from "./display.ts";
import { receiveLead, receiveResync, receiveShip, sendPosition } from "./following.ts";
import {
  fallBack,
  isLateAcknowledge,
  receivePosition,
  receiveResume,
  receiveShipped,
  resumeLeading,
  serve,
  shipAgain,
  shippingTo,
  startLeading,
  stopLeading,
} from "./leading.ts";
import { label, type PrimaryMessage, type Term } from "./messages.ts";
import {
  change,
  durableState,
  initialState,
  isPrimary,
  type PrimaryState,
  type Turn,
  tell,
} from "./state.ts";

export const primaryReplica: Mode<PrimaryState, PrimaryMessage> = {
  about,
  init: (context) => ({ state: initialState(context), effects: [] }),
  step(state, event, context) {
    const turn: Turn = { state, context, effects: [] };
    take(turn, event);
    return { state: turn.state, effects: turn.effects };
  },
  durable: durableState,
  rows: (state) => plainView(state.shown),
  knows: (state) => ({ kind: "primary", node: state.term.node }),
  panels,
  label,
  role: (state) => (isPrimary(state) ? "primary" : "replica"),
};

function take(turn: Turn, event: ModeEvent<PrimaryMessage>): void {
  switch (event.kind) {
    case "request":
      return receiveRequest(turn, event.request);
    case "message":
      return receive(turn, event.from, event.message);
    case "timer":
      return timeOut(turn, event.timer);
    case "command":
      if (event.command.command === "promote" && event.command.node === turn.state.node) {
        promote(turn);
      }
      return;
    case "restart":
      return restart(turn);
    default:
      return unreachable(event);
  }
}

function receiveRequest(turn: Turn, request: Request): void {
  if (answerHere(turn, request)) return;
  open(turn, request);
  if (isPrimary(turn.state)) serve(turn, turn.state.node, request, ownFloor(turn));
  else forward(turn, request);
}

/**
 * A message of a lower term is answered with the present one; of a higher term, that is
 * followed.
 */
function receive(turn: Turn, from: NodeId, message: PrimaryMessage): void {
  const { term } = turn.state;
  if (isAbove(term, message.term)) {
    const isOld = message.type !== "answer" && message.type !== "redirect";
    if (isOld) turn.effects.push(send(from, { type: "redirect", term }));
    return;
  }
  const isNews = isAbove(message.term, term);
  if (isNews) follow(turn, message.term);
  if (isPrimary(turn.state)) leadBy(turn, from, message);
  else followBy(turn, from, message, isNews);
}

function leadBy(turn: Turn, from: NodeId, message: PrimaryMessage): void {
  switch (message.type) {
    case "forward":
      return serve(turn, from, message.request, message.floor);
    case "shipped":
      return receiveShipped(turn, from, message.length);
    case "resume":
      return receiveResume(turn, from, message.length);
    case "position":
      return receivePosition(turn, from, message);
    // Only this term's primary sends these, and that is this node.
    case "answer":
    case "ship":
    case "lead":
    case "resync":
    case "redirect":
      return;
    default:
      return unreachable(message);
  }
}

function followBy(turn: Turn, from: NodeId, message: PrimaryMessage, isNews: boolean): void {
  switch (message.type) {
    case "answer":
      return receiveAnswer(turn, message.request, message.reply);
    case "ship":
      return receiveShip(turn, message);
    case "lead":
      return receiveLead(turn);
    case "resync":
      return receiveResync(turn, from, message);
    case "redirect":
      if (isNews) sendPosition(turn);
      return;
    // Only meant for this term's primary.
    case "forward":
    case "shipped":
    case "resume":
    case "position":
      return;
    default:
      return unreachable(message);
  }
}

/** There is a new primary: this node follows it, whatever it was before. */
function follow(turn: Turn, term: Term): void {
  stopLeading(turn);
  change(turn, { term, joined: false, early: {} });
  forwardOpen(turn);
}

/** Makes this node primary of a term above all that it has heard of. Nobody else is asked. */
function promote(turn: Turn): void {
  if (isPrimary(turn.state) || turn.context.options["failover"] === "none") return;
  const term = nextBallot(turn.state.term, turn.state.node);
  change(turn, { term, joined: true, early: {} });
  tell(turn, { kind: "primary", node: term.node, term: term.round });
  dropCalls(turn);
  startLeading(turn);
  for (const request of Object.values(turn.state.open)) {
    serve(turn, turn.state.node, request, ownFloor(turn));
  }
}

function timeOut(turn: Turn, timer: string): void {
  const peer = shippingTo(timer);
  if (peer !== null) return shipAgain(turn, peer);
  if (isLateAcknowledge(timer)) return fallBack(turn);
  return repeat(turn, callOf(timer) ?? "");
}

function restart(turn: Turn): void {
  const { term, log, joined } = turn.state;
  if (isPrimary(turn.state)) resumeLeading(turn);
  else if (!joined) sendPosition(turn);
  else turn.effects.push(send(term.node, { type: "resume", term, length: log.length }));
}
