// What each tab has kept lies in the browser under a key of its own, with a line before it that
// says what it is. The key holds the place of the page, too: several copies of it may share one
// host.
// Small, and without the engine: the entrance asks before the rest of the page is there.

/** Where texts can be kept, by key; each of these may throw. */
export interface Store {
  keys(): readonly string[];
  read(key: string): string | null;
  write(key: string, text: string): void;
  remove(key: string): void;
}

/**
 * The version of what is kept. A later one may mean anything: it is left as it is. What has no
 * draft is written as before there were any.
 */
export const format = 2;
export const draftFormat = 3;

/** So many works lie in the browser at most; none goes that its visitor has not sent away. */
export const mostKept = 20;

/** Where the first versions of the page kept the work of all tabs. */
export const firstKey = "everywrite.work";

/** Where they kept the editor's draft: with the text that it was made over. */
export const firstDraftKey = "everywrite.draft";

/** Before the ids of the works of one copy of the page. */
export function prefixOf(place: string): string {
  return `${firstKey} ${place} `;
}

/** What stands before a work, by itself on the first line. */
export interface Head {
  readonly format: number;
  readonly title: string;
  /** When it was changed last, in milliseconds since 1970; null: it does not say. */
  readonly at: number | null;
  /** How many changes can be undone or redone. */
  readonly changes: number;
  /** Something stands in the editor that is not applied. */
  readonly hasDraft: boolean;
}

/** A work that is kept. `isOurs`: this version can open it, as far as its first line says. */
export interface Kept extends Head {
  readonly key: string;
  readonly isOurs: boolean;
}

export function withHead({ hasDraft, ...head }: Omit<Head, "format">, body: string): string {
  const own = hasDraft ? { format: draftFormat, ...head } : { format, ...head };
  return `${JSON.stringify(own)}\n${body}`;
}

/** What follows the first line; of the first versions, which had none, all of it. */
export function bodyOf(text: string): string {
  return text.slice(text.indexOf("\n") + 1);
}

/** The texts of this copy of the page, the latest first, and what the first versions left. */
export function keptIn(store: Store, place: string): readonly Kept[] {
  const keys = keysIn(store, place);
  const all = keys.flatMap((key) => {
    const text = store.read(key);
    return text === null || text === "" ? [] : [keptOf(key, text)];
  });
  return all.sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
}

export function keysIn(store: Store, place: string): readonly string[] {
  const prefix = prefixOf(place);
  const first = [firstKey, firstDraftKey];
  return store.keys().filter((key) => first.includes(key) || key.startsWith(prefix));
}

function keptOf(key: string, text: string): Kept {
  const end = text.indexOf("\n");
  const first = parsed(end < 0 ? text : text.slice(0, end));
  const { format: own, title, at, changes } = first;
  if (typeof own !== "number") {
    const work = typeof first["over"] === "string" ? parsed(first["over"]) : first["document"];
    return { ...firstHead(first, work), key, isOurs: isObject(work) };
  }
  return {
    key,
    format: own,
    title: typeof title === "string" ? title : "",
    at: typeof at === "number" ? at : null,
    changes: typeof changes === "number" ? changes : 0,
    hasDraft: own === draftFormat,
    isOurs: own === format || own === draftFormat,
  };
}

/** Of a text of the first versions, which say nothing before it, and of the document in it. */
function firstHead(
  { past, future, over }: Readonly<Record<string, unknown>>,
  document: unknown,
): Head {
  const title = isObject(document) ? document["title"] : null;
  const changes = [past, future].flatMap((list) => (Array.isArray(list) ? list : [])).length;
  const hasDraft = over !== undefined;
  return { format: 1, title: typeof title === "string" ? title : "", at: null, changes, hasDraft };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A kept text as that of a file: its draft, else its scenario, else all of it. */
export function fileOf(text: string): string {
  const body = parsed(bodyOf(text));
  const { document, draft } = body;
  const typed = (isObject(draft) ? draft : body)["text"];
  if (typeof typed === "string") return typed;
  return isObject(document) ? `${JSON.stringify(document, null, 2)}\n` : text;
}
