// What happens to a message between two nodes: the rules cut, loss, duplication, latency and order,
// applied to each message in this order. Nothing here knows what a message says.
import type { NodeId } from "../data/value.ts";
import { defined } from "../lib/assert.ts";
import { type Random, randomStream } from "../lib/random.ts";
import { jitterOf, mostJitterUs } from "./jitter.ts";
import {
  type LinkEntry,
  type LinkId,
  type LinkSetup,
  linkId,
  type Scenario,
  type ScriptEntry,
} from "./scenario.ts";

/** What the weather has in store for one message, drawn when it is sent. */
interface Weather {
  readonly loss: number;
  readonly duplicate: number;
  readonly jitter: number;
}

export interface Held<Message> {
  readonly message: Message;
  readonly weather: Weather;
}

export type Passage =
  /** Lost on the way; it would have arrived at `arrivesUs`. */
  | { readonly fate: "lost"; readonly arrivesUs: number }
  /** Lost at a cut that drops. */
  | { readonly fate: "cut" }
  | { readonly fate: "held" }
  /** `copyUs` is when a second copy arrives, or null. */
  | { readonly fate: "arrives"; readonly arrivesUs: number; readonly copyUs: number | null };

interface Link<Message> {
  readonly base: LinkSetup;
  /** The base with the link faults of the moment. */
  setup: LinkSetup;
  faults: readonly LinkEntry[];
  /** How many partitions and cuts sever it now. */
  cuts: number;
  lastArrivalUs: number;
  /** Null where nothing on this link is ever left to chance. */
  readonly random: Random | null;
  held: Held<Message>[];
}

/**
 * The links of a run. Each message on a link draws the same three numbers whatever happens to it,
 * from the link's own stream: so the k-th message on a link meets the same weather in every mode,
 * and a loss never shifts another delay.
 */
export class Network<Message> {
  private readonly byId = new Map<LinkId, Link<Message>>();
  /** The same links by sender's and receiver's index: senders x receivers. */
  private readonly links: (Link<Message> | undefined)[];
  private readonly size: number;
  private readonly drops: boolean;

  constructor(scenario: Scenario) {
    this.drops = scenario.network.partition === "drop";
    const random = linksWithChance(scenario);
    for (const [id, base] of Object.entries(scenario.network.links)) {
      this.byId.set(id, {
        base,
        setup: base,
        faults: [],
        cuts: 0,
        lastArrivalUs: 0,
        random: random.has(id) ? randomStream(scenario.seed, `link:${id}`) : null,
        held: [],
      });
    }
    const ids = scenario.nodes.map((node) => node.id);
    this.size = ids.length;
    this.links = ids.flatMap((from) => ids.map((to) => this.byId.get(linkId(from, to))));
  }

  /** Sends a message at this moment, from and to the nodes with these indices. */
  pass(from: number, to: number, message: Message, nowUs: number): Passage {
    const link = this.links[from * this.size + to] as Link<Message>;
    const { random } = link;
    // Three numbers and no object: this is on the path of every message.
    const loss = random === null ? 1 : random.next();
    const duplicate = random === null ? 1 : random.next();
    const jitter = random === null ? 0 : random.next();
    if (link.cuts === 0) return travel(link, loss, duplicate, jitter, nowUs);
    if (this.drops) return { fate: "cut" };
    link.held.push({ message, weather: { loss, duplicate, jitter } });
    return { fate: "held" };
  }

  /** Severs one direction of a link once more. */
  cut(id: LinkId): void {
    this.link(id).cuts += 1;
  }

  /**
   * Takes one cut away; where it was the last one, the held messages are given back in their order,
   * to leave now.
   */
  mend(id: LinkId): readonly Held<Message>[] {
    const link = this.link(id);
    link.cuts -= 1;
    if (link.cuts > 0) return [];
    const released = link.held;
    link.held = [];
    return released;
  }

  /** Lets a message go that was held. */
  release(id: LinkId, held: Held<Message>, nowUs: number): Passage {
    const { loss, duplicate, jitter } = held.weather;
    return travel(this.link(id), loss, duplicate, jitter, nowUs);
  }

  /** The messages that cuts hold, each with its link. */
  get held(): readonly (readonly [LinkId, Message])[] {
    return [...this.byId].flatMap(([id, { held }]) =>
      held.map(({ message }) => [id, message] as const),
    );
  }

  addFault(fault: LinkEntry): void {
    for (const id of fault.links) this.setFaults(id, [...this.link(id).faults, fault]);
  }

  removeFault(fault: LinkEntry): void {
    for (const id of fault.links) {
      this.setFaults(
        id,
        this.link(id).faults.filter((one) => one !== fault),
      );
    }
  }

  private setFaults(id: LinkId, faults: readonly LinkEntry[]): void {
    const link = this.link(id);
    link.faults = faults;
    // Faults on one link add up; where two set the same property, the one that began last holds.
    link.setup = link.base;
    for (const fault of faults) link.setup = { ...link.setup, ...fault.set };
  }

  private link(id: LinkId): Link<Message> {
    return defined(this.byId.get(id), `link ${id}`);
  }
}

function travel<Message>(
  link: Link<Message>,
  loss: number,
  duplicate: number,
  jitter: number,
  nowUs: number,
): Passage {
  const { setup } = link;
  if (loss < setup.loss) return { fate: "lost", arrivesUs: nowUs + delayOf(setup, jitter) };
  const arrivesUs = arrival(link, nowUs, jitter);
  if (duplicate >= setup.duplicate) return { fate: "arrives", arrivesUs, copyUs: null };
  // Given that a draw in [0, 1) is below p, draw / p is again evenly spread over [0, 1): the copy's
  // own delay.
  const copyJitter = duplicate / setup.duplicate;
  return { fate: "arrives", arrivesUs, copyUs: arrival(link, nowUs, copyJitter) };
}

function delayOf(setup: LinkSetup, draw: number): number {
  if (setup.jitterUs === 0) return setup.latencyUs;
  return Math.max(0, setup.latencyUs + jitterOf(draw, setup.jitterUs));
}

function arrival<Message>(link: Link<Message>, nowUs: number, draw: number): number {
  const arrivesUs = nowUs + delayOf(link.setup, draw);
  if (link.setup.order === "any") return arrivesUs;
  link.lastArrivalUs = Math.max(link.lastArrivalUs, arrivesUs);
  return link.lastArrivalUs;
}

/** The links on which chance decides anything at any time of the run. */
function linksWithChance(scenario: Scenario): Set<LinkId> {
  const chancy = (setup: Partial<LinkSetup>): boolean =>
    (setup.jitterUs ?? 0) > 0 || (setup.loss ?? 0) > 0 || (setup.duplicate ?? 0) > 0;
  const ids = new Set<LinkId>();
  for (const [id, setup] of Object.entries(scenario.network.links)) if (chancy(setup)) ids.add(id);
  for (const entry of scenario.script) {
    if (entry.kind === "link" && chancy(entry.set)) for (const id of entry.links) ids.add(id);
  }
  return ids;
}

/** The links that an entry of the script severs, each way by itself; those of other kinds none. */
export function severedBy(entry: ScriptEntry): readonly LinkId[] {
  if (entry.kind === "partition") return linksBetween(entry.groups);
  return entry.kind === "cut" ? entry.links : [];
}

/** Both directions between each two groups. */
export function linksBetween(groups: readonly (readonly string[])[]): readonly LinkId[] {
  const links: LinkId[] = [];
  for (const [i, group] of groups.entries()) {
    for (const [j, other] of groups.entries()) {
      if (i === j) continue;
      for (const from of group) for (const to of other) links.push(linkId(from, to));
    }
  }
  return links;
}

/**
 * By peer, the longest that a message from a node and its answer take together on the links as the
 * scenario sets them up, in microseconds. Faults are not counted.
 */
export function roundTripsFrom(
  { nodes, network }: Scenario,
  from: NodeId,
): Readonly<Record<NodeId, number>> {
  const longest = (a: NodeId, b: NodeId): number => {
    const { latencyUs, jitterUs } = defined(network.links[linkId(a, b)], `link ${a}>${b}`);
    return latencyUs + mostJitterUs(jitterUs);
  };
  const peers = nodes.map(({ id }) => id).filter((id) => id !== from);
  return Object.fromEntries(peers.map((peer) => [peer, longest(from, peer) + longest(peer, from)]));
}
