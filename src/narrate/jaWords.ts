// Small pieces of Japanese that its sentences share. Names of places and rows stay as the data has
// them.

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
  nothing: "値なし",
  empty: "空",
  start: "初期値",
  quotes: ["「", "」"],
  deleted: "削除済み",
  beside: "（並存）",
});

export const list = (items: readonly string[]): string =>
  items.length === 0 ? "なし" : items.join("、");

/** As a subject: what ends in letters has a space before the particle. */
export const withGa = (what: string): string => `${what}${/[\x21-\x7e]$/.test(what) ? " " : ""}が`;

/** Clauses without a full stop. */
export const refusals: Readonly<Record<RefusalCode, string>> = {
  11: "ノードは今この要求に応えられません",
  20: "その行は存在しません",
  21: "同じキーの行がすでにあります",
  22: "必要な条件が満たされていません",
  23: "このノードはそこまで減らせません",
  24: "この方式ではできない操作です",
  1047: "グループから切り離されているため、応じられません",
  1213: "同じ行の別のトランザクションが認証されました。やり直してください",
  1290: "このノードは読み取りだけに応じます",
};

/** In the dictionary form, so that it can be quoted and listed. */
export function operation(one: Operation): string {
  switch (one.verb) {
    case "insert":
      return `${rowText(one.row)} を挿入する (${settings(one.set)})`;
    case "update":
      return `${rowText(one.row)} の ${changes(one.set)}にする`;
    case "delete":
      return `${rowText(one.row)} を削除する`;
    case "increment":
      return one.by < 0
        ? `${rowText(one.row, one.field)} から ${number(-one.by)} を引く`
        : `${rowText(one.row, one.field)} に ${number(one.by)} を足す`;
    case "add":
      return `${rowText(one.row, one.field)} に ${quoted(one.value)} を加える`;
    case "remove":
      return `${rowText(one.row, one.field)} から ${quoted(one.value)} を除く`;
    case "splice":
      return `${rowText(one.row, one.field)} を編集する`;
    case "read":
      return `${rowText(one.row, one.field)} を読む`;
    case "require":
      return `${condition(one)}ことを確かめる`;
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

/** 「email を ana、phone を 1」 */
const changes = (set: Values): string =>
  Object.entries(set)
    .map(([name, each]) => `${name} を ${quoted(each)} `)
    .join("、");

const condition = ({ row, field, min, equals }: Condition): string =>
  equals === undefined
    ? `${rowText(row, field)} が ${number(min ?? 0)} 以上である`
    : `${rowText(row, field)} が ${quoted(equals)} である`;

/** What a transaction asks, as it stands before 「よう求めます」. */
export function work({ operations }: RequestRecord): string {
  const { moves, others, conditions } = workIn(operations);
  const moved = moves.map(
    ({ by, field, from, to }) =>
      `${rowText(from, field)} から ${rowText(to, field)} へ ${number(by)} を移す`,
  );
  const done = [...moved, ...others.map(operation)];
  if (done.length === 0) return list(conditions.map(operation));
  const only = conditions.length === 0 ? "" : `${conditions.map(condition).join("、")}なら、`;
  return `${only}${list(done)}`;
}

/** What a write brought, as it stands after 「東京の」. */
export function bringing(request: RequestRecord): string {
  const [one, ...others] = writesIn(request);
  if (one === undefined) return "読み取り";
  if (others.length > 0) return `${others.length + 1} 件の変更のトランザクション`;
  switch (one.verb) {
    case "insert":
      return `新しい行 ${rowText(one.row)}`;
    case "update":
      return `新しい ${list(Object.keys(one.set))}`;
    case "delete":
      return ` ${rowText(one.row)} の削除`;
    case "increment":
      return ` ${one.field} の増減 ${one.by > 0 ? "+" : ""}${number(one.by)}`;
    case "add":
      return ` ${one.field} への ${quoted(one.value)} の追加`;
    case "remove":
      return ` ${one.field} からの ${quoted(one.value)} の除去`;
    default:
      return "編集";
  }
}

function settings(set: Values): string {
  return Object.entries(set)
    .map(([name, each]) => `${name} = ${quoted(each)}`)
    .join("、");
}

export function clientOf({ client, node }: RequestRecord, scene: Scene): string {
  return client === node
    ? `${scene.name(node)}のクライアント`
    : `${scene.name(node)}のクライアント「${scene.named(client)}」`;
}

/** 「Tokyo の書き込み」, without the request's number. */
export function writeOf(id: string | null, scene: Scene): string {
  const request = id === null ? undefined : scene.request(id);
  if (request === undefined) return "初期値";
  return `${scene.name(request.node)}の${kindOf(request)}`;
}

const kindOf = (request: RequestRecord): string =>
  writesIn(request).length === 0 ? "読み取り" : "書き込み";

/** 「自分の書き込み」 where it is that of the event's node. */
export function objectOf(id: string | null, scene: Scene): string {
  const request = id === null ? undefined : scene.request(id);
  if (request === undefined || request.node !== scene.event.node) return writeOf(id, scene);
  return `自分の${kindOf(request)}`;
}

/** 「Tokyo の r2」 */
export function requestOf(id: string | null, scene: Scene): string {
  const request = id === null ? undefined : scene.request(id);
  return request === undefined ? "初期値" : `${scene.name(request.node)}の ${id}`;
}

/** 「自分の r2」 where it is that of the event's node. */
export function ownRequestOf(id: string | null, scene: Scene): string {
  const request = id === null ? undefined : scene.request(id);
  return request !== undefined && request.node === scene.event.node
    ? `自分の ${id}`
    : requestOf(id, scene);
}

export const ownRequestsOf = (ids: readonly string[], scene: Scene): string =>
  ids.length === 0 ? "空の値" : list(ids.map((id) => ownRequestOf(id, scene)));

/** Those of one writer together: 「自分の書き込み2件」 */
export const writesOf = (ids: readonly string[], scene: Scene): string =>
  ids.length === 0 ? "空の値" : list(byWriter(ids, scene).map((one) => together(one, scene)));

function together({ request, count, isOwn }: OfOneWriter, scene: Scene): string {
  const what = (isOwn ? objectOf : writeOf)(request?.id ?? null, scene);
  return count === 1 ? what : `${what}${count}件`;
}

/** The same where no verb has the event's node for its subject. */
export const theirWrites = (ids: readonly string[], scene: Scene): string =>
  list(byWriter(ids, scene).map((one) => together({ ...one, isOwn: false }, scene)));

export const requestsOf = (ids: readonly string[], scene: Scene): string =>
  ids.length === 0 ? "空の値" : list(ids.map((id) => requestOf(id, scene)));
