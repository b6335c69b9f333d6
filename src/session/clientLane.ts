// What the clients of a run believe, and whether it is true at the end: sent, acknowledged at, lost?
import type { Run } from "./run.ts";

/** What became of a request in the end. */
export type Fate =
  /** Acknowledged, and its effect is there at the end, or was replaced knowingly. */
  | "kept"
  /** Acknowledged, then lost. */
  | "lost"
  | "read"
  | "refused"
  | "unknown"
  /** Still open when the run ended. */
  | "open";

export interface ClientFact {
  /** Index in the trace's requests. */
  readonly request: number;
  readonly node: string;
  readonly client: string;
  readonly sentUs: number;
  readonly sentBy: number;
  readonly doneUs: number | null;
  readonly doneBy: number;
  readonly fate: Fate;
  /** Since when the loss is certain; null unless `fate` is `lost`. */
  readonly lostUs: number | null;
  readonly lostBy: number;
}

/** In order of sending. */
export function clientFactsOf(_run: Run): readonly ClientFact[] {
  return [];
}
