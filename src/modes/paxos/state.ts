// What a node remembers. The acceptor's promise and votes, and what is known to be chosen, survive
// a crash: agreement rests on that. The proposer's work and what the node knows of others do not.
import { type PlainTable, plainTable } from "../../data/plainTable.ts";
import type { NodeId, RequestId, RowId } from "../../data/value.ts";
import type { Dictionary } from "../../lib/record.ts";
import { type Context, type Effect, note, type Request } from "../../sim/mode.ts";
import type { Ballot, Note } from "../../sim/note.ts";
import { startingRows } from "../../sim/scenario.ts";
import { numberOf } from "../shared/answers.ts";
import { emptyLog, entryAt, type Log } from "../shared/log.ts";
import type { PaxosMessage, Report, Vote } from "./messages.ts";

/** By slot. */
export type Slots<T> = Readonly<Record<number, T>>;

/**
 * A value that this node wants a slot to hold, with the acceptors known to have accepted it in this
 * ballot.
 */
export interface Proposal extends Vote {
  readonly votes: readonly NodeId[];
  readonly resends: number;
}

export type Proposer =
  | { readonly phase: "idle" }
  /** Phase 1: collects promises. */
  | {
      readonly phase: "preparing";
      readonly ballot: Ballot;
      readonly first: number;
      readonly promises: Dictionary<Report>;
      readonly resends: number;
    }
  /**
   * Holds its ballot: phase 1 covers all later slots. `isFresh`: no own request has been proposed
   * in it yet.
   */
  | {
      readonly phase: "leading";
      readonly ballot: Ballot;
      readonly nextSlot: number;
      readonly isFresh: boolean;
    }
  /**
   * Lost its ballot and waits a random time before the next; or (`yieldsTo`) for the election of a
   * node that has waited longer.
   */
  | { readonly phase: "backing-off"; readonly yieldsTo: Ballot | null };

/** A timer that looks whether something has moved beyond `mark` since it was set. */
export interface Watch {
  readonly mark: number;
  /** How often in a row it had not. */
  readonly tries: number;
}

export interface PaxosState {
  // Survives a crash.
  /** The acceptor takes part in no smaller ballot than this. It holds for all slots. */
  readonly promised: Ballot | null;
  /** The acceptor's votes in slots whose value is not yet known to be chosen. */
  readonly accepted: Slots<Vote>;
  /** What is chosen, without gaps; all of it is applied. */
  readonly log: Log<Vote>;
  /** What is known to be chosen after a gap. */
  readonly ahead: Slots<Vote>;
  readonly table: PlainTable;
  /**
   * The slot in which each request was applied, by the number in its id; 0 where it was not. In
   * blocks, so that one more entry copies little.
   */
  readonly appliedIn: readonly (readonly number[])[];
  /** The slot of the last change of a row. */
  readonly changedIn: Dictionary<number>;
  // Does not survive.
  /** The highest ballot that others have spoken of. */
  readonly seen: Ballot | null;
  readonly proposer: Proposer;
  /**
   * Proposals whose slot is not known to be chosen. Those of a lost ballot stay: their votes still
   * count.
   */
  readonly proposals: Slots<Proposal>;
  /** Requests of this node's clients that are not applied yet. */
  readonly pending: readonly Request[];
  /** Ballots lost, or left to others, since a proposal of this node's was chosen. */
  readonly missed: number;
  /** The same, since any node's ballot got anywhere. */
  readonly fruitless: number;
  /**
   * Another node's ballot that this one has promised to take part in and in which nothing has been
   * proposed yet, with the turns that its proposer had missed.
   */
  readonly election: { readonly ballot: Ballot; readonly missed: number } | null;
  /** How much of the log other nodes are known to know. */
  readonly known: Dictionary<number>;
  /** How much of the log every node is known to know; -1 after a restart. */
  readonly settled: number;
  readonly settling: Watch | null;
  readonly finishing: Watch | null;
}

/** One step under way: the state so far and the effects so far. */
export interface Turn {
  state: PaxosState;
  readonly context: Context;
  readonly effects: Effect<PaxosMessage>[];
}

export function change(turn: Turn, part: Partial<PaxosState>): void {
  turn.state = { ...turn.state, ...part };
}

/** Notes something, where anybody listens. */
export function tell(turn: Turn, content: Note): void {
  if (turn.context.quiet !== true) turn.effects.push(note(content));
}

const blockSize = 64;

const forgotten = {
  seen: null,
  proposer: { phase: "idle" },
  proposals: {},
  pending: [],
  missed: 0,
  fruitless: 0,
  election: null,
  settling: null,
  finishing: null,
} as const;

export function initialState({ nodes, peers, node, database, options }: Context): PaxosState {
  const leader = nodes.find((one) => one === options["leader"]);
  const ballot = leader === undefined ? null : { round: 1, node: leader };
  const leads = ballot !== null && leader === node;
  return {
    ...forgotten,
    promised: ballot,
    accepted: {},
    log: emptyLog,
    ahead: {},
    table: plainTable(startingRows(database)),
    appliedIn: [],
    changedIn: {},
    known: Object.fromEntries(peers.map((peer) => [peer, 0])),
    settled: 0,
    proposer: leads ? { phase: "leading", ballot, nextSlot: 1, isFresh: true } : { phase: "idle" },
  };
}

/** What a crash leaves. */
export function durableState(state: PaxosState): PaxosState {
  return { ...state, ...forgotten, known: {}, settled: -1 };
}

/** What is known to be chosen for a slot. */
export function chosenAt(state: PaxosState, slot: number): Vote | undefined {
  return slot <= state.log.length ? entryAt(state.log, slot) : state.ahead[slot];
}

/** Whether there is any slot; asked after every event, so without a list of them. */
export function hasSlots(slots: Slots<unknown>): boolean {
  for (const _slot in slots) return true;
  return false;
}

/** The first slot whose value is not known. */
export function firstUnknown(state: PaxosState): number {
  return state.log.length + 1;
}

/** The ballot that the proposer works in; null where it has none. */
export function ownBallot({ proposer }: PaxosState): Ballot | null {
  return "ballot" in proposer ? proposer.ballot : null;
}

/** The slot in which a request was applied, or undefined. */
export function appliedSlot(state: PaxosState, request: RequestId): number | undefined {
  const number = numberOf(request);
  const slot = state.appliedIn[Math.floor(number / blockSize)]?.[number % blockSize];
  return slot === 0 ? undefined : slot;
}

export function withApplied(
  appliedIn: PaxosState["appliedIn"],
  request: RequestId,
  slot: number,
): PaxosState["appliedIn"] {
  const number = numberOf(request);
  const blocks = [...appliedIn];
  const last = Math.floor(number / blockSize);
  while (blocks.length <= last) blocks.push([]);
  const block = [...(blocks[last] ?? [])];
  while (block.length <= number % blockSize) block.push(0);
  block[number % blockSize] = slot;
  blocks[last] = block;
  return blocks;
}

export function withChanged(
  changedIn: Dictionary<number>,
  rows: readonly RowId[],
  slot: number,
): Dictionary<number> {
  return { ...changedIn, ...Object.fromEntries(rows.map((row) => [row, slot])) };
}
