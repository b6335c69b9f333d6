// What every language takes out of an event in the same way before it says it.

import type { Fate } from "../checks/lostWrites.ts";
import { isWrite, type Operation } from "../data/operation.ts";
import type { NodeId } from "../data/value.ts";
import type { Ballot } from "../sim/note.ts";
import type { RequestRecord } from "../sim/trace.ts";
import type { Claim, ClaimOf, Knowledge } from "./claims.ts";
import { type Knowing, type Resolution, rivalsOf, type Writer, writersOf } from "./resolution.ts";
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

type LostField = NoteOf<"lost">["fields"][number];

/** What became of a write that its note drops: the worst of it, and the fields that share it. */
export function droppedIn(
  { request, row, fields }: NoteOf<"lost">,
  scene: Pick<Scene, "fate">,
): { readonly fate: ClaimOf<Fate>; readonly fields: readonly LostField[] } {
  const name = ({ field }: LostField): string | null => (field === "" ? null : field);
  const fateOf = (some: readonly LostField[]): ClaimOf<Fate> =>
    some.length === 0 ? scene.fate(request, row) : scene.fate(request, row, some.map(name));
  const worst = fateOf(fields);
  const alike = fields.filter((one) => fateOf([one]).claim === worst.claim);
  return { fate: fateOf(alike), fields: alike };
}

/** How many requests of one node a list names. */
export interface OfOneWriter {
  /** The first of them; undefined: the start. */
  readonly request: RequestRecord | undefined;
  readonly count: number;
  readonly isRead: boolean;
  /** Of the node at which the event happened. */
  readonly isOwn: boolean;
}

/** The requests, each once, those of one node together, reads apart from writes. */
export function byWriter(
  ids: readonly string[],
  scene: Pick<Scene, "request" | "event">,
): readonly OfOneWriter[] {
  const groups = new Map<string, OfOneWriter>();
  for (const id of new Set(ids)) {
    const request = scene.request(id);
    const isRead = request !== undefined && writesIn(request).length === 0;
    const key = `${request?.node} ${isRead}`;
    const isOwn = request !== undefined && request.node === scene.event.node;
    const count = (groups.get(key)?.count ?? 0) + 1;
    groups.set(key, { request: groups.get(key)?.request ?? request, count, isRead, isOwn });
  }
  return [...groups.values()];
}

/** How much later the second of two was written than the first; null where one has no time. */
export function apartUs(first: Writer, second: Writer): number | null {
  if (first.request === null || second.request === null) return null;
  return second.request.atUs - first.request.atUs;
}

/** The two sides of a conflict that are told, and what they knew of each other. */
export interface Sides {
  /** Of whom is told first, what it knew of the second. */
  readonly first: Writer | undefined;
  readonly second: Writer | undefined;
  readonly winner: Writer | undefined;
  readonly loser: Writer | undefined;
  readonly what: string;
  /** What the first knew of the second; null where that cannot be said. */
  readonly knows: Knowledge | null;
  readonly bond: Bond;
}

/** How the two sides of a conflict stand to each other. */
export type Bond =
  | { readonly kind: "concurrent"; readonly claims: readonly Claim[]; readonly known: Knowledge }
  /** Neither had seen the other, though one had heard of the other. */
  | { readonly kind: "unseen"; readonly claims: readonly Claim[]; readonly known: Knowledge }
  /** The one that loses had seen the one that wins. */
  | { readonly kind: "overruled"; readonly claims: readonly [Knowledge] }
  /** One had seen the other, and wins or stands beside it. */
  | { readonly kind: "ordered"; readonly claims: readonly [Knowledge] }
  /** One of them was there from the start. */
  | { readonly kind: "none"; readonly claims: readonly [] };

/** What a removal or a deletion knew of what it stands against. */
export function unseenBy({ first, second, knows, bond }: Sides): Knowledge | null {
  if (first?.deleted) return knows;
  return second?.deleted && "known" in bond ? bond.known : null;
}

/** The place of the winner before the loser's in an order that all share. */
export function orderOf({ winner, loser }: Sides, scene: Scene): ClaimOf<"in-order"> | null {
  return winner?.request && loser?.request
    ? scene.order(winner.request.id, loser.request.id)
    : null;
}

/** What became of the losing side, where it had its OK and is lost in the end. */
export function lossOf(
  loser: Writer | undefined,
  { row }: NoteOf<"conflict">,
  scene: Scene,
): ClaimOf<Fate> | null {
  if (loser?.request?.outcome !== "ok") return null;
  const fate = scene.fate(loser.request.id, row);
  return fate.claim === "lost" ? fate : null;
}

type SidesScene = Pick<Scene, "request" | "clockOf" | "knowledge" | "concurrence">;

export function sidesOf(note: NoteOf<"conflict">, scene: SidesScene): Sides {
  const writers = writersOf(note, scene);
  const [a, b] = rivalsOf(
    writers,
    note.rule,
    (by, of) => scene.knowledge(by, of, note.row)?.claim === "seen",
  );
  const [first, second] = inOrder(a, b, note, scene);
  // Where whole rows compete, each side wrote its own fields: only a single field is named.
  const what = rowText(note.row, note.fields.length === 1 ? note.fields[0] : undefined);
  const winner = [a, b].find((one) => one?.isLost === false);
  const loser = [a, b].find((one) => one?.isLost);
  const knows = knowledgeBetween(first, second, note, scene);
  const bond = bondOf(first, second, note, scene);
  return { first, second, winner, loser, what, knows, bond };
}

function knowledgeBetween(
  by: Writer | undefined,
  of: Writer | undefined,
  { row }: NoteOf<"conflict">,
  { knowledge }: SidesScene,
): Knowledge | null {
  if (by?.request == null || of?.request == null) return null;
  return knowledge(by.request.id, of.request.id, row);
}

function bondOf(
  first: Writer | undefined,
  second: Writer | undefined,
  note: NoteOf<"conflict">,
  scene: SidesScene,
): Bond {
  const knows = knowledgeBetween(first, second, note, scene);
  const known = knowledgeBetween(second, first, note, scene);
  if (knows === null || known === null) return { kind: "none", claims: [] };
  // Who had seen the other is told first.
  if (knows.claim === "seen") {
    return { kind: first?.isLost ? "overruled" : "ordered", claims: [knows] };
  }
  const concurrent = scene.concurrence(knows.by, knows.of, note.row);
  return concurrent === null
    ? { kind: "unseen", claims: [knows, known], known }
    : { kind: "concurrent", claims: [knows, known, concurrent], known };
}

/**
 * Who had seen the other is told first; where neither had, the later of the two, for nobody can
 * have seen what was yet to be written. In an order that all nodes share the later one is who lost.
 */
function inOrder(
  a: Writer | undefined,
  b: Writer | undefined,
  note: NoteOf<"conflict">,
  scene: SidesScene,
): readonly [Writer | undefined, Writer | undefined] {
  if (a === undefined || b === undefined) return [a, b];
  if (note.rule === "first-in-order") return a.isLost ? [a, b] : [b, a];
  if (knowledgeBetween(a, b, note, scene)?.claim === "seen") return [a, b];
  if (knowledgeBetween(b, a, note, scene)?.claim === "seen") return [b, a];
  return (a.request?.atUs ?? 0) < (b.request?.atUs ?? 0) ? [b, a] : [a, b];
}

/** Whether a side wrote all the contested fields itself: else its whole row competes. */
export function wroteAll({ request, row }: Writer, fields: readonly string[]): boolean {
  if (request === null) return true;
  const own = request.operations.filter((one) => one.row === row && isWrite(one));
  return fields.every((field) =>
    own.some((one) => ("set" in one ? field in one.set : "field" in one && one.field === field)),
  );
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

/** The field of a row that competes as a whole from which the value of a side is; else null. */
export function fieldOf({ request, row, fields, value }: Writer): string | null {
  if (fields.length === 1) return null;
  const sets = request?.operations.flatMap((one) =>
    (one.verb === "update" || one.verb === "insert") && one.row === row
      ? Object.entries(one.set)
      : [],
  );
  return sets?.find(([, set]) => set === value)?.[0] ?? null;
}

/** Whether a side of a conflict inserted the row. */
export function isInsertion({ request, row }: Writer): boolean {
  return request?.operations.some((one) => one.verb === "insert" && one.row === row) === true;
}

/** What became of the losers whose clients had an OK, the worst of it; null where none had one. */
export function fateOfLosers({ writers, row }: Resolution, scene: Scene): ClaimOf<Fate> | null {
  const fates = writers.flatMap(({ isLost, request }) =>
    isLost && request?.outcome === "ok" ? [scene.fate(request.id, row)] : [],
  );
  const worst = (["lost", "open", "replaced", "idle", "kept"] as const).find((fate) =>
    fates.some(({ claim }) => claim === fate),
  );
  return fates.find(({ claim }) => claim === worst) ?? null;
}

/** What the one that loses knew of the one that was carried out first and wins. */
export function earlierOf(knowing: readonly Knowing[]): Knowledge | null {
  const found = knowing.find(({ of, by }) => by.isLost && !of.isLost);
  if (found === undefined) return null;
  const { knowledge } = found;
  const isLater = knowledge.claim === "not-seen" && knowledge.news.kind === "later";
  return isLater ? null : knowledge;
}

/** What the one that is shadowed knew of the one that stands in its place. */
export function knewOf({ request, to, row }: NoteOf<"lost">, scene: Scene): Knowledge | null {
  return to === null ? null : scene.knowledge(request, to, row);
}

/** What a transaction that failed its certification had not seen. */
export function unseenIn({ request, against, row }: NoteOf<"certify">, scene: Scene) {
  return against === null || row === null ? null : scene.knowledge(request, against, row);
}

/** What an arriving change overwrote that its writers had not seen. */
export function overwrittenBy({ row, requests }: NoteOf<"apply">, scene: Scene) {
  return requests.flatMap((request) => scene.overwritten(row, request));
}
