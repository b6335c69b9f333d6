// A node and its clients: requests are answered here, or sent on to the primary, and asked again in
// each new term, since the old primary's answer may be of a log that is given up.
import { writes, writtenRows } from "../../data/operation.ts";
import { evaluate } from "../../data/plainTable.ts";
import type { NodeId, RequestId } from "../../data/value.ts";
import { withEntry, withoutEntry } from "../../lib/record.ts";
import { type Reply, type Request, replyRefused, send } from "../../sim/mode.ts";
import { floorOf } from "../shared/answers.ts";
import { type Called, endCall, repeatCall, startCall } from "../shared/calls.ts";
import type { PrimaryMessage } from "./messages.ts";
import { change, isPrimary, type Turn, tell } from "./state.ts";

/**
 * A client's request that no other node need see; false if it has to be carried out at the
 * primary.
 */
export function answerHere(turn: Turn, { id, operations }: Request): boolean {
  const { options } = turn.context;
  const onlyReads = !writes(operations);
  if (onlyReads && options["read"] === "local") {
    readHere(turn, id, operations);
    return true;
  }
  if (onlyReads || isPrimary(turn.state) || options["forward"] === true) return false;
  const [row] = writtenRows(operations);
  tell(turn, { kind: "refuse", request: id, code: 1290, row: row ?? null });
  turn.effects.push(replyRefused(id, 1290, row));
  return true;
}

function readHere(turn: Turn, id: RequestId, operations: Request["operations"]): void {
  const outcome = evaluate(turn.state.shown, operations, turn.context.database.tables, id);
  if (outcome.refused === null) {
    answer(turn, turn.state.node, id, { outcome: "ok", reads: outcome.reads });
    return;
  }
  const { refused: code, row } = outcome;
  tell(turn, { kind: "refuse", request: id, code, row });
  answer(turn, turn.state.node, id, { outcome: "refused", code, row });
}

export function open(turn: Turn, request: Request): void {
  change(turn, { open: withEntry(turn.state.open, request.id, request) });
}

/** Answers a request, here or at the node whose client waits. */
export function answer(turn: Turn, origin: NodeId, request: RequestId, reply: Reply): void {
  const { term, node } = turn.state;
  if (origin !== node) {
    turn.effects.push(send(origin, { type: "answer", term, request, reply }));
    return;
  }
  change(turn, { open: withoutEntry(turn.state.open, request) });
  takeCalls(turn, endCall(turn.state.calls, callKey(request)));
  turn.effects.push({ kind: "reply", request, reply });
}

export function receiveAnswer(turn: Turn, request: RequestId, reply: Reply): void {
  if (turn.state.open[request] !== undefined) answer(turn, turn.state.node, request, reply);
}

const callKey = (request: RequestId): string => `forward:${request}`;

function takeCalls(turn: Turn, { calls, effects }: Called<PrimaryMessage>): void {
  change(turn, { calls });
  turn.effects.push(...effects);
}

/** The smallest number of an open request of this node. */
export function ownFloor(turn: Turn): number {
  return floorOf(Object.keys(turn.state.open));
}

/** Sends an open request to the primary. */
export function forward(turn: Turn, request: Request): void {
  const { term, calls } = turn.state;
  const message: PrimaryMessage = { type: "forward", term, request, floor: ownFloor(turn) };
  tell(turn, { kind: "forward", request: request.id, to: term.node });
  const call = { to: term.node, message, durable: false };
  takeCalls(turn, startCall(calls, turn.context, callKey(request.id), call));
}

/** There is a new primary, and it is not this node: open requests go there. */
export function forwardOpen(turn: Turn): void {
  for (const request of Object.values(turn.state.open)) {
    if (turn.context.options["forward"] === true || !writes(request.operations)) {
      forward(turn, request);
      continue;
    }
    // This node took the write as primary and may not send it on: the client never hears of it.
    change(turn, { open: withoutEntry(turn.state.open, request.id) });
  }
}

/** This node is the new primary: it waits for nobody's answer. */
export function dropCalls(turn: Turn): void {
  for (const key of Object.keys(turn.state.calls)) takeCalls(turn, endCall(turn.state.calls, key));
}

/** An answer is late: asks again. */
export function repeat(turn: Turn, key: string): void {
  takeCalls(turn, repeatCall(turn.state.calls, turn.context, key));
  const call = turn.state.calls[key];
  if (call?.resends !== 1 || call.message.type !== "forward") return;
  const request = call.message.request.id;
  tell(turn, { kind: "wait", request, reason: "primary", nodes: [call.to] });
}
