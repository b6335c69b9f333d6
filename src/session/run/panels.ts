// The nodes' panels side by side, and what a panel says, entry by entry, so that two states of a
// node can be compared and what has changed can be framed.
import type { NodeId, RequestId } from "../../data/value.ts";
import type { Ballot, VectorEntries } from "../../sim/note.ts";
import type { Panel } from "../../sim/panel.ts";
import { requestById, stateAfter, type Trace } from "../../sim/trace.ts";

/** One thing that a panel says. */
export interface PanelEntry {
  /** Where in the panel: stable as long as the thing is the same. */
  readonly path: string;
  /** What it is, from the outside in: a row, a column, a node's id. */
  readonly names: readonly string[];
  readonly text: string;
}

export function pathOf(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts.map(String));
}

function entry(names: readonly (string | number)[], value: unknown): PanelEntry {
  const texts = names.map(String);
  return { path: pathOf(...texts), names: texts, text: textOf(value) };
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  return value === null || value === undefined ? "" : String(value);
}

/** A node that has not counted is not there, whether or not a zero says so. */
function countsIn(vector: VectorEntries): readonly (readonly [NodeId, number])[] {
  return Object.entries(vector).filter(([, count]) => count !== 0);
}

const ballotText = (ballot: Ballot | null): string =>
  ballot === null ? "" : `${ballot.round} ${ballot.node}`;

/** All that a panel says. Paths are unique within it. */
export function entriesOf(panel: Panel): readonly PanelEntry[] {
  switch (panel.shape) {
    case "table": {
      const keys = tableKeys(panel.rows);
      return panel.rows.flatMap((row, i) =>
        row.flatMap((cell, c) =>
          c === 0 && row.length > 1 ? [] : [entry([keys[i] ?? "", panel.columns[c] ?? c], cell)],
        ),
      );
    }
    case "versionVector":
      return panel.vectors.flatMap(({ label, vector }) =>
        countsIn(vector).map(([node, count]) => entry([label, node], count)),
      );
    case "stamps":
      return panel.stamps.map(({ label, stamp: { us, node, count } }) =>
        entry([label], `${us / 1000} ms, ${node}${count > 1 ? `, ${count}` : ""}`),
      );
    case "counter":
      return [
        entry(["value"], panel.value),
        ...countsIn(panel.up).map(([node, count]) => entry(["up", node], count)),
        ...countsIn(panel.down).map(([node, count]) => entry(["down", node], count)),
      ];
    case "rights":
      return [
        entry(["value"], panel.value),
        ...Object.entries(panel.rights).map(([node, count]) => entry(["rights", node], count)),
      ];
    case "set":
      return panel.items.map(({ value, tag, removed }) =>
        entry([value, tag], removed ? "removed" : "in"),
      );
    case "log":
      return panel.slots.flatMap(({ slot, text, ballot, state, holders }) => [
        entry([slot, "text"], text),
        entry([slot, "state"], state),
        entry([slot, "ballot"], ballotText(ballot)),
        entry([slot, "holders"], holders),
      ]);
    case "ballots":
      return [
        entry(["promised"], ballotText(panel.promised)),
        entry(["own"], ballotText(panel.own)),
        entry(["phase"], panel.phase),
      ];
    case "queue": {
      const keys = queueKeys(panel.entries);
      return panel.entries.flatMap(({ order, text, state, holders }, i) => [
        entry([keys[i] ?? "", "order"], order),
        entry([keys[i] ?? "", "text"], text),
        entry([keys[i] ?? "", "state"], state),
        entry([keys[i] ?? "", "holders"], holders),
      ]);
    }
    case "members":
      return [
        ...panel.of.map((node) =>
          entry(["members", node], panel.members.includes(node) ? "in" : "out"),
        ),
        entry(["text"], panel.text === "" ? panel.primary : panel.text),
      ];
  }
}

/** A name for each row of a table: its first cell; where that repeats, with a number. */
export function tableKeys(rows: readonly (readonly (string | number)[])[]): readonly string[] {
  return numbered(rows.map((row) => String(row[0] ?? "")));
}

/** A name for each entry of a queue: its request, which keeps it while its place changes. */
export function queueKeys(
  entries: readonly { readonly request: string | null; readonly order: string }[],
): readonly string[] {
  return numbered(entries.map(({ request, order }) => request ?? order));
}

function numbered(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** Titles may carry numbers that change; without them they name the same panel. */
export function stemOf(title: string): string {
  return title.replace(/(?<= )\d+/g, "#");
}

/** What keeps its identity of a panel while its content changes; titles of fields are names. */
export function panelKey(panel: Pick<Panel, "shape" | "title">): string {
  const isOfField = ["counter", "rights", "set", "stamps"].includes(panel.shape);
  return `${panel.shape} ${isOfField ? panel.title : stemOf(panel.title)}`;
}

/** The panels of one kind, of all nodes that have one. */
export interface PanelGroup {
  readonly key: string;
  /** The title that all of them have, else null. */
  readonly title: string | null;
  readonly members: readonly { readonly node: NodeId; readonly panel: Panel }[];
}

/** What the inspector draws of a run after an event. */
export function panelGroups(trace: Trace, event: number): readonly PanelGroup[] {
  const groups = new Map<string, { node: NodeId; panel: Panel }[]>();
  for (const node of trace.nodes) {
    for (const panel of trace.mode.panels(stateAfter(trace, node, event))) {
      const key = panelKey(panel);
      const members = groups.get(key) ?? [];
      members.push({ node, panel });
      groups.set(key, members);
    }
  }
  return [...groups].map(([key, members]) => {
    const title = members[0]?.panel.title ?? "";
    const isShared = members.every(({ panel }) => panel.title === title);
    return { key, title: isShared ? title : null, members };
  });
}

/** The node that a request was sent to. */
export function originOf(trace: Trace, request: RequestId | null): NodeId | null {
  return request === null ? null : (requestById(trace, request)?.node ?? null);
}

type LogPanel = Extract<Panel, { shape: "log" }>;
export type LogSlot = LogPanel["slots"][number];

/** A slot of a log as all nodes have it. */
export interface SharedSlot {
  readonly slot: number;
  /** What the node that has come furthest has there. */
  readonly text: string;
  /** The nodes that have this in the slot. */
  readonly holders: readonly NodeId[];
  readonly members: readonly { readonly node: NodeId; readonly slot: LogSlot }[];
}

const progress: readonly LogSlot["state"][] = ["empty", "accepted", "learned", "applied"];

/** The logs of the nodes, slot by slot. */
export function sharedSlots(group: PanelGroup): readonly SharedSlot[] {
  const slots = new Map<number, { node: NodeId; slot: LogSlot }[]>();
  for (const { node, panel } of group.members) {
    if (panel.shape !== "log") continue;
    for (const slot of panel.slots) {
      const members = slots.get(slot.slot) ?? [];
      members.push({ node, slot });
      slots.set(slot.slot, members);
    }
  }
  return [...slots]
    .sort(([a], [b]) => a - b)
    .map(([slot, members]) => {
      const furthest = members.reduce((best, one) => (isFurther(one, best) ? one : best));
      const { text } = furthest.slot;
      const holders = members
        .filter((one) => one.slot.state !== "empty" && one.slot.text === text)
        .map(({ node }) => node);
      return { slot, text, holders, members };
    });
}

type Member = SharedSlot["members"][number];

/** Equal states: the larger ballot is the later word. */
function isFurther({ slot: a }: Member, { slot: b }: Member): boolean {
  const [left, right] = [progress.indexOf(a.state), progress.indexOf(b.state)];
  return left === right ? (a.ballot?.round ?? 0) > (b.ballot?.round ?? 0) : left > right;
}
