// The words of claims in Brazilian Portuguese: who knew of whom, what came first, what became of a
// write. Only here may they stand, each with the claim that it makes.
import type { Fate } from "../checks/lostWrites.ts";
import type { ConflictKind } from "../sim/note.ts";
import type { RequestRecord } from "../sim/trace.ts";
import { missedIn, staleFields } from "./answers.ts";
import type { ClaimOf, Knowledge, News } from "./claims.ts";
import { type Bond, writesIn } from "./parts.ts";
import {
  at,
  bringing,
  capital,
  list,
  ms,
  operation,
  roundly,
  theirWrites,
  value,
  writeOf,
} from "./ptBRWords.ts";
import { claimed, type Sentence, say, strong, trouble } from "./sentence.ts";
import { type Beside, type Scene, same, type Told } from "./told.ts";
import type { KnewWords } from "./why.ts";
import { rowText } from "./words.ts";

/** After who wrote what: what the writer knew of the other side. */
export function knowing(knowledge: Knowledge | null, rival: Sentence): Sentence {
  if (knowledge === null) return say`, contra ${rival}`;
  if (knowledge.claim === "seen") return claimed([knowledge], say` depois de ver ${rival}`);
  return claimed([knowledge], say` sem ter visto ${rival}${whyUnseen(knowledge.news)}`);
}

/** The same for experts, by the kernel's clocks where these say it. */
export function expertKnowing(
  knowledge: Knowledge | null,
  { kind, claims }: Bond,
  rival: Sentence,
): Sentence {
  return kind === "concurrent"
    ? claimed(claims, say`, em paralelo com ${rival}`)
    : knowing(knowledge, rival);
}

function whyUnseen(news: News): string {
  switch (news.kind) {
    case "gone":
      return ", já não visível ali";
    case "hidden":
      return news.yet ? ", já recebido, mas ainda não visível" : ", já recebido, mas não visível";
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
  "update-update": { concurrent: "Alterações concorrentes", meeting: "Duas alterações" },
  "insert-insert": { concurrent: "Inserções concorrentes", meeting: "Duas inserções" },
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
    return claimed(claims, say`${strong(`${what} em ${here}, sem conflito.`)}`);
  }
  const what = {
    concurrent: name,
    unseen: name,
    none: name,
    overruled: "Vencida por um relógio",
    ordered: "Duas versões",
  }[kind];
  return claimed(claims, say`${trouble(`${what} em ${here}.`)}`);
}

export function neither({ kind, claims }: Bond, then: string, otherwise: string): Sentence {
  return kind === "concurrent" || kind === "unseen"
    ? say`${claimed(claims, say`Nenhuma tinha visto a outra`)}${then}`
    : say`${otherwise}`;
}

/** Why what was added or written stays beside a removal or a deletion. */
export function removal(knowledge: Knowledge | null, isRow: boolean): Sentence {
  const [taken, given] = isRow ? ["exclusão", "a alteração"] : ["remoção", "o acréscimo"];
  const stays = isRow ? "a linha" : "o item";
  return knowledge?.claim === "not-seen"
    ? claimed([knowledge], say`A ${taken} não tinha visto ${given}, então ${stays} fica.`)
    : say`Entre os dois vence ${given}, então ${stays} fica.`;
}

/** The rule behind it. */
export function removalRule(knowledge: Knowledge | null, isRow: boolean): Sentence {
  const [taken, given] = isRow ? ["exclusão", "a alteração"] : ["remoção", "o item novo"];
  const rule = `Uma ${taken} só leva o que o seu nó mostrava`;
  return knowledge?.claim === "not-seen"
    ? claimed([knowledge], say`${rule}; ${given} ela não tinha visto.`)
    : say`${rule}.`;
}

/** Goes on after what the loser had not seen. */
export function firstInOrder(
  order: ClaimOf<"in-order"> | null,
  knowledge: Knowledge | null,
): Sentence {
  if (order === null) return [];
  const isAside = knowledge?.claim === "not-seen" && whyUnseen(knowledge.news) !== "";
  const which = isAside ? ", e que" : ", que";
  return claimed([order], say`${which} vem antes na ordem comum (número ${order.sequences[0]})`);
}

/** Why the one is before the other in the order. */
export function whyFirst(order: ClaimOf<"in-order">, first: string, second: string): Sentence {
  const [a, b] = order.times;
  return claimed(
    [order],
    a === b
      ? say`As duas foram enviadas no tempo de Lamport ${a}; entre iguais decide o nome do nó, e
          ${first} vem antes de ${second}.`
      : say`A ordem é pelo tempo de Lamport, e o de ${first} é menor (${a} < ${b}).`,
  );
}

/** The rule of certification, as it has hit this write. */
export const unseenRule = (knowledge: Knowledge | null): Sentence => {
  const rule = say`, e se desfaz a transação que muda uma linha sem ter visto uma mudança anterior
    nessa ordem`;
  return knowledge?.claim === "not-seen" ? claimed([knowledge], rule) : [];
};

export const newerThanSeen = (knowledge: Knowledge | null): Sentence =>
  knowledge?.claim === "not-seen"
    ? claimed([knowledge], say`, mais nova do que o que ela tinha visto`)
    : [];

export const whichUnseen = (knowledge: Knowledge | null): Sentence =>
  knowledge?.claim === "not-seen" ? claimed([knowledge], say`, que ela não tinha visto`) : [];

export const nothingBetween = (request: string): Sentence =>
  claimed(
    [{ claim: "nothing-between", request }],
    say`ninguém mudou suas linhas nesse
    meio-tempo, e ela vale`,
  );

/** The winner of two clocks, where it was carried out first. */
export function writtenBefore(knowledge: Knowledge | null, scene: Scene): Sentence {
  if (knowledge === null) return [];
  const { claim, by, of, row } = knowledge;
  const before = claimed(
    [{ claim: "before", by, of, row }],
    say`, embora tenha sido escrito antes`,
  );
  if (claim !== "seen") return before;
  return say`${before}${claimed([knowledge], say` e ${writeOf(by, scene)} o tenha visto`)}`;
}

/** By its writer's clock a write is older than one that its writer had before its eyes. */
export const olderThanSeen = (knowledge: Knowledge | null, us: number, scene: Scene): Sentence =>
  knowledge?.claim === "seen"
    ? claimed(
        [knowledge],
        say`Pelos relógios, ela é ${ms(us)} mais antiga que ${writeOf(knowledge.of, scene)}, embora
          a tivesse visto.`,
      )
    : say`Pelos relógios, ela é ${ms(us)} mais antiga.`;

/** What became of it where it was carried out; goes on after what was asked. */
export function left(claim: ClaimOf<"left"> | ClaimOf<"shadowed"> | null): Sentence {
  if (claim === null) return [];
  return claim.claim === "left"
    ? claimed([claim], say`, o que deixou ${value(claim.value)}`)
    : claimed([claim], say`; o que estava guardado tinha a marca de tempo maior e ficou`);
}

const fates: Readonly<Record<Exclude<Fate, "lost">, string>> = {
  replaced: "de todo modo, uma escrita posterior o substitui",
  kept: "no fim, todos os nós o mostram mesmo assim",
  idle: "removia o que não estava lá",
  unacknowledged: "o cliente nunca recebeu o OK",
  open: "a execução acaba antes de se saber o que é dele",
};

/** What became of a write that a node dropped and that is not lost; nothing where it is. */
export const otherFate = (fate: ClaimOf<Fate>): Sentence =>
  fate.claim === "lost" ? [] : claimed([fate], say`; ${fates[fate.claim]}`);

export const lostHead = (fate: ClaimOf<Fate>, head: string): Sentence =>
  claimed([fate], say`${trouble(head)}`);

export const althoughTold = (request: string): Sentence =>
  claimed([{ claim: "acknowledged", request }], say`, embora seu cliente tivesse recebido OK`);

/** What became of those who were decided against, and had their OK. */
export const fateWords = (fate: ClaimOf<Fate>, gone: string): Sentence =>
  fate.claim === "lost"
    ? say`${lostHead(fate, "Perda:")} ${gone}${althoughTold(fate.request)}.`
    : say`Descartado: ${gone}${otherFate(fate)}.`;

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
  return list(more > 0 ? [...named, `mais ${more}`] : named);
}

/** What an event makes lost, and nothing else in its sentence tells. */
export const losses: Told<[readonly ClaimOf<Fate>[], Scene]> = {
  plain: (fate, scene) =>
    lossesOf(fate, scene, (one) => `${bringing(one)} de ${scene.name(one.node)}`),
  expert: (fate, scene) =>
    lossesOf(fate, scene, (one) => {
      const what = list(writesIn(one).map(operation));
      return `${one.id} de ${scene.name(one.node)} (${what})`;
    }),
};

function lossesOf(
  fate: readonly ClaimOf<Fate>[],
  scene: Scene,
  tell: (request: RequestRecord) => string,
): Sentence {
  const all = [...new Set(fate.flatMap(({ request }) => scene.request(request) ?? []))];
  const what = someOf(all, tell);
  const told = all.length === 1 ? "seu cliente tivesse" : "seus clientes tivessem";
  return claimed(
    [...fate, ...all.map(({ id }) => ({ claim: "acknowledged", request: id }) as const)],
    say`${trouble("Perda:")} ${what}, embora ${told} recebido OK.`,
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
  const who = by === undefined ? "quem escreveu" : scene.name(by.node);
  return claimed(all, say` Ela sobrescreve ${what}, que ${who} não tinha visto.`);
}

/** What stays in other fields of the row although neither writer had heard of the other. */
export function besides(all: readonly Beside[], { event, name }: Scene): Sentence {
  if (all.length === 0) return [];
  const others = all.map(({ request: { node }, fields }) => {
    const whose = node === event.node ? "própria" : `de ${name(node)}`;
    return `a mudança concorrente ${whose} (${list(fields)})`;
  });
  const stays = all.length === 1 ? "fica" : "ficam";
  return claimed(
    all.flatMap(({ claims }) => claims),
    say` ${capital(list(others))} ${stays}: os campos são diferentes.`,
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
  const told = lost.length === 1 ? "o cliente tivesse" : "os clientes tivessem";
  return claimed(
    [...lost, ...fate],
    say` ${trouble("Perdida com isso:")} ${what}, embora ${told} recebido OK.`,
  );
}

/** What an answer lacked that had been acknowledged before its read began. */
export const stale: Told<[ClaimOf<"stale">, Scene]> = {
  plain: (claim, scene) => {
    const fields = staleFields(claim);
    const had = fields.length > 1 ? "tinham" : "tinha";
    const since = claim.byUs === 0 ? "" : ` havia ${roundly(claim.byUs)}`;
    const missed = someOf(missedIn(claim, scene), ({ write, isOwn }) =>
      isOwn
        ? `${bringing(write)} do próprio cliente`
        : `${bringing(write)} de ${scene.name(write.node)}`,
    );
    return claimed(
      [claim],
      say`${trouble("Leitura desatualizada:")} ${rowText(claim.row, fieldsOf(claim))} já ${had}
        mudado${since}. Falta na resposta ${missed}, com OK dado antes de a leitura começar.`,
    );
  },
  expert: (claim, scene) => {
    const late = claim.byUs === 0 ? "" : ` em ${ms(claim.byUs)}`;
    const missed = someOf(missedIn(claim, scene), ({ write }) => {
      const what = list(writesIn(write).map(operation));
      const done = at(write.doneUs ?? write.atUs);
      return `${write.id} de ${scene.name(write.node)} (${what}; OK ${done})`;
    });
    return claimed(
      [claim],
      say`${trouble(`Leitura desatualizada${late}:`)} ${claim.request} leu
        ${rowText(claim.row, fieldsOf(claim))} sem ${missed}.`,
    );
  },
};

const fieldsOf = (claim: ClaimOf<"stale">): string => {
  const fields = staleFields(claim);
  return fields.length === 0 ? "" : list(fields);
};

/** "teria visto a escrita de London" */
export const wouldHaveSeen = (claim: ClaimOf<"would-see">, what: string): Sentence =>
  claimed([claim], say`teria visto ${what}`);

const could = (of: string, by: string, because: string): Sentence =>
  say`${by} não podia saber: ${of} ${because}.`;
const had = (of: string, by: string, because: string): Sentence =>
  say`${by} não tinha visto ${of}: ${because}.`;

export const knew: KnewWords = {
  seen: {
    plain: (of, by) => say`${by} tinha visto ${of}.`,
    expert: (of, by) =>
      say`${by} tinha visto ${of}: ela, ou uma escrita feita por cima, estava visível ali.`,
  },
  news: {
    gone: same((_news, of, by) => had(of, by, "já não estava visível ali")),
    hidden: same(({ yet }, of, by) =>
      had(of, by, `tinha chegado, mas ${yet ? "ainda " : ""}não estava visível ali`),
    ),
    unshown: same((_news, of, by) => had(of, by, "nada dela estava visível ali")),
    flying: {
      plain: ({ arrivesUs }, of, by) =>
        could(of, by, `ainda estava a caminho, até ${ms(arrivesUs)}`),
      expert: ({ sentUs, arrivesUs }, of, by) =>
        could(of, by, `esteve a caminho de ${ms(sentUs)} a ${ms(arrivesUs)}`),
    },
    held: same(({ untilUs }, of, by) =>
      could(of, by, `ficou retida pelo corte${untilUs === null ? "" : ` até ${ms(untilUs)}`}`),
    ),
    lost: same((_news, of, by) => could(of, by, "se perdeu no caminho")),
    down: same((_news, of, by) => could(of, by, "chegou quando o nó estava fora do ar")),
    unsent: same((_news, of, by) => could(of, by, "ainda não tinha chegado nada dela ali")),
  },
};
