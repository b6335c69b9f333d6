// What stands at the foot of the start page: the groups of scenarios, and for whom all this is.
import { words } from "../languages.ts";

/** The groups in which all scenarios are listed. */
export type GroupName = "writes" | "numbers" | "faults" | "clocks" | "leaders";

export const footWords = words(
  {
    all: (count: number) => `All ${count} scenarios`,
    groups: {
      writes: "Two writes meet",
      numbers: "Counters, sets and money",
      faults: "Cuts, crashes and bad weather",
      clocks: "Clocks and old news",
      leaders: "Who decides",
    } satisfies Record<GroupName, string>,
    forWhom: "For whom it is",
    teach: "For teaching",
    teachHow:
      "The presenter view shows the stage in large type. “Share” makes a link, a picture or a " +
      "frame for your slides of any instant.",
    teachLink: "Open the presenter view",
    attempt: "For trying",
    attemptHow:
      "Move a write, cut a cable, crash a city: the runs are computed again, and the earlier " +
      "outcome stays in sight.",
    attemptLink: "Try it on two warehouses",
    how: "For understanding",
    howHow:
      "Every mode gets the same writes, delays and faults. What each one did is explained, and " +
      "checked against what it claims.",
    howLink: "Compare the verdicts",
    licence:
      "Everywrite is free software under the MIT licence. It runs in your browser and sends " +
      "nothing anywhere.",
  },
  {
    all: (count) => `全${count}シナリオ`,
    groups: {
      writes: "二つの書き込みが出会う",
      numbers: "カウンター、集合、お金",
      faults: "切断、クラッシュ、悪天候",
      clocks: "時計と古い知らせ",
      leaders: "誰が決めるのか",
    },
    forWhom: "このページの使い方",
    teach: "教える",
    teachHow:
      "発表者表示は舞台を大きな文字で見せます。「共有」は、どの瞬間からでも、" +
      "リンク、画像、スライド用の埋め込みを作ります。",
    teachLink: "発表者表示を開く",
    attempt: "試す",
    attemptHow:
      "書き込みを動かす、ケーブルを切る、都市を落とす。実行はすぐに計算し直され、" +
      "前の結果も見えたままです。",
    attemptLink: "二つの倉庫で試す",
    how: "理解する",
    howHow:
      "どの方式にも同じ書き込み、遅延、障害を与えます。それぞれが何をしたかを説明し、" +
      "掲げる保証と照らし合わせます。",
    howLink: "判定を比べる",
    licence:
      "EverywriteはMITライセンスの自由ソフトウェアです。ブラウザーの中で動き、" +
      "どこにも何も送りません。",
  },
  {
    all: (count) => `Todos os ${count} cenários`,
    groups: {
      writes: "Duas escritas se encontram",
      numbers: "Contadores, conjuntos e dinheiro",
      faults: "Cortes, quedas e mau tempo",
      clocks: "Relógios e notícias velhas",
      leaders: "Quem decide",
    },
    forWhom: "Para quem é",
    teach: "Para ensinar",
    teachHow:
      "O modo de apresentação mostra o palco em letras grandes. “Compartilhar” faz de qualquer " +
      "instante um link, uma imagem ou um quadro para seus slides.",
    teachLink: "Abrir o modo de apresentação",
    attempt: "Para experimentar",
    attemptHow:
      "Mova uma escrita, corte um cabo, derrube uma cidade: as execuções são recalculadas, e o " +
      "resultado anterior continua à vista.",
    attemptLink: "Experimentar com dois depósitos",
    how: "Para entender",
    howHow:
      "Todos os modos recebem as mesmas escritas, atrasos e falhas. O que cada um fez é " +
      "explicado e comparado com o que ele promete.",
    howLink: "Comparar os resultados",
    licence:
      "O Everywrite é software livre sob a licença MIT. Roda no seu navegador e não envia nada a " +
      "lugar algum.",
  },
);
