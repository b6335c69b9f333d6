// The requests of a run, so ordered that what is open, ended or lost at an instant is found without
// looking at all of them: a long run is scrubbed through as smoothly as a short one.
import type { LostWrite } from "../../checks/lostWrites.ts";
import { writes } from "../../data/operation.ts";
import { isRetryable } from "../../data/refusal.ts";
import type { NodeId, RowId } from "../../data/value.ts";
import { countLeading } from "../../lib/bisect.ts";
import { Intervals } from "../../lib/intervals.ts";
import { oncePerKey } from "../../lib/oncePerKey.ts";
import type { RequestRecord, Trace } from "../../sim/trace.ts";
import type { Run } from "./run.ts";

/** Things that have happened by certain events, in order of these. */
class Happened<Item> {
  private readonly items: readonly Item[];
  private readonly eventOf: (item: Item) => number;

  constructor(items: readonly Item[], eventOf: (item: Item) => number) {
    this.items = items;
    this.eventOf = eventOf;
  }

  /** How many have happened by an event. */
  count(event: number): number {
    return countLeading(this.items.length, (i) => this.eventOf(this.items[i] as Item) <= event);
  }

  /** The last one that has. */
  last(event: number): Item | undefined {
    return this.items[this.count(event) - 1];
  }

  by(event: number): readonly Item[] {
    return this.items.slice(0, this.count(event));
  }
}

interface Ended {
  /** Refused for good: a refused try that a later try follows is not one. */
  readonly refused: Happened<RequestRecord>;
  readonly unknown: Happened<RequestRecord>;
  /** The first request of each node with an unknown outcome. */
  readonly unknownAt: Happened<RequestRecord>;
  /** Acknowledged writes. */
  readonly kept: Happened<RequestRecord>;
}

/** Requests that have ended, by how. */
export const endedRequests = oncePerKey(({ requests }: Trace): Ended => {
  const ended = requests
    .filter(({ endedBy }) => endedBy >= 0)
    .sort((a, b) => a.endedBy - b.endedBy || a.index - b.index);
  const tries = new Set(requests.map(({ entry, attempt }) => `${entry} ${attempt}`));
  const isRetried = ({ code, entry, attempt }: RequestRecord): boolean =>
    code !== null && isRetryable(code) && tries.has(`${entry} ${attempt + 1}`);
  const happened = (items: readonly RequestRecord[]) =>
    new Happened(items, ({ endedBy }) => endedBy);
  const unknown = ended.filter(({ outcome }) => outcome === "unknown");
  const nodes = new Set<NodeId>();
  const firsts = unknown.filter(({ node }) => !nodes.has(node) && nodes.add(node));
  return {
    refused: happened(ended.filter((one) => one.outcome === "refused" && !isRetried(one))),
    unknown: happened(unknown),
    unknownAt: happened(firsts),
    kept: happened(ended.filter((one) => one.outcome === "ok" && writes(one.operations))),
  };
});

const openings = oncePerKey(({ requests }: Trace) => {
  const starts = requests.map(({ startedBy }) => startedBy);
  // The event that ends a request is the first after which it is no longer open.
  const ends = requests.map(({ endedBy }) =>
    endedBy < 0 ? Number.POSITIVE_INFINITY : endedBy - 1,
  );
  return new Intervals(starts, ends);
});

/** Requests that have no answer yet after an event, in order of their starts. */
export function openRequests(trace: Trace, event: number): readonly RequestRecord[] {
  return openings(trace)
    .touching(event, event)
    .map((i) => trace.requests[i] as RequestRecord);
}

interface Lost {
  /** The first loss of each request. */
  readonly requests: Happened<LostWrite>;
  /** Those that came first in the run's list of losses when they became certain. */
  readonly leaders: Happened<LostWrite>;
  /** The events at which some loss became certain. */
  readonly events: ReadonlySet<number>;
}

/** The acknowledged writes that are gone, by when that became certain. */
export const lostRequests = ({ losses }: Pick<Run, "losses">): Lost => lostAmong(losses);

// What is kept hangs on the lists and not on the run: in another language that is another one.
const lostAmong = oncePerKey((losses: Run["losses"]): Lost => {
  const place = new Map(losses.map((loss, i) => [loss, i]));
  const ordered = losses.toSorted((a, b) => a.event - b.event);
  const known = new Set<string>();
  let least = Number.POSITIVE_INFINITY;
  const leaders = ordered.filter((loss) => {
    const own = place.get(loss) as number;
    if (own > least) return false;
    least = own;
    return true;
  });
  const firsts = ordered.filter(({ request }) => !known.has(request) && known.add(request));
  const happened = (items: readonly LostWrite[]) => new Happened(items, ({ event }) => event);
  return {
    requests: happened(firsts),
    leaders: happened(leaders),
    events: new Set(losses.map(({ event }) => event)),
  };
});

/** By node and row: the first event at which the node decided a conflict against a lost write. */
const firstChoices = oncePerKey((choices: Run["choices"]): ReadonlyMap<string, number> => {
  const first = new Map<string, number>();
  for (const { event, node, row } of choices) {
    const key = `${node} ${row}`;
    first.set(key, Math.min(event, first.get(key) ?? event));
  }
  return first;
});

/** Whether the node itself has decided a conflict of the row against an acknowledged write. */
export function hasChosen({ choices }: Run, event: number, node: NodeId, row: RowId): boolean {
  return (firstChoices(choices).get(`${node} ${row}`) ?? Number.POSITIVE_INFINITY) <= event;
}
