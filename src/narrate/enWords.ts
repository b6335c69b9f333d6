// Small pieces of English that its sentences share.

import type { Fate } from "../checks/lostWrites.ts";
import type { Operation } from "../data/operation.ts";
import type { RefusalCode } from "../data/refusal.ts";
import { unreachable } from "../lib/assert.ts";
import type { RequestRecord } from "../sim/trace.ts";
import { writesIn } from "./parts.ts";
import type { Scene } from "./told.ts";
import { rowText, speechOf } from "./words.ts";

export const {
  milliseconds: ms,
  number,
  value,
  reading,
  stamp,
} = speechOf({ decimal: ".", nothing: "nothing", start: "the start" });

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
  22: "a required condition does not hold",
  23: "this node may not take that much",
  24: "this mode does not support the operation",
  1047: "the node is cut off from its group and must not serve",
  1213: "another transaction on the same row came first; try again",
  1290: "this node only answers reads",
};

export function operation(one: Operation): string {
  switch (one.verb) {
    case "insert":
    case "update": {
      const values = Object.entries(one.set).map(([name, each]) => `${name} = ${value(each)}`);
      return `${one.verb} ${one.row} (${values.join(", ")})`;
    }
    case "delete":
      return `delete ${one.row}`;
    case "increment":
      return one.by < 0
        ? `take ${number(-one.by)} from ${rowText(one.row, one.field)}`
        : `add ${number(one.by)} to ${rowText(one.row, one.field)}`;
    case "add":
      return `add ${value(one.value)} to ${rowText(one.row, one.field)}`;
    case "remove":
      return `remove ${value(one.value)} from ${rowText(one.row, one.field)}`;
    case "splice":
      return `edit ${rowText(one.row, one.field)}`;
    case "read":
      return `read ${rowText(one.row, one.field)}`;
    case "require":
      return `require ${rowText(one.row, one.field)} ${
        one.equals === undefined ? `≥ ${number(one.min ?? 0)}` : `= ${value(one.equals)}`
      }`;
    default:
      return unreachable(one);
  }
}

/** "A client", or the client's own name where it has one. */
export function clientOf({ client, node }: RequestRecord, named: Scene["named"]): string {
  return client === node ? "A client" : capital(named(client));
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

/** The objects of a verb, each once. */
export const writesOf = (ids: readonly string[], scene: Scene): string =>
  ids.length === 0 ? "nothing" : list([...new Set(ids.map((id) => objectOf(id, scene)))]);

export const requestsOf = (ids: readonly string[], scene: Scene): string =>
  ids.length === 0 ? "nothing" : list(ids.map((id) => requestOf(id, scene)));

/** What became of a write that a node dropped and that is not lost. */
export const otherFates: Readonly<Record<Exclude<Fate, "lost">, string>> = {
  replaced: "a later write replaces it anyway",
  kept: "in the end every node shows it all the same",
  idle: "it had removed what was not there",
  unacknowledged: "its client was never told OK",
};
