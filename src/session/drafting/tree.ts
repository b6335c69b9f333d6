// Changes of plain data at a path. Every change makes new data and shares what stays as it was, so
// that a draft can be compared with an earlier one, and forms need not know what they change.
import type { Json, JsonObject } from "../../scenarios/json.ts";
import type { Path } from "../../scenarios/path.ts";

export type { Json, JsonObject } from "../../scenarios/json.ts";
export type { Path } from "../../scenarios/path.ts";

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

export function valueAt(root: Json, path: Path): Json | undefined {
  let value: Json | undefined = root;
  for (const key of path) {
    if (Array.isArray(value)) value = (value as readonly Json[])[Number(key)];
    else if (isObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/**
 * The data with another value at the path; undefined takes the value away. Objects on the way are
 * made where they are missing.
 */
export function withValue(root: JsonObject, path: Path, value: Json | undefined): JsonObject {
  return changed(root, path, value) as JsonObject;
}

function changed(now: Json | undefined, path: Path, value: Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(now) && typeof key === "number") {
    const items = now as readonly Json[];
    const item = changed(items[key], rest, value);
    if (item === undefined) return items.filter((_, i) => i !== key);
    return key >= items.length ? [...items, item] : items.map((one, i) => (i === key ? item : one));
  }
  const object = objectOf(now);
  const member = changed(object[key], rest, value);
  const isNothing = transient.has(key) && isObject(member) && Object.keys(member).length === 0;
  if (member !== undefined && !isNothing) return { ...object, [key]: member };
  const { [key]: _removed, ...others } = object;
  return others;
}

/** Objects that say nothing when they are empty. */
const transient = new Set<string | number>(["clock", "clients", "options"]);

/** The list with one item moved to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  const others = list.filter((_, i) => i !== from);
  return [...others.slice(0, to), item, ...others.slice(to)];
}

/** The list with one more item at a place. */
export function inserted<T>(list: readonly T[], at: number, item: T): readonly T[] {
  return [...list.slice(0, at), item, ...list.slice(at)];
}

/** The object with a key under another name, in its place. */
export function renamed(object: JsonObject, from: string, to: string): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key === from ? to : key, value]),
  );
}
