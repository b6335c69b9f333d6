// Every event in Brazilian Portuguese.

import type { RefusalCode } from "../data/refusal.ts";
import { shown } from "../lib/visible.ts";
import type { MessageLabel, MessageRole } from "../sim/mode.ts";
import type { RequestRecord } from "../sim/trace.ts";
import { isAnswer } from "./answers.ts";
import type { Catalogue } from "./catalogue.ts";
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
import { fateWords, goesWith, losses, lostHead, otherFate, stale } from "./ptBRCausal.ts";
import { ptBRCities } from "./ptBRCities.ts";
import { conflict } from "./ptBRConflict.ts";
import { notes } from "./ptBRNotes.ts";
import { readsIn } from "./ptBRReads.ts";
import { verdict } from "./ptBRVerdict.ts";
import { why } from "./ptBRWhy.ts";
import {
  at,
  bringing,
  capital,
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
} from "./ptBRWords.ts";
import { type Sentence, say, strong, trouble } from "./sentence.ts";
import { type NoteOf, type Scene, same, type Told } from "./told.ts";

const request: Told<[Scene]> = {
  plain: (scene) => {
    const { started, here } = scene;
    if (started === undefined) return [];
    const again = started.attempt > 1 ? ` de novo (tentativa ${started.attempt})` : "";
    return say`${clientOf(started, scene)} em ${here} pede${again} para ${work(started)}.`;
  },
  expert: (scene) => {
    const { started, here, event } = scene;
    if (started === undefined) return [];
    const again = started.attempt > 1 ? `, tentativa ${started.attempt}` : "";
    return say`${clientOf(started, scene)} em ${here} envia ${started.id}${again}:
      ${list(started.operations.map(operation))}.
      Relógio de ${here}: ${ms(event.clockUs)}.`;
  },
};

const ended: Told<[RequestRecord, Scene]> = {
  plain: (one, { name }) => {
    const where = name(one.node);
    switch (one.outcome) {
      case "ok":
        return isAnswer(one)
          ? say`${strong(`${where} responde ${after(one, roundly)}:`)} ${readsIn(one)}.`
          : say`${strong(`${where} diz OK ${after(one, roundly)}.`)}${besidesRead(one)}`;
      case "refused":
        return say`${strong(`${where} recusa: `)}${reasonOf(one)}.`;
      case "unknown":
        return say`${strong(`O cliente em ${where} não sabe o resultado.`)}`;
    }
  },
  expert: (one, { name }) => {
    const where = name(one.node);
    switch (one.outcome) {
      case "ok":
        return isAnswer(one)
          ? say`${strong(`${where} responde a ${one.id} ${after(one)}:`)} ${readsIn(one)}.`
          : say`${strong(`${where} diz OK a ${one.id} ${after(one)}.`)}${besidesRead(one)}`;
      case "refused":
        return say`${strong(`${where} recusa ${one.id}`)} ${after(one)} (erro ${one.code ?? 0}):
          ${reasonOf(one)}.`;
      case "unknown":
        return say`${strong(`O resultado de ${one.id} fica desconhecido para o cliente.`)}`;
    }
  },
};

/** What a transaction that also writes was told of the data. */
const besidesRead = (one: RequestRecord): Sentence => {
  const read = readsIn(one);
  return read.length === 0 ? [] : say` O cliente lê: ${read}.`;
};

/** Carried out and answered at one event. */
function answered(one: RequestRecord, scene: Scene): Sentence {
  const where = scene.name(one.node);
  const ok = say`${strong(`diz OK ${after(one, roundly)}.`)}${besidesRead(one)}`;
  if (isAsAsked(one)) return say`${where} guarda isso e ${ok}`;
  const [note, ...others] = writeNotesOf(scene, one);
  if (note === undefined || others.length > 0) return say`${where} executa isso e ${ok}`;
  return say`${where} agora tem ${list(valuesOf(note).map(holding))} em ${note.row} e ${ok}`;
}

function after({ atUs, doneUs }: RequestRecord, told = ms): string {
  const wait = (doneUs ?? atUs) - atUs;
  return wait === 0 ? "na hora" : `depois de ${told(wait)}`;
}

const reasonOf = ({ code }: RequestRecord): string =>
  code === null ? "não pode ser feito" : refusals[code];

const loss: Told<[NoteOf<"lost">, Scene]> = {
  plain: (note, scene) => {
    const one = scene.request(note.request);
    if (one === undefined) return [];
    const what = `${bringing(one)} de ${scene.name(one.node)}`;
    const fate = scene.fate(note.request, note.row);
    return fateWords(fate, what);
  },
  expert: (note, scene) => {
    const one = scene.request(note.request);
    if (one === undefined) return [];
    const what = list(writesIn(one).map(operation));
    const done = one.doneUs === null ? "" : ` ${at(one.doneUs)}`;
    const whose = scene.name(one.node);
    const fate = scene.fate(note.request, note.row);
    return fate.claim === "lost"
      ? say`${lostHead(fate, "Perda:")} ${one.id} de ${whose} (${what}), confirmado${done}.`
      : say`Descartado: ${one.id} de ${whose} (${what})${otherFate(fate)}.`;
  },
};

/** What a message is for, in the words of somebody who does not know the protocol. */
const roles: Readonly<Record<MessageRole, string>> = {
  replicate: "a mudança",
  acknowledge: "a confirmação",
  propose: "a proposta",
  vote: "o consentimento",
  reject: "a recusa",
  commit: "a decisão",
  abort: "a ordem de desfazer",
  repair: "a mensagem de atualização",
  forward: "o pedido",
};

/** The same where the protocol's own word says more. */
const kinds: Readonly<Record<string, string>> = {
  prepare: "o pedido de preparação",
  promise: "a promessa",
  accepted: "a aceitação",
  "end view": "o pedido de encerrar a visão",
  "propose view": "a proposta de uma nova visão",
  "install view": "a ordem de instalar a nova visão",
  claim: "a reivindicação da linha",
  moved: "a notícia de que a linha mudou de sede",
  lead: "o anúncio de que é o primário",
  redirect: "o redirecionamento",
};

const nameOf = ({ kind, role }: MessageLabel): string => kinds[kind] ?? roles[role];

const deliver: Told<[Scene]> = {
  plain: (scene) => {
    const { message, here } = scene;
    if (message === undefined) return [];
    const label = scene.label(message);
    const { text, role } = label;
    const carries = role === "replicate" || role === "forward";
    const what = carries && text !== "" ? `${nameOf(label)} “${text}”` : nameOf(label);
    const whose = `${what} de ${scene.name(message.from)}`;
    return message.fate === "down"
      ? say`${here} está fora do ar: ${whose} se perde.`
      : say`${capital(whose)} chega a ${here}.`;
  },
  expert: (scene) => {
    const { message, here } = scene;
    if (message === undefined) return [];
    const { kind, text, role } = scene.label(message);
    const shown = role === "replicate" || role === "forward" ? text : scene.named(text);
    const what = text === "" ? kind : `${kind} ${shown}`;
    const from = scene.name(message.from);
    return message.fate === "down"
      ? say`${here} está fora do ar: “${what}” de ${from} se perde.`
      : say`${here} recebe “${what}” de ${from}, enviado ${at(message.sentUs)}.`;
  },
};

const timeout: Told<[Scene]> = {
  plain: ({ here, started }) => {
    if (started === undefined) return say`O cliente em ${here} desiste de esperar.`;
    return say`O cliente em ${here} desiste de esperar a resposta: pediu para ${work(started)}.`;
  },
  expert: ({ here, started }) => {
    if (started === undefined) return say`O cliente em ${here} desiste.`;
    const { id, atUs, doneUs } = started;
    return say`O cliente em ${here} desiste de ${id} depois de ${ms((doneUs ?? atUs) - atUs)};
      ainda pode acontecer.`;
  },
};

function clock({ entry, name }: Scene): Sentence {
  if (entry?.kind !== "clock") return [];
  const { offsetUs } = entry;
  const whose = `O relógio de ${name(entry.node)} agora está`;
  if (offsetUs === 0) return say`${whose} certo.`;
  return say`${whose} ${ms(Math.abs(offsetUs))} ${offsetUs > 0 ? "adiantado" : "atrasado"}.`;
}

function command({ entry, name }: Scene): Sentence {
  if (entry?.kind !== "command") return [];
  return entry.command.command === "promote"
    ? say`Um operador promove ${name(entry.command.node)}.`
    : say`Um operador muda ${entry.command.row} para ${name(entry.command.to)}.`;
}

function links(scene: Scene): string {
  const { from, to, isBoth } = linksOf(scene);
  return isBoth ? `${from}–${to}` : `de ${from} para ${to}`;
}

function linkChange(scene: Scene): Sentence {
  if (scene.entry?.kind !== "link") return [];
  const { latencyUs, jitterUs, loss: lost, duplicate } = scene.entry.set;
  const changes = [
    ...(latencyUs === undefined ? [] : [`latência ${ms(latencyUs)}`]),
    ...(jitterUs === undefined ? [] : [`variação ${ms(jitterUs)}`]),
    ...(lost === undefined ? [] : [`perda ${number(lost * 100)} %`]),
    ...(duplicate === undefined ? [] : [`duplicação ${number(duplicate * 100)} %`]),
  ];
  const what = changes.length === 0 ? "" : `: ${changes.join("; ")}`;
  return say`O enlace ${links(scene)} muda${what}.`;
}

/** Where a note says better what the wait was for, the note alone is told. */
function timer(scene: Scene): Sentence {
  const { here, sentCount, names } = scene;
  if (tellsTimer(scene)) return [];
  const silent = silentIn(scene);
  if (silent.length > 0) {
    const have = silent.length === 1 ? "respondeu" : "responderam";
    return say`${names(silent)} ainda não ${have}: ${here} pede de novo.`;
  }
  const ballot = newBallotIn(scene);
  if (ballot !== undefined) {
    return say`A espera de ${here} acabou; ela propõe de novo, agora com a cédula ${ballot.round}.`;
  }
  return sentCount === 0
    ? say`Um prazo termina em ${here}.`
    : say`Um prazo termina em ${here}: ${count(sentCount)}.`;
}

const groups = (scene: Scene): string => groupsOf(scene).join(" | ");

const count = (many: number): string =>
  many === 1 ? "1 mensagem enviada" : `${many} mensagens enviadas`;

/** A message that had left is shown beyond the cut. */
function past({ past: many }: Scene): string {
  if (many === 0) return "";
  if (many === 1) return " 1 mensagem já tinha saído e ainda chega.";
  return ` ${many} mensagens já tinham saído e ainda chegam.`;
}

export const ptBR: Catalogue = {
  events: {
    start: {
      plain: ({ here }) => say`${here} começa.`,
      expert: ({ here, event }) => say`${here} começa; seu relógio marca ${ms(event.clockUs)}.`,
    },
    request,
    deliver,
    timer: {
      plain: timer,
      expert: ({ here, event, named, sentCount }) =>
        say`O temporizador “${named(event.timer ?? "")}” termina em ${here}: ${count(sentCount)}.`,
    },
    command: same(command),
    crash: {
      plain: (scene) =>
        say`${trouble(`${scene.here} cai.`)} O que só estava na memória se
          perde.${goesWith(scene.gone, scene)}`,
      expert: (scene) =>
        say`${trouble(`${scene.here} cai.`)} Só fica o estado durável; seus temporizadores e pedidos
          abertos terminam.${goesWith(scene.gone, scene)}`,
    },
    restart: {
      plain: ({ here }) => say`${here} volta com o que tinha guardado.`,
      expert: ({ here, sentCount }) =>
        say`${here} reinicia do seu estado durável: ${count(sentCount)}.`,
    },
    timeout,
    partition: same((scene) => say`${strong(`A rede se divide: ${groups(scene)}.`)}${past(scene)}`),
    heal: same(
      (scene) => say`${strong(`A rede se recompõe: ${groups(scene)} voltam a se ouvir.`)}`,
    ),
    cut: same((scene) => say`${strong(`O enlace ${links(scene)} é cortado.`)}${past(scene)}`),
    mend: same((scene) => say`${strong(`O enlace ${links(scene)} funciona de novo.`)}`),
    link: { plain: (scene) => say`O enlace ${links(scene)} muda.`, expert: linkChange },
    "link-end": same((scene) => say`O enlace ${links(scene)} volta ao normal.`),
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
  shown: { absent: "ausente", deleted: "apagada", none: "nada", empty: "vazio", number },
  refusal: (code: RefusalCode) => refusals[code],
  operation,
  value,
  milliseconds: ms,
  list,
  cities: ptBRCities,
  problem: (problem) => {
    switch (problem.kind) {
      case "unknown-scenario":
        return `Não há cenário “${problem.id}” na biblioteca.`;
      case "file":
        return `Este arquivo não é um cenário: ${stopped(problem.reason)}`;
      case "link":
        return `Não é possível abrir este link: ${stopped(problem.reason)}`;
    }
  },
  otherVersion:
    "Este link foi feito com outra versão do simulador: o que acontece aqui pode diferir do que " +
    "o autor viu.",
  space: " ",
};

/** The engine's sentences come without a full stop, to be put into others. */
const stopped = (reason: string): string => (/[.!?…]$/.test(reason) ? reason : `${reason}.`);
