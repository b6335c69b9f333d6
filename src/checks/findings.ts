// Everything that the checks find out about a run, in one object. Each part is computed when it is
// first asked for: the page reads convergence of five runs at once and linearizability of none.
import type { RequestId } from "../data/value.ts";
import type { Trace } from "../sim/trace.ts";
import { disagreements } from "./agreement.ts";
import { type Anomaly, anomalies } from "./anomalies.ts";
import { type ClaimResult, checkClaims } from "./claims.ts";
import { type ConflictFound, conflicts } from "./conflicts.ts";
import { convergence } from "./convergence.ts";
import { digest } from "./digest.ts";
import type { Disagreement } from "./disagreement.ts";
import { type InvariantResult, invariantResults } from "./invariants.ts";
import { linearizability } from "./linearizability.ts";
import { type LostWrite, lostWrites } from "./lostWrites.ts";
import { type Metrics, metrics } from "./metrics.ts";
import { perTrace } from "./perTrace.ts";
import { type ReadFindings, readFindings } from "./staleReads.ts";

export class Findings {
  private readonly trace: Trace;

  constructor(trace: Trace) {
    this.trace = trace;
  }

  /** Null: the run is unfinished. */
  get converged(): boolean | null {
    return this.trace.unfinished ? null : convergence(this.trace).converged;
  }

  /** Microseconds; null when the nodes differ at the end, or the run is unfinished. */
  get convergedAtUs(): number | null {
    return this.trace.unfinished ? null : convergence(this.trace).convergedAtUs;
  }

  /** None of a run that is unfinished: of these it is not known. */
  get lost(): readonly LostWrite[] {
    return lostWrites(this.trace);
  }

  /** The requests of the lost writes, each once. */
  get lostWrites(): readonly RequestId[] {
    return [...new Set(this.lost.map(({ request }) => request))];
  }

  get reads(): ReadFindings {
    return readFindings(this.trace);
  }

  /** How many read operations were stale. */
  get staleReads(): number {
    return this.reads.stale.length;
  }

  get linearizable(): boolean | null {
    return linearizability(this.trace).linearizable;
  }

  /** Whether that follows from nobody having read. */
  get nobodyRead(): boolean {
    return linearizability(this.trace).nobodyRead;
  }

  get invariants(): readonly InvariantResult[] {
    return invariantResults(this.trace);
  }

  get disagreements(): readonly Disagreement[] {
    return disagreements(this.trace);
  }

  get claims(): readonly ClaimResult[] {
    return checkClaims(this.trace);
  }

  get anomalies(): readonly Anomaly[] {
    return anomalies(this.trace);
  }

  get conflicts(): readonly ConflictFound[] {
    return conflicts(this.trace);
  }

  get metrics(): Metrics {
    return metrics(this.trace);
  }

  get digest(): string {
    return digest(this.trace);
  }
}

/** The findings of a run; the same object for the same trace. */
export const findings = perTrace((trace: Trace) => new Findings(trace));
