// What a panel says of its run at a moment: a headline, one line of why, and two chips. Every word
// follows from the trace up to that moment and from the checks of the whole run.
import { invariantResults } from "../checks/invariants.ts";
import { isWrite, writes } from "../data/operation.ts";
import { refusals } from "../data/refusal.ts";
import type { NodeId } from "../data/value.ts";
import type { OkWhen } from "../sim/mode.ts";
import type { Invariant, NodeSetup } from "../sim/scenario.ts";
import { type RequestRecord, requestById, type Trace } from "../sim/trace.ts";
import type { Moment } from "./moment.ts";
import { endedRequests, lostRequests } from "./requests.ts";
import type { Run } from "./run.ts";
import { valueText } from "./subject.ts";
import { and, counted, millisecondsText } from "./words.ts";

export interface Verdict {
  readonly headline: string;
  /** The headline in a word or two, for the narrowest screens. */
  readonly short: string;
  readonly why: string;
  /** A conflict, or an acknowledged write that is lost. */
  readonly trouble: boolean;
  readonly ok: { readonly text: string; readonly atOnce: boolean };
  readonly agree: boolean;
}

type Saying = Pick<Verdict, "headline" | "short" | "why" | "trouble">;

export function verdictOf(run: Run, moment: Moment): Verdict {
  const { trace } = run;
  const okWhen = trace.mode.about.okWhen(trace.options, trace.nodes.length);
  const saying =
    sayLimit(run, moment) ??
    sayLost(run, moment) ??
    saySiblings(run, moment) ??
    sayBroken(run, moment) ??
    sayWaiting(run, moment, okWhen) ??
    sayRefused(run, moment) ??
    sayUnknown(run, moment) ??
    sayKept(run, moment);
  return { ...saying, ok: okText(okWhen, trace.nodes.length), agree: moment.agree };
}

function okText(okWhen: OkWhen, nodes: number): Verdict["ok"] {
  switch (okWhen.kind) {
    case "at-once":
      return { text: "OK at once", atOnce: true };
    case "nodes":
      return { text: `needs ${okWhen.count} of ${nodes}`, atOnce: false };
    case "home":
      return { text: "needs the home", atOnce: false };
    case "primary":
      return { text: "needs the primary", atOnce: false };
  }
}

function sayLimit({ trace }: Run, { timeUs }: Moment): Saying | null {
  if (trace.limit === null || timeUs < trace.endedUs) return null;
  const why = `${trace.limit.charAt(0).toUpperCase()}${trace.limit.slice(1)}.`;
  return { headline: "Stopped at a limit", short: "limit", why, trouble: false };
}

function sayLost(run: Run, moment: Moment): Saying | null {
  const lost = lostRequests(run);
  const count = lost.requests.count(moment.event);
  const first = lost.leaders.last(moment.event)?.request;
  if (first === undefined) return null;
  const record = requestById(run.trace, first);
  const amount = count === 1 && record !== undefined ? amountOf(record) : null;
  const what = amount ?? counted(count, "write");
  const whose = record === undefined ? "" : `${nameOf(run.trace, record.node)}’s `;
  const done = record?.doneUs ?? 0;
  const text = record === undefined ? "write" : changeText(record);
  return {
    headline: `${what} lost`,
    short: amount === null ? `${count} lost` : `${what.split(" ")[0]} lost`,
    why: `${whose}${text} had its OK at ${millisecondsText(done)}.`,
    trouble: true,
  };
}

/** `30 units`, where all that the request did was to take away or add so many. */
function amountOf({ operations }: RequestRecord): string | null {
  const [operation, ...others] = operations.filter(isWrite);
  if (operation?.verb !== "increment" || others.length > 0) return null;
  return `${Math.abs(operation.by)} ${operation.field}`;
}

/** The request's change in a few words: `−30`, `email`, `insert`. */
function changeText({ operations }: RequestRecord): string {
  const [operation, ...others] = operations.filter(isWrite);
  if (operation === undefined) return "read";
  if (others.length > 0) return `transaction of ${others.length + 1}`;
  switch (operation.verb) {
    case "increment":
      return `${operation.by > 0 ? "+" : ""}${valueText(operation.by)}`;
    case "update":
      return Object.keys(operation.set).join(" and ");
    case "add":
    case "remove":
      return `${operation.verb} of ${valueText(operation.value)}`;
    default:
      return operation.verb;
  }
}

function saySiblings(run: Run, moment: Moment): Saying | null {
  const holders = moment.nodes.filter(({ lines }) =>
    lines.some(({ versions }) => versions.length > 1),
  );
  const [first] = holders;
  if (first === undefined) return null;
  const line = first.lines.find(({ versions }) => versions.length > 1);
  const where = namesOf(run, holders);
  return {
    headline: "Conflict kept",
    short: "kept both",
    why: `${line?.versions.length ?? 2} values stay side by side ${where}.`,
    trouble: true,
  };
}

function namesOf(run: Run, nodes: readonly { readonly node: NodeId }[]): string {
  if (nodes.length > 1 && nodes.length === run.trace.nodes.length) return "everywhere";
  return `at ${and(nodes.map(({ node }) => nameOf(run.trace, node)))}`;
}

/** A rule of the scenario that some node's values have broken by now. */
function sayBroken({ trace }: Run, { event }: Moment): Saying | null {
  for (const { invariant, first } of invariantResults(trace)) {
    if (first === null || first.event > event) continue;
    const value = valueText(first.value);
    const when = millisecondsText(first.atUs);
    const where = nameOf(trace, first.node);
    return {
      headline: invariant.kind === "sum" ? "Sum is wrong" : `${invariant.field} out of range`,
      short: "rule broken",
      why: `${where} showed ${value} at ${when}; ${allowed(invariant)}.`,
      trouble: false,
    };
  }
  return null;
}

function allowed(invariant: Invariant): string {
  if (invariant.kind === "sum") return `it should be ${valueText(invariant.equals)}`;
  const { min, max } = invariant;
  if (max === undefined) return `at least ${valueText(min ?? 0)} is allowed`;
  return min === undefined ? `at most ${valueText(max)} is allowed` : `${min} to ${max} is allowed`;
}

function sayWaiting(run: Run, moment: Moment, okWhen: OkWhen): Saying | null {
  const { waiting } = moment;
  if (waiting.length === 0) return null;
  const isWriting = waiting.every(({ operations }) => writes(operations));
  const nodes = [...new Set(waiting.map(({ node }) => nameOf(run.trace, node)))];
  const verb = nodes.length === 1 ? "waits" : "wait";
  const noun = isWriting ? "write" : "request";
  return {
    headline: `${counted(waiting.length, noun)} waiting`,
    short: waiting.length === 1 ? "1 waits" : `${waiting.length} wait`,
    why: `${and(nodes)} ${verb} for ${awaited(okWhen, run.trace.nodes.length)}.`,
    trouble: false,
  };
}

function awaited(okWhen: OkWhen, nodes: number): string {
  switch (okWhen.kind) {
    case "at-once":
      return "an answer";
    case "nodes":
      return okWhen.count === nodes
        ? "every node"
        : `${okWhen.count}\u00a0of\u00a0${nodes}\u00a0nodes`;
    case "home":
      return "the row’s home";
    case "primary":
      return "the primary";
  }
}

/** Requests that were refused for good: a refused try that a later try follows is not one. */
function sayRefused(run: Run, moment: Moment): Saying | null {
  const { refused } = endedRequests(run.trace);
  const last = refused.last(moment.event);
  if (last === undefined) return null;
  const count = refused.count(moment.event);
  const why = last.code === null ? "" : `${nameOf(run.trace, last.node)}: ${reason(last.code)}`;
  return {
    headline: `${counted(count, "request")} refused`,
    short: `${count} refused`,
    why,
    trouble: false,
  };
}

function reason(code: keyof typeof refusals): string {
  const { text } = refusals[code];
  // A name such as WSREP keeps its capitals.
  return /^[A-Z][a-z ]/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}

function sayUnknown(run: Run, moment: Moment): Saying | null {
  const { unknown, unknownAt } = endedRequests(run.trace);
  const count = unknown.count(moment.event);
  if (count === 0) return null;
  const nodes = unknownAt.by(moment.event).map(({ node }) => nameOf(run.trace, node));
  return {
    headline: `${counted(count, "outcome")} unknown`,
    short: `${count} unknown`,
    why: `No answer came in time at ${and([...new Set(nodes)])}.`,
    trouble: false,
  };
}

function sayKept(run: Run, moment: Moment): Saying {
  if (endedRequests(run.trace).kept.count(moment.event) === 0) {
    const why = moment.agree ? "All copies are as they were at the start." : agreement(run, moment);
    return { headline: "No write yet", short: "no write", why, trouble: false };
  }
  if (!moment.agree && run.convergedAtUs === null && moment.timeUs >= run.trace.endedUs) {
    const why = "The run is over and the copies are not alike.";
    return { headline: "Copies differ", short: "differ", why, trouble: false };
  }
  const later = run.losses.length > 0;
  return {
    headline: later ? "Nothing lost yet" : "Nothing lost",
    short: "all kept",
    why: agreement(run, moment),
    trouble: false,
  };
}

function agreement({ convergedAtUs }: Run, { agree, timeUs, nodes }: Moment): string {
  const all = nodes.every(({ up }) => up) ? "All copies" : "The copies that are up";
  if (convergedAtUs === null) return agree ? `${all} agree, for now.` : "The copies differ.";
  const when = millisecondsText(convergedAtUs);
  if (timeUs >= convergedAtUs) return `${all} agree since ${when}.`;
  return `All copies agree from ${when} on.`;
}

/** What people call a node. */
function nameOf({ scenario }: Trace, node: NodeId): string {
  return setupOf(scenario.nodes, node)?.name ?? node;
}

function setupOf(nodes: readonly NodeSetup[], node: NodeId): NodeSetup | undefined {
  return nodes.find(({ id }) => id === node);
}
