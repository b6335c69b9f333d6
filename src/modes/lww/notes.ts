// What is worth telling when two stamps meet: which write shadows which, by how much, and whether
// it knew the other.
import type { FieldValue, NodeId, RequestId, RowId } from "../../data/value.ts";
import type { ConflictKind, Contender, Note } from "../../sim/note.ts";
import { neededReading } from "./stamp.ts";
import { type Encounter, presenceName, type Register } from "./table.ts";

/** Whether the writer of `later` had seen `earlier` when it wrote. */
function hadSeen(later: Register<unknown>, earlier: Register<unknown>): boolean {
  return Object.entries(earlier.history).every(
    ([node, count]) => (later.history[node] ?? 0) >= count,
  );
}

/** The notes of a change from another node that met the stored row. */
export function arrivalNotes(
  row: RowId,
  from: NodeId,
  encounters: readonly Encounter[],
): readonly Note[] {
  const isRepeat = encounters.every(
    ({ stored, arriving }) => stored !== undefined && sameStamp(stored, arriving),
  );
  const requests = requestsOf(encounters.map(({ arriving }) => arriving));
  if (isRepeat) return [{ kind: "ignore", row, from, reason: "known", requests }];
  const rivals = encounters.filter(isRivalry);
  const isPeaceful = rivals.length === 1 && rivals.every(isCollision);
  if (rivals.length > 0 && !isPeaceful) return conflictNotes(row, rivals);
  const won = encounters.filter(({ arriving, arrivingWins }) => {
    return arrivingWins && arriving.writer !== null;
  });
  const met = isPeaceful ? [metInPeace(row, rivals)] : [];
  if (won.length === 0 && met.length === 0) {
    return [{ kind: "ignore", row, from, reason: "older", requests }];
  }
  return [...met, { kind: "apply", row, fields: fieldNames(won), from, requests }];
}

/**
 * The notes of a local write whose stamp is smaller than what is stored: it is shadowed at once.
 */
export function shadowedNotes(row: RowId, encounters: readonly Encounter[]): readonly Note[] {
  return lostNotes(
    row,
    encounters.filter(({ arrivingWins }) => !arrivingWins),
  );
}

function sameStamp(a: Register<unknown>, b: Register<unknown>): boolean {
  const { us, node, count } = a.stamp;
  return us === b.stamp.us && node === b.stamp.node && count === b.stamp.count;
}

/** Two writes, neither of which had seen the other, or a later one with the smaller stamp. */
function isRivalry(encounter: Encounter): boolean {
  const { name, stored, arriving, arrivingWins } = encounter;
  if (stored === undefined || stored.writer === null || sameStamp(stored, arriving)) return false;
  if (arriving.writer === null) return false;
  // Two changes of a row that is there agree that it is.
  const agree = name === presenceName && arriving.value === true && stored.value === true;
  if (agree && !isCollision(encounter)) return false;
  return arrivingWins ? !hadSeen(arriving, stored) : !hadSeen(stored, arriving);
}

/** Two inserts of one row. */
function isCollision({ name, stored, arriving }: Encounter): boolean {
  return name === presenceName && [stored, arriving].every(isInsertion);
}

function isInsertion(register: Register<FieldValue> | undefined): boolean {
  return register?.value === true && register.holder === register.writer;
}

/** Two inserts of one row that gave no column in common a value: all of both stays. */
function metInPeace(row: RowId, rivals: readonly Encounter[]): Note {
  const kept = [
    ...contenders(rivals.map(winnerOf), rivals),
    ...contenders(rivals.map(loserOf), rivals),
  ];
  const rule = "different-fields";
  return { kind: "conflict", row, fields: [], conflict: "insert-insert", rule, kept, lost: [] };
}

function conflictNotes(row: RowId, rivals: readonly Encounter[]): readonly Note[] {
  const winners = rivals.map(winnerOf);
  const losers = rivals.map(loserOf);
  const first = rivals[0] as Encounter;
  const isTie = winnerOf(first).stamp.us === loserOf(first).stamp.us;
  return [
    {
      kind: "conflict",
      row,
      fields: fieldNames(rivals.filter(touches)),
      conflict: kindOf(rivals),
      rule: isTie ? "tie-by-node" : "later-stamp",
      kept: contenders(winners, rivals),
      lost: contenders(losers, rivals),
    },
    ...lostNotes(row, rivals),
  ];
}

const winnerOf = ({ arriving, stored, arrivingWins }: Encounter): Register<FieldValue> =>
  arrivingWins || stored === undefined ? arriving : stored;
const loserOf = ({ arriving, stored, arrivingWins }: Encounter): Register<FieldValue> =>
  arrivingWins && stored !== undefined ? stored : arriving;

/** Whether either side really wrote this register, instead of only stamping it. */
const touches = ({ arriving, stored }: Encounter): boolean =>
  (arriving.holder !== null && arriving.holder === arriving.writer) ||
  (stored !== undefined && stored.holder !== null && stored.holder === stored.writer);

function fieldNames(encounters: readonly Encounter[]): readonly string[] {
  return encounters.map(({ name }) => name).filter((name) => name !== presenceName);
}

function requestsOf(registers: readonly Register<unknown>[]): readonly RequestId[] {
  return [...new Set(registers.flatMap(({ writer }) => (writer === null ? [] : [writer])))];
}

function contenders(
  side: readonly Register<FieldValue>[],
  rivals: readonly Encounter[],
): readonly Contender[] {
  return requestsOf(side).map((request): Contender => {
    const own = side.findIndex(
      ({ holder, writer }, i) =>
        writer === request && holder === request && rivals[i]?.name !== presenceName,
    );
    const presence = side.find((_, i) => rivals[i]?.name === presenceName);
    const register = side[own] ?? presence ?? (side[0] as Register<FieldValue>);
    const isDeleted = presence?.writer === request && presence.value === false;
    return {
      request,
      node: register.stamp.node,
      value: isDeleted ? null : register.value,
      stamp: register.stamp,
      ...(isDeleted ? { deleted: true } : {}),
    };
  });
}

function kindOf(rivals: readonly Encounter[]): ConflictKind {
  const presence = rivals.find(({ name }) => name === presenceName);
  if (presence?.stored === undefined) return "update-update";
  const { arriving, stored } = presence;
  if (arriving.value === false && stored.value === false) return "delete-delete";
  if (arriving.value === false || stored.value === false) {
    return isInsertion(arriving) || isInsertion(stored) ? "delete-insert" : "delete-update";
  }
  return isInsertion(arriving) && isInsertion(stored) ? "insert-insert" : "update-update";
}

/**
 * For each shadowed write: the values that no longer stand, and what would have changed the
 * outcome.
 */
function lostNotes(row: RowId, encounters: readonly Encounter[]): readonly Note[] {
  const notes: Note[] = [];
  for (const request of requestsOf(encounters.map(loserOf))) {
    const all = encounters.filter((encounter) => {
      const loser = loserOf(encounter);
      return loser.holder === request && winnerOf(encounter).holder !== request;
    });
    // Of two inserts the row stands for both, as long as any column of the loser's does.
    const columns = all.filter((encounter) => !isCollision(encounter));
    const own = columns.length > 0 ? columns : all;
    const [first] = own;
    if (first === undefined) continue;
    const winner = winnerOf(first);
    const loser = loserOf(first);
    notes.push({
      kind: "lost",
      request,
      row,
      fields: own.map((encounter) => ({
        field: encounter.name,
        value: loserOf(encounter).value,
      })),
      to: winner.writer,
      marginUs: winner.stamp.us - loser.stamp.us,
      neededUs: neededReading(winner.stamp, loser.stamp),
    });
  }
  return notes;
}
