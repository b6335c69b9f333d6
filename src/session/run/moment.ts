// The state of one run at a time: what each node shows and knows, who waits, what has gone wrong.
// A pure function of (run, time); nothing is carried over from the moment before.

import type { NodeId } from "../../data/value.ts";
import { type RowView, showRow, type TableView } from "../../data/view.ts";
import { canonical } from "../../lib/canonical.ts";
import type { ShownWords } from "../../narrate/catalogue.ts";
import type { Knowledge } from "../../sim/panel.ts";
import { isUpAfter, type RequestRecord, stateAfter } from "../../sim/trace.ts";
import { hasChosen, openRequests } from "./requests.ts";
import type { Run } from "./run.ts";
import { eventAt, type Position } from "./steps.ts";
import { linesOf, type ShownLine, type Subject } from "./subject.ts";

export interface NodeMoment {
  readonly node: NodeId;
  readonly up: boolean;
  readonly lines: readonly ShownLine[];
  readonly knowledge: Knowledge | null;
  /** The node's requests that have no answer yet. */
  readonly waiting: readonly RequestRecord[];
  /** The node shows siblings, or has had to choose between concurrent writes of the row. */
  readonly conflict: boolean;
  readonly role: string | null;
}

export interface Moment extends Position {
  /** The last event that has happened. */
  readonly event: number;
  readonly nodes: readonly NodeMoment[];
  /** Whether all nodes that are up show the same rows, siblings included. */
  readonly agree: boolean;
  readonly waiting: readonly RequestRecord[];
}

type Still = Omit<Moment, keyof Position>;

/** The last moment of each run: while other modes go on, it is the same, and is drawn the same. */
const latest = new WeakMap<
  Run,
  { readonly event: number; readonly key: readonly unknown[]; readonly still: Still }
>();

export function momentOf(
  run: Run,
  at: Position,
  subject: Subject | null,
  words?: ShownWords,
): Moment {
  const event = eventAt(run, at);
  const known = latest.get(run);
  const isSame = known?.event === event && known.key[0] === subject && known.key[1] === words;
  const still = isSame ? known.still : stillOf(run, event, subject, words);
  if (!isSame) latest.set(run, { event, key: [subject, words], still });
  return { timeUs: at.timeUs, part: at.part, ...still };
}

function stillOf(
  run: Run,
  event: number,
  subject: Subject | null,
  words: ShownWords | undefined,
): Still {
  const { trace } = run;
  const waiting = openRequests(trace, event);
  const tables = trace.nodes.map((node) => trace.mode.rows(stateAfter(trace, node, event)));
  const up = trace.nodes.map((node) => isUpAfter(trace, node, event));
  return {
    event,
    nodes: trace.nodes.map((node, i) =>
      nodeMoment(run, event, node, {
        up: up[i] ?? true,
        table: tables[i] ?? {},
        subject,
        words,
        waiting: waiting.filter((request) => request.node === node),
      }),
    ),
    agree: allAlike(tables.filter((_, i) => up[i])),
    waiting,
  };
}

interface Situation {
  readonly up: boolean;
  readonly table: TableView;
  readonly subject: Subject | null;
  /** Of the page's language, for places that hold no value. */
  readonly words: ShownWords | undefined;
  readonly waiting: readonly RequestRecord[];
}

function nodeMoment(run: Run, event: number, node: NodeId, situation: Situation): NodeMoment {
  const { trace } = run;
  const { up, table, subject, words, waiting } = situation;
  const state = stateAfter(trace, node, event);
  const lines = subject === null ? [] : linesOf(table[subject.row], subject, words);
  return {
    node,
    up,
    lines,
    knowledge: subject === null || !up ? null : trace.mode.knows(state, subject.row),
    waiting,
    conflict: up && (hasSiblings(lines) || hasDecided(run, event, node, subject)),
    role: up ? (trace.mode.role?.(state) ?? null) : null,
  };
}

function hasSiblings(lines: readonly ShownLine[]): boolean {
  return lines.some(({ versions }) => versions.length > 1);
}

function hasDecided(run: Run, event: number, node: NodeId, subject: Subject | null): boolean {
  return subject !== null && hasChosen(run, event, node, subject.row);
}

const texts = new WeakMap<RowView, string>();

/** The row as text, its history left out: equal texts, equal rows. Empty for an absent row. */
export function rowText(view: RowView | undefined): string {
  if (view === undefined) return "";
  let text = texts.get(view);
  if (text === undefined) {
    const shown = showRow(view);
    text = shown === null ? "" : canonical(shown);
    texts.set(view, text);
  }
  return text;
}

function allAlike(tables: readonly TableView[]): boolean {
  const [first, ...others] = tables;
  if (first === undefined) return true;
  return others.every((other) => {
    const rows = new Set([...Object.keys(first), ...Object.keys(other)]);
    return [...rows].every((row) => {
      const [a, b] = [first[row], other[row]];
      return a === b || rowText(a) === rowText(b);
    });
  });
}
