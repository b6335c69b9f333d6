// The agreement on the next view: single-decree Paxos among the members of the last one, so that a
// view has one successor whatever is lost, doubled, late or down (Lamport, "Paxos Made Simple",
// 2001). A member that takes part in it has stopped: it stores, acknowledges and delivers nothing
// more of the view that ends.
import type { NodeId } from "../../data/value.ts";
import { compareText, withEntry } from "../../lib/record.ts";
import { compareBallots, isAbove, laterBallot, nextBallot, sameBallot } from "../shared/ballot.ts";
import { isMajority } from "../shared/quorum.ts";
import { closingOf, remaining } from "./closing.ts";
import { enter, invite, noticeTimer, seekerTimer, viewTimer } from "./installation.ts";
import type { GaleraMessage } from "./messages.ts";
import { applyAll, deliver } from "./order.ts";
import { refuseOpen } from "./requests.ts";
import { freshView, type Proposal, type Succession, type View } from "./state.ts";
import {
  cancelTimer,
  change,
  isMember,
  others,
  reportOf,
  sendTo,
  type Turn,
  tell,
} from "./turn.ts";

type Kind<K extends GaleraMessage["kind"]> = GaleraMessage & { readonly kind: K };

const longPatienceUs = [2_000_000, 4_000_000] as const;
/** After so many vain attempts it is no lost message, and asking often does not help. */
const calmAttempts = 6;
const seekerPatienceUs = [1_000_000, 2_000_000] as const;
const noticeDelayUs = 2_000_000;
const noticeCount = 3;
/**
 * How often a member that is alive and says nothing is asked before the view goes on without it.
 */
const mostResends = 4;

/** Stops serving: the view has to end. */
export function beginChange(turn: Turn): void {
  if (turn.state.phase === "changing") return;
  change(turn, { phase: "changing", attempts: 0, proposal: null });
  startViewTimer(turn);
}

/** A random wait, so that rivals do not meet again. The timer runs until a view is entered. */
function startViewTimer(turn: Turn): void {
  turn.effects.push({ kind: "setTimer", timer: viewTimer, delayUs: patienceUs(turn) });
}

/** Who proposes soon sends again what may be lost; who has promised a ballot leaves it time. */
function patienceUs({ state, context }: Turn): readonly [number, number] {
  const { proposal, promised, attempts } = state;
  if (proposal !== null) return attempts < calmAttempts ? [1_000_000, 1_500_000] : longPatienceUs;
  if (promised !== null && promised.node !== context.node) return [3_000_000, 6_000_000];
  return attempts === 0 ? [1_000_000, 2_000_000] : longPatienceUs;
}

/** The member that proposes first; the others wait for it. Null outside the view. */
export function leaderOf({ state, context }: Turn): NodeId | null {
  if (!state.view.members.includes(context.node)) return null;
  const alive = state.view.members.filter((member) => !state.suspected.includes(member));
  return [...alive].sort(compareText)[0] ?? null;
}

/** Starts a ballot of its own for the end of the view, or, outside it, asks to be let in. */
export function propose(turn: Turn): void {
  beginChange(turn);
  const { state, context } = turn;
  const ballot = nextBallot(laterBallot(state.promised, state.seen), context.node);
  if (isMember(turn)) {
    const proposal: Proposal = {
      ballot,
      reports: { [context.node]: reportOf(state) },
      earlier: state.accepted,
      value: null,
      acceptedBy: [],
      resends: 0,
    };
    change(turn, { promised: ballot, seen: ballot, proposal });
  }
  sendPrepare(turn, context.peers, ballot);
  startViewTimer(turn);
  advance(turn, false);
}

function sendPrepare(turn: Turn, nodes: readonly NodeId[], ballot: Proposal["ballot"]): void {
  const { view, sequence } = turn.state;
  sendTo(turn, nodes, { kind: "prepare", view: view.id, ballot, sequence });
}

export function onPrepare(turn: Turn, from: NodeId, message: Kind<"prepare">): void {
  const { view, promised } = turn.state;
  if (message.view > view.id) {
    fallBehind(turn);
    return;
  }
  if (message.view < view.id || !view.members.includes(from)) {
    meetSeeker(turn, from, message);
    return;
  }
  if (!isMember(turn)) return;
  const { ballot } = message;
  if (!isAbove(ballot, promised) && !sameBallot(ballot, promised)) {
    if (promised !== null) sendTo(turn, [from], { kind: "reject", view: view.id, promised });
    return;
  }
  beginChange(turn);
  yieldTo(turn, ballot);
  const { accepted } = turn.state;
  const report = reportOf(turn.state);
  sendTo(turn, [from], { kind: "promise", view: view.id, ballot, report, accepted });
  startViewTimer(turn);
}

/** Promises a ballot, and gives up an own smaller one. */
function yieldTo(turn: Turn, ballot: Proposal["ballot"]): void {
  const { proposal, seen } = turn.state;
  const isPreempted = proposal !== null && compareBallots(ballot, proposal.ballot) > 0;
  change(turn, {
    promised: ballot,
    seen: laterBallot(seen, ballot),
    proposal: isPreempted ? null : proposal,
  });
}

/**
 * A node that has not entered this node's view. A member of it is invited; a stranger is let in by
 * a change of view. The leader starts that at once, the others only if nothing has happened for a
 * while.
 */
function meetSeeker(turn: Turn, from: NodeId, { view, sequence }: Kind<"prepare">): void {
  const { state, context } = turn;
  settleNotice(turn, from);
  if (state.view.members.includes(from)) {
    if (view < state.view.id) invite(turn, from, sequence);
    return;
  }
  if (!isMember(turn)) return;
  const isFirst = Object.keys(state.seekers).length === 0;
  change(turn, { seekers: withEntry(state.seekers, from, sequence) });
  if (state.phase === "changing") return;
  if (leaderOf(turn) === context.node) propose(turn);
  else if (isFirst) {
    turn.effects.push({ kind: "setTimer", timer: seekerTimer, delayUs: seekerPatienceUs });
  }
}

export function onSeekerTimer(turn: Turn): void {
  const { phase, seekers } = turn.state;
  if (phase === "serving" && Object.keys(seekers).length > 0) propose(turn);
}

export function onPromise(turn: Turn, from: NodeId, message: Kind<"promise">): void {
  const { proposal, view } = turn.state;
  if (message.view !== view.id || proposal === null || proposal.value !== null) return;
  if (!sameBallot(message.ballot, proposal.ballot)) return;
  const { accepted } = message;
  const { earlier } = proposal;
  const isLater = accepted !== null && isAbove(accepted.ballot, earlier?.ballot ?? null);
  change(turn, {
    proposal: {
      ...proposal,
      reports: withEntry(proposal.reports, from, message.report),
      earlier: isLater ? accepted : earlier,
    },
  });
  advance(turn, false);
}

/** A larger ballot is about: the next own one must be above it. */
export function onReject(turn: Turn, { view, promised }: Kind<"reject">): void {
  const { state } = turn;
  if (view !== state.view.id) return;
  const isLost = state.proposal !== null && isAbove(promised, state.proposal.ballot);
  change(turn, {
    seen: laterBallot(state.seen, promised),
    proposal: isLost ? null : state.proposal,
  });
}

/**
 * Goes to phase 2 once more than half have promised and every member that seems alive is among
 * them; with `force` without the latter.
 */
export function advance(turn: Turn, force: boolean): void {
  const { state, context } = turn;
  const { proposal, view } = state;
  if (proposal === null || proposal.value !== null) return;
  const reporters = view.members.filter((member) => proposal.reports[member] !== undefined);
  if (!isMajority(reporters, view.members)) return;
  const isSilent = (member: NodeId): boolean =>
    !reporters.includes(member) && !state.suspected.includes(member);
  if (!force && view.members.some(isSilent)) return;
  const value = proposal.earlier?.value ?? succession(turn, proposal, reporters);
  const { ballot } = proposal;
  change(turn, {
    accepted: { ballot, value },
    proposal: { ...proposal, value, acceptedBy: [context.node] },
  });
  sendTo(turn, others(turn), { kind: "accept", view: view.id, ballot, value });
  concludeIfChosen(turn);
}

function succession(turn: Turn, { reports }: Proposal, reporters: readonly NodeId[]): Succession {
  const { state, context, settings } = turn;
  const seekers = Object.keys(state.seekers).filter((node) => !state.suspected.includes(node));
  const going = new Set([...(settings.strict ? state.view.members : reporters), ...seekers]);
  return { members: context.nodes.filter((node) => going.has(node)), ...closingOf(reports) };
}

export function onAccept(turn: Turn, from: NodeId, message: Kind<"accept">): void {
  const { view, promised } = turn.state;
  if (message.view > view.id) {
    fallBehind(turn);
    return;
  }
  if (message.view < view.id) {
    sendTo(turn, [from], { kind: "outdated", view });
    return;
  }
  const { ballot, value } = message;
  if (isAbove(promised, ballot) && promised !== null) {
    sendTo(turn, [from], { kind: "reject", view: view.id, promised });
    return;
  }
  beginChange(turn);
  yieldTo(turn, ballot);
  change(turn, { accepted: { ballot, value } });
  sendTo(turn, [from], { kind: "accepted", view: view.id, ballot });
  startViewTimer(turn);
}

export function onAccepted(turn: Turn, from: NodeId, message: Kind<"accepted">): void {
  const { proposal, view } = turn.state;
  if (message.view !== view.id || proposal === null || proposal.value === null) return;
  if (!sameBallot(message.ballot, proposal.ballot)) return;
  const acceptedBy = [...new Set([...proposal.acceptedBy, from])];
  change(turn, { proposal: { ...proposal, acceptedBy } });
  concludeIfChosen(turn);
}

/**
 * More than half have accepted: the view's successor is decided. Ends the view here and tells
 * everybody.
 */
function concludeIfChosen(turn: Turn): void {
  const { state, context } = turn;
  const { proposal, view: old, seekers } = state;
  if (proposal === null || proposal.value === null) return;
  if (!isMajority(proposal.acceptedBy, old.members)) return;
  const { value, reports } = proposal;
  applyAll(turn);
  for (const set of remaining(turn.state, value)) deliver(turn, set);
  applyAll(turn);
  const view: View = { id: old.id + 1, members: value.members, start: turn.state.sequence };
  change(turn, freshView(view));
  const isConcerned = (node: NodeId): boolean =>
    old.members.includes(node) || view.members.includes(node);
  const concerned = context.peers.filter(isConcerned);
  for (const node of concerned) {
    const sequence = reports[node]?.sequence ?? seekers[node];
    if (view.members.includes(node) && sequence !== undefined) invite(turn, node, sequence);
    else sendTo(turn, [node], { kind: "outdated", view });
  }
  giveNotice(turn, concerned);
  if (isMember(turn)) enter(turn, view);
  else leave(turn);
}

/** The group goes on without this node, which has to ask to be let in again. */
function leave(turn: Turn): void {
  becomeNonPrimary(turn);
  propose(turn);
}

/** Refuses clients until a view is entered. */
export function becomeNonPrimary(turn: Turn): void {
  const { state } = turn;
  if (!state.primary) return;
  change(turn, { primary: false });
  const members = state.view.members.filter((member) => !state.suspected.includes(member));
  tell(turn, { kind: "view", view: state.view.id, members, primary: false });
  refuseOpen(turn);
}

/** Others are in a newer view: asks them at once what has become of the group. */
export function fallBehind(turn: Turn): void {
  if (turn.state.phase === "changing") return;
  propose(turn);
}

/**
 * As `fallBehind`, for a node that may have been asking for long already, and now knows whether it
 * is left out.
 */
export function onOutdated(turn: Turn, { view }: Kind<"outdated">): void {
  if (view.id <= turn.state.view.id) return;
  if (view.id > turn.state.newest) {
    change(turn, { newest: view.id });
    propose(turn);
  } else fallBehind(turn);
  if (!view.members.includes(turn.context.node)) becomeNonPrimary(turn);
}

/** The view has not changed in time: asks again, or tries a larger ballot. */
export function onViewTimer(turn: Turn): void {
  const { state, context, settings } = turn;
  if (state.phase === "serving") return;
  change(turn, { attempts: state.attempts + 1 });
  const { proposal } = state;
  if (proposal === null) {
    propose(turn);
    return;
  }
  change(turn, { proposal: { ...proposal, resends: proposal.resends + 1 } });
  startViewTimer(turn);
  for (const node of context.peers) repeatTo(turn, proposal, node);
  // A strict cluster leaves nobody out, whoever answers.
  advance(turn, settings.strict || proposal.resends >= mostResends);
}

/** Whoever has answered is asked again, too: it would else lose its patience. */
function repeatTo(turn: Turn, { ballot, value, acceptedBy }: Proposal, node: NodeId): void {
  const { view } = turn.state;
  if (value === null) sendPrepare(turn, [node], ballot);
  else if (view.members.includes(node) && !acceptedBy.includes(node)) {
    sendTo(turn, [node], { kind: "accept", view: view.id, ballot, value });
  }
}

/** A node is heard again while the view changes, which may be what the change has waited for. */
export function welcomeBack(turn: Turn, node: NodeId, isAhead: boolean): void {
  const { proposal, phase } = turn.state;
  if (phase === "serving") return;
  if (proposal !== null) {
    if (proposal.reports[node] === undefined) repeatTo(turn, proposal, node);
  } else if (isAhead || leaderOf(turn) === turn.context.node) {
    change(turn, { attempts: 0 });
    propose(turn);
  }
}

/**
 * Whoever may not have heard of the view is told of it a few times. Who is cut off finds out by
 * itself.
 */
function giveNotice(turn: Turn, nodes: readonly NodeId[]): void {
  change(turn, { notices: { nodes, left: noticeCount } });
  startNoticeTimer(turn);
}

function startNoticeTimer(turn: Turn): void {
  if (turn.state.notices.nodes.length === 0) return;
  turn.effects.push({ kind: "setTimer", timer: noticeTimer, delayUs: noticeDelayUs });
}

export function onNoticeTimer(turn: Turn): void {
  const { notices, view } = turn.state;
  if (notices.left === 0) return;
  sendTo(turn, notices.nodes, { kind: "outdated", view });
  change(turn, { notices: { ...notices, left: notices.left - 1 } });
  if (notices.left > 1) startNoticeTimer(turn);
}

/** A node has shown that it knows of the view, or that it asks by itself. */
export function settleNotice(turn: Turn, node: NodeId): void {
  const { notices } = turn.state;
  if (!notices.nodes.includes(node)) return;
  const nodes = notices.nodes.filter((one) => one !== node);
  change(turn, { notices: { ...notices, nodes } });
  if (nodes.length === 0) cancelTimer(turn, noticeTimer);
}
