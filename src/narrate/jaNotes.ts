// The notes in Japanese, one short sentence each.
import type { Fate } from "../checks/lostWrites.ts";
import type { NodeId, RequestId } from "../data/value.ts";
import type { Catalogue } from "./catalogue.ts";
import type { ClaimOf } from "./claims.ts";
import {
  allLost,
  besides,
  lostHead,
  newerThanSeen,
  nothingBetween,
  olderThanSeen,
  otherFate,
  overwrites,
  whichUnseen,
} from "./jaCausal.ts";
import {
  holding,
  list,
  ms,
  objectOf,
  ownRequestOf,
  ownRequestsOf,
  refusals,
  requestOf,
  requestsOf,
  value,
  writeOf,
  writesOf,
} from "./jaWords.ts";
import { droppedIn, isTie, knewOf, overwrittenBy, unseenIn, valuesOf } from "./parts.ts";
import { say, strong, struck, trouble } from "./sentence.ts";
import { type NoteOf, type Scene, same, type Told } from "./told.ts";
import { ballotText, rowText } from "./words.ts";

type Notes = Omit<Catalogue["notes"], "conflict">;

const done = { insert: "挿入され", update: "書き込まれ", delete: "削除され" };

const write: Told<[NoteOf<"write">, Scene]> = {
  plain: (note, { here }) => {
    const values = valuesOf(note).map(holding);
    const what = values.length === 0 ? "。" : `: ${values.join("、")}。`;
    return say`${here}で ${note.row} が${done[note.change]}ました${what}`;
  },
  expert: (note, scene) => {
    const values = valuesOf(note).map((one) => {
      const over = one.over.length === 0 ? "" : `（${requestsOf(one.over, scene)} を置換）`;
      return `${holding(one)}${over}`;
    });
    const what = values.length === 0 ? "。" : `、${values.join("、")}。`;
    const which = ownRequestOf(note.request, scene);
    return say`${scene.here}が ${which} を実行: ${note.row} が${done[note.change]}ました${what}`;
  },
};

function lostValues(fields: NoteOf<"lost">["fields"]) {
  return fields.flatMap(({ field, value: one }, i) => [
    ...say`${i === 0 ? "" : "、"}${field === "" ? "" : `${field} `}`,
    struck(value(one)),
  ]);
}

function gone(fate: ClaimOf<Fate>) {
  return fate.claim === "lost" ? lostHead(fate, "OK の後に消失: ") : "破棄: ";
}

const lost: Told<[NoteOf<"lost">, Scene]> = {
  plain: (note, scene) => {
    const { fate, fields } = droppedIn(note, scene);
    const loser = scene.request(note.request);
    const whose = loser === undefined ? "ある" : `${scene.name(loser.node)}の`;
    const older =
      note.marginUs === 0
        ? "時計では同時なので、ノード名の順で決まります。"
        : olderThanSeen(knewOf(note, scene), note.marginUs, scene);
    const what = fields.length === 0 ? "書き込み" : say` ${lostValues(fields)}`;
    return say`${gone(fate)}${whose}${what}。${otherFate(fate)}${older}`;
  },
  expert: (note, scene) => {
    const { fate, fields } = droppedIn(note, scene);
    const what = fields.length === 0 ? "" : say`（${lostValues(fields)}）`;
    const winner = note.to === null ? "" : `、残るのは ${requestOf(note.to, scene)}`;
    const margin =
      note.marginUs === 0
        ? "時刻は等しく、ノード ID が小さいためです。"
        : `スタンプが ${ms(note.marginUs)} 小さいためです。`;
    return say`${gone(fate)}${requestOf(note.request, scene)}${what}${winner}。
      ${otherFate(fate)}${margin}時計が ${ms(note.neededUs)} なら勝っていました。`;
  },
};

const certify: Told<[NoteOf<"certify">, Scene]> = {
  plain: (note, scene) =>
    note.verdict === "pass"
      ? say`${scene.here}が${objectOf(note.request, scene)}を検査: ${nothingBetween(note.request)}。`
      : say`${trouble(`${writeOf(note.request, scene)}は検査に落ちました。`)}${note.row ?? "行"} は、
          ${whichUnseen(unseenIn(note, scene))}${writeOf(note.against, scene)}によって変わっています。`,
  expert: (note, scene) => {
    const what = requestOf(note.request, scene);
    if (note.verdict === "pass") {
      return say`${scene.here}が ${what} を ${note.sequence} 番として認証: キーに新しい版はありません。`;
    }
    const against = note.against === null ? null : scene.sequence(note.against);
    const number = against === null ? "" : `（${against} 番）`;
    return say`${trouble(`${what} は認証に失敗`)}（${note.sequence} 番）: ${note.row ?? "キー"} は、
      ${newerThanSeen(unseenIn(note, scene))}${requestOf(note.against, scene)}${number}が書いています。`;
  },
};

const log: Told<[NoteOf<"log">, Scene]> = {
  plain: (note, scene) => {
    switch (note.verdict) {
      case "applied":
        return say`${objectOf(note.request, scene)}の番になり、${scene.here}が実行します。`;
      case "refused":
        return say`${writeOf(note.request, scene)}はできません。どのノードも同じ判断をします。`;
      case "repeat":
        return say`${writeOf(note.request, scene)}は二度目なので飛ばします。`;
      case "nothing":
        return say`共通の順序のこの位置は空のままです。`;
    }
  },
  expert: (note, scene) => {
    const what = requestOf(note.request, scene);
    switch (note.verdict) {
      case "applied":
        return say`${scene.here}がエントリ ${note.sequence} を適用:
          ${ownRequestOf(note.request, scene)}。`;
      case "refused":
        return say`エントリ ${note.sequence}（${what}）は、データの条件によりどのノードでも拒否です。`;
      case "repeat":
        return say`エントリ ${note.sequence} は ${what} の重複なので飛ばします。`;
      case "nothing":
        return say`エントリ ${note.sequence} は空です。`;
    }
  },
};

const view: Told<[NoteOf<"view">, Scene]> = {
  plain: (note, scene) =>
    note.primary
      ? say`${strong(`グループは${scene.names(note.members)}になりました。`)}${scene.here}は要求に応じます。`
      : say`${strong(`${scene.here}はグループの外`)}にいるため、要求に応じません。`,
  expert: (note, scene) =>
    note.primary
      ? say`${strong(`ビュー ${note.view}: ${scene.names(note.members)}。`)}
          ${scene.here}はプライマリコンポーネントにいます。`
      : say`${strong(`${scene.here}はプライマリコンポーネントの外`)}（ビュー ${note.view}:
        ${scene.names(note.members)}）にいて、応じません。`,
};

const waits: Readonly<Record<NoteOf<"wait">["reason"], string>> = {
  quorum: "過半数",
  member: "全メンバー",
  home: "行のホーム",
  primary: "プライマリ",
  order: "順番",
  lock: "同じ行の先のトランザクション",
  rights: "ほかのノードからの権利",
};

const wait = (who: string, { reason, nodes }: NoteOf<"wait">, scene: Scene) =>
  say`${who}は${waits[reason]}${nodes.length === 0 ? "" : `（${scene.names(nodes)}）`}を待っています。`;

const rightsSteps: Readonly<Record<NoteOf<"rights">["step"], string>> = {
  asked: "求めます",
  granted: "譲ります",
  received: "受け取ります",
  denied: "譲れません",
};

function twoPhase({ phase, nodes }: NoteOf<"two-phase">, { here, names }: Scene, what: string) {
  switch (phase) {
    case "prepare":
      return say`${here}が${names(nodes)}に${what}の準備を頼みます。`;
    case "prepared":
      return say`${here}は${what}の準備ができ、行をロックしたまま待ちます。`;
    case "commit":
      return say`${here}が${what}をすべての行で確定します。`;
    case "abort":
      return say`${here}が${what}を取りやめます。何も起こりません。`;
  }
}

const isOwn = (node: NodeId, { event }: Scene): boolean => node === event.node;

/** What decides between two ballots of one number; `winner` proposes in the later one. */
const tie = (winner: NodeId, { name }: Scene): string =>
  `同じ番号ならノードの ID が決め、${name(winner)}のほうが後です。`;

/** What a node does that has lost its ballot, by whether it had been elected in it. */
const givingUp: Readonly<
  Record<"lead" | "attempt", Readonly<Record<NoteOf<"preempted">["retry"], string>>>
> = {
  lead: {
    never: "主導を手放します",
    "at-once": "主導を手放し、やり直します",
    "after-random-pause": "主導を手放し、ランダムな時間の後にやり直します",
  },
  attempt: {
    never: "提案を諦めます",
    "at-once": "譲り、やり直します",
    "after-random-pause": "譲り、ランダムな時間の後にやり直します",
  },
};

const backingOff: Readonly<Record<NoteOf<"preempted">["retry"], string>> = {
  never: "提案するものはもうありません",
  "at-once": "すぐにやり直します",
  "after-random-pause": "ランダムな時間待ちます",
};

const givenUp = ({ requests }: NoteOf<"discard">, scene: Scene) =>
  allLost(requests, scene, "OK の後に消失: ");

/** The notes of agreement by ballots. */
const agreement: Pick<
  Notes,
  "promise" | "reject" | "elected" | "adopt" | "accept" | "preempted" | "learn"
> = {
  promise: {
    plain: (note, scene) => {
      const [whom, whose] = isOwn(note.to, scene)
        ? ["自分", "自分"]
        : [scene.name(note.to), scene.name(note.to)];
      return say`${scene.here}は${whom}に、${whose}の投票番号 ${note.ballot.round} より小さいものには
        応じないと約束します。`;
    },
    expert: (note, scene) =>
      say`${scene.here}が${isOwn(note.to, scene) ? "自分" : scene.name(note.to)}に
        バロット ${ballotText(note.ballot, scene)} を約束: これより小さいものは受理しません。`,
  },
  reject: {
    plain: (note, scene) => {
      const { ballot, promised } = note;
      const whose = isOwn(promised.node, scene) ? "自分" : scene.name(promised.node);
      return say`${scene.here}は${scene.name(ballot.node)}の投票番号 ${ballot.round} を断ります。
        ${whose}の投票番号 ${promised.round} より小さいものには応じないと約束済みです。
        ${isTie(ballot, promised) ? tie(promised.node, scene) : ""}`;
    },
    expert: (note, scene) =>
      say`${scene.here}がバロット ${ballotText(note.ballot, scene)} を拒否:
        ${ballotText(note.promised, scene)} に約束済みです。`,
  },
  elected: {
    plain: (note, { here, names }) =>
      say`過半数（${names(note.votes)}）が約束したので、${here}は提案できます。`,
    expert: (note, scene) =>
      say`過半数（${scene.names(note.votes)}）が約束: ${scene.here}はバロット ${ballotText(note.ballot, scene)}
        で提案できます。`,
  },
  adopt: {
    plain: (note, scene) =>
      say`前の提案がもう決まっているかもしれないので、${scene.here}はそれを改めて提案します:
        ${writesOf(note.requests, scene)}。`,
    expert: (note, scene) =>
      say`スロット ${note.slot} はバロット ${ballotText(note.earlier, scene)} で選ばれた可能性があり、
        ${scene.here}は ${ownRequestsOf(note.requests, scene)} を改めて提案します
        （${ballotText(note.ballot, scene)}）。`,
  },
  accept: {
    plain: (note, scene) => say`${scene.here}が${writesOf(note.requests, scene)}を受け入れます。`,
    expert: (note, scene) =>
      say`${scene.here}がスロット ${note.slot} で ${ownRequestsOf(note.requests, scene)} を受理
        （バロット ${ballotText(note.ballot, scene)}）。`,
  },
  preempted: {
    plain: (note, scene) => {
      const { ballot, by } = note;
      const rival = scene.name(by.node);
      const higher = isTie(ballot, by)
        ? say`${scene.here}と${rival}の投票番号はどちらも ${by.round} です。${tie(by.node, scene)}`
        : say`${rival}の投票番号 ${by.round} は${scene.here}の ${ballot.round} より大きい番号です。`;
      return say`${higher}${scene.here}は${givingUp[note.led ? "lead" : "attempt"][note.retry]}。`;
    },
    expert: (note, scene) =>
      say`${scene.here}のバロット ${ballotText(note.ballot, scene)} は ${ballotText(note.by, scene)}
        に負けました。${backingOff[note.retry]}。`,
  },
  learn: {
    plain: (note, scene) =>
      say`${scene.here}は${writesOf(note.requests, scene)}が決まったことを知ります。`,
    expert: (note, scene) =>
      say`${scene.here}が学習: スロット ${note.slot} は ${ownRequestsOf(note.requests, scene)} です。`,
  },
};

/** 「ロンドンの変更」, each writer once. */
function changesOf(requests: readonly RequestId[], { request, name }: Scene): string {
  const nodes = requests.flatMap((id) => request(id)?.node ?? []);
  return `${list([...new Set(nodes)].map((node) => name(node)))}の変更`;
}

/** What an arriving change overwrote, and what stays beside it. */
const taken = (note: NoteOf<"apply">, scene: Scene) =>
  say`${overwrites(overwrittenBy(note, scene), scene)}${besides(scene.besides(note), scene)}`;

export const notes: Notes = {
  write,
  apply: {
    plain: (note, scene) => {
      const { here, name } = scene;
      const { requests, row, from } = note;
      if (requests.length === 0)
        return say`${here}は ${row} について${name(from)}の知ることを加えます。`;
      return say`${here}は ${row} への${changesOf(requests, scene)}を示すようになります。
        ${taken(note, scene)}`;
    },
    expert: (note, scene) =>
      say`${scene.here}が ${requestsOf(note.requests, scene)} を適用:
        ${rowText(note.row, note.fields.join(", "))}。${taken(note, scene)}`,
  },
  ignore: {
    plain: (note, { here }) =>
      note.reason === "known"
        ? say`${here}にはもうあります。`
        : say`${here}にあるものより古いので、何も変わりません。`,
    expert: (note, scene) => {
      const what =
        note.requests.length === 0
          ? `${scene.name(note.from)}からの知らせ`
          : requestsOf(note.requests, scene);
      return note.reason === "known"
        ? say`${scene.here}は ${note.row} の ${what} をもう持っています。`
        : say`${scene.here}の ${note.row} は ${what} を含むので、無視します。`;
    },
  },
  lost,
  refuse: {
    plain: (note, { here }) => say`${here}が断ります: ${refusals[note.code]}。`,
    expert: (note, { here }) =>
      say`${here}が ${note.request} をエラー ${note.code} で拒否${
        note.row === null ? "" : `（${rowText(note.row)}）`
      }: ${refusals[note.code]}。`,
  },
  forward: {
    plain: (note, { here, name }) => say`${here}が要求を${name(note.to)}に回します。`,
    expert: (note, { here, name }) =>
      say`${here}が ${note.request} を${name(note.to)}に転送します。`,
  },
  execute: {
    plain: (note, scene) =>
      say`${scene.here}が${objectOf(note.request, scene)}を手元の写しで試し、結果をグループ全体に送ります。`,
    expert: (note, scene) =>
      say`${scene.here}が ${note.request} を見えている状態（${note.seen} 番まで）で実行し、
        write-set を同報します。`,
  },
  wait: {
    plain: (note, scene) => wait(writeOf(note.request, scene), note, scene),
    expert: (note, scene) => wait(`${note.request} `, note, scene),
  },
  resend: {
    plain: (note, { here, name }) =>
      say`${here}が、${name(note.to)}の確認がないものを送り直します。`,
    expert: (note, { here, name }) =>
      say`${here}が未確認の ${note.count} 件を${name(note.to)}に再送します。`,
  },
  resynchronise: {
    plain: (note, { here, name }) => say`${here}と${name(note.with)}の足並みが再びそろいます。`,
    expert: (note, { here, name }) =>
      say`${here}が${name(note.with)}と再同期: 不足は ${note.count} 件です。`,
  },
  rights: same(
    (note, { here, name }) =>
      say`${here}は ${rowText(note.row, note.field)} を ${note.amount} 減らす権利を
        ${rightsSteps[note.step]}（${name(note.from)}から${name(note.to)}へ）。`,
  ),
  ...agreement,
  log,
  certify,
  view,
  suspect: {
    plain: (note, { here, name }) =>
      say`${here}は${name(note.node)}からの便りを長く受け取っていません。`,
    expert: (note, { here, name }) =>
      say`${here}が${name(note.node)}を疑います: タイムアウトを超えて沈黙しています。`,
  },
  transfer: {
    plain: (note, { here, name }) =>
      note.transfer === "incremental"
        ? say`${here}が、抜けていた分を${name(note.from)}から受け取ります。`
        : say`${here}が${name(note.from)}から全体のコピーを受け取ります。`,
    expert: (note, { here, name }) =>
      note.transfer === "incremental"
        ? say`差分転送: ${here}が不足のライトセット ${note.count} 件を${name(note.from)}から受け取ります。`
        : say`状態転送: ${here}が${name(note.from)}から全状態を受け取ります。`,
  },
  home: {
    plain: (note, { name }) => say`${note.row} のホームは${name(note.to)}になりました。`,
    expert: (note, { name }) =>
      say`${note.row} のホームは${name(note.to)}になりました（エポック ${note.epoch}）。`,
  },
  "two-phase": {
    plain: (note, scene) =>
      twoPhase(note, scene, (note.phase === "prepare" ? writeOf : objectOf)(note.request, scene)),
    expert: (note, scene) => {
      const attempt = note.attempt === undefined ? "" : `（${note.attempt} 回目）`;
      const tell = note.phase === "prepare" ? requestOf : ownRequestOf;
      return twoPhase(note, scene, ` ${tell(note.request, scene)}${attempt} `);
    },
  },
  primary: {
    plain: (note, { name }) => say`${strong(`${name(note.node)}がプライマリになりました。`)}`,
    expert: (note, { name }) =>
      say`${strong(`${name(note.node)}がプライマリ`)}です（ターム ${note.term}）。`,
  },
  fallback: {
    plain: (note, { here }) =>
      note.to === "async"
        ? say`${trouble(`${here}はレプリカを待つのをやめ`)}、これからは単独で OK を返します。`
        : say`${here}は再び、OK の前にレプリカを待ちます。`,
    expert: (note, { here }) =>
      note.to === "async"
        ? say`${trouble(`${here}は非同期に切り替え`)}: 時間内に確認したレプリカがありません。`
        : say`${here}は準同期に復帰: OK には一つのレプリカが要ります。`,
  },
  discard: {
    plain: (note, scene) =>
      say`${givenUp(note, scene)}${scene.here}は、新しいプライマリにない
        ${writesOf(note.requests, scene)}を捨てます。`,
    expert: (note, scene) =>
      say`${givenUp(note, scene)}${scene.here}はログの末尾 ${requestsOf(note.requests, scene)} を破棄:
        新しいプライマリのログにありません。`,
  },
};
