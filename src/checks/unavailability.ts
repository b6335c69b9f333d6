// How long clients went without service for want of other nodes. Whether a node was out of reach is
// ground truth (the scenario's cuts and partitions, the crashes of the run); what a mode needs is
// what it says: so many nodes, the members of its view, a home or a primary.
import type { NodeId, RequestId } from "../data/value.ts";
import { endsPiece, type Work, within } from "../lib/work.ts";
import { severedBy } from "../sim/network.ts";
import type { Note } from "../sim/note.ts";
import { linkId, type ScriptEntry } from "../sim/scenario.ts";
import type { RequestRecord, Trace } from "../sim/trace.ts";
import { perTraceInPieces } from "./perTrace.ts";

/** One client's request that went without service. */
export interface Outage {
  readonly request: RequestId;
  readonly node: NodeId;
  readonly fromUs: number;
  readonly untilUs: number;
  /** The event that shows it: the request itself, or its refusal. */
  readonly event: number;
}

export interface Unavailability {
  /** How long at least one client went without: outages that overlap count once. */
  readonly totalUs: number;
  /** In order of their requests. */
  readonly outages: readonly Outage[];
}

/**
 * A request is without service
 * - that stays open after nodes which it needs went out of reach: from that time (or from its
 *   start, if they were so already) to its end, or the run's. What it needs: where OK takes
 *   `count` of the nodes, as many within reach of its node; where nodes form views, all members of
 *   the node's view, which must be primary; and the home or primary that it was passed on to or
 *   waits for;
 * - that was refused because its node cannot serve now (code 11 or 1047): from the refusal until
 *   the node is up and reaches all others, or serves a request again, whichever is first.
 */
export const unavailability = perTraceInPieces(function* (trace: Trace): Work<Unavailability> {
  const needs = yield* within(needsOf(trace), 0, 0.5);
  const outages: Outage[] = [];
  for (const request of trace.requests) {
    const found = isTurnedAway(request)
      ? afterRefusal(trace, needs.reach, request)
      : needs.waitOf(request);
    if (found !== null) outages.push(found);
    if (endsPiece(request.index)) yield 0.5 + (0.5 * request.index) / trace.requests.length;
  }
  return { totalUs: lengthOfUnion(outages), outages };
});

/** Refused for want of others, not for what the rows say or for what the node is. */
function isTurnedAway({ outcome, code }: RequestRecord): boolean {
  return outcome === "refused" && (code === 11 || code === 1047);
}

function afterRefusal(trace: Trace, reach: Reach, request: RequestRecord): Outage {
  const { id, node, endedBy } = request;
  const fromUs = request.doneUs ?? request.atUs;
  const served = trace.requests.find(
    (other) => other.node === node && other.outcome === "ok" && other.startedBy > endedBy,
  );
  const back = reach.wholeFrom(node, fromUs);
  const untilUs = Math.min(served?.atUs ?? trace.endedUs, back, trace.endedUs);
  return { request: id, node, fromUs, untilUs: Math.max(fromUs, untilUs), event: endedBy };
}

function lengthOfUnion(outages: readonly Outage[]): number {
  const sorted = [...outages].sort((a, b) => a.fromUs - b.fromUs);
  let [total, doneUs] = [0, 0];
  for (const { fromUs, untilUs } of sorted) {
    total += Math.max(0, untilUs - Math.max(fromUs, doneUs));
    doneUs = Math.max(doneUs, untilUs);
  }
  return total;
}

interface Stretch {
  readonly fromUs: number;
  readonly untilUs: number;
}

const contains = ({ fromUs, untilUs }: Stretch, us: number): boolean =>
  fromUs <= us && us < untilUs;

/** Who is out of whose reach, and when: a message could not go there, or no answer come back. */
class Reach {
  private readonly away = new Map<string, Stretch[]>();
  private readonly down = new Map<NodeId, Stretch[]>();
  /** The times at which anything of this changes, ascending. */
  readonly turnsUs: readonly number[];
  private readonly nodes: readonly NodeId[];

  constructor(trace: Trace) {
    this.nodes = trace.nodes;
    const atUs = (event: number): number => trace.events[event]?.atUs ?? 0;
    for (const node of trace.nodes) {
      const times = (trace.down[node] ?? []).map(({ from, to }) => {
        const untilUs = to === null ? Number.POSITIVE_INFINITY : atUs(to);
        return { fromUs: atUs(from), untilUs };
      });
      this.down.set(node, times);
    }
    for (const entry of trace.scenario.script) this.addCut(entry);
    const all = [...this.away.values(), ...this.down.values()].flat();
    const turns = new Set(all.flatMap(({ fromUs, untilUs }) => [fromUs, untilUs]));
    this.turnsUs = [...turns].filter(Number.isFinite).sort((a, b) => a - b);
  }

  private addCut(entry: ScriptEntry): void {
    if (entry.kind !== "partition" && entry.kind !== "cut") return;
    const { atUs: fromUs, untilUs } = entry;
    const stretch = { fromUs, untilUs: untilUs ?? Number.POSITIVE_INFINITY };
    for (const link of severedBy(entry))
      this.away.set(link, [...(this.away.get(link) ?? []), stretch]);
  }

  isDown(node: NodeId, us: number): boolean {
    return (this.down.get(node) ?? []).some((stretch) => contains(stretch, us));
  }

  isAway(from: NodeId, to: NodeId, us: number): boolean {
    if (from === to) return false;
    const ways = [linkId(from, to), linkId(to, from)];
    const isCut = ways.some((way) =>
      (this.away.get(way) ?? []).some((stretch) => contains(stretch, us)),
    );
    return isCut || this.isDown(to, us);
  }

  /** The first time from `us` on at which the node is up and reaches all others. */
  wholeFrom(node: NodeId, us: number): number {
    const isWhole = (at: number): boolean =>
      !this.isDown(node, at) && this.nodes.every((other) => !this.isAway(node, other, at));
    if (isWhole(us)) return us;
    return this.turnsUs.find((at) => at > us && isWhole(at)) ?? Number.POSITIVE_INFINITY;
  }
}

function* needsOf(trace: Trace): Work<Needs> {
  const needs = new Needs(trace);
  for (const { index, atUs, node, notes } of trace.events) {
    if (node !== null) for (const note of notes) needs.take(note, node, atUs);
    if (endsPiece(index)) yield index / trace.events.length;
  }
  return needs;
}

type View = Extract<Note, { kind: "view" }>;

/** What the requests of a run need of other nodes. */
class Needs {
  readonly reach: Reach;
  private readonly trace: Trace;
  /** By node: its views and since when. */
  private readonly views = new Map<NodeId, { readonly sinceUs: number; readonly view: View }[]>();
  /** By request: the home or primary that it waits for. */
  private readonly awaited = new Map<RequestId, Set<NodeId>>();

  constructor(trace: Trace) {
    this.trace = trace;
    this.reach = new Reach(trace);
  }

  take(note: Note, node: NodeId, sinceUs: number): void {
    if (note.kind === "view") {
      this.views.set(node, [...(this.views.get(node) ?? []), { sinceUs, view: note }]);
    }
    if (note.kind === "forward") this.await(note.request, [note.to]);
    if (note.kind === "wait" && (note.reason === "home" || note.reason === "primary")) {
      this.await(note.request, note.nodes);
    }
  }

  private await(request: RequestId, nodes: readonly NodeId[]): void {
    const known = this.awaited.get(request) ?? new Set<NodeId>();
    for (const node of nodes) known.add(node);
    this.awaited.set(request, known);
  }

  /** Null: the request was never open while what it needs was out of reach. */
  waitOf({ id, node, atUs, doneUs, startedBy }: RequestRecord): Outage | null {
    const untilUs = doneUs ?? this.trace.endedUs;
    if (untilUs <= atUs) return null;
    const views = (this.views.get(node) ?? []).map(({ sinceUs }) => sinceUs);
    const turns = [...this.reach.turnsUs, ...views].filter((us) => us > atUs && us < untilUs);
    const times = [atUs, ...turns.sort((a, b) => a - b)];
    const fromUs = times.find((us) => this.lacks(id, node, us));
    return fromUs === undefined ? null : { request: id, node, fromUs, untilUs, event: startedBy };
  }

  private lacks(request: RequestId, node: NodeId, us: number): boolean {
    const { trace, reach } = this;
    const awaited = [...(this.awaited.get(request) ?? [])];
    if (awaited.some((other) => reach.isAway(node, other, us))) return true;
    const view = this.views.get(node)?.findLast(({ sinceUs }) => sinceUs <= us)?.view;
    if (view !== undefined && !view.primary) return true;
    const needed = trace.mode.about.okWhen(trace.options, trace.nodes.length);
    if (needed.kind !== "nodes") return false;
    const members = view?.members ?? trace.nodes;
    const within = members.filter((other) => !reach.isAway(node, other, us)).length;
    return within < Math.min(needed.count, members.length);
  }
}
