// What is worth telling when a row's state arrives: that it is known, that it brought something,
// and where it met changes made here without knowledge of it, what the types made of both.
import type { GCounter } from "../../data/crdt/gCounter.ts";
import { compareStamps, type LwwRegister } from "../../data/crdt/lwwRegister.ts";
import { isVisible, type OrSet, type TaggedItem } from "../../data/crdt/orSet.ts";
import type { FieldValue, NodeId, RequestId, RowId } from "../../data/value.ts";
import { compareVectors, coversDot, sameDot } from "../../data/versionVector.ts";
import { compareText } from "../../lib/record.ts";
import type { ConflictKind, ConflictRule, Contender, Note } from "../../sim/note.ts";
import type { Assignment, FieldState } from "./field.ts";
import { valuesOf } from "./field.ts";
import { type CrdtRow, isDeletion, isInsertion, isPresence, vectorOf } from "./row.ts";

/** A stored row, the state that arrived, and what both became. */
export interface Meeting {
  readonly row: RowId;
  readonly from: NodeId;
  /** Whose write the message brings; null: a hand-over of rights. */
  readonly request: RequestId | null;
  readonly stored: CrdtRow | undefined;
  readonly arrived: CrdtRow;
  readonly merged: CrdtRow;
}

export function arrivalNotes(meeting: Meeting): readonly Note[] {
  const { row, from, request, stored, arrived, merged } = meeting;
  const requests = request === null ? [] : [request];
  if (merged === stored) {
    const isOld = compareVectors(vectorOf(arrived), vectorOf(stored)) === "before";
    return [{ kind: "ignore", row, from, reason: isOld ? "older" : "known", requests }];
  }
  const names = Object.keys(merged.fields);
  const conflicts = stored === undefined ? [] : conflictNotes(meeting, stored);
  const told = new Set(conflicts.flatMap((one) => (one.kind === "conflict" ? one.fields : [])));
  const fields = names.filter(
    (name) => merged.fields[name] !== stored?.fields[name] && !told.has(name),
  );
  if (conflicts.length > 0 && fields.length === 0) return conflicts;
  return [...conflicts, { kind: "apply", row, fields, from, requests }];
}

type Conflict = Note & { readonly kind: "conflict" };
type Loss = Note & { readonly kind: "lost" };

function conflictNotes(meeting: Meeting, stored: CrdtRow): readonly Note[] {
  const { row, arrived } = meeting;
  const [existence] = existenceConflict(row, stored, arrived);
  if (existence?.conflict === "insert-insert") return collisionNotes(existence, stored, arrived);
  const notes: Note[] = existence === undefined ? [] : [existence];
  for (const { name, rule, kept, lost } of contests(stored, arrived)) {
    const conflict: ConflictKind = "update-update";
    notes.push({ kind: "conflict", row, fields: [name], conflict, rule, kept, lost });
    if (lost.length > 0) notes.push(...lostNotes(row, name, kept, lost));
  }
  return notes;
}

/** Two inserts of one row meet once, in however many fields: one note, and one of each loss. */
function collisionNotes(existence: Conflict, stored: CrdtRow, arrived: CrdtRow): readonly Note[] {
  const { row } = existence;
  const losing = contests(stored, arrived).filter(({ lost }) => lost.length > 0);
  const [first] = losing;
  if (first === undefined) return [existence];
  const fields = losing.map(({ name }) => name);
  const kept = distinctWriters(losing.flatMap((one) => one.kept));
  const lost = distinctWriters(losing.flatMap((one) => one.lost));
  const losses = losing.flatMap((one) => lostNotes(row, one.name, one.kept, one.lost));
  return [{ ...existence, fields, rule: first.rule, kept, lost }, ...joinedLosses(losses)];
}

function distinctWriters(all: readonly Contender[]): readonly Contender[] {
  return all.filter((one, i) => all.findIndex(({ request }) => request === one.request) === i);
}

/** What one write lost to another in several fields, as one loss. */
function joinedLosses(losses: readonly Loss[]): readonly Loss[] {
  const joined = new Map<string, Loss>();
  for (const loss of losses) {
    const key = `${loss.request} ${loss.to}`;
    const fields = [...(joined.get(key)?.fields ?? []), ...loss.fields];
    joined.set(key, { ...(joined.get(key) ?? loss), fields });
  }
  return [...joined.values()];
}

interface Contest extends Sides {
  readonly name: string;
}

/** The fields in which each side has a change that the other's writer did not know. */
function contests(stored: CrdtRow, arrived: CrdtRow): readonly Contest[] {
  return Object.entries(stored.fields).flatMap(([name, ours]) => {
    const theirs = arrived.fields[name];
    if (theirs === undefined || ours === theirs) return [];
    const sides = sidesOf(ours, theirs, { stored, arrived });
    return sides === null ? [] : [{ name, ...sides }];
  });
}

interface Sides {
  readonly rule: ConflictRule;
  readonly kept: readonly Contender[];
  readonly lost: readonly Contender[];
}

interface Rows {
  readonly stored: CrdtRow;
  readonly arrived: CrdtRow;
}

/**
 * Both sides of a field where each has a change that the other's writer did not know; else null.
 */
function sidesOf(ours: FieldState, theirs: FieldState, rows: Rows): Sides | null {
  switch (ours.type) {
    case "lww-register":
      return registerSides(ours.state, theirs.state as typeof ours.state, rows);
    case "mv-register": {
      const news = (a: typeof ours.state, b: typeof ours.state) =>
        a.entries.filter(({ dot }) => !coversDot(b.context, dot)).map(({ content }) => content);
      const other = theirs.state as typeof ours.state;
      return both(
        "siblings",
        news(ours.state, other).map(writer),
        news(other, ours.state).map(writer),
      );
    }
    case "or-set":
      return setSides(ours.state, theirs.state as OrSet);
    default: {
      const [own, other] = [valuesOf(ours)[0] ?? null, valuesOf(theirs)[0] ?? null];
      const ahead = newShares(ours, theirs).map((share) => ({ ...share, value: own }));
      const behind = newShares(theirs, ours).map((share) => ({ ...share, value: other }));
      return both("sum-of-changes", ahead, behind);
    }
  }
}

function both(
  rule: ConflictRule,
  ours: readonly Contender[],
  theirs: readonly Contender[],
): Sides | null {
  if (ours.length === 0 || theirs.length === 0) return null;
  return { rule, kept: [...ours, ...theirs].sort(byNode), lost: [] };
}

const byNode = (a: Contender, b: Contender): number => compareText(a.node ?? "", b.node ?? "");

function writer({ request, dot, value }: Assignment): Contender {
  return { request, node: dot.node === "" ? null : dot.node, value };
}

function registerSides(
  ours: LwwRegister<Assignment>,
  theirs: LwwRegister<Assignment>,
  { stored, arrived }: Rows,
): Sides | null {
  if (sameDot(ours.content.dot, theirs.content.dot)) return null;
  const isOursKnown = coversDot(vectorOf(arrived), ours.content.dot);
  const areTheirsKnown = coversDot(vectorOf(stored), theirs.content.dot);
  if (isOursKnown || areTheirsKnown) return null;
  const isOurs = compareStamps(ours, theirs) > 0;
  const [winner, loser] = isOurs ? [ours, theirs] : [theirs, ours];
  const stamped = (register: LwwRegister<Assignment>): Contender => ({
    ...writer(register.content),
    stamp: { us: register.us, node: register.node, count: register.content.dot.count },
  });
  const rule = winner.us === loser.us ? "tie-by-node" : "later-stamp";
  return { rule, kept: [stamped(winner)], lost: [stamped(loser)] };
}

/**
 * An add and a removal of one item at once: the add's tag stays, and the removal took those that it
 * had seen.
 */
function setSides(ours: OrSet, theirs: OrSet): Sides | null {
  const adds = [...newAdds(ours, theirs), ...newAdds(theirs, ours)];
  const removals = [...newRemovals(ours, theirs), ...newRemovals(theirs, ours)];
  const met = adds.filter((add) => removals.some((removal) => removal.value === add.value));
  const isOneSided =
    newAdds(ours, theirs).length === 0
      ? newRemovals(ours, theirs).length === 0
      : newAdds(theirs, ours).length === 0 && newRemovals(theirs, ours).length === 0;
  if (met.length === 0 || isOneSided) return null;
  const against = removals.filter(({ value }) => met.some((add) => add.value === value));
  return { rule: "add-wins", kept: [...met, ...against], lost: [] };
}

function newAdds(own: OrSet, other: OrSet): readonly Contender[] {
  return Object.entries(own)
    .filter(([tag, item]) => other[tag] === undefined && isVisible(item))
    .map(([tag, { by, value }]) => ({ request: by, node: nodeOfTag(tag), value }));
}

function newRemovals(own: OrSet, other: OrSet): readonly Contender[] {
  return Object.entries(own).flatMap(([tag, item]) => {
    const known = other[tag]?.removedBy ?? [];
    const isNew = (request: RequestId): boolean => !known.includes(request);
    return item.removedBy.filter(isNew).map((request) => removal(request, item));
  });
}

function removal(request: RequestId, { value }: TaggedItem): Contender {
  return { request, node: null, value, deleted: true };
}

function nodeOfTag(tag: string): NodeId | null {
  const node = tag.slice(0, tag.lastIndexOf(":"));
  return node === "start" ? null : node;
}

/** The nodes whose additions one side knows further than the other, each with the last of them. */
function newShares(own: FieldState, other: FieldState): readonly Omit<Contender, "value">[] {
  const parts: [GCounter, GCounter][] = [];
  if (own.type === "g-counter") parts.push([own.state, other.state as GCounter]);
  if (own.type === "pn-counter") {
    const state = other.state as typeof own.state;
    parts.push([own.state.up, state.up], [own.state.down, state.down]);
  }
  if (own.type === "bounded-counter") {
    const state = other.state as typeof own.state;
    parts.push([own.state.made, state.made], [own.state.spent, state.spent]);
  }
  return parts.flatMap(([ours, theirs]) =>
    Object.entries(ours)
      .filter(([node, { holds }]) => holds.length > (theirs[node]?.holds.length ?? 0))
      .map(([node, { holds }]) => ({ request: holds.at(-1) ?? null, node })),
  );
}

function existenceConflict(row: RowId, stored: CrdtRow, arrived: CrdtRow): Conflict[] {
  const ours = stored.existence.entries.filter(({ dot }) => !coversDot(vectorOf(arrived), dot));
  const theirs = arrived.existence.entries.filter(({ dot }) => !coversDot(vectorOf(stored), dot));
  if (ours.length === 0 || theirs.length === 0) return [];
  const all = [...ours, ...theirs];
  const tell = (
    conflict: ConflictKind,
    rule: ConflictRule,
    kept: typeof all,
    lost: typeof all = [],
  ): Conflict[] => [
    {
      kind: "conflict",
      row,
      fields: [],
      conflict,
      rule,
      kept: kept.map(flagContender),
      lost: lost.map(flagContender),
    },
  ];
  const deletions = all.filter(isDeletion);
  const inserts = all.filter(isInsertion);
  if (deletions.length === all.length) return tell("delete-delete", "merge", all);
  if (deletions.length > 0) {
    const kind = inserts.length > 0 ? "delete-insert" : "delete-update";
    return tell(kind, "add-wins", all.filter(isPresence), deletions);
  }
  return ours.some(isInsertion) && theirs.some(isInsertion)
    ? tell("insert-insert", "merge", all)
    : [];
}

function flagContender({ dot, content }: CrdtRow["existence"]["entries"][number]): Contender {
  const node = dot.node === "" ? null : dot.node;
  const contender = { request: content.request, node, value: content.isPresent };
  return content.isPresent ? contender : { ...contender, value: null, deleted: true };
}

function lostNotes(
  row: RowId,
  field: string,
  [winner]: readonly Contender[],
  lost: readonly Contender[],
): readonly Loss[] {
  return lost.flatMap(({ request, value, stamp }): readonly Loss[] => {
    if (request === null || stamp === undefined || winner?.stamp === undefined) return [];
    const isLargerNode = compareText(stamp.node, winner.stamp.node) > 0;
    const fields: { field: string; value: FieldValue }[] = [{ field, value }];
    const to = winner.request;
    const marginUs = winner.stamp.us - stamp.us;
    const neededUs = winner.stamp.us + (isLargerNode ? 0 : 1);
    return [{ kind: "lost", request, row, fields, to, marginUs, neededUs }];
  });
}
