// The discrete-event kernel: takes what is due, hands it to the mode of the node concerned, carries
// out the effects. Time is a whole number of microseconds; order is (time, phase, sequence); chance
// comes from named streams alone.
import type { NodeId } from "../data/value.ts";
import { assert, defined, unreachable } from "../lib/assert.ts";
import { type Random, randomStream } from "../lib/random.ts";
import { Agenda, type Appointment, type Parcel, type Pending } from "./agenda.ts";
import { type Attempt, Clients } from "./clients.ts";
import { NodeClock } from "./clock.ts";
import { lastingIn } from "./lasting.ts";
import { type Limit, type Limits, stateCheckInterval } from "./limits.ts";
import type { AnyMode, Context, Effect, ModeEvent, Reply, Step } from "./mode.ts";
import { Network, type Passage, roundTripsFrom } from "./network.ts";
import type { EventStart, Recorder } from "./recorder.ts";
import type { Options, Scenario } from "./scenario.ts";
import type { EventKind, Trace } from "./trace.ts";
import { World } from "./world.ts";

interface NodeRuntime {
  readonly id: NodeId;
  readonly index: number;
  readonly peers: readonly NodeId[];
  readonly clock: NodeClock;
  /** Made when the first range is drawn from: most nodes never do. */
  random: Random | null;
  readonly timers: Map<string, Appointment>;
  state: unknown;
  boot: number;
  /** When it came up last. */
  upSinceUs: number;
  readonly roundTripsUs: Readonly<Record<NodeId, number>>;
  /** How many crash entries hold it down now. */
  crashes: number;
}

/** Why a run is over. */
export type Stop = Pick<Trace, "stopped" | "limit" | "endedUs" | "unfinished">;

export interface KernelCounts {
  events: number;
  sent: number;
  delivered: number;
  lost: number;
}

const nothing = { message: -1, request: -1, timer: null, entry: -1 } as const;

export class Kernel {
  readonly agenda = new Agenda();
  readonly clients: Clients;
  readonly network: Network<Parcel>;
  readonly nodes: readonly NodeRuntime[];
  readonly counts: KernelCounts = { events: 0, sent: 0, delivered: 0, lost: 0 };
  nowUs = 0;
  private readonly ids: readonly NodeId[];
  private readonly longestRoundTripUs: number;
  private readonly byId = new Map<NodeId, NodeRuntime>();
  private readonly timeouts = new Map<number, Appointment>();
  private readonly world: World;
  private readonly scenario: Scenario;
  private readonly mode: AnyMode;
  private readonly options: Options;
  readonly recorder: Recorder | null;
  private entriesScheduled = 0;
  /** How many entries of the script are still to begin or to end. */
  private scriptLeft: number;
  private readonly scriptEndUs: number;
  /** When something of the script was done last. */
  private scriptUs = 0;
  private total = 0;

  constructor(scenario: Scenario, mode: AnyMode, options: Options, recorder: Recorder | null) {
    this.scenario = scenario;
    this.mode = mode;
    this.options = options;
    this.recorder = recorder;
    this.clients = new Clients(scenario);
    this.network = new Network(scenario);
    this.ids = scenario.nodes.map((node) => node.id);
    this.nodes = scenario.nodes.map((setup, index) => ({
      id: setup.id,
      index,
      peers: this.ids.filter((id) => id !== setup.id),
      clock: new NodeClock(setup),
      random: null,
      timers: new Map<string, Appointment>(),
      state: undefined,
      boot: 0,
      upSinceUs: 0,
      roundTripsUs: roundTripsFrom(scenario, setup.id),
      crashes: 0,
    }));
    this.longestRoundTripUs = Math.max(
      0,
      ...this.nodes.flatMap(({ roundTripsUs }) => Object.values(roundTripsUs)),
    );
    for (const node of this.nodes) this.byId.set(node.id, node);
    const times = scenario.script.flatMap((entry) =>
      "untilUs" in entry && entry.untilUs !== null ? [entry.atUs, entry.untilUs] : [entry.atUs],
    );
    this.scriptLeft = times.length;
    this.scriptEndUs = times.reduce((last, us) => Math.max(last, us), 0);
    this.world = new World(this);
  }

  /** Initial states, and the beginning of the script on the agenda. */
  start(): void {
    for (const node of this.nodes) {
      this.act(node, this.mode.init(this.context(node)));
      this.commit("start", node, nothing, false, false);
    }
    this.scheduleNextEntry();
  }

  /** The script is in order of time, so one entry on the agenda stands for all that follow. */
  private scheduleNextEntry(): void {
    const entry = this.scenario.script[this.entriesScheduled];
    if (entry === undefined) return;
    this.entriesScheduled += 1;
    this.agenda.add(entry.atUs, 2, { kind: "entry", entry, background: false });
    if ("untilUs" in entry && entry.untilUs !== null) {
      this.agenda.add(entry.untilUs, 1, { kind: "end", entry, background: false });
    }
  }

  /**
   * Runs until rest, the end, or a limit; gives why it stopped. Null: it has taken `most` things
   * from the agenda and goes on with the next call.
   */
  run(limits: Limits, most = Number.POSITIVE_INFINITY): Stop | null {
    const { agenda } = this;
    let taken = 0;
    while (agenda.foreground > 0) {
      if (taken >= most) return null;
      taken += 1;
      const atUs = agenda.nextUs;
      if (atUs > this.lastUs(limits)) return this.outOfTime(limits);
      const pending = agenda.take();
      if (pending === null) continue;
      this.nowUs = atUs;
      this.handle(pending);
      this.total += 1;
      const limit = this.limitReached(limits);
      if (limit !== null) return this.cut(limit);
    }
    return { stopped: "rest", limit: null, endedUs: this.nowUs, unfinished: false };
  }

  /** Until when it may run, as things are now: clients may still put off what the script wants. */
  private lastUs(limits: Limits): number {
    const { endUs } = this.scenario;
    if (endUs !== null) return endUs;
    return this.isScriptDone ? this.scriptUs + limits.restUs : limits.scriptUs;
  }

  private get isScriptDone(): boolean {
    return this.scriptLeft === 0 && this.clients.queued === 0;
  }

  private outOfTime(limits: Limits): Stop {
    const endedUs = this.lastUs(limits);
    if (this.scenario.endUs === null && !this.isScriptDone) {
      return { ...this.cut({ kind: "script", mostUs: limits.scriptUs }), endedUs };
    }
    const stopped = this.scenario.endUs === null ? "restless" : "end";
    return { stopped, limit: null, endedUs, unfinished: this.isUnfinished(endedUs) };
  }

  private cut(limit: Limit): Stop {
    return { stopped: "limit", limit, endedUs: this.nowUs, unfinished: true };
  }

  /**
   * Whether something is still to come: a client waits, or something is under way to a node that
   * the script does not leave down or parted for good. Where it does, a timer says nothing: most
   * likely it sends once more to who never answers.
   */
  private isUnfinished(endedUs: number): boolean {
    if (this.timeouts.size > 0) return true;
    const { nodes, links } = lastingIn(this.scenario.script, endedUs);
    const arrives = ({ node, background }: Parcel): boolean =>
      !background && !nodes.has(this.ids[node] as NodeId);
    if (this.network.held.some(([link, parcel]) => !links.has(link) && arrives(parcel))) {
      return true;
    }
    const isFinal = nodes.size > 0 || links.size > 0;
    return this.agenda.waiting.some((pending) => {
      if (pending.kind === "message") return arrives(pending);
      return pending.kind === "timer" && !pending.background && !isFinal;
    });
  }

  /** How much of the script has begun, from 0 to 1: what it leads to is not known before. */
  get begun(): number {
    const { length } = this.scenario.script;
    return length === 0 ? 1 : this.entriesScheduled / length;
  }

  /**
   * How many events there will be, if it goes on as it began: what is done for clients grows with
   * their requests, what goes on in the background with time.
   */
  get expected(): number {
    const { endUs, script } = this.scenario;
    const untilUs = endUs ?? this.scriptEndUs;
    const byTime = untilUs === 0 ? 1 : Math.min(1, this.nowUs / untilUs);
    const wishes = script.filter(({ kind, atUs }) => kind === "request" && atUs <= untilUs).length;
    const isAsked = this.clients.settled >= wishes;
    const byWishes = isAsked ? byTime : this.clients.settled / wishes;
    const background = this.total - this.counts.events;
    return inAll(this.counts.events, byWishes) + inAll(background, byTime);
  }

  /** How many things are to happen yet, as far as is known. */
  get waiting(): number {
    return this.agenda.size;
  }

  node(id: NodeId): NodeRuntime {
    const node = this.byId.get(id);
    // Not `defined`: its message would be made for every message that is sent.
    if (node === undefined) throw new Error(`Assertion failed: no node ${id}`);
    return node;
  }

  /** Records an event of the world around the nodes. */
  commitWorld(kind: EventKind, entry: number): void {
    this.commit(kind, null, { ...nothing, entry }, false, false);
  }

  crash(id: NodeId, entry: number): void {
    const node = this.node(id);
    node.crashes += 1;
    if (node.crashes > 1) return;
    node.state = this.mode.durable(node.state, this.context(node));
    for (const appointment of node.timers.values()) this.agenda.cancel(appointment);
    node.timers.clear();
    this.recorder?.goesDown(id);
    this.recorder?.state(id, node.state);
    for (const index of [...this.timeouts.keys()]) {
      if (this.clients.requests[index]?.node === id) this.endRequest(index, null);
    }
    this.commit("crash", node, { ...nothing, entry }, false, true);
  }

  restart(id: NodeId, entry: number): void {
    const node = this.node(id);
    node.crashes -= 1;
    if (node.crashes > 0) return;
    node.boot += 1;
    node.upSinceUs = this.nowUs;
    this.recorder?.comesUp(id);
    this.step(node, { kind: "restart" });
    this.commit("restart", node, { ...nothing, entry }, false, true);
  }

  /** Hands an order to the mode of a node that is up. */
  command(id: NodeId, event: ModeEvent<unknown>, entry: number): void {
    const node = this.node(id);
    if (node.crashes > 0) return;
    this.step(node, event);
    this.commit("command", node, { ...nothing, entry }, false, true);
  }

  /** Starts a try of a client's request, or refuses it where the node is down. */
  attempt(attempt: Attempt): void {
    const { entry } = attempt;
    const node = this.node(entry.node);
    const request = this.clients.start(attempt, this.nowUs, this.recorder?.current ?? -1);
    const index = this.clients.requests.length - 1;
    const isUp = node.crashes === 0;
    if (isUp) {
      const atUs = this.nowUs + this.scenario.clients.timeoutUs;
      const timeout = { kind: "timeout", request: index, background: false } as const;
      this.timeouts.set(index, this.agenda.book(atUs, 1, timeout));
      this.step(node, { kind: "request", request });
    } else {
      this.endRequest(index, { outcome: "refused", code: 11 });
    }
    this.commit("request", node, { ...nothing, request: index, entry: entry.index }, false, isUp);
  }

  /** Puts a message that may leave on the agenda. */
  dispatch(parcel: Parcel, passage: Passage): void {
    if (passage.fate !== "arrives") {
      if (passage.fate !== "held" && !parcel.background) this.counts.lost += 1;
      return;
    }
    this.agenda.add(passage.arrivesUs, 0, parcel);
    if (passage.copyUs === null) return;
    const record = this.recordMessage(parcel, { ...passage, arrivesUs: passage.copyUs }, true);
    this.agenda.add(passage.copyUs, 0, { ...parcel, record });
  }

  private handle(pending: Pending): void {
    switch (pending.kind) {
      case "message":
        return this.deliver(pending);
      case "timer": {
        const node = this.nodes[pending.node] as NodeRuntime;
        node.timers.delete(pending.timer);
        this.step(node, { kind: "timer", timer: pending.timer });
        if (!pending.background) this.counts.events += 1;
        if (this.recorder === null) return;
        const what = { ...nothing, timer: pending.timer };
        return this.commit("timer", node, what, pending.background, true);
      }
      case "entry":
        this.counts.events += 1;
        this.scriptLeft -= 1;
        this.scriptUs = this.nowUs;
        this.scheduleNextEntry();
        return this.world.begin(pending.entry);
      case "end":
        this.counts.events += 1;
        this.scriptLeft -= 1;
        this.scriptUs = this.nowUs;
        return this.world.end(pending.entry);
      case "timeout": {
        this.counts.events += 1;
        const node = this.node(defined(this.clients.requests[pending.request], "request").node);
        this.endRequest(pending.request, null);
        const what = { ...nothing, request: pending.request };
        return this.commit("timeout", node, what, false, false);
      }
      case "attempt":
        this.counts.events += 1;
        this.scriptUs = this.nowUs;
        return this.attempt(pending.attempt);
      default:
        return unreachable(pending);
    }
  }

  private deliver(pending: Parcel): void {
    const node = this.nodes[pending.node] as NodeRuntime;
    const from = this.ids[pending.from] as NodeId;
    if (!pending.background) this.counts.events += 1;
    if (node.crashes > 0) {
      if (!pending.background) this.counts.lost += 1;
      this.recorder?.settles(pending.record, "down");
      const what = { ...nothing, message: pending.record };
      return this.commit("deliver", node, what, pending.background, false);
    }
    if (!pending.background) this.counts.delivered += 1;
    this.recorder?.settles(pending.record, "delivered");
    this.step(node, { kind: "message", from, message: pending.body });
    // Not left to `commit`: what it is told would be made for every message of a run without trace.
    if (this.recorder === null) return;
    this.commit("deliver", node, { ...nothing, message: pending.record }, pending.background, true);
  }

  private context(node: NodeRuntime): Context {
    return {
      node: node.id,
      nodes: this.ids,
      peers: node.peers,
      database: this.scenario.database,
      options: this.options,
      clockUs: node.clock.read(this.nowUs),
      uptimeUs: this.nowUs - node.upSinceUs,
      roundTripsUs: node.roundTripsUs,
      longestRoundTripUs: this.longestRoundTripUs,
      boot: node.boot,
      quiet: this.recorder === null,
    };
  }

  private step(node: NodeRuntime, event: ModeEvent<unknown>): void {
    this.act(node, this.mode.step(node.state, event, this.context(node)));
  }

  private act(node: NodeRuntime, { state, effects }: Step<unknown, unknown>): void {
    node.state = state;
    this.recorder?.state(node.id, state);
    for (const effect of effects) this.carryOut(node, effect);
  }

  private carryOut(node: NodeRuntime, effect: Effect<unknown>): void {
    switch (effect.kind) {
      case "send":
        return this.sendMessage(node, effect.to, effect.message, effect.background ?? false);
      case "reply":
        return this.endRequest(Number(effect.request.slice(1)) - 1, effect.reply);
      case "setTimer":
        return this.setTimer(node, effect);
      case "cancelTimer": {
        const appointment = node.timers.get(effect.timer);
        if (appointment !== undefined) this.agenda.cancel(appointment);
        node.timers.delete(effect.timer);
        return;
      }
      case "note":
        return this.recorder?.note(effect.note);
      default:
        return unreachable(effect);
    }
  }

  private sendMessage(node: NodeRuntime, to: NodeId, body: unknown, background: boolean): void {
    const target = this.node(to).index;
    if (target === node.index) throw new Error(`Assertion failed: ${node.id} sends to itself`);
    if (!background) this.counts.sent += 1;
    // The record's number must be known before the network takes the message, which may hold it.
    const record = this.recorder?.messages.length ?? -1;
    const from = node.index;
    const parcel: Parcel = { kind: "message", node: target, from, body, background, record };
    const passage = this.network.pass(from, target, parcel, this.nowUs);
    this.recordMessage(parcel, passage, false);
    this.dispatch(parcel, passage);
  }

  private recordMessage(parcel: Parcel, passage: Passage, copy: boolean): number {
    if (this.recorder === null) return -1;
    return this.recorder.message({
      sentBy: copy ? (this.recorder.messages[parcel.record]?.sentBy ?? -1) : this.recorder.current,
      from: this.ids[parcel.from] as NodeId,
      to: this.ids[parcel.node] as NodeId,
      body: parcel.body,
      background: parcel.background,
      sentUs: this.nowUs,
      leftUs: passage.fate === "held" ? null : this.nowUs,
      arrivesUs: "arrivesUs" in passage ? passage.arrivesUs : null,
      fate: passage.fate === "arrives" ? "flying" : passage.fate,
      copy,
    });
  }

  private setTimer(node: NodeRuntime, effect: Effect<unknown> & { kind: "setTimer" }): void {
    const { timer, delayUs, background = false } = effect;
    const earlier = node.timers.get(timer);
    if (earlier !== undefined) this.agenda.cancel(earlier);
    let wait: number;
    if (typeof delayUs === "number") wait = delayUs;
    else wait = delayUs[0] + this.timerRandom(node).integer(delayUs[1] - delayUs[0] + 1);
    assert(Number.isInteger(wait) && wait >= 0, `timer ${timer} in ${wait} µs`);
    const pending = { kind: "timer", node: node.index, timer, background } as const;
    node.timers.set(timer, this.agenda.book(this.nowUs + wait, 0, pending));
  }

  private timerRandom(node: NodeRuntime): Random {
    node.random ??= randomStream(this.scenario.seed, `timer:${node.id}`);
    return node.random;
  }

  private endRequest(index: number, reply: Reply | null): void {
    assert(index < this.clients.requests.length, `reply to unknown request ${index}`);
    if (!this.clients.isOpen(index)) return;
    const timeout = this.timeouts.get(index);
    if (timeout !== undefined) this.agenda.cancel(timeout);
    this.timeouts.delete(index);
    const next = this.clients.end(index, reply, this.nowUs, this.recorder?.current ?? -1);
    this.recorder?.end(index);
    if (next === null) return;
    this.agenda.add(this.nowUs, 2, { kind: "attempt", attempt: next, background: false });
  }

  private commit(
    kind: EventKind,
    node: NodeRuntime | null,
    what: Pick<EventStart, "message" | "request" | "timer" | "entry">,
    background: boolean,
    ticks: boolean,
  ): void {
    if (this.recorder === null) return;
    const atUs = this.nowUs;
    const clockUs = node === null ? atUs : node.clock.read(atUs);
    this.recorder.commit(
      { atUs, node: node?.id ?? null, kind, background, clockUs, ...what },
      ticks,
    );
  }

  private limitReached(limits: Limits): Limit | null {
    const { events, bytes, pending, stateCharacters } = limits;
    if (this.total >= events) return { kind: "events", most: events };
    if (this.agenda.size > pending) return { kind: "pending", most: pending };
    if (this.recorder !== null && this.recorder.bytes > bytes)
      return { kind: "bytes", most: bytes };
    if (this.total % stateCheckInterval !== 0) return null;
    const large = this.nodes.find(({ state }) => JSON.stringify(state).length > stateCharacters);
    return large === undefined ? null : { kind: "state", node: large.id, most: stateCharacters };
  }
}

/** What a part of a run amounts to in the whole; before anything of it is done nobody can tell. */
function inAll(count: number, part: number): number {
  return part === 0 ? count : count / part;
}
