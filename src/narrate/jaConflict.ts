// A conflict in Japanese, always in one pattern: who wrote what, did they know, by which rule, who
// wins.
import { type ConflictKind, isPeaceful } from "../sim/note.ts";
import { ms, reading, requestOf, stamp, value } from "./jaWords.ts";
import { apartUs, isInsertion, sidesOf } from "./parts.ts";
import type { Reach } from "./reach.ts";
import type { Writer } from "./resolution.ts";
import { type Part, type Sentence, say, strong, struck, trouble } from "./sentence.ts";
import type { NoteOf, Scene, Told } from "./told.ts";
import { vectorText } from "./words.ts";

type Conflict = NoteOf<"conflict">;

const kinds: Readonly<Record<ConflictKind, string>> = {
  "update-update": "競合",
  "insert-insert": "挿入どうしの競合",
  "delete-update": "削除と更新の競合",
  "delete-insert": "削除と挿入の競合",
  "delete-delete": "両方が削除",
};

/** Where nothing is lost, "conflict" would be too strong a word. */
const peacefulKinds = {
  "update-update": "同時の変更",
  "insert-insert": "同時の挿入",
  "delete-update": "削除と更新が同時",
  "delete-insert": "削除と挿入が同時",
} as const;

export const conflict: Told<[Conflict, Scene]> = {
  plain: (note, scene) => {
    const { first, second, what } = sidesOf(note, scene);
    if (first === undefined) return [];
    const unseen =
      second === undefined
        ? say``
        : say`${rival(second, scene)}${distance(first, second)}を知らずに、`;
    return say`${heading(note, scene)}${unseen}${act(first, what, scene)}${plainRule(note, scene)}`;
  },
  expert: (note, scene) => {
    const { first, second, what } = sidesOf(note, scene);
    if (first === undefined) return [];
    const against =
      second === undefined
        ? say``
        : say`${rival(second, scene)}（${details(first, second, scene)}）と並行に、`;
    const told = act(first, what, scene, true);
    return say`${heading(note, scene)}${against}${told}${expertRule(note, scene)}`;
  },
};

const heading = (note: Conflict, scene: Scene): Part =>
  isPeaceful(note.rule)
    ? strong(`${scene.here}で${{ ...kinds, ...peacefulKinds }[note.conflict]}、競合なし。`)
    : trouble(`${scene.here}で${kinds[note.conflict]}。`);

const nameOf = ({ node }: Writer, { name }: Scene): string =>
  node === null ? "初期値" : name(node);

const shown = (writer: Writer): Sentence =>
  writer.isLost ? say`${struck(value(writer.value))}` : say`${value(writer.value)}`;

function act(writer: Writer, what: string, scene: Scene, hasId = false): Sentence {
  const id = hasId && writer.request !== null ? `（${writer.request.id}）` : "";
  const name = `${nameOf(writer, scene)}${id}`;
  if (writer.deleted) return say`${name}が ${what} を削除しました。`;
  if (!writer.isOwn) {
    const done = isInsertion(writer) ? "挿入しました" : "変えました";
    return say`${name}が ${writer.row ?? what} を${done}。`;
  }
  return say`${name}が ${what} に ${shown(writer)} と書きました。`;
}

/** 「ロンドンの 70」「ロンドンの削除」 */
function rival(writer: Writer, scene: Scene): Sentence {
  const owner = writer.node === null ? "初期値の" : `${nameOf(writer, scene)}の`;
  if (writer.deleted) return say`${owner}削除`;
  if (!writer.isOwn) return say`${owner}${isInsertion(writer) ? "挿入" : "変更"}`;
  return say`${owner} ${shown(writer)}`;
}

/** How far apart the two writes were in true time. */
function distance(first: Writer, second: Writer): string {
  const apart = apartUs(first, second);
  return apart === null ? " " : `（${when(apart)}）`;
}

function when(apart: number): string {
  return apart === 0 ? "同時" : `${ms(Math.abs(apart))} ${apart < 0 ? "前" : "後"}`;
}

function details(first: Writer, second: Writer, scene: Scene): string {
  const apart = apartUs(first, second);
  if (first.request === null || second.request === null || apart === null) return "初めから";
  const reach = scene.reach(second.request, first.request);
  return [second.request.id, when(apart), ...newsOf(reach)].join("、");
}

function newsOf(reach: Reach): readonly string[] {
  switch (reach.kind) {
    case "flying":
      return [`知らせは ${ms(reach.arrivesUs)} まで伝送中`];
    case "held":
      return ["知らせは切断で足止め"];
    case "lost":
      return ["知らせは消失"];
    case "down":
      return ["知らせは届かず"];
    default:
      return [];
  }
}

function plainRule(note: Conflict, scene: Scene): string {
  const { winner, loser } = sidesOf(note, scene);
  const name = winner === undefined ? "" : nameOf(winner, scene);
  switch (note.rule) {
    case "later-stamp":
      return winner?.stamp && loser?.stamp
        ? `${reading(winner.stamp)}\u00a0>\u00a0${reading(loser.stamp)} なので${name}の勝ちです。`
        : `タイムスタンプが遅い${name}の勝ちです。`;
    case "tie-by-node":
      return `タイムスタンプが同じなので、ノード名の順で${name}の勝ちです。`;
    case "arrival":
      return `最後に届いた${name}の値が残ります。`;
    case "siblings":
      return "誰かが決めるまで、両方の値が並んで残ります。";
    case "different-fields":
      return "変えた列が違うので、どちらの変更も残ります。";
    case "sum-of-changes":
      return "数の変化を両方とも足し合わせるので、何も失われません。";
    case "user-edited":
      return `アプリケーションの規則により${name}の値が残ります。`;
    case "add-wins":
      return "除いた側は追加を見ていないので、要素は残ります。";
    case "merge":
      return "データ型が両方を併合するので、何も失われません。";
    case "first-in-order":
      return `共通の順序で${name}が先なので残り、もう一方は取り消されます。`;
  }
}

function expertRule(note: Conflict, scene: Scene): string {
  const { winner, loser } = sidesOf(note, scene);
  const which = winner?.request ? requestOf(winner.request.id, scene) : "初期値";
  const vectors = vectorsOf(note, scene);
  switch (note.rule) {
    case "later-stamp":
      return winner?.stamp && loser?.stamp
        ? `スタンプ ${stamp(winner.stamp, scene)}\u00a0>\u00a0${stamp(loser.stamp, scene)} により、` +
            `${which} の勝ちです。`
        : `スタンプの遅い ${which} の勝ちです。`;
    case "tie-by-node":
      return winner?.stamp && loser?.stamp
        ? `時刻は等しく、ノード ID の順で ${stamp(winner.stamp, scene)}\u00a0>\u00a0` +
            `${stamp(loser.stamp, scene)}、${which} の勝ちです。`
        : `時刻は等しく、ノード ID の大きい ${which} の勝ちです。`;
    case "arrival":
      return `最後に届いた ${which} が上書きします。`;
    case "siblings":
      return `${vectors}両方が兄弟（siblings）として残ります。`;
    case "different-fields":
      return `${vectors}列が重ならないので併合します。`;
    case "sum-of-changes":
      return `${vectors}加算は可換なので、どちらも数えます。`;
    case "user-edited":
      return `${vectors}アプリケーションの解決関数は ${which} を残します。`;
    case "add-wins":
      return `${vectors}削除は観測済みのタグだけに及ぶので、追加が勝ちます。`;
    case "merge":
      return `${vectors}二つの状態の結び（join）が残ります。`;
    case "first-in-order":
      return `先に認証された ${which}${placeOf(winner, scene)}が残り、${
        loser?.request ? requestOf(loser.request.id, scene) : "もう一方"
      }${placeOf(loser, scene)}は失敗します。`;
  }
}

/** 「（4 番）」, its place in the order. */
function placeOf(writer: Writer | undefined, scene: Scene): string {
  const id = writer?.request?.id;
  const place = id === undefined ? null : scene.sequence(id);
  return place === null ? " " : `（${place} 番）`;
}

export function vectorsOf(note: Conflict, scene: Scene): string {
  const { first, second } = sidesOf(note, scene);
  if (first?.vector === undefined || second?.vector === undefined) return "";
  return (
    `${vectorText(first.vector, scene)} と ${vectorText(second.vector, scene)} は、` +
    "互いに相手にないものを持つので、どちらが先とも言えません。"
  );
}
