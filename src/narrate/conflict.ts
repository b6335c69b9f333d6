// A conflict in English, always in one pattern: who wrote what, did they know, by which rule, who
// wins, what is lost.
import type { ConflictKind, Contender } from "../sim/note.ts";
import type { NoteOf, Scene } from "./catalogue.ts";
import { type Part, plain, type Sentence, struck, trouble } from "./sentence.ts";
import { milliseconds, possessive, stampText, valueText, vectorText } from "./words.ts";

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

/** Who wrote a side of the conflict; null: it was there at the start, or is a merged value. */
function writerOf({ node, request }: Contender, scene: Scene): string | null {
  const where = node ?? (request === null ? undefined : scene.request(request)?.node);
  return where === undefined ? null : scene.name(where);
}

function contenderName(contender: Contender, scene: Scene): string {
  return writerOf(contender, scene) ?? "The start";
}

function writtenAt({ request }: Contender, scene: Scene): number | null {
  return request === null ? null : (scene.request(request)?.atUs ?? null);
}

function shownValue({ value }: Contender, isLost: boolean): Part {
  return isLost ? struck(valueText(value)) : plain(valueText(value));
}

function whoWroteWhat(note: Conflict, scene: Scene): readonly Part[] {
  const [first, second] = [...note.kept, ...note.lost];
  if (first === undefined) return [];
  // Where whole rows compete, each side wrote its own fields: only a single field is named.
  const what = note.fields.length === 1 ? `${note.row} ${note.fields[0]}` : note.row;
  const name = contenderName(first, scene);
  const intro = first.deleted
    ? [plain(`${name} deleted ${what}`)]
    : [plain(`${name} wrote `), shownValue(first, note.lost.includes(first)), plain(` to ${what}`)];
  if (second === undefined) return [...intro, plain(".")];
  return [
    ...intro,
    plain(" without having seen "),
    ...rival(second, note.lost.includes(second), scene),
    plain(`${distance(first, second, scene)}.`),
  ];
}

/** "London’s 70", "London’s deletion". */
function rival(contender: Contender, isLost: boolean, scene: Scene): readonly Part[] {
  const writer = writerOf(contender, scene);
  const owner = writer === null ? "the " : `${possessive(writer)} `;
  if (contender.deleted) return [plain(`${owner}deletion`)];
  return [plain(owner), shownValue(contender, isLost)];
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
