// The notes in English, one short sentence each.
import { refusals } from "../data/refusal.ts";
import type { Catalogue, NoteOf, Scene } from "./catalogue.ts";
import { plain, type Sentence, strong, struck, trouble } from "./sentence.ts";
import { ballotText, milliseconds, possessive, valueText } from "./words.ts";

type Notes = Omit<Catalogue["notes"], "conflict">;

const say = (text: string): Sentence => [plain(text)];

/** "Tokyo’s write", from a request's id. */
function writeOf(id: string | null, scene: Scene): string {
  const request = id === null ? undefined : scene.request(id);
  return request === undefined ? "the start" : `${possessive(scene.name(request.node))} ${id}`;
}

const writesOf = (ids: readonly string[], scene: Scene): string =>
  ids.length === 0 ? "nothing" : ids.map((id) => writeOf(id, scene)).join(", ");

function writeSentence(note: NoteOf<"write">, { here }: Scene): Sentence {
  if (note.change === "delete") return say(`${note.row} is deleted at ${here}.`);
  const values = note.written
    .filter(({ field }) => field !== null)
    .map(({ field, value }) => `${field} = ${valueText(value)}`);
  const done = note.change === "insert" ? "inserted" : "written";
  return say(`${note.row} is ${done} at ${here}: ${values.join(", ")}.`);
}

function lostSentence(note: NoteOf<"lost">, scene: Scene): Sentence {
  const loser = scene.request(note.request);
  const name = loser === undefined ? "A write" : scene.name(loser.node);
  const values = note.fields.flatMap(({ field, value }, i) => [
    plain(`${i === 0 ? "" : ", "}${field === "" ? "" : `${field} `}`),
    struck(valueText(value)),
  ]);
  const needed =
    note.marginUs === 0
      ? " A larger node name, or one tick more, would have saved it."
      : ` With ${possessive(name)} clock ${milliseconds(note.marginUs)} further on ` +
        "it would have stayed.";
  return [
    trouble("Acknowledged, then lost: "),
    plain(`${possessive(name)} `),
    ...values,
    plain(`.${needed}`),
  ];
}

function certifySentence(note: NoteOf<"certify">, scene: Scene): Sentence {
  const what = writeOf(note.request, scene);
  if (note.verdict === "pass")
    return say(`${scene.here} certifies ${what} as number ${note.sequence}.`);
  return [
    trouble(`${what} fails certification.`),
    plain(
      ` ${note.row ?? "A key"} was changed by ${writeOf(note.against, scene)}, ` +
        "which it had not seen.",
    ),
  ];
}

function logSentence(note: NoteOf<"log">, scene: Scene): Sentence {
  const what = note.request === null ? "nothing" : writeOf(note.request, scene);
  switch (note.verdict) {
    case "applied":
      return say(`${scene.here} applies entry ${note.sequence}: ${what}.`);
    case "refused":
      return say(`Entry ${note.sequence}, ${what}, is refused by the data, everywhere alike.`);
    case "repeat":
      return say(`Entry ${note.sequence} repeats ${what} and is skipped.`);
    case "nothing":
      return say(`Entry ${note.sequence} is empty.`);
  }
}

function viewSentence(note: NoteOf<"view">, scene: Scene): Sentence {
  const members = scene.names(note.members);
  return note.primary
    ? [
        strong(`View ${note.view}: ${members}.`),
        plain(` ${scene.here} goes on in the primary component.`),
      ]
    : [strong(`${scene.here} is not in the primary component`), plain(" and refuses to serve.")];
}

const waits: Readonly<Record<NoteOf<"wait">["reason"], string>> = {
  quorum: "for a majority",
  member: "for every member",
  home: "for the row’s home",
  primary: "for the primary",
  order: "for its turn in the order",
  lock: "for an earlier transaction on the same rows",
  rights: "for rights from a peer",
};

const rightsSteps: Readonly<Record<NoteOf<"rights">["step"], string>> = {
  asked: "asks for",
  granted: "gives away",
  received: "receives",
  denied: "cannot give",
};

export const notes: Notes = {
  write: writeSentence,
  apply: (note, scene) =>
    say(
      `${possessive(scene.name(note.from))} change of ${note.row} becomes visible ` +
        `at ${scene.here}.`,
    ),
  ignore: (note, scene) =>
    say(
      note.reason === "known"
        ? `${scene.here} has it already.`
        : `It is older than what ${scene.here} has, and makes no difference.`,
    ),
  lost: lostSentence,
  refuse: (note, { here }) => say(`${here} refuses ${note.request}: ${refusals[note.code].text}`),
  forward: (note, scene) =>
    say(`${scene.here} passes ${note.request} on to ${scene.name(note.to)}.`),
  wait: (note, scene) =>
    say(
      `${note.request} waits ${waits[note.reason]}${
        note.nodes.length === 0 ? "" : ` (${scene.names(note.nodes)})`
      }.`,
    ),
  resend: (note, scene) =>
    say(`${scene.here} sends again what ${scene.name(note.to)} has not confirmed (${note.count}).`),
  resynchronise: (note, scene) =>
    say(`${scene.here} catches up with ${scene.name(note.with)} (${note.count}).`),
  rights: (note, scene) =>
    say(
      `${scene.here} ${rightsSteps[note.step]} ${note.amount} of ${note.row} ${note.field} ` +
        `(${scene.name(note.from)} to ${scene.name(note.to)}).`,
    ),
  promise: (note, scene) =>
    say(
      `${scene.here} promises ballot ${ballotText(note.ballot, scene.name)} to ` +
        `${scene.name(note.to)}: it will accept nothing lower.`,
    ),
  reject: (note, scene) =>
    say(
      `${scene.here} rejects ballot ${ballotText(note.ballot, scene.name)}: it has promised ` +
        `${ballotText(note.promised, scene.name)}.`,
    ),
  elected: (note, scene) =>
    say(
      `A majority (${scene.names(note.votes)}) has promised: ${scene.here} may propose in ballot ` +
        `${ballotText(note.ballot, scene.name)}.`,
    ),
  adopt: (note, scene) =>
    say(
      `Slot ${note.slot} may have been chosen already in ballot ` +
        `${ballotText(note.earlier, scene.name)}, so ${scene.here} goes on with ` +
        `${writesOf(note.requests, scene)}.`,
    ),
  accept: (note, scene) =>
    say(
      `${scene.here} accepts ${writesOf(note.requests, scene)} in slot ${note.slot}, ballot ` +
        `${ballotText(note.ballot, scene.name)}.`,
    ),
  preempted: (note, scene) =>
    say(
      `${scene.here} has lost its ballot ${ballotText(note.ballot, scene.name)} to ` +
        `${ballotText(note.by, scene.name)} and will try again after a random time.`,
    ),
  learn: (note, scene) =>
    say(`${scene.here} learns: slot ${note.slot} is ${writesOf(note.requests, scene)}.`),
  log: logSentence,
  certify: certifySentence,
  view: viewSentence,
  suspect: (note, scene) =>
    say(`${scene.here} has not heard from ${scene.name(note.node)} for too long.`),
  transfer: (note, scene) =>
    say(
      note.transfer === "incremental"
        ? `${scene.here} receives ${note.count} missing write-sets from ${scene.name(note.from)}.`
        : `${scene.here} receives the whole state from ${scene.name(note.from)}.`,
    ),
  home: (note, scene) =>
    say(`${scene.name(note.to)} is now the home of ${note.row} (epoch ${note.epoch}).`),
  "two-phase": (note, scene) => {
    const nodes = scene.names(note.nodes);
    switch (note.phase) {
      case "prepare":
        return say(`${scene.here} asks ${nodes} to prepare ${note.request}.`);
      case "prepared":
        return say(`${scene.here} is prepared for ${note.request} and keeps its rows locked.`);
      case "commit":
        return say(`${scene.here} commits ${note.request} on all its rows.`);
      case "abort":
        return say(`${scene.here} gives ${note.request} up: nothing of it happens.`);
    }
  },
  primary: (note, scene) => [
    strong(`${scene.name(note.node)} is primary`),
    plain(` (term ${note.term}).`),
  ],
  fallback: (note, scene) =>
    note.to === "async"
      ? [
          trouble(`${scene.here} stops waiting for its replicas`),
          plain(" and says OK alone from now on."),
        ]
      : say(`${scene.here} waits for a replica again.`),
  discard: (note, scene) => [
    trouble("Acknowledged, then lost: "),
    plain(`${scene.here} gives up ${writesOf(note.requests, scene)}, which nobody else has.`),
  ],
};
