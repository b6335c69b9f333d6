// A conflict in English, always in one pattern: who wrote what, did they know, by which rule, who
// wins.
import { type ConflictKind, isPeaceful } from "../sim/note.ts";
import { ms, possessive, reading, requestOf, stamp, value } from "./enWords.ts";
import { apartUs, isInsertion, sidesOf } from "./parts.ts";
import type { Reach } from "./reach.ts";
import type { Writer } from "./resolution.ts";
import { type Part, type Sentence, say, strong, struck, trouble } from "./sentence.ts";
import type { NoteOf, Scene, Told } from "./told.ts";
import { vectorText } from "./words.ts";

type Conflict = NoteOf<"conflict">;

const kinds: Readonly<Record<ConflictKind, string>> = {
  "update-update": "Conflict",
  "insert-insert": "Insert conflict",
  "delete-update": "Delete against update",
  "delete-insert": "Delete against insert",
  "delete-delete": "Both deleted",
};

/** Where nothing is lost, "conflict" would be too strong a word. */
const peacefulKinds = {
  "update-update": "Concurrent changes",
  "insert-insert": "Concurrent inserts",
} as const;

/** What both sides survive is no trouble. */
const heading = ({ conflict, rule }: Conflict, { here }: Scene): Part =>
  isPeaceful(rule)
    ? strong(`${{ ...kinds, ...peacefulKinds }[conflict]} at ${here}, no conflict.`)
    : trouble(`${kinds[conflict]} at ${here}.`);

export const conflict: Told<[Conflict, Scene]> = {
  plain: (note, scene) => {
    const { first, second, what } = sidesOf(note, scene);
    if (first === undefined) return [];
    const unseen =
      second === undefined
        ? say`.`
        : say` without having seen ${rival(second, scene)}${distance(first, second)}.`;
    return say`${heading(note, scene)}
      ${act(first, what, scene)}${unseen} ${plainRule(note, scene)}`;
  },
  expert: (note, scene) => {
    const { first, second, what } = sidesOf(note, scene);
    if (first === undefined) return [];
    const against =
      second === undefined
        ? say`.`
        : say`, concurrent with ${rival(second, scene)} (${details(first, second, scene)}).`;
    return say`${heading(note, scene)}
      ${act(first, what, scene)}${id(first)}${against} ${expertRule(note, scene)}`;
  },
};

const nameOf = ({ node }: Writer, { name }: Pick<Scene, "name">): string =>
  node === null ? "the start" : name(node);

const id = ({ request }: Writer): string => (request === null ? "" : ` (${request.id})`);

const shown = (writer: Writer): Sentence =>
  writer.isLost ? say`${struck(value(writer.value))}` : say`${value(writer.value)}`;

function act(writer: Writer, what: string, scene: Scene): Sentence {
  const name = writer.node === null ? "The start" : nameOf(writer, scene);
  if (writer.deleted) return say`${name} deleted ${what}`;
  return !writer.isOwn
    ? say`${name} ${isInsertion(writer) ? "inserted" : "changed"} ${writer.row ?? what}`
    : say`${name} wrote ${shown(writer)} to ${what}`;
}

/** "London’s 70", "London’s deletion". */
function rival(writer: Writer, scene: Scene): Sentence {
  const owner = writer.node === null ? "the" : possessive(nameOf(writer, scene));
  if (!writer.isOwn && !writer.deleted)
    return say`${owner} ${isInsertion(writer) ? "insertion" : "change"}`;
  return writer.deleted ? say`${owner} deletion` : say`${owner} ${shown(writer)}`;
}

/** How far apart the two writes were in true time. */
function distance(first: Writer, second: Writer): string {
  const apart = apartUs(first, second);
  if (apart === null) return "";
  if (apart === 0) return " (at the same moment)";
  return ` (${ms(Math.abs(apart))} ${apart < 0 ? "earlier" : "later"})`;
}

/** "r1, 1 ms earlier, message on its way until 101 ms" */
function details(first: Writer, second: Writer, scene: Scene): string {
  const apart = apartUs(first, second);
  if (first.request === null || second.request === null || apart === null) return "from the start";
  const when =
    apart === 0 ? "at once" : `${ms(Math.abs(apart))} ${apart < 0 ? "earlier" : "later"}`;
  const reach = scene.reach(second.request, first.request);
  return [second.request.id, when, ...newsOf(reach)].join(", ");
}

function newsOf(reach: Reach): readonly string[] {
  switch (reach.kind) {
    case "flying":
      return [`message on its way until ${ms(reach.arrivesUs)}`];
    case "held":
      return ["message held by a cut"];
    case "lost":
      return ["message lost"];
    case "down":
      return ["message not received"];
    default:
      return [];
  }
}

function plainRule(note: Conflict, scene: Scene): string {
  const { winner, loser } = sidesOf(note, scene);
  const name = winner === undefined ? "" : nameOf(winner, scene);
  switch (note.rule) {
    case "later-stamp":
      return winner?.stamp && loser?.stamp
        ? `${reading(winner.stamp)}\u00a0>\u00a0${reading(loser.stamp)}, so ${name} wins.`
        : `${name} has the later timestamp and wins.`;
    case "tie-by-node":
      return (
        `Both timestamps read ${winner?.stamp ? reading(winner.stamp) : "the same"}; ` +
        `the larger node name decides, so ${name} wins.`
      );
    case "arrival":
      return `What arrived last stays: ${name}.`;
    case "siblings":
      return "Both values stay side by side, until someone decides.";
    case "different-fields":
      return "They changed different fields, so both changes are kept.";
    case "sum-of-changes":
      return "Both changes of the number are added up; nothing is lost.";
    case "user-edited":
      return `The application’s rule decides: ${name} stays.`;
    case "add-wins":
      return "The removal had not seen the addition, so the item stays.";
    case "merge":
      return "The types merge both; nothing is lost.";
    case "first-in-order":
      return `${name} is first in the common order and stays; the other is undone.`;
  }
}

function expertRule(note: Conflict, scene: Scene): string {
  const { winner, loser } = sidesOf(note, scene);
  const which = winner?.request ? requestOf(winner.request.id, scene) : "the start";
  const vectors = vectorsOf(note, scene);
  switch (note.rule) {
    case "later-stamp":
      return winner?.stamp && loser?.stamp
        ? `Stamps: ${stamp(winner.stamp, scene)}\u00a0>\u00a0${stamp(loser.stamp, scene)}, ` +
            `so ${which} wins.`
        : `Later stamp: ${which} wins.`;
    case "tie-by-node":
      return winner?.stamp && loser?.stamp
        ? `Equal readings; by node id ${stamp(winner.stamp, scene)}\u00a0>\u00a0` +
            `${stamp(loser.stamp, scene)}, so ${which} wins.`
        : `Equal readings; the larger node id wins: ${which}.`;
    case "arrival":
      return `Last arrival overwrites: ${which}.`;
    case "siblings":
      return `${vectors}Both stay as siblings.`;
    case "different-fields":
      return `${vectors}Disjoint fields, merged.`;
    case "sum-of-changes":
      return `${vectors}Increments commute: both count.`;
    case "user-edited":
      return `${vectors}The application’s resolver keeps ${which}.`;
    case "add-wins":
      return `${vectors}The removal covers only what it had observed: add wins.`;
    case "merge":
      return `${vectors}The join of both states stands.`;
    case "first-in-order":
      return `First committer wins: ${which}${placeOf(winner, scene)} is certified, ${
        loser?.request ? requestOf(loser.request.id, scene) : "the other"
      }${placeOf(loser, scene)} fails.`;
  }
}

/** " (number 4)", its place in the order. */
function placeOf(writer: Writer | undefined, scene: Scene): string {
  const id = writer?.request?.id;
  const place = id === undefined ? null : scene.sequence(id);
  return place === null ? "" : ` (number ${place})`;
}

export function vectorsOf(note: Conflict, scene: Scene): string {
  const { first, second } = sidesOf(note, scene);
  if (first?.vector === undefined || second?.vector === undefined) return "";
  return (
    `${vectorText(first.vector, scene)} and ${vectorText(second.vector, scene)}: ` +
    "each has something that the other lacks, so neither came first. "
  );
}
