// What every language takes out of an event in the same way before it says it.

import type { Fate } from "../checks/lostWrites.ts";
import { isWrite, type Operation } from "../data/operation.ts";
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

/** The fields that a note of a write names, without the row's existence. */
export function valuesOf({ written }: NoteOf<"write">): readonly {
  readonly field: string;
  readonly value: NoteOf<"write">["written"][number]["value"];
  readonly over: readonly string[];
}[] {
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
    (["lost", "replaced", "idle", "kept"] as const).find((fate) => fates.includes(fate)) ?? null
  );
}
