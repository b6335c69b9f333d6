// Every event in English, and what the other English sentences share.

import type { RefusalCode } from "../data/refusal.ts";
import { shown } from "../lib/visible.ts";
import type { MessageLabel, MessageRole } from "../sim/mode.ts";
import type { RequestRecord } from "../sim/trace.ts";
import { isAnswer } from "./answers.ts";
import type { Catalogue } from "./catalogue.ts";
import { enCities } from "./cities.ts";
import { fateWords, goesWith, losses, lostHead, otherFate, stale } from "./enCausal.ts";
import { conflict } from "./enConflict.ts";
import { notes } from "./enNotes.ts";
import { readsIn } from "./enReads.ts";
import { verdict } from "./enVerdict.ts";
import { why } from "./enWhy.ts";
import {
  bringing,
  clientOf,
  holding,
  list,
  ms,
  number,
  operation,
  possessive,
  refusals,
  roundly,
  value,
  work,
} from "./enWords.ts";
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
import { type Sentence, say, strong, trouble } from "./sentence.ts";
import { type NoteOf, type Scene, same, type Told } from "./told.ts";

const request: Told<[Scene]> = {
  plain: ({ started, here, named }) => {
    if (started === undefined) return [];
    const again = started.attempt > 1 ? ` again (try ${started.attempt})` : "";
    return say`${clientOf(started, named)} in ${here} asks${again} to ${work(started)}.`;
  },
  expert: ({ started, here, named, event }) => {
    if (started === undefined) return [];
    const again = started.attempt > 1 ? `, try ${started.attempt}` : "";
    const who = `${clientOf(started, named)} in ${here}`;
    return say`${who} sends ${started.id}${again}: ${list(started.operations.map(operation))}.
      Clock in ${here}: ${ms(event.clockUs)}.`;
  },
};

const ended: Told<[RequestRecord, Scene]> = {
  plain: (one, { name }) => {
    const where = name(one.node);
    switch (one.outcome) {
      case "ok":
        return isAnswer(one)
          ? say`${strong(`${where} answers ${after(one, roundly)}:`)} ${readsIn(one)}.`
          : say`${strong(`${where} says OK ${after(one, roundly)}.`)}${besidesRead(one)}`;
      case "refused":
        return say`${strong(`${where} refuses: `)}${reasonOf(one)}.`;
      case "unknown":
        return say`${strong(`The client in ${where} does not know the outcome.`)}`;
    }
  },
  expert: (one, { name }) => {
    const where = name(one.node);
    switch (one.outcome) {
      case "ok":
        return isAnswer(one)
          ? say`${strong(`${where} answers ${one.id} ${after(one)}:`)} ${readsIn(one)}.`
          : say`${strong(`${where} says OK to ${one.id} ${after(one)}.`)}${besidesRead(one)}`;
      case "refused":
        return say`${strong(`${where} refuses ${one.id}`)} ${after(one)}
          (error ${one.code ?? 0}): ${reasonOf(one)}.`;
      case "unknown":
        return say`${strong(`The outcome of ${one.id} stays unknown to its client.`)}`;
    }
  },
};

/** What a transaction that also writes was told of the data. */
const besidesRead = (one: RequestRecord): Sentence => {
  const read = readsIn(one);
  return read.length === 0 ? [] : say` The client reads: ${read}.`;
};

/** Carried out and answered at one event: "Tokyo stores it and says OK at once." */
function answered(one: RequestRecord, scene: Scene): Sentence {
  const where = scene.name(one.node);
  const ok = say`${strong(`says OK ${after(one, roundly)}.`)}${besidesRead(one)}`;
  if (isAsAsked(one)) return say`${where} stores it and ${ok}`;
  const [note, ...others] = writeNotesOf(scene, one);
  if (note === undefined || others.length > 0) return say`${where} carries it out and ${ok}`;
  return say`${where} now has ${list(valuesOf(note).map(holding))} in ${note.row} and ${ok}`;
}

function after({ atUs, doneUs }: RequestRecord, told = ms): string {
  const wait = (doneUs ?? atUs) - atUs;
  return wait === 0 ? "at once" : `after ${told(wait)}`;
}

const reasonOf = ({ code }: RequestRecord): string =>
  code === null ? "it cannot be done" : refusals[code];

const loss: Told<[NoteOf<"lost">, Scene]> = {
  plain: (note, scene) => {
    const one = scene.request(note.request);
    if (one === undefined) return [];
    const what = `${possessive(scene.name(one.node))} ${bringing(one)}`;
    return fateWords(scene.fate(note.request, note.row), what);
  },
  expert: (note, scene) => {
    const one = scene.request(note.request);
    if (one === undefined) return [];
    const what = list(writesIn(one).map(operation));
    const done = one.doneUs === null ? "" : ` at ${ms(one.doneUs)}`;
    const which = `${possessive(scene.name(one.node))} ${one.id}`;
    const fate = scene.fate(note.request, note.row);
    return fate.claim === "lost"
      ? say`${lostHead(fate, "Lost:")} ${which} (${what}), acknowledged${done}.`
      : say`Dropped: ${which} (${what})${otherFate(fate)}.`;
  },
};

/** What a message is for, in the words of somebody who does not know the protocol. */
const roles: Readonly<Record<MessageRole, string>> = {
  replicate: "change",
  acknowledge: "acknowledgement",
  propose: "proposal",
  vote: "consent",
  reject: "refusal",
  commit: "decision",
  abort: "order to roll back",
  repair: "catch-up message",
  forward: "request",
};

/** The same where the protocol's own word says more. */
const kinds: Readonly<Record<string, string>> = {
  prepare: "request to prepare",
  promise: "promise",
  accepted: "acceptance",
  "end view": "request to end the view",
  "propose view": "proposal of a new view",
  "install view": "order to install the new view",
  claim: "claim to the row",
  moved: "news that the row has moved",
  lead: "announcement that it is primary",
  redirect: "redirection",
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
    const whose = `${possessive(scene.name(message.from))} ${what}`;
    return message.fate === "down"
      ? say`${here} is down: ${whose} is lost.`
      : say`${whose} reaches ${here}.`;
  },
  expert: (scene) => {
    const { message, here } = scene;
    if (message === undefined) return [];
    const { kind, text, role } = scene.label(message);
    // What carries data is quoted to the letter; the rest may name nodes.
    const shown = role === "replicate" || role === "forward" ? text : scene.named(text);
    const what = text === "" ? kind : `${kind} ${shown}`;
    const from = scene.name(message.from);
    return message.fate === "down"
      ? say`${here} is down: “${what}” from ${from} is lost.`
      : say`${here} receives “${what}” from ${from}, sent at ${ms(message.sentUs)}.`;
  },
};

const timeout: Told<[Scene]> = {
  plain: ({ here, started }) => {
    if (started === undefined) return say`The client in ${here} gives up waiting.`;
    return say`The client in ${here} gives up waiting for an answer: it asked to ${work(started)}.`;
  },
  expert: ({ here, started }) => {
    if (started === undefined) return say`The client in ${here} gives up.`;
    const { id, atUs, doneUs } = started;
    return say`The client in ${here} gives up ${id} after ${ms((doneUs ?? atUs) - atUs)};
      it may still happen.`;
  },
};

function clock({ entry, name }: Scene): Sentence {
  if (entry?.kind !== "clock") return [];
  const { offsetUs } = entry;
  const where = offsetUs === 0 ? "right" : offsetUs > 0 ? "ahead" : "behind";
  const amount = offsetUs === 0 ? "" : `${ms(Math.abs(offsetUs))} `;
  return say`${possessive(name(entry.node))} clock is now ${amount}${where}.`;
}

function command({ entry, name }: Scene): Sentence {
  if (entry?.kind !== "command") return [];
  return entry.command.command === "promote"
    ? say`An operator promotes ${name(entry.command.node)}.`
    : say`An operator moves ${entry.command.row} to ${name(entry.command.to)}.`;
}

/** "London to Tokyo", "London–Tokyo" for both directions. */
function links(scene: Scene): string {
  const { from, to, isBoth } = linksOf(scene);
  return isBoth ? `${from}–${to}` : `${from} to ${to}`;
}

function linkChange(scene: Scene): Sentence {
  if (scene.entry?.kind !== "link") return [];
  const { latencyUs, jitterUs, loss: lost, duplicate } = scene.entry.set;
  const changes = [
    ...(latencyUs === undefined ? [] : [`latency ${ms(latencyUs)}`]),
    ...(jitterUs === undefined ? [] : [`jitter ${ms(jitterUs)}`]),
    ...(lost === undefined ? [] : [`loss ${number(lost * 100)} %`]),
    ...(duplicate === undefined ? [] : [`duplicated ${number(duplicate * 100)} %`]),
  ];
  const what = changes.length === 0 ? "" : `: ${changes.join(", ")}`;
  return say`The link ${links(scene)} changes${what}.`;
}

/** Where a note says better what the wait was for, the note alone is told. */
function timer(scene: Scene): Sentence {
  const { here, sentCount, names } = scene;
  if (tellsTimer(scene)) return [];
  const silent = silentIn(scene);
  if (silent.length > 0) {
    const have = silent.length === 1 ? "has" : "have";
    return say`${names(silent)} ${have} not answered yet: ${here} asks again.`;
  }
  const ballot = newBallotIn(scene);
  if (ballot !== undefined) {
    return say`${possessive(here)} waiting time is over; it proposes again, now with ballot
      ${ballot.round}.`;
  }
  if (sentCount === 0) return say`A timer ends in ${here}.`;
  return say`A timer ends in ${here}, and it sends ${count(sentCount, "message")}.`;
}

const groups = (scene: Scene): string => groupsOf(scene).join(" | ");

export const en: Catalogue = {
  events: {
    start: {
      plain: ({ here }) => say`${here} starts.`,
      expert: ({ here, event }) => say`${here} starts; its clock reads ${ms(event.clockUs)}.`,
    },
    request,
    deliver,
    timer: {
      plain: timer,
      expert: ({ here, event, named, sentCount }) =>
        say`Timer “${named(event.timer ?? "")}” ends in ${here}:
          ${count(sentCount, "message")} sent.`,
    },
    command: same(command),
    crash: {
      plain: (scene) =>
        say`${trouble(`${scene.here} crashes.`)} What was only in memory is
          gone.${goesWith(scene.gone, scene)}`,
      expert: (scene) =>
        say`${trouble(`${scene.here} crashes.`)} Only its durable state stays; its timers and open
          requests end.${goesWith(scene.gone, scene)}`,
    },
    restart: {
      plain: ({ here }) => say`${here} restarts with what it had stored.`,
      expert: ({ here, sentCount }) =>
        say`${here} restarts from its durable state: ${count(sentCount, "message")} sent.`,
    },
    timeout,
    partition: same(
      (scene) => say`${strong(`The network splits: ${groups(scene)}.`)}${past(scene)}`,
    ),
    heal: same(
      (scene) => say`${strong(`The network heals: ${groups(scene)} hear each other again.`)}`,
    ),
    cut: same((scene) => say`${strong(`The link ${links(scene)} is cut.`)}${past(scene)}`),
    mend: same((scene) => say`${strong(`The link ${links(scene)} works again.`)}`),
    link: { plain: (scene) => say`The link ${links(scene)} changes.`, expert: linkChange },
    "link-end": same((scene) => say`The link ${links(scene)} is back to normal.`),
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
  shown: { absent: "absent", deleted: "deleted", none: "none", empty: "empty", number },
  refusal: (code: RefusalCode) => refusals[code],
  operation,
  value,
  milliseconds: ms,
  list,
  cities: enCities,
  problem: (problem) => {
    switch (problem.kind) {
      case "unknown-scenario":
        return `There is no scenario “${problem.id}” in the library.`;
      case "file":
        return `This file is not a scenario: ${stopped(problem.reason)}`;
      case "link":
        return `This link cannot be opened: ${stopped(problem.reason)}`;
    }
  },
  otherVersion:
    "This link was made with another version of the simulator: what happens here may differ " +
    "from what its author saw.",
  space: " ",
};

/** A message that had left is shown beyond the cut. */
function past({ past: many }: Scene): string {
  if (many === 0) return "";
  const [had, arrive] = many === 1 ? ["message had", "arrives"] : ["messages had", "arrive"];
  return ` ${many} ${had} left before that and still ${arrive}.`;
}

const count = (many: number, noun: string): string => `${many} ${noun}${many === 1 ? "" : "s"}`;

/** The engine's sentences come without a full stop, to be put into others. */
const stopped = (reason: string): string => (/[.!?…]$/.test(reason) ? reason : `${reason}.`);
