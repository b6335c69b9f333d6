// The words of claims in English: who knew of whom, what came first, what became of a write. Only
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
  possessive,
  roundly,
  theirWrites,
  value,
  writeOf,
} from "./enWords.ts";
import { type Bond, writesIn } from "./parts.ts";
import { claimed, type Sentence, say, strong, trouble } from "./sentence.ts";
import { type Beside, type Scene, same, type Told } from "./told.ts";
import type { KnewWords } from "./why.ts";
import { rowText } from "./words.ts";

/** After who wrote what: what the writer knew of the other side. */
export function knowing(knowledge: Knowledge | null, rival: Sentence): Sentence {
  if (knowledge === null) return say`, against ${rival}`;
  if (knowledge.claim === "seen") return claimed([knowledge], say` having seen ${rival}`);
  return claimed([knowledge], say` without having seen ${rival}${whyUnseen(knowledge.news)}`);
}

/** The same for experts, by the kernel's clocks where these say it. */
export function expertKnowing(
  knowledge: Knowledge | null,
  { kind, claims }: Bond,
  rival: Sentence,
): Sentence {
  return kind === "concurrent"
    ? claimed(claims, say`, concurrent with ${rival}`)
    : knowing(knowledge, rival);
}

function whyUnseen(news: News): string {
  switch (news.kind) {
    case "gone":
      return ", which was no longer visible there";
    case "hidden":
      return news.yet
        ? ", which had arrived but was not yet visible"
        : ", which had arrived but was not visible";
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
  "update-update": { concurrent: "Concurrent changes", meeting: "Two changes" },
  "insert-insert": { concurrent: "Concurrent inserts", meeting: "Two inserts" },
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
    return claimed(claims, say`${strong(`${what} in ${here}, no conflict.`)}`);
  }
  const what = {
    concurrent: name,
    unseen: name,
    none: name,
    overruled: "Overruled by a clock",
    ordered: "Two versions",
  }[kind];
  return claimed(claims, say`${trouble(`${what} in ${here}.`)}`);
}

/** "Neither had seen the other, " before what follows from it. */
export function neither({ kind, claims }: Bond, then: string, otherwise: string): Sentence {
  return kind === "concurrent" || kind === "unseen"
    ? say`${claimed(claims, say`Neither had seen the other`)}${then}`
    : say`${otherwise}`;
}

/** Why what was added or written stays beside a removal or a deletion. */
export function removal(knowledge: Knowledge | null, isRow: boolean): Sentence {
  const [taken, given] = isRow ? ["deletion", "change"] : ["removal", "addition"];
  const stays = isRow ? "row" : "item";
  return knowledge?.claim === "not-seen"
    ? claimed([knowledge], say`The ${taken} had not seen the ${given}, so the ${stays} stays.`)
    : say`The ${given} wins, so the ${stays} stays.`;
}

/** The rule behind it. */
export function removalRule(knowledge: Knowledge | null, isRow: boolean): Sentence {
  const what = isRow
    ? "A deletion takes away only what its node showed"
    : "A removal takes away only what its node showed";
  return knowledge?.claim === "not-seen"
    ? claimed([knowledge], say`${what}; the ${isRow ? "change" : "new item"} it had not seen.`)
    : say`${what}.`;
}

/** Goes on after what the loser had not seen. */
export function firstInOrder(
  order: ClaimOf<"in-order"> | null,
  knowledge: Knowledge | null,
): Sentence {
  if (order === null) return [];
  const isAside = knowledge?.claim === "not-seen" && whyUnseen(knowledge.news) !== "";
  const which = isAside ? " and" : ", which";
  const number = order.sequences[0];
  return claimed([order], say`${which} comes first in the common order (number ${number})`);
}

/** Why the one is before the other in the order. */
export function whyFirst(order: ClaimOf<"in-order">, first: string, second: string): Sentence {
  const [a, b] = order.times;
  return claimed(
    [order],
    a === b
      ? say`Both were sent at Lamport time ${a}; between equals the node’s name decides, and
          ${first} comes before ${second}.`
      : say`The order is by Lamport time, and that of ${first} is smaller (${a} < ${b}).`,
  );
}

/** The rule of certification, as it has hit this write. */
export const unseenRule = (knowledge: Knowledge | null): Sentence => {
  const rule = say`, and a transaction that changes a row without having seen an earlier change in
    that order is rolled back`;
  return knowledge?.claim === "not-seen" ? claimed([knowledge], rule) : [];
};

/** After "number 4 was written at number 3": what the loser's write-set had seen. */
export const newerThanSeen = (knowledge: Knowledge | null): Sentence =>
  knowledge?.claim === "not-seen"
    ? claimed([knowledge], say`, which is newer than what it had seen`)
    : [];

export const whichUnseen = (knowledge: Knowledge | null): Sentence =>
  knowledge?.claim === "not-seen" ? claimed([knowledge], say`, which it had not seen`) : [];

export const nothingBetween = (request: string): Sentence =>
  claimed(
    [{ claim: "nothing-between", request }],
    say`nobody had changed its rows in
    between, so it stands`,
  );

/** The winner of two clocks, where it was carried out first. */
export function writtenBefore(knowledge: Knowledge | null, scene: Scene): Sentence {
  if (knowledge === null) return [];
  const { claim, by, of, row } = knowledge;
  const before = claimed([{ claim: "before", by, of, row }], say`, although it was written before`);
  if (claim !== "seen") return before;
  return say`${before}${claimed([knowledge], say` and ${writeOf(by, scene)} had seen it`)}`;
}

/** By its writer's clock a write is older than one that its writer had before its eyes. */
export const olderThanSeen = (knowledge: Knowledge | null, us: number, scene: Scene): Sentence =>
  knowledge?.claim === "seen"
    ? claimed(
        [knowledge],
        say`By the clocks it is ${ms(us)} older than ${writeOf(knowledge.of, scene)}, although it
          had seen that.`,
      )
    : say`By the clocks it is ${ms(us)} older.`;

/** What became of it where it was carried out; goes on after what was asked. */
export function left(claim: ClaimOf<"left"> | ClaimOf<"shadowed"> | null): Sentence {
  if (claim === null) return [];
  return claim.claim === "left"
    ? claimed([claim], say`, which left ${value(claim.value)}`)
    : claimed([claim], say`; what was stored there had the larger timestamp and stayed`);
}

const fates: Readonly<Record<Exclude<Fate, "lost">, string>> = {
  replaced: "a later write replaces it anyway",
  kept: "in the end every node shows it all the same",
  idle: "it had removed what was not there",
  unacknowledged: "its client was never told OK",
  open: "the run ends before it is known what becomes of it",
};

/** What became of a write that a node dropped and that is not lost; nothing where it is. */
export const otherFate = (fate: ClaimOf<Fate>): Sentence =>
  fate.claim === "lost" ? [] : claimed([fate], say`; ${fates[fate.claim]}`);

export const lostHead = (fate: ClaimOf<Fate>, head: string): Sentence =>
  claimed([fate], say`${trouble(head)}`);

export const althoughTold = (request: string): Sentence =>
  claimed([{ claim: "acknowledged", request }], say`, although its client had been told OK`);

/** What became of those who were decided against, and had their OK. */
export const fateWords = (fate: ClaimOf<Fate>, gone: string): Sentence =>
  fate.claim === "lost"
    ? say`${lostHead(fate, "Lost:")} ${gone}${althoughTold(fate.request)}.`
    : say`Dropped: ${gone}${otherFate(fate)}.`;

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
  return list(more > 0 ? [...named, `${more} more`] : named);
}

/** What an event makes lost, and nothing else in its sentence tells. */
export const losses: Told<[readonly ClaimOf<Fate>[], Scene]> = {
  plain: (fate, scene) =>
    lossesOf(fate, scene, (one) => `${possessive(scene.name(one.node))} ${bringing(one)}`),
  expert: (fate, scene) =>
    lossesOf(fate, scene, (one) => {
      const which = `${possessive(scene.name(one.node))} ${one.id}`;
      return `${which} (${list(writesIn(one).map(operation))})`;
    }),
};

function lossesOf(
  fate: readonly ClaimOf<Fate>[],
  scene: Scene,
  tell: (request: RequestRecord) => string,
): Sentence {
  const all = [...new Set(fate.flatMap(({ request }) => scene.request(request) ?? []))];
  const what = someOf(all, tell);
  const whose = all.length === 1 ? "its client" : "their clients";
  return claimed(
    [...fate, ...all.map(({ id }) => ({ claim: "acknowledged", request: id }) as const)],
    say`${trouble("Lost:")} ${what}, although ${whose} had been told OK.`,
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
  const who = by === undefined ? "its writer" : scene.name(by.node);
  return claimed(all, say` It overwrites ${what}, which ${who} had not seen.`);
}

/** What stays in other fields of the row although neither writer had heard of the other. */
export function besides(all: readonly Beside[], { event, name }: Scene): Sentence {
  if (all.length === 0) return [];
  const others = all.map(({ request: { node }, fields }) => {
    const whose = node === event.node ? "Its own" : possessive(name(node));
    return `${whose} concurrent change of ${list(fields)}`;
  });
  const stays = all.length === 1 ? "stays" : "stay";
  return claimed(
    all.flatMap(({ claims }) => claims),
    say` ${list(others)} ${stays}: the fields are different.`,
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
  const whose = lost.length === 1 ? "its client" : "clients";
  return claimed(
    [...lost, ...fate],
    say` ${trouble("Lost with it:")} ${what}, although ${whose} had been told OK.`,
  );
}

/** What an answer lacked that had been acknowledged before its read began. */
export const stale: Told<[ClaimOf<"stale">, Scene]> = {
  plain: (claim, scene) => {
    const fields = staleFields(claim);
    const what = rowText(claim.row, fieldsOf(claim));
    const is = fields.length > 1 ? "are" : "is";
    const late = claim.byUs === 0 ? "" : ` ${roundly(claim.byUs)}`;
    const missed = someOf(missedIn(claim, scene), ({ write, isOwn }) => {
      const whose = isOwn ? "its client’s own" : possessive(scene.name(write.node));
      return `${whose} ${bringing(write)}`;
    });
    return claimed(
      [claim],
      say`${trouble("Stale:")} ${what} ${is}${late} out of date. The answer misses ${missed},
        acknowledged before the read began.`,
    );
  },
  expert: (claim, scene) => {
    const late = claim.byUs === 0 ? "" : ` by ${ms(claim.byUs)}`;
    const missed = someOf(missedIn(claim, scene), ({ write }) => {
      const what = list(writesIn(write).map(operation));
      const at = ms(write.doneUs ?? write.atUs);
      return `${possessive(scene.name(write.node))} ${write.id} (${what}; acknowledged at ${at})`;
    });
    return claimed(
      [claim],
      say`${trouble(`Stale${late}:`)} ${claim.request} read
        ${rowText(claim.row, fieldsOf(claim))} without ${missed}.`,
    );
  },
};

const fieldsOf = (claim: ClaimOf<"stale">): string => {
  const fields = staleFields(claim);
  return fields.length === 0 ? "" : list(fields);
};

/** "it would have seen London’s write" */
export const wouldHaveSeen = (claim: ClaimOf<"would-see">, what: string): Sentence =>
  claimed([claim], say`it would have seen ${what}`);

const could = (of: string, by: string, because: string): Sentence =>
  say`${by} could not know of ${of}: ${because}.`;
const had = (of: string, by: string, because: string): Sentence =>
  say`${by} had not seen ${of}: ${because}.`;

export const knew: KnewWords = {
  seen: {
    plain: (of, by) => say`${by} had seen ${of}.`,
    expert: (of, by) => say`${by} had seen ${of}: it, or a write on top of it, was visible there.`,
  },
  news: {
    gone: same((_news, of, by) => had(of, by, "it was no longer visible there")),
    hidden: same(({ yet }, of, by) =>
      had(of, by, `it had arrived, but was not ${yet ? "yet " : ""}visible there`),
    ),
    unshown: same((_news, of, by) => had(of, by, "nothing of it was visible there")),
    flying: {
      plain: ({ arrivesUs }, of, by) =>
        could(of, by, `the message was still on its way, until ${ms(arrivesUs)}`),
      expert: ({ sentUs, arrivesUs }, of, by) =>
        could(of, by, `the message was under way from ${ms(sentUs)} to ${ms(arrivesUs)}`),
    },
    held: same(({ untilUs }, of, by) =>
      could(
        of,
        by,
        `a cut held the message back${untilUs === null ? "" : ` until ${ms(untilUs)}`}`,
      ),
    ),
    lost: same((_news, of, by) => could(of, by, "the message was lost")),
    down: same((_news, of, by) => could(of, by, "the node was down when the message came")),
    unsent: same((_news, of, by) => could(of, by, "nothing of it had come there yet")),
  },
};
