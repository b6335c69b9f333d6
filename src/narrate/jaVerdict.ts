// What panels say in Japanese: a headline, one line of why, and what an OK needs.
import type { Limit } from "../sim/limits.ts";
import type { OkWhen } from "../sim/mode.ts";
import type { Invariant } from "../sim/scenario.ts";
import { list, ms, number, refusals, roundly, value } from "./jaWords.ts";
import { amountIn } from "./parts.ts";
import {
  type Agreement,
  mostNamed,
  type SayingOf,
  type Unheard,
  type VerdictWords,
} from "./verdict.ts";

/** By name, or only how many they are. */
const who = (names: readonly string[]): string =>
  names.length <= mostNamed ? list(names) : `${names.length} ノード`;

function lost({ count, request, node }: SayingOf<"lost">) {
  const amount = count === 1 && request !== undefined ? amountIn(request) : null;
  const told = `${roundly(request?.doneUs ?? 0)} に OK を受け取っていました`;
  return {
    headline:
      amount === null ? `書き込み ${count} 件消失` : `${amount.field} ${number(amount.by)} 消失`,
    short: amount === null ? `${count} 件消失` : `${number(amount.by)} 消失`,
    why:
      count === 1
        ? `${node}のクライアントは ${told}。`
        : `最初は${node}のクライアントで、${told}。`,
  };
}

function allowed(invariant: Invariant): string {
  if (invariant.kind === "sum") return `正しくは ${number(invariant.equals)}`;
  const { min, max } = invariant;
  if (max === undefined) return `許されるのは ${number(min ?? 0)} 以上`;
  if (min === undefined) return `許されるのは ${number(max)} 以下`;
  return `許されるのは ${number(min)}〜${number(max)}`;
}

function awaited(okWhen: OkWhen, nodes: number): string {
  switch (okWhen.kind) {
    case "at-once":
      return "自分だけ";
    case "nodes": {
      const share = `${nodes} 中 ${okWhen.count}`;
      if (okWhen.count === nodes) return "全ノード";
      return okWhen.count * 2 > nodes ? `過半数（${share}）` : ` ${share} ノード`;
    }
    case "home":
      return "行のホーム";
    case "primary":
      return "プライマリ";
  }
}

function unfinished({ why, node, open }: SayingOf<"unfinished">) {
  switch (why) {
    case "end":
      return {
        headline: "終わっていません",
        short: "未完",
        why: open === 0 ? "まだ届くものがあるうちに終わります。" : `要求 ${open} 件が未回答です。`,
      };
    case "restless":
      return {
        headline: "静止しません",
        short: "静止せず",
        why: "台本の 60 秒後もまだ動いています。",
      };
    default:
      return {
        headline: "Everywrite の上限",
        short: "打ち切り",
        why: `${limitWords(why, node)}。`,
      };
  }
}

function limitWords(limit: Limit, node: string): string {
  switch (limit.kind) {
    case "events":
      return `この実行に許されるのは ${number(limit.most)} イベントまでです`;
    case "bytes":
      return `この実行に許されるのは ${number(Math.round(limit.most / 1e6))} MB までです`;
    case "pending":
      return `同時に待つものが ${number(limit.most)} を超えました`;
    case "script":
      return `台本が ${ms(limit.mostUs)} までに終わりません`;
    case "state":
      return `${node}の保持するものが大きすぎます`;
  }
}

function unheard({ nodes, writer }: Unheard): string {
  const what = writer === null ? "すべての書き込み" : `${writer}の書き込み`;
  return nodes === null
    ? `${what}を知るノードはまだありません。`
    : `${who(nodes)}は、まだ${what}を知りません。`;
}

function agreement(now: Agreement): string {
  const all = now.allUp ? "すべての複製" : "動いている複製";
  switch (now.kind) {
    case "differ":
      return now.unheard === null ? "複製の内容が違います。" : unheard(now.unheard);
    case "agree":
      return `${all}が一致しています。`;
    case "since":
      return `${all}が ${roundly(now.sinceUs)} から一致しています。`;
  }
}

export const verdict: VerdictWords = {
  says: {
    unfinished,
    lost,
    siblings: ({ count, nodes }) => ({
      headline: "競合を保持",
      short: "両方保持",
      why: `${nodes === null ? "全ノード" : who(nodes)}に ${count} つの値が並んでいます。`,
    }),
    broken: ({ invariant, node, value: shown, atUs }) => ({
      headline: invariant.kind === "sum" ? "合計が不正" : `${invariant.field} が範囲外`,
      short: "規則違反",
      why: `${node}が ${roundly(atUs)} に ${value(shown)}。${allowed(invariant)}。`,
    }),
    waiting: ({ count, writing, nodes, okWhen, of }) => ({
      headline: `${writing ? "書き込み" : "要求"} ${count} 件待ち`,
      short: `${count} 件待ち`,
      why: `${who(nodes)}が待っています。OK に要るのは${awaited(okWhen, of)}です。`,
    }),
    refused: ({ count, node, code }) => ({
      headline: `要求 ${count} 件拒否`,
      short: `${count} 件拒否`,
      why: code === null ? "" : `${node}: ${refusals[code]}。`,
    }),
    unknown: ({ count, nodes }) => ({
      headline: `結果不明 ${count} 件`,
      short: `不明 ${count} 件`,
      why: `${who(nodes)}に時間内の返事がありません。`,
    }),
    unwritten: ({ agreement: now }) => ({
      headline: "書き込みはまだ",
      short: "まだ",
      why: now.kind === "differ" ? agreement(now) : "すべての複製が初めのままです。",
    }),
    kept: ({ agreement: now, isOver }) => ({
      headline: isOver ? "消失なし" : "今のところ消失なし",
      short: "消失なし",
      why: agreement(now),
    }),
    acknowledged: ({ count, agreement: now }) => ({
      headline: `書き込み ${count} 件に OK`,
      short: `OK ${count} 件`,
      why: agreement(now),
    }),
    apart: () => ({
      headline: "複製が不一致",
      short: "不一致",
      why: "実行は終わりましたが、複製の内容は違うままです。",
    }),
  },
  agreement: (agree) => (agree ? "一致" : "不一致"),
  okWhen: (okWhen, nodes) => {
    switch (okWhen.kind) {
      case "at-once":
        return "すぐ OK";
      case "nodes":
        return `OK に ${nodes} 中 ${okWhen.count}`;
      case "home":
        return "OK にホーム";
      case "primary":
        return "OK にプライマリ";
    }
  },
};
