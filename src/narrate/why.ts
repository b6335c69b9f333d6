// The words of an explanation: why something was decided as it was, paragraph by paragraph.
import type { ConflictRule } from "../sim/note.ts";
import type { News, NewsOf } from "./claims.ts";
import type { Counterfactual } from "./counterfactual.ts";
import type { Resolution, ResolutionBy, RuleKind, Writer } from "./resolution.ts";
import type { Scene, Told } from "./told.ts";
import type { RowsAtOdds } from "./wholeRows.ts";

/** In the order in which they are told. */
export const paragraphKinds = ["who", "knew", "rule", "outcome", "counterfactual"] as const;
export type ParagraphKind = (typeof paragraphKinds)[number];

/** A conflict that was decided by some rule. */
export type Decision = ResolutionBy<ConflictRule>;

export type CounterfactualOf<Kind extends Counterfactual["kind"]> = Extract<
  Counterfactual,
  { readonly kind: Kind }
>;

/** What a writer knew of a write; both are given in words. */
export interface KnewWords {
  readonly seen: Told<[of: string, by: string]>;
  /** By the kind of what kept it from being seen; what was not yet written is not told. */
  readonly news: {
    readonly [Kind in Exclude<News["kind"], "later">]: Told<[NewsOf<Kind>, of: string, by: string]>;
  };
}

export interface WhyWords {
  readonly headings: Readonly<Record<ParagraphKind, string>>;
  /** Who wrote what, when. */
  readonly wrote: Told<[Writer, Scene]>;
  /** "Tokyo’s write", "the value of the start"; for experts with its number. */
  readonly write: Told<[Writer, Scene]>;
  readonly knew: KnewWords;
  readonly rules: { readonly [Rule in RuleKind]: Told<[ResolutionBy<Rule>, Scene]> };
  /** Whole rows compete, and neither side wrote what the other wrote. */
  readonly wholeRows: Told<[RowsAtOdds, Scene]>;
  /** What stays, and what is lost. */
  readonly outcome: Told<[Resolution, Scene]>;
  readonly counterfactual: {
    readonly [Kind in Counterfactual["kind"]]: Told<[CounterfactualOf<Kind>, Scene]>;
  };
}
