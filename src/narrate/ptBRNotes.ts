// The notes in Brazilian Portuguese, one short sentence each.
import type { Catalogue } from "./catalogue.ts";
import { valuesOf } from "./parts.ts";
import {
  capital,
  ms,
  objectOf,
  otherFates,
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
    const values = valuesOf(note).map((one) => `${one.field} = ${value(one.value)}`);
    const what = values.length === 0 ? "" : `: ${values.join("; ")}`;
    return say`${note.row} é ${done[note.change]} em ${here}${what}.`;
  },
  expert: (note, scene) => {
    const values = valuesOf(note).map((one) => {
      const over = one.over.length === 0 ? "" : ` sobre ${requestsOf(one.over, scene)}`;
      return `${one.field} = ${value(one.value)}${over}`;
    });
    const what = values.length === 0 ? "" : `, ${values.join("; ")}`;
    const which = requestOf(note.request, scene);
    return say`${scene.here} executa ${which}: ${note.row} é ${done[note.change]}${what}.`;
  },
};

function lostValues(note: NoteOf<"lost">) {
  return note.fields.flatMap(({ field, value: one }, i) => [
    ...say`${i === 0 ? "" : "; "}${field === "" ? "" : `${field} `}`,
    struck(value(one)),
  ]);
}

const gone = (note: NoteOf<"lost">, scene: Scene) =>
  scene.fate(note.request, note.row) === "lost"
    ? trouble("Confirmada e depois perdida: ")
    : "Descartada: ";

function yet(note: NoteOf<"lost">, scene: Scene): string {
  const fate = scene.fate(note.request, note.row);
  return fate === "lost" ? "" : `; ${otherFates[fate]}`;
}

const lost: Told<[NoteOf<"lost">, Scene]> = {
  plain: (note, scene) => {
    const loser = scene.request(note.request);
    const whose = loser === undefined ? "" : ` de ${scene.name(loser.node)}`;
    const older =
      note.marginUs === 0
        ? "Pelos relógios, as duas têm a mesma idade, e decide o nome do nó."
        : `Pelos relógios, ela é ${ms(note.marginUs)} mais antiga.`;
    const what = note.fields.length === 0 ? "" : say` (${lostValues(note)})`;
    return say`${gone(note, scene)}a escrita${whose}${what}${yet(note, scene)}. ${older}`;
  },
  expert: (note, scene) => {
    const what = note.fields.length === 0 ? "" : say` (${lostValues(note)})`;
    const winner = note.to === null ? "" : ` para ${requestOf(note.to, scene)}`;
    const margin =
      note.marginUs === 0
        ? "As leituras são iguais, o id do nó é menor"
        : `A marca é ${ms(note.marginUs)} menor`;
    const which = requestOf(note.request, scene);
    return say`${gone(note, scene)}${which}${what}${winner}${yet(note, scene)}.
      ${margin}; uma leitura de ${ms(note.neededUs)} teria vencido.`;
  },
};

const certify: Told<[NoteOf<"certify">, Scene]> = {
  plain: (note, scene) => {
    if (note.verdict === "pass") {
      return say`${scene.here} verificou ${objectOf(note.request, scene)}: nada veio no meio, e ela
        vale.`;
    }
    return say`${trouble(`${capital(writeOf(note.request, scene))} não passa na verificação.`)}
      ${note.row ?? "Uma linha"} foi alterada sem que ela visse: ${writeOf(note.against, scene)}
      veio antes.`;
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
      ${note.row ?? "uma chave"} foi escrita por ${requestOf(note.against, scene)}${number}, mais
      nova do que o que tinha visto.`;
  },
};

const log: Told<[NoteOf<"log">, Scene]> = {
  plain: (note, scene) => {
    switch (note.verdict) {
      case "applied":
        return say`${scene.here} executa ${objectOf(note.request, scene)} na sua vez.`;
      case "refused":
        return say`${capital(writeOf(note.request, scene))} não pode ser feita, e todos os nós
          decidem o mesmo.`;
      case "repeat":
        return say`${capital(writeOf(note.request, scene))} veio duas vezes e é pulada.`;
      case "nothing":
        return say`Aqui a ordem comum não tem nada a fazer.`;
    }
  },
  expert: (note, scene) => {
    const what = note.request === null ? "nada" : requestOf(note.request, scene);
    switch (note.verdict) {
      case "applied":
        return say`${scene.here} aplica a entrada ${note.sequence}: ${what}.`;
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
      ? say`${strong(`O grupo agora é ${scene.names(note.members)}.`)} ${scene.here} continua.`
      : say`${strong(`${scene.here} está fora do grupo`)} e se recusa a atender.`,
  expert: (note, scene) =>
    note.primary
      ? say`${strong(`Visão ${note.view}: ${scene.names(note.members)}.`)} ${scene.here} continua no
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

/** The notes of agreement by ballots. */
const agreement: Pick<
  Notes,
  "promise" | "reject" | "elected" | "adopt" | "accept" | "preempted" | "learn"
> = {
  promise: {
    plain: (note, { here, name }) =>
      say`${here} promete a ${name(note.to)} não aceitar propostas de número menor.`,
    expert: (note, scene) =>
      say`${scene.here} promete a cédula ${ballotText(note.ballot, scene)} a
        ${scene.name(note.to)}: não aceitará nada menor.`,
  },
  reject: {
    plain: (note, { here, name }) =>
      say`${here} diz não a ${name(note.ballot.node)}: já prometeu a uma proposta de número maior.`,
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
      say`Uma proposta anterior talvez já esteja decidida, então ${scene.here} segue com
        ${writesOf(note.requests, scene)}.`,
    expert: (note, scene) =>
      say`A posição ${note.slot} pode ter sido escolhida na cédula
        ${ballotText(note.earlier, scene)}, então ${scene.here} propõe
        ${requestsOf(note.requests, scene)} de novo em ${ballotText(note.ballot, scene)}.`,
  },
  accept: {
    plain: (note, scene) => say`${scene.here} aceita ${writesOf(note.requests, scene)}.`,
    expert: (note, scene) =>
      say`${scene.here} aceita ${requestsOf(note.requests, scene)} na posição ${note.slot}, cédula
        ${ballotText(note.ballot, scene)}.`,
  },
  preempted: {
    plain: (note, { here, name }) =>
      say`A proposta de ${name(note.by.node)} tem número maior: ${here} cede e tenta de novo depois
        de um tempo sorteado.`,
    expert: (note, scene) =>
      say`${scene.here} perdeu a cédula ${ballotText(note.ballot, scene)} para
        ${ballotText(note.by, scene)} e recua por um tempo sorteado.`,
  },
  learn: {
    plain: (note, scene) =>
      say`${scene.here} fica sabendo: está decidido, é ${writesOf(note.requests, scene)}.`,
    expert: (note, scene) =>
      say`${scene.here} aprende: a posição ${note.slot} é ${requestsOf(note.requests, scene)}.`,
  },
};

export const notes: Notes = {
  write,
  apply: {
    plain: (note, { here, name }) =>
      say`A mudança de ${name(note.from)} em ${note.row} fica visível em ${here}.`,
    expert: (note, scene) =>
      say`${scene.here} aplica ${requestsOf(note.requests, scene)} a
        ${rowText(note.row, note.fields.join(", "))}: sem conflito.`,
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
        note.row === null ? "" : ` em ${note.row}`
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
    plain: (note, { here, name }) => say`${here} se põe em dia com ${name(note.with)}.`,
    expert: (note, { here, name }) =>
      say`${here} se ressincroniza com ${name(note.with)}: ${note.count} a enviar.`,
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
    plain: (note, scene) => twoPhase(note, scene, objectOf(note.request, scene)),
    expert: (note, scene) => {
      const attempt = note.attempt === undefined ? "" : ` (tentativa ${note.attempt})`;
      return twoPhase(note, scene, `${requestOf(note.request, scene)}${attempt}`);
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
        : say`${here} volta a esperar uma réplica.`,
    expert: (note, { here }) =>
      note.to === "async"
        ? say`${trouble(`${here} recua para assíncrono`)}: nenhuma réplica confirmou a tempo.`
        : say`${here} volta a semissíncrono: um OK precisa de uma réplica.`,
  },
  discard: {
    plain: (note, scene) =>
      say`${trouble("Confirmada e depois perdida: ")}${scene.here} abandona
        ${writesOf(note.requests, scene)}, que ninguém mais tem.`,
    expert: (note, scene) =>
      say`${trouble("Confirmada e depois perdida: ")}${scene.here} descarta o fim do seu log,
        ${requestsOf(note.requests, scene)}: não está no log do novo primário.`,
  },
};
