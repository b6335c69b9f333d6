// Synchronous replication by certified write-sets (Galera): a write is carried out at one node,
// sent to all members of the view, ordered, and certified by every node alike. Parts of a step add
// to a `Turn`; this file only hands out work.

import type { NodeId } from "../../data/value.ts";
import { unreachable } from "../../lib/assert.ts";
import type { Mode, ModeEvent } from "../../sim/mode.ts";
import { plainView } from "../shared/plainView.ts";
import { about } from "./about.ts";
import {
  fallBehind,
  onAccept,
  onAccepted,
  onNoticeTimer,
  onOutdated,
  onPrepare,
  onPromise,
  onReject,
  onSeekerTimer,
  onViewTimer,
  welcomeBack,
} from "./agreement.ts";
import {
  deliverReady,
  keepAhead,
  keepResending,
  receiveBroadcast,
  resend,
  resendTimer,
  viewOf,
} from "./broadcast.ts";
import { knows, label, panels } from "./display.ts";
import { install, noticeTimer, seekerTimer, silentOf, viewTimer } from "./installation.ts";
import {
  aliveTimer,
  beginListening,
  clearSuspicion,
  onAlive,
  onSilence,
  restart,
  showLife,
} from "./membership.ts";
import type { GaleraMessage } from "./messages.ts";
import { applyingOf, applyReady, makeReady } from "./order.ts";
import { open, runWaiting } from "./requests.ts";
import { afterCrash, type Broadcast, type GaleraState, initialState } from "./state.ts";
import { endTurn, sendTo, startTurn, type Turn } from "./turn.ts";

export const galera: Mode<GaleraState, GaleraMessage> = {
  about,
  init(context) {
    const turn = startTurn(initialState(context), context);
    beginListening(turn);
    return endTurn(turn);
  },
  step(state, event, context) {
    const turn = startTurn(state, context);
    handle(turn, event);
    goOn(turn);
    return endTurn(turn);
  },
  durable: afterCrash,
  rows: ({ table }) => plainView(table),
  knows,
  panels,
  label,
  role({ phase, primary }) {
    if (!primary) return "non-primary";
    return phase === "serving" ? "primary" : "changing view";
  },
};

function handle(turn: Turn, event: ModeEvent<GaleraMessage>): void {
  switch (event.kind) {
    case "request":
      return open(turn, event.request);
    case "message":
      return receive(turn, event.from, event.message);
    case "timer":
      return timeOut(turn, event.timer);
    case "restart":
      return restart(turn);
    case "command":
      return;
    default:
      return unreachable(event);
  }
}

/**
 * Whatever happened may let write-sets be delivered, become visible, and requests go on, each of
 * which may more.
 */
function goOn(turn: Turn): void {
  let isProgress = false;
  for (;;) {
    const isDelivered = deliverReady(turn);
    const isApplied = applyReady(turn);
    const isRun = runWaiting(turn);
    isProgress = isProgress || isDelivered;
    if (!isDelivered && !isApplied && !isRun) break;
  }
  keepResending(turn, isProgress);
}

function receive(turn: Turn, from: NodeId, message: GaleraMessage): void {
  if (message.kind === "alive") return onAlive(turn, from, message.view);
  const isBack = clearSuspicion(turn, from);
  take(turn, from, message);
  // Who asks for the end of the view has had its answer: a rival ballot would only take it back.
  if (isBack && message.kind !== "prepare") welcomeBack(turn, from, false);
}

function take(turn: Turn, from: NodeId, message: GaleraMessage): void {
  switch (message.kind) {
    case "alive":
      return;
    case "write-set":
    case "acknowledge":
      return receiveInView(turn, from, message);
    case "prepare":
      return onPrepare(turn, from, message);
    case "promise":
      return onPromise(turn, from, message);
    case "reject":
      return onReject(turn, message);
    case "accept":
      return onAccept(turn, from, message);
    case "accepted":
      return onAccepted(turn, from, message);
    case "install":
      install(turn, from, message);
      return;
    case "outdated":
      return onOutdated(turn, message);
    default:
      return unreachable(message);
  }
}

function receiveInView(turn: Turn, from: NodeId, message: Broadcast): void {
  const { view, phase } = turn.state;
  const id = viewOf(message);
  if (id > view.id) {
    keepAhead(turn, from, message);
    fallBehind(turn);
  } else if (id < view.id) {
    const isQuestion = message.kind === "write-set" || message.ask;
    if (isQuestion) sendTo(turn, [from], { kind: "outdated", view });
  } else if (phase === "serving") {
    receiveBroadcast(turn, from, message);
  }
}

function timeOut(turn: Turn, timer: string): void {
  if (timer === aliveTimer) return showLife(turn);
  if (timer === resendTimer) return resend(turn);
  if (timer === viewTimer) return onViewTimer(turn);
  if (timer === seekerTimer) return onSeekerTimer(turn);
  if (timer === noticeTimer) return onNoticeTimer(turn);
  const silent = silentOf(timer);
  if (silent !== null) return onSilence(turn, silent);
  const sequence = applyingOf(timer);
  if (sequence !== null) makeReady(turn, sequence);
}
