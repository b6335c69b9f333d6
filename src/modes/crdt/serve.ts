// A client's request: carried out at once on this node's state; or, where a bounded counter lacks
// rights and borrowing is allowed, once a peer has handed over what is missing.
import type { BoundedCounter } from "../../data/crdt/boundedCounter.ts";
import { giveRights, rightsOf } from "../../data/crdt/boundedCounter.ts";
import { type Operation, rowsOf } from "../../data/operation.ts";
import type { NodeId, RequestId } from "../../data/value.ts";
import { compareText, withEntry, withoutEntry } from "../../lib/record.ts";
import {
  type Context,
  type Evidence,
  note,
  type Request,
  refusal,
  replyOk,
  send,
} from "../../sim/mode.ts";
import { post } from "../shared/outbox.ts";
import { signedText, valueText } from "../shared/text.ts";
import { shipsOperations } from "./edit.ts";
import type { Ask, Body } from "./messages.ts";
import type { CrdtRow } from "./row.ts";
import { vectorOf } from "./row.ts";
import { borrowTimer, type CrdtEffect, type CrdtState, type CrdtStep, shipped } from "./state.ts";
import { carryOut, type Done, type Lack, type Refused } from "./write.ts";

export function serve(state: CrdtState, request: Request, context: Context): CrdtStep {
  const outcome = carryOut(state.table, request.operations, request.id, context);
  if (outcome.refused === null) return commit(state, request, outcome, context);
  const { lack } = outcome;
  const mayBorrow = context.options["borrow"] === true && context.peers.length > 0;
  if (lack === null || !mayBorrow) return refuse(state, request.id, outcome);
  const asked = askForRights(state, request, lack, 0, context);
  const delayUs = Number(context.options["borrowTimeout"]) * 1000;
  const timer = { kind: "setTimer", timer: borrowTimer(request.id), delayUs } as const;
  return { state: asked.state, effects: [...asked.effects, timer] };
}

function refuse(state: CrdtState, request: RequestId, { refused, row }: Refused): CrdtStep {
  return { state, effects: refusal(request, refused, row) };
}

function commit(state: CrdtState, request: Request, done: Done, context: Context): CrdtStep {
  const { id, operations } = request;
  const { table, writes, reads } = done;
  const reply = replyOk(id, reads, evidenceOf(done, operations));
  if (writes.length === 0) return { state, effects: [reply] };
  const notes = writes.map((write) => note({ kind: "write", request: id, ...write }));
  const body: Body = {
    request: id,
    rows: writes.map(({ row }) => ({ row, state: shipped(table[row] as CrdtRow, context) })),
    additions: shipsOperations(context)
      ? done.additions.filter(({ kind }) => kind !== "bounded-counter")
      : [],
    grant: null,
    text: textOf(operations),
  };
  const posted = post(state.outbox, context, body);
  return {
    state: { ...state, table, outbox: posted.outbox },
    effects: [...notes, reply, ...posted.effects],
  };
}

function evidenceOf(done: Done, operations: readonly Operation[]): Evidence | undefined {
  const [row, ...others] = rowsOf(operations);
  const stored = row === undefined || others.length > 0 ? undefined : done.table[row];
  if (stored === undefined) return undefined;
  const [operation] = operations;
  const isAlone = operations.length === 1;
  const [tag] = done.added;
  return {
    vector: vectorOf(stored),
    ...(isAlone && operation?.verb === "add" && tag !== undefined ? { tag } : {}),
    ...(isAlone && operation?.verb === "remove" ? { observed: done.observed } : {}),
  };
}

/** The transaction's changes in a few characters. */
function textOf(operations: readonly Operation[]): string {
  return operations.flatMap(operationText).join(", ");
}

function operationText(operation: Operation): readonly string[] {
  switch (operation.verb) {
    case "insert":
    case "update":
      return Object.values(operation.set).map(valueText);
    case "delete":
      return ["delete"];
    case "increment":
      return [signedText(operation.by)];
    case "add":
      return [`+${valueText(operation.value)}`];
    case "remove":
      return [`−${valueText(operation.value)}`];
    default:
      return [];
  }
}

/**
 * Asks the peer with the most known rights (of equals the smaller id) for exactly what is missing.
 */
function askForRights(
  state: CrdtState,
  request: Request,
  lack: Lack,
  count: number,
  context: Context,
): CrdtStep {
  const counter = counterOf(state.table[lack.row], lack.field);
  const rights = (peer: NodeId): number => (counter === null ? 0 : rightsOf(counter, peer));
  const [peer = ""] = [...context.peers].sort((a, b) => rights(b) - rights(a) || compareText(a, b));
  const ask: Ask = { id: `${request.id}#${count}`, ...lack };
  const pending = withEntry(state.pending, request.id, { request, ask, count });
  const { row, field, amount } = lack;
  return {
    state: { ...state, pending },
    effects: [
      note({ kind: "wait", request: request.id, reason: "rights", nodes: [peer] }),
      note({ kind: "rights", row, field, from: peer, to: context.node, amount, step: "asked" }),
      send(peer, { type: "ask", ask }),
    ],
  };
}

function counterOf(row: CrdtRow | undefined, field: string): BoundedCounter | null {
  const state = row?.fields[field];
  return state?.type === "bounded-counter" ? state.state : null;
}

/** A peer asks for rights: they are handed over if there are so many, and everybody is told. */
export function answer(state: CrdtState, from: NodeId, ask: Ask, context: Context): CrdtStep {
  const { id, row, field, amount } = ask;
  const known = state.answered[id];
  // A grant that was already given is in the outbox until it arrives.
  if (known === true) return { state, effects: [] };
  const stored = state.table[row];
  const counter = counterOf(stored, field);
  const given =
    known === false || counter === null ? null : giveRights(counter, context.node, from, amount);
  const told = { kind: "rights", row, field, from: context.node, to: from, amount } as const;
  if (given === null || stored === undefined) {
    const answered = withEntry(state.answered, id, false);
    const denial = note({ ...told, step: "denied" });
    return { state: { ...state, answered }, effects: [denial, send(from, { type: "deny", id })] };
  }
  const lent = withEntry(stored.fields, field, { type: "bounded-counter" as const, state: given });
  const next: CrdtRow = { ...stored, fields: lent };
  const posted = post<Body>(state.outbox, context, {
    request: null,
    rows: [{ row, state: shipped(next, context) }],
    additions: [],
    grant: { ...ask, to: from },
    text: `${amount} rights`,
  });
  return {
    state: {
      ...state,
      table: withEntry(state.table, row, next),
      answered: withEntry(state.answered, id, true),
      outbox: posted.outbox,
    },
    effects: [note({ ...told, step: "granted" }), ...posted.effects],
  };
}

/**
 * Something arrived, perhaps the answer to a question (`granted`, its id): the transactions that
 * wait for rights are tried again, in the order of their requests. What was handed over may have
 * been used by others meanwhile; then the rest is asked for.
 */
export function retryPending(state: CrdtState, granted: string | null, context: Context): CrdtStep {
  let current = state;
  const effects: CrdtEffect[] = [];
  for (const { request, ask, count } of Object.values(state.pending)) {
    const outcome = carryOut(current.table, request.operations, request.id, context);
    const { lack } = outcome.refused === null ? { lack: null } : outcome;
    const isSame = lack !== null && lack.row === ask.row && lack.field === ask.field;
    if (isSame && granted !== ask.id) continue;
    const step =
      lack === null
        ? end(current, request, context)
        : askForRights(current, request, lack, count + 1, context);
    current = step.state;
    effects.push(...step.effects);
  }
  return { state: current, effects };
}

/** The end of a wait for rights, with what can be done now. */
function end(state: CrdtState, request: Request, context: Context): CrdtStep {
  const pending = withoutEntry(state.pending, request.id);
  const outcome = carryOut(state.table, request.operations, request.id, context);
  const rest = { ...state, pending };
  const step =
    outcome.refused === null
      ? commit(rest, request, outcome, context)
      : refuse(rest, request.id, outcome);
  const cancel = { kind: "cancelTimer", timer: borrowTimer(request.id) } as const;
  return { state: step.state, effects: [cancel, ...step.effects] };
}

/** The peer denied the question, or did not answer it in time. */
export function giveUp(state: CrdtState, request: RequestId, context: Context): CrdtStep {
  const pending = state.pending[request];
  return pending === undefined ? { state, effects: [] } : end(state, pending.request, context);
}

/** The request whose open question has this id. */
export function askerOf(state: CrdtState, id: string): RequestId | null {
  const found = Object.values(state.pending).find(({ ask }) => ask.id === id);
  return found?.request.id ?? null;
}
