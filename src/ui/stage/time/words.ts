// The words of the space-time view.
import type { Gist } from "../../../session/drawing/diagram.ts";
import { words } from "../../words.ts";

const gistEn = (gist: Gist): string => {
  switch (gist.kind) {
    case "read":
      return "read";
    case "change":
      return gist.text;
    case "transaction":
      return gist.count === 1 ? "change" : `transaction of ${gist.count}`;
    default:
      return gist.kind;
  }
};
const gistJa = (gist: Gist): string => {
  const plain = { read: "読み取り", insert: "挿入", delete: "削除" };
  if (gist.kind === "change") return gist.text;
  if (gist.kind === "transaction") return gist.count === 1 ? "変更" : `${gist.count}件の処理`;
  return plain[gist.kind];
};
const gistPt = (gist: Gist): string => {
  const plain = { read: "leitura", insert: "inserção", delete: "remoção" };
  if (gist.kind === "change") return gist.text;
  if (gist.kind === "transaction") {
    return gist.count === 1 ? "mudança" : `transação de ${gist.count}`;
  }
  return plain[gist.kind];
};

export const timeWords = words(
  {
    at: (time: string) => `Space-time diagram at ${time}.`,
    modeAt: (mode: string, time: string) => `${mode} at ${time}.`,
    zoomIn: "Show less time",
    zoomOut: "Show more time",
    fit: "Show all of the time",
    differences: "Differences",
    differencesLong: "Dim the time in which all modes agree",
    unfold: (mode: string) => `Unfold ${mode}`,
    openMode: (mode: string) => `Show ${mode} alone`,
    node: (name: string) => `${name}: what can be done`,
    parts: "Modes, nodes and events: arrow keys go from event to event",
    eventAt: (time: string, text: string) => `${time}: ${text}`,
    cut: "cut: messages wait",
    dropping: "cut: messages are lost",
    cutOff: (name: string) => `${name} cut off: messages wait`,
    cutOffDropping: (name: string) => `${name} cut off: messages are lost`,
    oneWay: (from: string, to: string) => `${from} to ${to} cut`,
    down: "down",
    chosen: (time: string) => `chosen at ${time}`,
    certified: (time: string) => `certified at ${time}`,
    failed: (time: string) => `failed at ${time}`,
    acknowledged: (gist: Gist, at: string | null) =>
      `client’s ${gistEn(gist)}: acknowledged${at === null ? "" : ` at ${at}`}`,
    refused: (gist: Gist) => `client’s ${gistEn(gist)}: refused`,
    unknown: (gist: Gist) => `client’s ${gistEn(gist)}: no answer`,
    open: (gist: Gist) => `client’s ${gistEn(gist)} waits`,
    brief: (gist: Gist) => `${gistEn(gist)}: OK`,
    read: (values: string) => `client reads ${values}`,
    stale: (what: string, by: string | null) => `${what}, ${by === null ? "" : `${by} `}stale`,
    onlyStale: (by: string | null) => `${by === null ? "" : `${by} `}stale`,
    /** One write, or how many. */
    misses: (what: string, write: { node: string; gist: Gist } | number) =>
      `${what}: misses ${
        typeof write === "number" ? `${write} writes` : `${write.node}’s ${gistEn(write.gist)}`
      }`,
    thenLost: (after: string) => `then lost, ${after} later`,
    lostAtOnce: "and lost at once",
    parting: (a: string, b: string) => `${a} and ${b} diverge here`,
    relations: (before: number, after: number) => `${before} before, ${after} after,`,
    concurrent: (count: number) =>
      `${count} that did not know ${count === 1 ? "it" : "each other"}`,
    worst: (time: string) => `worst OK ${time}`,
  },
  {
    at: (time) => `${time}の時空図。`,
    modeAt: (mode, time) => `${mode}、${time}。`,
    zoomIn: "表示する時間を短くする",
    zoomOut: "表示する時間を長くする",
    fit: "全体の時間を表示する",
    differences: "違いだけ",
    differencesLong: "すべてのモードが一致する時間を薄くする",
    unfold: (mode) => `${mode}を広げる`,
    openMode: (mode) => `${mode}だけを表示する`,
    node: (name) => `${name}でできること`,
    parts: "モード、ノード、イベント：矢印キーでイベントを移動",
    eventAt: (time, text) => `${time}：${text}`,
    cut: "切断：メッセージは待機",
    dropping: "切断：メッセージは消失",
    cutOff: (name) => `${name}が孤立：メッセージは待機`,
    cutOffDropping: (name) => `${name}が孤立：メッセージは消失`,
    oneWay: (from, to) => `${from}から${to}への切断`,
    down: "停止中",
    chosen: (time) => `${time}に決定`,
    certified: (time) => `${time}に認証`,
    failed: (time) => `${time}に認証失敗`,
    acknowledged: (gist, at) =>
      `クライアントの${gistJa(gist)}：${at === null ? "" : `${at} に`}確認済み`,
    refused: (gist) => `クライアントの${gistJa(gist)}：拒否`,
    unknown: (gist) => `クライアントの${gistJa(gist)}：応答なし`,
    open: (gist) => `クライアントの${gistJa(gist)}：待機中`,
    brief: (gist) => `${gistJa(gist)}：OK`,
    read: (values) => `クライアントが読んだ値 ${values}`,
    stale: (what, by) => `${what}（${by === null ? "" : `${by} `}古い）`,
    onlyStale: (by) => `${by === null ? "" : `${by} `}古い`,
    misses: (what, write) =>
      `${what}：${
        typeof write === "number" ? `書き込み${write}件` : `${write.node}の${gistJa(write.gist)}`
      }が未反映`,
    thenLost: (after) => `${after}後に消失`,
    lostAtOnce: "同時に消失",
    parting: (a, b) => `ここで${a}と${b}が分かれる`,
    relations: (before, after) => `前${before}件、後${after}件、`,
    concurrent: (count) => `互いに知らない${count}件`,
    worst: (time) => `最も遅いOK ${time}`,
  },
  {
    at: (time) => `Diagrama de espaço-tempo em ${time}.`,
    modeAt: (mode, time) => `${mode} em ${time}.`,
    zoomIn: "Mostrar menos tempo",
    zoomOut: "Mostrar mais tempo",
    fit: "Mostrar todo o tempo",
    differences: "Diferenças",
    differencesLong: "Esmaecer o tempo em que todos os modos concordam",
    unfold: (mode) => `Abrir ${mode}`,
    openMode: (mode) => `Mostrar só ${mode}`,
    node: (name) => `${name}: o que se pode fazer`,
    parts: "Modos, nós e eventos: as setas vão de evento a evento",
    eventAt: (time, text) => `${time}: ${text}`,
    cut: "corte: mensagens esperam",
    dropping: "corte: mensagens se perdem",
    cutOff: (name) => `${name} isolada: mensagens esperam`,
    cutOffDropping: (name) => `${name} isolada: mensagens se perdem`,
    oneWay: (from, to) => `corte de ${from} para ${to}`,
    down: "fora do ar",
    chosen: (time) => `escolhido em ${time}`,
    certified: (time) => `certificado em ${time}`,
    failed: (time) => `reprovado em ${time}`,
    acknowledged: (gist, at) =>
      `cliente, ${gistPt(gist)}: confirmado${at === null ? "" : ` em ${at}`}`,
    refused: (gist) => `cliente, ${gistPt(gist)}: recusado`,
    unknown: (gist) => `cliente, ${gistPt(gist)}: sem resposta`,
    open: (gist) => `cliente, ${gistPt(gist)}: espera`,
    brief: (gist) => `${gistPt(gist)}: OK`,
    read: (values) => `cliente lê ${values}`,
    stale: (what, by) => `${what}, desatualizado${by === null ? "" : ` em ${by}`}`,
    onlyStale: (by) => `desatualizado${by === null ? "" : ` em ${by}`}`,
    misses: (what, write) =>
      `${what}: sem ${
        typeof write === "number" ? `${write} escritas` : `${gistPt(write.gist)} de ${write.node}`
      }`,
    thenLost: (after) => `perdido ${after} depois`,
    lostAtOnce: "e perdido na hora",
    parting: (a, b) => `${a} e ${b} divergem aqui`,
    relations: (before, after) => `${before} antes, ${after} depois,`,
    concurrent: (count) => `${count} que não se ${count === 1 ? "conhecia" : "conheciam"}`,
    worst: (time) => `OK mais lento ${time}`,
  },
);
