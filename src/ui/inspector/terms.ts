// Titles, columns and states that modes give their panels are English terms of the field; here they
// are in the page's other languages. A term that is not here stays as it is.
import { useSession } from "../page.ts";

type Translation = readonly [ja: string, pt: string];

/**
 * What the pieces of a panel are called where a change of them is told, and the states they have.
 */
const pieces: Readonly<Record<string, Translation>> = {
  order: ["順序", "ordem"],
  text: ["内容", "conteúdo"],
  state: ["状態", "estado"],
  holders: ["保持者", "quem tem"],
  ballot: ["投票番号", "cédula"],
  phase: ["段階", "fase"],
  own: ["自分", "própria"],
  promised: ["約束", "prometida"],
  members: ["メンバー", "membros"],
  up: ["加算", "somado"],
  down: ["減算", "tirado"],
  rights: ["権利", "direitos"],
  empty: ["空", "vazio"],
  accepted: ["受理", "aceito"],
  learned: ["決定", "escolhido"],
  applied: ["適用", "aplicado"],
  waiting: ["待機", "em espera"],
  ordered: ["順序決定", "na ordem"],
  passed: ["合格", "aprovado"],
  failed: ["不合格", "reprovado"],
  in: ["あり", "presente"],
  out: ["なし", "ausente"],
  removed: ["削除済み", "removido"],
};

/** Numbers in a term stand as `#`, whatever else varies after a colon as it is. */
export const terms: Readonly<Record<string, Translation>> = {
  ...pieces,
  "Rows and stamps": ["行とタイムスタンプ", "Linhas e carimbos"],
  Rows: ["行", "Linhas"],
  Values: ["値", "Valores"],
  "Writes seen": ["見た書き込み", "Escritas vistas"],
  Vectors: ["ベクトル", "Vetores"],
  "Values and dots": ["値とドット", "Valores e pontos"],
  Ballots: ["投票番号", "Cédulas"],
  Log: ["ログ", "Registro"],
  "Waiting requests": ["待機中の要求", "Pedidos em espera"],
  "Log known up to slot #; what is known of the others": [
    "ログはスロット # まで把握。他のノードについての把握",
    "Registro conhecido até a posição #; o que se sabe dos outros",
  ],
  "View #": ["ビュー #", "Visão #"],
  "Write-sets": ["書き込みセット", "Conjuntos de escrita"],
  "Certification index, visible up to #": [
    "認証索引（# まで可視）",
    "Índice de certificação, visível até #",
  ],
  "Agreement on the view after #": ["ビュー # の次の合意", "Acordo sobre a visão após #"],
  "bounded counter": ["権利つきカウンター", "contador com limite"],
  "last-writer register": ["最後の書き込みが勝つレジスター", "registrador: última escrita vence"],
  Homes: ["ホーム", "Casas"],
  Waiting: ["待機中", "Em espera"],
  Prepared: ["準備済み", "Preparadas"],
  "Out of reach": ["到達不能", "Fora de alcance"],
  Standing: ["現状", "Situação"],
  Replicas: ["レプリカ", "Réplicas"],
  field: ["フィールド", "campo"],
  type: ["型", "tipo"],
  value: ["値", "valor"],
  stamp: ["タイムスタンプ", "carimbo"],
  dot: ["ドット", "ponto"],
  row: ["行", "linha"],
  "last written by": ["最後の書き込み", "última escrita"],
  request: ["要求", "pedido"],
  from: ["送り元", "de"],
  home: ["ホーム", "casa"],
  epoch: ["エポック", "época"],
  version: ["版", "versão"],
  "locked rows": ["ロック中の行", "linhas travadas"],
  transaction: ["トランザクション", "transação"],
  coordinator: ["調整役", "coordenador"],
  node: ["ノード", "nó"],
  "silent for s": ["無応答（秒）", "em silêncio há s"],
  "up to slot": ["スロットまで", "até a posição"],
  term: ["任期", "mandato"],
  entries: ["エントリ数", "entradas"],
  "follows the term": ["任期に追従", "segue o mandato"],
  "waits for a replica": ["レプリカを待つ", "espera uma réplica"],
  "writes that wait": ["待機中の書き込み", "escritas em espera"],
  replica: ["レプリカ", "réplica"],
  has: ["保持", "tem"],
  lacks: ["不足", "faltam"],
  start: ["開始時", "início"],
  deleted: ["削除済み", "excluído"],
  yes: ["はい", "sim"],
  no: ["いいえ", "não"],
  "not yet": ["まだ", "ainda não"],
  "not joined": ["未参加", "não entrou"],
  idle: ["待機", "ociosa"],
  "collecting promises": ["約束を集めている", "coletando promessas"],
  "holds its ballot": ["投票番号を保持", "mantém sua cédula"],
  "lost its ballot, will try again": [
    "投票番号を失い、再試行する",
    "perdeu a cédula, vai tentar de novo",
  ],
  "primary component": ["プライマリ構成", "componente primário"],
  "non-primary: clients are refused": [
    "非プライマリ：クライアントを拒否",
    "não primário: clientes são recusados",
  ],
  "the view is being changed": ["ビューを変更中", "a visão está mudando"],
  "not heard from": ["応答なし", "sem notícia de"],
  waits: ["待つ", "espera"],
  "asks for promises": ["約束を求めている", "pede promessas"],
  "proposes the next view": ["次のビューを提案", "propõe a próxima visão"],
};

/** Parts of a text are terms by themselves. */
const separator = "; ";

export function translateTerm(text: string, language: 0 | 1): string {
  const whole = translateOne(text, language);
  if (whole !== undefined) return whole;
  const parts = text.split(separator);
  if (parts.length === 1) return text;
  return parts.map((part) => translateOne(part, language) ?? part).join(separator);
}

function translateOne(text: string, language: 0 | 1): string | undefined {
  const numbers = text.match(/\d+/g) ?? [];
  const found = terms[text]?.[language] ?? terms[text.replace(/\d+/g, "#")]?.[language];
  const colon = text.indexOf(": ");
  if (found === undefined && colon > 0) {
    const head = terms[text.slice(0, colon)]?.[language];
    return head === undefined ? undefined : `${head}${text.slice(colon)}`;
  }
  let next = 0;
  return found?.replace(/#/g, () => numbers[next++] ?? "#");
}

/** A mode's term in the page's language. */
export function useTerms(): (text: string) => string {
  const locale = useSession((state) => state.locale);
  if (locale === "en") return (text) => text;
  const language = locale === "ja" ? 0 : 1;
  return (text) => translateTerm(text, language);
}
