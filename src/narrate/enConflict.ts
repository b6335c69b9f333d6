// A conflict in English, always in one pattern: who wrote what, did they know, by which rule, who
// wins.
import { type ConflictKind, isPeaceful } from "../sim/note.ts";
import type { Knowledge } from "./claims.ts";
import { expertKnowing, fateWords, firstInOrder, heading, knowing, removal } from "./enCausal.ts";
import { ms, possessive, quoted, requestOf, stamp } from "./enWords.ts";
import {
  apartUs,
  fieldOf,
  isInsertion,
  lossOf,
  orderOf,
  type Sides,
  sidesOf,
  unseenBy,
  wroteAll,
} from "./parts.ts";
import type { Writer } from "./resolution.ts";
import { type Sentence, say, struck, textOf } from "./sentence.ts";
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

/** What both sides survive is no trouble. */
function headingOf(note: Conflict, { bond, loser }: Sides, scene: Scene): Sentence {
  const isPeace = isPeaceful(note.rule) && lossOf(loser, note, scene) === null;
  return heading(note.conflict, kinds[note.conflict], bond, scene.here, isPeace);
}

export const conflict: Told<[Conflict, Scene]> = {
  plain: (note, scene) => {
    const sides = sidesOf(note, scene);
    const { first, second, what, knows } = sides;
    if (first === undefined) return [];
    const rival = second && say`${rivalOf(second, scene)}${distance(first, second, note)}`;
    const order = note.rule === "first-in-order" ? firstInOrder(orderOf(sides, scene), knows) : [];
    return say`${headingOf(note, sides, scene)}
      ${act(first, what, scene)}${rival ? knowing(knows, rival) : ""}${order}.
      ${plainRule(note, sides, scene)}${quietLoss(note, sides, scene)}`;
  },
  expert: (note, scene) => {
    const sides = sidesOf(note, scene);
    const { first, second, what, knows, bond } = sides;
    if (first === undefined) return [];
    const rival = second && say`${rivalOf(second, scene)} (${details(first, second, knows)})`;
    return say`${headingOf(note, sides, scene)}
      ${act(first, what, scene)}${id(first)}${rival ? expertKnowing(knows, bond, rival) : ""}.
      ${expertRule(note, sides, scene)}${quietLoss(note, sides, scene)}`;
  },
};

/** A loss that no note of its own tells: an addition wins, and the deletion is gone. */
function quietLoss(note: Conflict, { loser }: Sides, scene: Scene): Sentence {
  const fate = note.rule === "add-wins" ? lossOf(loser, note, scene) : null;
  if (fate === null || loser === undefined) return [];
  return say` ${fateWords(fate, textOf(rivalOf(loser, scene)))}`;
}

const nameOf = ({ node }: Writer, { name }: Pick<Scene, "name">): string =>
  node === null ? "the start" : name(node);

const id = ({ request }: Writer): string => (request === null ? "" : ` (${request.id})`);

const shown = (writer: Writer): Sentence =>
  writer.isLost ? say`${struck(quoted(writer.value))}` : say`${quoted(writer.value)}`;

function act(writer: Writer, what: string, scene: Scene): Sentence {
  const name = writer.node === null ? "The start" : nameOf(writer, scene);
  if (writer.deleted) return say`${name} deleted ${what}`;
  return !writer.isOwn
    ? say`${name} ${isInsertion(writer) ? "inserted" : "changed"} ${writer.row ?? what}`
    : say`${name} wrote ${named(writer)}${shown(writer)} to ${what}`;
}

/** Where whole rows compete, which field it wrote: "phone = ". */
function named(writer: Writer): string {
  const field = fieldOf(writer);
  return field === null ? "" : `${field} = `;
}

/** "London’s 70", "London’s deletion". */
function rivalOf(writer: Writer, scene: Scene): Sentence {
  const owner = writer.node === null ? "the" : possessive(nameOf(writer, scene));
  if (!writer.isOwn && !writer.deleted)
    return say`${owner} ${isInsertion(writer) ? "insertion" : "change"}`;
  return writer.deleted ? say`${owner} deletion` : say`${owner} ${shown(writer)}`;
}

/** How far apart the two writes were in true time; in an order of all that decides nothing. */
function distance(first: Writer, second: Writer, { rule }: Conflict): string {
  const apart = apartUs(first, second);
  if (apart === null || rule === "first-in-order") return "";
  return ` (${when(apart)})`;
}

const when = (apart: number): string =>
  apart === 0 ? "at the same moment" : `${ms(Math.abs(apart))} ${apart < 0 ? "earlier" : "later"}`;

/** "r1, 1 ms earlier, message on its way until 101 ms" */
function details(first: Writer, second: Writer, knows: Knowledge | null): string {
  const apart = apartUs(first, second);
  if (second.request === null || apart === null) return "from the start";
  return [second.request.id, when(apart), ...newsOf(knows)].join(", ");
}

function newsOf(knows: Knowledge | null): readonly string[] {
  if (knows?.claim !== "not-seen") return [];
  const { news } = knows;
  switch (news.kind) {
    case "flying":
      return [`message on its way until ${ms(news.arrivesUs)}`];
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

/** "London’s row": a whole row, one value, or all that a write has changed. */
function prize(winner: Writer, { fields }: Conflict, scene: Scene): string {
  const owner = possessive(nameOf(winner, scene));
  if (winner.deleted) return `${owner} deletion`;
  if (!wroteAll(winner, fields)) return `${owner} row`;
  return `${owner} ${fields.length === 1 ? "value" : "write"}`;
}

function byStamps(note: Conflict, { winner, loser, bond }: Sides, scene: Scene): Sentence {
  if (winner === undefined) return [];
  const [what, name] = [prize(winner, note, scene), possessive(nameOf(winner, scene))];
  if (!winner.stamp || !loser?.stamp) return say`${name} timestamp is later, so ${what} wins.`;
  const [later, earlier] = [ms(winner.stamp.us), ms(loser.stamp.us)];
  const other = possessive(nameOf(loser, scene));
  return bond.kind === "overruled"
    ? say`By the clocks ${name} is later all the same: its timestamp is ${later},
        ${other} is ${earlier}. So ${what} wins.`
    : say`${name} timestamp (${later}) is later than ${other} (${earlier}), so ${what} wins.`;
}

function plainRule(note: Conflict, sides: Sides, scene: Scene): Sentence {
  const { winner, loser } = sides;
  const name = winner === undefined ? "" : nameOf(winner, scene);
  switch (note.rule) {
    case "later-stamp":
      return byStamps(note, sides, scene);
    case "tie-by-node": {
      const time = winner?.stamp ? ` read ${ms(winner.stamp.us)}` : " read the same";
      return say`Both timestamps${time}; between equals the larger node name decides:
        ${name} wins.`;
    }
    case "arrival":
      return say`The last to come stays: ${name}.`;
    case "siblings":
      return say`Both values stay side by side, until someone decides.`;
    case "different-fields":
      return say`They changed different fields, so both changes are kept.`;
    case "sum-of-changes":
      return say`Both changes of the number are added up; nothing is lost.`;
    case "user-edited":
      return say`The application’s rule decides: ${name} stays.`;
    case "add-wins":
      return removal(unseenBy(sides), note.conflict !== "update-update");
    case "merge":
      return say`The types merge both; nothing is lost.`;
    case "first-in-order":
      return loser === undefined
        ? []
        : say`${possessive(nameOf(loser, scene))} ${loser.deleted ? "deletion" : "change"} is
            undone.`;
  }
}

function expertRule(note: Conflict, sides: Sides, scene: Scene): Sentence {
  const { winner, loser } = sides;
  const which = winner?.request ? requestOf(winner.request.id, scene) : "the start";
  const vectors = vectorsOf(sides, scene);
  switch (note.rule) {
    case "later-stamp":
      return winner?.stamp && loser?.stamp
        ? say`Stamps: ${stamp(winner.stamp, scene)}\u00a0>\u00a0${stamp(loser.stamp, scene)},
            so ${which} wins.`
        : say`Later stamp: ${which} wins.`;
    case "tie-by-node":
      return winner?.stamp && loser?.stamp
        ? say`Equal readings; by node id ${stamp(winner.stamp, scene)}\u00a0>\u00a0${stamp(
            loser.stamp,
            scene,
          )}, so ${which} wins.`
        : say`Equal readings; the larger node id wins: ${which}.`;
    case "arrival":
      return say`The last to come overwrites: ${which}.`;
    case "siblings":
      return say`${vectors}Both stay as siblings.`;
    case "different-fields":
      return say`${vectors}Disjoint fields, merged.`;
    case "sum-of-changes":
      return say`${vectors}Increments commute: both count.`;
    case "user-edited":
      return say`${vectors}The application’s resolver keeps ${which}.`;
    case "add-wins":
      return say`${vectors}The removal covers only the tags that its node showed: add wins.`;
    case "merge":
      return say`${vectors}The join of both states stands.`;
    case "first-in-order":
      return say`First committer wins: ${which}${placeOf(winner, scene)} is certified, ${
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

export function vectorsOf({ first, second }: Sides, scene: Scene): string {
  if (first?.vector === undefined || second?.vector === undefined) return "";
  return (
    `${vectorText(first.vector, scene)} and ${vectorText(second.vector, scene)}: ` +
    "each has an entry that is larger. "
  );
}
