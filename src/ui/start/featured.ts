// The scenarios that the start page shows by a drawing: which mode's run, and how much of it.

export interface Featured {
  /** In the library. */
  readonly id: FeaturedId;
  /** Index among the scenario's modes: the one in which the point is seen best. */
  readonly mode: number;
  readonly untilMs: number;
}

export type FeaturedId =
  | "profile"
  | "inventory"
  | "cut"
  | "or-set"
  | "lost-member"
  | "virginia"
  | "fast-clock"
  | "rights";

/** In the order of the cards; no two drawings look alike. */
export const featured: readonly Featured[] = [
  { id: "profile", mode: 0, untilMs: 165 },
  { id: "inventory", mode: 4, untilMs: 610 },
  { id: "cut", mode: 0, untilMs: 1300 },
  { id: "or-set", mode: 0, untilMs: 320 },
  { id: "lost-member", mode: 1, untilMs: 520 },
  { id: "virginia", mode: 0, untilMs: 620 },
  { id: "fast-clock", mode: 0, untilMs: 2200 },
  { id: "rights", mode: 1, untilMs: 800 },
];

/** What "Show me a conflict" opens. */
export const firstConflict: FeaturedId = "profile";

/** What the map of the start page shows, and when. */
export const hero = { id: "inventory", mode: 0, timeUs: 60_000 } as const;
