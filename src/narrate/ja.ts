// Every event in Japanese.

import type { RefusalCode } from "../data/refusal.ts";
import { shown } from "../lib/visible.ts";
import type { MessageLabel, MessageRole } from "../sim/mode.ts";
import type { RequestRecord } from "../sim/trace.ts";
import { isAnswer } from "./answers.ts";
import type { Catalogue } from "./catalogue.ts";
import { fateWords, goesWith, losses, lostHead, otherFate, stale } from "./jaCausal.ts";
import { jaCities } from "./jaCities.ts";
import { conflict } from "./jaConflict.ts";
import { notes } from "./jaNotes.ts";
import { readsIn } from "./jaReads.ts";
import { verdict } from "./jaVerdict.ts";
import { why } from "./jaWhy.ts";
import {
  bringing,
  clientOf,
  holding,
  list,
  ms,
  number,
  operation,
  refusals,
  roundly,
  value,
  work,
} from "./jaWords.ts";
import {
  groupsOf,
  isAsAsked,
  linksOf,
  newBallotIn,
  silentIn,
  tellsTimer,
  valuesOf,
  writeNotesOf,
  writesIn,
} from "./parts.ts";
import { type Sentence, say, strong, trouble } from "./sentence.ts";
import { type NoteOf, type Scene, same, type Told } from "./told.ts";

const request: Told<[Scene]> = {
  plain: (scene) => {
    const { started } = scene;
    if (started === undefined) return [];
    const again = started.attempt > 1 ? `（${started.attempt} 回目）` : "";
    return say`${clientOf(started, scene)}の要求${again}: ${work(started)}。`;
  },
  expert: (scene) => {
    const { started, event } = scene;
    if (started === undefined) return [];
    const again = started.attempt > 1 ? `（${started.attempt} 回目）` : "";
    return say`${clientOf(started, scene)}が ${started.id}${again} を送信:
      ${list(started.operations.map(operation))}。${scene.here}の時計は ${ms(event.clockUs)}。`;
  },
};

const ended: Told<[RequestRecord, Scene]> = {
  plain: (one, { name }) => {
    const where = name(one.node);
    switch (one.outcome) {
      case "ok":
        return isAnswer(one)
          ? say`${strong(`${where}が${after(one, roundly)}答えます: `)}${readsIn(one)}。`
          : say`${strong(`${where}が${after(one, roundly)} OK を返します。`)}${besidesRead(one)}`;
      case "refused":
        return say`${strong(`${where}が断ります: `)}${reasonOf(one)}。`;
      case "unknown":
        return say`${strong(`${where}のクライアントには結果がわかりません。`)}`;
    }
  },
  expert: (one, { name }) => {
    const where = name(one.node);
    switch (one.outcome) {
      case "ok":
        return isAnswer(one)
          ? say`${strong(`${where}が ${one.id} に${after(one)}答えます: `)}${readsIn(one)}。`
          : say`${strong(`${where}が ${one.id} に${after(one)} OK を返します。`)}${besidesRead(one)}`;
      case "refused":
        return say`${strong(`${where}が ${one.id} を`)}${after(one)}拒否（エラー ${one.code ?? 0}）:
          ${reasonOf(one)}。`;
      case "unknown":
        return say`${strong(`${one.id} の結果はクライアントに不明のままです。`)}`;
    }
  },
};

/** What a transaction that also writes was told of the data. */
const besidesRead = (one: RequestRecord): Sentence => {
  const read = readsIn(one);
  return read.length === 0 ? [] : say`読み取りの結果: ${read}。`;
};

/** Carried out and answered at one event. */
function answered(one: RequestRecord, scene: Scene): Sentence {
  const where = scene.name(one.node);
  const ok = say`${strong(`${after(one, roundly)} OK を返します。`)}${besidesRead(one)}`;
  if (isAsAsked(one)) return say`${where}はそれを保存し、${ok}`;
  const [note, ...others] = writeNotesOf(scene, one);
  if (note === undefined || others.length > 0) return say`${where}はそれを実行し、${ok}`;
  return say`${where}の ${note.row} は ${list(valuesOf(note).map(holding))} となり、${ok}`;
}

function after({ atUs, doneUs }: RequestRecord, told = ms): string {
  const wait = (doneUs ?? atUs) - atUs;
  return wait === 0 ? "すぐに" : ` ${told(wait)} 後に`;
}

const reasonOf = ({ code }: RequestRecord): string =>
  code === null ? "できません" : refusals[code];

const loss: Told<[NoteOf<"lost">, Scene]> = {
  plain: (note, scene) => {
    const one = scene.request(note.request);
    if (one === undefined) return [];
    const fate = scene.fate(note.request, note.row);
    return fateWords(fate, `${scene.name(one.node)}の${bringing(one)}`);
  },
  expert: (note, scene) => {
    const one = scene.request(note.request);
    if (one === undefined) return [];
    const what = list(writesIn(one).map(operation));
    const done = one.doneUs === null ? "" : `、${ms(one.doneUs)} に OK 済み`;
    const which = `${scene.name(one.node)}の ${one.id}`;
    const fate = scene.fate(note.request, note.row);
    return fate.claim === "lost"
      ? say`${lostHead(fate, "消失: ")}${which}（${what}）${done}。`
      : say`破棄: ${which}（${what}）。${otherFate(fate)}`;
  },
};

/** What a message is for, in the words of somebody who does not know the protocol. */
const roles: Readonly<Record<MessageRole, string>> = {
  replicate: "変更",
  acknowledge: "受領確認",
  propose: "提案",
  vote: "同意",
  reject: "拒否",
  commit: "決定",
  abort: "取り消しの指示",
  repair: "追い付くための知らせ",
  forward: "要求",
};

/** The same where the protocol's own word says more. */
const kinds: Readonly<Record<string, string>> = {
  prepare: "準備の依頼",
  promise: "約束",
  accepted: "受理",
  "end view": "ビューを終える依頼",
  "propose view": "新しいビューの提案",
  "install view": "新しいビューの指示",
  claim: "行の請求",
  moved: "行が移ったという知らせ",
  lead: "プライマリになったという知らせ",
  redirect: "転送先の知らせ",
};

const nameOf = ({ kind, role }: MessageLabel): string => kinds[kind] ?? roles[role];

const deliver: Told<[Scene]> = {
  plain: (scene) => {
    const { message, here } = scene;
    if (message === undefined) return [];
    const label = scene.label(message);
    const { text, role } = label;
    const carries = role === "replicate" || role === "forward";
    const what = carries && text !== "" ? `${nameOf(label)}「${text}」` : nameOf(label);
    const whose = `${scene.name(message.from)}の${what}`;
    return message.fate === "down"
      ? say`${here}は停止中: ${whose}は失われます。`
      : say`${whose}が${here}に届きます。`;
  },
  expert: (scene) => {
    const { message, here } = scene;
    if (message === undefined) return [];
    const { kind, text, role } = scene.label(message);
    const shown = role === "replicate" || role === "forward" ? text : scene.named(text);
    const what = text === "" ? kind : `${kind} ${shown}`;
    const from = scene.name(message.from);
    return message.fate === "down"
      ? say`${here}は停止中: ${from}からの「${what}」は失われます。`
      : say`${here}が${from}から「${what}」を受信（${ms(message.sentUs)} に送信）。`;
  },
};

const timeout: Told<[Scene]> = {
  plain: ({ here, started }) => {
    if (started === undefined) return say`${here}のクライアントは返事を待つのをやめます。`;
    return say`${here}のクライアントは返事を待つのをやめます。求めたのは「${work(started)}」でした。`;
  },
  expert: ({ here, started }) => {
    if (started === undefined) return say`${here}のクライアントが諦めます。`;
    const { id, atUs, doneUs } = started;
    return say`${here}のクライアントが ${ms((doneUs ?? atUs) - atUs)} 後に ${id} を諦めます。
      まだ実行される可能性があります。`;
  },
};

function clock({ entry, name }: Scene): Sentence {
  if (entry?.kind !== "clock") return [];
  const { offsetUs } = entry;
  const whose = `${name(entry.node)}の時計`;
  if (offsetUs === 0) return say`${whose}が正しくなりました。`;
  const where = offsetUs > 0 ? "進んでいます" : "遅れています";
  return say`${whose}は今 ${ms(Math.abs(offsetUs))} ${where}。`;
}

function command({ entry, name }: Scene): Sentence {
  if (entry?.kind !== "command") return [];
  return entry.command.command === "promote"
    ? say`管理者が${name(entry.command.node)}をプライマリに昇格させます。`
    : say`管理者が ${entry.command.row} を${name(entry.command.to)}に移します。`;
}

function links(scene: Scene): string {
  const { from, to, isBoth } = linksOf(scene);
  return isBoth ? `${from}–${to}` : `${from} → ${to}`;
}

function linkChange(scene: Scene): Sentence {
  if (scene.entry?.kind !== "link") return [];
  const { latencyUs, jitterUs, loss: lost, duplicate } = scene.entry.set;
  const changes = [
    ...(latencyUs === undefined ? [] : [`遅延 ${ms(latencyUs)}`]),
    ...(jitterUs === undefined ? [] : [`ゆらぎ ${ms(jitterUs)}`]),
    ...(lost === undefined ? [] : [`消失 ${number(lost * 100)} %`]),
    ...(duplicate === undefined ? [] : [`重複 ${number(duplicate * 100)} %`]),
  ];
  const what = changes.length === 0 ? "。" : `: ${changes.join("、")}。`;
  return say`回線${links(scene)}が変わります${what}`;
}

/** Where a note says better what the wait was for, the note alone is told. */
function timer(scene: Scene): Sentence {
  const { here, sentCount, names } = scene;
  if (tellsTimer(scene)) return [];
  const silent = silentIn(scene);
  if (silent.length > 0)
    return say`${names(silent)}の返事がまだないので、${here}はもう一度求めます。`;
  const ballot = newBallotIn(scene);
  if (ballot !== undefined) {
    return say`${here}の待ち時間が終わり、今度は投票番号 ${ballot.round} で改めて提案します。`;
  }
  return sentCount === 0
    ? say`${here}のタイマーが終わります。`
    : say`${here}のタイマーが終わり、メッセージを ${sentCount} 件送ります。`;
}

const groups = (scene: Scene): string => groupsOf(scene).join(" | ");

/** A message that had left is shown beyond the cut. */
const past = ({ past: many }: Scene): string =>
  many === 0 ? "" : `その前に出たメッセージ ${many} 件は、このまま届きます。`;

export const ja: Catalogue = {
  events: {
    start: {
      plain: ({ here }) => say`${here}が動き始めます。`,
      expert: ({ here, event }) => say`${here}が起動。時計は ${ms(event.clockUs)}。`,
    },
    request,
    deliver,
    timer: {
      plain: timer,
      expert: ({ here, event, named, sentCount }) =>
        say`${here}のタイマー「${named(event.timer ?? "")}」が満了: 送信 ${sentCount} 件。`,
    },
    command: same(command),
    crash: {
      plain: (scene) =>
        say`${trouble(`${scene.here}が停止します。`)}メモリにしかなかったものは消えます。${goesWith(
          scene.gone,
          scene,
        )}`,
      expert: (scene) =>
        say`${trouble(`${scene.here}がクラッシュします。`)}永続状態だけが残り、タイマーと要求は終わります。${goesWith(
          scene.gone,
          scene,
        )}`,
    },
    restart: {
      plain: ({ here }) => say`${here}が保存済みのデータで再び動き始めます。`,
      expert: ({ here, sentCount }) => say`${here}が永続状態から再起動: 送信 ${sentCount} 件。`,
    },
    timeout,
    partition: same(
      (scene) => say`${strong(`ネットワークが分断されます: ${groups(scene)}。`)}${past(scene)}`,
    ),
    heal: same((scene) => say`${strong(`分断が終わり、${groups(scene)}は再び通じます。`)}`),
    cut: same((scene) => say`${strong(`回線${links(scene)}が切れます。`)}${past(scene)}`),
    mend: same((scene) => say`${strong(`回線${links(scene)}がつながります。`)}`),
    link: { plain: (scene) => say`回線${links(scene)}が変わります。`, expert: linkChange },
    "link-end": same((scene) => say`回線${links(scene)}が元に戻ります。`),
    clock: same(clock),
    say: same(({ entry }) => say`${entry?.kind === "say" ? shown(entry.text) : ""}`),
  },
  notes: { ...notes, conflict },
  loss,
  losses,
  reads: readsIn,
  stale,
  ended,
  answered,
  verdict,
  why,
  shown: { absent: "行なし", deleted: "削除済み", none: "なし", empty: "空", number },
  refusal: (code: RefusalCode) => refusals[code],
  operation,
  value,
  milliseconds: ms,
  list,
  cities: jaCities,
  problem: (problem) => {
    switch (problem.kind) {
      case "unknown-scenario":
        return `ライブラリーに「${problem.id}」というシナリオはありません。`;
      case "file":
        return `このファイルはシナリオではありません: ${problem.reason}。`;
      case "link":
        return `このリンクは開けません: ${problem.reason}。`;
    }
  },
  otherVersion:
    "このリンクは別の版のシミュレーターで作られました。ここで起こることは、作者が見たものと" +
    "違うかもしれません。",
  space: "",
};
