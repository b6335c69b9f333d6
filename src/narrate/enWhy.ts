// Explanations in English: why something was decided as it was.

import type { Fault } from "./counterfactual.ts";
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
} from "./enCausal.ts";
import { vectorsOf } from "./enConflict.ts";
import { capital, list, ms, operation, possessive, refusals, requestOf, stamp } from "./enWords.ts";
import { earlierOf, fateOfLosers, orderOf, sidesOf, unseenBy, writesIn } from "./parts.ts";
import type { Resolution, ResolutionBy, Writer } from "./resolution.ts";
import { type Sentence, say } from "./sentence.ts";
import { type Scene, same, type Told } from "./told.ts";
import type { Decision, WhyWords } from "./why.ts";
import { ballotText } from "./words.ts";

/** "Tokyo’s write", "the value of the start". */
function whose({ node, request, deleted }: Writer, { name }: Scene): string {
  if (node === null) return "the value of the start";
  const isRead = request !== null && writesIn(request).length === 0;
  return `${possessive(name(node))} ${deleted ? "deletion" : isRead ? "read" : "write"}`;
}

/** The same with the request's number. */
const which = (writer: Writer, scene: Scene): string =>
  writer.request === null ? whose(writer, scene) : requestOf(writer.request.id, scene);

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
      ? say`${capital(whose(writer, scene))} was there from the beginning.`
      : say`At ${ms(writer.request.atUs)} ${nodeOf(writer, scene)} was asked to
          ${asked(writer)}${result(writer, scene)}.`,
  expert: (writer, scene) => {
    if (writer.request === null) return say`${capital(whose(writer, scene))}: no request.`;
    const clock = writer.clockUs === null ? "" : `, own clock ${ms(writer.clockUs)}`;
    const stamped = writer.stamp === undefined ? "" : `, stamp ${stamp(writer.stamp, scene)}`;
    return say`${which(writer, scene)} at ${ms(writer.request.atUs)}${clock}${stamped}:
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
  return ` ${possessive(nodeOf(winner, scene))} is ${later}, ${possessive(nodeOf(loser, scene))} is
    ${earlier}.`.replace(/\s+/g, " ");
}

const vectors = ({ note }: Decision, scene: Scene): string =>
  vectorsOf(sidesOf(note, scene), scene);

const unreachable = (
  { unreachable: nodes }: ResolutionBy<"refused" | "unanswered">,
  { names }: Scene,
): string => (nodes.length === 0 ? "" : ` Out of reach then: ${names(nodes)}.`);

const rules: WhyWords["rules"] = {
  "later-stamp": {
    plain: (one, scene) =>
      say`Each write carries its writer’s clock time, and the later time
        wins.${plainStamps(one, scene)}`,
    expert: (one, scene) => say`Last writer wins by stamp: ${stampsOf(one, scene)}.`,
  },
  "tie-by-node": {
    plain: (one, scene) =>
      say`Each write carries its writer’s clock time, and the later time wins. Here both are
        equal, so the order of the node names decides.${plainStamps(one, scene)}`,
    expert: (one, scene) =>
      say`Equal readings, so the larger node id wins: ${stampsOf(one, scene)}.`,
  },
  arrival: same(() => say`What comes last overwrites what is there.`),
  siblings: {
    plain: (one, scene) =>
      neither(
        sidesOf(one.note, scene).bond,
        ", so none of the two can replace the other. Both are kept as siblings until somebody " +
          "decides.",
        "Both are kept as siblings until somebody decides.",
      ),
    expert: (one, scene) =>
      say`${vectors(one, scene)}Versions of which neither covers the other are siblings.`,
  },
  "different-fields": {
    plain: (one, scene) =>
      neither(
        sidesOf(one.note, scene).bond,
        ", but they changed different fields: both fit.",
        "They changed different fields: both fit.",
      ),
    expert: (one, scene) =>
      say`${vectors(one, scene)}Versions of which neither covers the other are merged field by
        field.`,
  },
  "sum-of-changes": {
    plain: () => say`Of a number the changes count, not the results, so both can be added up.`,
    expert: (one, scene) =>
      say`${vectors(one, scene)}Additions commute, so the merge adds up what each node
        has contributed.`,
  },
  "user-edited": {
    plain: () => say`A function of the application chooses between the two.`,
    expert: (one, scene) => say`${vectors(one, scene)}The resolver is the application’s own.`,
  },
  "add-wins": {
    plain: ({ note }, scene) =>
      removalRule(unseenBy(sidesOf(note, scene)), note.conflict !== "update-update"),
    expert: () => say`Observed-remove: a removal covers the tags that it has observed, no others.`,
  },
  merge: {
    plain: () => say`The data types can put both together without choosing.`,
    expert: () => say`The join of the two states is their least upper bound.`,
  },
  "first-in-order": {
    plain: (one, scene) => {
      const sides = sidesOf(one.note, scene);
      const order = orderOf(sides, scene);
      const names = [sides.winner, sides.loser].map((side) => (side ? nodeOf(side, scene) : ""));
      const [first = "", second = ""] = names;
      const why = order === null ? [] : whyFirst(order, first, second);
      return say`All nodes put the write-sets in one order${unseenRule(sides.knows)}. ${why}`;
    },
    expert: (one, scene) => {
      const sides = sidesOf(one.note, scene);
      const [first, second] = orderOf(sides, scene)?.sequences ?? [];
      return first === undefined || second === undefined
        ? say`First committer wins on ${sides.what}.`
        : say`Certification: ${sides.what} was written at number
            ${first}${newerThanSeen(sides.knows)}, so number ${second} fails.`;
    },
  },
  shadowed: {
    plain: ({ note, knowing }, scene) =>
      note.marginUs === 0
        ? say`Later times win, and both have the same time, so the order of the node names decides.`
        : say`The later clock time wins. What is stored is ${ms(note.marginUs)} later by its
            clock${writtenBefore(earlierOf(knowing), scene)}.`,
    expert: ({ note }) =>
      say`The stored stamp is ${ms(note.marginUs)} larger; to stay, the write’s own clock had to
        read ${ms(note.neededUs)}.`,
  },
  discarded: {
    plain: (_one, { here }) =>
      say`There can be only one history. ${here} follows the new primary, which never got this.`,
    expert: (_one, { here }) =>
      say`${here} truncates its log to what it has in common with the new primary’s.`,
  },
  preempted: {
    plain: (_one, { here }) =>
      say`A proposal needs the promise of more than half, and a promise goes to the highest number.
        ${here} no longer has the highest.`,
    expert: ({ note }, scene) =>
      say`Ballots are ordered by round, then by node:
        ${ballotText(note.by, scene)}\u00a0>\u00a0${ballotText(note.ballot, scene)}.`,
  },
  adopted: {
    plain: () =>
      say`What may be decided already must not change. So a new proposer goes on with the newest
        value that its voters have accepted.`,
    expert: ({ note }, scene) =>
      say`The promises name a value of ballot ${ballotText(note.earlier, scene)} for slot
        ${note.slot}; ballot ${ballotText(note.ballot, scene)} must propose that value.`,
  },
  refused: {
    plain: (one, scene) => say`${capital(refusals[one.code])}.${unreachable(one, scene)}`,
    expert: (one, scene) =>
      say`Error ${one.code}: ${refusals[one.code]}.${unreachable(one, scene)}`,
  },
  unanswered: {
    plain: (one, scene) =>
      scene.event.kind === "crash"
        ? say`${scene.here} crashed before it could answer.${unreachable(one, scene)}`
        : say`The answer did not come before the client lost its
            patience.${unreachable(one, scene)}`,
    expert: (one, scene) =>
      say`No reply within ${ms((one.request.doneUs ?? one.request.atUs) - one.request.atUs)}: the
        request may have happened, or may still happen.${unreachable(one, scene)}`,
  },
};

const outcome: Told<[Resolution, Scene]> = {
  plain: (one, scene) => outcomeOf(one, scene, whose),
  expert: (one, scene) => outcomeOf(one, scene, which),
};

function outcomeOf(one: Resolution, scene: Scene, tell: typeof whose): Sentence {
  const kept = list(one.writers.filter(({ isLost }) => !isLost).map((each) => tell(each, scene)));
  const lost = one.writers.filter(({ isLost }) => isLost);
  const gone = list(lost.map((each) => tell(each, scene)));
  const fate = fateOfLosers(one, scene);
  switch (one.rule) {
    case "later-stamp":
    case "tie-by-node":
    case "shadowed":
    case "arrival":
    case "user-edited":
      return say`${capital(kept)} stays.${fate === null ? "" : say` ${fateWords(fate, gone)}`}`;
    case "first-in-order":
      return say`${capital(kept)} stays. ${capital(gone)} is undone everywhere, and its client is
        told.`;
    case "siblings":
    case "different-fields":
    case "sum-of-changes":
    case "merge":
      return say`Kept: ${kept}. Nothing is lost.`;
    case "add-wins":
      return say`${capital(kept)} stays.${fate === null ? "" : say` ${fateWords(fate, gone)}`}`;
    case "discarded":
      return fate === null ? [] : fateWords(fate, gone);
    case "preempted":
      return say`${scene.here} waits a random time and tries again. Nothing is lost.`;
    case "adopted":
      return say`${capital(kept)} keeps its place; what ${scene.here} wanted itself comes after
        it.`;
    case "refused":
      return say`${capital(kept)} has not happened and never will.`;
    case "unanswered":
      return say`${capital(kept)} may have happened: the client cannot know.`;
  }
}

const faultWords: Readonly<Record<Fault, string>> = {
  partition: "the split",
  cut: "the cut",
  crash: "the crash",
};

export const why: WhyWords = {
  headings: {
    who: "Who wrote what",
    knew: "Did they know?",
    rule: "The rule",
    outcome: "The outcome",
    counterfactual: "What would have changed it",
  },
  wrote,
  write: {
    plain: (one, scene) => say`${whose(one, scene)}`,
    expert: (one, scene) => say`${which(one, scene)}`,
  },
  knew,
  rules,
  wholeRows: same(({ winner, loser, won, gone }, scene) => {
    const [stays, goes] = [nodeOf(winner, scene), possessive(nodeOf(loser, scene))];
    return say`Here whole rows compete: ${stays} wrote only ${list(won)}, but its row does not have
      ${goes} ${list(gone)}, and it stands in place of ${goes} row.`;
  }),
  outcome,
  counterfactual: {
    clock: same(({ node, byUs, direction, isRight, winner }, scene) => {
      const clock = `${possessive(scene.name(node))} clock had been`;
      const [behind, ahead] = isRight ? ["behind", "ahead"] : ["further behind", "further ahead"];
      return say`If ${clock} ${ms(byUs)} ${direction === "slower" ? behind : ahead},
        ${nodeOf(winner, scene)} would have won.`;
    }),
    later: same(({ request, other, then, claim }, scene) => {
      const who = scene.name(request.node);
      const seen = wouldHaveSeen(claim, whose(other, scene));
      const by = ms(claim.byUs);
      if (then === "passes")
        return say`Had ${who} been asked ${by} later, ${seen} and built on it.`;
      const end = then === "no-conflict" ? "no conflict" : "one after the other";
      return say`Had ${who} written ${by} later, ${seen}: ${end}.`;
    }),
    "without-fault": same(({ faults, okAfterUs }) => {
      const without = `Without ${list(faults.map((fault) => faultWords[fault]))}`;
      return okAfterUs === null
        ? say`${without} nothing would have been given up.`
        : say`${without} it would have had its OK
            ${okAfterUs === 0 ? "at once" : `after ${ms(okAfterUs)}`}.`;
    }),
  },
};
