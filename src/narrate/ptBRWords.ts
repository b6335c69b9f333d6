// Small pieces of Brazilian Portuguese that its sentences share. Cities take no article, so that
// any name fits.

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
  decimal: ",",
  nothing: "nada",
  empty: "vazio",
  start: "o início",
  quotes: ["“", "”"],
  deleted: "apagada",
  beside: " (lado a lado)",
});

export const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "ninguém") : `${items.slice(0, -1).join(", ")} e ${items.at(-1)}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A point in time, not a length: "aos 102 ms". */
export const at = (us: number): string => `${us === 1000 ? "ao" : "aos"} ${ms(us)}`;

/** Clauses without a full stop. */
export const refusals: Readonly<Record<RefusalCode, string>> = {
  11: "o nó não pode atender ao pedido agora",
  20: "a linha não existe",
  21: "já existe uma linha com esta chave",
  22: "uma condição exigida não vale",
  23: "este nó não pode retirar tanto",
  24: "este modo não oferece a operação",
  1047: "o nó está separado do grupo e não pode atender",
  1213: "outra transação na mesma linha foi certificada em seu lugar; tente de novo",
  1290: "este nó só responde a leituras",
};

/** In the infinitive, so that it can be quoted and listed. */
export function operation(one: Operation): string {
  switch (one.verb) {
    case "insert":
      return `inserir ${rowText(one.row)} (${settings(one.set)})`;
    case "update":
      return `mudar ${list(changes(one.set))} em ${rowText(one.row)}`;
    case "delete":
      return `apagar ${rowText(one.row)}`;
    case "increment":
      return one.by < 0
        ? `tirar ${number(-one.by)} de ${rowText(one.row, one.field)}`
        : `somar ${number(one.by)} a ${rowText(one.row, one.field)}`;
    case "add":
      return `acrescentar ${quoted(one.value)} a ${rowText(one.row, one.field)}`;
    case "remove":
      return `remover ${quoted(one.value)} de ${rowText(one.row, one.field)}`;
    case "splice":
      return `editar ${rowText(one.row, one.field)}`;
    case "read":
      return `ler ${rowText(one.row, one.field)}`;
    case "require":
      return `verificar se ${condition(one)}`;
    default:
      return unreachable(one);
  }
}

/** "units = 70", "items empty" */
export const holding = ({ field, value: held }: Held): string =>
  Array.isArray(held) && held.length === 0
    ? `${field} ${value(held)}`
    : `${field} = ${value(held)}`;

type Values = Extract<Operation, { readonly verb: "update" }>["set"];

const changes = (set: Values): readonly string[] =>
  Object.entries(set).map(([name, each]) => `${name} para ${quoted(each)}`);

/** "accounts/x balance é pelo menos 10.000" */
const condition = ({ row, field, min, equals }: Condition): string =>
  `${rowText(row, field)} é ${
    equals === undefined ? `pelo menos ${number(min ?? 0)}` : quoted(equals)
  }`;

/** What a transaction asks, as it stands after "pede para". */
export function work({ operations }: RequestRecord): string {
  const { moves, others, conditions } = workIn(operations);
  const moved = moves.map(
    ({ by, field, from, to }) =>
      `passar ${number(by)} de ${rowText(from, field)} para ${rowText(to, field)}`,
  );
  const done = [...moved, ...others.map(operation)];
  if (done.length === 0) return list(conditions.map(operation));
  const only = conditions.length === 0 ? "" : `, se ${list(conditions.map(condition))}`;
  return `${list(done)}${only}`;
}

/** What a write brought: "a mudança de email", "o −30 em units". */
export function bringing(request: RequestRecord): string {
  const [one, ...others] = writesIn(request);
  if (one === undefined) return "a leitura";
  if (others.length > 0) return `a transação de ${others.length + 1} mudanças`;
  switch (one.verb) {
    case "insert":
      return `a nova linha ${rowText(one.row)}`;
    case "update":
      return `a mudança de ${list(Object.keys(one.set))}`;
    case "delete":
      return `a remoção de ${rowText(one.row)}`;
    case "increment":
      return `o ${one.by > 0 ? "+" : ""}${number(one.by)} em ${one.field}`;
    case "add":
      return `o acréscimo de ${quoted(one.value)} a ${one.field}`;
    case "remove":
      return `a remoção de ${quoted(one.value)} de ${one.field}`;
    default:
      return "a edição";
  }
}

function settings(set: Values): string {
  return Object.entries(set)
    .map(([name, each]) => `${name} = ${quoted(each)}`)
    .join("; ");
}

/** "Um cliente", or the client's own name where it has one. */
export function clientOf({ client, node }: RequestRecord, { named }: Scene): string {
  return client === node ? "Um cliente" : `O cliente “${named(client)}”`;
}

/** "a escrita de Tokyo", without the request's number. */
export function writeOf(id: string | null, scene: Scene): string {
  const request = id === null ? undefined : scene.request(id);
  if (request === undefined) return "o início";
  return `a ${kindOf(request)} de ${scene.name(request.node)}`;
}

const kindOf = (request: RequestRecord): string =>
  writesIn(request).length === 0 ? "leitura" : "escrita";

/** "a própria escrita" where it is that of the event's node. */
export function objectOf(id: string | null, scene: Scene): string {
  const request = id === null ? undefined : scene.request(id);
  if (request === undefined || request.node !== scene.event.node) return writeOf(id, scene);
  return `a própria ${kindOf(request)}`;
}

/** "r2 de Tokyo" */
export function requestOf(id: string | null, scene: Scene): string {
  const request = id === null ? undefined : scene.request(id);
  return request === undefined ? "o início" : `${id} de ${scene.name(request.node)}`;
}

/** "o próprio r2" where it is that of the event's node. */
export function ownRequestOf(id: string | null, scene: Scene): string {
  const request = id === null ? undefined : scene.request(id);
  return request !== undefined && request.node === scene.event.node
    ? `o próprio ${id}`
    : requestOf(id, scene);
}

export const ownRequestsOf = (ids: readonly string[], scene: Scene): string =>
  ids.length === 0 ? "nada" : list(ids.map((id) => ownRequestOf(id, scene)));

const numerals = ["duas", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez"];

/** Those of one writer together: "duas escritas próprias". */
export const writesOf = (ids: readonly string[], scene: Scene): string =>
  ids.length === 0
    ? "um valor vazio"
    : list(byWriter(ids, scene).map((one) => together(one, scene)));

function together({ request, count, isRead, isOwn }: OfOneWriter, scene: Scene): string {
  if (count === 1 || request === undefined) {
    return isOwn ? objectOf(request?.id ?? null, scene) : writeOf(request?.id ?? null, scene);
  }
  const many = `${numerals[count - 2] ?? count} ${isRead ? "leituras" : "escritas"}`;
  return isOwn ? `${many} próprias` : `${many} de ${scene.name(request.node)}`;
}

/** The same where no verb has the event's node for its subject. */
export const theirWrites = (ids: readonly string[], scene: Scene): string =>
  list(byWriter(ids, scene).map((one) => together({ ...one, isOwn: false }, scene)));

export const requestsOf = (ids: readonly string[], scene: Scene): string =>
  ids.length === 0 ? "nada" : list(ids.map((id) => requestOf(id, scene)));
