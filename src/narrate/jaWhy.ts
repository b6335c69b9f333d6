// Explanations in Japanese: why something was decided as it was.

import type { Fault } from "./counterfactual.ts";
import {
  fateWords,
  knew,
  left,
  neither,
  newerThanSeen,
  removalRule,
  unseenRule,
  whyFirst,
  wouldHaveSeen,
  writtenBefore,
} from "./jaCausal.ts";
import { vectorsOf } from "./jaConflict.ts";
import { list, ms, operation, refusals, requestOf, stamp } from "./jaWords.ts";
import { earlierOf, fateOfLosers, orderOf, sidesOf, unseenBy, writesIn } from "./parts.ts";
import type { Resolution, ResolutionBy, Writer } from "./resolution.ts";
import { type Sentence, say } from "./sentence.ts";
import { type Scene, same, type Told } from "./told.ts";
import type { Decision, WhyWords } from "./why.ts";
import { ballotText } from "./words.ts";

/** 「Tokyo の書き込み」, 「初期値」 */
function whose({ node, request, deleted }: Writer, { name }: Scene): string {
  if (node === null) return "初期値";
  const isRead = request !== null && writesIn(request).length === 0;
  return `${name(node)}の${deleted ? "削除" : isRead ? "読み取り" : "書き込み"}`;
}

/** The same with the request's number. */
const which = (writer: Writer, scene: Scene): string =>
  writer.request === null ? whose(writer, scene) : requestOf(writer.request.id, scene);

/** With a space before what follows, where it ends in a letter or a digit. */
const spaced = (text: string): string => (/\w$/.test(text) ? `${text} ` : text);

const nodeOf = ({ node }: Writer, { name }: Scene): string => (node === null ? "" : name(node));

function asked({ request }: Writer): string {
  const done = request === null ? [] : writesIn(request);
  const all = done.length > 0 ? done : (request?.operations ?? []);
  return list(all.map(operation));
}

/** What its carrying out came to, where the operation does not say it already. */
function result({ request, row, fields }: Writer, scene: Scene): Sentence {
  if (request === null || row === null) return [];
  const claim = scene.left(request.id, row, fields);
  return claim?.claim === "left" && writesIn(request).every(({ verb }) => verb === "update")
    ? []
    : left(claim);
}

const wrote: Told<[Writer, Scene]> = {
  plain: (writer, scene) =>
    writer.request === null
      ? say`初期値は初めからありました。`
      : say`${ms(writer.request.atUs)} に ${nodeOf(writer, scene)} への要求:
        ${asked(writer)}${result(writer, scene)}。`,
  expert: (writer, scene) => {
    if (writer.request === null) return say`初期値（要求なし）。`;
    const clock = writer.clockUs === null ? "" : `、自分の時計 ${ms(writer.clockUs)}`;
    const stamped = writer.stamp === undefined ? "" : `、スタンプ ${stamp(writer.stamp, scene)}`;
    return say`${requestOf(writer.request.id, scene)}（${ms(writer.request.atUs)}${clock}${stamped}）:
      ${asked(writer)}${result(writer, scene)}。`;
  },
};

function stampsOf(one: Decision, scene: Scene): string {
  const { winner, loser } = sidesOf(one.note, scene);
  if (winner?.stamp === undefined || loser?.stamp === undefined) return "";
  return `${stamp(winner.stamp, scene)}\u00a0>\u00a0${stamp(loser.stamp, scene)}`;
}

function plainStamps(one: Decision, scene: Scene): string {
  const { winner, loser } = sidesOf(one.note, scene);
  if (winner?.stamp === undefined || loser?.stamp === undefined) return "";
  const [later, earlier] = [ms(winner.stamp.us), ms(loser.stamp.us)];
  return `${nodeOf(winner, scene)} は ${later}、${nodeOf(loser, scene)} は ${earlier} です。`;
}

const vectors = ({ note }: Decision, scene: Scene): string =>
  vectorsOf(sidesOf(note, scene), scene);

const unreachable = (
  { unreachable: nodes }: ResolutionBy<"refused" | "unanswered">,
  { names }: Scene,
): string => (nodes.length === 0 ? "" : `そのとき届かなかったノード: ${names(nodes)}。`);

const rules: WhyWords["rules"] = {
  "later-stamp": {
    plain: (one, scene) =>
      say`書き込みには書いた側の時計の時刻が付き、遅い時刻が勝ちます。${plainStamps(one, scene)}`,
    expert: (one, scene) => say`スタンプによる「最後の書き込みが勝つ」: ${stampsOf(one, scene)}。`,
  },
  "tie-by-node": {
    plain: (one, scene) =>
      say`書き込みには書いた側の時計の時刻が付き、遅い時刻が勝ちます。ここでは等しいので、ノード名の順で決まります。${plainStamps(one, scene)}`,
    expert: (one, scene) =>
      say`時刻が等しいので、ノード ID の大きいほうが勝ちます: ${stampsOf(one, scene)}。`,
  },
  arrival: same(() => say`最後に届いたものが、そこにあるものを上書きします。`),
  siblings: {
    plain: (one, scene) =>
      neither(
        sidesOf(one.note, scene).bond,
        "。どちらも相手を置き換えられないので、誰かが決めるまで両方を兄弟（siblings）として残します。",
        "誰かが決めるまで両方を兄弟（siblings）として残します。",
      ),
    expert: (one, scene) =>
      say`${vectors(one, scene)}どちらも相手を含まない版は兄弟（siblings）になります。`,
  },
  "different-fields": {
    plain: (one, scene) =>
      neither(
        sidesOf(one.note, scene).bond,
        "が、変えた列が違うので、両方を残せます。",
        "変えた列が違うので、両方を残せます。",
      ),
    expert: (one, scene) =>
      say`${vectors(one, scene)}どちらも相手を含まない版を列ごとに併合します。`,
  },
  "sum-of-changes": {
    plain: () => say`数については結果ではなく変化を数えるので、両方を足し合わせられます。`,
    expert: (one, scene) =>
      say`${vectors(one, scene)}加算は可換なので、各ノードの寄与を足し合わせます。`,
  },
  "user-edited": {
    plain: () => say`アプリケーションの関数がどちらかを選びます。`,
    expert: (one, scene) => say`${vectors(one, scene)}解決関数はアプリケーション独自のものです。`,
  },
  "add-wins": {
    plain: ({ note }, scene) =>
      removalRule(unseenBy(sidesOf(note, scene)), note.conflict !== "update-update"),
    expert: () => say`観測済み削除（observed-remove）: 削除は観測したタグだけに及びます。`,
  },
  merge: {
    plain: () => say`データ型が、選ばずに両方を合わせられます。`,
    expert: () => say`二つの状態の結び（join）は、その最小上界です。`,
  },
  "first-in-order": {
    plain: (one, scene) => {
      const sides = sidesOf(one.note, scene);
      const order = orderOf(sides, scene);
      const names = [sides.winner, sides.loser].map((side) => (side ? nodeOf(side, scene) : ""));
      const [first = "", second = ""] = names;
      const why = order === null ? [] : whyFirst(order, first, second);
      return say`どのノードも書き込みを同じ順に並べます。${unseenRule(sides.knows)}${why}`;
    },
    expert: (one, scene) => {
      const sides = sidesOf(one.note, scene);
      const [first, second] = orderOf(sides, scene)?.sequences ?? [];
      return first === undefined || second === undefined
        ? say`${sides.what} では先に確定したものが勝ちます。`
        : say`認証: ${sides.what} は、${second} 番が${newerThanSeen(sides.knows)} ${first} 番で
            書かれているので、${second} 番は失敗します。`;
    },
  },
  shadowed: {
    plain: ({ note, knowing }, scene) =>
      note.marginUs === 0
        ? say`遅い時刻が勝ちますが、どちらも同じ時刻なので、ノード名の順で決まります。`
        : say`遅い時刻が勝ちます。保存済みの値は${writtenBefore(earlierOf(knowing), scene)}その時計では
            ${ms(note.marginUs)} 後です。`,
    expert: ({ note }) =>
      say`保存済みのスタンプのほうが ${ms(note.marginUs)} 大きく、残るには自分の時計が ${ms(note.neededUs)} を指す必要がありました。`,
  },
  discarded: {
    plain: (_one, { here }) =>
      say`歴史は一つしかありえません。${here}は、これを受け取っていない新しいプライマリに従います。`,
    expert: (_one, { here }) =>
      say`${here}はログを、新しいプライマリと共通の部分まで切り詰めます。`,
  },
  preempted: {
    plain: (_one, { here }) =>
      say`提案には過半数の約束が要り、約束はいちばん番号の大きい提案に与えられます。${here}の提案の番号は、もういちばん大きくありません。`,
    expert: ({ note }, scene) =>
      say`バロットの順序はラウンド、次にノードです:
        ${ballotText(note.by, scene)}\u00a0>\u00a0${ballotText(note.ballot, scene)}。`,
  },
  adopted: {
    plain: () =>
      say`もう決まったかもしれないものを変えてはいけません。新しい提案者は、投票者が受け入れた中でいちばん新しい値を引き継ぎます。`,
    expert: ({ note }, scene) =>
      say`約束がスロット ${note.slot} のバロット ${ballotText(note.earlier, scene)} の値を伝えるので、
        バロット ${ballotText(note.ballot, scene)} はその値を提案しなければなりません。`,
  },
  refused: {
    plain: (one, scene) => say`${refusals[one.code]}。${unreachable(one, scene)}`,
    expert: (one, scene) =>
      say`エラー ${one.code}: ${refusals[one.code]}。${unreachable(one, scene)}`,
  },
  unanswered: {
    plain: (one, scene) =>
      scene.event.kind === "crash"
        ? say`${scene.here}は答える前に停止しました。${unreachable(one, scene)}`
        : say`クライアントが待ちきれなくなるまでに、返事が来ませんでした。${unreachable(one, scene)}`,
    expert: (one, scene) =>
      say`${ms((one.request.doneUs ?? one.request.atUs) - one.request.atUs)} のうちに返事がありません。
        実行されたかもしれず、
        これからされるかもしれません。${unreachable(one, scene)}`,
  },
};

const outcome: Told<[Resolution, Scene]> = {
  plain: (one, scene) => outcomeOf(one, scene, whose),
  expert: (one, scene) => outcomeOf(one, scene, which),
};

function outcomeOf(one: Resolution, scene: Scene, tell: typeof whose): Sentence {
  const told = (all: readonly Writer[]): string => list(all.map((each) => tell(each, scene)));
  const stays = told(one.writers.filter(({ isLost }) => !isLost));
  const kept = spaced(stays);
  const lost = one.writers.filter(({ isLost }) => isLost);
  const fate = fateOfLosers(one, scene);
  switch (one.rule) {
    case "later-stamp":
    case "tie-by-node":
    case "shadowed":
    case "arrival":
    case "user-edited":
    case "add-wins":
      return say`${kept}が残ります。${fate === null ? "" : fateWords(fate, told(lost))}`;
    case "first-in-order":
      return say`${kept}が残ります。${spaced(told(lost))}はどこでも取り消され、クライアントに知らされます。`;
    case "siblings":
    case "different-fields":
    case "sum-of-changes":
    case "merge":
      return say`残るもの: ${stays}。何も失われません。`;
    case "discarded":
      return fate === null ? [] : fateWords(fate, told(lost));
    case "preempted":
      return say`${scene.here}はランダムな時間待ってやり直します。何も失われません。`;
    case "adopted":
      return say`${kept}はその位置を保ち、${scene.here}自身の提案はその後になります。`;
    case "refused":
      return say`${kept}は実行されておらず、これからもされません。`;
    case "unanswered":
      return say`${kept}は実行されたかもしれませんが、クライアントにはわかりません。`;
  }
}

const faultWords: Readonly<Record<Fault, string>> = {
  partition: "分断",
  cut: "切断",
  crash: "停止",
};

export const why: WhyWords = {
  headings: {
    who: "誰が何を書いたか",
    knew: "知っていたか",
    rule: "規則",
    outcome: "結果",
    counterfactual: "何があれば変わったか",
  },
  wrote,
  write: {
    plain: (one, scene) => say`${whose(one, scene)}`,
    expert: (one, scene) => say`${which(one, scene)}`,
  },
  knew,
  rules,
  wholeRows: same(({ winner, loser, won, gone }, scene) => {
    const [stays, goes] = [nodeOf(winner, scene), nodeOf(loser, scene)];
    return say`ここでは行全体が競います。${stays}が書いたのは ${list(won)} だけですが、
      その行には${goes}の ${list(gone)} がなく、行全体が${goes}の行に取って代わります。`;
  }),
  outcome,
  counterfactual: {
    clock: same(
      ({ node, byUs, direction, isRight, winner }, scene) =>
        say`${scene.name(node)}の時計が${isRight ? "" : "さらに"} ${ms(byUs)} ${
          direction === "slower" ? "遅れて" : "進んで"
        }いたら、${nodeOf(winner, scene)} の勝ちでした。`,
    ),
    later: same(({ request, other, then, claim }, scene) => {
      const seen = wouldHaveSeen(claim, whose(other, scene));
      const who = scene.name(request.node);
      const by = ms(claim.byUs);
      if (then === "passes") {
        return say`${who}への要求が ${by} 遅ければ、${seen}、それに重ねて書けました。`;
      }
      const end = then === "no-conflict" ? "競合はありませんでした" : "順に並んでいました";
      return say`${who}が ${by} 遅く書いていれば、${seen}、${end}。`;
    }),
    "without-fault": same(({ faults, okAfterUs }) => {
      const without = `${list(faults.map((fault) => faultWords[fault]))}がなければ、`;
      if (okAfterUs === null) return say`${without}何も捨てられませんでした。`;
      return okAfterUs === 0
        ? say`${without}すぐに OK が返っていました。`
        : say`${without}${ms(okAfterUs)} 後に OK が返っていました。`;
    }),
  },
};
