// What entries of a script can be: one row for each kind. A kind is known by a key of its own,
// whose shape stands in `scriptSchema.ts`. What checks, changes or shows entries goes by the parts
// that are named here, so that a new kind is a row here, a shape there, and its counterparts in the
// world (`sim/world.ts`) and in words.
import { defined } from "../lib/assert.ts";
import type { LinkSetup, ScriptEntry } from "../sim/scenario.ts";
import { directionsOf } from "./directions.ts";
import type { EntryDocument, LinkDocument } from "./documentSchema.ts";
import { compileOperation } from "./operations.ts";

type KeysOf<T> = T extends unknown ? keyof T : never;

/** The key by which a kind is known, in the order in which the editor offers them. */
export type EntryKind = Exclude<
  KeysOf<EntryDocument>,
  "at" | "until" | "node" | "client" | "set" | "offset" | "to"
>;

export type EntryOf<K extends EntryKind> = Extract<EntryDocument, { readonly [P in K]: unknown }>;

/** What a part of an entry is, besides its times. */
export type EntryPart =
  | "node"
  /** A node that a row moves to. */
  | "home"
  | "client"
  | "operations"
  /** All nodes, in groups. */
  | "groups"
  /** `a-b` or `a>b`. */
  | "link"
  /** What a link is like. */
  | "settings"
  /** Of a clock. */
  | "offset"
  | "row"
  | "text";

type Timeless<T> = T extends unknown ? Omit<T, "index" | "atUs" | "untilUs"> : never;

/** What a fresh entry can be made of. */
export interface Setting {
  readonly nodes: readonly string[];
  readonly row: string;
}

interface EntryRow<K extends EntryKind> {
  /** A fault: it holds until it ends, if it does. */
  readonly lasts: boolean;
  /** By their keys, in the order in which they are shown and checked. */
  readonly parts: Readonly<Record<string, EntryPart>>;
  /** What it is for the simulator. */
  compile(entry: EntryOf<K>): Timeless<ScriptEntry>;
  /** What it says besides its times when it is new; requests are made with more care elsewhere. */
  fresh(setting: Setting): Omit<EntryOf<K>, "at" | "until">;
}

const first = ({ nodes: [node = ""] }: Setting): string => node;
const second = ({ nodes: [node = "", other = node] }: Setting): string => other;
const link = (setting: Setting): string => `${first(setting)}-${second(setting)}`;

export const entryTable: { readonly [K in EntryKind]: EntryRow<K> } = {
  do: {
    lasts: false,
    parts: { node: "node", client: "client", do: "operations" },
    compile: ({ node, client = node, do: operations }) => ({
      kind: "request",
      node,
      client,
      operations: operations.map(compileOperation),
    }),
    fresh: (setting) => ({ node: first(setting), do: [{ read: setting.row }] }),
  },
  partition: {
    lasts: true,
    parts: { partition: "groups" },
    compile: ({ partition: groups }) => ({ kind: "partition", groups }),
    fresh: ({ nodes: [node = "", ...others] }) => ({ partition: [[node], others] }),
  },
  crash: {
    lasts: true,
    parts: { crash: "node" },
    compile: ({ crash: node }) => ({ kind: "crash", node }),
    fresh: (setting) => ({ crash: first(setting) }),
  },
  cut: {
    lasts: true,
    parts: { cut: "link" },
    compile: ({ cut }) => ({ kind: "cut", links: directionsOf(cut) }),
    fresh: (setting) => ({ cut: link(setting) }),
  },
  link: {
    lasts: true,
    parts: { link: "link", set: "settings" },
    compile: (entry) => ({
      kind: "link",
      links: directionsOf(entry.link),
      set: compileLink(entry.set),
    }),
    fresh: (setting) => ({ link: link(setting), set: { latency: 500 } }),
  },
  clock: {
    lasts: false,
    parts: { clock: "node", offset: "offset" },
    compile: ({ clock: node, offset }) => ({ kind: "clock", node, offsetUs: microseconds(offset) }),
    fresh: (setting) => ({ clock: first(setting), offset: 100 }),
  },
  promote: {
    lasts: false,
    parts: { promote: "node" },
    compile: ({ promote: node }) => ({ kind: "command", command: { command: "promote", node } }),
    fresh: (setting) => ({ promote: second(setting) }),
  },
  rehome: {
    lasts: false,
    parts: { rehome: "row", to: "home" },
    compile: ({ rehome: row, to }) => ({
      kind: "command",
      command: { command: "rehome", row, to },
    }),
    fresh: (setting) => ({ rehome: setting.row, to: second(setting) }),
  },
  say: {
    lasts: false,
    parts: { say: "text" },
    compile: ({ say: text }) => ({ kind: "say", text }),
    fresh: () => ({ say: "…" }),
  },
};

export const entryKinds = Object.keys(entryTable) as readonly EntryKind[];

/** The kind of something that may be an entry; undefined for what is of none. */
export function kindIn(entry: object): EntryKind | undefined {
  return entryKinds.find((kind) => Object.hasOwn(entry, kind));
}

export function kindOf(entry: EntryDocument): EntryKind {
  return defined(kindIn(entry), "kind of an entry");
}

export type FaultEntry = Extract<EntryDocument, { readonly until?: number }>;

/** Whether it may have an end. */
export function isFault(entry: EntryDocument): entry is FaultEntry {
  return entryTable[kindOf(entry)].lasts;
}

/** The nodes that a part of an entry names; the part may be anything. */
export function nodesNamed(part: EntryPart, value: unknown): readonly string[] {
  if (part === "groups") return [];
  if (typeof value !== "string") return [];
  if (part === "node" || part === "home") return [value];
  return part === "link" ? value.split(/[->]/) : [];
}

export function compileEntry(entry: EntryDocument, index: number): ScriptEntry {
  // The kind of the entry is that of its row; a union cannot be narrowed by a computed key.
  const row = entryTable[kindOf(entry)] as EntryRow<EntryKind>;
  const times = { index, atUs: microseconds(entry.at) };
  const { until } = entry as FaultEntry;
  const end = { untilUs: until === undefined ? null : microseconds(until) };
  return { ...times, ...(row.lasts ? end : {}), ...row.compile(entry as never) } as ScriptEntry;
}

export function microseconds(ms: number): number {
  return Math.round(ms * 1000);
}

export function compileLink(given: LinkDocument): Partial<LinkSetup> {
  const { latency, jitter, loss, duplicate, order } = given;
  return {
    ...(latency === undefined ? {} : { latencyUs: microseconds(latency) }),
    ...(jitter === undefined ? {} : { jitterUs: microseconds(jitter) }),
    ...(loss === undefined ? {} : { loss }),
    ...(duplicate === undefined ? {} : { duplicate }),
    ...(order === undefined ? {} : { order }),
  };
}
