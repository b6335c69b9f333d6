// The moments at which the group decided: a value is chosen by a quorum, a transaction certified.
// A choice is true of the group before any node has learned it; a certification is decided by the
// order alone, so the first node that comes to it shows what all others will find.
import { type Choices, choices } from "../../checks/chosen.ts";
import type { NodeId, RequestId } from "../../data/value.ts";
import { oncePerKeyInPieces } from "../../lib/oncePerKey.ts";
import { endsPiece, type Work, within } from "../../lib/work.ts";
import type { Trace } from "../../sim/trace.ts";
import type { Run } from "../run/run.ts";

export interface Decision {
  readonly kind: "chosen" | "certified" | "failed";
  readonly timeUs: number;
  /** The event by which it became so. */
  readonly event: number;
  readonly node: string;
  /** What was decided about; empty for an entry that only fills a gap of the log. */
  readonly requests: readonly string[];
  /** The events at which nodes learned it, once a node; of a certification the first is `event`. */
  readonly learned: readonly number[];
  /** The events at which it took effect (or was skipped as failed) at nodes, once a node. */
  readonly applied: readonly number[];
}

/** In order of time. */
export const decisionsOf = oncePerKeyInPieces(function* ({
  trace,
}: Run): Work<readonly Decision[]> {
  const learned = new Firsts();
  const applied = new Firsts();
  const certified: Omit<Decision, "learned" | "applied">[] = [];
  for (const { index: event, atUs: timeUs, node, notes } of trace.events) {
    if (endsPiece(event)) yield (0.5 * event) / trace.events.length;
    if (node === null) continue;
    for (const note of notes) {
      if (note.kind === "learn") learned.add(keyOfChoice(note), node, event);
      if (note.kind === "log" && note.request !== null) applied.add(note.request, node, event);
      if (note.kind !== "certify") continue;
      const isNew = learned.add(note.request, node, event);
      const kind = note.verdict === "pass" ? "certified" : "failed";
      if (isNew) certified.push({ kind, timeUs, event, node, requests: [note.request] });
    }
  }
  const certifications = certified.map((one): Decision => {
    const [request = ""] = one.requests;
    return { ...one, learned: learned.of(request), applied: applied.of(request) };
  });
  const choice = yield* within(choices.inPieces(trace), 0.5, 1);
  const chosen = chosenOf(trace, choice, learned, applied);
  return [...chosen, ...certifications].sort((a, b) => a.event - b.event);
});

function chosenOf(
  trace: Trace,
  { chosen }: Choices,
  learned: Firsts,
  applied: Firsts,
): readonly Decision[] {
  return chosen.map(({ slot, value, requests, event, atUs: timeUs }) => ({
    kind: "chosen",
    timeUs,
    event,
    node: trace.events[event]?.node ?? "",
    requests,
    learned: learned.of(keyOfChoice({ slot, value })),
    applied: applied.of(requests.at(-1) ?? ""),
  }));
}

const keyOfChoice = ({ slot, value }: { slot: number; value: string }): string =>
  `slot ${slot} ${value}`;

/** By what was decided: the first event of each node. */
class Firsts {
  private readonly events = new Map<string | RequestId, Map<NodeId, number>>();

  /** Says whether nobody had come to it before. */
  add(key: string, node: NodeId, event: number): boolean {
    const known = this.events.get(key);
    if (known === undefined) this.events.set(key, new Map([[node, event]]));
    else if (!known.has(node)) known.set(node, event);
    return known === undefined;
  }

  of(key: string): readonly number[] {
    return [...(this.events.get(key)?.values() ?? [])];
  }
}
