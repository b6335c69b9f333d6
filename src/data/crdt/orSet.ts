// A set with observed remove: every add gets a tag of its own, and a removal removes the tags that
// its node has seen. An add that the remover had not seen keeps its tag, so of an add and a removal
// at once the add wins. Removed tags stay as tombstones (Shapiro and others, "A comprehensive study
// of Convergent and Commutative Replicated Data Types", 2011), so that a late copy of an add cannot
// bring the item back, and so that a reader can see them.
import { compareText, mapValues } from "../../lib/record.ts";
import { type RequestId, type Scalar, toSet } from "../value.ts";
import { joinRecords } from "./joinRecords.ts";

/** Unique for all time, such as `tokyo:3`. */
export type Tag = string;

export interface TaggedItem {
  readonly value: Scalar;
  /** Who added it; null for an item of the start. */
  readonly by: RequestId | null;
  /**
   * Who removed this tag, sorted; several where removals were concurrent. Empty: the tag is
   * visible.
   */
  readonly removedBy: readonly RequestId[];
}

export type OrSet = Readonly<Record<Tag, TaggedItem>>;

/** The items of the start: their tags are the same at every node. */
export function startOrSet(items: readonly Scalar[]): OrSet {
  const tagged: Record<Tag, TaggedItem> = {};
  for (const [index, value] of toSet(items).entries()) {
    tagged[`start:${index}`] = { value, by: null, removedBy: [] };
  }
  return tagged;
}

/** A local add. `tag` must be new. */
export function addToOrSet(set: OrSet, tag: Tag, value: Scalar, request: RequestId): OrSet {
  return { ...set, [tag]: { value, by: request, removedBy: [] } };
}

/** The visible tags of a value: what a removal here and now would remove. */
export function tagsOf(set: OrSet, value: Scalar): readonly Tag[] {
  return Object.keys(set).filter((tag) => {
    const item = set[tag];
    return item !== undefined && item.value === value && isVisible(item);
  });
}

/** A local removal of the tags that are visible here. The set itself when there are none. */
export function removeFromOrSet(set: OrSet, value: Scalar, request: RequestId): OrSet {
  const tags = new Set(tagsOf(set, value));
  if (tags.size === 0) return set;
  return mapValues(set, (item, tag) => (tags.has(tag) ? { ...item, removedBy: [request] } : item));
}

/** The join: all tags, and of each all removals. `a` itself when `b` adds nothing. */
export function joinOrSets(a: OrSet, b: OrSet): OrSet {
  return joinRecords(a, b, joinItems);
}

function joinItems(a: TaggedItem, b: TaggedItem): TaggedItem {
  if (b.removedBy.every((request) => a.removedBy.includes(request))) return a;
  return { ...a, removedBy: [...new Set([...a.removedBy, ...b.removedBy])].sort(compareText) };
}

export function isVisible(item: TaggedItem): boolean {
  return item.removedBy.length === 0;
}

export function itemsOfOrSet(set: OrSet): readonly Scalar[] {
  const visible = Object.values(set).filter(isVisible);
  return toSet(visible.map((item) => item.value));
}

/** The adds whose tags are visible, and the removals that took effect. */
export function holdersOfOrSet(set: OrSet): readonly RequestId[] {
  const holders = new Set<RequestId>();
  for (const item of Object.values(set)) {
    if (item.removedBy.length === 0 && item.by !== null) holders.add(item.by);
    for (const request of item.removedBy) holders.add(request);
  }
  return [...holders];
}
