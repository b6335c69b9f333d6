// What the map itself says, beside names, values and numbers.
import { words } from "../../words.ts";

export interface MapWords {
  /** The picture's name: `Paxos at 102 ms. Tokyo: 80; …`. */
  picture(mode: string, time: string, nodes: string): string;
  readonly asAtStart: string;
  readonly stamp: string;
  /** Before one stamp for each field, in their order. */
  readonly stamps: string;
  readonly ballot: string;
  readonly rights: string;
  readonly holds: string;
  readonly home: string;
  readonly primary: string;
  readonly entry: string;
  readonly from: string;
  /** `stamp 2 of Tokyo` */
  of(what: string, node: string): string;
  heldBy(nodes: string): string;
  fromNode(node: string): string;
  readonly down: string;
  /** A node's part of the picture's name. */
  readonly inBrackets: (text: string) => string;
  waitingCount(count: number): string;
  /** Null: it has only just begun. */
  waiting(time: string | null): string;
  cut(oneWay: boolean, until: string | null): string;
  /** Opens the list of the cities that have no room, and closes it. */
  more(count: number): string;
  readonly fewer: string;
  /** What modes call the roles of nodes; another one stays as it is. */
  readonly roles: Readonly<Record<string, string>>;
}

export const mapWords = words<MapWords>(
  {
    picture: (mode, time, nodes) => `${mode} at ${time}. ${nodes}`,
    asAtStart: "as at the start",
    stamp: "stamp",
    stamps: "stamps",
    ballot: "ballot",
    rights: "rights",
    holds: "received by",
    home: "home",
    primary: "primary",
    entry: "entry",
    from: "from",
    of: (what, node) => `${what} of ${node}`,
    heldBy: (nodes) => `received by ${nodes}, not yet committed`,
    fromNode: (node) => `from ${node}`,
    down: "down",
    inBrackets: (text) => ` (${text})`,
    waitingCount: (count) => `, ${count} waiting`,
    waiting: (time) => (time === null ? "waiting" : `waiting ${time}`),
    cut: (oneWay, until) =>
      `${oneWay ? "cut one way" : "cut"}${until === null ? "" : ` until ${until}`}`,
    more: (count) => `+${count}`,
    fewer: "Close",
    roles: {},
  },
  {
    picture: (mode, time, nodes) => `${mode}、${time}。${nodes}`,
    asAtStart: "開始時のまま",
    stamp: "刻印",
    stamps: "刻印",
    ballot: "投票番号",
    rights: "権利",
    holds: "受領",
    home: "ホーム",
    primary: "プライマリ",
    entry: "項目",
    from: "発信元",
    of: (what, node) => `${node}の${what}`,
    heldBy: (nodes) => `受領 ${nodes}、未確定`,
    fromNode: (node) => `${node}から`,
    down: "停止中",
    inBrackets: (text) => `（${text}）`,
    waitingCount: (count) => `、${count} 件待機中`,
    waiting: (time) => (time === null ? "待機" : `待機 ${time}`),
    cut: (oneWay, until) =>
      `${oneWay ? "片方向切断" : "切断"}${until === null ? "" : `（${until} まで）`}`,
    more: (count) => `+${count}`,
    fewer: "閉じる",
    roles: {
      primary: "プライマリ",
      "non-primary": "非プライマリ",
      "changing view": "ビュー変更中",
      leader: "リーダー",
      candidate: "候補",
      replica: "レプリカ",
    },
  },
  {
    picture: (mode, time, nodes) => `${mode} em ${time}. ${nodes}`,
    asAtStart: "como no início",
    stamp: "carimbo",
    stamps: "carimbos",
    ballot: "cédula",
    rights: "direitos",
    holds: "recebido por",
    home: "sede",
    primary: "primário",
    entry: "entrada",
    from: "de",
    of: (what, node) => `${what} de ${node}`,
    heldBy: (nodes) => `recebido por ${nodes}, ainda não confirmado`,
    fromNode: (node) => `de ${node}`,
    down: "fora do ar",
    inBrackets: (text) => ` (${text})`,
    waitingCount: (count) => `, ${count} em espera`,
    waiting: (time) => (time === null ? "espera" : `espera há ${time}`),
    cut: (oneWay, until) =>
      `${oneWay ? "corte num sentido" : "corte"}${until === null ? "" : ` até ${until}`}`,
    more: (count) => `+${count}`,
    fewer: "Fechar",
    roles: {
      primary: "primário",
      "non-primary": "não primário",
      "changing view": "mudando a visão",
      leader: "líder",
      candidate: "candidato",
      replica: "réplica",
    },
  },
);
