// Writes the trace of a run while the kernel runs it. Without a recorder a run costs neither
// records nor ground truth.
import type { NodeId } from "../data/value.ts";
import { defined } from "../lib/assert.ts";
import type { Note } from "./note.ts";
import type {
  DownTime,
  EventKind,
  MessageFate,
  MessageRecord,
  StateHistory,
  TraceEvent,
} from "./trace.ts";
import { weightBeside, weightOfEnvelope } from "./weight.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface History {
  readonly events: number[];
  readonly states: unknown[];
}

/** What the kernel knows of an event when it begins. */
export interface EventStart {
  readonly atUs: number;
  readonly node: NodeId | null;
  readonly kind: EventKind;
  readonly background: boolean;
  readonly clockUs: number;
  readonly message: number;
  readonly request: number;
  readonly timer: string | null;
  readonly entry: number;
}

/** In a browser: of an event, of a number of its clock, of a message without what it carries. */
const bytesOfEvent = 150;
const bytesOfClock = 4;
const bytesOfMessage = 250;

/** Of so many notes, states and messages one is weighed and stands for the others. */
const weighedEvery = 8;

export class Recorder {
  /** About what the trace takes of memory by now. */
  bytes = 0;
  readonly events: TraceEvent[] = [];
  readonly messages: Writable<MessageRecord>[] = [];
  readonly histories: Record<NodeId, StateHistory> = {};
  readonly down: Record<NodeId, Writable<DownTime>[]> = {};
  private readonly open = new Map<NodeId, History>();
  private readonly clocks = new Map<NodeId, readonly number[]>();
  private readonly order = new Map<NodeId, number>();
  private sends: number[] = [];
  private ends: number[] = [];
  private notes: Note[] = [];
  private weighed = 0;

  constructor(nodes: readonly NodeId[]) {
    for (const [i, node] of nodes.entries()) {
      const history: History = { events: [], states: [] };
      this.open.set(node, history);
      this.histories[node] = history;
      this.down[node] = [];
      this.order.set(node, i);
      this.clocks.set(
        node,
        nodes.map(() => 0),
      );
    }
  }

  /** The index that the event under way will have. */
  get current(): number {
    return this.events.length;
  }

  note(note: Note): void {
    this.notes.push(note);
    this.weigh(note, null);
  }

  end(request: number): void {
    this.ends.push(request);
  }

  state(node: NodeId, state: unknown): void {
    const history = defined(this.open.get(node), `history of ${node}`);
    const before = history.states.at(-1);
    if (history.states.length > 0 && before === state) return;
    this.weigh(state, before);
    history.events.push(this.current);
    history.states.push(state);
  }

  goesDown(node: NodeId): void {
    this.down[node]?.push({ from: this.current, to: null });
  }

  comesUp(node: NodeId): void {
    const last = this.down[node]?.at(-1);
    if (last !== undefined) last.to = this.current;
  }

  /** Records a message at the moment it is sent; gives its index. */
  message(sent: Omit<MessageRecord, "index" | "deliveredBy">): number {
    const index = this.messages.length;
    this.messages.push({ ...sent, index, deliveredBy: -1 });
    // What it carries is for the most part the sender's state, or another message's, too.
    this.bytes += bytesOfMessage + weightOfEnvelope(sent.body);
    this.sends.push(index);
    return index;
  }

  /** A held message leaves. */
  leaves(index: number, fate: MessageFate, leftUs: number, arrivesUs: number | null): void {
    const message = defined(this.messages[index], `message ${index}`);
    message.leftUs = leftUs;
    message.arrivesUs = arrivesUs;
    message.fate = fate;
  }

  /** A message comes to its end. */
  settles(index: number, fate: "delivered" | "down"): void {
    const message = defined(this.messages[index], `message ${index}`);
    message.fate = fate;
    message.deliveredBy = this.current;
  }

  /** Closes the event under way. `ticks`: it is an event of its node's own history. */
  commit(start: EventStart, ticks: boolean): void {
    this.events.push({
      index: this.current,
      ...start,
      clock: this.clockOf(start, ticks),
      sends: this.sends,
      ends: this.ends,
      notes: this.notes,
    });
    this.bytes += bytesOfEvent + bytesOfClock * this.order.size;
    this.sends = [];
    this.ends = [];
    this.notes = [];
  }

  private weigh(value: unknown, earlier: unknown): void {
    this.weighed += 1;
    if (this.weighed % weighedEvery !== 0) return;
    this.bytes += weighedEvery * weightBeside(value, earlier);
  }

  /** Vector clocks after Fidge 1988 and Mattern 1989, over nodes. */
  private clockOf(start: EventStart, ticks: boolean): readonly number[] {
    if (start.node === null) return [];
    const own = defined(this.clocks.get(start.node), `clock of ${start.node}`);
    if (!ticks) return own;
    const next = [...own];
    if (start.message >= 0) {
      const sender = this.events[this.messages[start.message]?.sentBy ?? -1];
      for (const [i, count] of (sender?.clock ?? []).entries()) {
        if (count > (next[i] as number)) next[i] = count;
      }
    }
    const i = this.order.get(start.node) as number;
    next[i] = (next[i] as number) + 1;
    this.clocks.set(start.node, next);
    return next;
  }
}
