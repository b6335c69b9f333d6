// Explanations in English: why something was decided as it was.

import type { Fault } from "./counterfactual.ts";
import { vectorsOf } from "./enConflict.ts";
import {
  capital,
  list,
  ms,
  operation,
  otherFates,
  possessive,
  refusals,
  requestOf,
  stamp,
  value,
} from "./enWords.ts";
import { fateOfLosers, sidesOf, writesIn } from "./parts.ts";
import type { Resolution, ResolutionBy, Writer } from "./resolution.ts";
import { type Sentence, say, struck, trouble } from "./sentence.ts";
import { type Scene, same, type Told } from "./told.ts";
import type { Decision, WhyWords } from "./why.ts";
import { ballotText, rowText } from "./words.ts";

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

/** What became of it where it was written: "so units became 80". */
function result(writer: Writer): Sentence {
  if (writer.row === null || writer.deleted || writer.fields.length !== 1) return [];
  if (!writer.isOwn) return [];
  const shown = value(writer.value);
  return say`; ${rowText(writer.row, writer.fields[0])} was then
    ${writer.isLost ? struck(shown) : shown}`;
}

const wrote: Told<[Writer, Scene]> = {
  plain: (writer, scene) =>
    writer.request === null
      ? say`${capital(whose(writer, scene))} was there before anybody wrote.`
      : say`At ${ms(writer.request.atUs)} ${nodeOf(writer, scene)} was asked:
          ${asked(writer)}${result(writer)}.`,
  expert: (writer, scene) => {
    if (writer.request === null) return say`${capital(whose(writer, scene))}: no request.`;
    const clock = writer.clockUs === null ? "" : `, own clock ${ms(writer.clockUs)}`;
    const stamped = writer.stamp === undefined ? "" : `, stamp ${stamp(writer.stamp, scene)}`;
    return say`${which(writer, scene)} at ${ms(writer.request.atUs)}${clock}${stamped}:
      ${asked(writer)}${result(writer)}.`;
  },
};

const reach: WhyWords["reach"] = {
  known: {
    plain: (_reach, of, by, scene) =>
      say`${nodeOf(by, scene)} could know of ${whose(of, scene)}: the news had arrived.`,
    expert: (_reach, of, by, scene) =>
      say`${which(of, scene)} lies in the causal past of ${which(by, scene)}.`,
  },
  flying: {
    plain: ({ arrivesUs }, of, by, scene) =>
      say`${nodeOf(by, scene)} could not know of ${whose(of, scene)}: the message was still on its
        way, until ${ms(arrivesUs)}.`,
    expert: ({ sentUs, arrivesUs }, of, by, scene) =>
      say`${which(of, scene)} was under way to ${nodeOf(by, scene)} from ${ms(sentUs)} to
        ${ms(arrivesUs)}, so ${which(by, scene)} did not know it.`,
  },
  held: same((held, of, by, scene) =>
    held.untilUs === null
      ? say`${nodeOf(by, scene)} could not know of ${whose(of, scene)}: the cut held the message
          back.`
      : say`${nodeOf(by, scene)} could not know of ${whose(of, scene)}: the cut held the message
          back until ${ms(held.untilUs)}.`,
  ),
  lost: same(
    (_reach, of, by, scene) =>
      say`${nodeOf(by, scene)} could not know of ${whose(of, scene)}: the message was lost.`,
  ),
  down: same(
    (_reach, of, by, scene) =>
      say`${nodeOf(by, scene)} could not know of ${whose(of, scene)}: it was down when the message
        came.`,
  ),
  unsent: same(
    (_reach, of, by, scene) =>
      say`${nodeOf(by, scene)} could not know of ${whose(of, scene)}: nothing of it had been sent
        there yet.`,
  ),
  later: same(
    (_reach, of, by, scene) => say`${capital(whose(of, scene))} came after ${whose(by, scene)}.`,
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
  return ` ${nodeOf(winner, scene)} has ${later}, ${nodeOf(loser, scene)} has ${earlier}.`;
}

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
  arrival: same(() => say`What arrives last overwrites what is there.`),
  siblings: {
    plain: () =>
      say`Neither had seen the other, so neither came first. Both are kept until somebody decides.`,
    expert: (one, scene) => say`${vectorsOf(one.note, scene)}Concurrent versions are siblings.`,
  },
  "different-fields": {
    plain: () => say`Neither had seen the other, but they changed different fields: both fit.`,
    expert: (one, scene) =>
      say`${vectorsOf(one.note, scene)}Concurrent versions are merged field by field.`,
  },
  "sum-of-changes": {
    plain: () => say`Of a number the changes count, not the results, so both can be added up.`,
    expert: (one, scene) =>
      say`${vectorsOf(one.note, scene)}Additions commute, so the merge adds up what each node
        has contributed.`,
  },
  "user-edited": {
    plain: () => say`A function of the application chooses between the two.`,
    expert: (one, scene) =>
      say`${vectorsOf(one.note, scene)}The resolver is the application’s own.`,
  },
  "add-wins": {
    plain: () => say`Who removes something removes only what he has seen. The new one he had not.`,
    expert: () => say`Observed-remove: a removal covers the tags that it has observed, no others.`,
  },
  merge: {
    plain: () => say`The data types can put both together without choosing.`,
    expert: () => say`The join of the two states is their least upper bound.`,
  },
  "first-in-order": {
    plain: () =>
      say`All nodes put the writes in the same order. Who changes a row that an earlier one has
        changed, without having seen it, must step back.`,
    expert: (one, scene) => {
      const { winner, loser, what } = sidesOf(one.note, scene);
      const places = [winner, loser].map((writer) =>
        writer?.request ? scene.sequence(writer.request.id) : null,
      );
      return places.includes(null)
        ? say`First committer wins on ${what}.`
        : say`Certification: ${what} was written at number ${places[0] ?? 0}, after what the
            write-set at number ${places[1] ?? 0} had seen, so it fails.`;
    },
  },
  shadowed: {
    plain: ({ note }) =>
      note.marginUs === 0
        ? say`Later times win, and both have the same time, so the order of the node names decides.`
        : say`The later clock time wins. What is stored is ${ms(note.marginUs)} later by its clock,
            although it was written before.`,
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
      if (fate === null) return say`${capital(kept)} stays.`;
      return fate === "lost"
        ? say`${capital(kept)} stays. ${trouble("Lost:")} ${gone}, which had its OK.`
        : say`${capital(kept)} stays. Dropped: ${gone}; ${otherFates[fate]}.`;
    case "first-in-order":
      return say`${capital(kept)} stays. ${capital(gone)} is undone everywhere, and its client is
        told.`;
    case "siblings":
    case "different-fields":
    case "sum-of-changes":
    case "merge":
      return say`Kept: ${kept}. Nothing is lost.`;
    case "add-wins":
      return say`What was added stays, and the removal takes only what it had seen.`;
    case "discarded":
      return say`${trouble("Lost:")} ${gone}, which had its OK.`;
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
  reach,
  rules,
  outcome,
  counterfactual: {
    clock: same(
      ({ node, byUs, direction, winner }, scene) =>
        say`With ${possessive(scene.name(node))} clock ${ms(byUs)} ${direction}
          ${nodeOf(winner, scene)} would have won.`,
    ),
    later: same(({ request, byUs, other, then }, scene) => {
      const who = scene.name(request.node);
      const seen = `it would have seen ${whose(other, scene)}`;
      if (then === "passes") {
        return say`Had ${who} been asked ${ms(byUs)} later, ${seen} and built on it.`;
      }
      const end = then === "no-conflict" ? "no conflict" : "one after the other";
      return say`Had ${who} written ${ms(byUs)} later, ${seen}: ${end}.`;
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
