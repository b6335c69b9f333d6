// What each figure of the table of verdicts says: a main text, words beside it, and whether it is
// trouble. The events behind a figure come with it.
import type { Judgement, Scores } from "../../../session/judging/scores.ts";
import type { Format } from "../../words.ts";
import type { verdictsWords } from "./words.ts";

type Said = (typeof verdictsWords)["en"];

export interface Figure {
  readonly main: string;
  /** Smaller, beside it; may be empty. */
  readonly small: string;
  /** A loss, copies that differ for ever, or answers that fit no order. */
  readonly trouble: boolean;
  /** Nothing of the kind happened. */
  readonly nothing: boolean;
  readonly events: readonly number[];
}

export function figureOf(
  measure: keyof Scores,
  scores: Scores,
  said: Said,
  format: Format,
): Figure {
  switch (measure) {
    case "refused": {
      const { retried } = scores.refused;
      return count(scores.refused, retried === 0 ? "" : said.retried(retried));
    }
    case "lost": {
      const { count: writes, unfinished, events } = scores.lost;
      if (unfinished) return { ...calm, main: said.unfinished, events };
      const isTrouble = writes > 0;
      const small = isTrouble ? said.lostBeside(writes) : "";
      return { ...count(scores.lost, small), trouble: isTrouble };
    }
    case "conflicts":
      return count(scores.conflicts, rulesText(scores.conflicts, said));
    case "messages":
      return count(scores.messages, said.bytes(scores.messages.bytes));
    case "converged":
      return convergedFigure(scores.converged, said, format);
    case "medianOk":
    case "worstOk":
      return duration(scores[measure], said.noOk, format);
    case "unavailable":
      return duration(scores.unavailable, said.never, format);
    default:
      return count(scores[measure], "");
  }
}

const calm = { small: "", trouble: false, nothing: false } as const;

function count(
  { count: amount, events }: { readonly count: number; readonly events: readonly number[] },
  small: string,
): Figure {
  return { ...calm, main: String(amount), small, nothing: amount === 0, events };
}

function duration({ us, events }: Scores["worstOk"], none: string, format: Format): Figure {
  if (us === null) return { ...calm, main: none, nothing: true, events };
  return { ...calm, main: format.milliseconds(us), nothing: us === 0, events };
}

/** One rule by its name, several with their numbers; in brackets what was merged without one. */
function rulesText({ rules, merged, overruled }: Scores["conflicts"], said: Said): string {
  const listed = (all: typeof rules): string =>
    all.map(({ rule, count: times }) => `${times} ${said.rules[rule]}`).join(", ");
  const [only] = rules;
  const found = only !== undefined && rules.length === 1 ? said.rules[only.rule] : listed(rules);
  const calmly = merged.length === 0 ? "" : `(${listed(merged)})`;
  const known = overruled === 0 ? "" : said.overruled(overruled);
  return [found, known, calmly].filter((text) => text !== "").join(" ");
}

function convergedFigure(
  { us, events, unfinished }: Scores["converged"],
  said: Said,
  format: Format,
): Figure {
  if (unfinished) return { ...calm, main: said.unfinished, events };
  if (us === null) {
    return { ...calm, main: said.never, small: said.copiesDiffer, trouble: true, events };
  }
  if (us === 0) return { ...calm, main: said.always, events };
  return { ...calm, main: format.milliseconds(us), events };
}

export function linearizableFigure(judgement: Judgement, said: Said): Figure {
  const { holds, nobodyRead, events } = judgement;
  if (holds === null && judgement.unfinished) return { ...calm, main: said.unfinished, events };
  if (holds === null) return { ...calm, main: said.undecided, events };
  if (holds) return { ...calm, main: said.yes, small: nobodyRead ? said.nobodyRead : "", events };
  return { ...calm, main: said.no, small: said.fitsNoOrder, trouble: true, events };
}
