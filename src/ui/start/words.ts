// What the start page says at once; what comes with the engine has its words beside it.
import { words } from "../languages.ts";
import type { FeaturedId } from "./featured.ts";

/** Title and point of each scenario that has a card. */
type Cards = Readonly<Record<FeaturedId, readonly [title: string, point: string]>>;

const en: Cards = {
  profile: ["Two users, one profile", "A new e-mail address is lost at 101 ms"],
  inventory: ["Two warehouses ship at once", "Rolled back at 302 ms, made again: 50 left"],
  cut: ["Tokyo is cut off", "Who keeps selling, and who pays for it later"],
  "or-set": ["Add and remove at once", "The item added again survives"],
  "lost-member": ["A member dies in silence", "Two of three answer: OK at 500 ms"],
  virginia: ["One master in Virginia", "Tokyo waits for its OK: 400 ms"],
  "fast-clock": ["A clock five seconds fast", "The later edit gets its OK, and loses"],
  rights: ["Split the right to sell", "What London lacks, it must borrow first"],
};

const ja: Cards = {
  profile: ["二人の利用者、一つのプロフィール", "新しいメールアドレスが101 msに失われます"],
  inventory: ["二つの倉庫が同時に出荷", "302 msに取り消されてやり直し、残りは50個"],
  cut: ["東京が切り離される", "誰が売り続け、誰が後で払うのか"],
  "or-set": ["追加と削除が同時に", "もう一度追加したものは残ります"],
  "lost-member": ["黙って落ちたメンバー", "三つのうち二つが答え、500 msにOK"],
  virginia: ["バージニアの単独マスター", "東京はOKを400 ms待ちます"],
  "fast-clock": ["5秒進んだ時計", "後の編集が、OKの後で負けます"],
  rights: ["売る権利を分ける", "足りない分は、まず借りなければなりません"],
};

const pt: Cards = {
  profile: ["Dois usuários, um perfil", "Um novo e-mail se perde aos 101 ms"],
  inventory: ["Dois depósitos enviam ao mesmo tempo", "Desfeito aos 302 ms e refeito: restam 50"],
  cut: ["Tóquio fica isolada", "Quem segue vendendo, e quem paga depois"],
  "or-set": ["Adicionar e remover ao mesmo tempo", "O item adicionado de novo fica"],
  "lost-member": ["Um membro cai em silêncio", "Dois de três respondem: OK aos 500 ms"],
  virginia: ["Um só mestre, na Virgínia", "Tóquio espera seu OK: 400 ms"],
  "fast-clock": ["Um relógio cinco segundos adiantado", "A edição posterior perde, depois do OK"],
  rights: ["Dividir o direito de vender", "O que falta a Londres, ela toma emprestado"],
};

export const startWords = words(
  {
    heading: "Write in three cities at once. See what survives.",
    about:
      "Everywrite runs the same story under different ways to replicate a database, side by side " +
      "on one clock, forwards and backwards.",
    modes:
      "Last writer wins, version vectors, CRDTs, Paxos and Galera; and, to compare with, a " +
      "primary with replicas, a home region for each row, and applying whatever arrives.",
    showConflict: "Show me a conflict",
    build: "Build my own",
    words: "What the words mean",
    language: "Language",
    scenarios: "Scenarios",
    cards: en,
  },
  {
    heading: "三つの都市で同時に書く。何が残るのか。",
    about:
      "Everywriteは同じ筋書きをさまざまな複製方式で実行し、一つの時計の上に並べて見せます。" +
      "先へも、後ろへも。",
    modes:
      "最後の書き込みが勝つ方式、バージョンベクトル、CRDT、Paxos、Galera。" +
      "比較用に、プライマリとレプリカ、行ごとのホームリージョン、届いたものを適用するだけの方式も。",
    showConflict: "衝突を見る",
    build: "自分で作る",
    words: "言葉の意味",
    language: "言語",
    scenarios: "シナリオ",
    cards: ja,
  },
  {
    heading: "Escreva em três cidades ao mesmo tempo. Veja o que sobrevive.",
    about:
      "O Everywrite executa a mesma história sob diferentes formas de replicar um banco de " +
      "dados, lado a lado no mesmo relógio, para a frente e para trás.",
    modes:
      "Última escrita vence, vetores de versão, CRDTs, Paxos e Galera; e, para comparar, um " +
      "primário com réplicas, uma região-sede para cada linha e a aplicação simples do que chega.",
    showConflict: "Mostre um conflito",
    build: "Criar o meu",
    words: "O que as palavras significam",
    language: "Idioma",
    scenarios: "Cenários",
    cards: pt,
  },
);
