// A conflict in Japanese, always in one pattern: who wrote what, did they know, by which rule, who
// wins.
import { type ConflictKind, isPeaceful } from "../sim/note.ts";
import type { Knowledge } from "./claims.ts";
import { expertKnowing, fateWords, firstInOrder, heading, knowing, removal } from "./jaCausal.ts";
import { ms, quoted, requestOf, stamp } from "./jaWords.ts";
import {
  apartUs,
  fieldOf,
  isInsertion,
  lossOf,
  orderOf,
  type Sides,
  sidesOf,
  unseenBy,
  wroteAll,
} from "./parts.ts";
import type { Writer } from "./resolution.ts";
import { type Sentence, say, struck, textOf } from "./sentence.ts";
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

/** What both sides survive is no trouble. */
function headingOf(note: Conflict, { bond, loser }: Sides, scene: Scene): Sentence {
  const isPeace = isPeaceful(note.rule) && lossOf(loser, note, scene) === null;
  return heading(note.conflict, kinds[note.conflict], bond, scene.here, isPeace);
}

export const conflict: Told<[Conflict, Scene]> = {
  plain: (note, scene) => {
    const sides = sidesOf(note, scene);
    const { first, second, what, knows } = sides;
    if (first === undefined) return [];
    const order = note.rule === "first-in-order" ? firstInOrder(orderOf(sides, scene)) : [];
    const rival = second && say`${order}${rivalOf(second, scene)}${distance(first, second, note)}`;
    return say`${headingOf(note, sides, scene)}${rival ? knowing(knows, rival) : ""}${act(
      first,
      what,
      scene,
    )}${plainRule(note, sides, scene)}${quietLoss(note, sides, scene)}`;
  },
  expert: (note, scene) => {
    const sides = sidesOf(note, scene);
    const { first, second, what, knows, bond } = sides;
    if (first === undefined) return [];
    const rival = second && say`${rivalOf(second, scene)}（${details(first, second, knows)}）`;
    const told = act(first, what, scene, true);
    return say`${headingOf(note, sides, scene)}${
      rival ? expertKnowing(knows, bond, rival) : ""
    }${told}${expertRule(note, sides, scene)}${quietLoss(note, sides, scene)}`;
  },
};

/** A loss that no note of its own tells: an addition wins, and the deletion is gone. */
function quietLoss(note: Conflict, { loser }: Sides, scene: Scene): Sentence {
  const fate = note.rule === "add-wins" ? lossOf(loser, note, scene) : null;
  if (fate === null || loser === undefined) return [];
  return fateWords(fate, textOf(rivalOf(loser, scene)));
}

const nameOf = ({ node }: Writer, { name }: Scene): string =>
  node === null ? "初期値" : name(node);

const shown = (writer: Writer): Sentence =>
  writer.isLost ? say`${struck(quoted(writer.value))}` : say`${quoted(writer.value)}`;

function act(writer: Writer, what: string, scene: Scene, hasId = false): Sentence {
  const id = hasId && writer.request !== null ? `（${writer.request.id}）` : "";
  const name = `${nameOf(writer, scene)}${id}`;
  if (writer.deleted) return say`${name}が ${what} を削除しました。`;
  if (!writer.isOwn) {
    const done = isInsertion(writer) ? "挿入しました" : "変えました";
    return say`${name}が ${writer.row ?? what} を${done}。`;
  }
  const field = fieldOf(writer);
  return say`${name}が ${what} に ${field === null ? "" : `${field} = `}${shown(writer)} と書きました。`;
}

/** 「ロンドンの 70」「ロンドンの削除」 */
function rivalOf(writer: Writer, scene: Scene): Sentence {
  const owner = writer.node === null ? "初期値の" : `${nameOf(writer, scene)}の`;
  if (writer.deleted) return say`${owner}削除`;
  if (!writer.isOwn) return say`${owner}${isInsertion(writer) ? "挿入" : "変更"}`;
  return say`${owner} ${shown(writer)}`;
}

/** How far apart the two writes were in true time; in an order of all that decides nothing. */
function distance(first: Writer, second: Writer, { rule }: Conflict): string {
  const apart = apartUs(first, second);
  if (apart === null || rule === "first-in-order") return " ";
  return `（${when(apart)}）`;
}

const when = (apart: number): string =>
  apart === 0 ? "同時刻" : `${ms(Math.abs(apart))} ${apart < 0 ? "前" : "後"}`;

function details(first: Writer, second: Writer, knows: Knowledge | null): string {
  const apart = apartUs(first, second);
  if (second.request === null || apart === null) return "初めから";
  return [second.request.id, when(apart), ...newsOf(knows)].join("、");
}

function newsOf(knows: Knowledge | null): readonly string[] {
  if (knows?.claim !== "not-seen") return [];
  const { news } = knows;
  switch (news.kind) {
    case "flying":
      return [`知らせは ${ms(news.arrivesUs)} まで伝送中`];
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

/** A whole row, one value, or all that a write has changed. */
function prize(winner: Writer, { fields }: Conflict, scene: Scene): string {
  const owner = `${nameOf(winner, scene)}の`;
  if (winner.deleted) return `${owner}削除`;
  if (!wroteAll(winner, fields)) return `${owner}行`;
  return `${owner}${fields.length === 1 ? "値" : "書き込み"}`;
}

function byStamps(note: Conflict, { winner, loser, bond }: Sides, scene: Scene): Sentence {
  if (winner === undefined) return [];
  const [what, name] = [prize(winner, note, scene), nameOf(winner, scene)];
  if (!winner.stamp || !loser?.stamp)
    return say`タイムスタンプは${name}のほうが遅く、${what}の勝ちです。`;
  const [later, earlier] = [ms(winner.stamp.us), ms(loser.stamp.us)];
  const other = nameOf(loser, scene);
  return bond.kind === "overruled"
    ? say`それでも時計では${name}が後です。タイムスタンプは${name}が ${later}、${other}が ${earlier} で、
        ${what}の勝ちです。`
    : say`${name}のタイムスタンプ（${later}）は${other}（${earlier}）より遅いので、${what}の勝ちです。`;
}

function plainRule(note: Conflict, sides: Sides, scene: Scene): Sentence {
  const { winner, loser } = sides;
  const name = winner === undefined ? "" : nameOf(winner, scene);
  switch (note.rule) {
    case "later-stamp":
      return byStamps(note, sides, scene);
    case "tie-by-node": {
      const time = winner?.stamp ? `どちらも ${ms(winner.stamp.us)} ` : "同じ";
      return say`タイムスタンプは${time}です。等しいときはノード名の大きい${name}の勝ちです。`;
    }
    case "arrival":
      return say`最後に届いた${name}の値が残ります。`;
    case "siblings":
      return say`誰かが決めるまで、両方の値が並んで残ります。`;
    case "different-fields":
      return say`変えた列が違うので、どちらの変更も残ります。`;
    case "sum-of-changes":
      return say`数の変化を両方とも足し合わせるので、何も失われません。`;
    case "user-edited":
      return say`アプリケーションの規則により${name}の値が残ります。`;
    case "add-wins":
      return removal(unseenBy(sides), note.conflict !== "update-update");
    case "merge":
      return say`データ型が両方を併合するので、何も失われません。`;
    case "first-in-order":
      return loser === undefined
        ? []
        : say`${nameOf(loser, scene)}の${loser.deleted ? "削除" : "変更"}は取り消されます。`;
  }
}

function expertRule(note: Conflict, sides: Sides, scene: Scene): Sentence {
  const { winner, loser } = sides;
  const which = winner?.request ? requestOf(winner.request.id, scene) : "初期値";
  const vectors = vectorsOf(sides, scene);
  switch (note.rule) {
    case "later-stamp":
      return winner?.stamp && loser?.stamp
        ? say`スタンプ ${stamp(winner.stamp, scene)}\u00a0>\u00a0${stamp(loser.stamp, scene)} により、
            ${which} の勝ちです。`
        : say`スタンプの遅い ${which} の勝ちです。`;
    case "tie-by-node":
      return winner?.stamp && loser?.stamp
        ? say`時刻は等しく、ノード ID の順で ${stamp(winner.stamp, scene)}\u00a0>\u00a0${stamp(
            loser.stamp,
            scene,
          )}、${which} の勝ちです。`
        : say`時刻は等しく、ノード ID の大きい ${which} の勝ちです。`;
    case "arrival":
      return say`最後に届いた ${which} が上書きします。`;
    case "siblings":
      return say`${vectors}両方が兄弟（siblings）として残ります。`;
    case "different-fields":
      return say`${vectors}列が重ならないので併合します。`;
    case "sum-of-changes":
      return say`${vectors}加算は可換なので、どちらも数えます。`;
    case "user-edited":
      return say`${vectors}アプリケーションの解決関数は ${which} を残します。`;
    case "add-wins":
      return say`${vectors}除去はそのノードに見えていたタグだけに及ぶので、追加が勝ちます。`;
    case "merge":
      return say`${vectors}二つの状態の結び（join）が残ります。`;
    case "first-in-order":
      return say`先に認証された ${which}${placeOf(winner, scene)}が残り、${
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

export function vectorsOf({ first, second }: Sides, scene: Scene): string {
  if (first?.vector === undefined || second?.vector === undefined) return "";
  return (
    `${vectorText(first.vector, scene)} と ${vectorText(second.vector, scene)} は、` +
    "どちらにも相手より大きい要素があります。"
  );
}
