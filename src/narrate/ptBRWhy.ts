// Explanations in Brazilian Portuguese: why something was decided as it was.

import type { Fault } from "./counterfactual.ts";
import { fateOfLosers, sidesOf, writesIn } from "./parts.ts";
import { vectorsOf } from "./ptBRConflict.ts";
import {
  at,
  capital,
  list,
  ms,
  operation,
  otherFates,
  refusals,
  requestOf,
  stamp,
  value,
} from "./ptBRWords.ts";
import type { Resolution, ResolutionBy, Writer } from "./resolution.ts";
import { type Sentence, say, struck, trouble } from "./sentence.ts";
import { type Scene, same, type Told } from "./told.ts";
import type { Decision, WhyWords } from "./why.ts";
import { ballotText, rowText } from "./words.ts";

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

/** What became of it where it was written. */
function result(writer: Writer): Sentence {
  if (writer.row === null || writer.deleted || writer.fields.length !== 1) return [];
  if (!writer.isOwn) return [];
  const shown = value(writer.value);
  return say`; ${rowText(writer.row, writer.fields[0])} ficou em
    ${writer.isLost ? struck(shown) : shown}`;
}

const wrote: Told<[Writer, Scene]> = {
  plain: (writer, scene) =>
    writer.request === null
      ? say`O valor do início estava lá antes que alguém escrevesse.`
      : say`${capital(at(writer.request.atUs))} pediram a ${nodeOf(writer, scene)}:
          ${asked(writer)}${result(writer)}.`,
  expert: (writer, scene) => {
    if (writer.request === null) return say`O valor do início: nenhum pedido.`;
    const clock = writer.clockUs === null ? "" : `, relógio próprio ${ms(writer.clockUs)}`;
    const stamped = writer.stamp === undefined ? "" : `, marca ${stamp(writer.stamp, scene)}`;
    return say`${which(writer, scene)} ${at(writer.request.atUs)}${clock}${stamped}:
      ${asked(writer)}${result(writer)}.`;
  },
};

const unknown = (of: Writer, by: Writer, scene: Scene, because: string): Sentence =>
  say`${nodeOf(by, scene)} não podia saber: ${whose(of, scene)} ${because}.`;

const reach: WhyWords["reach"] = {
  known: {
    plain: (_reach, of, by, scene) =>
      say`${nodeOf(by, scene)} podia saber: a notícia sobre ${whose(of, scene)} já tinha chegado.`,
    expert: (_reach, of, by, scene) =>
      say`${which(of, scene)} está no passado causal de ${which(by, scene)}.`,
  },
  flying: {
    plain: ({ arrivesUs }, of, by, scene) =>
      unknown(of, by, scene, `ainda estava a caminho, até ${ms(arrivesUs)}`),
    expert: ({ sentUs, arrivesUs }, of, by, scene) =>
      say`${which(of, scene)} esteve a caminho de ${nodeOf(by, scene)} de ${ms(sentUs)} a
        ${ms(arrivesUs)}, então ${which(by, scene)} não sabia disso.`,
  },
  held: same((held, of, by, scene) =>
    unknown(
      of,
      by,
      scene,
      held.untilUs === null
        ? "ficou retida pelo corte"
        : `ficou retida pelo corte até ${ms(held.untilUs)}`,
    ),
  ),
  lost: same((_reach, of, by, scene) => unknown(of, by, scene, "se perdeu no caminho")),
  down: same((_reach, of, by, scene) =>
    unknown(of, by, scene, "chegou quando o nó estava fora do ar"),
  ),
  unsent: same((_reach, of, by, scene) =>
    unknown(of, by, scene, "ainda não tinha sido enviada para lá"),
  ),
  later: same(
    (_reach, of, by, scene) =>
      say`${capital(whose(of, scene))} veio depois: antes dela, ${whose(by, scene)}.`,
  ),
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
    plain: () =>
      say`Nenhuma tinha visto a outra, então nenhuma veio antes. As duas ficam até que alguém
        decida.`,
    expert: (one, scene) =>
      say`${vectorsOf(one.note, scene)}Versões concorrentes são irmãs (siblings).`,
  },
  "different-fields": {
    plain: () => say`Nenhuma tinha visto a outra, mas mudaram campos diferentes: as duas cabem.`,
    expert: (one, scene) =>
      say`${vectorsOf(one.note, scene)}Versões concorrentes são mescladas campo a campo.`,
  },
  "sum-of-changes": {
    plain: () =>
      say`De um número contam as mudanças, não os resultados, então as duas podem ser somadas.`,
    expert: (one, scene) =>
      say`${vectorsOf(one.note, scene)}Somas comutam, então a mescla soma o que cada nó
        contribuiu.`,
  },
  "user-edited": {
    plain: () => say`Uma função da aplicação escolhe entre as duas.`,
    expert: (one, scene) => say`${vectorsOf(one.note, scene)}O resolvedor é da própria aplicação.`,
  },
  "add-wins": {
    plain: () => say`Quem remove só remove o que viu. O novo item ele não tinha visto.`,
    expert: () =>
      say`Remoção do observado (observed-remove): uma remoção cobre só as etiquetas que observou.`,
  },
  merge: {
    plain: () => say`Os tipos de dados sabem juntar os dois sem escolher.`,
    expert: () => say`A junção (join) dos dois estados é o seu menor limite superior.`,
  },
  "first-in-order": {
    plain: () =>
      say`Todos os nós põem as escritas na mesma ordem. Quem muda uma linha que outra já mudou
        antes,
        sem ter visto, precisa recuar.`,
    expert: (one, scene) => {
      const { winner, loser, what } = sidesOf(one.note, scene);
      const places = [winner, loser].map((writer) =>
        writer?.request ? scene.sequence(writer.request.id) : null,
      );
      return places.includes(null)
        ? say`O primeiro a confirmar vence em ${what}.`
        : say`Certificação: ${what} foi escrito no número ${places[0] ?? 0}, depois do que o
            write-set de número ${places[1] ?? 0} tinha visto, então ele falha.`;
    },
  },
  shadowed: {
    plain: ({ note }) =>
      note.marginUs === 0
        ? say`A hora mais tardia vence, e as duas são iguais, então decide a ordem dos nomes.`
        : say`A hora mais tardia vence. O que está guardado é ${ms(note.marginUs)} mais tardio pelo
            seu relógio, embora tenha sido escrito antes.`,
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
      if (fate === null) return say`Fica ${kept}.`;
      return fate === "lost"
        ? say`Fica ${kept}. ${trouble("Perda:")} ${told(lost)}, que já tinha seu OK.`
        : say`Fica ${kept}. Descartado: ${told(lost)}; ${otherFates[fate]}.`;
    case "first-in-order":
      return say`Fica ${kept}. Em toda parte se desfaz ${told(lost)}, e o cliente é avisado.`;
    case "siblings":
    case "different-fields":
    case "sum-of-changes":
    case "merge":
      return say`Ficam: ${kept}. Nada se perde.`;
    case "add-wins":
      return say`O que foi acrescentado fica, e a remoção só leva o que tinha visto.`;
    case "discarded":
      return say`${trouble("Perda:")} ${told(lost)}, que já tinha seu OK.`;
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
  reach,
  rules,
  outcome,
  counterfactual: {
    clock: same(
      ({ node, byUs, direction, winner }, scene) =>
        say`Com o relógio de ${scene.name(node)} ${ms(byUs)} mais
          ${direction === "slower" ? "atrasado" : "adiantado"}, ${nodeOf(winner, scene)} teria
          vencido.`,
    ),
    later: same(({ request, byUs, other, then }, scene) => {
      const who = scene.name(request.node);
      const seen = `teria visto ${whose(other, scene)}`;
      if (then === "passes") {
        return say`Se o pedido viesse ${ms(byUs)} mais tarde, ${who} ${seen} e continuado a partir
          dela.`;
      }
      const end = then === "no-conflict" ? "sem conflito" : "uma depois da outra";
      return say`Se escrevesse ${ms(byUs)} mais tarde, ${who} ${seen}: ${end}.`;
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
