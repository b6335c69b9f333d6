// What is said of two events' knowledge of each other. Events are named by their place and time:
// "Tokyo, 2 ms".
import { words } from "../words.ts";

export const causalityWords = words(
  {
    heading: "Who could know",
    before: (count: number) => `${count} before`,
    after: (count: number) => `${count} after`,
    concurrent: (count: number) => `${count} that did not know each other`,
    meaning: {
      before: "could have influenced it",
      after: "could know of it",
      concurrent: "it knew nothing of them, nor they of it",
    },
    noClock: "This did not happen at a node, so no node’s clock counts it.",
    comparison: "Two events compared",
    first: "A",
    second: "B",
    same: "A and B are the same event.",
    happenedBefore: (earlier: string, later: string, place: string) =>
      `${earlier} happened before ${later}: when ${later} happened, ${place} could know of ` +
      `${earlier}.`,
    neither: "Neither knew of the other.",
    crossed:
      "Each clock has an entry larger than the other’s: each knew something the other did not.",
    aside: "One of them never reached a node, so no node knows of it.",
    ordered: (earlier: string, later: string) =>
      `No entry of ${earlier} is larger than that of ${later}.`,
    none: "One of them did not happen at a node, so there is no clock to compare.",
    otherMode: "They belong to two modes, which are two runs: their clocks count different events.",
    node: "Events of",
    sign: "Sign",
    isLess: "less than",
    isEqual: "equal to",
    isMore: "more than",
  },
  {
    heading: "知りえたこと",
    before: (count) => `前：${count}件`,
    after: (count) => `後：${count}件`,
    concurrent: (count) => `互いに知らない：${count}件`,
    meaning: {
      before: "このイベントに影響しえたもの",
      after: "このイベントを知りえたもの",
      concurrent: "互いに相手を知らなかったもの",
    },
    noClock: "ノードで起きたことではないので、どのノードの時計にも数えられません。",
    comparison: "二つのイベントの比較",
    first: "A",
    second: "B",
    same: "AとBは同じイベントです。",
    happenedBefore: (earlier, later, place) =>
      `${earlier}は${later}より前に起きました。${later}の時点で、${place}は${earlier}を知りえました。`,
    neither: "どちらも相手を知りませんでした。",
    crossed:
      "それぞれの時計に、相手より大きい項目があります。互いに相手の知らないことを知っていました。",
    aside: "一方はどのノードにも届かなかったので、どのノードも知りません。",
    ordered: (earlier, later) => `${earlier}のどの項目も、${later}の項目より大きくありません。`,
    none: "一方はノードで起きたことではないので、比べる時計がありません。",
    otherMode: "二つの方式は別々の実行なので、時計が数えるイベントも別々です。",
    node: "イベントの場所",
    sign: "大小",
    isLess: "より小さい",
    isEqual: "等しい",
    isMore: "より大きい",
  },
  {
    heading: "Quem podia saber",
    before: (count) => `${count} antes`,
    after: (count) => `${count} depois`,
    concurrent: (count) =>
      count === 1 ? "1 sem que um soubesse do outro" : `${count} sem que um soubesse do outro`,
    meaning: {
      before: "podiam influenciá-lo",
      after: "podiam saber dele",
      concurrent: "ele não sabia deles, nem eles dele",
    },
    noClock: "Isto não aconteceu em um nó, por isso nenhum relógio de nó o conta.",
    comparison: "Dois eventos comparados",
    first: "A",
    second: "B",
    same: "A e B são o mesmo evento.",
    happenedBefore: (earlier, later, place) =>
      `${earlier} aconteceu antes de ${later}: quando ${later} aconteceu, ${place} podia saber ` +
      `de ${earlier}.`,
    neither: "Nenhum sabia do outro.",
    crossed:
      "Cada relógio tem um número maior que o do outro: cada um sabia algo que o outro não sabia.",
    aside: "Um deles não chegou a nenhum nó, por isso nenhum nó sabe dele.",
    ordered: (earlier, later) => `Nenhum número de ${earlier} é maior que o de ${later}.`,
    none: "Um deles não aconteceu em um nó, por isso não há relógio para comparar.",
    otherMode:
      "São de dois modos, isto é, de duas execuções: seus relógios contam eventos diferentes.",
    node: "Eventos de",
    sign: "Sinal",
    isLess: "menor que",
    isEqual: "igual a",
    isMore: "maior que",
  },
);
