// What the library's own texts say in another language than English, in which its files are
// written. Nothing of it stands in a file or a link; it is shown as long as the text is the
// library's.
import type { LibraryId } from "./index.ts";

export interface ScenarioWords {
  readonly title: string;
  readonly about: string;
}

/** What the library's scenarios call their modes where the mode's own name does not say enough. */
export type LibraryLabel =
  | "all or nobody"
  | "blind local"
  | "borrow"
  | "by hand"
  | "fields"
  | "hybrid clock"
  | "last writer"
  | "local reads"
  | "London leads"
  | "microseconds"
  | "no leader"
  | "operations"
  | "patience 1 s"
  | "plain clock"
  | "reads in the log"
  | "reads that wait"
  | "refuse"
  | "semi-sync"
  | "ships at once"
  | "ships in batches"
  | "short pauses"
  | "siblings"
  | "single columns"
  | "slow to apply"
  | "sum of changes"
  | "Tokyo leads"
  | "Virginia leads"
  | "whole rows"
  | "whole seconds";

export interface LibraryWords {
  readonly scenarios: Readonly<Record<LibraryId, ScenarioWords>>;
  readonly labels: Readonly<Record<LibraryLabel, string>>;
}
