// A conflict in English, always in one pattern: who wrote what, did they know, by which rule, who
// wins, what is lost.
import type { ConflictKind, Contender } from "../sim/note.ts";
import type { NoteOf, Scene } from "./catalogue.ts";
import { type Part, plain, type Sentence, struck, trouble } from "./sentence.ts";
import { milliseconds, stampText, valueText, vectorText } from "./words.ts";

type Conflict = NoteOf<"conflict">;

const kinds: Readonly<Record<ConflictKind, string>> = {
  "update-update": "Conflict",
  "insert-insert": "Insert conflict",
  "delete-update": "Delete against update",
  "delete-insert": "Delete against insert",
  "delete-delete": "Both deleted",
};

export function conflictSentence(note: Conflict, scene: Scene): Sentence {
  return [
    trouble(`${kinds[note.conflict]} at ${scene.here}.`),
    plain(" "),
    ...whoWroteWhat(note, scene),
    plain(` ${verdict(note, scene)}`),
  ];
}

function contenderName({ node }: Contender, scene: Scene): string {
  return node === null ? "The start" : scene.name(node);
}

function contenderValue(contender: Contender, isLost: boolean): Part {
  const text = contender.deleted ? "a deletion" : valueText(contender.value);
  return isLost ? struck(text) : plain(text);
}

function writtenAt({ request }: Contender, scene: Scene): number | null {
  return request === null ? null : (scene.request(request)?.atUs ?? null);
}

function whoWroteWhat(note: Conflict, scene: Scene): readonly Part[] {
  const [first, second] = [...note.kept, ...note.lost];
  if (first === undefined) return [];
  // Where whole rows compete, each side wrote its own fields: only a single field is named.
  const what = note.fields.length === 1 ? `${note.row} ${note.fields[0]}` : note.row;
  const intro = [
    plain(`${contenderName(first, scene)} wrote `),
    contenderValue(first, note.lost.includes(first)),
    plain(` to ${what}`),
  ];
  if (second === undefined) return [...intro, plain(".")];
  const owner = contenderName(second, scene);
  return [
    ...intro,
    plain(` without having seen ${owner}${owner.endsWith("s") ? "’" : "’s"} `),
    contenderValue(second, note.lost.includes(second)),
    plain(`${distance(first, second, scene)}.`),
  ];
}

/** How far apart the two writes were in true time. */
function distance(first: Contender, second: Contender, scene: Scene): string {
  const a = writtenAt(first, scene);
  const b = writtenAt(second, scene);
  if (a === null || b === null) return "";
  if (a === b) return " (at the same moment)";
  return ` (${milliseconds(Math.abs(a - b))} ${b < a ? "earlier" : "later"})`;
}

function verdict(note: Conflict, scene: Scene): string {
  const [winner] = note.kept;
  const [loser] = note.lost;
  const name = winner === undefined ? "" : contenderName(winner, scene);
  switch (note.rule) {
    case "later-stamp":
      return winner?.stamp && loser?.stamp
        ? `${stampText(winner.stamp)}\u00a0>\u00a0${stampText(loser.stamp)}, so ${name} wins.`
        : `${name} has the later timestamp and wins.`;
    case "tie-by-node":
      return (
        `Both timestamps read ${winner?.stamp ? stampText(winner.stamp) : "the same"}; ` +
        `the larger node name decides, so ${name} wins.`
      );
    case "arrival":
      return `What arrived last stays: ${name}.`;
    case "siblings":
      return `${vectors(note, scene)}Both values stay as siblings, until someone decides.`;
    case "different-fields":
      return `${vectors(note, scene)}They changed different fields, so both changes are kept.`;
    case "sum-of-changes":
      return "Both changes of the number are added up; nothing is lost.";
    case "user-edited":
      return `The application’s rule decides: ${name} stays.`;
    case "add-wins":
      return "The removal had not seen the addition, so the item stays.";
    case "merge":
      return "The types merge both; nothing is lost.";
    case "first-in-order":
      return `${name} is first in the common order and commits; the other is rolled back.`;
  }
}

function vectors(note: Conflict, scene: Scene): string {
  const [first, second] = [...note.kept, ...note.lost];
  if (first?.vector === undefined || second?.vector === undefined) return "";
  const name = (node: string): string => scene.name(node);
  return (
    `${vectorText(first.vector, name)} and ${vectorText(second.vector, name)}: ` +
    "each has something that the other lacks, so neither came first. "
  );
}
