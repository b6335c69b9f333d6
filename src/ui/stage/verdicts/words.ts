// What the table of verdicts says: its measures, and what each counts.
import type { ConflictRule } from "../../../sim/note.ts";
import { words } from "../../words.ts";
import type { Measure } from "./measures.ts";

interface MeasureWords {
  readonly label: string;
  readonly counts: string;
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

export const verdictsWords = words(
  {
    verdicts: "Results",
    chapter: "The chapter’s table",
    tables: "Tables",
    caption: "These figures cover the whole run. Click one to see the event behind it.",
    measure: "Measure",
    measures: {
      acknowledged: { label: "Acknowledged", counts: "Requests, reads too, that ended with OK." },
      lost: {
        label: "Lost",
        counts:
          "Acknowledged writes that are gone at the end, though no later write knowingly " +
          "replaced them.",
      },
      refused: {
        label: "Refused",
        counts:
          "Requests that were turned down for good. Refused attempts that were retried are shown " +
          "beside it.",
      },
      unknown: {
        label: "No answer in time",
        counts: "Requests whose clients gave up waiting and never learned the outcome.",
      },
      stale: {
        label: "Stale reads",
        counts: "Reads that returned what an acknowledged write had replaced before they began.",
      },
      unavailable: {
        label: "Time without service",
        counts:
          "How long some client waited for nodes that were out of reach, or was refused for " +
          "want of them.",
      },
      conflicts: {
        label: "Conflicts found",
        counts: "Each node that noticed a conflict counts; beside it, the rule that resolved it.",
      },
      converged: {
        label: "Converged at",
        counts: "From then on, all nodes that are up at the end show the same rows.",
      },
      linearizable: {
        label: "Linearizable, row by row",
        counts:
          "Whether all answers about each row fit one single copy of it that does one thing at a " +
          "time. What a transaction does to several rows is not looked at together.",
      },
      medianOk: {
        label: "Median OK time",
        counts: "Half of the acknowledged writes took this long at most.",
      },
      worstOk: {
        label: "Worst OK time",
        counts: "The longest that a client waited for the OK of a write.",
      },
      messages: {
        label: "Messages",
        counts: "Messages sent between the nodes, and their size written as text.",
      },
    } as Readonly<Record<Measure, MeasureWords>>,
    rules: {
      "later-stamp": "later stamp",
      "tie-by-node": "tie, by node",
      arrival: "last to arrive",
      "different-fields": "different fields",
      siblings: "kept side by side",
      "sum-of-changes": "changes added",
      "user-edited": "user’s edit wins",
      "add-wins": "add wins",
      merge: "merged",
      "first-in-order": "first in order",
    } as Readonly<Record<ConflictRule, string>>,
    overruled: (times: number) => `${times} overruled by a clock`,
    lostBeside: (_writes: number) => "lost",
    retried: (times: number) => `(${times} retried)`,
    bytes: (bytes: number) => `${kilobytes(bytes)}\u00a0kB`,
    noOk: "none",
    never: "never",
    always: "always",
    copiesDiffer: "copies differ",
    yes: "yes",
    nobodyRead: "but nobody read",
    no: "no",
    fitsNoOrder: "(no such order)",
    undecided: "undecided",
    unfinished: "unfinished",
    goesTo: (next: number, all: number) =>
      all === 1 ? "Show the event" : `Show event ${next} of ${all}`,
    expand: (mode: string) => `${mode}, look at this mode`,
  },
  {
    verdicts: "結果",
    chapter: "本の章の表",
    tables: "表",
    caption: "数値は実行全体のものです。押すと、もとになったイベントに移ります。",
    measure: "項目",
    measures: {
      acknowledged: { label: "OKの応答", counts: "読み取りも含め、OKで終わった要求の数です。" },
      lost: {
        label: "失われた書き込み",
        counts: "OKを得たのに最後には残っておらず、承知の上で上書きされたのでもない書き込みです。",
      },
      refused: {
        label: "拒否",
        counts: "最終的に断られた要求です。再試行された分は横に示します。",
      },
      unknown: {
        label: "応答なし",
        counts: "クライアントが待つのをやめ、結果を最後まで知らなかった要求です。",
      },
      stale: {
        label: "古い読み取り",
        counts: "始まる前にOK済みの書き込みで置き換えられていた値を返した読み取りです。",
      },
      unavailable: {
        label: "利用不能時間",
        counts: "届かないノードを待つか、そのために断られたクライアントがいた時間です。",
      },
      conflicts: {
        label: "見つかった競合",
        counts: "競合に気づいたノードごとに数えます。横は解決した規則です。",
      },
      converged: {
        label: "一致した時刻",
        counts: "それ以降、最後に動いているすべてのノードが同じ行を示します。",
      },
      linearizable: {
        label: "線形化可能（行ごと）",
        counts:
          "各行についての応答が、一度に一つずつ処理する単一のコピーで説明できるかどうかです。" +
          "複数の行にまたがるトランザクションは、まとめては調べません。",
      },
      medianOk: {
        label: "OKまでの中央値",
        counts: "OKを得た書き込みの半分は、この時間以内に終わりました。",
      },
      worstOk: {
        label: "OKまでの最大",
        counts: "書き込みのOKをクライアントが待った最長の時間です。",
      },
      messages: {
        label: "メッセージ",
        counts: "ノード間で送られたメッセージの数と、文字にしたときの大きさです。",
      },
    },
    rules: {
      "later-stamp": "新しい時刻印",
      "tie-by-node": "同時刻、ノード順",
      arrival: "後に届いた方",
      "different-fields": "別々の項目",
      siblings: "両方を保持",
      "sum-of-changes": "変化を合計",
      "user-edited": "人の編集を優先",
      "add-wins": "追加を優先",
      merge: "統合",
      "first-in-order": "順序が先の方",
    },
    overruled: (times) => `時計による逆転${times}件`,
    lostBeside: () => "件消失",
    retried: (times) => `（再試行${times}回）`,
    bytes: (bytes) => `${kilobytes(bytes)}\u00a0kB`,
    noOk: "なし",
    never: "なし",
    always: "常に",
    copiesDiffer: "コピーが異なる",
    yes: "はい",
    nobodyRead: "（ただし誰も読まず）",
    no: "いいえ",
    fitsNoOrder: "（順序なし）",
    undecided: "未確定",
    unfinished: "実行が未完",
    goesTo: (next, all) => (all === 1 ? "イベントを表示" : `${all}件中${next}件目のイベントを表示`),
    expand: (mode) => `${mode}、この方式を見る`,
  },
  {
    verdicts: "Resultados",
    chapter: "A tabela do capítulo",
    tables: "Tabelas",
    caption: "Estes números são da execução inteira. Clique em um para ver o evento por trás dele.",
    measure: "Medida",
    measures: {
      acknowledged: {
        label: "Com OK",
        counts: "Pedidos, leituras também, que terminaram com OK.",
      },
      lost: {
        label: "Perdidas",
        counts:
          "Escritas com OK que no fim não existem mais, sem que outra as substituísse " +
          "conscientemente.",
      },
      refused: {
        label: "Recusados",
        counts: "Pedidos recusados de vez. As tentativas repetidas aparecem ao lado.",
      },
      unknown: {
        label: "Sem resposta a tempo",
        counts: "Pedidos cujos clientes desistiram de esperar e nunca souberam o resultado.",
      },
      stale: {
        label: "Leituras desatualizadas",
        counts: "Leituras do que uma escrita com OK já tinha substituído antes de elas começarem.",
      },
      unavailable: {
        label: "Tempo sem serviço",
        counts:
          "Por quanto tempo um cliente esperou por nós fora de alcance, ou foi recusado por " +
          "falta deles.",
      },
      conflicts: {
        label: "Conflitos achados",
        counts: "Conta cada nó que percebeu um conflito; ao lado, a regra que o resolveu.",
      },
      converged: {
        label: "Convergiu em",
        counts: "Daí em diante, todos os nós ativos no fim mostram as mesmas linhas.",
      },
      linearizable: {
        label: "Linearizável, linha a linha",
        counts:
          "Se as respostas sobre cada linha cabem em uma só cópia dela que faz uma coisa de cada " +
          "vez. O que uma transação faz em várias linhas não é visto em conjunto.",
      },
      medianOk: {
        label: "OK, mediana",
        counts: "Metade das escritas com OK levou no máximo este tempo.",
      },
      worstOk: {
        label: "OK, pior caso",
        counts: "O maior tempo que um cliente esperou pelo OK de uma escrita.",
      },
      messages: {
        label: "Mensagens",
        counts: "Mensagens enviadas entre os nós, e seu tamanho como texto.",
      },
    },
    rules: {
      "later-stamp": "carimbo mais novo",
      "tie-by-node": "empate, pelo nó",
      arrival: "último a chegar",
      "different-fields": "campos diferentes",
      siblings: "lado a lado",
      "sum-of-changes": "soma das mudanças",
      "user-edited": "edição da pessoa",
      "add-wins": "adição vence",
      merge: "fundidos",
      "first-in-order": "primeiro na ordem",
    },
    overruled: (times) => `${times} ${times === 1 ? "vencida" : "vencidas"} por um relógio`,
    lostBeside: (writes) => (writes === 1 ? "perdida" : "perdidas"),
    retried: (times) => (times === 1 ? "(1 repetido)" : `(${times} repetidos)`),
    bytes: (bytes) => `${kilobytes(bytes).replace(".", ",")}\u00a0kB`,
    noOk: "nenhum",
    never: "nunca",
    always: "sempre",
    copiesDiffer: "cópias diferem",
    yes: "sim",
    nobodyRead: "mas ninguém leu",
    no: "não",
    fitsNoOrder: "(sem tal ordem)",
    undecided: "indeciso",
    unfinished: "inacabada",
    goesTo: (next, all) => (all === 1 ? "Mostrar o evento" : `Mostrar o evento ${next} de ${all}`),
    expand: (mode) => `${mode}, ver este modo`,
  },
);
