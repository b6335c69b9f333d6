// What a panel says of its run at a moment, as data, and the words it needs in each language.
import type { RefusalCode } from "../data/refusal.ts";
import type { FieldValue } from "../data/value.ts";
import type { Limit } from "../sim/limits.ts";
import type { OkWhen } from "../sim/mode.ts";
import type { Invariant } from "../sim/scenario.ts";
import type { RequestRecord } from "../sim/trace.ts";

/** Whether the copies agree: now, or (once the run is over) since when. */
export type Agreement =
  | { readonly kind: "agree"; readonly allUp: boolean }
  | { readonly kind: "differ"; readonly allUp: boolean; readonly unheard: Unheard | null }
  | { readonly kind: "since"; readonly allUp: boolean; readonly sinceUs: number };

/** Who has not heard of what, where it is because of that that copies differ. */
export interface Unheard {
  /** Null: all nodes that are up. */
  readonly nodes: readonly string[] | null;
  /** Whose write it is; null where there are several. */
  readonly writer: string | null;
}

/** What is most worth saying of a run at a moment. Nodes are given by their names. */
export type Saying =
  /** The run is over, and something was still to come. */
  | {
      readonly kind: "unfinished";
      /** The limit of ours that cut it; else whether it is where the scenario ends. */
      readonly why: Limit | "end" | "restless";
      /** The node whose state is too large, where that is why. */
      readonly node: string;
      /** How many requests are open. */
      readonly open: number;
    }
  | {
      readonly kind: "lost";
      readonly count: number;
      /** The first of them. */
      readonly request: RequestRecord | undefined;
      readonly node: string;
    }
  | {
      readonly kind: "siblings";
      readonly count: number;
      /** Null: everywhere. */
      readonly nodes: readonly string[] | null;
    }
  | {
      readonly kind: "broken";
      readonly invariant: Invariant;
      readonly node: string;
      readonly value: FieldValue;
      readonly atUs: number;
    }
  | {
      readonly kind: "waiting";
      readonly count: number;
      readonly writing: boolean;
      readonly nodes: readonly string[];
      readonly okWhen: OkWhen;
      /** How many nodes there are. */
      readonly of: number;
    }
  | {
      readonly kind: "refused";
      readonly count: number;
      readonly node: string;
      readonly code: RefusalCode | null;
    }
  | { readonly kind: "unknown"; readonly count: number; readonly nodes: readonly string[] }
  /** Nobody has had an OK for a write. */
  | { readonly kind: "unwritten"; readonly agreement: Agreement }
  | { readonly kind: "kept"; readonly agreement: Agreement; readonly isOver: boolean }
  /** Writes had their OK in a run that is too short to tell what becomes of them. */
  | { readonly kind: "acknowledged"; readonly count: number; readonly agreement: Agreement }
  /** The run is over, and the copies are not alike. */
  | { readonly kind: "apart" };

export type SayingOf<Kind extends Saying["kind"]> = Extract<Saying, { readonly kind: Kind }>;

export interface Said {
  /** At most about 22 characters. */
  readonly headline: string;
  /** The headline in a word or two, for the narrowest screens. */
  readonly short: string;
  /** At most two lines of a narrow panel. */
  readonly why: string;
}

export interface VerdictWords {
  readonly says: { readonly [Kind in Saying["kind"]]: (saying: SayingOf<Kind>) => Said };
  /** Whether the copies are alike, in a word. */
  agreement(agree: boolean): string;
  /** What an OK needs, in a few words. */
  okWhen(okWhen: OkWhen, nodes: number): string;
}

/** More nodes are counted, not named: a third line of a panel would make its map smaller. */
export const mostNamed = 3;
