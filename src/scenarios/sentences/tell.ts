// Faults as sentences.
import { visible } from "../../lib/visible.ts";
import type { Fault } from "../fault.ts";
import { pathText } from "../path.ts";
import type { FaultWords, Said } from "./words.ts";

/** A fault with its place, as one clause without a full stop. It is one line in each language. */
export function faultText(words: FaultWords, { path, said, at, isInLink }: Fault): string {
  const clause = clauseOf(words, said);
  const placed =
    at !== undefined
      ? words.notJson(at.line, at.column, clause)
      : path.length === 0
        ? clause
        : `${pathText(path)}: ${clause}`;
  // Some of it is what somebody else wrote.
  return visible(isInLink === true ? words.inLink(placed) : placed);
}

/** What is wrong alone, as a sentence: for where the place is shown. */
export function faultSentence(words: FaultWords, { said }: Fault): string {
  return visible(words.sentence(clauseOf(words, said)));
}

/** What a link has that is not known: the first of it, however much there is. */
export function ignoredText(words: FaultWords, parts: readonly string[]): string {
  const most = 4;
  const first = parts.length > most ? [...parts.slice(0, most - 1), "…"] : parts;
  return visible(words.ignored(first));
}

function clauseOf({ kinds }: FaultWords, [kind, ...from]: Said): string {
  // The type of `Said` ties each kind to its data; the union cannot be narrowed by a computed key.
  return (kinds[kind] as (...data: readonly unknown[]) => string)(...from);
}
