// How long each moment of a run stands when it is played. What is remarkable is held for as long as
// its sentence takes to be read; the receipts and yeses until the next such moment share half a
// second of that. Where there is more to tell than a visitor would listen to, what matters most is
// told. Pure: a plan follows from the runs and the words.
import { countLeading } from "../../lib/bisect.ts";
import { countUpTo } from "../run/instants.ts";
import type { Run } from "../run/run.ts";
import { type Remark, remarksOf, type Told } from "../run/telling.ts";
import { readingMs } from "./reading.ts";

/** From one moment that is told to the next. Durations are those of speed 1. */
export interface Beat {
  readonly fromUs: number;
  readonly untilUs: number;
  /** Null: the start, before anything has happened. */
  readonly told: Told | null;
  /** How long the picture stands still, and how long it then takes to come to the next moment. */
  readonly holdMs: number;
  readonly moveMs: number;
}

export interface Played {
  /** The runs that are followed. */
  readonly runs: readonly Run[];
  /** Their instants, ascending; the first is 0. */
  readonly instantsUs: readonly number[];
  readonly endUs: number;
  /** Where Play stops by itself: what is told there is read in peace. Empty: it does not. */
  readonly stopsUs: readonly number[];
  /** What stands under the stage before anything has happened. */
  readonly about: string;
  /** The sentence of an event. */
  readonly tell: (told: Told) => string;
}

/** Heads go to the next moment at about this speed, but neither jump nor crawl. */
const msPerUs = 0.008;
const leastMoveMs = 300;
const mostMoveMs = 1200;
/** What the moments that are not told take together. */
const sharedMs = 500;
/** Between two movements there is a rest, or nobody sees that something was reached. */
const leastHoldMs = 400;

export function planOf(played: Played): readonly Beat[] {
  const { runs, instantsUs, endUs, about, tell } = played;
  const stops = new Set(played.stopsUs);
  const listeningMs = Math.min(longestMs, shortestMs + msPerEvent * eventCount(runs));
  const costOf = (remark: Remark): number => (stops.has(remark.atUs) ? 0 : readingMs(tell(remark)));
  const all = remarksOfAll(runs);
  const remarks = mostRemarkable(all, listeningMs - readingMs(about), costOf);
  const told = remarks[0]?.atUs === 0 ? remarks : [null, ...remarks];
  const beats = told.map((remark, i): Beat => {
    const fromUs = remark?.atUs ?? 0;
    const untilUs = told[i + 1]?.atUs ?? endUs;
    const untold = countUpTo(instantsUs, untilUs) - countUpTo(instantsUs, fromUs);
    const isShared = untold > (i + 1 < told.length ? 1 : 0);
    const moveMs = untilUs === fromUs ? 0 : moveOf(untilUs - fromUs) + (isShared ? sharedMs : 0);
    const readMs = remark === null ? readingMs(about) : costOf(remark);
    const holdMs = readMs === 0 ? 0 : Math.max(leastHoldMs, readMs - moveMs);
    return { fromUs, untilUs, told: remark, moveMs, holdMs };
  });
  const last = beats.at(-1);
  if (last === undefined || last.untilUs === last.fromUs) return beats;
  // What comes last is seen, too, before Play begins again or is over.
  return [...beats, { ...last, fromUs: endUs, moveMs: 0, holdMs: leastHoldMs }];
}

/** So many times slower than the run, in its milliseconds a second. */
const trueRate = 100;
/** A short run is slowed down further, and a long one hurried, so that both can be followed. */
const leastLengthMs = 5000;
const mostLengthMs = 180_000;

/** How many of the run's milliseconds pass in a second at true speed: 1, 2, 5, 10, … */
export function trueRateOf(endUs: number): number {
  const [slowest, fastest] = [mostLengthMs, leastLengthMs].map((ms) => endUs / ms);
  const rates = [1, 2, 5, 10, 20, 50, trueRate, 200, 500, 1000, 2000, 5000, 10_000, 20_000];
  const fitting = rates.filter((rate) => rate >= (slowest ?? 0) && rate <= (fastest ?? 0));
  return nearestTo(trueRate, fitting.length > 0 ? fitting : rates.slice(0, 1));
}

function nearestTo(wanted: number, numbers: readonly number[]): number {
  const farness = (one: number): number => Math.max(one / wanted, wanted / one);
  return numbers.reduce((best, one) => (farness(one) < farness(best) ? one : best));
}

/** Time as it is: no moment is held, and none is hurried. */
export function atTrueSpeed(endUs: number): readonly Beat[] {
  const moveMs = endUs / trueRateOf(endUs);
  return [{ fromUs: 0, untilUs: endUs, told: null, holdMs: 0, moveMs }];
}

export function lengthOf(beats: readonly Beat[]): number {
  return beats.reduce((sum, { holdMs, moveMs }) => sum + holdMs + moveMs, 0);
}

/** Where in the run Play is after so long. */
export function timeAfter(beats: readonly Beat[], playedMs: number): number {
  let leftMs = playedMs;
  for (const { fromUs, untilUs, holdMs, moveMs } of beats) {
    if (leftMs < holdMs + moveMs) {
      const part = moveMs === 0 ? 0 : Math.max(0, leftMs - holdMs) / moveMs;
      return Math.floor(fromUs + (untilUs - fromUs) * part);
    }
    leftMs -= holdMs + moveMs;
  }
  return beats.at(-1)?.untilUs ?? 0;
}

/** When Play leaves a time of the run: what is held there has been read. */
export function leaving(beats: readonly Beat[], timeUs: number): number {
  let beforeMs = 0;
  for (const [i, { fromUs, untilUs, holdMs, moveMs }] of beats.entries()) {
    if (timeUs < untilUs || i === beats.length - 1) {
      const part = untilUs === fromUs ? 0 : Math.min(1, (timeUs - fromUs) / (untilUs - fromUs));
      return beforeMs + holdMs + moveMs * part;
    }
    beforeMs += holdMs + moveMs;
  }
  return beforeMs;
}

/** What is told at a time of the run: that of the beat that it lies in. */
export function toldIn(beats: readonly Beat[], timeUs: number): Told | null {
  const count = countLeading(beats.length, (i) => (beats[i] as Beat).fromUs <= timeUs);
  return beats[count - 1]?.told ?? null;
}

function moveOf(us: number): number {
  return Math.min(mostMoveMs, Math.max(leastMoveMs, us * msPerUs));
}

/** A visitor listens for so long, and longer to a run in which more happens. */
const shortestMs = 80_000;
const longestMs = 170_000;
const msPerEvent = 80;
/** So many sentences are looked at: each takes a second at least. */
const mostTold = 200;

function eventCount(runs: readonly Run[]): number {
  let count = 0;
  for (const { byTime } of runs) for (const events of byTime.values()) count += events.length;
  return count;
}

/** Of each instant the remark of the mode in which most happens, by time. */
function remarksOfAll(runs: readonly Run[]): readonly Remark[] {
  const best = new Map<number, Remark>();
  for (const remark of runs.flatMap(remarksOf)) {
    if (remark.rank > (best.get(remark.atUs)?.rank ?? 0)) best.set(remark.atUs, remark);
  }
  return [...best.values()].sort((a, b) => a.atUs - b.atUs);
}

/**
 * What is read where Play stops, and of the rest as much as can be told: all of the highest rank,
 * then of the next, and of the first rank that does not find room as many as do, evenly.
 */
function mostRemarkable(
  all: readonly Remark[],
  availableMs: number,
  costOf: (remark: Remark) => number,
): readonly Remark[] {
  const chosen = all.filter((remark) => costOf(remark) === 0);
  const others = all.filter((remark) => costOf(remark) > 0);
  let leftMs = availableMs;
  const ranks = [...new Set(others.map(weightOf))].sort((a, b) => b - a);
  for (const rank of ranks) {
    const same = others.filter((remark) => weightOf(remark) === rank);
    const { some, costMs } = affordable(same, leftMs, costOf);
    chosen.push(...some);
    leftMs -= costMs;
    if (some.length < same.length) break;
  }
  return chosen.sort((a, b) => a.atUs - b.atUs);
}

/** What another node finds again is told when all else is told. */
function weightOf({ rank, isRepeat }: Remark): number {
  return isRepeat ? 0 : rank;
}

interface Afforded {
  readonly some: readonly Remark[];
  readonly costMs: number;
}

/** As many of a list, evenly, as a time allows; more than could ever be told are not looked at. */
function affordable(
  list: readonly Remark[],
  availableMs: number,
  costOf: (remark: Remark) => number,
): Afforded {
  for (let count = Math.min(list.length, mostTold); count > 0; ) {
    const some = evenly(list, count);
    const costMs = some.reduce((sum, remark) => sum + costOf(remark), 0);
    if (costMs <= availableMs) return { some, costMs };
    count = Math.min(count - 1, Math.floor((count * Math.max(0, availableMs)) / costMs));
  }
  return { some: [], costMs: 0 };
}

/** At most so many of a list, from its first on, as far from each other as can be. */
function evenly<Item>(list: readonly Item[], most: number): readonly Item[] {
  return Array.from(
    { length: Math.min(most, list.length) },
    (_, i) => list[Math.floor((i * list.length) / Math.min(most, list.length))] as Item,
  );
}
