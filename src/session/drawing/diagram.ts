// A run as a space-time diagram has it: what stands on each node's lane, and the messages between
// the lanes. Times and kinds only; where it is drawn is the picture's business.

import { isWrite } from "../../data/operation.ts";
import type { FieldValue } from "../../data/value.ts";
import { oncePerKeyInPieces } from "../../lib/oncePerKey.ts";
import { endsPiece, type Work } from "../../lib/work.ts";
import type { ShownWords } from "../../narrate/catalogue.ts";
import { severedBy } from "../../sim/network.ts";
import { linkId, type Scenario, type ScriptEntry } from "../../sim/scenario.ts";
import {
  labelOf,
  type MessageFate,
  type MessageRecord,
  rowsAfter,
  type TraceEvent,
} from "../../sim/trace.ts";
import { conflictsIn, type Run } from "../run/run.ts";
import { linesOf, type Subject, valueText } from "../run/subject.ts";
import { fieldsIn } from "../run/watch.ts";
import { severancesIn } from "./faults.ts";
import { type Sign, signOfRole } from "./signs.ts";

export type MarkKind =
  /** A client's request starts. */
  | "request"
  /** Another node's change takes effect, or the node's own one does. */
  | "apply"
  /** What arrived made no difference. */
  | "ignore"
  /** A conflict, or the moment from which a loss is certain. */
  | "conflict"
  | "crash"
  | "restart"
  | "clock"
  /** A client gives up. */
  | "timeout"
  /** Of the world around the nodes: cuts, links, a remark. */
  | "world"
  /** All else: answers that arrive, timers. */
  | "step";

/** Has a number: the same for all that looks alike, so that a few may stand for many. */
interface Alike {
  readonly family: number;
}

export interface DiagramMark extends Alike {
  readonly event: number;
  readonly atUs: number;
  /** Null: in the world around the nodes. */
  readonly node: string | null;
  readonly kind: MarkKind;
  /** Index of the script's entry that the event carries out or ends, or -1. */
  readonly entry: number;
}

export interface DiagramLine extends Alike {
  readonly message: number;
  readonly from: string;
  readonly to: string;
  readonly sign: Sign;
  readonly sentUs: number;
  /** Later than `sentUs` if a cut held it; null while it is held. */
  readonly leftUs: number | null;
  /** Null: held to the end, or stopped by a cut. */
  readonly arrivesUs: number | null;
  readonly fate: MessageFate;
  /** What the way takes where nothing is in it. */
  readonly latencyUs: number;
  readonly copy: boolean;
}

export interface DownSpan {
  readonly node: string;
  readonly fromUs: number;
  readonly untilUs: number | null;
}

export interface Diagram {
  /** In order of time. */
  readonly marks: readonly DiagramMark[];
  /** In order of sending. */
  readonly lines: readonly DiagramLine[];
  readonly downs: readonly DownSpan[];
}

/** Background events and messages are left out: they are not told either. */
export const diagramOf = oncePerKeyInPieces(function* (run: Run): Work<Diagram> {
  const { trace } = run;
  const lossEvents = new Set(run.losses.map(({ event }) => event));
  const marks: DiagramMark[] = [];
  const families = new Families();
  for (const event of trace.events) {
    const { index, atUs, entry, kind, background } = event;
    if (endsPiece(index)) yield (0.5 * index) / trace.events.length;
    if (background || kind === "start") continue;
    const node = event.node ?? nodeOfEntry(trace.scenario, event);
    const own = kindOf(event, lossEvents);
    const family = families.of(`${node} ${own}`);
    marks.push({ event: index, atUs, node, kind: own, entry, family });
  }
  const lines: DiagramLine[] = [];
  const line = lineOf(run, families);
  for (const message of trace.messages) {
    if (!message.background) lines.push(line(message));
    if (endsPiece(message.index)) yield 0.5 + (0.5 * message.index) / trace.messages.length;
  }
  const at = (event: number): number => trace.events[event]?.atUs ?? 0;
  const downs = trace.nodes.flatMap((node) =>
    (trace.down[node] ?? []).map(
      ({ from, to }): DownSpan => ({
        node,
        fromUs: at(from),
        untilUs: to === null ? null : at(to),
      }),
    ),
  );
  return { marks, lines, downs };
});

/** The node whose clock is set, or that goes down, by the world around it. */
function nodeOfEntry({ script }: Scenario, { entry: index, kind }: TraceEvent): string | null {
  if (kind !== "clock" && kind !== "crash" && kind !== "restart") return null;
  const entry = script.find((one) => one.index === index);
  return entry !== undefined && "node" in entry ? entry.node : null;
}

const ownKinds: Readonly<Partial<Record<TraceEvent["kind"], MarkKind>>> = {
  request: "request",
  crash: "crash",
  restart: "restart",
  clock: "clock",
  timeout: "timeout",
};

const effects: ReadonlySet<string> = new Set(["apply", "write", "learn", "transfer"]);

function kindOf(event: TraceEvent, lossEvents: ReadonlySet<number>): MarkKind {
  if (conflictsIn(event).length > 0 || lossEvents.has(event.index)) return "conflict";
  const own = ownKinds[event.kind];
  if (own !== undefined) return own;
  if (event.node === null) return "world";
  const { notes } = event;
  const hasEffect = notes.some(
    (note) => effects.has(note.kind) || (note.kind === "log" && note.verdict === "applied"),
  );
  // A conflict that lost nothing is an effect like others: both changes were kept.
  if (hasEffect || notes.some(({ kind }) => kind === "conflict")) return "apply";
  return notes.some(({ kind }) => kind === "ignore") ? "ignore" : "step";
}

class Families {
  private readonly numbers = new Map<string, number>();

  of(name: string): number {
    const number = this.numbers.get(name) ?? this.numbers.size;
    this.numbers.set(name, number);
    return number;
  }
}

function lineOf({ trace }: Run, families: Families): (message: MessageRecord) => DiagramLine {
  const { links } = trace.scenario.network;
  return (message) => {
    const { index, from, to, sentUs, leftUs, arrivesUs, fate, copy } = message;
    const sign = signOfRole[labelOf(trace, message).role];
    const usual = links[linkId(from, to)]?.latencyUs ?? 0;
    // A link may have been slowed: then what it really took is the truth.
    const latencyUs = arrivesUs !== null && leftUs !== null ? arrivesUs - leftUs : usual;
    const isHeld = leftUs === null || leftUs > sentUs;
    const family = families.of(`${from} ${to} ${sign} ${fate} ${isHeld}`);
    const times = { sentUs, leftUs, arrivesUs, latencyUs };
    return { message: index, from, to, sign, fate, copy, family, ...times };
  };
}

/** What an event changed of what its node shows. */
export interface ValueChange {
  readonly before: string;
  readonly after: string;
}

/** Null: nothing that the stage shows. */
export function changeAt(
  { trace }: Run,
  event: number,
  subject: Subject,
  words?: ShownWords,
): ValueChange | null {
  const node = trace.events[event]?.node ?? null;
  if (node === null || event === 0) return null;
  const [old, now] = [rowsAfter(trace, node, event - 1), rowsAfter(trace, node, event)];
  if (old[subject.row] === now[subject.row]) return null;
  const before = linesOf(old[subject.row], subject, words);
  const after = linesOf(now[subject.row], subject, words);
  const changed = after.flatMap(({ field, versions }) => {
    const earlier = before.find((line) => line.field === field)?.versions ?? [];
    const texts = { before: earlier.join(" | "), after: versions.join(" | ") };
    return texts.before === texts.after ? [] : [texts];
  });
  return changed[0] ?? null;
}

/** A stretch of time in which some links are severed. */
export interface CutSpan {
  readonly entry: number;
  readonly fromUs: number;
  /** Null: to the end. */
  readonly untilUs: number | null;
  /** Pairs of nodes, sender first. */
  readonly links: readonly (readonly [string, string])[];
}

/** The partitions and cuts of a scenario, in order of time. */
export function cutSpansOf(scenario: Scenario): readonly CutSpan[] {
  return severancesIn(scenario).map(({ links, ...span }) => ({
    ...span,
    links: links.map(endsOf),
  }));
}

/** The two nodes of a directed link. */
function endsOf(link: string): readonly [string, string] {
  const at = link.indexOf(">");
  return [link.slice(0, at), link.slice(at + 1)];
}

/** The links that an entry of the script changes, as pairs of nodes. */
export function linksOfEntry(
  scenario: Scenario,
  index: number,
): readonly (readonly [string, string])[] {
  const entry = scenario.script.find((one) => one.index === index);
  return entry === undefined ? [] : linksChanged(entry);
}

function linksChanged(entry: ScriptEntry): readonly (readonly [string, string])[] {
  return (entry.kind === "link" ? entry.links : severedBy(entry)).map(endsOf);
}

/** What a client asked for, in the fewest characters. */
export type Gist =
  | { readonly kind: "read" }
  | { readonly kind: "change"; readonly text: string }
  | { readonly kind: "insert" | "delete" }
  | { readonly kind: "transaction"; readonly count: number };

export function gistOf({ trace }: Run, request: number, words?: ShownWords): Gist {
  const textOf = (value: FieldValue): string => valueText(value, words);
  const operations = trace.requests[request]?.operations.filter(isWrite) ?? [];
  const [operation] = operations;
  if (operation === undefined) return { kind: "read" };
  if (operations.length > 1) return { kind: "transaction", count: operations.length };
  switch (operation.verb) {
    case "increment":
      return { kind: "change", text: `${operation.by > 0 ? "+" : ""}${textOf(operation.by)}` };
    case "update":
      return { kind: "change", text: Object.values(operation.set).map(textOf).join(", ") };
    case "add":
      return { kind: "change", text: `+${textOf(operation.value)}` };
    case "remove":
      return { kind: "change", text: `−${textOf(operation.value)}` };
    case "insert":
    case "delete":
      return { kind: operation.verb };
    default:
      return { kind: "transaction", count: 1 };
  }
}

/** What the reads of an acknowledged request returned, as the stage writes values. */
export function answerText({ trace }: Run, request: number, words?: ShownWords): string {
  const reply = trace.requests[request]?.reply;
  if (reply?.outcome !== "ok") return "";
  const lines = reply.reads.flatMap(({ row, field, view }) =>
    linesOf(view, { row, fields: field === null ? fieldsIn(view) : [field] }, words),
  );
  return lines.map(({ versions }) => versions.join(" | ")).join(", ");
}

/** The links that each entry of the script changes; entries that change none are left out. */
export function linksByEntry(
  scenario: Scenario,
): readonly { readonly entry: number; readonly links: readonly (readonly [string, string])[] }[] {
  return scenario.script.flatMap((entry) => {
    const links = linksChanged(entry);
    return links.length === 0 ? [] : [{ entry: entry.index, links }];
  });
}
