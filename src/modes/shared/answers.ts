// What a node that carries out other nodes' requests remembers, so that a request which arrives
// twice is carried out once and answered alike. An origin says with each request below which of
// its own none is open any more (its floor); what lies below is forgotten and, should it arrive
// late, ignored. Without that the memory would grow for ever.
import type { NodeId, RequestId } from "../../data/value.ts";
import { type Dictionary, withEntry } from "../../lib/record.ts";

export interface Answers<Answer> {
  /** By origin: the smallest number of a request that may still be open there. */
  readonly floors: Dictionary<number>;
  readonly given: Dictionary<Given<Answer>>;
}

interface Given<Answer> {
  readonly origin: NodeId;
  readonly number: number;
  readonly answer: Answer;
}

export const noAnswers: Answers<never> = { floors: {}, given: {} };

/** The number in a request's id: requests of one node have ascending ones. */
export function numberOf(request: RequestId): number {
  return Number(request.slice(1));
}

/** The floor of an origin with these open requests, of which there is at least one. */
export function floorOf(open: readonly RequestId[]): number {
  return open.reduce((least, id) => Math.min(least, numberOf(id)), Number.MAX_SAFE_INTEGER);
}

/** Whether the origin has long had its answer: the request is a late repeat. */
export function isBelowFloor<Answer>(
  answers: Answers<Answer>,
  origin: NodeId,
  request: RequestId,
): boolean {
  return numberOf(request) < (answers.floors[origin] ?? 0);
}

/** Forgets what the origin says it no longer needs. */
export function raiseFloor<Answer>(
  answers: Answers<Answer>,
  origin: NodeId,
  floor: number,
): Answers<Answer> {
  if (floor <= (answers.floors[origin] ?? 0)) return answers;
  const given = Object.entries(answers.given).filter(
    ([, one]) => one.origin !== origin || one.number >= floor,
  );
  return {
    floors: withEntry(answers.floors, origin, floor),
    given: Object.fromEntries(given),
  };
}

/** Keeps the answer under a key that names the request, or one try of it. */
export function remember<Answer>(
  answers: Answers<Answer>,
  origin: NodeId,
  request: RequestId,
  answer: Answer,
  key: string = request,
): Answers<Answer> {
  const given = { origin, number: numberOf(request), answer };
  return { ...answers, given: withEntry(answers.given, key, given) };
}

/** Whose client asked what was answered under the key. */
export function originOf(answers: Answers<unknown>, key: string): NodeId | undefined {
  return answers.given[key]?.origin;
}

/** The answer that was given, or undefined. */
export function recall<Answer>(answers: Answers<Answer>, key: string): Answer | undefined {
  return answers.given[key]?.answer;
}
