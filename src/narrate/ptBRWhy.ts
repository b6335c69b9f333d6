// Explanations in Brazilian Portuguese: why something was decided as it was.

import type { Fault } from "./counterfactual.ts";
import { earlierOf, fateOfLosers, orderOf, sidesOf, unseenBy, writesIn } from "./parts.ts";
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
} from "./ptBRCausal.ts";
import { vectorsOf } from "./ptBRConflict.ts";
import { at, capital, list, ms, operation, refusals, requestOf, stamp } from "./ptBRWords.ts";
import type { Resolution, ResolutionBy, Writer } from "./resolution.ts";
import { type Sentence, say } from "./sentence.ts";
import { type Scene, same, type Told } from "./told.ts";
import type { Decision, WhyWords } from "./why.ts";
import { ballotText } from "./words.ts";

/** "a escrita de Tokyo", "o valor do início" */
function whose({ node, request, deleted }: Writer, { name }: Scene): string {
  if (node === null) return "o valor do início";
  const isRead = request !== null && writesIn(request).length === 0;
  return `a ${deleted ? "exclusão" : isRead ? "leitura" : "escrita"} de ${name(node)}`;
}

/** The same with the request's number. */
const which = (writer: Writer, scene: Scene): string =>
  writer.request === null ? whose(writer, scene) : requestOf(writer.request.id, scene);

/** At the start of a sentence; the number of a request stays as it is. */
const starting = (text: string): string => (/^r\d/.test(text) ? text : capital(text));

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
      ? say`O valor do início estava lá desde o começo.`
      : say`${capital(at(writer.request.atUs))} pediram a ${nodeOf(writer, scene)}:
          ${asked(writer)}${result(writer, scene)}.`,
  expert: (writer, scene) => {
    if (writer.request === null) return say`O valor do início: nenhum pedido.`;
    const clock = writer.clockUs === null ? "" : `, relógio próprio ${ms(writer.clockUs)}`;
    const stamped = writer.stamp === undefined ? "" : `, marca ${stamp(writer.stamp, scene)}`;
    return say`${which(writer, scene)} ${at(writer.request.atUs)}${clock}${stamped}:
      ${asked(writer)}${result(writer, scene)}.`;
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
  return ` ${nodeOf(winner, scene)} tem ${later}, ${nodeOf(loser, scene)} tem ${earlier}.`;
}

const vectors = ({ note }: Decision, scene: Scene): string =>
  vectorsOf(sidesOf(note, scene), scene);

const unreachable = (
  { unreachable: nodes }: ResolutionBy<"refused" | "unanswered">,
  { names }: Scene,
): string => (nodes.length === 0 ? "" : ` Fora de alcance então: ${names(nodes)}.`);

const rules: WhyWords["rules"] = {
  "later-stamp": {
    plain: (one, scene) =>
      say`Cada escrita leva a hora do relógio de quem escreveu, e a hora mais tardia
        vence.${plainStamps(one, scene)}`,
    expert: (one, scene) => say`A última escrita vence, pela marca: ${stampsOf(one, scene)}.`,
  },
  "tie-by-node": {
    plain: (one, scene) =>
      say`Cada escrita leva a hora do relógio de quem escreveu, e a hora mais tardia vence. Aqui as
        duas são iguais, então decide a ordem dos nomes.${plainStamps(one, scene)}`,
    expert: (one, scene) =>
      say`Leituras iguais, então vence o maior id de nó: ${stampsOf(one, scene)}.`,
  },
  arrival: same(() => say`O que chega por último sobrescreve o que está lá.`),
  siblings: {
    plain: (one, scene) =>
      neither(
        sidesOf(one.note, scene).bond,
        ", então nenhuma pode substituir a outra. As duas ficam como irmãs (siblings) até que " +
          "alguém decida.",
        "As duas ficam como irmãs (siblings) até que alguém decida.",
      ),
    expert: (one, scene) =>
      say`${vectors(one, scene)}Versões em que nenhuma cobre a outra são irmãs (siblings).`,
  },
  "different-fields": {
    plain: (one, scene) =>
      neither(
        sidesOf(one.note, scene).bond,
        ", mas mudaram campos diferentes: as duas cabem.",
        "Mudaram campos diferentes: as duas cabem.",
      ),
    expert: (one, scene) =>
      say`${vectors(one, scene)}Versões em que nenhuma cobre a outra são mescladas campo a campo.`,
  },
  "sum-of-changes": {
    plain: () =>
      say`De um número contam as mudanças, não os resultados, então as duas podem ser somadas.`,
    expert: (one, scene) =>
      say`${vectors(one, scene)}Somas comutam, então a mescla soma o que cada nó
        contribuiu.`,
  },
  "user-edited": {
    plain: () => say`Uma função da aplicação escolhe entre as duas.`,
    expert: (one, scene) => say`${vectors(one, scene)}O resolvedor é da própria aplicação.`,
  },
  "add-wins": {
    plain: ({ note }, scene) =>
      removalRule(unseenBy(sidesOf(note, scene)), note.conflict !== "update-update"),
    expert: () =>
      say`Remoção do observado (observed-remove): uma remoção cobre só as etiquetas que observou.`,
  },
  merge: {
    plain: () => say`Os tipos de dados sabem juntar os dois sem escolher.`,
    expert: () => say`A junção (join) dos dois estados é o seu menor limite superior.`,
  },
  "first-in-order": {
    plain: (one, scene) => {
      const sides = sidesOf(one.note, scene);
      const order = orderOf(sides, scene);
      const names = [sides.winner, sides.loser].map((side) => (side ? nodeOf(side, scene) : ""));
      const [first = "", second = ""] = names;
      const why = order === null ? [] : whyFirst(order, first, second);
      return say`Todos os nós põem as escritas na mesma ordem${unseenRule(sides.knows)}. ${why}`;
    },
    expert: (one, scene) => {
      const sides = sidesOf(one.note, scene);
      const [first, second] = orderOf(sides, scene)?.sequences ?? [];
      return first === undefined || second === undefined
        ? say`O primeiro a confirmar vence em ${sides.what}.`
        : say`Certificação: o número ${first} escreveu uma versão de
            ${sides.what}${newerThanSeen(sides.knows)}, então o número ${second} falha.`;
    },
  },
  shadowed: {
    plain: ({ note, knowing }, scene) =>
      note.marginUs === 0
        ? say`A hora mais tardia vence, e as duas são iguais, então decide a ordem dos nomes.`
        : say`A hora mais tardia vence. O que está guardado é ${ms(note.marginUs)} mais tardio pelo
            seu relógio${writtenBefore(earlierOf(knowing), scene)}.`,
    expert: ({ note }) =>
      say`A marca guardada é ${ms(note.marginUs)} maior; para ficar, o relógio da escrita precisava
        marcar ${ms(note.neededUs)}.`,
  },
  discarded: {
    plain: (_one, { here }) =>
      say`Só pode haver uma história. ${here} segue o novo primário, que nunca recebeu isto.`,
    expert: (_one, { here }) =>
      say`${here} trunca seu log até o que tem em comum com o do novo primário.`,
  },
  preempted: {
    plain: (_one, { here }) =>
      say`Uma proposta precisa da promessa de mais da metade, e a promessa vai para a de maior
        número. ${here} já não tem a de maior número.`,
    expert: ({ note }, scene) =>
      say`Cédulas são ordenadas por rodada, depois por nó:
        ${ballotText(note.by, scene)}\u00a0>\u00a0${ballotText(note.ballot, scene)}.`,
  },
  adopted: {
    plain: () =>
      say`O que talvez já esteja decidido não pode mudar. Por isso um novo proponente segue com o
        valor mais novo que seus votantes aceitaram.`,
    expert: ({ note }, scene) =>
      say`As promessas citam um valor da cédula ${ballotText(note.earlier, scene)} para a posição
        ${note.slot}; a cédula ${ballotText(note.ballot, scene)} tem de propor esse valor.`,
  },
  refused: {
    plain: (one, scene) => say`${capital(refusals[one.code])}.${unreachable(one, scene)}`,
    expert: (one, scene) => say`Erro ${one.code}: ${refusals[one.code]}.${unreachable(one, scene)}`,
  },
  unanswered: {
    plain: (one, scene) =>
      scene.event.kind === "crash"
        ? say`${scene.here} caiu antes de poder responder.${unreachable(one, scene)}`
        : say`A resposta não veio antes que o cliente perdesse a
            paciência.${unreachable(one, scene)}`,
    expert: (one, scene) =>
      say`Nenhuma resposta em ${ms((one.request.doneUs ?? one.request.atUs) - one.request.atUs)}: o
        pedido pode ter acontecido, ou ainda pode acontecer.${unreachable(one, scene)}`,
  },
};

const outcome: Told<[Resolution, Scene]> = {
  plain: (one, scene) => outcomeOf(one, scene, whose),
  expert: (one, scene) => outcomeOf(one, scene, which),
};

function outcomeOf(one: Resolution, scene: Scene, tell: typeof whose): Sentence {
  const told = (all: readonly Writer[]): string => list(all.map((each) => tell(each, scene)));
  const kept = told(one.writers.filter(({ isLost }) => !isLost));
  const lost = one.writers.filter(({ isLost }) => isLost);
  const fate = fateOfLosers(one, scene);
  switch (one.rule) {
    case "later-stamp":
    case "tie-by-node":
    case "shadowed":
    case "arrival":
    case "user-edited":
    case "add-wins":
      return say`Fica ${kept}.${fate === null ? "" : say` ${fateWords(fate, told(lost))}`}`;
    case "first-in-order":
      return say`Fica ${kept}. Em toda parte se desfaz ${told(lost)}, e o cliente é avisado.`;
    case "siblings":
    case "different-fields":
    case "sum-of-changes":
    case "merge":
      return say`Ficam: ${kept}. Nada se perde.`;
    case "discarded":
      return fate === null ? [] : fateWords(fate, told(lost));
    case "preempted":
      return say`${scene.here} espera um tempo sorteado e tenta de novo. Nada se perde.`;
    case "adopted":
      return say`${starting(kept)} mantém seu lugar; o que ${scene.here} mesmo queria vem depois.`;
    case "refused":
      return say`${starting(kept)} não aconteceu e nunca vai acontecer.`;
    case "unanswered":
      return say`${starting(kept)} pode ter acontecido: o cliente não tem como saber.`;
  }
}

const faultWords: Readonly<Record<Fault, string>> = {
  partition: "a divisão da rede",
  cut: "o corte",
  crash: "a queda",
};

export const why: WhyWords = {
  headings: {
    who: "Quem escreveu o quê",
    knew: "Eles sabiam?",
    rule: "A regra",
    outcome: "O resultado",
    counterfactual: "O que teria mudado",
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
    return say`Aqui competem linhas inteiras: ${stays} só escreveu ${list(won)}, mas sua linha não
      tem a mudança de ${list(gone)} de ${goes} e toma o lugar da linha de ${goes}.`;
  }),
  outcome,
  counterfactual: {
    clock: same(({ node, byUs, direction, isRight, winner }, scene) => {
      const where = direction === "slower" ? "atrasado" : "adiantado";
      return say`Se o relógio de ${scene.name(node)} estivesse ${ms(byUs)}
        ${isRight ? where : `mais ${where}`}, ${nodeOf(winner, scene)} teria vencido.`;
    }),
    later: same(({ request, other, then, claim }, scene) => {
      const who = scene.name(request.node);
      const seen = wouldHaveSeen(claim, whose(other, scene));
      const by = ms(claim.byUs);
      if (then === "passes") {
        return say`Se o pedido viesse ${by} mais tarde, ${who} ${seen} e continuado a partir dela.`;
      }
      const end = then === "no-conflict" ? "sem conflito" : "uma depois da outra";
      return say`Se escrevesse ${by} mais tarde, ${who} ${seen}: ${end}.`;
    }),
    "without-fault": same(({ faults, okAfterUs }) => {
      const without = `Sem ${list(faults.map((fault) => faultWords[fault]))}`;
      if (okAfterUs === null) return say`${without}, nada teria sido abandonado.`;
      return okAfterUs === 0
        ? say`${without}, o OK teria vindo na hora.`
        : say`${without}, o OK teria vindo depois de ${ms(okAfterUs)}.`;
    }),
  },
};
