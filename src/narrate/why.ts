// The words of an explanation: why something was decided as it was, paragraph by paragraph.
import type { ConflictRule } from "../sim/note.ts";
import type { Counterfactual } from "./counterfactual.ts";
import type { Reach, ReachOf } from "./reach.ts";
import type { Resolution, ResolutionBy, RuleKind, Writer } from "./resolution.ts";
import type { Scene, Told } from "./told.ts";

/** In the order in which they are told. */
export const paragraphKinds = ["who", "knew", "rule", "outcome", "counterfactual"] as const;
export type ParagraphKind = (typeof paragraphKinds)[number];

/** A conflict that was decided by some rule. */
export type Decision = ResolutionBy<ConflictRule>;

export type CounterfactualOf<Kind extends Counterfactual["kind"]> = Extract<
  Counterfactual,
  { readonly kind: Kind }
>;

export interface WhyWords {
  readonly headings: Readonly<Record<ParagraphKind, string>>;
  /** Who wrote what, when. */
  readonly wrote: Told<[Writer, Scene]>;
  /** What the writer `by` could know of the write `of`. */
  readonly reach: {
    readonly [Kind in Reach["kind"]]: Told<[ReachOf<Kind>, of: Writer, by: Writer, Scene]>;
  };
  readonly rules: { readonly [Rule in RuleKind]: Told<[ResolutionBy<Rule>, Scene]> };
  /** What stays, and what is lost. */
  readonly outcome: Told<[Resolution, Scene]>;
  readonly counterfactual: {
    readonly [Kind in Counterfactual["kind"]]: Told<[CounterfactualOf<Kind>, Scene]>;
  };
}
