// The words of claims in Japanese: who knew of whom, what came first, what became of a write. Only
// here may they stand, each with the claim that it makes.
import type { Fate } from "../checks/lostWrites.ts";
import type { ConflictKind } from "../sim/note.ts";
import type { RequestRecord } from "../sim/trace.ts";
import { missedIn, staleFields } from "./answers.ts";
import type { ClaimOf, Knowledge, News } from "./claims.ts";
import {
  bringing,
  list,
  ms,
  operation,
  roundly,
  theirWrites,
  value,
  withGa,
  writeOf,
} from "./jaWords.ts";
import { type Bond, writesIn } from "./parts.ts";
import { claimed, type Sentence, say, strong, trouble } from "./sentence.ts";
import { type Beside, type Scene, same, type Told } from "./told.ts";
import type { KnewWords } from "./why.ts";
import { rowText } from "./words.ts";

/** Before who wrote what: what the writer knew of the other side. */
export function knowing(knowledge: Knowledge | null, rival: Sentence): Sentence {
  if (knowledge === null) return say`${rival}に対して、`;
  if (knowledge.claim === "seen") return claimed([knowledge], say`${rival}を見たうえで、`);
  const why = whyUnseen(knowledge.news);
  return claimed([knowledge], say`${why}${rival}を見ずに、`);
}

/** The same for experts, by the kernel's clocks where these say it. */
export function expertKnowing(
  knowledge: Knowledge | null,
  { kind, claims }: Bond,
  rival: Sentence,
): Sentence {
  return kind === "concurrent"
    ? claimed(claims, say`${rival}と並行に、`)
    : knowing(knowledge, rival);
}

function whyUnseen(news: News): string {
  switch (news.kind) {
    case "gone":
      return "もう見えなくなっていた";
    case "hidden":
      return news.yet ? "届いていてもまだ見えない" : "届いていても見えない";
    default:
      return "";
  }
}

interface Meeting {
  /** Neither had heard of the other. */
  readonly concurrent: string;
  /** Nothing is said of who knew whom. */
  readonly meeting: string;
}

/** Where nothing is lost, "conflict" would be too strong a word. */
const peacefulKinds: Partial<Record<ConflictKind, Meeting>> = {
  "update-update": { concurrent: "同時の変更", meeting: "二つの変更" },
  "insert-insert": { concurrent: "同時の挿入", meeting: "二つの挿入" },
  "delete-update": { concurrent: "削除と更新が同時", meeting: "削除と更新" },
  "delete-insert": { concurrent: "削除と挿入が同時", meeting: "削除と挿入" },
};

/** What the meeting of two writes is called: by who knew of whom, and whether both survive. */
export function heading(
  conflict: ConflictKind,
  name: string,
  bond: Bond,
  here: string,
  isPeaceful: boolean,
): Sentence {
  const { kind, claims } = bond;
  if (isPeaceful) {
    const { concurrent = name, meeting = name } = peacefulKinds[conflict] ?? {};
    const what = kind === "concurrent" ? concurrent : meeting;
    return claimed(claims, say`${strong(`${here}で${what}、競合なし。`)}`);
  }
  const what = {
    concurrent: name,
    unseen: name,
    none: name,
    overruled: "時計による逆転",
    ordered: "二つの版",
  }[kind];
  return claimed(claims, say`${trouble(`${here}で${what}。`)}`);
}

export function neither({ kind, claims }: Bond, then: string, otherwise: string): Sentence {
  return kind === "concurrent" || kind === "unseen"
    ? say`${claimed(claims, say`互いに相手を見ていません`)}${then}`
    : say`${otherwise}`;
}

/** Why what was added or written stays beside a removal or a deletion. */
export function removal(knowledge: Knowledge | null, isRow: boolean): Sentence {
  const [taken, given, stays] = isRow ? ["削除", "変更", "行"] : ["除去", "追加", "要素"];
  return knowledge?.claim === "not-seen"
    ? claimed([knowledge], say`${taken}した側は${given}を見ていないので、${stays}は残ります。`)
    : say`${given}が勝ち、${stays}は残ります。`;
}

/** The rule behind it. */
export function removalRule(knowledge: Knowledge | null, isRow: boolean): Sentence {
  const [taken, given] = isRow ? ["削除", "相手の変更"] : ["除去", "新しい要素"];
  const rule = `${taken}が及ぶのは、そのノードに見えていたものだけです。`;
  return knowledge?.claim === "not-seen"
    ? claimed([knowledge], say`${rule}${given}は見ていませんでした。`)
    : say`${rule}`;
}

export function firstInOrder(order: ClaimOf<"in-order"> | null): Sentence {
  if (order === null) return [];
  return claimed([order], say`共通の順序で先に並ぶ（${order.sequences[0]} 番）`);
}

/** Why the one is before the other in the order. */
export function whyFirst(order: ClaimOf<"in-order">, first: string, second: string): Sentence {
  const [a, b] = order.times;
  return claimed(
    [order],
    a === b
      ? say`どちらも Lamport 時刻 ${a} で送られ、等しいときはノード名の順なので、
          ${first}が${second}より先になります。`
      : say`順序は Lamport 時刻で決まり、${first}のほうが小さいからです（${a} < ${b}）。`,
  );
}

/** The rule of certification, as it has hit this write. */
export const unseenRule = (knowledge: Knowledge | null): Sentence =>
  knowledge?.claim === "not-seen"
    ? claimed([knowledge], say`その順序で先の変更を見ずに同じ行を変えたものは取り消されます。`)
    : [];

export const newerThanSeen = (knowledge: Knowledge | null): Sentence =>
  knowledge?.claim === "not-seen" ? claimed([knowledge], say`見ていた時点より新しい`) : [];

export const whichUnseen = (knowledge: Knowledge | null): Sentence =>
  knowledge?.claim === "not-seen" ? claimed([knowledge], say`見ていなかった`) : [];

export const nothingBetween = (request: string): Sentence =>
  claimed([{ claim: "nothing-between", request }], say`その間に行を変えた者はなく、有効です`);

/** The winner of two clocks, where it was carried out first. */
export function writtenBefore(knowledge: Knowledge | null, scene: Scene): Sentence {
  if (knowledge === null) return [];
  const { claim, by, of, row } = knowledge;
  const before = claimed([{ claim: "before", by, of, row }], say`先に書かれたのに、`);
  if (claim !== "seen") return before;
  const seen = say`しかも${writeOf(by, scene)}はそれを見ていたのに、`;
  return say`${before}${claimed([knowledge], seen)}`;
}

/** By its writer's clock a write is older than one that its writer had before its eyes. */
export const olderThanSeen = (knowledge: Knowledge | null, us: number, scene: Scene): Sentence =>
  knowledge?.claim === "seen"
    ? claimed(
        [knowledge],
        say`${writeOf(knowledge.of, scene)}を見て書いたのに、時計ではそれより ${ms(us)} 古い書き込みです。`,
      )
    : say`時計では ${ms(us)} 古い書き込みです。`;

/** What became of it where it was carried out; stands after what was asked. */
export function left(claim: ClaimOf<"left"> | ClaimOf<"shadowed"> | null): Sentence {
  if (claim === null) return [];
  return claim.claim === "left"
    ? claimed([claim], say`（結果は ${value(claim.value)}）`)
    : claimed([claim], say`（保存済みの値のほうがタイムスタンプが大きく、そのまま残った）`);
}

const fates: Readonly<Record<Exclude<Fate, "lost">, string>> = {
  replaced: "いずれにせよ、後の書き込みに置き換えられます",
  kept: "最後にはどのノードにも見えています",
  idle: "もともと無いものを取り除こうとしていました",
  unacknowledged: "クライアントは OK を受け取っていません",
  open: "どうなるかが決まる前に実行が終わります",
};

/** What became of a write that a node dropped and that is not lost; nothing where it is. */
export const otherFate = (fate: ClaimOf<Fate>): Sentence =>
  fate.claim === "lost" ? [] : claimed([fate], say`${fates[fate.claim]}。`);

export const lostHead = (fate: ClaimOf<Fate>, head: string): Sentence =>
  claimed([fate], say`${trouble(head)}`);

export const althoughTold = (request: string): Sentence =>
  claimed([{ claim: "acknowledged", request }], say`クライアントには OK と伝えたのに、`);

/** What became of those who were decided against, and had their OK. */
export const fateWords = (fate: ClaimOf<Fate>, gone: string): Sentence =>
  fate.claim === "lost"
    ? say`${lostHead(fate, "消失: ")}${gone}。${althoughTold(fate.request)}失われました。`
    : say`破棄: ${gone}。${otherFate(fate)}`;

/** Before what a node gives up: that all of it was acknowledged and is lost, if so. */
export function allLost(ids: readonly string[], scene: Scene, head: string): Sentence {
  const fate = ids.map((id) => scene.fate(id, null));
  return fate.every(({ claim }) => claim === "lost") ? claimed(fate, say`${trouble(head)}`) : [];
}

/** No more are named. */
const mostNamed = 3;

function someOf<Item>(all: readonly Item[], tell: (item: Item) => string): string {
  const more = all.length - mostNamed;
  const named = all.slice(0, mostNamed).map(tell);
  return list(more > 0 ? [...named, `ほか${more}件`] : named);
}

/** What an event makes lost, and nothing else in its sentence tells. */
export const losses: Told<[readonly ClaimOf<Fate>[], Scene]> = {
  plain: (fate, scene) =>
    lossesOf(fate, scene, (one) => `${scene.name(one.node)}の${bringing(one)}`),
  expert: (fate, scene) =>
    lossesOf(fate, scene, (one) => {
      const what = list(writesIn(one).map(operation));
      return `${scene.name(one.node)}の ${one.id}（${what}）`;
    }),
};

function lossesOf(
  fate: readonly ClaimOf<Fate>[],
  scene: Scene,
  tell: (request: RequestRecord) => string,
): Sentence {
  const all = [...new Set(fate.flatMap(({ request }) => scene.request(request) ?? []))];
  const what = someOf(all, tell);
  return claimed(
    [...fate, ...all.map(({ id }) => ({ claim: "acknowledged", request: id }) as const)],
    say`${trouble("消失: ")}クライアントには OK と伝えたのに、${withGa(what)}失われました。`,
  );
}

/** What an arriving row overwrote, and what became of that. */
export function overwrites(all: readonly ClaimOf<"overwrites">[], scene: Scene): Sentence {
  const [first] = all;
  if (first === undefined) return [];
  const by = scene.request(first.by);
  const what = theirWrites(
    all.map(({ of }) => of),
    scene,
  );
  const who = by === undefined ? "書いた側" : scene.name(by.node);
  return claimed(all, say`${who}が見ていなかった${what}を上書きします。`);
}

/** What stays in other fields of the row although neither writer had heard of the other. */
export function besides(all: readonly Beside[], { event, name }: Scene): Sentence {
  if (all.length === 0) return [];
  const others = all.map(({ request: { node }, fields }) => {
    const whose = node === event.node ? "自分" : name(node);
    return `${whose}の並行した ${list(fields)} の変更`;
  });
  return claimed(
    all.flatMap(({ claims }) => claims),
    say`フィールドが別なので、${list(others)}も残ります。`,
  );
}

/** What a crash took with it that was acknowledged, and is lost in the end. */
export function goesWith(all: readonly ClaimOf<"gone">[], scene: Scene): Sentence {
  const lost = all.filter(
    ({ request, row }) =>
      scene.request(request)?.outcome === "ok" && scene.fate(request, row).claim === "lost",
  );
  if (lost.length === 0) return [];
  const fate = lost.map(({ request, row }) => scene.fate(request, row));
  const what = theirWrites(
    lost.map(({ request }) => request),
    scene,
  );
  return claimed(
    [...lost, ...fate],
    say`${trouble("これで消失: ")}クライアントに OK と伝えたのに、${what}が失われました。`,
  );
}

/** What an answer lacked that had been acknowledged before its read began. */
export const stale: Told<[ClaimOf<"stale">, Scene]> = {
  plain: (claim, scene) => {
    const what = rowText(claim.row, fieldsOf(claim));
    const since = claim.byUs === 0 ? "すでに" : ` ${roundly(claim.byUs)} 前に`;
    const missed = someOf(missedIn(claim, scene), ({ write, isOwn }) => {
      const whose = isOwn ? "このクライアント自身" : scene.name(write.node);
      return `${whose}の${bringing(write)}`;
    });
    return claimed(
      [claim],
      say`${trouble("古い読み取り: ")}${what} は${since}置き換わった値です。
        読み取りの前に OK になっていた${withGa(missed)}反映されていません。`,
    );
  },
  expert: (claim, scene) => {
    const what = rowText(claim.row, fieldsOf(claim));
    const late = claim.byUs === 0 ? "" : `（${ms(claim.byUs)} 遅れ）`;
    const missed = someOf(missedIn(claim, scene), ({ write }) => {
      const what = list(writesIn(write).map(operation));
      const at = ms(write.doneUs ?? write.atUs);
      return `${scene.name(write.node)}の ${write.id}（${what}、${at} に OK 済み）`;
    });
    return claimed(
      [claim],
      say`${trouble(`古い読み取り${late}: `)}${claim.request} が読んだ ${what} には${withGa(missed)}
        反映されていません。`,
    );
  },
};

const fieldsOf = (claim: ClaimOf<"stale">): string => staleFields(claim).join("、");

/** 「ロンドンの書き込みが見えて」 */
export const wouldHaveSeen = (claim: ClaimOf<"would-see">, what: string): Sentence =>
  claimed([claim], say`${what}が見えて`);

const could = (of: string, by: string, because: string): Sentence =>
  say`${by}は${of}を知りえませんでした。${because}。`;
const had = (of: string, by: string, because: string): Sentence =>
  say`${by}は${of}を見ていませんでした。${because}。`;

export const knew: KnewWords = {
  seen: {
    plain: (of, by) => say`${by}は${of}を見ていました。`,
    expert: (of, by) =>
      say`${by}は${of}を見ていました。それか、その上に書かれたものが見えていました。`,
  },
  news: {
    gone: same((_news, of, by) => had(of, by, "もう見えなくなっていました")),
    hidden: same(({ yet }, of, by) =>
      had(of, by, `届いていましたが、${yet ? "まだ" : ""}見えていませんでした`),
    ),
    unshown: same((_news, of, by) => had(of, by, "そこには何も見えていませんでした")),
    flying: {
      plain: ({ arrivesUs }, of, by) =>
        could(of, by, `知らせは ${ms(arrivesUs)} までまだ途中でした`),
      expert: ({ sentUs, arrivesUs }, of, by) =>
        could(of, by, `知らせは ${ms(sentUs)} から ${ms(arrivesUs)} まで伝送中でした`),
    },
    held: same(({ untilUs }, of, by) => {
      const until = untilUs === null ? "" : ` ${ms(untilUs)} まで`;
      return could(of, by, `知らせは切断で${until}足止めされていました`);
    }),
    lost: same((_news, of, by) => could(of, by, "知らせは失われました")),
    down: same((_news, of, by) => could(of, by, "知らせが来たとき停止していました")),
    unsent: same((_news, of, by) => could(of, by, "そこにはまだ何も届いていませんでした")),
  },
};
