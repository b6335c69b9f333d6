// What an event changed: the state of its node before and after, compared piece by piece. Pure, so
// that "before → after" is always what the engine has.
import type { NodeId, RowId } from "../../data/value.ts";
import { sameData } from "../../lib/canonical.ts";
import type { Knowledge, Panel } from "../../sim/panel.ts";
import type { MessageRecord, RequestRecord, Trace, TraceEvent } from "../../sim/trace.ts";
import { rowsAfter, stateAfter } from "../../sim/trace.ts";
import { type ClockReading, clocksAt } from "./clocks.ts";
import { entriesOf, type PanelEntry, panelKey } from "./panels.ts";
import type { Run } from "./run.ts";
import type { Position } from "./steps.ts";
import { eventsOfInstant } from "./telling.ts";
import { fieldsIn, type Held, heldAt, showSame } from "./watch.ts";

export interface FieldChange {
  readonly row: RowId;
  readonly field: string;
  readonly before: Held;
  readonly after: Held;
}

export interface KnowledgeChange {
  readonly row: RowId;
  readonly before: Knowledge | null;
  readonly after: Knowledge | null;
}

export interface EntryChange {
  readonly path: string;
  readonly names: readonly string[];
  /** Null: it was not there. */
  readonly before: string | null;
  /** Null: it is gone. */
  readonly after: string | null;
}

export interface PanelChange {
  readonly title: string;
  readonly shape: Panel["shape"];
  readonly entries: readonly EntryChange[];
}

/** The changes of one thing in a panel: a row, a slot, a request. */
export interface ThingChange {
  readonly name: string;
  readonly kind: "new" | "gone" | "changed";
  readonly entries: readonly EntryChange[];
}

/** Changes of the same thing together. */
export function byThing(entries: readonly EntryChange[]): readonly ThingChange[] {
  const things = new Map<string, EntryChange[]>();
  for (const entry of entries) {
    const name = entry.names[0] ?? "";
    things.set(name, [...(things.get(name) ?? []), entry]);
  }
  return [...things].map(([name, all]) => {
    const isNew = all.every(({ before }) => before === null);
    const isGone = all.every(({ after }) => after === null);
    return { name, kind: isNew ? "new" : isGone ? "gone" : "changed", entries: all };
  });
}

export interface ClockChange {
  readonly before: ClockReading;
  readonly after: ClockReading;
}

export interface EventChanges {
  readonly event: TraceEvent;
  readonly fields: readonly FieldChange[];
  readonly knowledge: readonly KnowledgeChange[];
  readonly panels: readonly PanelChange[];
  readonly clock: ClockChange | null;
  readonly sent: readonly MessageRecord[];
  readonly ended: readonly RequestRecord[];
}

/** What one event changed at its node; undefined if there is no such event. */
export function changesOf(trace: Trace, index: number): EventChanges | undefined {
  const event = trace.events[index];
  if (event === undefined) return undefined;
  const inside =
    event.node === null
      ? { fields: [], knowledge: [], panels: [] }
      : changesBetween(trace, event.node, index - 1, index);
  return {
    event,
    ...inside,
    clock: clockChange(trace, event),
    // A copy that a mended link lets out was sent by an earlier event.
    sent: event.sends.flatMap((message) => {
      const record = trace.messages[message];
      return record?.sentBy === index ? [record] : [];
    }),
    ended: event.ends.flatMap((request) => trace.requests[request] ?? []),
  };
}

type Inside = Pick<EventChanges, "fields" | "knowledge" | "panels">;

/** What is otherwise at a node after event `to` than after event `from`. */
function changesBetween(trace: Trace, node: NodeId, from: number, to: number): Inside {
  const [before, after] = [from, to].map((event) => stateAfter(trace, node, Math.max(0, event)));
  // Equal states are the same object: steps share what they do not change.
  if (before === after) return { fields: [], knowledge: [], panels: [] };
  const [old, now] = [from, to].map((event) => rowsAfter(trace, node, Math.max(0, event)));
  const rows = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])];
  return {
    fields: rows.flatMap((row) => {
      const [was, is] = [old?.[row], now?.[row]];
      if (was === is) return [];
      return fieldsIn(was, is).flatMap((field): FieldChange[] => {
        const change = { row, field, before: heldAt(was, field), after: heldAt(is, field) };
        return showSame(change.before, change.after) ? [] : [change];
      });
    }),
    knowledge: rows.flatMap((row): KnowledgeChange[] => {
      const [was, is] = [before, after].map((state) => trace.mode.knows(state, row));
      return sameData(was, is) ? [] : [{ row, before: was ?? null, after: is ?? null }];
    }),
    panels: panelChanges(trace.mode.panels(before), trace.mode.panels(after)),
  };
}

/** Panels are compared with those of the same title, numbers in it left out. */
export function panelChanges(
  before: readonly Panel[],
  after: readonly Panel[],
): readonly PanelChange[] {
  const old = new Map(before.map((panel) => [panelKey(panel), panel]));
  const now = new Map(after.map((panel) => [panelKey(panel), panel]));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key): PanelChange[] => {
    const [was, is] = [old.get(key), now.get(key)];
    const { title = "", shape = "table" } = is ?? was ?? {};
    const entries = entryChanges(was, is);
    return entries.length === 0 ? [] : [{ title, shape, entries }];
  });
}

/** What two states of a panel say differently; `undefined`: there was none, or is none any more. */
function entryChanges(was: Panel | undefined, is: Panel | undefined): readonly EntryChange[] {
  const [old, now] = [was, is].map(
    (panel) => new Map((panel === undefined ? [] : entriesOf(panel)).map((e) => [e.path, e])),
  ) as [Map<string, PanelEntry>, Map<string, PanelEntry>];
  const paths = new Set([...now.keys(), ...old.keys()]);
  return [...paths].flatMap((path): EntryChange[] => {
    const [before, after] = [old.get(path), now.get(path)];
    if (before?.text === after?.text) return [];
    const names = (after ?? before)?.names ?? [];
    return [{ path, names, before: before?.text ?? null, after: after?.text ?? null }];
  });
}

function clockChange({ scenario }: Trace, { kind, atUs, entry }: TraceEvent): ClockChange | null {
  const set = scenario.script.find(({ index }) => index === entry);
  if (kind !== "clock" || set?.kind !== "clock") return null;
  const earlier = scenario.script.filter((one) => one.kind !== "clock" || isEarlier(one, set));
  const [before, after] = [
    clocksAt({ ...scenario, script: earlier }, atUs),
    clocksAt({ ...scenario, script: [...earlier, set] }, atUs),
  ].map((readings) => readings.find(({ node }) => node === set.node));
  return before === undefined || after === undefined ? null : { before, after };
}

const isEarlier = (
  a: { readonly atUs: number; readonly index: number },
  b: { readonly atUs: number; readonly index: number },
): boolean => a.atUs < b.atUs || (a.atUs === b.atUs && a.index < b.index);

/** What is to be framed of a node: the changed entries by their panel, and the changed values. */
export interface Fresh {
  /** By panel, the paths of what is new. */
  readonly panels: ReadonlyMap<string, ReadonlySet<string>>;
  readonly fields: readonly FieldChange[];
}

/** What the last step to a position changed at each node: the instant's events, or one of them. */
export function freshAt(run: Run, at: Position): ReadonlyMap<NodeId, Fresh> {
  const { trace } = run;
  const events = eventsOfInstant(run, at);
  const last = events.at(-1)?.index ?? 0;
  const isOneByOne = at.part !== null && run.byTime.has(at.timeUs);
  const first = isOneByOne ? last : (events[0]?.index ?? 0);
  return new Map(
    trace.nodes.map((node) => {
      const { fields, panels } = changesBetween(trace, node, first - 1, last);
      const after = trace.mode.panels(stateAfter(trace, node, last));
      const keys = new Map(after.map((panel) => [panel.title, panelKey(panel)]));
      return [
        node,
        {
          fields,
          panels: new Map(
            panels.map(({ title, entries }) => [
              keys.get(title) ?? title,
              new Set(entries.map(({ path }) => path)),
            ]),
          ),
        },
      ];
    }),
  );
}
