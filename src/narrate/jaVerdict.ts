// What panels say in Japanese: a headline, one line of why, and what an OK needs.
import type { Limit } from "../sim/limits.ts";
import type { OkWhen } from "../sim/mode.ts";
import type { Invariant } from "../sim/scenario.ts";
import type { RequestRecord } from "../sim/trace.ts";
import { list, ms, number, refusals, value } from "./jaWords.ts";
import { amountIn, writesIn } from "./parts.ts";
import { type Agreement, mostNamed, type SayingOf, type VerdictWords } from "./verdict.ts";

/** By name, or only how many they are. */
const who = (names: readonly string[]): string =>
  names.length <= mostNamed ? list(names) : `${names.length} ノード`;

/** The request's change in a few words: `−30`、`email`、挿入. */
function changeText(request: RequestRecord): string {
  const [operation, ...others] = writesIn(request);
  if (operation === undefined) return "読み取り";
  if (others.length > 0) return `${others.length + 1} 操作のトランザクション`;
  switch (operation.verb) {
    case "increment":
      return ` ${operation.by > 0 ? "+" : ""}${number(operation.by)} `;
    case "update":
      return ` ${list(Object.keys(operation.set))} `;
    case "add":
      return ` ${value(operation.value)} の追加`;
    case "remove":
      return ` ${value(operation.value)} の除去`;
    case "insert":
      return "挿入";
    case "delete":
      return "削除";
    default:
      return "編集";
  }
}

function lost({ count, request, node }: SayingOf<"lost">) {
  const amount = count === 1 && request !== undefined ? amountIn(request) : null;
  const text = request === undefined ? "書き込み" : changeText(request);
  return {
    headline:
      amount === null ? `書き込み ${count} 件消失` : `${amount.field} ${number(amount.by)} 消失`,
    short: amount === null ? `${count} 件消失` : `${number(amount.by)} 消失`,
    why: `${node}の${text}は ${ms(request?.doneUs ?? 0)} に OK 済みでした。`,
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
      return "返事";
    case "nodes":
      return okWhen.count === nodes ? "全ノード" : ` ${nodes} ノード中 ${okWhen.count}\u00a0つ`;
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

function agreement(now: Agreement): string {
  const all = now.allUp ? "すべての複製" : "動いている複製";
  switch (now.kind) {
    case "differ":
      return "複製の内容が違います。";
    case "agree":
      return `${all}が一致しています。`;
    case "since":
      return `${all}が ${ms(now.sinceUs)} から一致しています。`;
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
      why: `${node}が ${ms(atUs)} に ${value(shown)}。${allowed(invariant)}。`,
    }),
    waiting: ({ count, writing, nodes, okWhen, of }) => ({
      headline: `${writing ? "書き込み" : "要求"} ${count} 件待ち`,
      short: `${count} 件待ち`,
      why: `${who(nodes)}は${awaited(okWhen, of)}を待っています。`,
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
    kept: ({ agreement: now }) => ({
      headline: "消失なし",
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
      why: "終わっても複製の内容が違います。",
    }),
  },
  agreement: (agree) => (agree ? "一致" : "不一致"),
  okWhen: (okWhen, nodes) => {
    switch (okWhen.kind) {
      case "at-once":
        return "すぐ OK";
      case "nodes":
        return `${nodes} 中 ${okWhen.count} が必要`;
      case "home":
        return "ホームが必要";
      case "primary":
        return "プライマリが必要";
    }
  },
};
