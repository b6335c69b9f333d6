// What little would have changed an outcome. Nothing is guessed: each claim is tried by changing
// the scenario so and running it again, and told only if the other thing happens then; and where
// it has a size, the size is the smallest one.
import { hasSeen } from "../checks/causality.ts";
import type { NodeId } from "../data/value.ts";
import { type ConflictRule, isPeaceful } from "../sim/note.ts";
import type { Scenario, ScriptEntry } from "../sim/scenario.ts";
import { simulate } from "../sim/simulate.ts";
import type { RequestRecord, Trace } from "../sim/trace.ts";
import type { ClaimOf } from "./claims.ts";
import {
  type Resolution,
  type ResolutionBy,
  resolutionOf,
  rivalsOf,
  type Writer,
} from "./resolution.ts";

export type Fault = "partition" | "cut" | "crash";

export type Counterfactual =
  /** With this node's clock otherwise by so much, `winner`'s write would have stayed. */
  | {
      readonly kind: "clock";
      readonly node: NodeId;
      readonly direction: "slower" | "faster";
      readonly byUs: number;
      /** Whether that clock was right when its write was stamped. */
      readonly isRight: boolean;
      readonly winner: Writer;
    }
  /** Had it been asked so much later, it would have known the other write. */
  | {
      readonly kind: "later";
      readonly request: RequestRecord;
      readonly other: Writer;
      readonly claim: ClaimOf<"would-see">;
      /**
       * It would have been certified; or there would have been no conflict; or, where there is none
       * anyhow, the two would not have been concurrent.
       */
      readonly then: "passes" | "no-conflict" | "in-order";
    }
  | {
      readonly kind: "without-fault";
      readonly faults: readonly Fault[];
      /** After which time it would have had its OK; null: nothing would have been given up. */
      readonly okAfterUs: number | null;
    };

type Decision = ResolutionBy<ConflictRule>;

/** More simulated events than this would be felt while the page waits. */
const mostEvents = 3000;

const known = new WeakMap<Trace, Map<number, Counterfactual | null>>();

export function counterfactualOf(trace: Trace, index: number): Counterfactual | null {
  const found = known.get(trace) ?? new Map<number, Counterfactual | null>();
  known.set(trace, found);
  let one = found.get(index);
  if (one === undefined) {
    const resolution = resolutionOf(trace, index);
    one = resolution === null ? null : compute(new Trial(trace), resolution);
    found.set(index, one);
  }
  return one;
}

function compute(trial: Trial, resolution: Resolution): Counterfactual | null {
  switch (resolution.rule) {
    case "later-stamp":
    case "tie-by-node":
      return byClock(trial, resolution) ?? byDelay(trial, resolution);
    case "shadowed":
      return byClock(trial, resolution);
    case "discarded":
      return withoutFault(trial, resolution.writers[0]?.request ?? null);
    case "refused":
      return [11, 1047].includes(resolution.code) ? withoutFault(trial, resolution.request) : null;
    case "unanswered":
      return withoutFault(trial, resolution.request);
    case "preempted":
    case "adopted":
      return null;
    default:
      return byDelay(trial, resolution);
  }
}

/** Runs of changed scenarios, as many as the time allows. */
class Trial {
  readonly trace: Trace;
  private left = mostEvents;

  constructor(trace: Trace) {
    this.trace = trace;
  }

  /** Null: it would take too long to know. */
  run(scenario: Scenario): Trace | null {
    const expected = this.trace.events.length;
    if (expected > this.left) return null;
    const limits = { events: 2 * expected + 1000 };
    const { mode, options } = this.trace;
    const trace = simulate(scenario, mode, { options }, limits);
    this.left -= trace.events.length;
    return trace.unfinished ? null : trace;
  }

  /** The smallest number up to `most` for which it holds; null: not even for `most`, or unknown. */
  least(most: number, holds: (by: number) => boolean | null): number | null {
    if (most < 1 || holds(most) !== true) return null;
    let [no, yes] = [0, most];
    // Mostly it is the difference itself, or one more.
    for (const near of [most - 1, most - 2]) {
      if (near <= no) continue;
      const answer = holds(near);
      if (answer === null) return null;
      if (answer) yes = near;
      else no = near;
    }
    while (yes - no > 1) {
      const middle = Math.floor((no + yes) / 2);
      const answer = holds(middle);
      if (answer === null) return null;
      if (answer) yes = middle;
      else no = middle;
    }
    return yes;
  }
}

/** The scenario with one clock otherwise, from the start on. */
function withClock(scenario: Scenario, node: NodeId, byUs: number): Scenario {
  return {
    ...scenario,
    nodes: scenario.nodes.map((setup) =>
      setup.id === node ? { ...setup, clockOffsetUs: setup.clockOffsetUs + byUs } : setup,
    ),
    script: scenario.script.map((entry) =>
      entry.kind === "clock" && entry.node === node
        ? { ...entry, offsetUs: entry.offsetUs + byUs }
        : entry,
    ),
  };
}

/** The scenario with one entry later. */
function withDelay(scenario: Scenario, index: number, byUs: number): Scenario {
  const script = scenario.script.map((entry) =>
    entry.index === index ? { ...entry, atUs: entry.atUs + byUs } : entry,
  );
  return { ...scenario, script: script.sort((a, b) => a.atUs - b.atUs || a.index - b.index) };
}

/** Where two requests meet in a conflict: did the first one stay, as often as they met? */
function wins(trace: Trace, winner: RequestRecord, loser: RequestRecord): boolean {
  const [first, second] = [sameRequest(trace, winner), sameRequest(trace, loser)];
  const notes = trace.events.flatMap((event) => event.notes);
  const met = notes.flatMap((note) => {
    if (note.kind !== "conflict") return [];
    const kept = note.kept.map(({ request }) => request);
    const lost = note.lost.map(({ request }) => request);
    if (kept.includes(first) && lost.includes(second)) return [true];
    return kept.includes(second) && lost.includes(first) ? [false] : [];
  });
  return met.length > 0 && met.every((isWon) => isWon);
}

/** The id of the same try in another run. */
function sameRequest(trace: Trace, { entry, attempt }: RequestRecord): string | null {
  const same = trace.requests.find((one) => one.entry === entry && one.attempt === attempt);
  return same?.id ?? null;
}

function byClock(trial: Trial, resolution: Resolution): Counterfactual | null {
  const winner = resolution.writers.find(({ isLost }) => !isLost);
  const loser = resolution.writers.find(({ isLost }) => isLost);
  if (winner?.request == null || loser?.request == null || winner.node === loser.node) return null;
  const [kept, lost] = [winner.request, loser.request];
  const isTurned = (changed: Trace): boolean =>
    resolution.rule === "shadowed"
      ? !isLostThere(changed, lost, resolution.row)
      : wins(changed, lost, kept);
  // Enough in any case: the whole difference of the two readings, and one more.
  const [ours, theirs] = [winner.clockUs ?? 0, loser.clockUs ?? 0];
  const most = Math.abs(ours - theirs) + 1;
  for (const [node, sign] of [
    [winner.node, -1],
    [loser.node, 1],
  ] as const) {
    if (node === null) continue;
    const byUs = trial.least(most, (by) => {
      const changed = trial.run(withClock(trial.trace.scenario, node, sign * by));
      return changed === null ? null : isTurned(changed);
    });
    const direction = sign < 0 ? "slower" : "faster";
    if (byUs === null) continue;
    const own = sign < 0 ? winner : loser;
    const isRight = own.clockUs === own.request?.atUs;
    return { kind: "clock", node, direction, byUs, isRight, winner: loser };
  }
  return null;
}

function isLostThere(trace: Trace, request: RequestRecord, row: string | null): boolean {
  const id = sameRequest(trace, request);
  return trace.events.some(({ notes }) =>
    notes.some((note) => note.kind === "lost" && note.request === id && note.row === row),
  );
}

/** The later of the first two writers, had it waited until its node knew the other's write. */
function byDelay(trial: Trial, resolution: Decision): Counterfactual | null {
  const { trace } = trial;
  const [a, b] = rivalsOf(resolution.writers, resolution.rule, (by, of) =>
    hasSeen(trace, by, of, resolution.note.row),
  );
  if (a?.request == null || b?.request == null || a.node === b.node) return null;
  const isCertified = resolution.rule === "first-in-order";
  const [other, writer] = isCertified || a.request.atUs <= b.request.atUs ? [a, b] : [b, a];
  const [request, earlier] = [writer.request, other.request];
  const entry = trace.scenario.script.find(({ index }) => index === request?.entry);
  // Only a try that began when the script says so can be moved by moving the script.
  if (request === null || earlier === null || entry?.atUs !== request.atUs) return null;
  if (request.attempt !== 1 || hasSeen(trace, request.id, earlier.id, resolution.note.row)) {
    return null;
  }
  const known = trace.events.find((event) => isTold(trace, event.index, request, earlier));
  if (known === undefined) return null;
  const { row } = resolution.note;
  const holds = (by: number): boolean | null => {
    const changed = trial.run(withDelay(trace.scenario, entry.index, by));
    if (changed === null) return null;
    const [id, of] = [sameRequest(changed, request), sameRequest(changed, earlier)];
    if (id === null || of === null || !hasSeen(changed, id, of, row)) return false;
    return isCertified
      ? !hasFailed(changed, request)
      : !haveMet(changed, request, earlier) && hasWritten(changed, request);
  };
  const byUs = trial.least(known.atUs - request.atUs, holds);
  if (byUs === null) return null;
  const isCalm = isPeaceful(resolution.note.rule);
  const then = isCertified ? "passes" : isCalm ? "in-order" : "no-conflict";
  const claim = { claim: "would-see", by: request.id, of: earlier.id, row, byUs } as const;
  return { kind: "later", request, other, then, claim };
}

/** Whether the earlier write became visible by this event where the request was asked. */
function isTold(
  trace: Trace,
  index: number,
  request: RequestRecord,
  earlier: RequestRecord,
): boolean {
  const event = trace.events[index];
  if (event === undefined || event.node !== request.node || event.atUs <= request.atUs) {
    return false;
  }
  return event.notes.some((note) => {
    if (note.kind === "apply") return note.requests.includes(earlier.id);
    if (note.kind === "write") return note.request === earlier.id;
    if (note.kind !== "conflict") return false;
    return [...note.kept, ...note.lost].some(({ request: id }) => id === earlier.id);
  });
}

function hasFailed(trace: Trace, request: RequestRecord): boolean {
  const id = sameRequest(trace, request);
  return trace.events.some(({ notes }) =>
    notes.some((note) => note.kind === "certify" && note.request === id && note.verdict === "fail"),
  );
}

function hasWritten(trace: Trace, request: RequestRecord): boolean {
  const id = sameRequest(trace, request);
  return trace.requests.find((one) => one.id === id)?.outcome === "ok";
}

function haveMet(trace: Trace, a: RequestRecord, b: RequestRecord): boolean {
  const ids = [sameRequest(trace, a), sameRequest(trace, b)];
  return trace.events.some(({ notes }) =>
    notes.some((note) => {
      if (note.kind !== "conflict") return false;
      const both = [...note.kept, ...note.lost].map(({ request }) => request);
      return ids.every((id) => both.includes(id));
    }),
  );
}

/** The faults that were there while the request was open, taken out of the script. */
function withoutFault(trial: Trial, request: RequestRecord | null): Counterfactual | null {
  const { trace } = trial;
  if (request === null) return null;
  const until = request.outcome === "ok" ? trace.endedUs : (request.doneUs ?? trace.endedUs);
  const isInTheWay = (entry: ScriptEntry): boolean =>
    isFault(entry) && entry.atUs <= until && (entry.untilUs ?? until) >= request.atUs;
  const removed = trace.scenario.script.filter(isInTheWay);
  if (removed.length === 0) return null;
  const script = trace.scenario.script.filter((entry) => !isInTheWay(entry));
  const changed = trial.run({ ...trace.scenario, script });
  const same = changed?.requests.find(
    ({ entry, attempt }) => entry === request.entry && attempt === request.attempt,
  );
  if (changed == null || same?.outcome !== "ok" || same.doneUs === null) return null;
  const isGivenUp = changed.events.some(({ notes }) =>
    notes.some((note) => note.kind === "discard" && note.requests.includes(same.id)),
  );
  if (isGivenUp) return null;
  const faults = [...new Set(removed.filter(isFault).map(({ kind }) => kind))];
  const okAfterUs = request.outcome === "ok" ? null : same.doneUs - same.atUs;
  return { kind: "without-fault", faults, okAfterUs };
}

function isFault(entry: ScriptEntry): entry is Extract<ScriptEntry, { readonly kind: Fault }> {
  return entry.kind === "partition" || entry.kind === "cut" || entry.kind === "crash";
}
