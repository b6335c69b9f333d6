import { words } from "../languages.ts";
import type { FeaturedId } from "./featured.ts";

/** Title and point of each scenario that has a card. */
type Cards = Readonly<Record<FeaturedId, readonly [title: string, point: string]>>;

const en: Cards = {
  profile: ["Two users, one profile", "A new e-mail address is lost at 101 ms"],
  inventory: ["Two warehouses ship at once", "80 in the books, 50 on the shelves"],
  cut: ["Tokyo is cut off", "Who keeps selling, and who pays for it later"],
  "or-set": ["Add and remove at once", "The item added again survives"],
  "lost-member": ["A member dies in silence", "Two of three answer: OK at 500 ms"],
  refund: ["Deleted here, refunded there", "The order comes back at 102 ms"],
  "fast-clock": ["A clock five seconds fast", "The later edit gets its OK, and loses"],
  failover: ["One master too many", "30 units sold, then forgotten"],
};

const ja: Cards = {
  profile: ["二人の利用者、一つのプロフィール", "新しいメールアドレスが101 msに失われます"],
  inventory: ["二つの倉庫が同時に出荷", "帳簿は80、棚には50"],
  cut: ["東京が切り離される", "誰が売り続け、誰が後で払うのか"],
  "or-set": ["追加と削除が同時に", "もう一度追加したものは残ります"],
  "lost-member": ["黙って落ちたメンバー", "三つのうち二つが答え、500 msにOK"],
  refund: ["ここで削除、あちらで返金", "注文が102 msに戻ってきます"],
  "fast-clock": ["5秒進んだ時計", "後の編集が、OKの後で負けます"],
  failover: ["一つ多すぎるマスター", "売れた30個が忘れられます"],
};

const pt: Cards = {
  profile: ["Dois usuários, um perfil", "Um novo e-mail se perde aos 101 ms"],
  inventory: ["Dois depósitos enviam ao mesmo tempo", "80 nos livros, 50 nas prateleiras"],
  cut: ["Tóquio fica isolada", "Quem segue vendendo, e quem paga depois"],
  "or-set": ["Adicionar e remover ao mesmo tempo", "O item adicionado de novo fica"],
  "lost-member": ["Um membro cai em silêncio", "Dois de três respondem: OK aos 500 ms"],
  refund: ["Apagado aqui, reembolsado ali", "O pedido volta aos 102 ms"],
  "fast-clock": ["Um relógio cinco segundos adiantado", "A edição posterior perde, depois do OK"],
  failover: ["Um mestre a mais", "30 unidades vendidas, e esquecidas"],
};

/** The groups in which all scenarios are listed. */
export type GroupName = "writes" | "numbers" | "faults" | "clocks" | "leaders";

export const startWords = words(
  {
    heading: "Write in three cities at once. See what survives.",
    about:
      "Everywrite runs the same story under different ways to replicate a database, side by side " +
      "on one clock, forwards and backwards.",
    showConflict: "Show me a conflict",
    build: "Build my own",
    words: "What the words mean",
    language: "Language",
    scenarios: "Scenarios",
    all: (count: number) => `All ${count} scenarios`,
    cards: en,
    groups: {
      writes: "Two writes meet",
      numbers: "Counters, sets and money",
      faults: "Cuts, crashes and bad weather",
      clocks: "Clocks and old news",
      leaders: "Who decides",
    } satisfies Record<GroupName, string>,
    ships: (name: string, units: number) => `${name} ships ${units}`,
    heardOfNeither: (name: string) => `${name} has heard of neither`,
    caption: (time: string) => `${time}: two sales are on their way, and both totals are wrong.`,
    map: (said: string, time: string) => `Map at ${time}. ${said}`,
  },
  {
    heading: "三つの都市で同時に書く。何が残るのか。",
    about:
      "Everywriteは同じ筋書きをさまざまな複製方式で実行し、一つの時計の上に並べて見せます。" +
      "先へも、後ろへも。",
    showConflict: "衝突を見る",
    build: "自分で作る",
    words: "言葉の意味",
    language: "言語",
    scenarios: "シナリオ",
    all: (count: number) => `全${count}シナリオ`,
    cards: ja,
    groups: {
      writes: "二つの書き込みが出会う",
      numbers: "カウンター、集合、お金",
      faults: "切断、クラッシュ、悪天候",
      clocks: "時計と古い知らせ",
      leaders: "誰が決めるのか",
    },
    ships: (name: string, units: number) => `${name}が${units}個を出荷`,
    heardOfNeither: (name: string) => `${name}はどちらもまだ知りません`,
    caption: (time: string) =>
      `${time}：二つの販売の知らせはまだ途中で、どちらの合計も正しくありません。`,
    map: (said: string, time: string) => `${time}の地図。${said}`,
  },
  {
    heading: "Escreva em três cidades ao mesmo tempo. Veja o que sobrevive.",
    about:
      "O Everywrite executa a mesma história sob diferentes formas de replicar um banco de " +
      "dados, lado a lado no mesmo relógio, para a frente e para trás.",
    showConflict: "Mostre um conflito",
    build: "Criar o meu",
    words: "O que as palavras significam",
    language: "Idioma",
    scenarios: "Cenários",
    all: (count: number) => `Todos os ${count} cenários`,
    cards: pt,
    groups: {
      writes: "Duas escritas se encontram",
      numbers: "Contadores, conjuntos e dinheiro",
      faults: "Cortes, quedas e mau tempo",
      clocks: "Relógios e notícias velhas",
      leaders: "Quem decide",
    },
    ships: (name: string, units: number) => `${name} envia ${units}`,
    heardOfNeither: (name: string) => `${name} ainda não soube de nenhuma`,
    caption: (time: string) =>
      `${time}: duas vendas estão a caminho, e os dois totais estão errados.`,
    map: (said: string, time: string) => `Mapa aos ${time}. ${said}`,
  },
);
