// The resolvers: what a replica shows where versions stand side by side, and what a write that has
// seen them starts from. Each is a function of the stored versions alone, so equal versions are
// shown alike at every node.
import type { RequestId } from "../../data/value.ts";
import { compareDots, coversDot, type Dot, dotText, sameDot } from "../../data/versionVector.ts";
import type { FieldView, RowVersion, RowView } from "../../data/view.ts";
import { mapValues } from "../../lib/record.ts";
import {
  type Cell,
  type Change,
  distinct,
  type Entry,
  type Fields,
  holdersOfCell,
  isBlank,
  isDeletion,
  type Version,
  type VersionedRow,
  valueOfCell,
} from "./row.ts";

export type Resolver = "fields" | "siblings" | "delta" | "lww" | "user-edited";
export const resolvers = ["fields", "siblings", "delta", "lww", "user-edited"] as const;

/** The row as one content: what an update builds on, and what guards look at. */
export interface Content {
  /** Null: the row is absent. */
  readonly fields: Fields | null;
  readonly existence: readonly RequestId[];
  /** Deletions that stand beside the content as siblings. */
  readonly deletions: readonly RequestId[];
}

const absent: Content = { fields: null, existence: [], deletions: [] };

/** By clock, then by node, as under last writer wins; a node's own writes by their count. */
function compareRecency(a: Entry, b: Entry): number {
  return a.content.us - b.content.us || compareDots(a.dot, b.dot);
}

/** The version that stands under the resolver `lww`. */
export function winnerOf(row: VersionedRow): Entry | undefined {
  const [first, ...others] = row.entries;
  if (first === undefined) return undefined;
  return others.reduce((best, entry) => (compareRecency(entry, best) > 0 ? entry : best), first);
}

export function contentOf(row: VersionedRow | undefined, resolver: Resolver): Content {
  if (row === undefined) return absent;
  const winner = resolver === "lww" ? winnerOf(row) : undefined;
  const entries = winner === undefined ? row.entries : [winner];
  const live = entries.filter((entry) => !isDeletion(entry)).map((entry) => entry.content);
  const deletions = existenceOf(entries.filter(isDeletion).map((entry) => entry.content));
  if (live.length === 0) return { fields: null, existence: deletions, deletions: [] };
  return { fields: mergeFields(live), existence: existenceOf(live), deletions };
}

function existenceOf(versions: readonly Version[]): readonly RequestId[] {
  return distinct(versions.flatMap((version) => version.existence));
}

/**
 * Versions merged field by field. A value stays unless a version that has seen it shows something
 * else in its place, so fields changed at different nodes are all kept, and the same field changed
 * at two nodes shows both values.
 */
export function mergeFields(versions: readonly Version[]): Fields {
  const [first] = versions;
  if (versions.length === 1 && first?.fields) return first.fields;
  const merged: Record<string, readonly Cell[]> = {};
  for (const name of distinct(versions.flatMap((version) => Object.keys(version.fields ?? {})))) {
    merged[name] = mergeCells(versions, name);
  }
  return merged;
}

function mergeCells(versions: readonly Version[], name: string): readonly Cell[] {
  const cells = new Map<string, Cell>();
  for (const cell of versions.flatMap((version) => version.fields?.[name] ?? [])) {
    const same = cells.get(dotText(cell.dot));
    cells.set(dotText(cell.dot), same === undefined ? cell : withChanges(same, cell.changes));
  }
  const stays = [...cells.values()]
    .filter((cell) => versions.every((version) => !replaces(version, name, cell)))
    .sort((a, b) => compareDots(a.dot, b.dot));
  const blank = [...cells.values()].filter(isBlank);
  return stays.length > 0 ? stays : blank;
}

/** Whether the version's writer had seen all of the cell and has something else there. */
function replaces(version: Version, name: string, cell: Cell): boolean {
  const own = version.fields?.[name] ?? [];
  if (own.some(({ dot }) => sameDot(dot, cell.dot))) return false;
  return dotsOfCell(cell).every((dot) => coversDot(version.vector, dot));
}

export function dotsOfCell(cell: Cell): readonly Dot[] {
  return [cell.dot, ...cell.changes.map((change) => change.dot)];
}

/** The cell with these changes too: those of one dot count once. */
function withChanges(cell: Cell, changes: readonly Change[]): Cell {
  const added = changes.filter(
    ({ dot }) => !cell.changes.some((change) => sameDot(change.dot, dot)),
  );
  if (added.length === 0) return cell;
  const all = [...cell.changes, ...added].sort((a, b) => compareDots(a.dot, b.dot));
  return { ...cell, changes: all };
}

function viewOfFields(fields: Fields): Readonly<Record<string, FieldView>> {
  return mapValues(fields, (cells) =>
    cells.map((cell) => ({ value: valueOfCell(cell), holds: holdersOfCell(cell) })),
  );
}

function viewOfVersion({ fields, existence }: Version | Content): RowVersion {
  return { fields: fields === null ? null : viewOfFields(fields), holds: existence };
}

/** The row as a client reads it. A deletion that stands beside values is the last sibling. */
export function viewOf(row: VersionedRow, resolver: Resolver): RowView {
  const content = contentOf(row, resolver);
  const deletion: RowVersion[] =
    content.deletions.length > 0 ? [{ fields: null, holds: content.deletions }] : [];
  const live = row.entries.filter((entry) => !isDeletion(entry));
  if (resolver === "siblings" && live.length > 1) {
    return [...live.map((entry) => viewOfVersion(entry.content)), ...deletion];
  }
  return [viewOfVersion(content), ...deletion];
}
