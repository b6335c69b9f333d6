// Decides whether a concurrent history could have happened one operation at a time. The search is
// that of Wing and Gong ("Testing and verifying concurrent objects", JPDC 17, 1993) with the memory
// of Lowe ("Testing for linearizability", Concurrency and Computation 29(4), 2017): a set of
// operations already placed, with the state they led to, is explored only once. The problem is
// NP-complete, so the search has a budget and may end undecided.
import { assert } from "../lib/assert.ts";
import { endsPiece, type Work } from "../lib/work.ts";

/** A sequential object. States are told apart by their key. */
export interface Model<State, Operation> {
  readonly initial: State;
  /**
   * The state after the operation; null when the operation, with the result it had, cannot happen
   * here.
   */
  step(state: State, operation: Operation): State | null;
  /** Whether the operation leaves every state as it is. */
  isPure(operation: Operation): boolean;
  key(state: State): string;
}

/** An operation and when it was under way. Moments are whole numbers, such as event indices. */
export interface TimedOperation<Operation> {
  readonly operation: Operation;
  readonly invoked: number;
  /** Null: the outcome is unknown. It may take effect at any moment after its call, or never. */
  readonly returned: number | null;
}

export interface LinearizabilityVerdict {
  /** Null: undecided within the budget. */
  readonly linearizable: boolean | null;
  /**
   * Positions in the history in an order that explains it, without those that never took effect;
   * null if none.
   */
  readonly order: readonly number[] | null;
  /**
   * Where the search got furthest, the operation (position in the history) that then could not be
   * placed, or null.
   */
  readonly stuck: number | null;
  readonly configurations: number;
}

/**
 * Whether some order of the operations, in which each takes effect between its call and its return,
 * is a run of the model. `budget` bounds the number of configurations that are kept.
 */
export function checkHistory<State, Operation>(
  history: readonly TimedOperation<Operation>[],
  model: Model<State, Operation>,
  budget: number,
): Work<LinearizabilityVerdict> {
  return new Search(history, model, budget).run();
}

/** Calls and returns in order of time; a call links to its return. */
interface Entry {
  readonly operation: number;
  readonly isCall: boolean;
  readonly isDefinite: boolean;
  previous: Entry | null;
  next: Entry | null;
  /** Of a definite call. */
  match: Entry | null;
}

interface Placed {
  readonly entry: Entry;
  /** Number of the state before it. */
  readonly before: number;
  /**
   * It never changes anything and fits now, so to place it later can never be better: no other
   * choice is tried.
   */
  readonly isForced: boolean;
}

class Search<State, Operation> {
  private readonly head: Entry;
  private readonly states: State[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly steps: Map<number, number>[];
  private readonly isPure: readonly boolean[];
  private readonly done: Uint32Array;
  private readonly visited = new Set<string>();
  private readonly placed: Placed[] = [];
  private state = 0;
  private open: number;
  private furthest = Number.POSITIVE_INFINITY;
  private stuck: number | null = null;

  private readonly history: readonly TimedOperation<Operation>[];
  private readonly model: Model<State, Operation>;
  private readonly budget: number;

  constructor(
    history: readonly TimedOperation<Operation>[],
    model: Model<State, Operation>,
    budget: number,
  ) {
    this.history = history;
    this.model = model;
    this.budget = budget;
    this.head = linkEntries(history);
    this.steps = history.map(() => new Map<number, number>());
    this.isPure = history.map(({ operation }) => model.isPure(operation));
    this.done = new Uint32Array((history.length + 31) >> 5);
    this.open = history.filter(({ returned }) => returned !== null).length;
    this.state = this.numberOf(model.initial);
  }

  *run(): Work<LinearizabilityVerdict> {
    let entry = this.head.next;
    for (let steps = 0; this.open > 0; steps += 1) {
      if (this.visited.size > this.budget) return this.verdict(null);
      if (endsPiece(steps, 16)) yield this.visited.size / (this.budget + 1);
      if (entry?.isCall) {
        entry = this.place(entry) ? this.head.next : entry.next;
        continue;
      }
      if (entry !== null && this.open < this.furthest) {
        this.furthest = this.open;
        this.stuck = entry.operation;
      }
      entry = this.backtrack();
      if (entry === null) return this.verdict(false);
    }
    return this.verdict(true);
  }

  private verdict(linearizable: boolean | null): LinearizabilityVerdict {
    return {
      linearizable,
      order: linearizable ? this.placed.map(({ entry }) => entry.operation) : null,
      stuck: linearizable === false ? this.stuck : null,
      configurations: this.visited.size,
    };
  }

  /**
   * Lets the operation take effect now, unless it cannot or the outcome has been explored before.
   */
  private place(entry: Entry): boolean {
    const before = this.state;
    const after = this.step(entry.operation, before);
    if (after === -1) return false;
    // An unknown operation that changes nothing here need not happen here.
    if (after === before && !entry.isDefinite) return false;
    const isForced = entry.isDefinite && this.isPure[entry.operation] === true;
    this.flip(entry.operation);
    if (!isForced) {
      const key = this.configuration(after);
      if (this.visited.has(key)) {
        this.flip(entry.operation);
        return false;
      }
      this.visited.add(key);
    }
    this.placed.push({ entry, before, isForced });
    this.state = after;
    if (entry.isDefinite) this.open -= 1;
    lift(entry);
    return true;
  }

  /** Takes back the last real choice; gives the entry to go on with, or null when there is none. */
  private backtrack(): Entry | null {
    for (let last = this.placed.pop(); last !== undefined; last = this.placed.pop()) {
      unlift(last.entry);
      this.flip(last.entry.operation);
      if (last.entry.isDefinite) this.open += 1;
      this.state = last.before;
      // There is always a next entry: a definite operation is still open, and its return follows
      // all open calls.
      if (!last.isForced) return last.entry.next;
    }
    return null;
  }

  private step(operation: number, state: number): number {
    const known = this.steps[operation]?.get(state);
    if (known !== undefined) return known;
    const { operation: what } = this.history[operation] as TimedOperation<Operation>;
    const after = this.model.step(this.states[state] as State, what);
    const number = after === null ? -1 : this.numberOf(after);
    this.steps[operation]?.set(state, number);
    return number;
  }

  private numberOf(state: State): number {
    const key = this.model.key(state);
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.states.length;
      this.numbers.set(key, number);
      this.states.push(state);
    }
    return number;
  }

  private flip(operation: number): void {
    const word = operation >> 5;
    this.done[word] = (this.done[word] as number) ^ (1 << (operation & 31));
  }

  /**
   * The placed set and the state as text; the long beginning in which everything is placed is only
   * counted.
   */
  private configuration(state: number): string {
    let from = 0;
    while (this.done[from] === 0xffffffff) from += 1;
    let to = this.done.length;
    while (to > from && this.done[to - 1] === 0) to -= 1;
    let key = `${state}:${from}`;
    for (let i = from; i < to; i += 1) key += `.${(this.done[i] as number).toString(36)}`;
    return key;
  }
}

function linkEntries<Operation>(history: readonly TimedOperation<Operation>[]): Entry {
  const moments: { entry: Entry; at: number }[] = [];
  for (const [operation, { invoked, returned }] of history.entries()) {
    const isDefinite = returned !== null;
    const call = entryOf(operation, true, isDefinite);
    moments.push({ entry: call, at: invoked });
    if (returned === null) continue;
    assert(returned >= invoked, `operation ${operation} returns before its call`);
    call.match = entryOf(operation, false, true);
    moments.push({ entry: call.match, at: returned });
  }
  // At one moment calls come first: operations that touch are concurrent.
  moments.sort((a, b) => a.at - b.at || Number(b.entry.isCall) - Number(a.entry.isCall));
  const head = entryOf(-1, true, false);
  let last = head;
  for (const { entry } of moments) {
    last.next = entry;
    entry.previous = last;
    last = entry;
  }
  return head;
}

function entryOf(operation: number, isCall: boolean, isDefinite: boolean): Entry {
  return { operation, isCall, isDefinite, previous: null, next: null, match: null };
}

/** Takes a call and its return out of the list. */
function lift(entry: Entry): void {
  remove(entry);
  if (entry.match !== null) remove(entry.match);
}

/**
 * Puts back what `lift` took out; in the reverse order of the lifts every entry still knows its
 * place.
 */
function unlift(entry: Entry): void {
  if (entry.match !== null) restore(entry.match);
  restore(entry);
}

function remove({ previous, next }: Entry): void {
  if (previous !== null) previous.next = next;
  if (next !== null) next.previous = previous;
}

function restore(entry: Entry): void {
  if (entry.previous !== null) entry.previous.next = entry;
  if (entry.next !== null) entry.next.previous = entry;
}
