// What is worth telling when a row arrives: that it is newer, known, or that it and the stored one
// were written without knowing of each other, and what the resolver made of that.
import { survivors } from "../../data/crdt/mvRegister.ts";
import type { FieldValue, NodeId, RequestId, RowId } from "../../data/value.ts";
import { compareDots, coversDot, dotText, sameDot } from "../../data/versionVector.ts";
import { compareText } from "../../lib/record.ts";
import type { ConflictKind, ConflictRule, Contender, Note } from "../../sim/note.ts";
import { contentOf, dotsOfCell, mergeFields, type Resolver, winnerOf } from "./resolve.ts";
import {
  type Cell,
  distinct,
  type Entry,
  type Fields,
  isDeletion,
  isInsertion,
  type VersionedRow,
  valueOfCell,
} from "./row.ts";

/** A stored row, the row that arrived, and what both became. */
export interface Meeting {
  readonly row: RowId;
  readonly from: NodeId;
  readonly stored: VersionedRow | undefined;
  readonly arrived: VersionedRow;
  readonly merged: VersionedRow;
}

/**
 * The versions of the stored row that stay, and those that came to stand beside or in place of
 * them.
 */
function sidesOf(meeting: Meeting): readonly [readonly Entry[], readonly Entry[]] {
  const { stored, arrived, merged } = meeting;
  if (stored === undefined) return [[], merged.entries];
  const isStored = ({ dot }: Entry): boolean =>
    stored.entries.some((entry) => sameDot(entry.dot, dot));
  return [survivors(stored, arrived), merged.entries.filter((entry) => !isStored(entry))];
}

export function requestsOf(entries: readonly Entry[]): readonly RequestId[] {
  return distinct(entries.flatMap(({ content }) => content.request ?? []));
}

export function arrivalNotes(meeting: Meeting, resolver: Resolver): readonly Note[] {
  const { row, from, stored, arrived, merged } = meeting;
  const [kept, added] = sidesOf(meeting);
  if (added.length === 0) {
    const isKnown = arrived.entries.every(({ dot }) =>
      stored?.entries.some((entry) => sameDot(entry.dot, dot)),
    );
    const reason = isKnown ? "known" : "older";
    return [{ kind: "ignore", row, from, reason, requests: requestsOf(arrived.entries) }];
  }
  if (kept.length > 0) return conflictNotes(meeting, kept, added, resolver);
  const before = contentOf(stored, resolver).fields ?? {};
  const after = contentOf(merged, resolver).fields ?? {};
  const fields = Object.keys(after).filter(
    (name) => textOfDots(after[name]) !== textOfDots(before[name]),
  );
  return [{ kind: "apply", row, fields, from, requests: requestsOf(added) }];
}

function textOfDots(cells: readonly Cell[] | undefined): string {
  return (cells ?? []).flatMap(dotsOfCell).map(dotText).join();
}

function conflictNotes(
  meeting: Meeting,
  kept: readonly Entry[],
  added: readonly Entry[],
  resolver: Resolver,
): readonly Note[] {
  const both = [...kept, ...added].sort((a, b) => compareDots(a.dot, b.dot));
  const fields = contestedFields(kept, added);
  const conflict = kindOf(kept, added);
  const base = { kind: "conflict" as const, row: meeting.row, conflict };
  if (resolver === "lww") {
    const lost = lostNotes(meeting);
    return [{ ...base, fields: fields.all, ...decisionByClock(meeting, fields.all) }, ...lost];
  }
  const tell = (rule: ConflictRule, names: readonly string[]): Note => ({
    ...base,
    fields: names,
    rule,
    kept: both.map((entry) => contender(entry, names, kept.includes(entry) ? added : kept)),
    lost: [],
  });
  if (both.some(isDeletion)) {
    return [tell(conflict === "delete-delete" ? "merge" : "siblings", fields.all)];
  }
  if (resolver === "siblings") return [tell("siblings", fields.all)];
  const notes: Note[] = [];
  if (fields.summed.length > 0) notes.push(tell("sum-of-changes", fields.summed));
  if (fields.siblings.length > 0) notes.push(tell("siblings", fields.siblings));
  return notes.length > 0 ? notes : [tell("different-fields", fields.all)];
}

function kindOf(kept: readonly Entry[], added: readonly Entry[]): ConflictKind {
  const both = [...kept, ...added];
  if (both.every(isDeletion)) return "delete-delete";
  const inserts = both.filter(isInsertion);
  if (both.some(isDeletion)) return inserts.length > 0 ? "delete-insert" : "delete-update";
  return inserts.length === both.length ? "insert-insert" : "update-update";
}

interface Contested {
  /** Fields that one side or both changed without the other's knowledge. */
  readonly all: readonly string[];
  /** Fields that both changed: both values stand. */
  readonly siblings: readonly string[];
  /** Fields that both changed: the changes are added up. */
  readonly summed: readonly string[];
}

function contestedFields(kept: readonly Entry[], added: readonly Entry[]): Contested {
  const ours = liveFields(kept);
  const theirs = liveFields(added);
  const merged = liveFields([...kept, ...added]);
  const all: string[] = [];
  const siblings: string[] = [];
  const summed: string[] = [];
  for (const [name, cells] of Object.entries(merged)) {
    const [own, other] = [dotsOf(ours[name]), dotsOf(theirs[name])];
    const shown = [...dotsOf(cells)];
    const isOwn = shown.some((dot) => own.has(dot) && !other.has(dot));
    const isOther = shown.some((dot) => other.has(dot) && !own.has(dot));
    if (isOwn || isOther) all.push(name);
    if (isOwn && isOther) (cells.length > 1 ? siblings : summed).push(name);
  }
  return { all, siblings, summed };
}

function liveFields(entries: readonly Entry[]): Fields {
  const live = entries.filter((entry) => !isDeletion(entry));
  return live.length === 0 ? {} : mergeFields(live.map((entry) => entry.content));
}

function dotsOf(cells: readonly Cell[] | undefined): ReadonlySet<string> {
  return new Set((cells ?? []).flatMap(dotsOfCell).map(dotText));
}

/**
 * One version as a side of the conflict: its value is that of the first field that the rivals did
 * not know.
 */
export function contender(
  entry: Entry,
  names: readonly string[],
  rivals: readonly Entry[],
): Contender {
  const { vector, request, fields } = entry.content;
  const node = entry.dot.node === "" ? null : entry.dot.node;
  if (fields === null) return { request, node, value: null, deleted: true, vector };
  const isNews = (name: string): boolean => {
    const cells = fields[name] ?? [];
    return cells.flatMap(dotsOfCell).some((dot) => rivals.every((rival) => !knows(rival, dot)));
  };
  const name = names.find(isNews) ?? names[0];
  return { request, node, value: shown(fields, name), vector };
}

const knows = (entry: Entry, dot: Cell["dot"]): boolean => coversDot(entry.content.vector, dot);

function shown(fields: Fields, name: string | undefined): FieldValue {
  const [cell] = name === undefined ? [] : (fields[name] ?? []);
  return cell === undefined ? null : valueOfCell(cell);
}

function decisionByClock({ merged }: Meeting, names: readonly string[]) {
  const winner = winnerOf(merged) as Entry;
  const losers = merged.entries.filter((entry) => entry !== winner);
  const isTie = losers.some((entry) => entry.content.us === winner.content.us);
  const stamped = (entry: Entry, rivals: readonly Entry[]): Contender => ({
    ...contender(entry, names, rivals),
    stamp: { us: entry.content.us, node: entry.dot.node, count: entry.dot.count },
  });
  return {
    rule: isTie ? ("tie-by-node" as const) : ("later-stamp" as const),
    kept: [stamped(winner, losers)],
    lost: losers.map((entry) => stamped(entry, [winner])),
  };
}

interface Loss {
  readonly loser: Entry;
  readonly fields: { readonly field: string; readonly value: FieldValue }[];
}

/** The writes whose values the winning version neither shows nor has seen. */
function lossesOf(row: VersionedRow | undefined): ReadonlyMap<RequestId, Loss> {
  const losses = new Map<RequestId, Loss>();
  const winner = row === undefined ? undefined : winnerOf(row);
  if (row === undefined || winner === undefined) return losses;
  for (const loser of row.entries.filter((entry) => entry !== winner)) {
    const { request, fields } = loser.content;
    if (fields === null && request !== null) losses.set(request, { loser, fields: [] });
    for (const [field, cells] of Object.entries(fields ?? {})) {
      for (const cell of cells) {
        if (cell.request === null || knows(winner, cell.dot)) continue;
        const loss = losses.get(cell.request) ?? { loser, fields: [] };
        loss.fields.push({ field, value: valueOfCell(cell) });
        losses.set(cell.request, loss);
      }
    }
  }
  return losses;
}

/** What this meeting lost that was not lost before. */
function lostNotes({ row, stored, merged }: Meeting): readonly Note[] {
  const before = lossesOf(stored);
  const winner = winnerOf(merged) as Entry;
  return [...lossesOf(merged)]
    .filter(([request]) => !before.has(request))
    .map(([request, { loser, fields }]) => {
      const isLargerNode = compareText(loser.dot.node, winner.dot.node) > 0;
      const marginUs = winner.content.us - loser.content.us;
      const neededUs = winner.content.us + (isLargerNode ? 0 : 1);
      const to = winner.content.request;
      return { kind: "lost", request, row, fields, to, marginUs, neededUs };
    });
}
