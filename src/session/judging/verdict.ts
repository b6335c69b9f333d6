// What a panel says of its run at a moment: a headline, one line of why, and two chips. Every word
// follows from the trace up to that moment, and nothing in them tells of what comes after it. The
// words themselves are the catalogue's.
import { invariantResults } from "../../checks/invariants.ts";
import { writes } from "../../data/operation.ts";
import type { NodeId } from "../../data/value.ts";
import { countLeading } from "../../lib/bisect.ts";
import { nodeNames } from "../../narrate/cities.ts";
import type { Agreement, Said, Saying, Unheard } from "../../narrate/verdict.ts";
import { plainEnglish, type Voice } from "../../narrate/voice.ts";
import type { OkWhen } from "../../sim/mode.ts";
import { requestById, type Trace } from "../../sim/trace.ts";
import type { Moment } from "../run/moment.ts";
import { endedRequests, lostRequests } from "../run/requests.ts";
import type { Run } from "../run/run.ts";

export interface Verdict {
  readonly headline: string;
  /** The headline in a word or two, for the narrowest screens. */
  readonly short: string;
  readonly why: string;
  /** A conflict, or an acknowledged write that is lost. */
  readonly trouble: boolean;
  readonly ok: { readonly text: string; readonly atOnce: boolean };
  readonly agree: boolean;
  readonly agreement: string;
}

export function verdictOf(run: Run, moment: Moment, voice: Voice = plainEnglish): Verdict {
  const { trace } = run;
  const { verdict } = voice.catalogue;
  const okWhen = trace.mode.about.okWhen(trace.options, trace.nodes.length);
  const saying = sayingOf(run, moment, okWhen, namesIn(trace, voice));
  return {
    ...said(saying, voice),
    trouble: saying.kind === "lost" || saying.kind === "siblings",
    ok: {
      text: verdict.okWhen(okWhen, trace.nodes.length),
      atOnce: okWhen.kind === "at-once",
    },
    agree: moment.agree,
    agreement: verdict.agreement(moment.agree),
  };
}

function said(saying: Saying, { catalogue }: Voice): Said {
  // The union cannot be narrowed by a computed key.
  const tell = catalogue.verdict.says[saying.kind] as (saying: Saying) => Said;
  return tell(saying);
}

/** What is most worth saying. */
function sayingOf(run: Run, moment: Moment, okWhen: OkWhen, name: Names): Saying {
  return (
    unfinished(run, moment, name) ??
    lost(run, moment, name) ??
    siblings(run, moment, name) ??
    broken(run, moment, name) ??
    waiting(run, moment, okWhen, name) ??
    refused(run, moment, name) ??
    unknown(run, moment, name) ??
    kept(run, moment, name)
  );
}

function unfinished({ trace }: Run, { timeUs, waiting: open }: Moment, name: Names): Saying | null {
  const { limit, stopped, endedUs } = trace;
  if (!trace.unfinished || timeUs < endedUs) return null;
  const why = limit ?? (stopped === "restless" ? stopped : "end");
  const node = limit?.kind === "state" ? name(limit.node) : "";
  return { kind: "unfinished", why, node, open: open.length };
}

function lost(run: Run, { event }: Moment, name: Names): Saying | null {
  const all = lostRequests(run);
  const first = all.leaders.last(event)?.request;
  if (first === undefined) return null;
  const request = requestById(run.trace, first);
  const node = request === undefined ? "" : name(request.node);
  return { kind: "lost", count: all.requests.count(event), request, node };
}

function siblings({ trace }: Run, { nodes }: Moment, name: Names): Saying | null {
  const holders = nodes.filter(({ lines }) => lines.some(({ versions }) => versions.length > 1));
  const line = holders[0]?.lines.find(({ versions }) => versions.length > 1);
  if (line === undefined) return null;
  const isEverywhere = holders.length > 1 && holders.length === trace.nodes.length;
  return {
    kind: "siblings",
    count: line.versions.length,
    nodes: isEverywhere ? null : holders.map(({ node }) => name(node)),
  };
}

/** A rule of the scenario that some node's values have broken by now. */
function broken({ trace }: Run, { event }: Moment, name: Names): Saying | null {
  for (const { invariant, first } of invariantResults(trace)) {
    if (first === null || first.event > event) continue;
    const { value, atUs } = first;
    return { kind: "broken", invariant, node: name(first.node), value, atUs };
  }
  return null;
}

function waiting(
  { trace }: Run,
  { waiting: open }: Moment,
  okWhen: OkWhen,
  name: Names,
): Saying | null {
  if (open.length === 0) return null;
  return {
    kind: "waiting",
    count: open.length,
    writing: open.every(({ operations }) => writes(operations)),
    nodes: namesOf(open, name),
    okWhen,
    of: trace.nodes.length,
  };
}

/** Requests that were refused for good: a refused try that a later try follows is not one. */
function refused({ trace }: Run, { event }: Moment, name: Names): Saying | null {
  const all = endedRequests(trace).refused;
  const last = all.last(event);
  if (last === undefined) return null;
  const { node, code } = last;
  return { kind: "refused", count: all.count(event), node: name(node), code };
}

function unknown({ trace }: Run, { event }: Moment, name: Names): Saying | null {
  const { unknown: all, unknownAt } = endedRequests(trace);
  const count = all.count(event);
  if (count === 0) return null;
  return { kind: "unknown", count, nodes: namesOf(unknownAt.by(event), name) };
}

function kept(run: Run, moment: Moment, name: Names): Saying {
  const agreement = agreementOf(run, moment, name);
  const count = endedRequests(run.trace).kept.count(moment.event);
  if (count === 0) return { kind: "unwritten", agreement };
  if (run.trace.unfinished) return { kind: "acknowledged", count, agreement };
  return isOver(run, moment) && agreement.kind === "differ"
    ? { kind: "apart" }
    : { kind: "kept", agreement, isOver: isOver(run, moment) };
}

const isOver = ({ trace }: Run, { timeUs }: Moment): boolean => timeUs >= trace.endedUs;

/** Since when the copies agree is known only when nothing can happen any more. */
function agreementOf(run: Run, moment: Moment, name: Names): Agreement {
  const allUp = moment.nodes.every(({ up }) => up);
  const { convergedAtUs: sinceUs } = run;
  if (!moment.agree) return { kind: "differ", allUp, unheard: unheardOf(run, moment, name) };
  if (sinceUs === null || !isOver(run, moment)) return { kind: "agree", allUp };
  return { kind: "since", allUp, sinceUs };
}

/** The nodes that acknowledged writes have not reached in any way, by the kernel's clocks. */
function unheardOf({ trace }: Run, { event, nodes }: Moment, name: Names): Unheard | null {
  const up = nodes.filter((one) => one.up).map(({ node }) => node);
  const clocks = up.map((node) => clockOf(trace, node, event));
  const behind = new Set<NodeId>();
  const writers: NodeId[] = [];
  for (const { node, startedBy } of endedRequests(trace).kept.by(event)) {
    const place = trace.nodes.indexOf(node);
    const began = trace.events[startedBy]?.clock[place] ?? 0;
    const lacking = up.filter((_, i) => (clocks[i]?.[place] ?? 0) < began);
    if (lacking.length === 0) continue;
    writers.push(node);
    for (const one of lacking) behind.add(one);
  }
  const [writer, ...others] = writers;
  if (writer === undefined) return null;
  return {
    nodes: behind.size === up.length ? null : up.filter((node) => behind.has(node)).map(name),
    writer: others.length === 0 ? name(writer) : null,
  };
}

/** A node's vector clock after all that has happened to it by an event. */
function clockOf(trace: Trace, node: NodeId, event: number): readonly number[] | undefined {
  const own = trace.histories[node]?.events ?? [];
  const count = countLeading(own.length, (i) => (own[i] as number) <= event);
  return trace.events[own[count - 1] ?? -1]?.clock;
}

/** What people call a node. */
type Names = (node: NodeId) => string;

function namesIn({ scenario }: Trace, { catalogue }: Voice): Names {
  const names = nodeNames(scenario.nodes, catalogue);
  return (node) => names.get(node) ?? node;
}

/** The nodes of some requests, each once. */
function namesOf(requests: readonly { readonly node: NodeId }[], name: Names): readonly string[] {
  return [...new Set(requests.map(({ node }) => name(node)))];
}
