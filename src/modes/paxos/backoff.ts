// Who may try next. Two proposers can go on taking the ballot from each other for ever, so a lost
// one is followed by a pause of random length; and among many, some would be left behind for ever,
// so who has missed turns gets shorter pauses, larger ballots, and an undisturbed election.
import type { Ballot } from "../../sim/note.ts";
import { isAbove, laterBallot, sameBallot } from "../shared/ballot.ts";
import type { MessageOf } from "./messages.ts";
import { change, type Turn } from "./state.ts";

export const backoffTimer = "backoff";
/** How often the range of the pause doubles or halves. */
const mostSteps = 2;
/** The first lost ballot gives nobody precedence: that is how a duel begins, and mostly ends. */
const turnsForPrecedence = 2;

const backoffUs = ({ context }: Turn): number =>
  Math.round(Number(context.options["backoff"]) * 1000);

/**
 * How long an election is left alone: the usual pause, but not less than it takes. Two that wait
 * for each other for less would spoil each other's for ever, and no chance parts them.
 */
const undisturbedUs = (turn: Turn): number =>
  Math.max(backoffUs(turn), 2 * turn.context.longestRoundTripUs);

/** A ballot was lost, or left to another node that has waited longer. */
export function missTurn(turn: Turn): void {
  const { missed, fruitless } = turn.state;
  change(turn, { missed: missed + 1, fruitless: fruitless + 1 });
}

/**
 * Pauses for a random time. While no ballot gets anywhere there are too many tries, and the range
 * doubles with each one lost; where others get on, it halves with every turn that is missed here.
 */
export function backOff(turn: Turn): void {
  const { fruitless, missed } = turn.state;
  const rangeUs =
    fruitless > 0
      ? backoffUs(turn) << Math.min(fruitless, mostSteps)
      : backoffUs(turn) >> Math.min(missed, mostSteps);
  change(turn, { proposer: { phase: "backing-off", yieldsTo: null } });
  turn.effects.push({ kind: "setTimer", timer: backoffTimer, delayUs: [0, rangeUs] });
}

/** The election under way that a ballot of this node's would spoil and may not. */
export function precedence({ state }: Turn): Ballot | null {
  const { election, missed, promised, seen } = state;
  if (election === null || !sameBallot(election.ballot, laterBallot(promised, seen))) return null;
  const isDue = election.missed >= turnsForPrecedence && election.missed >= missed;
  return isDue ? election.ballot : null;
}

/** This node has promised another one to take part in its ballot. */
export function onElection(turn: Turn, { ballot, missed }: MessageOf<"prepare">): void {
  change(turn, { election: { ballot, missed } });
}

/** Something is proposed or chosen in a ballot: its election is over, and the next may begin. */
export function onProgress(turn: Turn, ballot: Ballot): void {
  const { election, proposer, fruitless } = turn.state;
  if (fruitless > 0) change(turn, { fruitless: 0 });
  if (election !== null && !isAbove(election.ballot, ballot)) change(turn, { election: null });
  if (proposer.phase !== "backing-off" || proposer.yieldsTo === null) return;
  if (!isAbove(proposer.yieldsTo, ballot)) backOff(turn);
}

/**
 * The pause is over: whether this node tries now. An election that has precedence is waited for
 * once, and not for ever: its proposer may have crashed.
 */
export function endsPause(turn: Turn): boolean {
  const { proposer } = turn.state;
  if (proposer.phase !== "backing-off") return false;
  const other = precedence(turn);
  if (other === null || sameBallot(other, proposer.yieldsTo)) return true;
  missTurn(turn);
  change(turn, { proposer: { phase: "backing-off", yieldsTo: other } });
  turn.effects.push({ kind: "setTimer", timer: backoffTimer, delayUs: undisturbedUs(turn) });
  return false;
}
