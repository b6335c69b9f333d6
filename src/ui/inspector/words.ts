// What the inspector says of its own; sentences about events come from `narrate`, and titles of
// panels from the mode (`terms.ts`).
import type { MessageRole } from "../../sim/mode.ts";
import type { Outcome } from "../../sim/trace.ts";
import { words } from "../words.ts";

interface InspectorWords {
  readonly inspector: string;
  readonly mode: string;
  readonly at: (time: string) => string;
  readonly state: string;
  readonly event: string;
  readonly all: (count: number) => string;
  readonly fewer: string;
  readonly nothing: string;
  readonly changed: string;
  readonly absent: string;
  readonly deleted: string;
  readonly none: string;
  readonly empty: string;
  readonly down: string;
  readonly or: string;
  readonly setAt: (time: string) => string;
  readonly setAtStart: string;
  readonly goToSetting: (place: string, field: string, value: string) => string;
  readonly missing: string;
  readonly has: (name: string) => string;
  readonly lacks: (name: string) => string;
  readonly removed: string;
  readonly started: (count: string) => string;
  readonly added: (name: string, count: string) => string;
  readonly took: (name: string, count: string) => string;
  readonly total: string;
  readonly slot: (slot: number) => string;
  readonly ballot: string;
  readonly versionBy: (name: string) => string;
  readonly of: (count: number, all: number, names: string) => string;
  readonly promised: string;
  readonly own: string;
  readonly states: Readonly<Record<SlotState | QueueState, string>>;
  readonly primary: string;
  readonly notPrimary: string;
  readonly clocks: string;
  readonly right: string;
  readonly fast: (time: string) => string;
  readonly slow: (time: string) => string;
  readonly reads: (time: string) => string;
  readonly drift: (ppm: string) => string;
  readonly turn: (time: string) => string;
  readonly noEvent: string;
  readonly world: string;
  readonly goThere: string;
  readonly changes: string;
  readonly noChange: string;
  readonly noNode: string;
  readonly becomes: string;
  readonly by: (name: string) => string;
  readonly knowledge: (row: string) => string;
  readonly sent: string;
  readonly sends: Readonly<Record<MessageRole, (name: string) => string>>;
  /** The same where the protocol's own word says more. */
  readonly sendsKind: Readonly<Record<string, (name: string) => string>>;
  readonly arrives: (time: string) => string;
  readonly notArriving: string;
  readonly heldBack: string;
  readonly ended: string;
  readonly clientOf: (city: string) => string;
  readonly outcomes: Readonly<Record<Outcome, (client: string, time: string) => string>>;
  /** In place of `ok` where the client only read. */
  readonly answered: (client: string, time: string) => string;
  readonly why: string;
  readonly tryColumns: string;
  readonly others: (time: string) => string;
  readonly compare: string;
  readonly comparing: string;
  readonly compareTold: (time: string) => string;
  readonly cancel: string;
  readonly more: (count: number) => string;
  readonly knowledgeKinds: {
    readonly start: string;
    readonly stamp: string;
    readonly rights: string;
    readonly holders: string;
    readonly home: string;
    readonly primary: string;
    readonly entry: (sequence: number) => string;
    readonly from: string;
  };
}

type SlotState = "empty" | "accepted" | "learned" | "applied";
type QueueState = "waiting" | "ordered" | "passed" | "failed";

export const inspectorWords = words<InspectorWords>(
  {
    inspector: "Inspector",
    mode: "Mode",
    at: (time) => `at ${time}`,
    state: "State",
    event: "Event",
    all: (count) => `All ${count}`,
    fewer: "Fewer",
    nothing: "nothing",
    changed: "changed",
    absent: "absent",
    deleted: "deleted",
    none: "none",
    empty: "empty",
    down: "down",
    or: "or",
    setAt: (time) => `set at ${time}`,
    setAtStart: "from the start",
    goToSetting: (place, field, value) =>
      `${place}, ${field}: ${value}. Go to the event that set it`,
    missing: "missing",
    has: (name) => `${name} has it`,
    lacks: (name) => `${name} does not have it`,
    removed: "removed",
    started: (count) => `${count} to begin with`,
    added: (name, count) => `${name} added ${count}`,
    took: (name, count) => `${name} took ${count}`,
    total: "in all",
    slot: (slot) => `Slot ${slot}`,
    ballot: "ballot",
    versionBy: (name) => `by ${name}`,
    of: (count, all, names) => `${count} of ${all}${names === "" ? "" : `: ${names}`}`,
    promised: "promised",
    own: "own ballot",
    states: {
      empty: "empty",
      accepted: "accepted",
      learned: "chosen",
      applied: "applied",
      waiting: "waiting",
      ordered: "in order",
      passed: "passed",
      failed: "failed",
    },
    primary: "primary component",
    notPrimary: "not primary: clients are refused",
    clocks: "Clocks",
    right: "on time",
    fast: (time) => `${time} ahead`,
    slow: (time) => `${time} behind`,
    reads: (time) => `reads ${time}`,
    drift: (ppm) => `gains ${ppm} µs a second`,
    turn: (time) => `One turn of the hand is ${time}. The thin hand shows true time.`,
    noEvent: "Nothing has happened yet.",
    world: "outside the nodes",
    goThere: "Go there",
    changes: "What it changed",
    noChange: "Nothing that the node keeps.",
    noNode: "Nothing at any node: nodes notice it only by what arrives and what does not.",
    becomes: "becomes",
    by: (name) => `written in ${name}`,
    knowledge: (row) => `known of ${row}`,
    sent: "Sent",
    sends: {
      replicate: (name) => `a write to ${name}`,
      acknowledge: (name) => `an acknowledgement to ${name}`,
      propose: (name) => `a proposal to ${name}`,
      vote: (name) => `its consent to ${name}`,
      reject: (name) => `a refusal to ${name}`,
      commit: (name) => `the decision to ${name}`,
      abort: (name) => `an order to roll back to ${name}`,
      forward: (name) => `a request to ${name}`,
      repair: (name) => `what was missing to ${name}`,
    },
    sendsKind: {
      prepare: (name) => `a request to prepare to ${name}`,
      promise: (name) => `a promise to ${name}`,
      accepted: (name) => `its acceptance to ${name}`,
    },
    arrives: (time) => `arrives at ${time}`,
    notArriving: "never arrives",
    heldBack: "held back",
    ended: "Answered",
    clientOf: (city) => `The client in ${city}`,
    outcomes: {
      ok: (client, time) => `${client} is told OK after ${time}`,
      refused: (client, time) => `${client} is refused after ${time}`,
      unknown: (client, time) => `${client} gave up after ${time} and does not know the outcome`,
    },
    answered: (client, time) => `${client} has its answer after ${time}`,
    why: "Why",
    tryColumns: "Try it with single columns",
    others: (time) => `All at ${time}`,
    compare: "Compare with another event",
    comparing:
      "Choose the other event on the stage or in the list, or step to it and press the button.",
    compareTold: (time) => `Compare with the event at ${time}`,
    cancel: "Cancel",
    more: (count) => `${count} more`,
    knowledgeKinds: {
      start: "as at the start",
      stamp: "stamp",
      rights: "rights",
      holders: "not yet committed, received by",
      home: "home",
      primary: "primary",
      entry: (sequence) => `entry ${sequence}`,
      from: "from",
    },
  },
  {
    inspector: "インスペクター",
    mode: "方式",
    at: (time) => `${time} 時点`,
    state: "状態",
    event: "イベント",
    all: (count) => `すべて（${count}）`,
    fewer: "減らす",
    nothing: "なし",
    changed: "変更あり",
    absent: "行なし",
    deleted: "削除済み",
    none: "なし",
    empty: "空",
    down: "停止中",
    or: "または",
    setAt: (time) => `${time} に設定`,
    setAtStart: "開始時から",
    goToSetting: (place, field, value) => `${place}の${field}は${value}。設定したイベントへ移動`,
    missing: "未着",
    has: (name) => `${name}にある`,
    lacks: (name) => `${name}にはない`,
    removed: "削除済み",
    started: (count) => `開始時は${count}`,
    added: (name, count) => `${name}が${count}を加えた`,
    took: (name, count) => `${name}が${count}を引いた`,
    total: "合計",
    slot: (slot) => `スロット ${slot}`,
    ballot: "投票番号",
    versionBy: (name) => `${name}の版`,
    of: (count, all, names) => `${all} 中 ${count}${names === "" ? "" : `：${names}`}`,
    promised: "約束済み",
    own: "自分の投票番号",
    states: {
      empty: "空",
      accepted: "受理",
      learned: "決定",
      applied: "適用",
      waiting: "待機",
      ordered: "順序決定",
      passed: "合格",
      failed: "不合格",
    },
    primary: "プライマリ構成",
    notPrimary: "プライマリではない：クライアントを拒否",
    clocks: "時計",
    right: "正確",
    fast: (time) => `${time} 進み`,
    slow: (time) => `${time} 遅れ`,
    reads: (time) => `表示 ${time}`,
    drift: (ppm) => `1 秒に ${ppm} µs 進む`,
    turn: (time) => `針の一周は ${time} です。細い針は本当の時刻を示します。`,
    noEvent: "まだ何も起きていません。",
    world: "ノードの外",
    goThere: "その時点へ",
    changes: "変わったもの",
    noChange: "ノードが保持するものは変わりません。",
    noNode: "ノード自体は変わりません。ノードは、届くものと届かないものからこれを知ります。",
    becomes: "から",
    by: (name) => `${name}での書き込み`,
    knowledge: (row) => `${row}について知っていること`,
    sent: "送信",
    sends: {
      replicate: (name) => `${name}へ書き込み`,
      acknowledge: (name) => `${name}へ受領確認`,
      propose: (name) => `${name}へ提案`,
      vote: (name) => `${name}へ同意`,
      reject: (name) => `${name}へ拒否`,
      commit: (name) => `${name}へ結果`,
      abort: (name) => `${name}へ中止`,
      forward: (name) => `${name}へ要求`,
      repair: (name) => `${name}へ不足分`,
    },
    sendsKind: {
      prepare: (name) => `${name}へ準備の依頼`,
      promise: (name) => `${name}へ約束`,
      accepted: (name) => `${name}へ受理`,
    },
    arrives: (time) => `${time} に到着`,
    notArriving: "届かない",
    heldBack: "保留中",
    ended: "応答",
    clientOf: (city) => `${city}のクライアント`,
    outcomes: {
      ok: (client, time) => `${client}は ${time} 後に OK を受け取る`,
      refused: (client, time) => `${client}は ${time} 後に拒否される`,
      unknown: (client, time) => `${client}は ${time} 後にあきらめ、結果を知らない`,
    },
    answered: (client, time) => `${client}は ${time} 後に答えを受け取る`,
    why: "理由",
    tryColumns: "列ごとに競わせてみる",
    others: (time) => `${time} のすべて`,
    compare: "別のイベントと比べる",
    comparing:
      "もう一つのイベントを選んでください。図やイベント一覧で選ぶか、そこまで進めてボタンを押します。",
    compareTold: (time) => `${time} のイベントと比べる`,
    cancel: "やめる",
    more: (count) => `ほか ${count} 件`,
    knowledgeKinds: {
      start: "開始時のまま",
      stamp: "タイムスタンプ",
      rights: "権利",
      holders: "未確定、受領",
      home: "ホーム",
      primary: "プライマリ",
      entry: (sequence) => `エントリ ${sequence}`,
      from: "送り元",
    },
  },
  {
    inspector: "Inspetor",
    mode: "Modo",
    at: (time) => `em ${time}`,
    state: "Estado",
    event: "Evento",
    all: (count) => `Todos os ${count}`,
    fewer: "Menos",
    nothing: "nada",
    changed: "mudou",
    absent: "ausente",
    deleted: "excluído",
    none: "nenhum",
    empty: "vazio",
    down: "fora do ar",
    or: "ou",
    setAt: (time) => `definido em ${time}`,
    setAtStart: "desde o início",
    goToSetting: (place, field, value) =>
      `${place}, ${field}: ${value}. Ir ao evento que o definiu`,
    missing: "falta",
    has: (name) => `${name} tem`,
    lacks: (name) => `${name} não tem`,
    removed: "removido",
    started: (count) => `${count} no início`,
    added: (name, count) => `${name} somou ${count}`,
    took: (name, count) => `${name} tirou ${count}`,
    total: "ao todo",
    slot: (slot) => `Posição ${slot}`,
    ballot: "cédula",
    versionBy: (name) => `de ${name}`,
    of: (count, all, names) => `${count} de ${all}${names === "" ? "" : `: ${names}`}`,
    promised: "prometida",
    own: "cédula própria",
    states: {
      empty: "vazia",
      accepted: "aceito",
      learned: "escolhido",
      applied: "aplicado",
      waiting: "em espera",
      ordered: "na ordem",
      passed: "aprovado",
      failed: "reprovado",
    },
    primary: "componente primário",
    notPrimary: "não é primário: clientes são recusados",
    clocks: "Relógios",
    right: "certo",
    fast: (time) => `${time} adiantado`,
    slow: (time) => `${time} atrasado`,
    reads: (time) => `marca ${time}`,
    drift: (ppm) => `ganha ${ppm} µs por segundo`,
    turn: (time) => `Uma volta do ponteiro são ${time}. O ponteiro fino mostra a hora verdadeira.`,
    noEvent: "Nada aconteceu ainda.",
    world: "fora dos nós",
    goThere: "Ir até lá",
    changes: "O que mudou",
    noChange: "Nada do que o nó guarda.",
    noNode: "Nada num nó por si só: os nós sabem disso pelo que chega ou deixa de chegar.",
    becomes: "passa a",
    by: (name) => `escrito em ${name}`,
    knowledge: (row) => `o que se sabe de ${row}`,
    sent: "Enviado",
    sends: {
      replicate: (name) => `uma escrita para ${name}`,
      acknowledge: (name) => `uma confirmação para ${name}`,
      propose: (name) => `uma proposta para ${name}`,
      vote: (name) => `seu consentimento para ${name}`,
      reject: (name) => `uma recusa para ${name}`,
      commit: (name) => `a decisão para ${name}`,
      abort: (name) => `a ordem de desfazer para ${name}`,
      forward: (name) => `um pedido para ${name}`,
      repair: (name) => `o que faltava para ${name}`,
    },
    sendsKind: {
      prepare: (name) => `um pedido de preparação para ${name}`,
      promise: (name) => `uma promessa para ${name}`,
      accepted: (name) => `sua aceitação para ${name}`,
    },
    arrives: (time) => `chega em ${time}`,
    notArriving: "nunca chega",
    heldBack: "retida",
    ended: "Respondido",
    clientOf: (city) => `O cliente em ${city}`,
    outcomes: {
      ok: (client, time) => `${client} recebe o OK, após ${time}`,
      refused: (client, time) => `${client} é recusado, após ${time}`,
      unknown: (client, time) => `${client} desistiu após ${time} e não sabe o resultado`,
    },
    answered: (client, time) => `${client} recebe a resposta, após ${time}`,
    why: "Por quê",
    tryColumns: "Tentar com colunas separadas",
    others: (time) => `Tudo em ${time}`,
    compare: "Comparar com outro evento",
    comparing:
      "Agora escolha o outro evento: no palco ou na lista, ou avance até ele e aperte o botão.",
    compareTold: (time) => `Comparar com o evento em ${time}`,
    cancel: "Cancelar",
    more: (count) => `mais ${count}`,
    knowledgeKinds: {
      start: "como no início",
      stamp: "carimbo",
      rights: "direitos",
      holders: "ainda não confirmado, recebido por",
      home: "casa",
      primary: "primário",
      entry: (sequence) => `entrada ${sequence}`,
      from: "de",
    },
  },
);
