// The state of a node under `primary-replica`: a log, the table that it makes, and who leads.
import { evaluate, type PlainTable, plainTable, type RowChange } from "../../data/plainTable.ts";
import type { NodeId, RequestId } from "../../data/value.ts";
import { assert } from "../../lib/assert.ts";
import type { Dictionary } from "../../lib/record.ts";
import { type Context, type Effect, note, type Reply, type Request } from "../../sim/mode.ts";
import type { Note } from "../../sim/note.ts";
import { startingRows } from "../../sim/scenario.ts";
import { type Answers, noAnswers, raiseFloor, remember } from "../shared/answers.ts";
import { sameBallot } from "../shared/ballot.ts";
import type { Calls } from "../shared/calls.ts";
import { append, emptyLog, entriesFrom, entryAt, type Log } from "../shared/log.ts";
import type { Entry, PrimaryMessage, Stretch, Term } from "./messages.ts";

/** What the primary knows of a replica. */
export interface Follower {
  /** How many entries it is known to have; null until it has joined this term. */
  readonly matched: number | null;
  /** How often the primary has sent again since it last heard of progress. */
  readonly resends: number;
  /** For each entry after those, when it was sent last, by the primary's uptime. */
  readonly sentUs: readonly number[];
}

/** How a write was answered. */
interface Given {
  readonly reply: Reply;
  /** The entry's number; 0 for a refusal, which is in no log. */
  readonly number: number;
}

/** What the log amounts to: a function of it, kept for speed. */
interface Product {
  readonly table: PlainTable;
  /** Of the log's entries, and the refusals that this node gave as primary. */
  readonly answers: Answers<Given>;
}

/** What an entry does that nobody sees yet. */
interface Hidden {
  readonly table: PlainTable;
  readonly changes: readonly RowChange[];
}

export interface PrimaryState extends Product {
  readonly node: NodeId;
  readonly term: Term;
  readonly log: Log<Entry>;
  /** What clients see: what the log makes of the start, without its hidden end. */
  readonly shown: PlainTable;
  /** Of the log's last entries, each of which waits for a replica before anybody sees it. */
  readonly hidden: readonly Hidden[];
  /** Whether the log is known to be a part of this term's primary's. */
  readonly joined: boolean;
  /** At the primary, by replica. */
  readonly followers: Dictionary<Follower>;
  /** With semi-sync: writes that wait for a replica, with their entry's number. */
  readonly waiting: Dictionary<number>;
  /** Whether writes wait for a replica at present. */
  readonly semiSync: boolean;
  /** Entries that came before their predecessors, by number. */
  readonly early: Dictionary<Entry>;
  /** This node's clients' requests without an answer. They die with the node. */
  readonly open: Dictionary<Request>;
  readonly calls: Calls<PrimaryMessage>;
}

export interface Turn {
  state: PrimaryState;
  readonly context: Context;
  readonly effects: Effect<PrimaryMessage>[];
}

export function change(turn: Turn, part: Partial<PrimaryState>): void {
  turn.state = { ...turn.state, ...part };
}

export function tell(turn: Turn, content: Note): void {
  if (!turn.context.quiet) turn.effects.push(note(content));
}

export function isPrimary(state: PrimaryState): boolean {
  return state.term.node === state.node;
}

export function initialState(context: Context): PrimaryState {
  const product = emptyProduct(context);
  const state: PrimaryState = {
    node: context.node,
    term: { round: 1, node: firstPrimary(context) },
    log: emptyLog,
    joined: true,
    ...product,
    shown: product.table,
    hidden: [],
    followers: {},
    waiting: {},
    semiSync: context.options["ack"] === "semi-sync",
    early: {},
    open: {},
    calls: {},
  };
  if (!isPrimary(state)) return state;
  const followers = context.peers.map(
    (peer) => [peer, { matched: 0, resends: 0, sentUs: [] }] as const,
  );
  return { ...state, followers: Object.fromEntries(followers) };
}

/** The option's node, else Virginia (the chapter's single master), else the first node. */
function firstPrimary({ options, nodes, node }: Context): NodeId {
  const wanted = [String(options["primary"]), "virginia"];
  return wanted.find((one) => nodes.includes(one)) ?? nodes[0] ?? node;
}

/**
 * The log, the term and what was promised about them; what waits for clients or for order is
 * lost.
 */
export function durableState(state: PrimaryState): PrimaryState {
  return { ...state, early: {}, open: {}, calls: {} };
}

function emptyProduct({ database }: Context): Product {
  return { table: plainTable(startingRows(database)), answers: noAnswers };
}

/** Adds an entry to the log and carries it out, but nobody sees that yet. */
export function addEntry(turn: Turn, entry: Entry): void {
  const log = append(turn.state.log, entry);
  const { table, answers, changes } = carryOut(turn.context, turn.state, entry, log.length);
  change(turn, { table, answers, log, hidden: [...turn.state.hidden, { table, changes }] });
}

/** Adds an entry to the log and carries it out for everybody to see. */
export function applyEntry(turn: Turn, entry: Entry): void {
  addEntry(turn, entry);
  show(turn, turn.state.log.length);
}

/** Lets clients see the log's first `length` entries. */
export function show(turn: Turn, length: number): void {
  while (turn.state.hidden.length > 0) {
    const { hidden, log } = turn.state;
    const number = log.length - hidden.length + 1;
    const [next, ...others] = hidden;
    const entry = entryAt(log, number);
    if (number > length || next === undefined || entry === undefined) return;
    change(turn, { shown: next.table, hidden: others });
    const request = entry.request.id;
    for (const { row, change: kind, written } of next.changes) {
      tell(turn, { kind: "write", request, row, change: kind, written });
    }
    const { boot } = turn.context;
    tell(turn, { kind: "log", sequence: number, request, verdict: "applied", boot });
  }
}

/** It cannot fail: the primary tried it on the same table. */
function carryOut(
  { database }: Context,
  before: Product,
  entry: Entry,
  number: number,
): Product & Hidden {
  const { request, origin, floor } = entry;
  const outcome = evaluate(before.table, request.operations, database.tables, request.id);
  assert(outcome.refused === null, `entry ${number} (${request.id}) is refused`);
  const { table, changes, reads } = outcome;
  const given: Given = { reply: { outcome: "ok", reads }, number };
  const answers = raiseFloor(before.answers, origin, floor);
  return { table, changes, answers: remember(answers, origin, request.id, given) };
}

/**
 * Gives up the log's entries after the first `length`: the table is what the rest makes of the
 * start.
 */
export function truncate(turn: Turn, length: number): readonly Entry[] {
  const { log, shown, hidden } = turn.state;
  const given = entriesFrom(log, length + 1);
  if (given.length === 0) return given;
  let kept: Log<Entry> = emptyLog;
  let product = emptyProduct(turn.context);
  for (const entry of entriesFrom(log, 1).slice(0, length)) {
    kept = append(kept, entry);
    const { table, answers } = carryOut(turn.context, product, entry, kept.length);
    product = { table, answers };
  }
  const hiddenLeft = length - (log.length - hidden.length);
  const left = hidden.slice(0, Math.max(0, hiddenLeft));
  // A table that stays keeps its identity, so that nothing seems to have changed.
  const table = hiddenLeft < 0 ? product.table : (left.at(-1)?.table ?? shown);
  const seen = hiddenLeft < 0 ? table : shown;
  change(turn, { log: kept, ...product, table, shown: seen, hidden: left });
  return given;
}

/** Where each term begins in the log. */
export function stretchesOf(log: Log<Entry>): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const [i, { term }] of entriesFrom(log, 1).entries()) {
    if (!sameBallot(stretches.at(-1)?.term ?? null, term)) stretches.push({ term, from: i + 1 });
  }
  return stretches;
}

/**
 * How many entries two logs have in common: entries of one number and term are the same, and so are
 * all before them (the log matching property of Raft: Ongaro and Ousterhout, "In Search of an
 * Understandable Consensus Algorithm", 2014).
 */
export function commonLength(
  log: Log<Entry>,
  theirs: { readonly stretches: readonly Stretch[]; readonly length: number },
): number {
  let common = 0;
  for (let number = 1; number <= Math.min(log.length, theirs.length); number += 1) {
    const term = theirs.stretches.findLast(({ from }) => from <= number)?.term ?? null;
    if (!sameBallot(entryAt(log, number)?.term ?? null, term)) break;
    common = number;
  }
  return common;
}

/** The requests of the entries. */
export function requestsOf(entries: readonly Entry[]): readonly RequestId[] {
  return entries.map(({ request }) => request.id);
}
