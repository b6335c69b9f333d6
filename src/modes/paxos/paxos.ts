// Multi-decree Paxos: the nodes agree on one log, slot by slot, by majority (Lamport, "The
// Part-Time Parliament", 1998). Every node is proposer, acceptor and learner; any of them serves
// clients.
import type { Operation } from "../../data/operation.ts";
import { writes } from "../../data/operation.ts";
import { evaluate } from "../../data/plainTable.ts";
import type { NodeId } from "../../data/value.ts";
import {
  type Effect,
  type Mode,
  type ModeEvent,
  note,
  type Request,
  replyOk,
  replyRefused,
} from "../../sim/mode.ts";
import { plainView } from "../shared/plainView.ts";
import { about } from "./about.ts";
import { onAccept, onPrepare } from "./acceptor.ts";
import { backoffTimer, endsPause, onProgress } from "./backoff.ts";
import { onCommit } from "./learner.ts";
import { label, type PaxosMessage } from "./messages.ts";
import { knowledgeOf, panels } from "./panels.ts";
import {
  onAccepted,
  onAcceptTimer,
  onPrepareTimer,
  onPromise,
  onReject,
  prepare,
  prepareTimer,
  proceed,
} from "./proposer.ts";
import {
  finishTimer,
  onAsk,
  onCatchUp,
  onFinishTimer,
  onKnown,
  onRestart,
  onSettled,
  onSettleTimer,
  settleTimer,
  watch,
} from "./recovery.ts";
import { change, durableState, initialState, type PaxosState, type Turn, tell } from "./state.ts";

export const paxos: Mode<PaxosState, PaxosMessage> = {
  about,
  init(context) {
    const state = initialState(context);
    const effects: Effect<PaxosMessage>[] = [];
    if (state.proposer.phase === "leading") {
      const { ballot } = state.proposer;
      effects.push(note({ kind: "elected", ballot, votes: context.nodes }));
    }
    return { state, effects };
  },
  step(state, event, context) {
    const turn: Turn = { state, context, effects: [] };
    handle(turn, event);
    proceed(turn);
    watch(turn);
    return { state: turn.state, effects: turn.effects };
  },
  durable: durableState,
  rows: ({ table }) => plainView(table),
  knows: knowledgeOf,
  panels,
  label,
  role({ proposer }) {
    if (proposer.phase === "leading") return "leader";
    return proposer.phase === "idle" ? null : "candidate";
  },
};

function handle(turn: Turn, event: ModeEvent<PaxosMessage>): void {
  switch (event.kind) {
    case "request":
      return serve(turn, event.request);
    case "message":
      return receive(turn, event.from, event.message);
    case "timer":
      return timeOut(turn, event.timer);
    case "restart":
      return onRestart(turn);
    case "command":
      return;
  }
}

function serve(turn: Turn, request: Request): void {
  const { operations, id } = request;
  const unsupported = operations.find(({ verb }) => verb === "splice");
  if (unsupported !== undefined) {
    tell(turn, { kind: "refuse", request: id, code: 24, row: unsupported.row });
    turn.effects.push(replyRefused(id, 24, unsupported.row));
  } else if (turn.context.options["read"] === "local" && !writes(operations)) {
    answerLocally(turn, id, operations);
  } else {
    change(turn, { pending: [...turn.state.pending, request] });
  }
}

/** Reads and guards on this node's own copy, which may be behind. */
function answerLocally(turn: Turn, id: string, operations: readonly Operation[]): void {
  const outcome = evaluate(turn.state.table, operations, turn.context.database.tables, id);
  if (outcome.refused === null) {
    turn.effects.push(replyOk(id, outcome.reads));
    return;
  }
  const { refused: code, row } = outcome;
  tell(turn, { kind: "refuse", request: id, code, row });
  turn.effects.push(replyRefused(id, code, row));
}

function receive(turn: Turn, from: NodeId, message: PaxosMessage): void {
  switch (message.type) {
    case "prepare":
      return onPrepare(turn, from, message);
    case "promise":
      return onPromise(turn, from, message);
    case "accept":
      onProgress(turn, message.ballot);
      return onAccept(turn, from, message);
    case "accepted":
      return onAccepted(turn, from, message);
    case "reject":
      return onReject(turn, message);
    case "commit":
      onProgress(turn, message.vote.ballot);
      return onCommit(turn, from, message);
    case "ask":
      return onAsk(turn, from, message);
    case "catch-up":
      return onCatchUp(turn, from, message);
    case "known":
      return onKnown(turn, from, message);
    case "settled":
      return onSettled(turn, message);
  }
}

function timeOut(turn: Turn, timer: string): void {
  switch (timer) {
    case prepareTimer:
      return onPrepareTimer(turn);
    case backoffTimer:
      if (endsPause(turn)) prepare(turn);
      return;
    case settleTimer:
      return onSettleTimer(turn);
    case finishTimer:
      return onFinishTimer(turn);
    default:
      return onAcceptTimer(turn, Number(timer.slice(timer.indexOf(":") + 1)));
  }
}
