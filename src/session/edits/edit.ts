// What an edit is, and how times are written in a document.
import { limits } from "../../scenarios/leaves.ts";
import type { ScenarioDocument } from "../../scenarios/schema.ts";

/** A change of the document alone; `Session.edit` takes it as it is. */
export type Edit = (document: ScenarioDocument) => ScenarioDocument;

/** The smallest step of time that a document can say, in milliseconds. */
export const smallestMs = 0.001;

/** A time of the simulator as a document writes it: milliseconds with at most three decimals. */
export function msOf(us: number): number {
  return timeMs(us / 1000);
}

/** A number of milliseconds as a time that a document may hold. */
export function timeMs(ms: number): number {
  return Math.min(limits.timeMs, Math.max(0, fineMs(ms)));
}

/** Without what three decimals cannot say, and without a negative zero. */
export function fineMs(ms: number): number {
  return Math.round(ms * 1000) / 1000 + 0;
}

/** The record without the keys whose value is undefined: a document holds no such thing. */
export function stated<T extends object>(record: T): Stated<T> {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Stated<T>;
}

type Stated<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };
