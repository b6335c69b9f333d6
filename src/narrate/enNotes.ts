// The notes in English, one short sentence each.
import type { Fate } from "../checks/lostWrites.ts";
import type { NodeId, RequestId } from "../data/value.ts";
import type { Catalogue } from "./catalogue.ts";
import type { ClaimOf } from "./claims.ts";
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
} from "./enCausal.ts";
import {
  capital,
  holding,
  list,
  ms,
  objectOf,
  ownRequestOf,
  ownRequestsOf,
  possessive,
  refusals,
  requestOf,
  requestsOf,
  value,
  writeOf,
  writesOf,
} from "./enWords.ts";
import { droppedIn, isTie, knewOf, overwrittenBy, unseenIn, valuesOf } from "./parts.ts";
import { say, strong, struck, trouble } from "./sentence.ts";
import { type NoteOf, type Scene, same, type Told } from "./told.ts";
import { ballotText, rowText } from "./words.ts";

type Notes = Omit<Catalogue["notes"], "conflict">;

const done = { insert: "inserted", update: "written", delete: "deleted" };

const write: Told<[NoteOf<"write">, Scene]> = {
  plain: (note, { here }) => {
    const values = valuesOf(note).map(holding);
    if (note.change === "delete") return say`${here} deletes ${note.row}.`;
    if (values.length === 0) return say`${here} ${note.change}s ${note.row}.`;
    return note.change === "insert"
      ? say`${here} inserts ${note.row} (${values.join(", ")}).`
      : say`${here} now has ${list(values)} in ${note.row}.`;
  },
  expert: (note, scene) => {
    const values = valuesOf(note).map((one) => {
      const over = one.over.length === 0 ? "" : ` over ${requestsOf(one.over, scene)}`;
      return `${holding(one)}${over}`;
    });
    const what = values.length === 0 ? "" : `, ${values.join(", ")}`;
    const which = ownRequestOf(note.request, scene);
    return say`${scene.here} carries out ${which}: ${note.row} is ${done[note.change]}${what}.`;
  },
};

function lostValues(fields: NoteOf<"lost">["fields"]) {
  return fields.flatMap(({ field, value: one }, i) => [
    ...say`${i === 0 ? "" : ", "}${field === "" ? "" : `${field} `}`,
    struck(value(one)),
  ]);
}

function gone(fate: ClaimOf<Fate>) {
  return fate.claim === "lost" ? lostHead(fate, "Acknowledged, then lost: ") : "Dropped: ";
}

const lost: Told<[NoteOf<"lost">, Scene]> = {
  plain: (note, scene) => {
    const { fate, fields } = droppedIn(note, scene);
    const loser = scene.request(note.request);
    const whose = loser === undefined ? "a" : possessive(scene.name(loser.node));
    const older =
      note.marginUs === 0
        ? "By the clocks both are equally old, and the node names decide."
        : olderThanSeen(knewOf(note, scene), note.marginUs, scene);
    const what = fields.length === 0 ? "write" : lostValues(fields);
    return say`${gone(fate)}${whose} ${what}${otherFate(fate)}. ${older}`;
  },
  expert: (note, scene) => {
    const { fate, fields } = droppedIn(note, scene);
    const what = fields.length === 0 ? "" : say` (${lostValues(fields)})`;
    const winner = note.to === null ? "" : ` to ${requestOf(note.to, scene)}`;
    const margin =
      note.marginUs === 0
        ? "The readings are equal, its node id is smaller"
        : `Its stamp is ${ms(note.marginUs)} smaller`;
    const which = requestOf(note.request, scene);
    return say`${gone(fate)}${which}${what}${winner}${otherFate(fate)}.
      ${margin}; a reading of ${ms(note.neededUs)} would have won.`;
  },
};

const certify: Told<[NoteOf<"certify">, Scene]> = {
  plain: (note, scene) => {
    const what = writeOf(note.request, scene);
    return note.verdict === "pass"
      ? say`${scene.here} has checked ${objectOf(note.request, scene)}:
          ${nothingBetween(note.request)}.`
      : say`${trouble(`${capital(what)} fails its check.`)} ${note.row ?? "A row"} was changed by
          ${writeOf(note.against, scene)}${whichUnseen(unseenIn(note, scene))}.`;
  },
  expert: (note, scene) => {
    const what = requestOf(note.request, scene);
    if (note.verdict === "pass") {
      return say`${scene.here} certifies ${what} as number ${note.sequence}: no newer version of
        its keys.`;
    }
    const against = note.against === null ? null : scene.sequence(note.against);
    const number = against === null ? "" : `, number ${against}`;
    return say`${trouble(`${what} fails certification`)} as number ${note.sequence}:
      ${note.row ?? "a key"} was written by
      ${requestOf(note.against, scene)}${number}${newerThanSeen(unseenIn(note, scene))}.`;
  },
};

const log: Told<[NoteOf<"log">, Scene]> = {
  plain: (note, scene) => {
    const what = note.request === null ? "nothing" : writeOf(note.request, scene);
    switch (note.verdict) {
      case "applied":
        return say`${scene.here} carries out ${objectOf(note.request, scene)}, whose turn has
          come.`;
      case "refused":
        return say`${capital(what)} cannot be done, and every node comes to the same decision.`;
      case "repeat":
        return say`${capital(what)} came a second time and is skipped.`;
      case "nothing":
        return say`This place in the common order stays empty.`;
    }
  },
  expert: (note, scene) => {
    const what = note.request === null ? "nothing" : requestOf(note.request, scene);
    switch (note.verdict) {
      case "applied":
        return say`${scene.here} applies entry ${note.sequence}:
          ${ownRequestOf(note.request, scene)}.`;
      case "refused":
        return say`Entry ${note.sequence}, ${what}, is refused because of the data, at every node
          alike.`;
      case "repeat":
        return say`Entry ${note.sequence} repeats ${what} and is skipped.`;
      case "nothing":
        return say`Entry ${note.sequence} is empty.`;
    }
  },
};

const view: Told<[NoteOf<"view">, Scene]> = {
  plain: (note, scene) =>
    note.primary
      ? say`${strong(`The group is now ${scene.names(note.members)}.`)} ${scene.here} serves its
          clients.`
      : say`${strong(`${scene.here} is outside the group`)} and refuses to serve.`,
  expert: (note, scene) =>
    note.primary
      ? say`${strong(`View ${note.view}: ${scene.names(note.members)}.`)} ${scene.here} is in the
          primary component.`
      : say`${strong(`${scene.here} is not in the primary component`)} (view ${note.view}:
          ${scene.names(note.members)}) and refuses to serve.`,
};

const waits: Readonly<Record<NoteOf<"wait">["reason"], string>> = {
  quorum: "for a majority",
  member: "for every member",
  home: "for the row’s home",
  primary: "for the primary",
  order: "for its turn in the order",
  lock: "for an earlier transaction on the same rows",
  rights: "for rights from another node",
};

const wait = (who: string, { reason, nodes }: NoteOf<"wait">, scene: Scene) =>
  say`${who} waits ${waits[reason]}${nodes.length === 0 ? "" : ` (${scene.names(nodes)})`}.`;

const rightsSteps: Readonly<Record<NoteOf<"rights">["step"], string>> = {
  asked: "asks for",
  granted: "gives away",
  received: "receives",
  denied: "cannot give",
};

const twoPhase: Told<[NoteOf<"two-phase">, Scene]> = {
  plain: (note, scene) =>
    twoPhaseOf(note, scene, (note.phase === "prepare" ? writeOf : objectOf)(note.request, scene)),
  expert: (note, scene) => {
    const attempt = note.attempt === undefined ? "" : ` (try ${note.attempt})`;
    const tell = note.phase === "prepare" ? requestOf : ownRequestOf;
    return twoPhaseOf(note, scene, `${tell(note.request, scene)}${attempt}`);
  },
};

function twoPhaseOf({ phase, nodes }: NoteOf<"two-phase">, { here, names }: Scene, what: string) {
  switch (phase) {
    case "prepare":
      return say`${here} asks ${names(nodes)} to prepare ${what}.`;
    case "prepared":
      return say`${here} is prepared for ${what} and keeps its rows locked.`;
    case "commit":
      return say`${here} commits ${what} on all its rows.`;
    case "abort":
      return say`${here} gives up ${what}: nothing of it happens.`;
  }
}

const isOwn = (node: NodeId, { event }: Scene): boolean => node === event.node;

/** What decides between two ballots of one number; `winner` proposes in the later one. */
const tie = (winner: NodeId, { name }: Scene): string =>
  `Between equal numbers the node id decides, and ${possessive(name(winner))} comes later.`;

/** What a node does that has lost its ballot, by whether it had been elected in it. */
const givingUp: Readonly<
  Record<"lead" | "attempt", Readonly<Record<NoteOf<"preempted">["retry"], string>>>
> = {
  lead: {
    never: "gives up its lead",
    "at-once": "gives up its lead and tries again",
    "after-random-pause": "gives up its lead and tries again after a random pause",
  },
  attempt: {
    never: "gives up its attempt",
    "at-once": "gives way and tries again",
    "after-random-pause": "gives way and tries again after a random pause",
  },
};

const backingOff: Readonly<Record<NoteOf<"preempted">["retry"], string>> = {
  never: "has nothing left to propose",
  "at-once": "tries again at once",
  "after-random-pause": "backs off for a random time",
};

const givenUp = ({ requests }: NoteOf<"discard">, scene: Scene) =>
  allLost(requests, scene, "Acknowledged, then lost: ");

/** The notes of agreement by ballots. */
const agreement: Pick<
  Notes,
  "promise" | "reject" | "elected" | "adopt" | "accept" | "preempted" | "learn"
> = {
  promise: {
    plain: (note, scene) => {
      const [whom, whose] = isOwn(note.to, scene)
        ? ["itself", "its own"]
        : [scene.name(note.to), possessive(scene.name(note.to))];
      return say`${scene.here} promises ${whom} to ignore anything below ${whose} ballot
        ${note.ballot.round}.`;
    },
    expert: (note, scene) =>
      say`${scene.here} promises ballot ${ballotText(note.ballot, scene)} to
        ${isOwn(note.to, scene) ? "itself" : scene.name(note.to)}: it will accept nothing lower.`,
  },
  reject: {
    plain: (note, scene) => {
      const { ballot, promised } = note;
      const whose = isOwn(promised.node, scene) ? "its own" : possessive(scene.name(promised.node));
      const rival = possessive(scene.name(ballot.node));
      return say`${scene.here} refuses ${rival} ballot ${ballot.round}: it has already
        promised to ignore anything below ${whose} ballot
        ${promised.round}.${isTie(ballot, promised) ? say` ${tie(promised.node, scene)}` : ""}`;
    },
    expert: (note, scene) =>
      say`${scene.here} rejects ballot ${ballotText(note.ballot, scene)}: it has promised
        ${ballotText(note.promised, scene)}.`,
  },
  elected: {
    plain: (note, { here, names }) =>
      say`More than half (${names(note.votes)}) have promised: ${here} may propose.`,
    expert: (note, scene) =>
      say`A majority (${scene.names(note.votes)}) has promised: ${scene.here} may propose in
        ballot ${ballotText(note.ballot, scene)}.`,
  },
  adopt: {
    plain: (note, scene) =>
      say`An earlier proposal may already have been decided, so ${scene.here} proposes that one
        again: ${writesOf(note.requests, scene)}.`,
    expert: (note, scene) =>
      say`Slot ${note.slot} may have been chosen in ballot ${ballotText(note.earlier, scene)}, so
        ${scene.here} proposes ${ownRequestsOf(note.requests, scene)} again in
        ${ballotText(note.ballot, scene)}.`,
  },
  accept: {
    plain: (note, scene) => say`${scene.here} accepts ${writesOf(note.requests, scene)}.`,
    expert: (note, scene) =>
      say`${scene.here} accepts ${ownRequestsOf(note.requests, scene)} in slot ${note.slot}, ballot
        ${ballotText(note.ballot, scene)}.`,
  },
  preempted: {
    plain: (note, scene) => {
      const { ballot, by } = note;
      const rival = possessive(scene.name(by.node));
      const higher = isTie(ballot, by)
        ? say`${scene.here} and ${scene.name(by.node)} both have ballot ${by.round}.
            ${tie(by.node, scene)}`
        : say`${rival} ballot ${by.round} is higher than ${possessive(scene.here)} ballot
            ${ballot.round}.`;
      return say`${higher} ${scene.here} ${givingUp[note.led ? "lead" : "attempt"][note.retry]}.`;
    },
    expert: (note, scene) =>
      say`${scene.here} has lost ballot ${ballotText(note.ballot, scene)} to
        ${ballotText(note.by, scene)} and ${backingOff[note.retry]}.`,
  },
  learn: {
    plain: (note, scene) =>
      say`${scene.here} learns that ${writesOf(note.requests, scene)} has been decided.`,
    expert: (note, scene) =>
      say`${scene.here} learns: slot ${note.slot} is ${ownRequestsOf(note.requests, scene)}.`,
  },
};

/** "London’s change", each writer once. */
function changesOf(requests: readonly RequestId[], { request, name }: Scene): string {
  const nodes = requests.flatMap((id) => request(id)?.node ?? []);
  return list([...new Set(nodes)].map((node) => `${possessive(name(node))} change`));
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
      if (requests.length === 0) return say`${here} adds what ${name(from)} knows of ${row}.`;
      return say`${here} now shows ${changesOf(requests, scene)} of ${row}.${taken(note, scene)}`;
    },
    expert: (note, scene) =>
      say`${scene.here} applies ${requestsOf(note.requests, scene)} to
        ${rowText(note.row, note.fields.join(", "))}.${taken(note, scene)}`,
  },
  ignore: {
    plain: (note, { here }) =>
      note.reason === "known"
        ? say`${here} already has it.`
        : say`It is older than what ${here} has and makes no difference.`,
    expert: (note, scene) => {
      const what =
        note.requests.length === 0
          ? `what ${scene.name(note.from)} sent`
          : requestsOf(note.requests, scene);
      return note.reason === "known"
        ? say`${scene.here} already has ${what} for ${note.row}.`
        : say`What ${scene.here} has for ${note.row} covers ${what}: ignored.`;
    },
  },
  lost,
  refuse: {
    plain: (note, { here }) => say`${here} refuses: ${refusals[note.code]}.`,
    expert: (note, { here }) =>
      say`${here} refuses ${note.request} with error ${note.code}${
        note.row === null ? "" : ` on ${rowText(note.row)}`
      }: ${refusals[note.code]}.`,
  },
  forward: {
    plain: (note, { here, name }) => say`${here} passes the request on to ${name(note.to)}.`,
    expert: (note, { here, name }) => say`${here} passes ${note.request} on to ${name(note.to)}.`,
  },
  execute: {
    plain: (note, scene) =>
      say`${scene.here} tries ${objectOf(note.request, scene)} on a copy and sends the result to the
        whole group.`,
    expert: (note, scene) =>
      say`${scene.here} executes ${note.request} on what it shows (up to number ${note.seen}) and
        broadcasts its write-set.`,
  },
  wait: {
    plain: (note, scene) => wait(capital(writeOf(note.request, scene)), note, scene),
    expert: (note, scene) => wait(note.request, note, scene),
  },
  resend: {
    plain: (note, { here, name }) =>
      say`${here} sends again what ${name(note.to)} has not confirmed.`,
    expert: (note, { here, name }) =>
      say`${here} sends ${note.count} unconfirmed again to ${name(note.to)}.`,
  },
  resynchronise: {
    plain: (note, { here, name }) => say`${here} and ${name(note.with)} get back in step.`,
    expert: (note, { here, name }) =>
      say`${here} resynchronises with ${name(note.with)}: ${note.count} missing.`,
  },
  rights: same(
    (note, { here, name }) =>
      say`${here} ${rightsSteps[note.step]} the right to ${note.amount} of
        ${rowText(note.row, note.field)} (${name(note.from)} to ${name(note.to)}).`,
  ),
  ...agreement,
  log,
  certify,
  view,
  suspect: {
    plain: (note, { here, name }) =>
      say`${here} has not heard from ${name(note.node)} for too long.`,
    expert: (note, { here, name }) =>
      say`${here} suspects ${name(note.node)}: silent for longer than its timeout.`,
  },
  transfer: {
    plain: (note, { here, name }) =>
      note.transfer === "incremental"
        ? say`${here} receives what it has missed from ${name(note.from)}.`
        : say`${here} receives a whole copy from ${name(note.from)}.`,
    expert: (note, { here, name }) =>
      note.transfer === "incremental"
        ? say`Incremental transfer: ${here} receives ${note.count} missing write-sets from
            ${name(note.from)}.`
        : say`State transfer: ${here} receives the whole state from ${name(note.from)}.`,
  },
  home: {
    plain: (note, { name }) => say`${name(note.to)} is now the home of ${note.row}.`,
    expert: (note, { name }) =>
      say`${name(note.to)} is now the home of ${note.row} (epoch ${note.epoch}).`,
  },
  "two-phase": twoPhase,
  primary: {
    plain: (note, { name }) => say`${strong(`${name(note.node)} is primary now.`)}`,
    expert: (note, { name }) =>
      say`${strong(`${name(note.node)} is primary`)} (term ${note.term}).`,
  },
  fallback: {
    plain: (note, { here }) =>
      note.to === "async"
        ? say`${trouble(`${here} stops waiting for its replicas`)} and from now on says OK by
            itself.`
        : say`${here} waits for a replica again before it says OK.`,
    expert: (note, { here }) =>
      note.to === "async"
        ? say`${trouble(`${here} falls back to async`)}: no replica confirmed in time.`
        : say`${here} is semi-sync again: an OK needs one replica.`,
  },
  discard: {
    plain: (note, scene) =>
      say`${givenUp(note, scene)}${scene.here} gives up
        ${writesOf(note.requests, scene)}, which the new primary does not have.`,
    expert: (note, scene) =>
      say`${givenUp(note, scene)}${scene.here} discards its tail
        ${requestsOf(note.requests, scene)}: it is not in the new primary’s log.`,
  },
};
