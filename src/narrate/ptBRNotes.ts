// The notes in Brazilian Portuguese, one short sentence each.
import type { Fate } from "../checks/lostWrites.ts";
import type { NodeId, RequestId } from "../data/value.ts";
import type { Catalogue } from "./catalogue.ts";
import type { ClaimOf } from "./claims.ts";
import { droppedIn, isTie, knewOf, overwrittenBy, unseenIn, valuesOf } from "./parts.ts";
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
} from "./ptBRCausal.ts";
import {
  capital,
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
} from "./ptBRWords.ts";
import { say, strong, struck, trouble } from "./sentence.ts";
import { type NoteOf, type Scene, same, type Told } from "./told.ts";
import { ballotText, rowText } from "./words.ts";

type Notes = Omit<Catalogue["notes"], "conflict">;

const done = { insert: "inserida", update: "escrita", delete: "apagada" };

const write: Told<[NoteOf<"write">, Scene]> = {
  plain: (note, { here }) => {
    const values = valuesOf(note).map(holding);
    const what = values.length === 0 ? "" : `: ${values.join("; ")}`;
    return say`${note.row} é ${done[note.change]} em ${here}${what}.`;
  },
  expert: (note, scene) => {
    const values = valuesOf(note).map((one) => {
      const over = one.over.length === 0 ? "" : ` sobre ${requestsOf(one.over, scene)}`;
      return `${holding(one)}${over}`;
    });
    const what = values.length === 0 ? "" : `, ${values.join("; ")}`;
    const which = ownRequestOf(note.request, scene);
    return say`${scene.here} executa ${which}: ${note.row} é ${done[note.change]}${what}.`;
  },
};

function lostValues(fields: NoteOf<"lost">["fields"]) {
  return fields.flatMap(({ field, value: one }, i) => [
    ...say`${i === 0 ? "" : "; "}${field === "" ? "" : `${field} `}`,
    struck(value(one)),
  ]);
}

function gone(fate: ClaimOf<Fate>) {
  return fate.claim === "lost" ? lostHead(fate, "Confirmada e depois perdida: ") : "Descartada: ";
}

const lost: Told<[NoteOf<"lost">, Scene]> = {
  plain: (note, scene) => {
    const { fate, fields } = droppedIn(note, scene);
    const loser = scene.request(note.request);
    const whose = loser === undefined ? "" : ` de ${scene.name(loser.node)}`;
    const older =
      note.marginUs === 0
        ? "Pelos relógios, as duas têm a mesma idade, e decide o nome do nó."
        : olderThanSeen(knewOf(note, scene), note.marginUs, scene);
    const what = fields.length === 0 ? "" : say` (${lostValues(fields)})`;
    return say`${gone(fate)}a escrita${whose}${what}${otherFate(fate)}. ${older}`;
  },
  expert: (note, scene) => {
    const { fate, fields } = droppedIn(note, scene);
    const what = fields.length === 0 ? "" : say` (${lostValues(fields)})`;
    const winner = note.to === null ? "" : ` para ${requestOf(note.to, scene)}`;
    const margin =
      note.marginUs === 0
        ? "As leituras são iguais, o id do nó é menor"
        : `A marca é ${ms(note.marginUs)} menor`;
    const which = requestOf(note.request, scene);
    return say`${gone(fate)}${which}${what}${winner}${otherFate(fate)}.
      ${margin}; uma leitura de ${ms(note.neededUs)} teria vencido.`;
  },
};

const certify: Told<[NoteOf<"certify">, Scene]> = {
  plain: (note, scene) => {
    if (note.verdict === "pass") {
      return say`${scene.here} verificou ${objectOf(note.request, scene)}:
        ${nothingBetween(note.request)}.`;
    }
    return say`${trouble(`${capital(writeOf(note.request, scene))} não passa na verificação.`)}
      ${note.row ?? "Uma linha"} foi alterada por
      ${writeOf(note.against, scene)}${whichUnseen(unseenIn(note, scene))}.`;
  },
  expert: (note, scene) => {
    const what = requestOf(note.request, scene);
    if (note.verdict === "pass") {
      return say`${scene.here} certifica ${what} como número ${note.sequence}: nenhuma versão mais
        nova de suas chaves.`;
    }
    const against = note.against === null ? null : scene.sequence(note.against);
    const number = against === null ? "" : `, número ${against}`;
    return say`${trouble(`${what} falha na certificação`)} como número ${note.sequence}:
      ${note.row ?? "uma chave"} foi escrita por
      ${requestOf(note.against, scene)}${number}${newerThanSeen(unseenIn(note, scene))}.`;
  },
};

const log: Told<[NoteOf<"log">, Scene]> = {
  plain: (note, scene) => {
    switch (note.verdict) {
      case "applied":
        return say`Chegou a vez: ${scene.here} executa ${objectOf(note.request, scene)}.`;
      case "refused":
        return say`${capital(writeOf(note.request, scene))} não pode ser feita, e todos os nós
          decidem o mesmo.`;
      case "repeat":
        return say`${capital(writeOf(note.request, scene))} veio duas vezes e é pulada.`;
      case "nothing":
        return say`Este lugar da ordem comum fica vazio.`;
    }
  },
  expert: (note, scene) => {
    const what = note.request === null ? "nada" : requestOf(note.request, scene);
    switch (note.verdict) {
      case "applied":
        return say`${scene.here} aplica a entrada ${note.sequence}:
          ${ownRequestOf(note.request, scene)}.`;
      case "refused":
        return say`A entrada ${note.sequence}, ${what}, é recusada pelos dados, igual em toda
          parte.`;
      case "repeat":
        return say`A entrada ${note.sequence} repete ${what} e é pulada.`;
      case "nothing":
        return say`A entrada ${note.sequence} está vazia.`;
    }
  },
};

const view: Told<[NoteOf<"view">, Scene]> = {
  plain: (note, scene) =>
    note.primary
      ? say`${strong(`O grupo agora é ${scene.names(note.members)}.`)} ${scene.here} atende seus
          clientes.`
      : say`${strong(`${scene.here} está fora do grupo`)} e se recusa a atender.`,
  expert: (note, scene) =>
    note.primary
      ? say`${strong(`Visão ${note.view}: ${scene.names(note.members)}.`)} ${scene.here} está no
          componente primário.`
      : say`${strong(`${scene.here} não está no componente primário`)} (visão ${note.view}:
          ${scene.names(note.members)}) e se recusa a atender.`,
};

const waits: Readonly<Record<NoteOf<"wait">["reason"], string>> = {
  quorum: "a maioria",
  member: "todos os membros",
  home: "a sede da linha",
  primary: "o primário",
  order: "sua vez na ordem",
  lock: "uma transação anterior nas mesmas linhas",
  rights: "direitos de outro nó",
};

const wait = (who: string, { reason, nodes }: NoteOf<"wait">, scene: Scene) =>
  say`${who} espera ${waits[reason]}${nodes.length === 0 ? "" : ` (${scene.names(nodes)})`}.`;

const rightsSteps: Readonly<Record<NoteOf<"rights">["step"], string>> = {
  asked: "pede",
  granted: "cede",
  received: "recebe",
  denied: "não pode ceder",
};

function twoPhase({ phase, nodes }: NoteOf<"two-phase">, { here, names }: Scene, what: string) {
  switch (phase) {
    case "prepare":
      return say`${here} pede a ${names(nodes)} que prepare ${what}.`;
    case "prepared":
      return say`${here} está pronto para ${what} e mantém as linhas bloqueadas.`;
    case "commit":
      return say`${here} confirma ${what} em todas as linhas.`;
    case "abort":
      return say`${here} desiste: ${what} não acontece em parte alguma.`;
  }
}

const isOwn = (node: NodeId, { event }: Scene): boolean => node === event.node;

/** What decides between two ballots of one number; `winner` proposes in the later one. */
const tie = (winner: NodeId, { name }: Scene): string =>
  `Entre números iguais decide o id do nó, e o de ${name(winner)} vem depois.`;

/** What a node does that has lost its ballot, by whether it had been elected in it. */
const givingUp: Readonly<
  Record<"lead" | "attempt", Readonly<Record<NoteOf<"preempted">["retry"], string>>>
> = {
  lead: {
    never: "abre mão da liderança",
    "at-once": "abre mão da liderança e tenta de novo",
    "after-random-pause": "abre mão da liderança e tenta de novo após uma pausa sorteada",
  },
  attempt: {
    never: "desiste da tentativa",
    "at-once": "cede e tenta de novo",
    "after-random-pause": "cede e tenta de novo após uma pausa sorteada",
  },
};

const backingOff: Readonly<Record<NoteOf<"preempted">["retry"], string>> = {
  never: "não tem mais nada a propor",
  "at-once": "tenta de novo na hora",
  "after-random-pause": "recua por um tempo sorteado",
};

const givenUp = ({ requests }: NoteOf<"discard">, scene: Scene) =>
  allLost(requests, scene, "Confirmado e depois perdido: ");

/** The notes of agreement by ballots. */
const agreement: Pick<
  Notes,
  "promise" | "reject" | "elected" | "adopt" | "accept" | "preempted" | "learn"
> = {
  promise: {
    plain: (note, scene) => {
      const [whom, whose] = isOwn(note.to, scene)
        ? ["a si mesma", "sua própria cédula"]
        : [`a ${scene.name(note.to)}`, `cédula de ${scene.name(note.to)},`];
      return say`${scene.here} promete ${whom} ignorar tudo abaixo da ${whose}
        ${note.ballot.round}.`;
    },
    expert: (note, scene) =>
      say`${scene.here} promete a cédula ${ballotText(note.ballot, scene)} a
        ${isOwn(note.to, scene) ? "si mesma" : scene.name(note.to)}: não aceitará nada menor.`,
  },
  reject: {
    plain: (note, scene) => {
      const { ballot, promised } = note;
      const whose = isOwn(promised.node, scene)
        ? "sua própria cédula"
        : `cédula de ${scene.name(promised.node)},`;
      return say`${scene.here} recusa a cédula ${ballot.round} de ${scene.name(ballot.node)}: já
        prometeu ignorar tudo abaixo da ${whose} ${promised.round}.${
          isTie(ballot, promised) ? say` ${tie(promised.node, scene)}` : ""
        }`;
    },
    expert: (note, scene) =>
      say`${scene.here} rejeita a cédula ${ballotText(note.ballot, scene)}: prometeu
        ${ballotText(note.promised, scene)}.`,
  },
  elected: {
    plain: (note, { here, names }) =>
      say`Mais da metade (${names(note.votes)}) prometeu: ${here} pode propor.`,
    expert: (note, scene) =>
      say`Uma maioria (${scene.names(note.votes)}) prometeu: ${scene.here} pode propor na cédula
        ${ballotText(note.ballot, scene)}.`,
  },
  adopt: {
    plain: (note, scene) =>
      say`Uma proposta anterior talvez já esteja decidida, então ${scene.here} a propõe de novo:
        ${writesOf(note.requests, scene)}.`,
    expert: (note, scene) =>
      say`A posição ${note.slot} pode ter sido escolhida na cédula
        ${ballotText(note.earlier, scene)}, então ${scene.here} propõe
        ${ownRequestsOf(note.requests, scene)} de novo em ${ballotText(note.ballot, scene)}.`,
  },
  accept: {
    plain: (note, scene) => say`${scene.here} aceita ${writesOf(note.requests, scene)}.`,
    expert: (note, scene) =>
      say`${scene.here} aceita ${ownRequestsOf(note.requests, scene)} na posição ${note.slot},
        cédula ${ballotText(note.ballot, scene)}.`,
  },
  preempted: {
    plain: (note, scene) => {
      const { ballot, by } = note;
      const rival = scene.name(by.node);
      const higher = isTie(ballot, by)
        ? say`${scene.here} e ${rival} têm a cédula ${by.round}. ${tie(by.node, scene)}`
        : say`A cédula ${by.round} de ${rival} é maior que a cédula ${ballot.round} de
            ${scene.here}.`;
      return say`${higher} ${scene.here} ${givingUp[note.led ? "lead" : "attempt"][note.retry]}.`;
    },
    expert: (note, scene) =>
      say`${scene.here} perdeu a cédula ${ballotText(note.ballot, scene)} para
        ${ballotText(note.by, scene)} e ${backingOff[note.retry]}.`,
  },
  learn: {
    plain: (note, scene) =>
      say`${scene.here} fica sabendo: está decidido, é ${writesOf(note.requests, scene)}.`,
    expert: (note, scene) =>
      say`${scene.here} aprende: a posição ${note.slot} é ${ownRequestsOf(note.requests, scene)}.`,
  },
};

/** "a mudança de Londres", each writer once. */
function changesOf(requests: readonly RequestId[], { request, name }: Scene): string {
  const nodes = requests.flatMap((id) => request(id)?.node ?? []);
  return list([...new Set(nodes)].map((node) => `a mudança de ${name(node)}`));
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
      if (requests.length === 0) return say`${here} acrescenta o que ${name(from)} sabe de ${row}.`;
      return say`${here} agora mostra ${changesOf(requests, scene)} em
        ${row}.${taken(note, scene)}`;
    },
    expert: (note, scene) =>
      say`${scene.here} aplica ${requestsOf(note.requests, scene)} a
        ${rowText(note.row, note.fields.join(", "))}.${taken(note, scene)}`,
  },
  ignore: {
    plain: (note, { here }) =>
      note.reason === "known"
        ? say`${here} já tem isso.`
        : say`É mais antigo do que ${here} tem, e não muda nada.`,
    expert: (note, scene) => {
      const what =
        note.requests.length === 0
          ? `o que ${scene.name(note.from)} enviou`
          : requestsOf(note.requests, scene);
      return note.reason === "known"
        ? say`${scene.here} já tem ${what} para ${note.row}.`
        : say`O que ${scene.here} tem para ${note.row} cobre ${what}: ignorado.`;
    },
  },
  lost,
  refuse: {
    plain: (note, { here }) => say`${here} recusa: ${refusals[note.code]}.`,
    expert: (note, { here }) =>
      say`${here} recusa ${note.request} com o erro ${note.code}${
        note.row === null ? "" : ` em ${rowText(note.row)}`
      }: ${refusals[note.code]}.`,
  },
  forward: {
    plain: (note, { here, name }) => say`${here} repassa o pedido a ${name(note.to)}.`,
    expert: (note, { here, name }) => say`${here} repassa ${note.request} a ${name(note.to)}.`,
  },
  execute: {
    plain: (note, scene) =>
      say`${scene.here} experimenta ${objectOf(note.request, scene)} numa cópia e manda o resultado
        a todo o grupo.`,
    expert: (note, scene) =>
      say`${scene.here} executa ${note.request} sobre o que mostra (até o número ${note.seen}) e
        difunde seu write-set.`,
  },
  wait: {
    plain: (note, scene) => wait(capital(writeOf(note.request, scene)), note, scene),
    expert: (note, scene) => wait(note.request, note, scene),
  },
  resend: {
    plain: (note, { here, name }) =>
      say`${here} envia de novo o que ${name(note.to)} não confirmou.`,
    expert: (note, { here, name }) =>
      say`${here} reenvia a ${name(note.to)} o que não foi confirmado: ${note.count}.`,
  },
  resynchronise: {
    plain: (note, { here, name }) => say`${here} e ${name(note.with)} voltam ao mesmo passo.`,
    expert: (note, { here, name }) =>
      say`${here} se ressincroniza com ${name(note.with)}: faltavam ${note.count}.`,
  },
  rights: same(
    (note, { here, name }) =>
      say`${here} ${rightsSteps[note.step]} o direito a ${note.amount} de
        ${rowText(note.row, note.field)} (${name(note.from)} para ${name(note.to)}).`,
  ),
  ...agreement,
  log,
  certify,
  view,
  suspect: {
    plain: (note, { here, name }) => say`${here} não ouve ${name(note.node)} há tempo demais.`,
    expert: (note, { here, name }) =>
      say`${here} suspeita de ${name(note.node)}: silêncio maior que o limite.`,
  },
  transfer: {
    plain: (note, { here, name }) =>
      note.transfer === "incremental"
        ? say`${here} recebe de ${name(note.from)} o que tinha perdido.`
        : say`${here} recebe uma cópia inteira de ${name(note.from)}.`,
    expert: (note, { here, name }) =>
      note.transfer === "incremental"
        ? say`Transferência incremental: ${here} recebe de ${name(note.from)} os write-sets que
            faltavam, ${note.count}.`
        : say`Transferência de estado: ${here} recebe o estado inteiro de ${name(note.from)}.`,
  },
  home: {
    plain: (note, { name }) => say`${name(note.to)} agora é a sede de ${note.row}.`,
    expert: (note, { name }) =>
      say`${name(note.to)} agora é a sede de ${note.row} (época ${note.epoch}).`,
  },
  "two-phase": {
    plain: (note, scene) =>
      twoPhase(note, scene, (note.phase === "prepare" ? writeOf : objectOf)(note.request, scene)),
    expert: (note, scene) => {
      const attempt = note.attempt === undefined ? "" : ` (tentativa ${note.attempt})`;
      const tell = note.phase === "prepare" ? requestOf : ownRequestOf;
      return twoPhase(note, scene, `${tell(note.request, scene)}${attempt}`);
    },
  },
  primary: {
    plain: (note, { name }) => say`${strong(`${name(note.node)} agora é o primário.`)}`,
    expert: (note, { name }) =>
      say`${strong(`${name(note.node)} é o primário`)} (mandato ${note.term}).`,
  },
  fallback: {
    plain: (note, { here }) =>
      note.to === "async"
        ? say`${trouble(`${here} deixa de esperar as réplicas`)} e passa a dizer OK sozinho.`
        : say`${here} volta a esperar uma réplica antes do OK.`,
    expert: (note, { here }) =>
      note.to === "async"
        ? say`${trouble(`${here} recua para assíncrono`)}: nenhuma réplica confirmou a tempo.`
        : say`${here} volta a semissíncrono: um OK precisa de uma réplica.`,
  },
  discard: {
    plain: (note, scene) =>
      say`${givenUp(note, scene)}${scene.here} abandona
        ${writesOf(note.requests, scene)}, que o novo primário não tem.`,
    expert: (note, scene) =>
      say`${givenUp(note, scene)}${scene.here} descarta o fim do seu log,
        ${requestsOf(note.requests, scene)}: não está no log do novo primário.`,
  },
};
