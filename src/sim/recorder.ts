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

export class Recorder {
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
  }

  end(request: number): void {
    this.ends.push(request);
  }

  state(node: NodeId, state: unknown): void {
    const history = defined(this.open.get(node), `history of ${node}`);
    if (history.states.length > 0 && history.states.at(-1) === state) return;
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
    this.sends = [];
    this.ends = [];
    this.notes = [];
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
