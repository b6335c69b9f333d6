// One finding of the agreement checks: nodes that differ where they must not.

export type DisagreementKind =
  | "slot"
  | "order"
  | "verdict"
  | "component"
  | "home"
  | "two-phase"
  | "term";

export interface Disagreement {
  readonly kind: DisagreementKind;
  /** The event with which it became a fact. */
  readonly event: number;
  /** A sentence. */
  readonly text: string;
}
