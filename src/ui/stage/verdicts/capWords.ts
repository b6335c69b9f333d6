// The chapter's table in the page's words: what is printed, what was measured, and what is to be
// added.
import type { Printed } from "../../../sim/mode.ts";
import { words } from "../../words.ts";

type Approach = Printed["approach"];
type Level = "strong" | "eventual" | "high" | "limited";

export const capWords = words(
  {
    caption:
      "What the chapter on multi-master replication says, and what this run measured. Only while " +
      "a partition lasts must one choose between consistency and availability, and only on the " +
      "side that is too small.",
    notMeasured: "not measured",
    noCut:
      "In this scenario nobody sends a request during a partition, so availability and partition " +
      "tolerance cannot be measured.",
    openCut: (title: string) => `Open “${title}”`,
    approach: "Approach",
    consistency: "Consistency",
    availability: "Availability",
    tolerance: "Partition tolerance",
    note: "What the chapter leaves out",
    printed: "Chapter:",
    notPrinted: "Not in the chapter’s table",
    asPrinted: "confirmed",
    notAsPrinted: "not confirmed",
    levels: {
      strong: "strong",
      eventual: "eventual",
      high: "high",
      limited: "limited",
    } as Readonly<Record<Level, string>>,
    approaches: {
      consensus: "Consensus",
      asynchronous: "Asynchronous, last writer wins",
      crdts: "CRDTs",
      synchronous: "Synchronous to all",
    } as Readonly<Record<Approach, string>>,
    bestFor: {
      consensus: "Chapter: best for clusters in one region",
      asynchronous: "Chapter: best for regions far apart",
      crdts: "Chapter: best for collaboration",
      synchronous: "Chapter: best for fast local networks",
    } as Readonly<Record<Approach, string>>,
    notes: {
      consensus:
        "Only the side without a majority must stop, and a write there usually waits instead of " +
        "failing.",
      asynchronous: "It does converge, but by dropping writes that had been acknowledged.",
      crdts: "All copies agree, but merging alone enforces no limit, such as stock above zero.",
      synchronous:
        "“High” is true only while all members answer: a silent one holds up the rest, and a " +
        "minority stops.",
    } as Readonly<Record<Approach, string>>,
    noRow: "The chapter describes this approach, but its table has no row for it.",
    linearizable: "linearizable row by row",
    unread: "linearizable row by row, but nobody read",
    nobodyRead: "but nobody read",
    notLinearizable: "not linearizable",
    undecided: "undecided",
    unfinished: "the run is unfinished",
    both: (order: string, copies: string) => `${order}, ${copies}`,
    nothingLost: "nothing lost",
    lost: (writes: number) => (writes === 1 ? "1 write lost" : `${writes} writes lost`),
    agreeSince: (time: string) => `copies agree from ${time}`,
    agreeAlways: "copies always agree",
    differ: "copies differ at the end",
    answered: (answered: number, asked: number) => `${answered} of ${asked} answered`,
    allInTime: "all during the partition",
    longestWait: (time: string) => `longest wait ${time}`,
    noAnswer: "refused, or never answered",
    sides: (served: number, asked: number) => `${served} of ${asked} sides served`,
    settled: (time: string) => `agree ${time} after the heal`,
    notSettled: "copies never agree again",
  },
  {
    caption:
      "章に印刷された主張と、この実行での測定です。一貫性か可用性かの選択を迫られるのは分断の間だけで、それも小さい側だけです。",
    notMeasured: "測定なし",
    noCut:
      "このシナリオでは、ノードが分断されている間に要求がないため、可用性と分断耐性は測定されていません。",
    openCut: (title) => `「${title}」を開く`,
    approach: "方式",
    consistency: "一貫性",
    availability: "可用性",
    tolerance: "分断耐性",
    note: "補足",
    printed: "印刷：",
    notPrinted: "表にありません",
    asPrinted: "一致",
    notAsPrinted: "不一致",
    levels: { strong: "強い", eventual: "結果的", high: "高い", limited: "限定的" },
    approaches: {
      consensus: "合意",
      asynchronous: "非同期、後の書き込みが優先",
      crdts: "CRDT",
      synchronous: "全ノード同期",
    },
    bestFor: {
      consensus: "本の勧め：一つの地域のクラスタ",
      asynchronous: "本の勧め：遠く離れた地域",
      crdts: "本の勧め：共同作業",
      synchronous: "本の勧め：近くの高速な網",
    },
    notes: {
      consensus: "止まるのは過半数のない側だけで、書き込みは失敗せず待つのが普通です。",
      asynchronous: "収束はしますが、OK済みの書き込みを捨てることによってです。",
      crdts: "コピーは一致しますが、在庫をゼロ以上に保つといった制約は統合だけでは守れません。",
      synchronous:
        "「高い」のは全員が応答する間だけです。黙った一台が残りを待たせ、少数側は止まります。",
    },
    noRow: "章ではこの方式を説明していますが、表に行はありません。",
    linearizable: "行ごとに線形化可能",
    unread: "行ごとに線形化可能（ただし誰も読まず）",
    nobodyRead: "ただし誰も読まず",
    notLinearizable: "線形化可能でない",
    undecided: "未確定",
    unfinished: "実行が未完",
    both: (order, copies) => `${order}、${copies}`,
    nothingLost: "消失なし",
    lost: (writes) => `書き込み${writes}件を消失`,
    agreeSince: (time) => `${time}から一致`,
    agreeAlways: "コピーは常に一致",
    differ: "最後にコピーが異なる",
    answered: (answered, asked) => `${asked}件中${answered}件に応答`,
    allInTime: "すべて分断中に",
    longestWait: (time) => `最長の待ち ${time}`,
    noAnswer: "拒否、または応答なし",
    sides: (served, asked) => `${asked}つのうち${served}つの側が応答`,
    settled: (time) => `復旧の${time}後に一致`,
    notSettled: "その後も一致せず",
  },
  {
    caption:
      "O que o capítulo imprime e o que esta execução mediu. Só enquanto dura um corte é " +
      "preciso escolher entre consistência e disponibilidade, e só do lado menor.",
    notMeasured: "não medido",
    noCut:
      "Aqui nenhum cliente pede nada enquanto os nós estão separados: disponibilidade e " +
      "tolerância a partições não são medidas.",
    openCut: (title) => `Abrir “${title}”`,
    approach: "Abordagem",
    consistency: "Consistência",
    availability: "Disponibilidade",
    tolerance: "Tolerância a partições",
    note: "A acrescentar",
    printed: "Impresso:",
    notPrinted: "Fora da tabela",
    asPrinted: "confere",
    notAsPrinted: "não confere",
    levels: { strong: "forte", eventual: "eventual", high: "alta", limited: "limitada" },
    approaches: {
      consensus: "Consenso",
      asynchronous: "Assíncrono, última escrita vence",
      crdts: "CRDTs",
      synchronous: "Síncrono com todos",
    },
    bestFor: {
      consensus: "Impresso para: uma só região",
      asynchronous: "Impresso para: regiões distantes",
      crdts: "Impresso para: colaboração",
      synchronous: "Impresso para: redes rápidas e próximas",
    },
    notes: {
      consensus:
        "Só o lado sem maioria precisa parar, e ali uma escrita costuma esperar, não falhar.",
      asynchronous: "Converge, sim: descartando escritas que tinham recebido OK.",
      crdts: "As cópias concordam, mas fundir não mantém limites, como um estoque acima de zero.",
      synchronous:
        "“Alta” só vale enquanto todos respondem: um membro calado segura os outros, e a " +
        "minoria para.",
    },
    noRow: "O capítulo descreve esta abordagem, mas não lhe dá uma linha.",
    linearizable: "linearizável linha a linha",
    unread: "linearizável linha a linha, mas ninguém leu",
    nobodyRead: "mas ninguém leu",
    notLinearizable: "não linearizável",
    undecided: "indeciso",
    unfinished: "execução inacabada",
    both: (order, copies) => `${order}, ${copies}`,
    nothingLost: "nada perdido",
    lost: (writes) => (writes === 1 ? "1 escrita perdida" : `${writes} escritas perdidas`),
    agreeSince: (time) => `iguais desde ${time}`,
    agreeAlways: "cópias sempre iguais",
    differ: "cópias diferem no fim",
    answered: (answered, asked) => `${answered} de ${asked} atendidos`,
    allInTime: "todos durante o corte",
    longestWait: (time) => `maior espera ${time}`,
    noAnswer: "recusado, ou nunca atendido",
    sides: (served, asked) => `${served} de ${asked} lados atendidos`,
    settled: (time) => `iguais ${time} após a volta`,
    notSettled: "não voltam a concordar",
  },
);
