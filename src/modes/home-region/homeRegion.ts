// Sharding by home region: each row has a home that orders all its writes; other nodes forward. No
// conflicts, and no answer where the home is out of reach. A home is one node, and a
// transaction over several homes is committed in two phases by the node that received it: should
// that one crash, the others wait for it. Databases that replicate each home and the coordinator's
// record, too, do not.
//
// With `refuse`, "at once" means: when this node already suspects the home. It beats every second
// and suspects a peer that it has not heard for three beats, so for two to three seconds after the
// peer's last word a request still goes out, and then it waits: it may have arrived, and a refusal
// would promise that it has not.
import type { NodeId } from "../../data/value.ts";
import { unreachable } from "../../lib/assert.ts";
import { compareText, withEntry, withoutEntry } from "../../lib/record.ts";
import { type Mode, type ModeEvent, type Step, send } from "../../sim/mode.ts";
import { callOf, repeatCall } from "../shared/calls.ts";
import { acknowledge, receiveReply, receiverOf, resend, resume } from "../shared/outbox.ts";
import { plainView } from "../shared/plainView.ts";
import { about } from "./about.ts";
import { panels } from "./display.ts";
import { type HomeMessage, label } from "./messages.ts";
import { receiveCommand, receiveHandover, receiveMoved, receiveTaken } from "./moving.ts";
import { receiveImage } from "./replication.ts";
import {
  deadlineOf,
  dropTransactionsWith,
  giveUp,
  receiveAnswer,
  receiveDone,
  receiveInquiry,
  receiveRequest,
  receiveVote,
  retry,
  retryOf,
} from "./requests.ts";
import {
  receiveClaim,
  receiveDecision,
  receiveForward,
  receivePrepare,
  settleQueue,
} from "./serving.ts";
import { durableState, type HomeState, homeOf, initialState, silentBeats } from "./state.ts";
import { change, newTurn, say, type Turn, takeCalls, takePosted, tell } from "./turn.ts";

const beatTimer = "beat";
const beatUs = 1_000_000;

export const homeRegion: Mode<HomeState, HomeMessage> = {
  about,
  init(context) {
    const turn = newTurn(initialState(context), context);
    scheduleBeat(turn);
    return { state: turn.state, effects: turn.effects };
  },
  step(state, event, context) {
    const turn = newTurn(state, context);
    take(turn, event);
    return finish(turn);
  },
  durable: durableState,
  rows: (state) => plainView(state.table),
  knows: (state, row) => ({ kind: "home", node: homeOf(state, row).node }),
  panels,
  label,
};

function take(turn: Turn, event: ModeEvent<HomeMessage>): void {
  switch (event.kind) {
    case "request":
      return receiveRequest(turn, event.request);
    case "message":
      hear(turn, event.from);
      return receive(turn, event.from, event.message);
    case "timer":
      return timeOut(turn, event.timer);
    case "command":
      return receiveCommand(turn, event.command);
    case "restart":
      return restart(turn);
    default:
      return unreachable(event);
  }
}

/** Deals with what the event made possible here, until nothing more is. */
function finish(turn: Turn): Step<HomeState, HomeMessage> {
  do {
    for (let own = turn.inbox.shift(); own !== undefined; own = turn.inbox.shift()) {
      receive(turn, turn.state.node, own);
    }
  } while (settleQueue(turn) || turn.inbox.length > 0);
  return { state: turn.state, effects: turn.effects };
}

function receive(turn: Turn, from: NodeId, message: HomeMessage): void {
  switch (message.type) {
    case "letter":
      for (const image of message.body) receiveImage(turn, from, image);
      turn.effects.push(acknowledge(from, message.id));
      return;
    case "received":
    case "hello":
      return takePosted(turn, receiveReply(turn.state.outbox, turn.context, from, message));
    case "forward":
      return receiveForward(turn, from, message);
    case "answer":
      return receiveAnswer(turn, message.of, message.answer);
    case "prepare":
      return receivePrepare(turn, from, message);
    case "vote":
      return receiveVote(turn, from, message.of, message.vote);
    case "decide":
      return receiveDecision(turn, from, message);
    case "done":
      return receiveDone(turn, from, message.of);
    case "inquire":
      return receiveInquiry(turn, from, message.of);
    case "claim":
      return receiveClaim(turn, from, message);
    case "moved":
      return receiveMoved(turn, message.fact);
    case "handover":
      return receiveHandover(turn, from, message.image);
    case "taken":
      return receiveTaken(turn, message.row, message.epoch);
    case "keep-alive":
      return;
    default:
      return unreachable(message);
  }
}

function timeOut(turn: Turn, timer: string): void {
  if (timer === beatTimer) return beat(turn);
  const receiver = receiverOf(timer);
  if (receiver !== null) return takePosted(turn, resend(turn.state.outbox, turn.context, receiver));
  const request = retryOf(timer);
  if (request !== null) return retry(turn, request);
  const late = deadlineOf(timer);
  if (late !== null) return giveUp(turn, late);
  return repeat(turn, callOf(timer) ?? "");
}

function repeat(turn: Turn, key: string): void {
  takeCalls(turn, repeatCall(turn.state.calls, turn.context, key));
  const called = turn.state.calls[key];
  if (called?.resends !== 1 || called.message.type !== "forward") return;
  const { request } = called.message.of;
  tell(turn, { kind: "wait", request, reason: "home", nodes: [called.to] });
}

/** A sign of life. */
function hear(turn: Turn, from: NodeId): void {
  if (turn.state.silence[from] === undefined) return;
  change(turn, { silence: withoutEntry(turn.state.silence, from) });
}

/** Every second: a sign of life to all, and a look at who gave none. All in the background. */
function beat(turn: Turn): void {
  for (const peer of turn.context.peers) {
    const beats = (turn.state.silence[peer] ?? 0) + 1;
    change(turn, { silence: withEntry(turn.state.silence, peer, beats) });
    turn.effects.push(send(peer, { type: "keep-alive" }, true));
    if (beats !== silentBeats) continue;
    tell(turn, { kind: "suspect", node: peer });
    dropTransactionsWith(turn, peer);
  }
  scheduleBeat(turn);
}

function scheduleBeat({ effects, context }: Turn): void {
  if (context.peers.length === 0) return;
  effects.push({ kind: "setTimer", timer: beatTimer, delayUs: beatUs, background: true });
}

/** Goes on with what survived: unacknowledged images, decisions, inquiries, moves. */
function restart(turn: Turn): void {
  scheduleBeat(turn);
  takePosted(turn, resume(turn.state.outbox, turn.context));
  for (const key of Object.keys(turn.state.calls).sort(compareText)) {
    const own = turn.state.calls[key];
    if (own?.to === turn.state.node) say(turn, own.to, own.message);
    else takeCalls(turn, repeatCall(turn.state.calls, turn.context, key));
  }
}
