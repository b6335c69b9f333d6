// Small pieces of English that its sentences share.

import type { Operation } from "../data/operation.ts";
import type { RefusalCode } from "../data/refusal.ts";
import { unreachable } from "../lib/assert.ts";
import type { RequestRecord } from "../sim/trace.ts";
import {
  byWriter,
  type Condition,
  type Held,
  type OfOneWriter,
  workIn,
  writesIn,
} from "./parts.ts";
import type { Scene } from "./told.ts";
import { rowText, speechOf } from "./words.ts";

export const {
  milliseconds: ms,
  roundly,
  number,
  value,
  quoted,
  readText,
  stamp,
} = speechOf({
  decimal: ".",
  nothing: "nothing",
  empty: "empty",
  start: "the start",
  quotes: ["“", "”"],
  deleted: "deleted",
  beside: " (side by side)",
});

/** "Tokyo’s" */
export function possessive(name: string): string {
  return `${name}${name.endsWith("s") ? "’" : "’s"}`;
}

export const list = (items: readonly string[]): string =>
  items.length < 2
    ? (items[0] ?? "nobody")
    : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const refusals: Readonly<Record<RefusalCode, string>> = {
  11: "the node cannot serve the request now",
  20: "the row does not exist",
  21: "a row with this key exists already",
  22: "a required condition is not met",
  23: "this node has no right to take that much",
  24: "this mode does not support the operation",
  1047: "the node is cut off from its group and must not serve",
  1213: "another transaction on the same row was certified instead; try again",
  1290: "this node answers reads only",
};

/** "units = 70", "items empty" */
export const holding = ({ field, value: held }: Held): string =>
  Array.isArray(held) && held.length === 0
    ? `${field} ${value(held)}`
    : `${field} = ${value(held)}`;

type Values = Extract<Operation, { readonly verb: "update" }>["set"];

const settings = (set: Values, is: string): readonly string[] =>
  Object.entries(set).map(([name, each]) => `${name}${is}${quoted(each)}`);

/** "accounts/x balance is at least 10,000" */
const condition = ({ row, field, min, equals }: Condition): string =>
  equals === undefined
    ? `${rowText(row, field)} is at least ${number(min ?? 0)}`
    : `${rowText(row, field)} is ${quoted(equals)}`;

/** What a transaction asks, as it stands after "asks to". */
export function work({ operations }: RequestRecord): string {
  const { moves, others, conditions } = workIn(operations);
  const moved = moves.map(
    ({ by, field, from, to }) =>
      `move ${number(by)} from ${rowText(from, field)} to ${rowText(to, field)}`,
  );
  const done = [...moved, ...others.map(operation)];
  if (done.length === 0) return list(conditions.map(operation));
  const only = conditions.length === 0 ? "" : ` if ${list(conditions.map(condition))}`;
  return `${list(done)}${only}`;
}

/** What a write brought, as it stands after "Tokyo’s": "new email", "change of units by −30". */
export function bringing(request: RequestRecord): string {
  const [one, ...others] = writesIn(request);
  if (one === undefined) return "read";
  if (others.length > 0) return `transaction of ${others.length + 1} changes`;
  switch (one.verb) {
    case "insert":
      return `new row ${rowText(one.row)}`;
    case "update":
      return `new ${list(Object.keys(one.set))}`;
    case "delete":
      return `deletion of ${rowText(one.row)}`;
    case "increment":
      return `change of ${one.field} by ${one.by > 0 ? "+" : ""}${number(one.by)}`;
    case "add":
      return `addition of ${quoted(one.value)} to ${one.field}`;
    case "remove":
      return `removal of ${quoted(one.value)} from ${one.field}`;
    default:
      return "edit";
  }
}

/** In the infinitive, so that it can be quoted and listed. */
export function operation(one: Operation): string {
  switch (one.verb) {
    case "insert":
    case "update": {
      return one.verb === "update"
        ? `set ${list(settings(one.set, " to "))} in ${rowText(one.row)}`
        : `insert ${rowText(one.row)} (${settings(one.set, " = ").join(", ")})`;
    }
    case "delete":
      return `delete ${rowText(one.row)}`;
    case "increment":
      return one.by < 0
        ? `take ${number(-one.by)} from ${rowText(one.row, one.field)}`
        : `add ${number(one.by)} to ${rowText(one.row, one.field)}`;
    case "add":
      return `add ${quoted(one.value)} to ${rowText(one.row, one.field)}`;
    case "remove":
      return `remove ${quoted(one.value)} from ${rowText(one.row, one.field)}`;
    case "splice":
      return `edit ${rowText(one.row, one.field)}`;
    case "read":
      return `read ${rowText(one.row, one.field)}`;
    case "require":
      return `check that ${condition(one)}`;
    default:
      return unreachable(one);
  }
}

/** "A client", or with the client's own name where it has one. */
export function clientOf({ client, node }: RequestRecord, named: Scene["named"]): string {
  return client === node ? "A client" : `The client “${named(client)}”`;
}

/** "Tokyo’s write", without the request's number. */
export function writeOf(id: string | null, scene: Scene): string {
  const request = id === null ? undefined : scene.request(id);
  if (request === undefined) return "the start";
  return `${possessive(scene.name(request.node))} ${isRead(request) ? "read" : "write"}`;
}

const isRead = (request: RequestRecord): boolean => writesIn(request).length === 0;

/** The same after a verb whose subject is the event's node: "its own write". */
export function objectOf(id: string | null, scene: Scene): string {
  const request = id === null ? undefined : scene.request(id);
  if (request === undefined || request.node !== scene.event.node) return writeOf(id, scene);
  return `its own ${isRead(request) ? "read" : "write"}`;
}

/** "Tokyo’s r2" */
export function requestOf(id: string | null, scene: Scene): string {
  const request = id === null ? undefined : scene.request(id);
  return request === undefined ? "the start" : `${possessive(scene.name(request.node))} ${id}`;
}

/** The same after a verb whose subject is the event's node: "its own r2". */
export function ownRequestOf(id: string | null, scene: Scene): string {
  const request = id === null ? undefined : scene.request(id);
  return request !== undefined && request.node === scene.event.node
    ? `its own ${id}`
    : requestOf(id, scene);
}

export const ownRequestsOf = (ids: readonly string[], scene: Scene): string =>
  ids.length === 0 ? "nothing" : list(ids.map((id) => ownRequestOf(id, scene)));

const numerals = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** The objects of a verb, those of one writer together: "two writes of its own". */
export const writesOf = (ids: readonly string[], scene: Scene): string =>
  ids.length === 0 ? "nothing" : list(byWriter(ids, scene).map((one) => together(one, scene)));

function together({ request, count, isRead, isOwn }: OfOneWriter, scene: Scene): string {
  if (count === 1 || request === undefined) {
    return isOwn ? objectOf(request?.id ?? null, scene) : writeOf(request?.id ?? null, scene);
  }
  const many = `${numerals[count - 2] ?? count} ${isRead ? "reads" : "writes"}`;
  return isOwn ? `${many} of its own` : `${possessive(scene.name(request.node))} ${many}`;
}

/** The same where no verb has the event's node for its subject. */
export const theirWrites = (ids: readonly string[], scene: Scene): string =>
  list(byWriter(ids, scene).map((one) => together({ ...one, isOwn: false }, scene)));

export const requestsOf = (ids: readonly string[], scene: Scene): string =>
  ids.length === 0 ? "nothing" : list(ids.map((id) => requestOf(id, scene)));
