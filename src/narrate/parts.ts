// What every language takes out of an event in the same way before it says it.

import type { Fate } from "../checks/lostWrites.ts";
import { isWrite, type Operation } from "../data/operation.ts";
import type { NodeId } from "../data/value.ts";
import type { Ballot } from "../sim/note.ts";
import type { RequestRecord } from "../sim/trace.ts";
import { type Resolution, type Writer, writersOf } from "./resolution.ts";
import type { NoteOf, Scene } from "./told.ts";
import { rowText } from "./words.ts";

/** The groups of a partition, each as a list of names. */
export function groupsOf({ entry, names }: Scene): readonly string[] {
  return entry?.kind === "partition" ? entry.groups.map((group) => names(group)) : [];
}

/** The first link of an entry, and whether it stands for both directions. */
export function linksOf({ entry, name }: Scene): {
  readonly from: string;
  readonly to: string;
  readonly isBoth: boolean;
} {
  const ends = entry?.kind === "cut" || entry?.kind === "link" ? entry.links : [];
  const pairs = ends.map((link) => link.split(">") as [string, string]);
  const [from, to] = pairs[0] ?? ["", ""];
  const isBoth = pairs.some(([a, b]) => a === to && b === from);
  return { from: name(from), to: name(to), isBoth };
}

export function writesIn({ operations }: RequestRecord): readonly Operation[] {
  return operations.filter(isWrite);
}

/** What a field holds after a write, and the requests that it replaced there. */
export interface Held {
  readonly field: string;
  readonly value: NoteOf<"write">["written"][number]["value"];
  readonly over: readonly string[];
}

/** The fields that a note of a write names, without the row's existence. */
export function valuesOf({ written }: NoteOf<"write">): readonly Held[] {
  return written.flatMap(({ field, value, over }) =>
    field === null ? [] : [{ field, value, over }],
  );
}

/** How much later the second of two was written than the first; null where one has no time. */
export function apartUs(first: Writer, second: Writer): number | null {
  if (first.request === null || second.request === null) return null;
  return second.request.atUs - first.request.atUs;
}

/** The sides of a conflict that are told: the first two, who wins, and who loses. */
export function sidesOf(
  note: NoteOf<"conflict">,
  scene: Pick<Scene, "request" | "clockOf">,
): {
  readonly first: Writer | undefined;
  readonly second: Writer | undefined;
  readonly winner: Writer | undefined;
  readonly loser: Writer | undefined;
  readonly what: string;
} {
  const writers = writersOf(note, scene);
  const [first, second] = inOrder(writers);
  // Where whole rows compete, each side wrote its own fields: only a single field is named.
  const what = rowText(note.row, note.fields.length === 1 ? note.fields[0] : undefined);
  const winner = writers.find(({ isLost }) => !isLost);
  return { first, second, winner, loser: writers.find(({ isLost }) => isLost), what };
}

/** The later of two first: nobody can have seen what was yet to be written. */
function inOrder(writers: readonly Writer[]): readonly Writer[] {
  const [first, second] = writers;
  const [a, b] = [first?.request?.atUs ?? 0, second?.request?.atUs ?? 0];
  return first !== undefined && second !== undefined && a < b ? [second, first] : writers;
}

/** By how much a request changed one number, where that is all it did. */
export function amountIn(
  request: RequestRecord,
): { readonly by: number; readonly field: string } | null {
  const [operation, ...others] = writesIn(request);
  if (operation?.verb !== "increment" || others.length > 0) return null;
  return { by: Math.abs(operation.by), field: operation.field };
}

/** An amount that goes from one row to the same field of another. */
export interface Move {
  readonly by: number;
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** A transaction as people tell it: what it moves, what else it does, and on what conditions. */
export function workIn(operations: readonly Operation[]): {
  readonly moves: readonly Move[];
  readonly others: readonly Operation[];
  readonly conditions: readonly Condition[];
} {
  const conditions = operations.filter((one) => one.verb === "require");
  const others = operations.filter((one) => one.verb !== "require");
  const moves: Move[] = [];
  for (const taken of operations) {
    if (taken.verb !== "increment" || taken.by >= 0) continue;
    const given = others.find(
      (one) =>
        one.verb === "increment" &&
        one.by === -taken.by &&
        one.field === taken.field &&
        one.row !== taken.row,
    );
    if (given === undefined || !others.includes(taken)) continue;
    others.splice(others.indexOf(given), 1);
    others.splice(others.indexOf(taken), 1);
    moves.push({ by: -taken.by, field: taken.field, from: taken.row, to: given.row });
  }
  return { moves, others, conditions };
}

export type Condition = Extract<Operation, { readonly verb: "require" }>;

/**
 * Whether a write left just what its request set: a request that adds to a number does not say what
 * it comes to.
 */
export function isAsAsked({ operations }: RequestRecord): boolean {
  return writesIn({ operations } as RequestRecord).every(
    ({ verb }) => verb === "insert" || verb === "update" || verb === "delete",
  );
}

/** The notes of what an event carried out of a request. */
export function writeNotesOf({ event }: Scene, request: RequestRecord): readonly NoteOf<"write">[] {
  return event.notes.filter(
    (note) => note.kind === "write" && note.request === request.id,
  ) as readonly NoteOf<"write">[];
}

/** Whether two ballots have one number, so that the ids of their nodes decide. */
export const isTie = (a: Ballot, b: Ballot): boolean => a.round === b.round;

/** Those that have not answered, to whom something is sent again. */
export function silentIn({ event }: Scene): readonly NodeId[] {
  return [...new Set(event.notes.flatMap((note) => (note.kind === "resend" ? [note.to] : [])))];
}

/** Whether a note tells by itself what the end of a wait means. */
export const tellsTimer = ({ event }: Scene): boolean =>
  event.notes.some(({ kind }) => kind === "suspect" || kind === "view");

/** The ballot with which a node starts anew, where it promises it to itself. */
export function newBallotIn({ event }: Scene): Ballot | undefined {
  const note = event.notes.find((one) => one.kind === "promise" && one.to === event.node);
  return note?.kind === "promise" ? note.ballot : undefined;
}

/** Whether a side of a conflict inserted the row. */
export function isInsertion({ request, row }: Writer): boolean {
  return request?.operations.some((one) => one.verb === "insert" && one.row === row) === true;
}

/** What became of the losers whose clients had an OK, the worst of it; null where none had one. */
export function fateOfLosers({ writers, row }: Resolution, scene: Scene): Fate | null {
  const fates = writers.flatMap(({ isLost, request }) =>
    isLost && request?.outcome === "ok" ? [scene.fate(request.id, row)] : [],
  );
  return (
    (["lost", "open", "replaced", "idle", "kept"] as const).find((fate) => fates.includes(fate)) ??
    null
  );
}
